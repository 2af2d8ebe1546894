"""Signatures on sheets: who may give them, what withdraws a value, and that nothing is ever edited."""

import datetime
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.appendonly import Unchangeable
from articles.models import Revision
from claims.models import Claim, Finding, Measure, Review, SheetSignature
from claims.recording import (
    Signed,
    State,
    correct_claim,
    merge_measures,
    note_answer,
    record_revision,
    second_value,
    sign_review,
    sign_value,
    signed_values,
    take_off,
    undo_review,
    withdraw_correction,
)
from claims.recording.readings import reading_of, statement_of
from tests.factories import ClaimFactory, FindingFactory, MeasureFactory, RevisionFactory, UserFactory

pytestmark = pytest.mark.django_db

SOON = timezone.localdate() + datetime.timedelta(days=30)
LATE = datetime.date(2024, 4, 1)


@pytest.fixture
def claim() -> Claim:
    """A figure as recording stores it."""
    return stored(ClaimFactory())


def stored(claim: Claim) -> Claim:
    claim.machine = reading_of(statement_of(claim))
    claim.save()
    return claim


def put(claim: Claim, **given: Any) -> SheetSignature:
    """An editor's signature on the claim's value."""
    given = {"wording": "The council employs 300 wardens.", "check_again": SOON, **given}
    return sign_value(claim=claim, by=given.pop("by", None) or UserFactory(role="editor"), **given)


def stands(claim: Claim, today: datetime.date | None = None) -> Signed | None:
    """What is signed for the claim's measure and place."""
    measure = Claim.objects.get(pk=claim.pk).measure_id
    found = signed_values(measures={measure}, today=today or timezone.localdate())
    return next(iter(found.values()), None)


def state(claim: Claim, today: datetime.date | None = None) -> tuple[State, str]:
    signed = stands(claim, today)
    assert signed is not None
    return signed.state, signed.why


def test_signed_value_is_safe_until_its_date(claim: Claim) -> None:
    row = put(claim, note="Seen in the register.")

    assert state(claim) == (State.SAFE, "")
    assert state(claim, SOON)[0] is State.SAFE
    assert state(claim, SOON + datetime.timedelta(days=1))[0] is State.STALE
    assert (row.entity, row.measure, row.stands["reads"]) == (claim.entity, claim.measure, "= 300 - - count")


def test_an_open_dispute_withdraws_it_at_once_and_its_ruling_brings_it_back(claim: Claim) -> None:
    put(claim)
    other = ClaimFactory(measure=claim.measure, value=320)
    finding = FindingFactory(measure=claim.measure, sides=[[claim], [other]])
    editor = UserFactory(role="editor")

    assert state(claim) == (State.WITHDRAWN, "Disputed (disagree): an editor has still to rule.")

    sign_review(finding=finding, by=editor, verdict="not_contradiction", reason="period")
    assert state(claim)[0] is State.SAFE
    undo_review(finding=finding, by=editor)
    assert state(claim)[0] is State.WITHDRAWN

    preferred = str(finding.sides.get(claims=claim))
    sign_review(
        finding=finding, by=editor, verdict="contradiction", prefers=preferred, prefers_because="It is in the register."
    )
    assert state(claim)[0] is State.SAFE
    sign_review(finding=finding, by=editor, verdict="contradiction", prefers="320.000000 wardens")
    assert state(claim)[0] is State.WITHDRAWN
    assert f"{editor} prefers" in state(claim)[1]


@pytest.mark.parametrize(
    ("finding", "withdrawn"),
    [
        ({"relation": "cannot_compare", "possible": True}, True),
        ({"relation": "impossible_date"}, True),
        ({"relation": "arithmetic"}, True),
        ({"relation": "hedge_varies", "queue": False}, False),
        ({"relation": "differs_in_scope", "queue": False}, False),
        ({"relation": "cannot_compare", "queue": False}, False),
        ({"live": False}, False),
    ],
    ids=str,
)
def test_only_what_speaks_against_the_value_withdraws_it(
    claim: Claim, finding: dict[str, object], withdrawn: bool
) -> None:
    put(claim)
    FindingFactory(measure=claim.measure, sides=[[claim], [ClaimFactory(measure=claim.measure)]], **finding)

    assert (state(claim)[0] is State.WITHDRAWN) is withdrawn


