"""What editors decided outlives new readings; what nothing holds any more is cleared away."""

import datetime
from dataclasses import replace
from decimal import Decimal

import pytest

from articles.confirming import confirm_date
from articles.models import Revision
from articles.readers import RawArticle
from claims.intake import take_in
from claims.models import Claim, Correction, Finding, FindingSide, Measure
from claims.recording import claims as recording_claims
from claims.recording import correct_claim, record_revision, sign_review, undo_review
from claims.tasks import reread_article
from claims.values import Extraction
from tests.db.saying import MARCH, figure
from tests.factories import FindingFactory, MeasureFactory, RevisionFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_a_finding_whose_claims_are_all_gone_goes_with_them(read):
    revision = read(figure(300))
    finding = FindingFactory(relation="impossible_date", sides=[[Claim.objects.get()]])

    read(revision=revision)

    assert not Claim.objects.exists()
    assert not Finding.objects.filter(pk=finding.pk).exists()
    assert not FindingSide.objects.exists()


def test_a_correction_goes_over_to_the_claim_that_new_rules_read_at_its_place(read):
    revision = read(figure(300))
    correct_claim(claim=Claim.objects.get(), field="entity", value="Harbour Board", note="", by=UserFactory())
    wider = figure(300)
    wider = replace(wider, surface="employs 300 wardens", start=wider.start - len("employs "))

    read(wider, revision=revision)

    claim = Claim.objects.standing().get()
    assert claim.surface == "employs 300 wardens"
    assert claim.entity.name == "Harbour Board"
    assert claim.corrections.count() == 1


def test_a_correction_stays_where_it_is_if_two_claims_stand_at_its_place_now(read):
    revision = read(figure(300))
    correct_claim(claim=Claim.objects.get(), field="entity", value="Harbour Board", note="", by=UserFactory())
    whole = figure(300)
    number = replace(whole, surface="300", end=whole.start + 3)
    noun = replace(whole, surface="wardens", start=whole.start + 4)

    read(number, noun, revision=revision)

    assert {claim.entity.name for claim in Claim.objects.standing()} == {"Borough Council"}
    assert Correction.objects.get().claim.standing is False


def test_an_inherited_correction_keeps_its_day(read):
    first = read(figure(300))
    given = correct_claim(claim=Claim.objects.get(), field="entity", value="Harbour Board", note="", by=UserFactory())

    read(figure(300), revision=RevisionFactory(article=first.article, number=2))

    assert {row.created_at for row in Correction.objects.all()} == {given.created_at}
    assert Correction.objects.count() == 2


def test_undoing_a_verdict_on_new_evidence_leaves_the_older_one_in_question(read):
    read(figure(300))
    read(figure(320))
    finding = Finding.objects.get(relation="contradicts")
    editor = UserFactory()
    sign_review(finding=finding, by=editor, verdict="contradiction")
    read(figure(320))
    sign_review(finding=finding, by=editor, verdict="needs_reporting")

    undo_review(finding=finding, by=editor)

    finding.refresh_from_db()
    assert (finding.verdict, finding.changed_since) == ("contradiction", True)


def test_undoing_a_second_verdict_on_the_same_evidence_leaves_nothing_in_question():
    finding, editor = FindingFactory(), UserFactory()
    sign_review(finding=finding, by=editor, verdict="contradiction")
    sign_review(finding=finding, by=editor, verdict="needs_reporting")

    undo_review(finding=finding, by=editor)

    finding.refresh_from_db()
    assert (finding.verdict, finding.changed_since) == ("contradiction", False)


def test_a_date_confirmed_while_the_worker_reads_is_not_overwritten_by_what_it_read(monkeypatch):
    revision = RevisionFactory()
    newer = datetime.date(2024, 5, 2)
    seen = []

    def slow(revision: Revision) -> Extraction:
        seen.append(revision.article.published_from)
        if len(seen) == 1:
            confirm_date(article=revision.article.__class__.objects.get(pk=revision.article_id), published=newer,
                         by=UserFactory())  # fmt: skip
        return Extraction(())

    monkeypatch.setattr(recording_claims, "read", slow)

    record_revision(revision=revision)

    assert seen == [datetime.date(2024, 3, 8), newer]


def test_a_claim_that_no_longer_stands_gets_no_keys_by_a_correction(read):
    first = read(figure(300))
    old = Claim.objects.get()
    read(figure(310), revision=RevisionFactory(article=first.article, number=2))

    correct_claim(claim=old, field="unit", value="week", note="", by=UserFactory())

    assert not old.keys.exists()


def test_a_correction_to_a_measure_outlives_the_measures_renaming(read):
    revision = read(figure(300))
    measure = MeasureFactory(name="wardens on the books")
    claim = Claim.objects.get()
    correct_claim(claim=claim, field="measure", value=measure, note="", by=UserFactory())
    measure.aliases.create(phrase="wardens on the books")
    measure.name = "wardens in office"
    measure.save()

    read(figure(300), revision=revision)

    claim.refresh_from_db()
    assert claim.measure == measure
    assert not Measure.objects.filter(name="wardens on the books").exists()


def test_corrections_survive_a_reading_by_a_newer_version_of_the_rules(monkeypatch):
    text = "Wardens leave\n\n8 March 2024\n\nBrindle Council now employs 12 wardens, the chief executive said."
    article = take_in(raw=RawArticle("wardens", text)).loaded.article
    claim = article.current.claims.get(surface__contains="12")
    editor = UserFactory()
    for field, value in (("value", "13"), ("period_start", "2024-02-01"), ("attribution", "the mayor")):
        correct_claim(claim=claim, field=field, value=value, note="heard it", by=editor)
    newer = recording_claims.RULES_VERSION + 1
    extract = recording_claims.extract

    def read_wider(*args: object, **kwargs: object) -> Extraction:
        """The newer rules take one more word in front, and read twice the number."""
        extraction = extract(*args, **kwargs)
        wider = [
            replace(
                each,
                start=each.start - len("employs "),
                surface=f"employs {each.surface}",
                quantity=replace(each.quantity, value=each.quantity.value * 2),
            )
            for each in extraction.statements
            if each.quantity
        ]
        return replace(extraction, statements=tuple(wider))

    monkeypatch.setattr(recording_claims, "RULES_VERSION", newer)
    monkeypatch.setattr(recording_claims, "extract", read_wider)

    reread_article(article.pk)

    kept = article.current.claims.standing().get(surface__contains="12")
    assert kept != claim
    assert (kept.rules_version, kept.machine["value"], kept.surface[:8]) == (newer, "24", "employs ")
    assert (kept.value, kept.attribution) == (Decimal(13), "the mayor")
    assert kept.period_start == datetime.date(2024, 2, 1)
    assert [(row.field, row.note, row.created_by) for row in kept.corrections.all()] == [
        (field, "heard it", editor) for field in ("value", "period_start", "attribution")
    ]


@pytest.mark.parametrize("signed", [False, True])
@pytest.mark.parametrize("left", [[], [300]])
def test_what_an_article_said_against_itself_goes_with_its_words(read, signed, left):
    impossible = replace(MARCH, conflict="“31 February” is no day of the calendar.")
    first = read(figure(320, period=impossible))
    finding = Finding.objects.get(relation="impossible_date")
    if signed:
        sign_review(finding=finding, by=UserFactory(), verdict="contradiction")

    read(*map(figure, left), revision=RevisionFactory(article=first.article, number=2))

    assert list(Finding.objects.values_list("relation", "live")) == ([("impossible_date", False)] if signed else [])
