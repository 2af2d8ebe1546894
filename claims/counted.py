"""More claims than can be drawn one by one: how many speak of each month or year, lane by lane."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from claims.models import Measure
from claims.paging import MOST_COUNTED
from claims.scale import DayScale, Tick, day_scale, month_end

Step = Literal["month", "year"]
# A claim's measure and kind, and the day on which the time begins that it speaks of.
Counted = tuple[int | None, str, datetime.date | None]
_Counts = Counter[datetime.date | None]

# So many lanes of so many bars are as much as anybody reads, and as a page can carry.
MOST_LANES = 20
_MOST_MONTHS = 18
_TALLEST = 22


@dataclass(frozen=True, slots=True)
class Bucket:
    """The claims of one lane whose period begins in one month or year."""

    start: datetime.date
    end: datetime.date
    x: float
    width: float
    height: float
    count: int

    @property
    def y(self) -> float:
        """The top of the bar."""
        return round(_TALLEST + 4 - self.height, 1)


@dataclass(frozen=True, slots=True)
class CountedLane:
    """One measure, or the claims of one kind without a measure."""

    name: str
    slug: str
    kind: str
    count: int
    undated: int
    buckets: tuple[Bucket, ...]


@dataclass(frozen=True, slots=True)
class CountedChart:
    """Lanes of counts by `step`; `partial` where there are more claims than were counted."""

    lanes: tuple[CountedLane, ...]
    ticks: tuple[Tick, ...]
    step: Step
    partial: bool


def counted_chart(claims: Sequence[Counted], *, today: datetime.date) -> CountedChart:
    """Count the first `MOST_COUNTED` of these claims, by measure and kind; one query, for the measures' names."""
    counted = claims[:MOST_COUNTED]
    step, scale = _time_of((day for _, _, day in counted), today)
    by_lane: dict[tuple[int | None, str], _Counts] = defaultdict(Counter)
    for measure, kind, day in counted:
        by_lane[measure, kind][_start(day, step)] += 1
    fullest = sorted(by_lane.items(), key=lambda item: -item[1].total())[:MOST_LANES]
    measures = Measure.objects.in_bulk([measure for (measure, _), _ in fullest if measure])
    most = max(_most(counts) for _, counts in fullest) if fullest else 1
    lanes = [_lane(measures.get(measure or 0), kind, counts, most, scale, step)
             for (measure, kind), counts in fullest]  # fmt: skip
    lanes.sort(key=lambda lane: (-lane.count, lane.name))
    return CountedChart(lanes=tuple(lanes), ticks=scale.ticks(), step=step, partial=len(claims) > MOST_COUNTED)


def counted_values(days: Sequence[datetime.date | None], *, measure: Measure, today: datetime.date) -> CountedChart:
    """The same of one measure, whose claims begin on these days: a single lane."""
    counted = days[:MOST_COUNTED]
    step, scale = _time_of(counted, today)
    counts: _Counts = Counter(_start(day, step) for day in counted)
    lane = _lane(measure, "", counts, _most(counts), scale, step)
    return CountedChart(lanes=(lane,), ticks=scale.ticks(), step=step, partial=len(days) > MOST_COUNTED)


def _time_of(days: Iterable[datetime.date | None], today: datetime.date) -> tuple[Step, DayScale]:
    """Whether to count by month or year, and the scale that holds all of them."""
    known = [day for day in days if day]
    first, last = min(known, default=today), max(known, default=today)
    step: Step = "month" if (last.year - first.year) * 12 + last.month - first.month <= _MOST_MONTHS else "year"
    return step, day_scale([first, _end(last, step)], today=today)


def _most(counts: _Counts) -> int:
    """How many the tallest bar counts."""
    return max((count for day, count in counts.items() if day), default=1)


def _lane(measure: Measure | None, kind: str, counts: _Counts, most: int, scale: DayScale, step: Step) -> CountedLane:
    """A lane with its bars, the tallest of all lanes' bars counting `most`."""
    return CountedLane(
        name=measure.name if measure else f"other {kind}s",
        slug=measure.slug if measure else "",
        kind=kind,
        count=counts.total(),
        undated=counts[None],
        buckets=tuple(_bucket(day, counts[day], most, scale, step) for day in sorted(day for day in counts if day)),
    )


def _bucket(start: datetime.date, count: int, most: int, scale: DayScale, step: Step) -> Bucket:
    end, x = _end(start, step), scale.x(start)
    return Bucket(
        start=start,
        end=end,
        x=x,
        width=round(max(scale.x(end) - x - 0.15, 0.4), 2),
        height=round(max(3.0, _TALLEST * count / most), 1),
        count=count,
    )


def _start(day: datetime.date | None, step: Step) -> datetime.date | None:
    if day is None:
        return None
    return day.replace(day=1) if step == "month" else day.replace(month=1, day=1)


def _end(day: datetime.date, step: Step) -> datetime.date:
    return month_end(day) if step == "month" else day.replace(month=12, day=31)
