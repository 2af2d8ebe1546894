"""The one class that looks for words, and what it finds."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from articles.models import Article, Revision
from claims.models import Claim, ClaimQuerySet, Measure, MeasureAlias
from claims.paging import MOST_COUNTED
from claims.search.keeping import INDEXED
from claims.search.lookups import Found
from claims.search.marking import Spans
from claims.search.named import holding, names_of
from claims.search.query import Query, Term


@dataclass(frozen=True, slots=True)
class Hits:
    """What was found, the best first, as primary keys; `more` where there is more than is ever ranked."""

    keys: tuple[int, ...]
    more: bool = False


class SearchIndex(ABC):
    """Looks for words in claims, articles and measures.

    `claims` and `measures` narrow a queryset, which stays one to filter further; `ranked` puts what a queryset holds
    into order, the newest 10,000 rows of it at most; `spans` says where in a text the words stand.
    """

    def claims(self, query: Query, among: ClaimQuerySet) -> ClaimQuerySet:
        """Those that hold the words: in their sentence, in what they count, or in a name of what they are about."""
        names = names_of(query.terms)
        # Terms that are in no name are looked for together, which is quicker than one by one.
        alone = [term for term in query.wanted if term not in names]
        found = among.filter(Found(*alone)) if alone else among
        for term in query.wanted:
            if term in names:
                found = found.filter(holding(term, names))
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

    def articles(self, query: Query, *, older: bool = False) -> Hits:
        """Articles whose head or newest text holds the words, heads first; `older` looks into every version."""
        texts = Revision.objects.all()
        if not older:
            texts = texts.exclude(Exists(texts.filter(article=OuterRef("article"), number__gt=OuterRef("number"))))
        heads = Article.objects.all()
        if query.wanted:
            texts, heads = texts.filter(Found(*query.wanted)), heads.filter(Found(*query.wanted))
        for term in query.unwanted:
            texts = texts.exclude(Found(term)).exclude(article__in=Article.objects.filter(Found(term)).values("pk"))
            heads = heads.exclude(Found(term)).exclude(pk__in=Revision.objects.filter(Found(term)).values("article"))
        in_heads = self.ranked(heads, query)
        in_texts = self.ranked(texts, query, value="article_id")
        keys = tuple(dict.fromkeys(in_heads.keys + in_texts.keys))
        return Hits(keys[:MOST_COUNTED], in_heads.more or in_texts.more or len(keys) > MOST_COUNTED)

    def ranked(self, rows: QuerySet[Any], query: Query, *, value: str = "pk") -> Hits:
        """The rows of a queryset by how well they fit, then the newest first."""
        newest = rows.order_by("-pk")[: MOST_COUNTED + 1]
        keys = self._in_order(newest, query.wanted, value)
        return Hits(tuple(keys[:MOST_COUNTED]), len(keys) > MOST_COUNTED)

    @abstractmethod
    def spans(self, model: type[Model], column: str, keys: Sequence[int], terms: tuple[Term, ...]) -> dict[int, Spans]:
        """Where in a column of these rows any of the terms stand."""

    @abstractmethod
    def _in_order(self, rows: QuerySet[Any], terms: tuple[Term, ...], value: str) -> list[int]:
        """The values of rows, which come the newest first, by how well they fit the terms."""

    @staticmethod
    def columns(model: type[Model]) -> tuple[str, ...]:
        """The columns of a model that are looked through."""
        return INDEXED[model._meta.db_table]


def search_index() -> SearchIndex:
    """The index of the database in use."""
    from claims.search.postgresql import PostgresqlIndex
    from claims.search.sqlite import SqliteIndex

    return PostgresqlIndex() if connection.vendor == "postgresql" else SqliteIndex()
