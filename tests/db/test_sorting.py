"""Editors' decisions on measures: applied to all past claims, kept for coming ones, undone to what was."""

import pytest

from claims.models import Claim, Finding, MeasureDecision
from claims.recording import (
    correct_claim,
    keep_apart,
    merge_measures,
    open_finding,
    sign_review,
    split_measure,
    undo_decision,
)
from tests.db.saying import everything, measure, of, places
from tests.factories import MeasureFactory, RevisionFactory

pytestmark = pytest.mark.django_db


def test_phrases_that_differ_stand_apart_until_an_editor_decides(two):
    assert [finding.relation for finding in Finding.objects.all()] == []


def test_merging_moves_all_claims_and_judges_their_findings_anew(two, editor):
    one, other = two

    merge_measures(measure=one, into=other, by=editor)

    assert {name for name, _ in places().values()} == {other.name}
    assert Finding.objects.get(relation="contradicts").measure == other


def test_merging_is_applied_to_articles_that_come_later(two, read, editor):
    one, other = two
    merge_measures(measure=one, into=other, by=editor)

    read(of("patrol wardens on the streets", 340))

    assert places()["340 wardens"] == (other.name, {})


def test_undoing_a_merger_restores_exactly_what_was(two, read, editor):
    one, other = two
    before = everything()
    decision = merge_measures(measure=one, into=other, by=editor, population="patrols")
    assert everything() != before

    undo_decision(decision=decision, by=editor)

    assert everything() == before


def test_claims_read_while_a_merger_stood_go_back_with_the_others(two, read, editor):
    one, other = two
    decision = merge_measures(measure=one, into=other, by=editor)
    read(of("patrol wardens on the streets", 340))

    undo_decision(decision=decision, by=editor)

    assert places()["340 wardens"] == (one.name, {})


def test_chains_lead_to_the_last_and_the_first_link_can_be_undone_alone(two, read, editor):
    one, other = two
    read(of("officers of the kerb", 360))
    third = measure("officers of the kerb")
    first = merge_measures(measure=one, into=other, by=editor)
    merge_measures(measure=other, into=third, by=editor)
    assert {name for name, _ in places().values()} == {third.name}

    undo_decision(decision=first, by=editor)

    assert {words: name for words, (name, _) in places().items()} == {
        "300 wardens": one.name,
        "320 wardens": third.name,
        "360 wardens": third.name,
    }


@pytest.mark.parametrize("words", ["population", "threshold"])
def test_a_merged_phrase_may_say_as_what_part_it_counts(two, editor, words):
    one, other = two

    merge_measures(measure=one, into=other, by=editor, **{words: "within the ring road"})

    assert places()["300 wardens"] == (other.name, {words: "within the ring road"})
    assert not Finding.objects.filter(relation="contradicts").exists()


def test_opposites_of_one_measure_never_contradict(two, editor):
    one, other = two

    merge_measures(measure=one, into=other, by=editor, polarity="opposite")

    assert places()["300 wardens"] == (other.name, {"polarity": "opposite"})
    assert [finding.relation for finding in Finding.objects.all()] == ["differs_in_scope"]
    assert Finding.objects.get().reasons == ["opposite_sides"]


def test_the_opposite_of_an_opposite_is_the_measure_itself(two, read, editor):
    one, other = two
    read(of("officers of the kerb", 360))
    merge_measures(measure=one, into=other, by=editor, polarity="opposite")

    merge_measures(measure=other, into=measure("officers of the kerb"), by=editor, polarity="opposite")

    assert places()["300 wardens"] == ("officers of the kerb", {})
    assert places()["320 wardens"] == ("officers of the kerb", {"polarity": "opposite"})


def test_a_form_that_is_sent_twice_decides_once(two, editor):
    one, other = two
    first = merge_measures(measure=one, into=other, by=editor)
    assert merge_measures(measure=one, into=other, by=editor) == first

    again = split_measure(measure=other, phrases=[one.name], name="patrols", by=editor)
    apart = keep_apart(measure=other, other=measure("patrols"), by=editor)

    assert apart == again
    assert MeasureDecision.objects.count() == 2


