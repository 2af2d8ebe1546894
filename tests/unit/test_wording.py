"""Sayings lined up word by word."""

from claims.comparison import wording
from claims.comparison.relations import judge
from claims.values import Relation
from tests.unit.making import figure, quote


def test_one_saying_in_other_words_varies():
    judged = judge(quote("buried in paperwork", article="one"), quote("buried in files", article="two"))
    assert judged.relation is Relation.QUOTE_VARIES


def test_capitals_and_ellipsis_are_no_drift():
    long = quote("We were buried in paperwork all winter", article="one")
    cut = quote("buried … paperwork all winter", article="two")
    assert judge(long, cut).relation is Relation.CORROBORATES
    assert (
        judge(quote("Buried in paperwork"), quote("buried in paperwork", article="two")).relation
        is Relation.CORROBORATES
    )


def test_two_sayings_that_share_common_words_only_are_two():
    judged = judge(quote("a good place to work", article="one"), quote("people need help to work", article="two"))
    assert judged.relation is Relation.UNRELATED


def test_sayings_about_other_places_are_two():
    a = quote("buried in paperwork", entity="Harwick", article="one")
    assert judge(a, quote("buried in files", entity="Marlow", article="two")).relation is Relation.UNRELATED


def test_wordings_are_lined_up_word_by_word():
    rows = wording.aligned(wording.said(quote("buried in paperwork")), wording.said(quote("buried in old files")))
    assert rows == [("same", "buried in", "buried in"), ("changed", "paperwork", "old files")]
    notes = wording.differences(quote("buried in paperwork today"), quote("buried in paperwork"))
    assert notes == ["“today” is missing"]


def test_a_dropped_hedge_is_found_with_who_dropped_it():
    careful = figure("homes", 40, low=40, sign=">=", article="one")
    bare = figure("homes", 40, article="two")
    assert wording.hedge_drops(careful, bare) is bare
    assert wording.hedge_drops(bare, careful) is bare
    assert wording.hedge_drops(bare, bare) is None
    assert wording.hedge_drops(careful, figure("homes", 41, article="two")) is None
