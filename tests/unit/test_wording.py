"""Sayings lined up word by word."""

from dataclasses import replace

import pytest

from claims.comparison import wording
from claims.comparison.groups import find
from claims.comparison.relations import judge
from claims.values import Attribution, Relation
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


def varies(one, other, **more):
    judged = judge(quote(one, article="one", **more), quote(other, article="two", **more))
    return judged.reasons if judged.relation is Relation.QUOTE_VARIES else str(judged.relation)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        # A quotation cut at its ends, or with the gap marked, says what was said.
        ("We do not accept the plan as it stands", "accept the plan as it stands", "corroborates"),
        ("We do not accept the plan as it stands", "We … accept the plan", "corroborates"),
        ("We do not accept the plan as it stands", "We [do not] accept the plan", "corroborates"),
        ("These were hard bargains for all of us", "hard bargain", "unrelated"),
        ("We Do Not Accept The Plan", "we do not accept the plan", "corroborates"),
        # A gap that nothing marks may turn it round.
        ("We do not accept the plan as it stands", "We do accept the plan as it stands", ("words_cut",)),
        ("It lost 40 nurses in one winter", "It lost 60 nurses in one winter", ("figure_altered",)),
        ("It lost four nurses in one winter", "It lost six nurses in one winter", ("figure_altered",)),
        ("It lost 40 nurses in one winter", "It lost 40 nurses in one winter", "corroborates"),
    ],
)
def test_what_is_done_to_a_saying_on_its_way(one, other, expected):
    assert varies(one, other) == expected
    assert varies(other, one) == expected


def test_a_saying_put_into_another_mouth_is_told_with_both_names():
    words = "the roof of this school could fall any day"
    a = quote(words, by="Dean of Harwick", article="one", outlet="Harwick Echo")
    b = quote(words, by="Provost of Marlow", article="two", outlet="Vale Times")
    assert judge(a, b).relation is Relation.CORROBORATES  # offices, not names: one person may hold both
    holders = (
        replace(side, attribution=Attribution(name)) for side, name in ((a, "Union President"), (b, "Person Two"))
    )
    assert judge(*holders).relation is Relation.UNRELATED  # nor does a title against a name tell of two
    named = judge(
        *(replace(side, attribution=Attribution(name)) for side, name in ((a, "Speaker One"), (b, "Person Two")))
    )
    assert named.reasons == ("other_speaker",)
    assert "Harwick Echo of 3 March 2021 has it from Speaker One" in named.explanation
    assert "Vale Times of 3 March 2021 has it from Person Two" in named.explanation


def test_a_chain_of_five_wordings_is_one_finding_against_the_first():
    rewrites = [
        "drowning in case files",
        "drowning in files",
        "drowning under case files",
        "drowning in old case files",
    ]
    chain = ["drowning in case files all winter", *rewrites]
    said = [
        quote(words, article=f"n{day}", id=f"n{day}", published=f"2021-03-0{day}", outlet=f"Paper {day}")
        for day, words in enumerate(chain, start=1)
    ]
    found = [finding for finding in find(said) if finding.relation is Relation.QUOTE_VARIES]
    assert len(found) == 1
    assert "Against “drowning in case files all winter”" in found[0].explanation
    assert {name for side in found[0].sides for name in side.statements} >= {"n1", "n3", "n4", "n5"}


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


def test_who_printed_a_bare_number_first_dropped_no_hedge():
    careful = figure("homes", 40, low=40, sign=">=", article="one", published="2021-03-04")
    assert wording.hedge_drops(careful, figure("homes", 40, article="two", published="2021-03-03")) is None
    assert wording.hedge_drops(careful, figure("homes", 40, article="two", published="2021-03-05")) is not None