def test_an_open_question_withdraws_it(claim: Claim) -> None:
    put(claim)
    finding = FindingFactory(measure=claim.measure, sides=[[claim], [ClaimFactory(measure=claim.measure)]])
    sign_review(
        finding=finding, by=UserFactory(role="editor"), verdict="needs_reporting", ask_whom="the press office",
        ask_what="How many?", asked_on=datetime.date(2024, 5, 3),
    )  # fmt: skip

    why = "An editor wants somebody asked first, the press office. Asked on 3 May 2024, no answer yet."
    assert state(claim) == (State.WITHDRAWN, why)
    note_answer(finding=finding, by=UserFactory(role="editor"), day=datetime.date(2024, 5, 4), words="300.")
    assert state(claim) == (State.WITHDRAWN, "Disputed (disagree): an editor has still to rule.")


def test_a_correction_withdraws_it_even_when_taken_back(claim: Claim) -> None:
    put(claim)
    editor = UserFactory(role="editor")
    correct_claim(claim=claim, field="value", value="310", note="misread", by=editor)
    assert state(claim) == (State.WITHDRAWN, "The claim was corrected after it was signed.")

    withdraw_correction(claim=claim, field="value", note="", by=editor)
    assert state(claim)[0] is State.WITHDRAWN
    put(claim, wording="The council has 300 wardens.")
    assert state(claim)[0] is State.SAFE


def test_a_new_version_that_prints_the_same_value_carries_it_on(claim: Claim) -> None:
    put(claim)
    article = claim.revision.article
    Claim.objects.filter(pk=claim.pk).update(standing=False)
    assert state(claim) == (State.WITHDRAWN, "The article that it stands in no longer prints it.")

    newer: Revision = RevisionFactory(article=article, number=2)
    given = {"measure": claim.measure, "entity": claim.entity, "revision": newer}
    ClaimFactory(**given, value=301)
    assert state(claim)[0] is State.WITHDRAWN
    heir = ClaimFactory(**given, start=60, sentence_start=40, value=claim.value)
    signed = stands(claim)
    assert signed is not None
    assert (signed.claim, signed.state) == (heir, State.SAFE)


def test_a_value_that_comes_in_later_asks_for_another_look() -> None:
    claim = stored(ClaimFactory(nature="standing"))
    later = {
        "measure": claim.measure, "entity": claim.entity, "nature": "standing",
        "period_start": LATE, "period_end": LATE, "period_precision": "day",
    }  # fmt: skip
    known = ClaimFactory(**later, value=310)
    finding = FindingFactory(relation="updates", queue=False, measure=claim.measure, sides=[[claim], [known]])
    put(claim)
    assert state(claim)[0] is State.SAFE  # whoever signed had the other before them

    newer = ClaimFactory(**later, value=320)
    finding.sides.last().claims.add(newer)
    assert state(claim) == (State.NEWER, "A newer value came in after it was signed: 320, 1 April 2024.")

    against = FindingFactory(measure=claim.measure, sides=[[known], [newer]])
    sign_review(finding=against, by=UserFactory(role="editor"), verdict="contradiction", prefers=str(known))
    assert state(claim)[0] is State.SAFE


def test_value_of_a_strict_measure_needs_two_editors(claim: Claim) -> None:
    Measure.objects.filter(pk=claim.measure_id).update(second_signature=True)
    first, other = UserFactory(role="editor"), UserFactory(role="editor")
    row = put(claim, by=first)
    assert state(claim)[0] is State.ONCE

    with pytest.raises(ValidationError, match="You signed first"):
        second_value(measure=claim.measure, entity=claim.entity, by=first)
    second_value(measure=claim.measure, entity=claim.entity, by=other)
    assert state(claim)[0] is State.SAFE
    with pytest.raises(ValidationError, match="waits for a second signature"):
        second_value(measure=claim.measure, entity=claim.entity, by=UserFactory(role="editor"))

    assert take_off(measure=claim.measure, entity=claim.entity, by=first).undoes.seconds == row
    assert state(claim)[0] is State.ONCE
    assert put(claim, by=other).seconds == row  # the same words in another hand are the second signature
    assert state(claim)[0] is State.SAFE


def test_taking_off_brings_back_what_was_signed_before(claim: Claim) -> None:
    put(claim, wording="Some 300 wardens work there.")
    put(claim)
    editor = UserFactory(role="editor")

    take_off(measure=claim.measure, entity=claim.entity, by=editor)
    signed = stands(claim)
    assert signed is not None
    assert signed.row.wording == "Some 300 wardens work there."
    take_off(measure=claim.measure, entity=claim.entity, by=editor)
    assert stands(claim) is None
    with pytest.raises(ValidationError, match="Nothing is signed"):
        take_off(measure=claim.measure, entity=claim.entity, by=editor)
    assert SheetSignature.objects.count() == 4


