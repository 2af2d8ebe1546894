"""Proposals that measures are one: made as phrases come in, cheaply, and never again once an editor said no."""

import pytest

from claims.comparison.sameness import telling_words
from claims.models import Claim, Measure, MeasureDecision, MeasureProposal, MeasureWord
from claims.recording import keep_apart, merge_measures, rename_measure, split_measure, undo_decision
from claims.recording.proposals import propose_for, propose_waiting
from tests.db.saying import of
from tests.factories import ClaimFactory, EntityFactory, MeasureFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def starter_looked_at(db: None) -> None:
    """As on a desk that has been running for a while."""
    Measure.objects.update(looked_at=True)


def phrase(name: str, **more: object) -> Measure:
    """A measure that an article's phrase made."""
    return MeasureFactory(name=name, catalogued=False, **more)


def proposed() -> set[frozenset[str]]:
    """The pairs that wait for an editor."""
    return {frozenset((row.one.name, row.other.name)) for row in MeasureProposal.objects.waiting()}


def test_new_phrases_that_say_the_same_are_proposed(read):
    read(of("unfilled posts for kerb wardens", 46))
    assert propose_waiting() == 1
    assert not MeasureProposal.objects.exists()

    read(of("vacant posts for kerb wardens", 52))
    propose_waiting()

    row = MeasureProposal.objects.get()
    assert {row.phrase_one, row.phrase_other} == {"unfilled posts for kerb wardens", "vacant posts for kerb wardens"}
    assert "say the same here" in row.reason
    assert "Both are told of Borough Council." in row.reason


def test_the_phrase_goes_under_what_is_catalogued_and_the_younger_under_the_older():
    known = MeasureFactory(name="kerb wardens hired", catalogued=True)
    older, younger = phrase("hired kerb wardens"), phrase("kerb wardens that were hired")

    propose_waiting()

    pairs = {(row.one, row.other) for row in MeasureProposal.objects.all()}
    assert pairs == {(older, known), (younger, known), (younger, older)}


def test_a_phrase_meets_the_aliases_of_a_measure_but_not_those_that_turn_it_round():
    known = MeasureFactory(name="kerb cover")
    known.aliases.create(phrase="kerb wardens hired")
    known.aliases.create(phrase="kerb wardens sacked", polarity="opposite")
    phrase("hired kerb wardens"), phrase("sacked kerb wardens")

    propose_waiting()

    assert proposed() == {frozenset(("kerb cover", "hired kerb wardens"))}


def test_one_figure_for_one_place_is_said():
    place = EntityFactory(name="Harwick Council")
    for name in ("kerb wardens on the night rota", "kerb wardens on the rota"):
        ClaimFactory(measure=phrase(name), entity=place, value=46)

    propose_waiting()

    assert "For Harwick Council both were given as 46." in MeasureProposal.objects.get().reason


def test_a_rejected_pair_is_never_proposed_again(editor):
    one, other = phrase("vacant kerb posts"), phrase("unfilled kerb posts")
    propose_waiting()
    assert len(proposed()) == 1

    keep_apart(measure=one, other=other, by=editor)
    propose_for(measures=[one.pk, other.pk])

    assert proposed() == set()


def test_nor_is_it_by_a_detour_through_what_either_was_merged_into(editor):
    one, other, third = phrase("vacant kerb posts"), phrase("unfilled kerb posts"), phrase("kerb vacancies")
    keep_apart(measure=one, other=other, by=editor)

    merge_measures(measure=one, into=third, by=editor)
    propose_for(measures=[one.pk, other.pk, third.pk])

    assert proposed() == set()


def test_undoing_a_rejection_brings_the_proposal_back(editor):
    one, other = phrase("vacant kerb posts"), phrase("unfilled kerb posts")
    decision = keep_apart(measure=one, other=other, by=editor)

    undo_decision(decision=decision, by=editor)

    assert len(proposed()) == 1


def test_what_was_merged_is_proposed_no_more_and_its_phrases_find_others_for_the_whole(editor):
    one, other = phrase("vacant kerb posts"), phrase("gaps on the kerb rota")
    merge_measures(measure=one, into=other, by=editor)

    phrase("unfilled kerb posts")
    propose_waiting()

    assert proposed() == {frozenset(("gaps on the kerb rota", "unfilled kerb posts"))}


def test_undoing_a_merger_proposes_it_as_before(editor):
    one, other = phrase("vacant kerb posts"), phrase("unfilled kerb posts")
    propose_waiting()
    before = proposed()
    decision = merge_measures(measure=one, into=other, by=editor)
    assert proposed() == set()

    undo_decision(decision=decision, by=editor)

    assert proposed() == before != set()


def test_what_was_split_off_is_not_proposed_for_what_it_was_split_from(read, editor):
    read(of("vacant kerb posts", 46))
    measure = Measure.objects.get(name="vacant kerb posts")

    split_measure(measure=measure, phrases=["vacant kerb posts"], name="unfilled kerb posts", by=editor)

    assert proposed() == set()
    assert Claim.objects.get().measure.name == "unfilled kerb posts"


def test_a_new_name_is_looked_at_anew(editor):
    one, _ = phrase("gaps on the kerb rota"), phrase("unfilled kerb posts")
    propose_waiting()
    assert proposed() == set()

    rename_measure(measure=one, name="vacant kerb posts", by=editor)

    assert proposed() == {frozenset(("vacant kerb posts", "unfilled kerb posts"))}


def test_looking_again_changes_nothing():
    phrase("vacant kerb posts"), phrase("unfilled kerb posts")
    propose_waiting()
    before = list(MeasureProposal.objects.values_list("one", "other", "score", "reason"))

    assert propose_waiting() == 0
    propose_for(measures=Measure.objects.values_list("pk", flat=True))

    assert list(MeasureProposal.objects.values_list("one", "other", "score", "reason")) == before


@pytest.mark.parametrize("stored", [10, 140])
def test_a_new_phrase_costs_the_same_however_many_there_are(django_assert_num_queries, stored):
    others = [phrase(f"kerb wardens of ward-{number}", looked_at=True) for number in range(stored)]
    MeasureWord.objects.bulk_create(
        MeasureWord(measure=other, word=word) for other in others for word in telling_words(other.name)
    )
    phrase("vacant kerb posts", looked_at=False)

    # 1. those not looked at  2. savepoint  3. which stand alone  4. their proposals go  5.–8. the measure, its aliases,
    # phrases and what was merged into it  9. their figures  10. its words go  11. its words  12. how common they are
    # 13. who else has them  14. what was merged into it  15. who was kept apart from it  16.–20. those who may be it,
    # as 5.–9.  21. looked at  22. savepoint
    with django_assert_num_queries(22):
        assert propose_waiting() == 1


def test_a_proposal_is_no_decision():
    phrase("vacant kerb posts"), phrase("unfilled kerb posts")

    propose_waiting()

    assert MeasureProposal.objects.exists()
    assert not MeasureDecision.objects.exists()
    assert not Measure.objects.exclude(merged_into=None).exists()
