"""Editors' decisions on measures: applied to all past claims, kept for coming ones, undone to what was."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from articles.models import Revision
from claims.models import Claim, Finding, Measure, MeasureAlias, MeasureDecision, WholePhrase
from claims.recording import (
    correct_claim,
    keep_apart,
    merge_measures,
    open_finding,
    rename_measure,
    sign_review,
    split_measure,
    undo_decision,
)
from claims.recording.settling import settle_measure
from claims.values import Statement
from tests.db.test_recording import figure, picture, read  # noqa: F401  (a fixture)
from tests.factories import MeasureFactory, RevisionFactory, UserFactory

pytestmark = pytest.mark.django_db
Read = Callable[..., Revision]


def of(counted: str, number: int, **more: object) -> Statement:
    """A figure of the council, counted in these words."""
    return replace(figure(number), counted=counted, **more)


def measure(name: str) -> Measure:
    return Measure.objects.get(name=name)


def places() -> dict[str, tuple[str | None, dict[str, str]]]:
    """Where each claim belongs, and its scope."""
    rows = Claim.objects.select_related("measure")
    return {claim.surface: (claim.measure.name if claim.measure else None, claim.scope) for claim in rows}


def everything() -> tuple[object, ...]:
    """All that a decision may touch, but for the decisions themselves."""
    return (
        places(),
        picture(),
        sorted(Measure.objects.values_list("name", "slug", "merged_into__name", "by_hand", "polarity", "population")),
        sorted(WholePhrase.objects.values_list("key", "unit_class", "measure__name")),
        sorted(MeasureAlias.objects.values_list("phrase", "measure__name")),
        sorted(Finding.objects.values_list("relation", "verdict", "changed_since", "live", "measure__name")),
        sorted(Claim.objects.filter(keys__isnull=False).values_list("surface", "keys__key")),
    )


@pytest.fixture
def editor() -> User:
    return UserFactory(role="editor")


@pytest.fixture
def two(read: Read) -> tuple[Measure, Measure]:  # noqa: F811
    """Two phrases that two articles printed for one thing, with numbers that exclude each other."""
    read(of("patrol wardens on the streets", 300))
    read(of("staff who keep the kerbs clear", 320))
    return measure("patrol wardens on the streets"), measure("staff who keep the kerbs clear")


def test_phrases_that_differ_stand_apart_until_an_editor_decides(two):
    assert [finding.relation for finding in Finding.objects.all()] == []


def test_merging_moves_all_claims_and_judges_their_findings_anew(two, editor):
    one, other = two

    merge_measures(measure=one, into=other, by=editor)

    assert {name for name, _ in places().values()} == {other.name}
    assert Finding.objects.get(relation="contradicts").measure == other


def test_merging_is_applied_to_articles_that_come_later(two, read, editor):  # noqa: F811
    one, other = two
    merge_measures(measure=one, into=other, by=editor)

    read(of("patrol wardens on the streets", 340))

    assert places()["340 wardens"] == (other.name, {})


def test_undoing_a_merger_restores_exactly_what_was(two, read, editor):  # noqa: F811
    one, other = two
    before = everything()
    decision = merge_measures(measure=one, into=other, by=editor, population="patrols")
    assert everything() != before

    undo_decision(decision=decision, by=editor)

    assert everything() == before


def test_claims_read_while_a_merger_stood_go_back_with_the_others(two, read, editor):  # noqa: F811
    one, other = two
    decision = merge_measures(measure=one, into=other, by=editor)
    read(of("patrol wardens on the streets", 340))

    undo_decision(decision=decision, by=editor)

    assert places()["340 wardens"] == (one.name, {})


def test_chains_lead_to_the_last_and_the_first_link_can_be_undone_alone(two, read, editor):  # noqa: F811
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


def test_the_opposite_of_an_opposite_is_the_measure_itself(two, read, editor):  # noqa: F811
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


def test_a_signed_verdict_stays_with_its_finding_and_is_in_question_only_while_the_merger_stands(two, read, editor):  # noqa: F811
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


def test_a_verdict_that_was_signed_anew_on_the_merged_evidence_is_in_question_after_undoing(two, read, editor):  # noqa: F811
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


def test_phrases_that_an_editor_told_apart_are_compared_as_one_no_more_until_it_is_undone(read, editor):  # noqa: F811
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


def test_a_decision_says_who_decided_what_and_when(two, editor):
    decision = merge_measures(measure=two[0], into=two[1], by=editor, note="The council uses both.")

    assert (decision.created_by, decision.kind, decision.note) == (editor, "same", "The council uses both.")
    assert decision.created_at is not None


def test_the_database_refuses_a_decision_without_its_other_measure_and_an_undoing_of_nothing(two, editor):
    for kind in ("same", "apart", "split", "undo"):
        with pytest.raises(IntegrityError), transaction.atomic():
            MeasureDecision.objects.create(kind=kind, measure=two[0], created_by=editor)


def test_a_measure_is_not_merged_into_itself(two):
    with pytest.raises(IntegrityError), transaction.atomic():
        Measure.objects.filter(pk=two[0].pk).update(merged_into=two[0])


def test_a_new_version_of_an_article_follows_the_decisions(two, read, editor):  # noqa: F811
    one, other = two
    merge_measures(measure=one, into=other, by=editor)
    article = Claim.objects.get(surface="300 wardens").revision.article

    read(of("patrol wardens on the streets", 300), revision=RevisionFactory(article=article, number=2))

    assert set(Claim.objects.standing().values_list("measure__name", flat=True)) == {other.name}


@pytest.mark.parametrize("live", [True, False])
def test_what_comparison_does_not_make_goes_by_the_demand_of_the_measure_that_it_is_under_now(read, editor, live):  # noqa: F811
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
def signed(read: Read, editor: User) -> Finding:  # noqa: F811
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


def test_a_demand_stays_while_another_phrase_is_split_off_to_the_same_measure(signed, read, editor):  # noqa: F811
    read(of("staff who keep the kerbs clear", 320))
    one, other = signed.measure, measure("staff who keep the kerbs clear")
    demand(one, other)
    first = split_measure(measure=one, phrases=[one.name], name="patrols", by=editor)
    second = split_measure(measure=other, phrases=[other.name], name="patrols", by=editor)

    undo_decision(decision=first, by=editor)
    assert "patrols" in demanding()
    undo_decision(decision=second, by=editor)
    assert demanding() == {one.name, other.name}
