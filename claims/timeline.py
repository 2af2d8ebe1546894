"""Claims as series for display: lanes of marks, in plain frozen values without any HTML.

A claim stands where the period lies that it speaks of; a thin line leads from it to the day it was printed.
Nothing is averaged: every claim keeps its mark until there are so many that they are counted instead, which the
chart says.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from articles.ordering import latest_first
from claims import display
from claims.extraction.patterns.events import TYPES
from claims.lanes import SHORT_LETTERS, Chart, FindingMark, Lane, Mark, Undated
from claims.models import Claim, ClaimQuerySet, Finding
from claims.older import OLDER, older_values
from claims.scale import DayScale, day_scale
from claims.values import Basis, Comparator, Kind, Precision, Relation

MOST_MARKS = 500
MOST_LANES = 60
# Percent of the chart's width that a letter of a label takes: in the narrowest chart with whole labels, and on a
# telephone, where labels are cut.
_LETTER = 0.95
_PHONE_LETTER = 2.0
_LABEL_LETTERS = 34
_NARROWEST_BAR = 0.9
# What an editor may want to see between marks; agreement would only draw lines over lanes.
_DRAWN = {
    Relation.CONTRADICTS, Relation.CANNOT_COMPARE, Relation.UPDATES, Relation.IMPOSSIBLE_DATE, Relation.ARITHMETIC,
    Relation.QUOTE_VARIES, Relation.HEDGE_VARIES,
}  # fmt: skip


def lanes_chart(claims: Sequence[Claim], findings: Iterable[Finding], *, today: datetime.date) -> Chart:
    """The chart of these claims, with the findings drawn between those of their claims that are in it."""
    findings = list(findings)
    older = older_values(findings)
    scale = day_scale([day for claim in claims for day in _days(claim)], today=today)
    groups: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[lane_of(claim)].append(claim)
    drawn = _findings_by_lane(findings, {claim.pk: lane_of(claim) for claim in claims})
    lanes = [
        _lane(name, url, [_mark_or_undated(claim, scale, older=claim.pk in older) for claim in members],
              drawn.get((name, url), []))
        for (name, url), members in groups.items()
    ]  # fmt: skip
    lanes.sort(key=lambda lane: (not lane.findings, not lane.url, -lane.count, lane.name))
    return Chart(
        lanes=tuple(lanes[:MOST_LANES]),
        ticks=scale.ticks(),
        start=scale.start,
        end=scale.end,
        today=scale.x(today) if scale.start <= today <= scale.end else None,
        hidden_lanes=max(0, len(lanes) - MOST_LANES),
    )


def in_order_of_time(claims: ClaimQuerySet) -> ClaimQuerySet:
    """The latest period first, claims without a time last; an index serves this order."""
    return claims.order_by(latest_first("period_start"), "-pk")


def lane_of(claim: Claim) -> tuple[str, str]:
    """The lane a claim stands on, and the address behind its name: its measure, else what kind of event it is."""
    if claim.measure:
        return claim.measure.name, claim.measure.get_absolute_url()
    if claim.kind == Kind.EVENT:
        named = str((claim.event or {}).get("type", ""))
        return (named if named in TYPES else "other events"), ""  # a bare verb is no name for a lane
    names = {Kind.RATING: "ratings", Kind.QUOTE: "what people said", Kind.FIGURE: "other figures"}
    return names[Kind(claim.kind)], ""


def _days(claim: Claim) -> list[datetime.date]:
    """The days that the scale has to hold."""
    if claim.period_start is None and claim.period_end is None:
        return []
    article = claim.revision.article
    return [day for day in (claim.period_start, claim.period_end, article.published_to) if day]


def _lane(name: str, url: str, members: list[Mark | Undated], findings: list[Finding]) -> Lane:
    dated = [member for member in members if isinstance(member, Mark)]
    marks, rows = _in_rows(sorted(dated, key=lambda mark: (mark.x, mark.x_end, mark.claim)))
    links = _finding_marks(findings, {mark.claim: mark for mark in marks}, first_row=rows)
    return Lane(
        name=name,
        url=url,
        marks=marks,
        undated=tuple(member for member in members if isinstance(member, Undated)),
        findings=links,
        rows=max([rows, *(link.row + 1 for link in links)]),
    )


def _mark_or_undated(claim: Claim, scale: DayScale, *, older: bool) -> Mark | Undated:
    start, end = claim.period_start, claim.period_end
    label, spoken = display.short_reading(claim), display.spoken(claim)
    if start is None and end is None:
        return Undated(claim.pk, label, spoken, claim.sentence, claim.get_absolute_url())
    article = claim.revision.article
    # An open end reaches to the day of printing; nobody can know what holds after it.
    last = end or max(article.published_to or scale.end, start or scale.start)
    x, x_end = scale.x(start or scale.start), scale.x(last)
    if last < scale.start:
        label = f"← {last.year}: {label}"
    return Mark(
        claim=claim.pk,
        x=x,
        x_end=x_end,
        bar=x_end - x >= _NARROWEST_BAR,
        bound=bound_of(claim),
        vague=claim.vague,
        uncertain=has_uncertain_time(claim),
        older=older,
        label=label,
        spoken=f"{spoken}; {OLDER}" if older else spoken,
        sentence=claim.sentence,
        url=claim.get_absolute_url(),
        printed=scale.x(article.published_to) if article.published_to else None,
    )


def has_uncertain_time(claim: Claim) -> bool:
    """Whether the time is open on a side, worked out rather than read, vague, or at odds with itself."""
    return (
        claim.period_start is None
        or claim.period_end is None
        or claim.period_basis == Basis.INFERRED
        or claim.period_precision == Precision.VAGUE
        or bool(claim.period_conflict)
    )


def bound_of(claim: Claim) -> str:
    """Which way an arrow points: `more`, `less`, or nowhere."""
    if claim.comparator in (Comparator.MORE, Comparator.AT_LEAST):
        return "more"
    return "less" if claim.comparator in (Comparator.LESS, Comparator.AT_MOST) else ""


def _in_rows(marks: Sequence[Mark]) -> tuple[tuple[Mark, ...], int]:
    """Each mark in the first row where neither it nor its label covers another."""
    ends: list[list[tuple[float, float]]] = []
    placed = []
    for mark in marks:
        letters = _reach(mark)
        before = mark.x_end + letters > 100 and mark.x - letters > 0
        first, last = (mark.x - letters, mark.x_end + 1) if before else (mark.x - 1, mark.x_end + letters)
        row = next(
            (
                number
                for number, taken in enumerate(ends)
                if all(last < other_first or first > other_last for other_first, other_last in taken)
            ),
            len(ends),
        )
        if row == len(ends):
            ends.append([])
        ends[row].append((first, last))
        placed.append(replace(mark, row=row, before=before))
    return tuple(placed), len(ends)


def _reach(mark: Mark) -> float:
    """The width of a label with its gap, on whichever screen it takes the greater share."""
    length = len(mark.label) + (len(OLDER) + 2 if mark.older else 0)
    return max(min(length, _LABEL_LETTERS) * _LETTER + 2.2, min(len(mark.label), SHORT_LETTERS) * _PHONE_LETTER + 4)


def _findings_by_lane(
    findings: Iterable[Finding], lanes: dict[int, tuple[str, str]]
) -> dict[tuple[str, str], list[Finding]]:
    """Findings on the lane of the first of their claims that is on show."""
    placed: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.relation not in _DRAWN or (finding.relation == Relation.CANNOT_COMPARE and not finding.possible):
            continue
        shown = [claim.pk for side in finding.sides.all() for claim in side.claims.all() if claim.pk in lanes]
        if shown:
            placed[lanes[shown[0]]].append(finding)
    return placed


def _finding_marks(findings: list[Finding], marks: dict[int, Mark], *, first_row: int) -> tuple[FindingMark, ...]:
    """Findings between their sides, two to a row at most where they do not touch."""
    placed: list[FindingMark] = []
    for finding in findings:
        sides = [[marks[claim.pk].middle for claim in side.claims.all() if claim.pk in marks]
                 for side in finding.sides.all()]  # fmt: skip
        middles = [sum(side) / len(side) for side in sides if side]
        if not middles:
            continue
        start, end = round(min(middles), 2), round(max(middles), 2)
        at = min(round((start + end) / 2, 2), 82.0)
        reach = (min(start, at) - 1, max(end, at + 18))
        row = first_row
        while any(link.row == row and reach[0] < max(link.x_end, link.x + 18) and reach[1] > link.x_start
                  for link in placed):  # fmt: skip
            row += 1
        placed.append(
            FindingMark(
                x=at,
                x_start=start,
                x_end=end,
                key=display.relation_key(finding),
                shape=display.relation_shape(finding),
                word=display.relation_word(finding),
                spoken=display.spoken_finding(finding),
                url=finding.get_absolute_url(),
                row=row,
            )
        )
    return tuple(placed)
