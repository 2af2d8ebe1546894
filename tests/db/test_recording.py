"""Recording: readings become claims and findings, and decisions outlive every new reading."""

import itertools
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from articles.models import Revision
from claims.models import Claim, ClaimKey, Finding, Review
from claims.recording import (
    DecidedMeanwhile,
    correct_claim,
    open_finding,
    record_revision,
    rejudge_everything,
    sign_review,
    undo_review,
)
from claims.recording import claims as recording_claims
from claims.values import Comparator, Extraction, LeftOut, Quantity
from tests.db.saying import figure, picture
from tests.factories import ClaimFactory, FindingFactory, RevisionFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_recording_again_changes_nothing(read):
    revision = read(figure(300))
    before = list(Claim.objects.values_list("pk", "value"))

    read(figure(300), revision=revision)

    assert list(Claim.objects.values_list("pk", "value")) == before


def test_what_was_passed_over_is_stored_anew_each_time(read, monkeypatch):
    revision = RevisionFactory(text="At 10:30 am the council met 12 times.")
    for surface in ("10:30 am", "12"):
        start = revision.text.index(surface)
        row = LeftOut(start, start + len(surface), surface, "a clock time")
        monkeypatch.setattr(recording_claims, "read", lambda revision, row=row: Extraction((), (row,)))
        record_revision(revision=revision)

    assert [row.surface for row in revision.passed_over.all()] == ["12"]


def test_two_articles_that_exclude_each_other_make_one_contradiction_with_two_sides(read):
    read(figure(300))
    read(figure(320))

    finding = Finding.objects.get()
    assert (finding.relation, finding.queue, finding.found_by) == ("contradicts", True, "rules")
    assert [side.claims.count() for side in finding.sides.all()] == [1, 1]


def test_a_third_article_joins_the_finding_that_stands(read):
    read(figure(300))
    read(figure(320))
    before = Finding.objects.get(relation="contradicts").pk

    read(figure(320))

    finding = Finding.objects.get(relation="contradicts")
    assert finding.pk == before
    assert sorted(side.claims.count() for side in finding.sides.all()) == [1, 2]


@pytest.mark.parametrize("order", list(itertools.permutations([300, 320, 300])))
def test_findings_do_not_depend_on_the_order_of_loading(read, order):
    for number in order:
        read(figure(number))
    step_by_step = picture()

    rejudge_everything()

    assert picture() == step_by_step
    assert [row[0] for row in step_by_step].count("contradicts") == 1


def test_a_claim_no_longer_read_goes_unless_a_decision_hangs_on_it(read):
    revision = read(figure(300), figure(7, sentence="It lost {} wardens."))
    corrected = Claim.objects.get(value=7)
    correct_claim(claim=corrected, field="counted", value="wardens lost", note="", by=UserFactory())

    read(revision=revision)

    corrected.refresh_from_db()
    assert list(Claim.objects.all()) == [corrected]
    assert not corrected.standing


def test_a_changed_text_takes_older_claims_out_of_standing_and_keeps_corrections_of_unchanged_words(read):
    first = read(figure(300))
    correct_claim(claim=Claim.objects.get(), field="entity", value="Harbour Board", note="", by=UserFactory())
    second = RevisionFactory(article=first.article, number=2)

    read(figure(300), figure(7, sentence="It lost {} wardens."), revision=second)

    standing = Claim.objects.standing().order_by("start")
    assert {claim.revision for claim in standing} == {second}
    assert standing.get(value=300).entity.name == "Harbour Board"


def test_a_verdict_stays_with_its_finding_and_new_evidence_reopens_it(read):
    read(figure(300))
    read(figure(320))
    finding = Finding.objects.get(relation="contradicts")
    sign_review(finding=finding, by=UserFactory(), verdict="contradiction")
    assert not Finding.objects.waiting().exists()

    rejudge_everything()
    finding.refresh_from_db()
    assert not finding.changed_since

    read(figure(320))
    finding.refresh_from_db()
    assert (finding.verdict, finding.changed_since) == ("contradiction", True)
    assert finding in Finding.objects.waiting()


