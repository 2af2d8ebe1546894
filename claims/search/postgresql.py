"""Search on PostgreSQL: a stored tsvector with a GIN index in each table that is looked through."""

from collections.abc import Collection, Sequence
from typing import Any

from django.db import connection
from django.db.models import Model

from claims.search.index import SearchIndex
from claims.search.marking import Spans, between, phrases
from claims.search.query import Term

_OPTIONS = "HighlightAll=true, StartSel=<, StopSel=>"


def tsquery(terms: Collection[Term], *, either: bool = False) -> str:
    """What to_tsquery is given: the users' words, letters and digits alone, in quotes."""
    phrases = (" <-> ".join(f"'{word}'" for word in term.words) for term in terms)
    return (" | " if either else " & ").join(f"({phrase})" for phrase in phrases)


class PostgresqlIndex(SearchIndex):
    """tsvector with the English stemmer and no stop words; ranks by ts_rank."""

    def _ranked(self, model: type[Model], rows: str, terms: tuple[Term, ...]) -> tuple[str, list[Any]]:
        if not terms:
            return f"SELECT 0.0 AS rank, id, hit FROM {rows}", []
        table = connection.ops.quote_name(model._meta.db_table)
        rank = "ts_rank(search, to_tsquery('factdesk_english', %s))"
        return f"SELECT {rank} AS rank, id, hit FROM {rows} JOIN {table} USING (id)", [tsquery(terms, either=True)]

    def spans(self, model: type[Model], column: str, keys: Sequence[int], terms: tuple[Term, ...]) -> dict[int, Spans]:
        """Where the words stand: each by itself, since the engine marks the words of a phrase wherever they are."""
        if not keys or not terms:
            return {}
        name, words = connection.ops.quote_name(column), [word for term in terms for word in term.words]
        head = f"ts_headline('factdesk_english', plain, to_tsquery('factdesk_english', %s), '{_OPTIONS}')"
        heads = ", ".join(head for _ in words)
        table = connection.ops.quote_name(model._meta.db_table)
        rows = f"SELECT id, factdesk_plain({name}) AS plain FROM {table} WHERE id = ANY(%s) OFFSET 0"
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT id, plain, {heads} FROM ({rows}) AS rows", [*(f"'{word}'" for word in words), list(keys)]
            )
            return {key: _together(plain, texts, terms) for key, plain, *texts in cursor.fetchall()}


def _together(plain: str, texts: Sequence[str], terms: Sequence[Term]) -> Spans:
    """The marks of every term. They were put into plain text, which holds none of their characters."""
    each = iter(between(text, "<", ">") for text in texts)
    return sorted(span for term in terms for span in phrases(plain, [next(each) for _ in term.words]))
