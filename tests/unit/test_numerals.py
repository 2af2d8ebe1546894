"""Numerals are found whole and read exactly."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extraction.numerals import Sort, find_numerals
from tests.unit.reading import unbracketed


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("Volunteers planted [7,250] oaks and [19.5] hectares of heath.", ["7250", "19.5"]),
        ("[Forty-one] goats and [seventeen hundred] hens were moved.", ["41", "1700"]),
        ("The bridge cost [two-and-a-half million] crowns.", ["2500000"]),
        ("It cost [two and a half billion] in the end.", ["2500000000"]),
        ("[A dozen] canoes, [half a dozen] tents and [half a million] bees.", ["12", "6", "500000"]),
        ("They counted [3.75 million] gulls and [6 hundred million] mites.", ["3750000", "600000000"]),
        ("A grant of £[15m], a loan of €[30k] and a debt of $[1.8bn].", ["15000000", "30000", "1800000000"]),
        ("[Three hundred and twelve] bikes and [a hundred and six] scooters.", ["312", "106"]),
        ("[Thirty-one thousand four hundred eighteen] votes were cast.", ["31418"]),
        ("Night lows of [-7] were followed by [minus 12] at dawn.", ["-7", "-12"]),
        ("Add [2½] cups, then [¾] more.", ["2.5", "75"]),
        ("The rate slipped to [.004] overnight.", ["0.004"]),
        ("Add [1/2] a pound of flour.", ["0.5"]),
    ],
)
def test_numbers_are_read_in_digits_words_and_both(sentence: str, values: list[str]) -> None:
    text, spans = unbracketed(sentence)
    found = find_numerals(text)
    assert [text[one.start : one.end] for one in found] == spans
    assert [one.value for one in found] == [Decimal(value) for value in values]


@pytest.mark.parametrize(
    ("sentence", "percent"),
    [
        ("[A third] of the ferries were late.", "33.3333"),
        ("[Two-thirds] of growers sold up.", "66.6667"),
        ("[Three quarters] of the pews are empty.", "75"),
        ("[One in four] lambs died.", "25"),
        ("[Seven out of ten] readers agreed.", "70"),
        ("[Two in every five] windows leak.", "40"),
        ("[Half] of the orchard was lost.", "50"),
    ],
)
def test_fractions_are_shares(sentence: str, percent: str) -> None:
    text, [span] = unbracketed(sentence)
    [found] = find_numerals(text)
    assert (text[found.start : found.end], found.sort, found.value) == (span, Sort.SHARE, Decimal(percent))


@pytest.mark.parametrize("sentence", ["two in 2016", "one in five years", "one in three months"])
def test_a_year_or_a_length_of_time_makes_no_share(sentence: str) -> None:
    assert [one.sort for one in find_numerals(sentence)] == [Sort.NUMBER, Sort.NUMBER]


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [("a handful", 3, 10), ("dozens", 24, None), ("several dozen", 24, None), ("hundreds", 200, None),
     ("a few thousand", 2000, None), ("tens of thousands", 20_000, None), ("millions", 2_000_000, None)],
)  # fmt: skip
def test_vague_words_have_bounds_and_no_value(words: str, low: int, high: int | None) -> None:
    [found] = find_numerals(f"There were {words} of wasps.")
    assert (found.sort, found.value, found.low, found.high) == (Sort.VAGUE, None, low, high)


@pytest.mark.parametrize(
    ("words", "ratio"), [("doubled", "2"), ("halved", "0.5"), ("threefold", "3"), ("tripling", "3")]
)
def test_multiples_are_ratios(words: str, ratio: str) -> None:
    [found] = find_numerals(f"Traffic {words}.")
    assert (found.sort, found.value) == (Sort.MULTIPLE, Decimal(ratio))


def test_words_side_by_side_stay_two_numbers() -> None:
    assert [one.value for one in find_numerals("aged six and nine")] == [6, 9]


@pytest.mark.parametrize("words", ["the twenty-first day", "the 43rd mayor", "the third gate"])
def test_ordinals_are_marked(words: str) -> None:
    assert [one.sort for one in find_numerals(words)] == [Sort.ORDINAL]


@pytest.mark.parametrize(
    ("digits", "step"),
    [("417", "1"), ("52,000", "1000"), ("12m", "1000000"), ("1.7 billion", "100000000"), ("60", "1"), ("3,500", "100")],
)
def test_the_last_stated_digit_gives_the_step(digits: str, step: str) -> None:
    [found] = find_numerals(digits)
    assert found.step == Decimal(step)


def test_a_number_beyond_all_news_is_too_large() -> None:
    [found] = find_numerals("9" * 40)
    assert found.sort is Sort.TOO_LARGE


@given(st.text(max_size=200))
def test_every_digit_is_part_of_one_numeral(text: str) -> None:
    found = find_numerals(text)
    covered = {place for one in found for place in range(one.start, one.end)}
    assert sum(one.end - one.start for one in found) == len(covered)
    assert {place for place, sign in enumerate(text) if sign.isdecimal()} <= covered


@given(st.integers(min_value=0, max_value=10**17))
def test_digits_with_separators_keep_their_value(number: int) -> None:
    [found] = find_numerals(f"{number:,}")
    assert found.value == number
