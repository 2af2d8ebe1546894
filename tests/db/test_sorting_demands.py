"""What sorting does to the demand for a second signature."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User

from articles.models import Revision
from claims.models import Claim, Finding, Measure
from claims.recording import (
    merge_measures,
    open_finding,
    sign_review,
    split_measure,
    undo_decision,
)
from claims.recording.settling import settle_measure
from tests.db.saying import measure, of
from tests.factories import MeasureFactory

pytestmark = pytest.mark.django_db
Read = Callable[..., Revision]


@pytest.mark.parametrize("live", [True, False])
def test_what_comparison_does_not_make_goes_by_the_demand_of_the_measure_that_it_is_under_now(read, editor, live):
    read(of("patrol wardens on the streets", 300))
    read(of("patrol wardens on the streets", 320))
    one = measure("patrol wardens on the streets")
    strict = MeasureFactory(second_signature=True)
    opened = open_finding(claims=list(Claim.objects.all()), relation="contradicts", note="", by=editor)
    Finding.objects.filter(pk=opened.pk).update(live=live)
    sign_review(finding=opened, by=editor, verdict="contradiction")

    decision = merge_measures(measure=one, into=strict, by=editor)
    opened.refresh_from_db()
    assert (opened.measure, opened.verdict, opened.awaits_second) == (strict, "", True)

    undo_decision(decision=decision, by=editor)
    opened.refresh_from_db()
    assert (opened.measure, opened.verdict, opened.awaits_second) == (one, "contradiction", False)


@pytest.fixture
def signed(read: Read, editor: User) -> Finding:
    """A contradiction of two articles, signed once."""
    for number in (300, 320):
        read(of("patrol wardens on the streets", number))
    finding = Finding.objects.get(relation="contradicts")
    sign_review(finding=finding, by=editor, verdict="contradiction")
    return finding


def state(finding: Finding) -> tuple[str, bool]:
    finding.refresh_from_db()
    return finding.verdict, finding.awaits_second


def demand(*measures: Measure) -> None:
    for one in measures:
        Measure.objects.filter(pk=one.pk).update(second_signature=True)
        settle_measure(measure=one)


def demanding() -> set[str]:
    return set(Measure.objects.filter(second_signature=True).values_list("name", flat=True))


def test_no_single_hand_takes_off_the_second_signature_by_merging(signed, editor):
    one, other = signed.measure, MeasureFactory()
    demand(one)
    assert state(signed) == ("", True)

    decision = merge_measures(measure=one, into=other, by=editor)
    assert (state(signed), demanding()) == (("", True), {one.name, other.name})

    undo_decision(decision=decision, by=editor)
    assert (state(signed), demanding()) == (("", True), {one.name})


def test_what_was_signed_on_a_measure_waits_while_one_that_demands_two_signatures_is_merged_into_it(signed, editor):
    strict = MeasureFactory()
    demand(strict)
    assert state(signed) == ("contradiction", False)

    decision = merge_measures(measure=strict, into=signed.measure, by=editor)
    assert state(signed) == ("", True)

    undo_decision(decision=decision, by=editor)
    assert state(signed) == ("contradiction", False)


def test_a_demand_stays_while_another_merged_measure_makes_it(signed, editor):
    strict, stricter = MeasureFactory(), MeasureFactory()
    demand(strict, stricter)
    first, second = (merge_measures(measure=one, into=signed.measure, by=editor) for one in (strict, stricter))

    undo_decision(decision=first, by=editor)
    assert state(signed) == ("", True)
    undo_decision(decision=second, by=editor)
    assert state(signed) == ("contradiction", False)


def test_a_demand_that_was_taken_off_since_does_not_keep_a_merger_from_being_undone(signed, editor):
    strict = MeasureFactory()
    demand(strict)
    decision = merge_measures(measure=strict, into=signed.measure, by=editor)
    Measure.objects.filter(pk=signed.measure_id).update(second_signature=False)

    undo_decision(decision=decision, by=editor)

    assert demanding() == {strict.name}


def test_what_is_split_off_demands_two_signatures_as_well(signed, editor):
    demand(signed.measure)

    decision = split_measure(measure=signed.measure, phrases=[signed.measure.name], name="patrols", by=editor)
    signed.refresh_from_db()
    assert signed.measure.name == "patrols"
    assert (state(signed), demanding()) == (("", True), {"patrols", "patrol wardens on the streets"})

    undo_decision(decision=decision, by=editor)
    assert (state(signed), demanding()) == (("", True), {"patrol wardens on the streets"})


def test_a_demand_stays_while_another_phrase_is_split_off_to_the_same_measure(signed, read, editor):
    read(of("staff who keep the kerbs clear", 320))
    one, other = signed.measure, measure("staff who keep the kerbs clear")
    demand(one, other)
    first = split_measure(measure=one, phrases=[one.name], name="patrols", by=editor)
    second = split_measure(measure=other, phrases=[other.name], name="patrols", by=editor)

    undo_decision(decision=first, by=editor)
    assert "patrols" in demanding()
    undo_decision(decision=second, by=editor)
    assert demanding() == {one.name, other.name}
