"""A measure's value over time: one mark a claim, intervals drawn as intervals, nothing averaged."""

import datetime
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from claims import display
from claims.amounts import amount as amount_words
from claims.amounts import unit_name
from claims.models import Claim, Finding
from claims.older import OLDER, older_values
from claims.scale import AmountScale, DayScale, amount_scale, day_scale
from claims.timeline import bound_of, has_uncertain_time
from claims.valuemarks import ABOVE, AmountTick, Elsewhere, ValueChart, ValueLink, ValueMark
from claims.values import Comparator, Relation

HEIGHT = 300
_LETTER = 1.1
_LINE = 15
# Half the room that a finding's sign takes, in percent of the width and in pixels.
_SIGN_WIDTH, _SIGN_HEIGHT = 1.3, 12
_SPARK_WIDTH, _SPARK_HEIGHT = 84, 22
_JOINED = {Relation.UPDATES, Relation.CONTRADICTS, Relation.CANNOT_COMPARE}


def value_chart(
    claims: Sequence[Claim],
    findings: Iterable[Finding] = (),
    *,
    today: datetime.date,
    scale: DayScale | None = None,
    height: int = HEIGHT,
) -> ValueChart | None:
    """The chart of the commonest unit's figures, or None where there is no figure; `scale` is shared by several."""
    findings = list(findings)
    units = Counter(claim.unit for claim in figures_of(claims))
    if not units:
        return None
    unit = units.most_common(1)[0][0]
    shown = [claim for claim in figures_of(claims) if claim.unit == unit]
    numbers = [number for claim in shown for number in _amounts(claim)]
    amounts = amount_scale(numbers, height=height, whole=unit in ("", "count"))
    scale = scale or scale_of(shown, today=today)
    older = older_values(findings)
    dated = [claim for claim in shown if _is_dated(claim)]
    undated = [_mark(claim, None, amounts, older) for claim in shown if not _is_dated(claim)]
    marks = sorted((_mark(claim, scale, amounts, older) for claim in dated), key=lambda mark: (mark.x, mark.y))
    links = _links(findings, {mark.claim: mark for mark in marks})
    return ValueChart(
        marks=_labelled(marks, links),
        undated=_labelled(undated, (), width=18),
        links=links,
        ticks=scale.ticks() if dated else (),
        amounts=tuple(AmountTick(amounts.y(number), amount_words(number, unit)) for number in amounts.round_amounts()),
        unit=unit,
        unit_name=unit_name(unit),
        elsewhere=tuple(Elsewhere(other, unit_name(other), n) for other, n in units.items() if other != unit),
        height=height,
    )


def figures_of(claims: Iterable[Claim]) -> list[Claim]:
    """The claims that state an amount."""
    return [claim for claim in claims if _amounts(claim)]


def scale_of(claims: Iterable[Claim], *, today: datetime.date) -> DayScale:
    """The days that these claims speak of and were printed on."""
    days = [
        day
        for claim in claims
        if _is_dated(claim)
        for day in (claim.period_start, claim.period_end, claim.revision.article.published_to)
        if day
    ]
    return day_scale(days, today=today)


def spark_points(claims: Sequence[Claim]) -> str:
    """A tiny line through the stated values in order of time, as points for an SVG of 84 by 22."""
    dated = sorted((claim for claim in claims if claim.period_start and _amounts(claim)), key=_begins)
    unit = Counter(claim.unit for claim in dated).most_common(1)[0][0] if dated else ""
    values = [_amounts(claim)[0] for claim in dated if claim.unit == unit]
    if len(values) < 2:
        return ""
    low, high = min(values), max(values)
    steps = len(values) - 1
    points = []
    for place, value in enumerate(values):
        share = float((value - low) / (high - low)) if high > low else 0.5
        x = 4 + place * (_SPARK_WIDTH - 8) / steps
        points.append(f"{x:.1f},{_SPARK_HEIGHT - 4 - share * (_SPARK_HEIGHT - 8):.1f}")
    return " ".join(points)


def _begins(claim: Claim) -> datetime.date:
    return claim.period_start or datetime.date.min


def _is_dated(claim: Claim) -> bool:
    return bool(claim.period_start or claim.period_end)


def _amounts(claim: Claim) -> list[Decimal]:
    return [amount for amount in (claim.value, claim.low, claim.high) if amount is not None]


