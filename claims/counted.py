"""The timeline of more claims than can be drawn one by one: how many speak of each month or year, lane by lane."""

import datetime
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Literal

from claims.models import ClaimQuerySet, Measure
from claims.paging import MOST_COUNTED
from claims.scale import DayScale, Tick, day_scale, month_end
from claims.timeline import in_order_of_time

Step = Literal["month", "year"]
_Lane = tuple[int | None, str]

MOST_LANES = 30
# Beyond this many months a month is too narrow to be drawn.
_MOST_MONTHS = 48
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


def counted_chart(claims: ClaimQuerySet, *, today: datetime.date) -> CountedChart:
    """Count those of `MOST_COUNTED` claims that speak of the latest times: two queries, however many claims there are.

    They are counted here, because a database would sort all that were asked for once more to group them.
    """
    rows = list(in_order_of_time(claims).values_list("measure", "kind", "period_start")[: MOST_COUNTED + 1])
    counted = rows[:MOST_COUNTED]
    days = [day for _, _, day in counted if day]
    first, last = min(days, default=today), max(days, default=today)
    step: Step = "month" if (last.year - first.year) * 12 + last.month - first.month <= _MOST_MONTHS else "year"
    scale = day_scale([first, _end(last, step)], today=today)
    by_lane: dict[_Lane, Counter[datetime.date | None]] = defaultdict(Counter)
    for measure, kind, day in counted:
        by_lane[measure, kind][_start(day, step) if day else None] += 1
    fullest = sorted(by_lane.items(), key=lambda item: -item[1].total())[:MOST_LANES]
    measures = Measure.objects.in_bulk([measure for (measure, _), _ in fullest if measure])
    most = max((count for _, counts in fullest for day, count in counts.items() if day), default=1)
    lanes = [_lane(measures.get(measure or 0), kind, counts, most, scale, step)
             for (measure, kind), counts in fullest]  # fmt: skip
    lanes.sort(key=lambda lane: (-lane.count, lane.name))
    return CountedChart(lanes=tuple(lanes), ticks=scale.ticks(), step=step, partial=len(rows) > MOST_COUNTED)


def _lane(
    measure: Measure | None, kind: str, counts: Counter[datetime.date | None], most: int, scale: DayScale, step: Step
) -> CountedLane:
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


def _start(day: datetime.date, step: Step) -> datetime.date:
    return day.replace(day=1) if step == "month" else day.replace(month=1, day=1)


def _end(day: datetime.date, step: Step) -> datetime.date:
    return month_end(day) if step == "month" else day.replace(month=12, day=31)
