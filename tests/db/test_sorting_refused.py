"""What cannot be decided on measures, each with the reason that is given."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from claims.models import Measure, MeasureDecision, WholePhrase
from claims.recording import (
    keep_apart,
    merge_measures,
    rename_measure,
    split_measure,
    undo_decision,
)
from tests.db.saying import places
from tests.factories import MeasureFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("unit_class", "name", "message"),
    [
        ("money", "cost of wardens", "is in count and “cost of wardens” in money"),
        ("count", "patrol wardens on the streets", "is one measure already"),
    ],
)
def test_what_cannot_be_one_measure_is_refused_with_the_reason(two, editor, unit_class, name, message):
    one, _ = two
    other = Measure.objects.filter(name=name).first() or MeasureFactory(name=name, unit_class=unit_class)

    with pytest.raises(ValidationError, match=message):
        merge_measures(measure=one, into=other, by=editor)

    assert not MeasureDecision.objects.exists()


def test_a_merged_measure_is_not_decided_on_again(two, editor):
    one, other = two
    merge_measures(measure=one, into=other, by=editor)

    for decide in (
        lambda: merge_measures(measure=one, into=MeasureFactory(), by=editor),
        lambda: keep_apart(measure=one, other=MeasureFactory(), by=editor),
        lambda: rename_measure(measure=one, name="another", by=editor),
        lambda: split_measure(measure=one, phrases=["wardens"], name="another", by=editor),
    ):
        with pytest.raises(ValidationError, match="has been merged into"):
            decide()


def test_two_that_were_kept_apart_are_merged_only_after_that_was_undone(two, editor):
    one, other = two
    apart = keep_apart(measure=one, other=other, by=editor)
    with pytest.raises(ValidationError, match=r"are not the same\. Undo that first"):
        merge_measures(measure=other, into=one, by=editor)

    undo_decision(decision=apart, by=editor)
    merge_measures(measure=other, into=one, by=editor)

    assert {name for name, _ in places().values()} == {one.name}


def test_a_decision_on_which_a_later_one_rests_is_not_undone_first(two, editor):
    one, _ = two
    first = rename_measure(measure=one, name="wardens on patrol", by=editor)
    second = rename_measure(measure=one, name="wardens on foot", by=editor)
    with pytest.raises(ValidationError, match="A later decision rests on this one"):
        undo_decision(decision=first, by=editor)

    undo_decision(decision=second, by=editor)
    undo_decision(decision=first, by=editor)

    assert Measure.objects.get(pk=one.pk).name == "patrol wardens on the streets"


def test_nothing_is_undone_twice_and_no_undoing_is_undone(two, editor):
    decision = merge_measures(measure=two[0], into=two[1], by=editor)
    undone = undo_decision(decision=decision, by=editor)

    with pytest.raises(ValidationError, match="undone already"):
        undo_decision(decision=decision, by=editor)
    with pytest.raises(ValidationError, match="decide again instead"):
        undo_decision(decision=undone, by=editor)


@pytest.mark.parametrize(
    ("name", "message"),
    [("  ", "Give it a name"), ("x" * 201, "at most 200"), ("wardens in the county", "already a measure")],
)
def test_a_name_that_will_not_do_is_refused_with_the_reason(two, editor, name, message):
    MeasureFactory(name="wardens in the county")

    with pytest.raises(ValidationError, match=message):
        rename_measure(measure=two[0], name=name, by=editor)


def test_splitting_needs_a_phrase_and_another_measure_of_the_same_kind_of_unit(two, editor):
    MeasureFactory(name="cost of wardens", unit_class="money")
    for phrases, name, message in (
        ([" "], "patrols", "Tick the phrases"),
        (["wardens"], two[0].name, "one measure already"),
        (["wardens"], "cost of wardens", "is in money, not in count"),
    ):
        with pytest.raises(ValidationError, match=message):
            split_measure(measure=two[0], phrases=phrases, name=name, by=editor)
    assert not WholePhrase.objects.exists()


def test_the_database_refuses_a_decision_without_its_other_measure_and_an_undoing_of_nothing(two, editor):
    for kind in ("same", "apart", "split", "undo"):
        with pytest.raises(IntegrityError), transaction.atomic():
            MeasureDecision.objects.create(kind=kind, measure=two[0], created_by=editor)


def test_a_measure_is_not_merged_into_itself(two):
    with pytest.raises(IntegrityError), transaction.atomic():
        Measure.objects.filter(pk=two[0].pk).update(merged_into=two[0])
