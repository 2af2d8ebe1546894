"""Search on PostgreSQL: a stored tsvector with a GIN index in each table that is looked through."""

from collections.abc import Collection, Sequence
from typing import Any

from django.db import connection
from django.db.models import Model, QuerySet

from claims.search.index import SearchIndex
from claims.search.lookups import Rank
from claims.search.marking import Spans, between, runs
from claims.search.query import Term

_OPTIONS = "HighlightAll=true, StartSel=<, StopSel=>"


def tsquery(terms: Collection[Term], *, either: bool = False) -> str:
    """What to_tsquery is given: the users' words, letters and digits alone, in quotes."""
    phrases = (" <-> ".join(f"'{word}'" for word in term.words) for term in terms)
    return (" | " if either else " & ").join(f"({phrase})" for phrase in phrases)


class PostgresqlIndex(SearchIndex):
    """tsvector with the English stemmer and no stop words; ranks by ts_rank."""

    def _in_order(self, rows: QuerySet[Any], terms: tuple[Term, ...], value: str) -> list[int]:
        if not terms:
            return list(rows.values_list(value, flat=True))
        found = rows.model._base_manager.filter(pk__in=rows.values("pk"))
        return list(found.annotate(rank=Rank(terms)).order_by("-rank", "-pk").values_list(value, flat=True))

    def spans(self, model: type[Model], column: str, keys: Sequence[int], terms: tuple[Term, ...]) -> dict[int, Spans]:
        """Where the words stand: each term by itself, since the engine marks a phrase's words wherever they are."""
        if not keys or not terms:
            return {}
        name = connection.ops.quote_name(column)
        head = f"ts_headline('factdesk_english', factdesk_plain({name}), to_tsquery('factdesk_english', %s), %s)"
        heads = ", ".join(head for _ in terms)
        asked = [part for term in terms for part in (tsquery([term]), _OPTIONS)]
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT id, {heads} FROM {connection.ops.quote_name(model._meta.db_table)} WHERE id = ANY(%s)",
                [*asked, list(keys)],
            )
            return {key: _all_of(texts, terms) for key, *texts in cursor.fetchall()}


def _all_of(texts: Sequence[str], terms: Sequence[Term]) -> Spans:
    """The marks of every term together. Marks are put into plain text, which holds none of their characters."""
    found: list[tuple[int, int]] = []
    for text, term in zip(texts, terms, strict=True):
        bare = text.replace("<", "").replace(">", "")
        found += runs(bare, between(text, "<", ">"), len(term.words))
    return sorted(found)
