"""Scales of charts: days along the width, amounts up the height, and the ticks that a reader can use."""

import calendar
import datetime
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

# Charts are drawn in percent of their width, so that words keep their size on every screen; the edges stay free.
LEFT, RIGHT = 2.0, 97.0
_MOST_TICKS = 11
# Percent of the width from tick to tick on a telephone.
_ROOM = 24.0
# Days. A single month stretched over a whole chart would look like a trend.
_SHORTEST_SPAN = 300


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled place on a scale; a minor one has no room for its label on a telephone."""

    at: float
    label: str
    minor: bool = False


@dataclass(frozen=True, slots=True)
class DayScale:
    """Days from `start` to `end`, laid out between the edges of a chart."""

    start: datetime.date
    end: datetime.date

    def x(self, day: datetime.date) -> float:
        """Where a day stands, in percent of the width; days off the scale stand at its edge."""
        span = max((self.end - self.start).days, 1)
        share = (min(max(day, self.start), self.end) - self.start).days / span
        return round(LEFT + share * (RIGHT - LEFT), 2)

    def ticks(self) -> tuple[Tick, ...]:
        """Years, quarters, months or days, whichever are few enough to read."""
        return _with_minor(self._all_ticks())

    def _all_ticks(self) -> tuple[Tick, ...]:
        days = max((self.end - self.start).days, 1)
        months = days / 30.4
        if months > 30:
            return self._year_ticks(max(1, math.ceil(months / 12 / _MOST_TICKS)))
        if months > 1.5:
            return self._month_ticks(next(step for step in (1, 2, 3, 6) if months / step <= _MOST_TICKS or step == 6))
        step = max(1, math.ceil(days / _MOST_TICKS))
        dates = [self.start + datetime.timedelta(days=n) for n in range(0, days + 1, step)]
        return tuple(Tick(self.x(date), f"{date.day} {date:%b}") for date in dates)

    def _year_ticks(self, step: int) -> tuple[Tick, ...]:
        years = range(math.ceil((self.start.year + 1) / step) * step, self.end.year + 1, step)
        return tuple(Tick(self.x(datetime.date(year, 1, 1)), str(year)) for year in years)

    def _month_ticks(self, step: int) -> tuple[Tick, ...]:
        ticks: list[Tick] = []
        month = self.start.year * 12 + self.start.month  # the month after the first, counted from year 0
        last = self.end.year * 12 + self.end.month - 1
        while month <= last:
            date = datetime.date(month // 12, month % 12 + 1, 1)
            if (date.month - 1) % step == 0:
                first = not ticks or date.month <= step
                ticks.append(Tick(self.x(date), f"{date:%b} {date.year}" if first else f"{date:%b}"))
            month += 1
        return tuple(ticks)


def _with_minor(ticks: tuple[Tick, ...]) -> tuple[Tick, ...]:
    """On a telephone ticks that name their year stay, then as many others as have room between them."""
    kept: list[float] = []
    for tick in sorted(ticks, key=lambda tick: (len(tick.label) <= len("00 Mmm"), tick.at)):
        if all(abs(tick.at - other) >= _ROOM for other in kept):
            kept.append(tick.at)
    return tuple(replace(tick, minor=tick.at not in kept) for tick in ticks)


def day_scale(days: Sequence[datetime.date], *, today: datetime.date) -> DayScale:
    """A scale that holds these days with a little room.

    One event long before all others would squeeze the rest into a corner, so early outliers fall off the left edge.
    """
    if not days:
        return DayScale(today - datetime.timedelta(days=365), today)
    ordered = sorted(days)
    start, end = ordered[0], ordered[-1]
    tenth = ordered[len(ordered) // 10]
    if (tenth - start).days > 2 * max((end - tenth).days, 365):
        start = tenth
    room = datetime.timedelta(days=max((end - start).days // 30, (_SHORTEST_SPAN - (end - start).days) // 2))
    return DayScale(_moved(start, -room), _moved(end, room))


def month_end(day: datetime.date) -> datetime.date:
    """The last day of a day's month."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


@dataclass(frozen=True, slots=True)
class AmountScale:
    """Amounts from `low` to `high`, drawn upwards within `height` pixels with room at top and bottom."""

    low: Decimal
    high: Decimal
    height: int
    whole: bool = False  # nobody counts half a person
    room: int = 28

    def y(self, amount: Decimal) -> float:
        """Where an amount stands, in pixels from the top."""
        span = self.high - self.low or Decimal(1)
        share = float((min(max(amount, self.low), self.high) - self.low) / span)
        return round(self.height - self.room - share * (self.height - 2 * self.room), 1)

    def round_amounts(self) -> tuple[Decimal, ...]:
        """Three to six round amounts for the grid."""
        step = _round_step((self.high - self.low) / 4, whole=self.whole)
        first = (self.low / step).to_integral_value(rounding="ROUND_CEILING") * step
        count = int((self.high - first) / step) + 1
        return tuple(first + step * n for n in range(count))


def amount_scale(amounts: Sequence[Decimal], *, height: int, whole: bool = False) -> AmountScale:
    """A scale for these amounts: from zero, unless they lie so close together that nothing could be told apart."""
    low, high = min(amounts), max(amounts)
    if low > 0 and (high - low) > high / 20:
        low = Decimal(0)
    elif low == high:
        low, high = min(low, Decimal(0)), max(high, Decimal(0)) or Decimal(1)
    whole = whole and all(amount == amount.to_integral_value() for amount in amounts)
    step = _round_step((high - low) / 4, whole=whole)
    bottom = (low / step).to_integral_value(rounding="ROUND_FLOOR") * step
    top = (high / step).to_integral_value(rounding="ROUND_CEILING") * step
    return AmountScale(bottom, top, height, whole=whole)


def _round_step(rough: Decimal, *, whole: bool) -> Decimal:
    """The first of 1, 2, 5, 10, … that is not smaller."""
    if rough <= 0 or (whole and rough < 1):
        return Decimal(1)
    size = Decimal(10) ** rough.adjusted()
    return next(size * factor for factor in (1, 2, 5, 10) if size * factor >= rough)


def _moved(day: datetime.date, by: datetime.timedelta) -> datetime.date:
    """The day some days on, or the calendar's own end."""
    try:
        return day + by
    except OverflowError:
        return datetime.date.max if by > datetime.timedelta() else datetime.date.min
