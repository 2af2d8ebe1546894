"""Which phrases are proposed as one measure, with which reason, and which never are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.comparison.sameness import Candidate, Rank, compare, phrase_key, propose, telling_words

PLACE = "Harwick Council"
NOUNS = ["posts", "vacancies", "wardens", "nurses", "homes", "houses", "fines", "pupils", "people", "buses"]
WORDS = [
    "vacant",
    "unfilled",
    "filled",
    "flooded",
    "without",
    "over",
    "18",
    "weeks",
    "for",
    "of",
    "agency",
    "in",
    "care",
]


def alike(one: str, other: str, **more: object):  # type: ignore[no-untyped-def]
    """The proposal that the two phrases are one, or None."""
    return compare(Candidate(1, (one,), **more), Candidate(2, (other,), **more))


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("vacant posts", "posts vacant", "They are the same words, in another form or order."),
        ("social worker vacancies", "vacancies for social workers", "the same words, in another form or order"),
        ("vacancies of social workers", "vacant social worker posts", "Both count vacancies of social workers"),
        ("unfilled posts for wardens", "vacant posts for wardens", "“unfilled” and “vacant” say the same here"),
        ("knife offences recorded", "knife crimes recorded", "“offences” and “crimes” say the same here"),
        ("homes flooded by the storm", "houses flooded by the storm", "“homes” and “houses” say the same here"),
    ],
)
def test_phrases_of_one_sense_are_proposed_with_the_reason(one: str, other: str, reason: str) -> None:
    proposal = alike(one, other)

    assert proposal is not None
    assert reason in proposal.reason


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("posts filled", "posts vacant"),
        ("people employed", "people unemployed"),
        ("children with a social worker", "children without a social worker"),
        ("patients waiting over 18 weeks", "patients waiting under 18 weeks"),
        ("patients waiting over 18 weeks", "patients waiting over 52 weeks"),
        ("boys excluded", "girls excluded"),
        ("passengers on route A7", "passengers on route A12"),
        ("full-time nurses", "part-time nurses"),
        ("primary schools closed", "secondary schools closed"),
        ("payments to councils", "payments from councils"),
        ("visits by nurses", "visits to nurses"),
        ("council tax rise", "council tax cut"),
        ("people killed", "people injured"),
        ("time since the death", "days before his death"),
    ],
)
def test_opposites_and_other_limits_are_never_proposed(one: str, other: str) -> None:
    evidence = {"figures": frozenset({(PLACE, "46")})}

    assert alike(one, other, **evidence) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [("social workers", "agency social workers"), ("children", "children in care"), ("bus passengers", "bus drivers")],
)
def test_a_phrase_that_says_more_or_counts_something_else_is_not_enough(one: str, other: str) -> None:
    assert alike(one, other) is None


def test_one_figure_for_one_place_speaks_for_phrases_that_are_half_alike() -> None:
    one, other = "wardens on the night rota", "wardens on the rota"
    weak = alike(one, other, figures=frozenset({(PLACE, "46")}))

    assert alike(one, other) is None
    assert weak is not None
    assert weak.reason.endswith(f"For {PLACE} both were given as 46.")


def test_a_common_place_counts_less_than_a_common_figure() -> None:
    phrases = ("unfilled posts for wardens", "vacant posts for wardens")
    here, there = frozenset({(PLACE, "46")}), frozenset({(PLACE, "52")})
    scores = [
        compare(Candidate(1, phrases[:1], figures=mine), Candidate(2, phrases[1:], figures=theirs)).score
        for mine, theirs in ((here, here), (here, there), (here, frozenset()))
    ]

    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == 3


def test_other_kinds_of_units_are_never_one_measure() -> None:
    assert compare(Candidate(1, ("vacant posts",), "count"), Candidate(2, ("vacant posts",), "percent")) is None


def test_the_catalogues_own_measures_are_told_apart_already() -> None:
    assert alike("vacant posts", "posts vacant", rank=Rank.CATALOGUED) is None
    assert alike("vacant posts", "posts vacant", rank=Rank.BY_HAND) is not None


def test_the_phrases_most_alike_stand_side_by_side() -> None:
    proposal = compare(Candidate(1, ("jobs on offer", "vacant posts")), Candidate(2, ("openings", "posts vacant")))

    assert proposal is not None
    assert (proposal.phrase_one, proposal.phrase_other) == ("vacant posts", "posts vacant")


def test_the_likeliest_come_first_and_no_more_than_asked_for() -> None:
    others = [Candidate(n, (phrase,)) for n, phrase in enumerate(("unfilled posts", "posts vacant", "buses"), start=2)]

    found = propose(Candidate(1, ("vacant posts",)), others, most=5)

    assert [proposal.other for proposal in found] == [3, 2]
    assert [proposal.other for proposal in propose(Candidate(1, ("vacant posts",)), others, most=1)] == [3]


def test_money_is_measured_and_not_counted() -> None:
    proposal = alike("cost of mending homes", "cost of mending houses", unit_class="money")

    assert proposal is not None
    assert proposal.reason.startswith("Both measure")


@pytest.mark.parametrize(
    ("phrase", "key"),
    [("the vacant posts", "vacant post"), ("Vacant Post", "vacant post"), ("posts that were cut", "post that be cut")],
)
def test_a_phrase_is_known_by_its_base_forms_in_order(phrase: str, key: str) -> None:
    assert phrase_key(phrase) == key


def test_small_words_that_turn_a_phrase_round_stay_in_its_key() -> None:
    assert phrase_key("children without a social worker") != phrase_key("children with a social worker")


PHRASES = st.lists(st.sampled_from(NOUNS + WORDS), min_size=1, max_size=5).map(" ".join)


@given(PHRASES, PHRASES)
def test_what_one_may_be_the_other_may_be_too(one: str, other: str) -> None:
    there, back = alike(one, other), alike(other, one)

    assert (there is None) == (back is None)
    if there is not None and back is not None:
        assert there.score == back.score
        assert telling_words(one) & telling_words(other), "else neither would be looked up for the other"
