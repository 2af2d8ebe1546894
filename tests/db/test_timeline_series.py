"""Claims as series for display: lanes, marks, findings, counts, and a measure's values."""

import datetime
from collections.abc import Sequence
from decimal import Decimal

import pytest

from claims.counted import Counted, counted_chart, counted_values
from claims.lanes import Chart, Lane
from claims.models import Claim, Finding
from claims.scale import amount_scale, day_scale
from claims.timeline import in_order_of_time, lanes_chart
from claims.valuechart import HEIGHT, spark_points, value_chart
from tests.factories import ClaimFactory, FindingFactory, MeasureFactory

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2024, 6, 1)
day = datetime.date


def drawn(claims: Sequence[Claim] = (), *, today: datetime.date = TODAY) -> Chart:
    """The chart of these claims, or of all, with all findings."""
    rows = claims or list(Claim.objects.with_context())
    findings = Finding.objects.live().prefetch_related("sides__claims")
    return lanes_chart(rows, list(findings), today=today)


def only_lane(chart: Chart) -> Lane:
    """The chart's one lane."""
    (lane,) = chart.lanes
    return lane


def test_each_measure_has_a_lane_and_every_claim_a_mark_that_leads_to_it() -> None:
    buses, trams = MeasureFactory(name="buses"), MeasureFactory(name="trams")
    claims = [ClaimFactory(measure=buses), ClaimFactory(measure=buses, value=Decimal(310)), ClaimFactory(measure=trams)]
    lanes = {lane.name: lane for lane in drawn().lanes}
    assert {name: lane.count for name, lane in lanes.items()} == {"buses": 2, "trams": 1}
    assert {mark.url for mark in lanes["buses"].marks} == {claim.get_absolute_url() for claim in claims[:2]}
    assert lanes["buses"].url == buses.get_absolute_url()


def test_what_has_no_measure_stands_on_a_lane_of_its_kind() -> None:
    ClaimFactory(measure=None, kind="event", event={"type": "inspection"}, value=None, comparator="", surface="in May")
    ClaimFactory(measure=None, kind="rating", words="good", value=None, comparator="", surface="good")
    ClaimFactory(measure=None, kind="event", event={"type": "go"}, value=None, comparator="", surface="in June")
    assert {lane.name for lane in drawn().lanes} == {"inspection", "ratings", "other events"}


def test_a_month_is_a_bar_and_a_day_a_point() -> None:
    measure = MeasureFactory()
    ClaimFactory(measure=measure)
    ClaimFactory(measure=measure, period_start=day(2024, 3, 5), period_end=day(2024, 3, 5), period_precision="day")
    by_width = sorted(only_lane(drawn()).marks, key=lambda mark: mark.width)
    assert [mark.bar for mark in by_width] == [False, True]


@pytest.mark.parametrize(
    ("comparator", "bound"), [("=", ""), (">", "more"), (">=", "more"), ("<", "less"), ("<=", "less"), ("range", "")]
)
def test_a_bound_is_an_arrow(comparator: str, bound: str) -> None:
    ClaimFactory(comparator=comparator)
    assert only_lane(drawn()).marks[0].bound == bound


@pytest.mark.parametrize(
    ("fields", "uncertain"),
    [
        ({}, False),
        ({"period_basis": "relative"}, False),
        ({"period_basis": "inferred"}, True),
        ({"period_end": None}, True),
        ({"period_conflict": "the two days named differ"}, True),
    ],
)
def test_uncertain_time_is_told_apart(fields: dict[str, object], uncertain: bool) -> None:
    ClaimFactory(**fields)
    assert only_lane(drawn()).marks[0].uncertain is uncertain


def test_a_claim_without_a_time_stands_apart_and_is_counted() -> None:
    measure = MeasureFactory()
    undated = ClaimFactory(measure=measure, period_start=None, period_end=None, period_precision="vague")
    ClaimFactory(measure=measure)
    lane = only_lane(drawn())
    assert [mark.url for mark in lane.undated] == [undated.get_absolute_url()]
    assert lane.count == 2


def test_a_mark_carries_both_the_time_it_speaks_of_and_the_day_of_printing() -> None:
    ClaimFactory(period_start=day(2023, 1, 1), period_end=day(2023, 1, 31))
    lane = only_lane(drawn())
    (mark,) = lane.marks
    assert mark.printed is not None
    assert mark.printed > mark.x_end
    assert mark.leads_to == (mark.x_end, mark.printed)
    assert "January 2023" in mark.spoken
    assert "printed 8 March 2024" in mark.spoken


