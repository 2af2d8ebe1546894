"""Search on SQLite: an FTS5 table beside each table that is looked through."""

from collections.abc import Collection, Sequence
from typing import Any

from django.db import connection
from django.db.models import Model, QuerySet

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

    def _in_order(self, rows: QuerySet[Any], terms: tuple[Term, ...], value: str) -> list[int]:
        found = list(rows.values_list("pk", value))
        if not terms or not found:
            return [number for _, number in found]
        table = index_table(rows.model)
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT rowid, rank FROM {table} WHERE {table} MATCH %s AND rowid BETWEEN %s AND %s",
                [match(terms, either=True), found[-1][0], found[0][0]],
            )
            ranks = dict(cursor.fetchall())
        # The better, the further below nothing.
        return [number for _, number in sorted(found, key=lambda row: (ranks.get(row[0], 0.0), -row[0]))]

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