def test_a_dropped_hedge_is_one_finding_with_all_who_dropped_it_in_order():
    careful = figure(
        "homes flooded", 40, low=40, sign=">=", surface="at least 40", article="one", outlet="Echo", id="a"
    )
    later = [
        figure("homes flooded", 40, article=name, outlet=outlet, id=name, published=f"2021-03-0{day}")
        for day, name, outlet in ((6, "c", "Post"), (4, "b", "Times"))
    ]
    (found,) = [finding for finding in find([careful, *later]) if finding.relation is Relation.HEDGE_VARIES]
    assert [side.statements for side in found.sides] == [("a",), ("b", "c")]
    assert found.explanation == (
        "All are about homes flooded (Harwick). Echo of 3 March 2021 says “at least 40”; Times of 4 March 2021 prints "
        "“40” and drops the caution, followed by Post of 6 March 2021."
    )


def test_two_long_sayings_of_one_story_are_two():
    one = "The harbour board has a large debt to the dredging firms that it must settle before the winter storms"
    other = (
        "In May the board told the dredging firms that no debt would be settled while the harbour was shut by storms"
    )
    assert judge(quote(one), quote(other, article="two")).relation is Relation.UNRELATED


def test_a_house_style_for_per_cent_is_no_change_of_words():
    one, other = (
        quote("Only 34% of the boats were safe"),
        quote("Only 34 per cent of the boats were safe", article="two"),
    )
    assert judge(one, other).relation is Relation.CORROBORATES
    other = quote("Only 43 per cent of the boats were safe", article="two")
    assert judge(one, other).reasons == ("figure_altered",)


def printed(words, *, start=0, article="one", **more):
    """A quotation in a sentence of its own, at some place of its article."""
    place = {"start": start, "end": start + len(words), "sentence_start": start, "sentence_end": start + len(words) + 2}
    return replace(quote(words, article=article, id=f"{article}-{start}", **more), **place)


ROOF, PHONE = "The roof of the school leaks badly", "nobody at the council answers the phone"


@pytest.mark.parametrize(
    ("second_at", "whole", "day", "found"),
    [
        (200, f"{ROOF}, {PHONE}", "2021-03-04", 1),
        (200, f"{PHONE}, {ROOF}", "2021-03-04", 1),
        (200, f"{ROOF} … {PHONE}", "2021-03-04", 0),
        (200, f"{ROOF} and we are cold, {PHONE}", "2021-03-04", 0),
        (200, f"{ROOF}, {PHONE}", "2021-03-02", 0),
        (len(ROOF) + 3, f"{ROOF}, {PHONE}", "2021-03-04", 0),
    ],
    ids=["joined", "turned round", "gap marked", "more was said", "printed first", "one sentence after the other"],
)
def test_two_sayings_printed_as_one_are_told_with_both(second_at, whole, day, found):
    apart = [printed(ROOF, outlet="Echo"), printed(PHONE, start=second_at, outlet="Echo")]
    one = printed(whole, article="two", outlet="Times", published=day)
    findings = [finding for finding in find([*apart, one]) if "words_joined" in finding.reasons]
    assert len(findings) == found
    for finding in findings:
        assert finding.relation is Relation.QUOTE_VARIES
        assert finding.queue
        assert {name for side in finding.sides for name in side.statements} == {"one-0", "one-200", "two-0"}
        assert "Times of 4 March 2021 prints them as one quotation" in finding.explanation


@pytest.mark.parametrize(
    ("gap", "expected"),
    [("help … and", ("words_joined",)), ("help [...] and", ("words_joined",)), ("help… and", "corroborates")],
    ids=["points that stand free", "in brackets", "a pause"],
)
def test_a_gap_that_the_next_closes_is_no_quotation(gap, expected):
    marked, closed = (
        f"We asked the council for {gap} got no answer at all",
        "We asked the council for help and got no answer at all",
    )
    assert varies(marked, closed) == varies(closed, marked) == expected
    shown, later = quote(marked, article="one", published="2021-03-05"), quote(closed, article="two")
    assert judge(shown, later).relation is Relation.CORROBORATES  # who printed it whole first has closed no gap
