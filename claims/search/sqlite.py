"""Search on SQLite: an FTS5 table beside each table that is looked through."""

from collections.abc import Collection, Sequence
from typing import Any

from django.db import connection
from django.db.models import Model

from claims.search.index import SearchIndex
from claims.search.marking import Spans, between
from claims.search.query import Term

# No article holds them: they are taken out when it is cleaned.
_OPENS, _CLOSES = "\x01", "\x02"


def index_table(model: type[Model]) -> str:
    """The name of the FTS5 table beside a model's table."""
    return f"search_{model._meta.db_table}"


def match(terms: Collection[Term], *, either: bool = False) -> str:
    """What FTS5 is asked for: the users' words in quotation marks, so that none of them is an operator."""
    return (" OR " if either else " AND ").join(f'"{" ".join(term.words)}"' for term in terms)


class SqliteIndex(SearchIndex):
    """FTS5 with the Porter stemmer; ranks by BM25."""

    def _ranked(self, model: type[Model], rows: str, terms: tuple[Term, ...]) -> tuple[str, list[Any]]:
        if not terms:
            return f"SELECT 0.0 AS rank, id, hit FROM {rows}", []
        table = index_table(model)
        # Without the limit and the plus, SQLite would ask the index once for each row, and count all hits each time.
        found = f"{table} MATCH %s AND +rowid IN (SELECT id FROM {rows})"
        ranks = f"SELECT rowid AS id, rank FROM {table} WHERE {found} LIMIT -1"
        sql = f"SELECT coalesce(-ranks.rank, 0.0) AS rank, {rows}.id, hit FROM {rows} LEFT JOIN ({ranks}) AS ranks"
        return f"{sql} ON ranks.id = {rows}.id", [match(terms, either=True)]

    def spans(self, model: type[Model], column: str, keys: Sequence[int], terms: tuple[Term, ...]) -> dict[int, Spans]:
        """Where the words stand."""
        if not keys or not terms:
            return {}
        table, place = index_table(model), self.columns(model).index(column)
        marks = ", ".join("%s" for _ in keys)
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT rowid, highlight({table}, {place}, %s, %s) FROM {table} "
                f"WHERE {table} MATCH %s AND rowid IN ({marks})",
                [_OPENS, _CLOSES, match(terms, either=True), *keys],
            )
            return {key: between(text, _OPENS, _CLOSES) for key, text in cursor.fetchall()}
