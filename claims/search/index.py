"""The one class that looks for words, and what it finds."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Exists, F, Model, OuterRef, Q, QuerySet, Subquery

from articles.models import Article, Revision
from claims.models import ClaimQuerySet, Measure, MeasureAlias
from claims.paging import MOST_COUNTED
from claims.search.keeping import INDEXED
from claims.search.lookups import Found
from claims.search.marking import Spans
from claims.search.named import holding, holding_all, names_of
from claims.search.query import Query, Term


@dataclass(frozen=True, slots=True)
class Hits:
    """What was found, the best first, as primary keys; `more` where there is more than is ever ranked."""

    keys: tuple[int, ...]
    more: bool = False


class SearchIndex(ABC):
    """Looks for words in claims, articles and measures.

    `claims` and `measures` narrow a queryset, which stays one to filter further; `ranked` puts what a queryset holds
    into order, the newest 10,000 rows of it at most; `versions` does both for articles; `spans` says where in a text
    the words stand.
    """

    def claims(self, query: Query, among: ClaimQuerySet) -> ClaimQuerySet:
        """Those that hold the words: in their sentence, in what they count, or in a name of what they are about."""
        names = names_of(query.terms)
        found = among.filter(holding_all(query.wanted, names)) if query.wanted else among
        for term in query.unwanted:
            found = found.exclude(holding(term, names))
        return found

    def measures(self, query: Query, among: QuerySet[Measure]) -> QuerySet[Measure]:
        """Those whose names, aliases and merged names hold the words between them."""
        for term in query.terms:
            aliases = MeasureAlias.objects.filter(Found(term)).values("measure")
            merged = Measure.objects.filter(Found(term), merged_into__isnull=False).values("merged_into")
            held = Q(Found(term)) | Q(pk__in=aliases) | Q(pk__in=merged)
            among = among.exclude(held) if term.excluded else among.filter(held)
        return among

    def versions(self, query: Query, *, older: bool = False, most: int | None = None) -> Hits:
        """Versions of articles whose head or text holds the words, heads first: the newest, or with `older` all.

        Of each, the newest `most` are ranked, where that is given.
        """
        texts = Revision.objects.filter(article__withdrawn=False)
        heads = Article.objects.public().alias(newest=_newest_version())
        if not older:
            # Said so that the engine expects most versions to be the newest, and reads the last of them alone.
            later = Revision.objects.filter(article=OuterRef("article"), number__gt=OuterRef("number"))
            texts = texts.filter(~Exists(later))
        if query.wanted:
            texts, heads = texts.filter(Found(*query.wanted)), heads.filter(Found(*query.wanted))
        for term in query.unwanted:
            headed = Article.objects.filter(Found(term)).values("pk")
            texts = texts.exclude(Found(term)).exclude(article__in=headed)
            heads = heads.exclude(pk__in=headed).exclude(newest__in=Revision.objects.filter(Found(term)).values("pk"))
        return self._hits([(heads, "newest"), (texts, "pk")], query, most)

    def ranked(self, rows: QuerySet[Any], query: Query, *, most: int | None = None) -> Hits:
        """The rows of a queryset, or the newest `most` of them, by how well they fit, then the newest first."""
        return self._hits([(rows, "pk")], query, most)

    def _hits(self, parts: Sequence[tuple[QuerySet[Any], str]], query: Query, most: int | None) -> Hits:
        """The values of a column in the rows of several querysets, those of the first one first, each once."""
        limit = MOST_COUNTED if most is None else min(most, MOST_COUNTED)
        tables: list[str] = []
        chosen: list[str] = []
        asked: list[Any] = []
        given: list[Any] = []
        for number, (rows, column) in enumerate(parts):
            newest = rows.annotate(hit=F(column)).order_by("-pk").values_list("pk", "hit")[: limit + 1]
            try:
                sql, params = newest.query.sql_with_params()
            except EmptyResultSet:  # filters that exclude each other
                continue
            rank, rank_params = self._ranked(rows.model, f"newest{number}", query.wanted)
            tables.append(f"newest{number}(id, hit) AS ({sql})")
            chosen.append(f"SELECT {number} AS part, found.rank, found.id, found.hit FROM ({rank}) AS found")
            asked += params
            given += rank_params
        if not chosen:
            return Hits(())
        with connection.cursor() as cursor:
            cursor.execute(f"WITH {', '.join(tables)} {' UNION ALL '.join(chosen)}", [*asked, *given])
            found = cursor.fetchall()
        best = sorted(found, key=lambda row: (row[0], -row[1], -row[2]))
        keys = tuple(dict.fromkeys(hit for *_, hit in best if hit is not None))
        return Hits(keys[:limit], len(keys) > limit)

    @abstractmethod
    def spans(self, model: type[Model], column: str, keys: Sequence[int], terms: tuple[Term, ...]) -> dict[int, Spans]:
        """Where in a column of these rows any of the terms stand."""

    @abstractmethod
    def _ranked(self, model: type[Model], rows: str, terms: tuple[Term, ...]) -> tuple[str, list[Any]]:
        """A statement that gives rank, id and hit of a table of such rows, the better the higher; its parameters."""

    @staticmethod
    def columns(model: type[Model]) -> tuple[str, ...]:
        """The columns of a model that are looked through."""
        return INDEXED[model._meta.db_table]


def _newest_version() -> Subquery:
    newest = Revision.objects.filter(article=OuterRef("pk")).order_by("-number")
    return Subquery(newest.values("pk")[:1])


def search_index() -> SearchIndex:
    """The index of the database in use."""
    from claims.search.postgresql import PostgresqlIndex
    from claims.search.sqlite import SqliteIndex

    return PostgresqlIndex() if connection.vendor == "postgresql" else SqliteIndex()
