"""The timeline of more claims than can be drawn one by one: how many speak of each month or year, lane by lane."""

import datetime
from dataclasses import dataclass

from django.db.models import Count, Max, Min, Q, QuerySet
from django.db.models.functions import TruncMonth, TruncYear

from claims.models import Claim
from claims.scale import DayScale, Tick, day_scale, month_end

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
    """Lanes of counts; `step` is `month` or `year`."""

    lanes: tuple[CountedLane, ...]
    ticks: tuple[Tick, ...]
    step: str


def counted_chart(claims: QuerySet[Claim], *, today: datetime.date) -> CountedChart:
    """Count in the database: three queries, however many claims there are."""
    claims = claims.order_by()
    ends = claims.aggregate(first=Min("period_start"), last=Max("period_start"))
    first, last = ends["first"] or today, ends["last"] or today
    months = (last.year - first.year) * 12 + last.month - first.month
    step = "month" if months <= _MOST_MONTHS else "year"
    scale = day_scale([first, month_end(last) if step == "month" else last.replace(month=12, day=31)], today=today)
    fields = ("measure__name", "measure__slug", "kind")
    lanes = list(
        claims.values(*fields)
        .annotate(count=Count("pk"), undated=Count("pk", filter=Q(period_start__isnull=True)))
        .order_by("-count", *fields)[:MOST_LANES]
    )
    buckets = _buckets(claims, lanes, step=step, scale=scale)
    return CountedChart(
        lanes=tuple(
            CountedLane(
                name=row["measure__name"] or f"other {row['kind']}s",
                slug=row["measure__slug"] or "",
                kind=row["kind"],
                count=row["count"],
                undated=row["undated"],
                buckets=buckets.get((row["measure__slug"], row["kind"]), ()),
            )
            for row in lanes
        ),
        ticks=scale.ticks(),
        step=step,
    )


def _buckets(
    claims: QuerySet[Claim], lanes: list[dict[str, object]], *, step: str, scale: DayScale
) -> dict[tuple[str | None, str], tuple[Bucket, ...]]:
    shown = {(lane["measure__slug"], lane["kind"]) for lane in lanes}
    trunc = TruncMonth if step == "month" else TruncYear
    slugs = [slug for slug, _ in shown if slug is not None]
    rows = (
        claims.filter(Q(measure__slug__in=slugs) | Q(measure__isnull=True), period_start__isnull=False)
        .annotate(begins=trunc("period_start"))
        .values("measure__slug", "kind", "begins")
        .annotate(count=Count("pk"))
        .order_by("begins")
    )
    found = [row for row in rows if (row["measure__slug"], row["kind"]) in shown]
    most = max((row["count"] for row in found), default=1)
    by_lane: dict[tuple[str | None, str], tuple[Bucket, ...]] = {}
    for row in found:
        start = row["begins"]
        end = month_end(start) if step == "month" else start.replace(month=12, day=31)
        x = scale.x(start)
        bucket = Bucket(
            start=start,
            end=end,
            x=x,
            width=round(max(scale.x(end) - x - 0.15, 0.4), 2),
            height=round(max(3.0, _TALLEST * row["count"] / most), 1),
            count=row["count"],
        )
        key = (row["measure__slug"], row["kind"])
        by_lane[key] = (*by_lane.get(key, ()), bucket)
    return by_lane