def test_a_reviewed_finding_that_is_no_longer_made_is_kept_out_of_the_queue(read):
    read(figure(300))
    revision = read(figure(320))
    finding = Finding.objects.get(relation="contradicts")
    sign_review(finding=finding, by=UserFactory(), verdict="contradiction")

    read(revision=revision)

    finding.refresh_from_db()
    assert not finding.live
    assert finding.reviews.count() == 1


def test_undoing_brings_back_the_verdict_before():
    finding = FindingFactory()
    editor = UserFactory()
    sign_review(finding=finding, by=editor, verdict="contradiction")
    sign_review(finding=finding, by=editor, verdict="not_contradiction", reason="rounding")

    undo_review(finding=finding, by=editor)
    finding.refresh_from_db()
    assert finding.verdict == "contradiction"

    undo_review(finding=finding, by=editor)
    finding.refresh_from_db()
    assert finding.verdict == ""
    assert Review.objects.count() == 4
    with pytest.raises(ValidationError, match="no verdict to undo"):
        undo_review(finding=finding, by=editor)


def test_a_second_editor_is_told_of_the_first_and_overwrites_nothing():
    finding = FindingFactory()
    first = sign_review(finding=finding, by=UserFactory(), verdict="contradiction", seen=None)

    with pytest.raises(DecidedMeanwhile) as told:
        sign_review(finding=finding, by=UserFactory(), verdict="needs_reporting", seen=None)

    assert told.value.review == first
    assert finding.reviews.count() == 1


@pytest.mark.parametrize(
    ("verdict", "reason"), [("", ""), ("maybe", ""), ("not_contradiction", ""), ("not_contradiction", "mood")]
)
def test_a_verdict_off_the_list_is_refused(verdict, reason):
    finding = FindingFactory()

    with pytest.raises((ValidationError, IntegrityError)), transaction.atomic():
        sign_review(finding=finding, by=UserFactory(), verdict=verdict, reason=reason)

    assert not finding.reviews.exists()


def test_a_finding_opened_by_hand_survives_comparison_and_new_revisions(read):
    first = read(figure(300))
    read(figure(5, sentence="It lost {} wardens."))
    finding = open_finding(
        claims=list(Claim.objects.order_by("pk")), relation="contradicts", note="Ask again", by=UserFactory()
    )

    rejudge_everything()
    read(figure(300), revision=RevisionFactory(article=first.article, number=2))

    finding.refresh_from_db()
    assert (finding.found_by, finding.live, finding.queue) == ("editor", True, True)
    assert all(claim.standing for side in finding.sides.all() for claim in side.claims.all())


@pytest.mark.parametrize(("relation", "count"), [("unrelated", 2), ("quarrels", 2), ("contradicts", 1)])
def test_a_finding_opened_by_hand_needs_two_claims_and_a_relation_of_the_list(relation, count):
    claims = [ClaimFactory() for _ in range(count)]

    with pytest.raises(ValidationError):
        open_finding(claims=claims, relation=relation, note="", by=UserFactory())


def test_the_database_refuses_a_surface_that_does_not_fit_its_offsets():
    with pytest.raises(IntegrityError), transaction.atomic():
        ClaimFactory(end=5)


def test_the_database_refuses_bounds_out_of_order():
    with pytest.raises(IntegrityError), transaction.atomic():
        ClaimFactory(value=None, low=Decimal(5), high=Decimal(4), comparator=Comparator.RANGE, surface="5 to 4")


def test_an_old_version_read_again_stands_nowhere(read: Callable[..., Revision]):
    old = read(figure(300))
    new = RevisionFactory(article=old.article, number=2)
    read(figure(310), revision=new)
    read(figure(305), revision=RevisionFactory())
    before = picture()

    read(figure(300), figure(301, sentence="It says that {} wardens left."), revision=old)

    assert picture() == before
    assert {claim.revision for claim in Claim.objects.standing().filter(revision__article=old.article)} == {new}
    assert Claim.objects.filter(revision=old).count() == 2
    assert not ClaimKey.objects.filter(claim__revision=old).exists()


def test_a_step_finer_than_its_column_is_kept_as_the_finest(read: Callable[..., Revision]):
    fine = replace(figure(300), quantity=Quantity(Decimal("1.2345678"), step=Decimal("0.0000001")))
    claim = read(fine).claims.get()
    claim.refresh_from_db()
    assert (claim.value, claim.step) == (Decimal("1.234568"), Decimal("0.000001"))