def test_labels_never_cover_one_another() -> None:
    measure = MeasureFactory()
    for number in range(5):
        ClaimFactory(measure=measure, value=Decimal(1000 + number))
    lane = only_lane(drawn())
    assert sorted(mark.row for mark in lane.marks) == [0, 1, 2, 3, 4]
    assert lane.height >= lane.rows * 24, "WCAG 2.5.8 wants targets of 24 pixels"


def test_a_finding_stands_between_its_sides() -> None:
    measure = MeasureFactory()
    early = ClaimFactory(measure=measure, period_start=day(2023, 1, 1), period_end=day(2023, 1, 31))
    late = ClaimFactory(measure=measure, period_start=day(2024, 3, 1), period_end=day(2024, 3, 31))
    finding = FindingFactory(measure=measure, sides=[[early], [late]])
    lane = only_lane(drawn())
    (link,) = lane.findings
    first, last = sorted(mark.middle for mark in lane.marks)
    assert (link.x_start, link.x_end) == (first, last)
    assert first < link.x < last
    assert (link.shape, link.url) == ("◆", finding.get_absolute_url())
    assert link.row == lane.rows - 1


def test_agreement_is_not_drawn() -> None:
    FindingFactory(relation="corroborates", queue=False)
    lanes = drawn().lanes
    assert lanes
    assert all(not lane.findings for lane in lanes)


def test_one_early_event_does_not_squeeze_the_rest() -> None:
    measure = MeasureFactory()
    ClaimFactory(measure=measure, period_start=day(1911, 1, 1), period_end=day(1911, 12, 31), period_precision="year")
    for month in range(1, 12):
        ClaimFactory(measure=measure, period_start=day(2023, month, 1), period_end=day(2023, month, 28))
    chart = drawn()
    assert chart.start.year >= 2021
    assert [mark.label for mark in only_lane(chart).marks if "1911" in mark.label] == ["← 1911: 300"]


def test_today_is_on_the_scale_only_where_the_scale_reaches_it() -> None:
    ClaimFactory()
    assert drawn(today=day(2024, 3, 20)).today is not None
    assert drawn(today=day(2034, 3, 20)).today is None


def test_no_claim_makes_an_empty_chart() -> None:
    assert lanes_chart([], [], today=TODAY).lanes == ()


def test_order_of_time_puts_the_latest_first_and_the_undated_last() -> None:
    old = ClaimFactory(period_start=day(2020, 1, 1), period_end=day(2020, 1, 1))
    undated = ClaimFactory(period_start=None, period_end=None)
    new = ClaimFactory()
    assert list(in_order_of_time(Claim.objects.standing())) == [new, old, undated]


def counted() -> list[Counted]:
    """The standing claims as counting takes them."""
    return list(in_order_of_time(Claim.objects.standing()).values_list("measure", "kind", "period_start"))


def test_counting_adds_up_in_one_query(django_assert_num_queries) -> None:
    buses = MeasureFactory(name="buses")
    for month in (1, 1, 2):
        ClaimFactory(measure=buses, period_start=day(2024, month, 3), period_end=day(2024, month, 3))
    ClaimFactory(measure=buses, period_start=None, period_end=None)
    ClaimFactory(measure=None, period_start=day(2024, 2, 3), period_end=day(2024, 2, 3))
    claims = counted()
    with django_assert_num_queries(1):
        chart = counted_chart(claims, today=TODAY)
    assert chart.step == "month"
    lanes = {lane.name: lane for lane in chart.lanes}
    assert [(bucket.start.month, bucket.count) for bucket in lanes["buses"].buckets] == [(1, 2), (2, 1)]
    assert (lanes["buses"].count, lanes["buses"].undated) == (4, 1)
    assert [bucket.count for bucket in lanes["other figures"].buckets] == [1]


def test_counting_goes_by_years_where_months_would_be_too_narrow() -> None:
    for year in (2004, 2024):
        ClaimFactory(period_start=day(year, 5, 3), period_end=day(year, 5, 3))
    assert counted_chart(counted(), today=TODAY).step == "year"


def test_of_very_many_claims_the_latest_are_counted_and_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    for month in (1, 2, 3):
        ClaimFactory(measure=None, period_start=day(2024, month, 3), period_end=day(2024, month, 3))
    assert not counted_chart(counted(), today=TODAY).partial
    monkeypatch.setattr("claims.counted.MOST_COUNTED", 2)
    chart = counted_chart(counted(), today=TODAY)
    assert chart.partial
    assert [(bucket.start, bucket.count) for bucket in chart.lanes[0].buckets] == [
        (day(2024, 2, 1), 1),
        (day(2024, 3, 1), 1),
    ]


