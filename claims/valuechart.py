"""A measure's value over time: one mark a claim, intervals drawn as intervals, nothing averaged."""

import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from claims import display
from claims.amounts import amount as amount_words
from claims.models import Claim
from claims.scale import AmountScale, DayScale, Tick, amount_scale, day_scale
from claims.values import Basis, Comparator, Precision

HEIGHT = 280
_LETTER = 0.95
_LINE = 15
_ABOVE = 20
_SPARK_WIDTH, _SPARK_HEIGHT = 84, 22


@dataclass(frozen=True, slots=True)
class ValueMark:
    """One figure. `x` to `x_end` is its period in percent; `y_high` to `y_low` its amounts in pixels from the top."""

    claim: int
    x: float
    x_end: float
    y: float
    y_high: float
    y_low: float
    bound: str
    vague: bool
    uncertain: bool
    label: str
    spoken: str
    url: str
    place: str = ""  # of the label: "after", "before", "above", or "" where no room is left

    @property
    def middle(self) -> float:
        """The middle of the period."""
        return round((self.x + self.x_end) / 2, 2)

    @property
    def width(self) -> float:
        """The period's width in percent."""
        return round(self.x_end - self.x, 2)

    @property
    def tall(self) -> float:
        """The height of the interval of amounts in pixels."""
        return round(self.y_low - self.y_high, 1)

    @property
    def label_x(self) -> float:
        """Where the label begins, ends or has its middle."""
        return {"before": self.x, "above": self.middle}.get(self.place, self.x_end)

    @property
    def label_y(self) -> float:
        """The middle of the label's line."""
        return self.y - _ABOVE if self.place == "above" else self.y


@dataclass(frozen=True, slots=True)
class AmountTick:
    """A line of the grid."""

    y: float
    label: str


@dataclass(frozen=True, slots=True)
class ValueChart:
    """Figures of one unit over time, those without a time in a column of their own."""

    marks: tuple[ValueMark, ...]
    undated: tuple[ValueMark, ...]
    ticks: tuple[Tick, ...]
    amounts: tuple[AmountTick, ...]
    unit: str
    elsewhere: int  # figures in other units, which stand in the table only
    height: int = HEIGHT


def value_chart(claims: Sequence[Claim], *, today: datetime.date) -> ValueChart | None:
    """The chart of the commonest unit's figures, or None where there is no figure."""
    figures = [claim for claim in claims if _amounts(claim)]
    if not figures:
        return None
    unit = Counter(claim.unit for claim in figures).most_common(1)[0][0]
    shown = [claim for claim in figures if claim.unit == unit]
    amounts = amount_scale([amount for claim in shown for amount in _amounts(claim)], height=HEIGHT)
    dated = [claim for claim in shown if claim.period_start or claim.period_end]
    days = [day for claim in dated for day in (claim.period_start, claim.period_end) if day]
    scale = day_scale(days, today=today)
    marks = sorted((_mark(claim, scale, amounts) for claim in dated), key=lambda mark: (mark.x, mark.y))
    undated = [_mark(claim, None, amounts) for claim in shown if claim not in dated]
    return ValueChart(
        marks=_labelled(marks),
        undated=_labelled(undated, width=18),
        ticks=scale.ticks() if dated else (),
        amounts=tuple(AmountTick(amounts.y(amount), amount_words(amount, unit)) for amount in amounts.round_amounts()),
        unit=unit,
        elsewhere=len(figures) - len(shown),
    )


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


def _amounts(claim: Claim) -> list[Decimal]:
    return [amount for amount in (claim.value, claim.low, claim.high) if amount is not None]


def _mark(claim: Claim, scale: DayScale | None, amounts: AmountScale) -> ValueMark:
    known = _amounts(claim)
    is_interval = claim.comparator == Comparator.RANGE or (claim.vague and claim.low is not None)
    low, high = (min(known), max(known)) if is_interval else (known[0], known[0])
    start, end = claim.period_start, claim.period_end
    bound = ""
    if claim.comparator in (Comparator.MORE, Comparator.AT_LEAST):
        bound = "more"
    elif claim.comparator in (Comparator.LESS, Comparator.AT_MOST):
        bound = "less"
    return ValueMark(
        claim=claim.pk,
        x=scale.x(start or scale.start) if scale else 50.0,
        x_end=scale.x(end or scale.end) if scale else 50.0,
        y=amounts.y((low + high) / 2),
        y_high=amounts.y(high),
        y_low=amounts.y(low),
        bound=bound,
        vague=claim.vague,
        uncertain=start is None
        or end is None
        or claim.period_basis == Basis.INFERRED
        or claim.period_precision == Precision.VAGUE
        or bool(claim.period_conflict),
        label=display.short_reading(claim),
        spoken=display.spoken(claim),
        url=claim.get_absolute_url(),
    )


def _labelled(marks: Sequence[ValueMark], *, width: float = 0) -> tuple[ValueMark, ...]:
    """Marks with their labels placed where they cover no other; equal labels at one height are written once."""
    taken: list[tuple[float, float, float]] = [(mark.y, mark.x - 0.8, mark.x_end + 0.8) for mark in marks]
    placed = []
    for mark in marks:
        letters = width or len(mark.label) * _LETTER + 1.2
        options = {
            "after": (mark.x_end + 0.9, mark.x_end + 0.9 + letters),
            "before": (mark.x - 0.9 - letters, mark.x - 0.9),
            "above": (mark.middle - letters / 2, mark.middle + letters / 2),
        }
        place = ""
        for name, (first, last) in options.items():
            inside = (first > 0 and last < 100) or bool(width)
            height = mark.y - (_ABOVE if name == "above" else 0)
            if inside and not any(
                abs(y - height) < _LINE and first < other_last and last > other_first
                for y, other_first, other_last in taken
            ):
                place = name
                taken.append((height, first, last))
                break
        placed.append(replace(mark, place=place))
    return tuple(placed)