def _mark(claim: Claim, scale: DayScale | None, amounts: AmountScale, older: Collection[int]) -> ValueMark:
    known = _amounts(claim)
    is_interval = claim.comparator == Comparator.RANGE or (claim.vague and claim.low is not None)
    low, high = (min(known), max(known)) if is_interval else (known[0], known[0])
    start, end = claim.period_start, claim.period_end
    is_older = claim.pk in older
    printed = claim.revision.article.published_to
    spoken = display.spoken(claim)
    return ValueMark(
        claim=claim.pk,
        x=scale.x(start or scale.start) if scale else 50.0,
        x_end=scale.x(end or scale.end) if scale else 50.0,
        y=amounts.y((low + high) / 2),
        y_high=amounts.y(high),
        y_low=amounts.y(low),
        bound=bound_of(claim),
        vague=claim.vague,
        uncertain=has_uncertain_time(claim),
        older=is_older,
        label=display.short_reading(claim),
        spoken=f"{spoken}; {OLDER}" if is_older else spoken,
        sentence=claim.sentence,
        url=claim.get_absolute_url(),
        printed=scale.x(printed) if scale and printed else None,
    )


def _links(findings: Iterable[Finding], marks: dict[int, ValueMark]) -> tuple[ValueLink, ...]:
    """Lines from side to side of what disagrees or is newer, as far as the sides are drawn."""
    links = []
    for finding in findings:
        if finding.relation not in _JOINED or (finding.relation == Relation.CANNOT_COMPARE and not finding.possible):
            continue
        sides = [[marks[claim.pk] for claim in side.claims.all() if claim.pk in marks] for side in finding.sides.all()]
        ends = sorted((side[0] for side in sides if side), key=lambda mark: (mark.middle, mark.y))
        links += [_link(finding, one, other) for one, other in pairwise(ends)]
    return tuple(links)


def _link(finding: Finding, one: ValueMark, other: ValueMark) -> ValueLink:
    apart = one.x_end < other.x
    x1, x2 = (one.x_end, other.x) if apart else (one.middle, other.middle)
    x, y = round((x1 + x2) / 2, 2), round((one.y + other.y) / 2, 1)
    if abs(x1 - x2) < 4 * _SIGN_WIDTH and abs(one.y - other.y) < 3 * _SIGN_HEIGHT:
        y = max(min(one.y, other.y) - 2 * _SIGN_HEIGHT, _SIGN_HEIGHT)  # no room between them
    return ValueLink(
        x=x,
        y=y,
        x1=x1,
        y1=one.y,
        x2=x2,
        y2=other.y,
        key=display.relation_key(finding),
        shape=display.relation_shape(finding),
        spoken=display.spoken_finding(finding),
        url=finding.get_absolute_url(),
    )


def _labelled(marks: Sequence[ValueMark], links: Collection[ValueLink], *, width: float = 0) -> tuple[ValueMark, ...]:
    """Marks with their labels placed where they cover no other; equal labels at one height are written once."""
    taken = [(mark.y, mark.x - 0.8, mark.x_end + 0.8) for mark in marks]
    taken += [(link.y, link.x - _SIGN_WIDTH, link.x + _SIGN_WIDTH) for link in links]
    # A line leaves its mark to the right, where the label would stand.
    taken += [(link.y1, link.x1, link.x1 + 5) for link in links if link.x2 > link.x1]
    placed = []
    for mark in marks:
        length = len(mark.label) + (len(OLDER) + 2 if mark.older else 0)
        letters = width or length * _LETTER + 1.2
        options = {
            "after": (mark.x_end + 0.9, mark.x_end + 0.9 + letters),
            "before": (mark.x - 0.9 - letters, mark.x - 0.9),
            "above": (mark.middle - letters / 2, mark.middle + letters / 2),
        }
        place = ""
        for name, (first, last) in options.items():
            inside = (first > 0 and last < 100) or bool(width)
            height = mark.y - (ABOVE if name == "above" else 0)
            if inside and not any(
                abs(y - height) < _LINE and first < other_last and last > other_first
                for y, other_first, other_last in taken
            ):
                place = name
                taken.append((height, first, last))
                break
        placed.append(replace(mark, place=place))
    return tuple(placed)
