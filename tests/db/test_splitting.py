"""Phrases split off a measure, measures called otherwise, and what extraction looks for afterwards."""

from decimal import Decimal

import pytest

from claims.models import Claim, Measure
from claims.recording import load_catalogue, merge_measures, rename_measure, split_measure, undo_decision
from claims.values import Quantity
from tests.db.saying import everything, measure, of, places
from tests.factories import MeasureFactory

pytestmark = pytest.mark.django_db


def test_splitting_moves_the_claims_of_the_phrases_named_and_no_others(two, editor):
    one, other = two
    merge_measures(measure=one, into=other, by=editor)
    before = everything()

    decision = split_measure(measure=other, phrases=["patrol wardens on the streets"], name="patrols", by=editor)

    assert {words: name for words, (name, _) in places().items()} == {
        "300 wardens": "patrols",
        "320 wardens": other.name,
    }
    undo_decision(decision=decision, by=editor)
    after = everything()
    assert [after[place] for place in (0, 1, 3, 4, 5, 6)] == [before[place] for place in (0, 1, 3, 4, 5, 6)]
    assert measure("patrols").merged_into == other, "its address leads back"


def test_splitting_again_under_the_same_name_takes_the_measure_up_again(two, editor):
    one, other = two
    merge_measures(measure=one, into=other, by=editor)
    undo_decision(decision=split_measure(measure=other, phrases=[one.name], name="patrols", by=editor), by=editor)

    split_measure(measure=other, phrases=[one.name], name="patrols", by=editor)

    assert places()["300 wardens"][0] == "patrols"
    assert measure("patrols").merged_into is None


def test_a_split_phrase_outranks_what_extraction_recognises(read, editor):
    wardens = MeasureFactory(name="wardens in the county")
    read(of("wardens of the park", 300, measure=wardens.name))
    read(of("wardens", 310, measure=wardens.name))

    split_measure(measure=wardens, phrases=["wardens of the park"], name="park wardens", by=editor)

    assert {words: name for words, (name, _) in places().items()} == {
        "300 wardens": "park wardens",
        "310 wardens": wardens.name,
    }
    read(of("the warden of the parks", 340, measure=wardens.name))
    assert places()["340 wardens"][0] == "park wardens", "the phrase in another form"


def test_undoing_a_merger_finds_claims_that_were_split_off_further_on(two, editor):
    one, other = two
    before = everything()
    merged = merge_measures(measure=one, into=other, by=editor)
    split_measure(measure=other, phrases=[one.name], name="patrols", by=editor)

    undo_decision(decision=merged, by=editor)

    assert places() == before[0]


def test_what_is_split_off_one_measure_stays_where_it_is_in_others(read, editor):
    park, harbour = MeasureFactory(name="wardens in the parks"), MeasureFactory(name="wardens at the harbour")
    read(of("wardens", 300, measure=park.name))
    read(of("wardens", 310, measure=harbour.name))
    read(of("wardens", 320))

    split_measure(measure=park, phrases=["wardens"], name="park keepers", by=editor)

    assert {words: name for words, (name, _) in places().items()} == {
        "300 wardens": "park keepers",
        "310 wardens": harbour.name,
        "320 wardens": "wardens",
    }


def test_a_split_outlives_the_merging_of_what_it_was_split_off_and_leads_in_no_circle(read, editor):
    park, harbour = MeasureFactory(name="wardens in the parks"), MeasureFactory(name="wardens at the harbour")
    read(of("wardens of the park", 300, measure=park.name))
    split_measure(measure=park, phrases=["wardens of the park"], name="park keepers", by=editor)
    merge_measures(measure=park, into=harbour, by=editor)
    assert places()["300 wardens"][0] == "park keepers"

    merge_measures(measure=measure("park keepers"), into=harbour, by=editor)

    assert places()["300 wardens"][0] == harbour.name


def test_a_new_name_keeps_the_address_and_what_was_read_under_the_old_one(two, read, editor):
    one, _ = two
    address = one.get_absolute_url()
    before = everything()

    decision = rename_measure(measure=one, name="wardens on patrol", by=editor)

    read(of("patrol wardens on the streets", 340))
    assert {places()[words][0] for words in ("300 wardens", "340 wardens")} == {"wardens on patrol"}
    assert measure("wardens on patrol").get_absolute_url() == address
    Claim.objects.filter(surface="340 wardens").delete()
    Measure.objects.filter(claims=None, decisions=None, catalogued=False).exclude(pk=one.pk).delete()
    undo_decision(decision=decision, by=editor)
    assert everything()[:3] == before[:3]


def test_a_renamed_catalogued_measure_is_still_recognised_by_its_old_name(read, editor):
    wardens = MeasureFactory(name="wardens in the county")
    revision = read(of("wardens", 300, measure=wardens.name))

    rename_measure(measure=wardens, name="county wardens", by=editor)

    entry = next(one for one in load_catalogue().measures if one.name == "county wardens")
    assert "wardens in the county" in entry.aliases
    read(of("wardens", 300, measure="wardens in the county"), revision=revision)
    assert places()["300 wardens"][0] == "county wardens"


def test_a_merged_catalogued_measure_is_recognised_and_its_claims_go_to_the_other(read, editor):
    one, other = MeasureFactory(name="wardens in the county"), MeasureFactory(name="county wardens", nature="fixed")
    read(of("wardens", 300, measure=one.name))

    merge_measures(measure=one, into=other, by=editor)
    read(of("wardens", 320, measure=one.name))

    assert {name for name, _ in places().values()} == {other.name}
    assert set(Claim.objects.values_list("nature", flat=True)) == {"fixed"}
    assert one.name in {entry.name for entry in load_catalogue().measures}


def test_what_was_merged_by_hand_is_never_a_pattern_for_other_phrases(two, editor):
    one, other = two
    merge_measures(measure=one, into=other, by=editor)

    assert not {one.name, other.name} & {entry.name for entry in load_catalogue().measures}


def test_phrases_that_an_editor_adds_to_an_unsorted_measure_are_looked_for_but_not_its_name(two):
    one, _ = two
    one.aliases.create(phrase="kerb patrol", polarity="opposite")

    entry = next(each for each in load_catalogue().measures if each.name == one.name)

    assert (entry.by_name, entry.aliases, entry.narrower[0].phrase) == (False, (), "kerb patrol")


def test_one_phrase_in_two_kinds_of_units_is_two_measures(read):
    percent = Quantity(Decimal(30), unit="percent")
    read(of("posts kept", 300))
    read(of("posts kept", 310, quantity=percent))

    assert {words: name for words, (name, _) in places().items()} == {
        "300 wardens": "posts kept",
        "310 wardens": "posts kept (share)",
    }