def test_a_correction_of_the_measure_outlives_merging_splitting_and_undoing(two, editor):
    one, other = two
    claim = Claim.objects.get(surface="300 wardens")
    own = MeasureFactory(name="wardens with a badge")
    correct_claim(claim=claim, field="measure", value=own, note="", by=editor)

    merged = merge_measures(measure=one, into=other, by=editor)
    split = split_measure(measure=other, phrases=[one.name], name="patrols", by=editor)
    assert places()["300 wardens"][0] == own.name
    undo_decision(decision=split, by=editor)
    undo_decision(decision=merged, by=editor)

    assert places()["300 wardens"][0] == own.name


def test_a_correction_to_a_measure_that_was_merged_goes_where_it_was_merged(two, editor):
    _, other = two
    own = MeasureFactory(name="wardens with a badge")
    correct_claim(claim=Claim.objects.get(surface="300 wardens"), field="measure", value=own, note="", by=editor)

    merge_measures(measure=own, into=other, by=editor)

    assert places()["300 wardens"][0] == other.name


def test_a_signed_verdict_stays_with_its_finding_and_is_in_question_only_while_the_merger_stands(two, read, editor):
    one, other = two
    read(of("patrol wardens on the streets", 310))
    finding = Finding.objects.get(relation="contradicts")
    sign_review(finding=finding, by=editor, verdict="contradiction")

    decision = merge_measures(measure=one, into=other, by=editor)
    finding.refresh_from_db()
    assert (finding.verdict, finding.changed_since, finding.sides.count()) == ("contradiction", True, 3)

    undo_decision(decision=decision, by=editor)
    finding.refresh_from_db()
    assert (finding.verdict, finding.changed_since, finding.sides.count()) == ("contradiction", False, 2)


def test_a_verdict_that_was_signed_anew_on_the_merged_evidence_is_in_question_after_undoing(two, read, editor):
    one, other = two
    read(of("patrol wardens on the streets", 310))
    finding = Finding.objects.get(relation="contradicts")
    sign_review(finding=finding, by=editor, verdict="contradiction")
    decision = merge_measures(measure=one, into=other, by=editor)
    sign_review(finding=finding, by=editor, verdict="needs_reporting")

    undo_decision(decision=decision, by=editor)

    finding.refresh_from_db()
    assert finding.changed_since


def test_a_finding_that_an_editor_opened_keeps_its_claims_and_follows_their_measure(two, editor):
    one, other = two
    opened = open_finding(claims=list(Claim.objects.all()), relation="contradicts", note="", by=editor)
    assert opened.measure is None

    decision = merge_measures(measure=one, into=other, by=editor)
    opened.refresh_from_db()
    assert opened.measure == other

    undo_decision(decision=decision, by=editor)
    opened.refresh_from_db()
    assert opened.measure is None


def test_phrases_that_an_editor_told_apart_are_compared_as_one_no_more_until_it_is_undone(read, editor):
    read(of("vacant posts for kerb wardens", 300))
    read(of("unfilled posts for kerb wardens", 320))
    before = everything()
    assert [finding.relation for finding in Finding.objects.all()] == ["contradicts"]

    decision = keep_apart(
        measure=measure("vacant posts for kerb wardens"), other=measure("unfilled posts for kerb wardens"), by=editor
    )

    assert not Finding.objects.filter(relation="contradicts").exists()
    undo_decision(decision=decision, by=editor)
    assert everything() == before


def test_a_decision_says_who_decided_what_and_when(two, editor):
    decision = merge_measures(measure=two[0], into=two[1], by=editor, note="The council uses both.")

    assert (decision.created_by, decision.kind, decision.note) == (editor, "same", "The council uses both.")
    assert decision.created_at is not None


def test_a_new_version_of_an_article_follows_the_decisions(two, read, editor):
    one, other = two
    merge_measures(measure=one, into=other, by=editor)
    article = Claim.objects.get(surface="300 wardens").revision.article

    read(of("patrol wardens on the streets", 300), revision=RevisionFactory(article=article, number=2))

    assert set(Claim.objects.standing().values_list("measure__name", flat=True)) == {other.name}