def test_the_claims_of_one_measure_are_counted_on_a_single_lane(django_assert_num_queries) -> None:
    measure = MeasureFactory()
    days = [day(2024, 2, 9), day(2024, 2, 1), day(2024, 1, 3), None]
    with django_assert_num_queries(0):
        (lane,) = counted_values(days, measure=measure, today=TODAY).lanes
    assert [(bucket.start, bucket.count) for bucket in lane.buckets] == [(day(2024, 1, 1), 1), (day(2024, 2, 1), 2)]
    assert (lane.name, lane.count, lane.undated) == (measure.name, 4, 1)


# A measure's values


def test_every_figure_keeps_its_own_mark_and_intervals_are_drawn_as_intervals() -> None:
    measure = MeasureFactory()
    exact = ClaimFactory(measure=measure, value=Decimal(40))
    spread = ClaimFactory(measure=measure, value=None, low=Decimal(20), high=Decimal(60), comparator="range")
    bound = ClaimFactory(measure=measure, value=Decimal(50), low=Decimal(50), comparator=">")
    chart = value_chart([exact, spread, bound], today=TODAY)
    assert chart is not None
    marks = {mark.claim: mark for mark in chart.marks}
    assert marks[exact.pk].tall == 0
    assert marks[spread.pk].y_high < marks[exact.pk].y < marks[spread.pk].y_low
    assert (marks[bound.pk].bound, marks[bound.pk].tall) == ("more", 0)
    assert all(0 < mark.y < HEIGHT for mark in chart.marks)


def test_undated_values_stand_on_the_same_scale_of_amounts() -> None:
    dated = ClaimFactory(value=Decimal(40))
    undated = ClaimFactory(value=Decimal(40), period_start=None, period_end=None)
    chart = value_chart([dated, undated], today=TODAY)
    assert chart is not None
    assert [mark.y for mark in chart.undated] == [mark.y for mark in chart.marks]


def test_other_units_are_left_to_the_table_and_counted() -> None:
    claims = [ClaimFactory(), ClaimFactory(value=Decimal(310)), ClaimFactory(value=Decimal(5), unit="percent")]
    chart = value_chart(claims, today=TODAY)
    assert chart is not None
    assert (chart.unit, len(chart.marks)) == ("count", 2)
    assert [(other.name, other.count) for other in chart.elsewhere] == [("%", 1)]


def test_no_figure_no_chart() -> None:
    quote = ClaimFactory(kind="quote", value=None, comparator="", surface="out of road")
    assert value_chart([quote], today=TODAY) is None


def test_spark_needs_two_values_and_rises_with_them() -> None:
    low = ClaimFactory(value=Decimal(5), period_start=day(2023, 1, 1), period_end=day(2023, 1, 1))
    high = ClaimFactory(value=Decimal(9), period_start=day(2024, 1, 1), period_end=day(2024, 1, 1))
    assert spark_points([low]) == ""
    first, last = (tuple(map(float, point.split(","))) for point in spark_points([high, low]).split())
    assert first[0] < last[0]
    assert first[1] > last[1], "SVG counts downwards"


@pytest.mark.parametrize(
    ("start", "end", "labels"),
    [
        ("2015-06-01", "2024-02-01", "2016 2017 2018 2019 2020 2021 2022 2023 2024"),
        ("2023-01-10", "2023-11-10", "Jan 2023|Mar|May|Jul|Sep|Nov"),
    ],
)
def test_ticks_are_round_and_few(start: str, end: str, labels: str) -> None:
    scale = day_scale([day.fromisoformat(start), day.fromisoformat(end)], today=TODAY)
    shown = [tick.label for tick in scale.ticks()]
    assert set(labels.split("|" if "|" in labels else None)) <= set(shown)
    assert len(shown) <= 12


@pytest.mark.parametrize("days", [["0001-01-01"], ["9999-12-31"], ["0001-01-01", "9999-12-31"]])
def test_a_scale_stands_the_ends_of_the_calendar(days: list[str]) -> None:
    scale = day_scale([day.fromisoformat(text) for text in days], today=TODAY)
    assert scale.start < scale.end
    assert scale.ticks() is not None
    assert all(0 <= scale.x(day.fromisoformat(text)) <= 100 for text in days)


@pytest.mark.parametrize("amounts", [["0"], ["7"], ["-3", "8"], ["1000000", "1000001"], ["0.004"], ["3", "3"]])
def test_amounts_always_lie_on_their_scale(amounts: list[str]) -> None:
    numbers = [Decimal(text) for text in amounts]
    scale = amount_scale(numbers, height=200)
    assert scale.low <= min(numbers) <= max(numbers) <= scale.high
    assert 2 <= len(scale.round_amounts()) <= 12
    assert all(0 <= scale.y(number) <= 200 for number in numbers)
