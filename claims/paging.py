"""Counting that stops: beyond so many, nobody reads on, and a database need not count them all."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import IntegerField, QuerySet, Subquery
from django.http import HttpRequest

MOST_COUNTED = 10_000


class Tally(int):
    """A number of rows; `more` where counting stopped at it."""

    more: bool

    def __new__(cls, number: int, *, more: bool = False) -> "Tally":
        """The number, and whether there are more than it says."""
        count = super().__new__(cls, number)
        count.more = more
        return count

    @property
    def short(self) -> str:
        """Where there is no room for words: 10,000+."""
        return f"{int(self):,}+" if self.more else str(self)

    def __str__(self) -> str:
        return f"more than {int(self):,}" if self.more else f"{int(self):,}"


def count_of(rows: QuerySet[Any]) -> Tally:
    """How many rows there are, up to `MOST_COUNTED`."""
    return tally(bounded(rows).count())


class CountOf(Subquery):
    """How many rows a queryset has, counted inside another query; a slice bounds it."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS counted)"
    output_field = IntegerField()


def bounded(rows: QuerySet[Any]) -> QuerySet[Any]:
    """The numbers of so many rows as are counted, and one more where there are more."""
    return rows.order_by().values("pk")[: MOST_COUNTED + 1]


def tally(found: int, *, most: int | None = None) -> Tally:
    """What a count of `bounded` rows comes to, or of as many others as `most` and one more."""
    most = MOST_COUNTED if most is None else most
    return Tally(min(found, most), more=found > most)


class BoundedPaginator(Paginator):
    """Pages of the first `MOST_COUNTED` rows; `count` says where there are more."""

    def __init__(self, rows: QuerySet[Any] | Sequence[Any], per_page: int, *, count: Tally | None = None) -> None:
        super().__init__(rows, per_page)
        if count is not None:
            self.count = count

    @cached_property
    def count(self) -> Tally:
        """How many rows there are."""
        rows = self.object_list
        return count_of(rows) if isinstance(rows, QuerySet) else Tally(len(rows))


def page_of(
    request: HttpRequest, rows: QuerySet[Any] | Sequence[Any], per_page: int, *, count: Tally | None = None
) -> Page:
    """The page that the address asks for, or the nearest there is."""
    return BoundedPaginator(rows, per_page, count=count).get_page(request.GET.get("page"))
