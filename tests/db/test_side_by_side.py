"""The values of several measures over one scale of days, and values joined by what was found of them."""

import datetime
from decimal import Decimal

import pytest

from claims.models import Claim, Finding
from claims.sidebyside import SideBySide, side_by_side
from claims.valuechart import value_chart
from claims.valuemarks import ValueChart
from tests.factories import ClaimFactory, FindingFactory, MeasureFactory

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2024, 6, 1)
day = datetime.date


def drawn(*measures: object) -> SideBySide:
    """The charts of these measures, of all claims and findings."""
    findings = list(Finding.objects.prefetch_related("sides__claims"))
    return side_by_side(Claim.objects.with_context(), findings, measures=list(measures), today=TODAY)  # type: ignore[arg-type]


def chart() -> ValueChart:
    """The chart of all claims and findings."""
    findings = Finding.objects.prefetch_related("sides__claims")
    drawn = value_chart(list(Claim.objects.with_context()), findings, today=TODAY)
    assert drawn is not None
    return drawn


def of_year(year: int, value: int, **fields: object) -> Claim:
    """A figure for one year, printed in the spring of the next."""
    return ClaimFactory(
        value=Decimal(value), period_start=day(year, 1, 1), period_end=day(year, 12, 31), period_precision="year",
        revision__article__published_from=day(year + 1, 3, 8), **fields,
    )  # fmt: skip


def test_each_measure_has_amounts_of_its_own_over_the_same_days() -> None:
    buses, shares, words = MeasureFactory(name="buses"), MeasureFactory(name="shares"), MeasureFactory(name="words")
    early = of_year(2015, 900, measure=buses)
    late = of_year(2015, 12, measure=shares, unit="percent")
    of_year(2022, 14, measure=shares, unit="percent")
    ClaimFactory(measure=words, kind="quote", value=None, comparator="")
    found = drawn(shares, words, buses)
    assert [panel.measure for panel in found.panels] == [shares, buses]
    assert found.without == (words,)
    places = {mark.claim: (mark.x, mark.x_end) for panel in found.panels for mark in panel.chart.marks}
    assert places[early.pk] == places[late.pk]
    assert [panel.chart.unit_name for panel in found.panels] == ["%", "numbers"]
    assert [panel.chart.amounts[-1].label for panel in found.panels] == ["15\u202f%", "1,000"]


def test_opposites_are_no_values_of_a_measure() -> None:
    measure = MeasureFactory()
    of_year(2020, 40, measure=measure, scope={"polarity": "opposite"})
    assert drawn(measure, measure).panels == ()


def test_a_mark_leads_to_its_day_of_printing_unless_that_lies_in_its_period() -> None:
    far = of_year(2020, 40)
    near = ClaimFactory(value=Decimal(41), period_start=day(2024, 3, 1), period_end=day(2024, 3, 31))
    marks = {mark.claim: mark for mark in chart().marks}
    assert marks[far.pk].leads_to == (marks[far.pk].x_end, marks[far.pk].printed)
    assert marks[near.pk].leads_to is None


def test_a_line_joins_an_older_value_to_the_newer_one_and_is_not_written_over() -> None:
    old, new = of_year(2020, 40), of_year(2022, 60)
    finding = FindingFactory(relation="updates", queue=False, sides=[[new], [old]])
    (link,) = chart().links
    marks = {mark.claim: mark for mark in chart().marks}
    assert (link.x1, link.y1) == (marks[old.pk].x_end, marks[old.pk].y)
    assert (link.x2, link.y2) == (marks[new.pk].x, marks[new.pk].y)
    assert (link.shape, link.url) == ("→", finding.get_absolute_url())
    assert (marks[old.pk].older, marks[new.pk].older) == (True, False)
    assert marks[old.pk].place != "after", "the line leaves where the label would stand"


def test_the_sign_of_what_disagrees_stands_between_its_sides_or_above_them() -> None:
    low, high = of_year(2020, 40), of_year(2020, 90)
    FindingFactory(sides=[[low], [high]])
    (link,) = chart().links
    marks = {mark.claim: mark for mark in chart().marks}
    assert marks[high.pk].y < link.y < marks[low.pk].y
    of_year(2015, 5000)  # squeezes the two together
    (link,) = chart().links
    marks = {mark.claim: mark for mark in chart().marks}
    assert link.y <= marks[high.pk].y - 20


@pytest.mark.parametrize("fields", [{"relation": "corroborates"}, {"relation": "cannot_compare", "possible": False}])
def test_agreement_and_what_cannot_be_compared_draw_no_line(fields: dict[str, object]) -> None:
    FindingFactory(sides=[[of_year(2020, 40)], [of_year(2021, 40)]], **fields)
    assert chart().links == ()


def test_people_are_counted_in_whole_numbers() -> None:
    of_year(2020, 2)
    assert [amount.label for amount in chart().amounts] == ["0", "1", "2"]
