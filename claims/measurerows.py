"""The rows that a measure's page and the list of measures are made from, bounded however many are stored."""

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from claims.models import Claim, ClaimQuerySet, Finding, Measure
from claims.paging import MOST_COUNTED, CountOf, Tally, tally
from claims.search import Query, search_index
from claims.timeline import in_order_of_time
from claims.values import Relation

# More marks than these are a cloud in which no value can be told; the others are counted by the time they speak of.
MOST_DRAWN = 100
# In a list nobody tells two thousand claims from three thousand.
_MOST_SAID = 1000
_MOST_FOUND = 40
AGREEMENT = (Relation.CORROBORATES, Relation.COMPATIBLE)


@dataclass(frozen=True, slots=True)
class Values:
    """A measure's claims, latest first, as far as they are counted: their numbers, units and days of beginning."""

    keys: list[int] = field(default_factory=list)
    units: frozenset[str] = frozenset()
    days: list[datetime.date | None] = field(default_factory=list)
    total: Tally = field(default_factory=lambda: Tally(0))

    @property
    def drawn(self) -> list[int]:
        """Those that are drawn one by one."""
        return self.keys[:MOST_DRAWN]


def values_in(claims: ClaimQuerySet) -> Values:
    """These claims in order of time, in one query."""
    rows = list(in_order_of_time(claims).values_list("pk", "unit", "period_start")[: MOST_COUNTED + 1])
    if not rows:
        return Values()
    keys, units, days = zip(*rows, strict=True)
    return Values(list(keys[:MOST_COUNTED]), frozenset(units) - {""}, list(days), tally(len(rows)))


def claims_of(keys: Iterable[int]) -> dict[int, Claim]:
    """These claims with all that lists show of them."""
    return Claim.objects.with_context().in_bulk(set(keys))


def findings_about(measure: Measure) -> QuerySet[Finding]:
    """What was found of the measure beside agreement: so many as are listed, what waits for an editor first."""
    found = Finding.objects.live().filter(measure=measure).exclude(relation__in=AGREEMENT)
    # A query of its own inside, since SQLite takes no part of a union that is cut short.
    return Finding.objects.filter(pk__in=found.order_by("-queue", "relation", "pk").values("pk")[:_MOST_FOUND])


def listed(findings: Iterable[Finding]) -> list[Finding]:
    """Those that are listed beside a measure, in their order: what waits for an editor first, agreement not at all."""
    found = [finding for finding in findings if finding.relation not in AGREEMENT]
    return sorted(found, key=lambda finding: (not finding.queue, finding.relation, finding.pk))[:_MOST_FOUND]


def named(query: Query, *, unsaid: bool) -> QuerySet[Measure]:
    """Measures whose names hold the words, the catalogue's first; those of which nothing is said only where asked."""
    rows = search_index().measures(query, Measure.objects.own())
    if not unsaid:
        rows = rows.filter(Exists(_said()))
    return rows.order_by("-catalogued", "-by_hand", "name")


@dataclass(frozen=True, slots=True)
class Line:
    """A measure as the list shows it: its newest claim, how many there are, and whether an editor has to look."""

    measure: Measure
    claim: Claim | None
    said: Tally
    waits: bool


def lines_of(measures: Collection[int]) -> list[Line]:
    """These measures in their order, in two queries; claims are counted up to a thousand."""
    waiting = Finding.objects.waiting().filter(measure=OuterRef("pk")).order_by()
    rows = Measure.objects.annotate(
        said=CountOf(_said().values("pk")[: _MOST_SAID + 1]),
        latest=Subquery(in_order_of_time(_said()).values("pk")[:1]),
        waits=Exists(waiting),
    ).in_bulk(measures)
    claims = claims_of(row.latest for row in rows.values() if row.latest)
    shown = [rows[pk] for pk in measures if pk in rows]
    return [Line(row, claims.get(row.latest), tally(row.said, most=_MOST_SAID), row.waits) for row in shown]


def _said() -> ClaimQuerySet:
    """The claims of the measure of the query around this one."""
    return Claim.objects.standing().tracked().filter(measure=OuterRef("pk")).order_by()
