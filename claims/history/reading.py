"""Reading decisions of all kinds as one list: a single query, of which each part stops at an index.

A page begins where the last one ended, at a time, a kind and a number, so that no page costs more than the first.
"""

import datetime
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Q
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from claims.history.entries import Entry, Told, entries_of
from claims.history.sources import SOURCES, Source


@dataclass(frozen=True, slots=True)
class Cursor:
    """The last entry of a page: when, in which source, and its number there."""

    at: datetime.datetime
    source: int
    pk: int

    @classmethod
    def parse(cls, words: str) -> "Cursor | None":
        """The cursor of an address; None where it is none."""
        at, _, rest = words.partition("~")
        source, _, pk = rest.partition("~")
        try:
            moment = parse_datetime(at)
        except ValueError:
            return None
        if moment is None or timezone.is_naive(moment) or not (source.isdecimal() and pk.isdecimal()):
            return None
        return cls(moment, int(source), int(pk)) if len(pk) < 19 and len(source) < 3 else None

    def __str__(self) -> str:
        return f"{self.at.isoformat()}~{self.source}~{self.pk}"


@dataclass(frozen=True, slots=True)
class Asked:
    """What decisions are wanted: whose, of which kind, between which days, on which claim or finding."""

    who: str = ""
    kind: str = ""
    since: datetime.date | None = None
    until: datetime.date | None = None
    claim: int | None = None
    finding: int | None = None


def page_of_entries(asked: Asked, *, after: Cursor | None = None, size: int) -> tuple[list[Entry], Cursor | None]:
    """The next entries, and from where to go on; None at the end."""
    found = _fetch(asked, after, size + 1)
    going_on = found[size - 1] if len(found) > size else None
    cursor = Cursor(going_on.at, going_on.source, going_on.pk) if going_on else None
    return entries_of(found[:size]), cursor


def entries(asked: Asked, *, size: int = 500) -> Iterator[Entry]:
    """All of them, a few hundred in memory at a time."""
    found, cursor = page_of_entries(asked, size=size)
    yield from found
    while cursor is not None:
        found, cursor = page_of_entries(asked, after=cursor, size=size)
        yield from found


def _fetch(asked: Asked, after: Cursor | None, limit: int) -> list[Told]:
    parts: list[str] = []
    params: list[Any] = []
    for number, source in enumerate(SOURCES):
        narrowed = _narrowed(source, number, asked, after)
        if narrowed is None:
            continue
        try:
            sql, given = source.query(narrowed)[:limit].query.sql_with_params()
        except EmptyResultSet:
            continue
        parts.append(f"SELECT {number} AS source, part{number}.* FROM ({sql}) AS part{number}")
        params += given
    if not parts:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT * FROM ({' UNION ALL '.join(parts)}) AS every ORDER BY 2 DESC, 1, 3 DESC LIMIT {limit}", params
        )
        return [Told(source, _moment(at), pk, by or "", json.loads(told)) for source, at, pk, by, told in cursor]


def _narrowed(source: Source, number: int, asked: Asked, after: Cursor | None) -> Q | None:
    """The condition of a source's rows; None where it has nothing of what is wanted."""
    if asked.kind and source.kind != asked.kind:
        return None
    narrowed = Q()
    for pk, about in ((asked.claim, source.of_claim), (asked.finding, source.of_finding)):
        if pk is not None:
            if about is None:
                return None
            narrowed &= about(pk)
    if asked.who:
        narrowed &= Q(**{f"{source.by}__username__iexact": asked.who})
    if asked.since:
        narrowed &= Q(**{f"{source.at}__gte": _begin(asked.since)})
    if asked.until:
        narrowed &= Q(**{f"{source.at}__lt": _begin(asked.until + datetime.timedelta(days=1))})
    return narrowed & _beyond(source, number, after) if after else narrowed


def _beyond(source: Source, number: int, after: Cursor) -> Q:
    """What comes after an entry: earlier, or at the same moment of a later kind, or an earlier row."""
    beyond = Q(**{f"{source.at}__lt": after.at})
    if number > after.source:
        return Q(**{f"{source.at}__lte": after.at})
    if number == after.source:
        beyond |= Q(**{source.at: after.at, "pk__lt": after.pk})
    return beyond


def _begin(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))


def _moment(at: datetime.datetime | str) -> datetime.datetime:
    """SQLite gives a text, in UTC."""
    if isinstance(at, str):
        at = datetime.datetime.fromisoformat(at)
    return at if timezone.is_aware(at) else at.replace(tzinfo=datetime.UTC)
