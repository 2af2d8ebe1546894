"""Which values have a newer one."""

from datetime import date

import pytest

from claims.models import Claim, Finding
from claims.older import older_values
from claims.timeline import lanes_chart
from tests.factories import ClaimFactory, FindingFactory, MeasureFactory

pytestmark = pytest.mark.django_db


def of_year(year: int) -> Claim:
    """A claim that speaks of one year."""
    return ClaimFactory(period_start=date(year, 1, 1), period_end=date(year, 12, 31))


def older() -> frozenset[int]:
    """What all findings together make older."""
    return older_values(Finding.objects.prefetch_related("sides__claims"))


def test_all_sides_but_the_newest_are_older_in_whatever_order_they_come() -> None:
    newest, oldest, middle = of_year(2023), of_year(2019), of_year(2021)
    FindingFactory(relation="updates", sides=[[newest], [oldest], [middle]])
    assert older() == {oldest.pk, middle.pk}


def test_a_side_is_as_new_as_its_newest_claim() -> None:
    old, new, also_new = of_year(2019), of_year(2023), of_year(2020)
    FindingFactory(relation="updates", sides=[[old], [also_new, new]])
    assert older() == {old.pk}


def test_what_only_disagrees_or_was_found_before_makes_nothing_older() -> None:
    FindingFactory(relation="contradicts", sides=[[of_year(2019)], [of_year(2023)]])
    FindingFactory(relation="updates", live=False, sides=[[of_year(2019)], [of_year(2023)]])
    FindingFactory(relation="updates", sides=[[of_year(2023)], [of_year(2023)]])
    undated = ClaimFactory(period_start=None, period_end=None)
    FindingFactory(relation="updates", sides=[[undated], [ClaimFactory(period_start=None, period_end=None)]])
    assert older() == frozenset()


def test_a_lane_says_which_value_is_older() -> None:
    measure = MeasureFactory()
    old, new = of_year(2019), of_year(2023)
    Claim.objects.update(measure=measure)
    FindingFactory(relation="updates", sides=[[old], [new]])
    findings = Finding.objects.prefetch_related("sides__claims")
    (lane,) = lanes_chart(list(Claim.objects.with_context()), findings, today=date(2024, 6, 1)).lanes
    assert {mark.claim: mark.older for mark in lane.marks} == {old.pk: True, new.pk: False}
    assert [mark.spoken.endswith("; older value") for mark in lane.marks] == [True, False]