def test_form_that_was_sent_twice_signs_once(claim: Claim) -> None:
    editor = UserFactory(role="editor")
    assert put(claim, by=editor) == put(claim, by=editor)


def test_whoever_signs_has_to_have_seen_what_stands(claim: Claim) -> None:
    row = put(claim)
    with pytest.raises(ValidationError, match=f"{row.created_by} signed after you opened the page"):
        put(claim, wording="Other words.", seen=None)
    put(claim, wording="Other words.", seen=row.pk)
    with pytest.raises(ValidationError, match="signed after you opened the page"):
        take_off(measure=claim.measure, entity=claim.entity, by=UserFactory(role="editor"), seen=row.pk)


@pytest.mark.parametrize(
    ("fields", "given", "why"),
    [
        ({}, {"wording": " "}, "Write the words"),
        ({}, {"wording": "w" * 501}, "501 characters long; at most 500"),
        ({}, {"check_again": datetime.date(2024, 1, 2)}, "2 January 2024 is not ahead"),
        ({"vague": True}, {}, "a vague word"),
        ({"standing": False}, {}, "no longer read in its article"),
        ({"trackable": False}, {}, "no value of a measure"),
        ({"scope": {"polarity": "opposite"}}, {}, "counts the opposite"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_cannot_be_signed_is_refused_with_the_reason(
    fields: dict[str, object], given: dict[str, Any], why: str
) -> None:
    with pytest.raises(ValidationError, match=why):
        put(ClaimFactory(**fields), **given)


def test_a_disputed_value_is_not_signed(claim: Claim) -> None:
    FindingFactory(measure=claim.measure, sides=[[claim], [ClaimFactory(measure=claim.measure)]])
    with pytest.raises(ValidationError, match="cannot be put on the sheet"):
        put(claim)


def test_merging_takes_the_signature_along(claim: Claim) -> None:
    put(claim)
    into = MeasureFactory()
    merge_measures(measure=claim.measure, into=into, by=UserFactory(role="editor"))

    (place,) = signed_values(measures={into.pk}, today=timezone.localdate())
    assert place == (into.pk, claim.entity_id)
    assert state(claim)[0] is State.SAFE


def test_rows_are_appended_and_hold_together(claim: Claim) -> None:
    row = put(claim)
    with pytest.raises(Unchangeable):
        row.save()
    with pytest.raises(Unchangeable):
        SheetSignature.objects.update(wording="Other")
    for wrong in ({"claim": claim, "wording": "", "check_again": SOON}, {"seconds": row, "undoes": row}, {}):
        with pytest.raises(IntegrityError), transaction.atomic():
            SheetSignature.objects.create(measure=claim.measure, created_by=row.created_by, **wrong)


@pytest.mark.parametrize("rows", [1, 50])
def test_any_number_of_signed_values_costs_the_same(rows: int, django_assert_max_num_queries: Any) -> None:
    editor = UserFactory(role="editor")
    measures = set()
    for _ in range(rows):
        claim = ClaimFactory()
        other = ClaimFactory(measure=claim.measure, value=320)
        measures.add(claim.measure_id)
        put(claim, by=editor)
        finding = FindingFactory(measure=claim.measure, sides=[[claim], [other]])
        Review.objects.create(finding=finding, verdict="contradiction", reviewer=editor)
    assert Finding.objects.count() == rows

    # 1. signatures with their claims  2. the findings on those
    with django_assert_max_num_queries(2):
        found = signed_values(measures=measures, today=timezone.localdate())

    assert [one.state for one in found.values()] == [State.WITHDRAWN] * rows


def test_rereading_keeps_a_signed_claim_and_follows_its_words(claim: Claim) -> None:
    text = "Fenland Borough Council had 412 wardens on 1 March 2024, the council said."
    first: Revision = RevisionFactory(text=text)
    record_revision(revision=first)
    put(Claim.objects.get(surface="412 wardens"))

    gone = RevisionFactory(article=first.article, number=2, text="Fenland Borough Council had wardens.")
    record_revision(revision=gone)
    signed = stands(Claim.objects.get(surface="412 wardens"))
    assert signed is not None
    assert signed.why == "The article that it stands in no longer prints it."

    back = RevisionFactory(article=first.article, number=3, text=f"A correction.\n\n{text}")
    record_revision(revision=back)
    signed = stands(Claim.objects.get(surface="412 wardens", standing=True))
    assert signed is not None
    assert (signed.state, signed.claim.revision) == (State.SAFE, back)
