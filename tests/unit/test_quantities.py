"""Hedges, ranges and what bounds a number."""

from decimal import Decimal

import pytest

from claims.extraction.mentions import Mention
from claims.extraction.numerals import find_numerals
from claims.extraction.quantities import find_mentions
from claims.values import Comparator
from tests.unit.reading import unbracketed


def mentions(text: str) -> list[Mention]:
    """What the characters alone give."""
    return find_mentions(text, find_numerals(text))


@pytest.mark.parametrize(
    ("sentence", "comparator", "low", "high"),
    [
        ("It killed [more than 80] trees.", ">", 80, None),
        ("Costs were [in excess of 80] crowns.", ">", 80, None),
        ("A rise of [just over 80] points.", ">", 80, None),
        ("[At least 80] goats died.", ">=", 80, None),
        ("[No fewer than 80] goats died.", ">=", 80, None),
        ("[Fewer than 80] seats are left.", "<", None, 80),
        ("Wages [below 80] crowns are exempt.", "<", None, 80),
        ("[Up to 80] tents fit.", "<=", None, 80),
        ("[As many as 80] tents fit.", "<=", None, 80),
        ("[No more than 80] tents fit.", "<=", None, 80),
        ("[Nearly 80] tents fit.", "~", None, 80),
        ("[Almost 80] tents fit.", "~", None, 80),
        ("[Just under 80] tents fit.", "<", None, 80),
        ("[About 80] tents fit.", "~", None, None),
        ("[Some 80] tents fit.", "~", None, None),
        ("[An estimated 80] tents fit.", "~", None, None),
        ("[80 or so] tents fit.", "~", None, None),
        ("[80 or more] tents fit.", ">=", 80, None),
        ("[80-plus] tents fit.", ">=", 80, None),
        ("There could be [80] tents.", "~", None, None),
        ("[80] tents fit.", "=", None, None),
    ],
)
def test_a_hedge_bounds_the_number(sentence: str, comparator: str, low: int | None, high: int | None) -> None:
    text, [span] = unbracketed(sentence)
    found = next(one for one in mentions(text) if one.quantity.value is not None)
    assert text[found.start : found.end] == span
    quantity = found.quantity
    assert (quantity.value, quantity.comparator, quantity.low, quantity.high) == (80, Comparator(comparator), low, high)


@pytest.mark.parametrize(
    "sentence", ["They worried about 80 geese.", "He asked about 80 of them.", "It held over 80 years."]
)
def test_a_preposition_is_no_hedge(sentence: str) -> None:
    assert [one.quantity.comparator for one in mentions(sentence)] == [Comparator.EQUAL]


@pytest.mark.parametrize(
    ("sentence", "unit", "low", "high"),
    [
        ("[20-45] geese", "count", 20, 45),
        ("[20–45] geese", "count", 20, 45),
        ("[20 to 45] geese", "count", 20, 45),
        ("[between 20 and 45] geese", "count", 20, 45),
        ("prices run [from 20 to 45] crowns", "count", 20, 45),
        ("[2% to 6%] interest", "percent", 2, 6),
        ("[between $11 and $14] a day", "USD", 11, 14),
        ("[between 2 and 9 million dollars]", "USD", 2_000_000, 9_000_000),
        ("[£3m-£5m] repairs", "GBP", 3_000_000, 5_000_000),
        ("[two or three weeks] off", "week", 2, 3),
    ],
)
def test_ranges_are_one_quantity(sentence: str, unit: str, low: int, high: int) -> None:
    text, [span] = unbracketed(sentence)
    [found] = mentions(text)
    assert text[found.start : found.end] == span
    assert (found.quantity.comparator, found.quantity.unit) == (Comparator.RANGE, unit)
    assert (found.quantity.low, found.quantity.high) == (low, high)


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("Thefts rose from 118 to 164.", [118, 164]),
        ("The index gained 12 to 3,480.", [12, 3480]),
        ("Debt grew by $2bn to $90bn.", [2 * 10**9, 90 * 10**9]),
        ("In 1996-98 it closed.", [1996, 98]),
    ],
)
def test_a_change_and_a_pair_of_years_are_no_range(sentence: str, values: list[int]) -> None:
    assert [one.quantity.value for one in mentions(sentence)] == [Decimal(value) for value in values]


def test_more_years_are_bounded_through_the_hedge_between() -> None:
    [found] = mentions("four or more years")
    assert (found.quantity.value, found.quantity.low, found.quantity.unit) == (4, 4, "year")


def test_twice_compares_or_counts() -> None:
    assert mentions("twice as many herons")[0].quantity.unit == "ratio"
    assert mentions("It was twice repainted.")[0].quantity.unit == "count"


def test_a_quarter_century_is_a_length_of_time() -> None:
    [found] = mentions("the first flood in a quarter-century")[1:]
    assert (found.quantity.value, found.quantity.unit) == (25, "year")


@pytest.mark.parametrize(("word", "unit"), [("weeklong", "week"), ("month-long", "month")])
def test_a_long_word_is_about_one(word: str, unit: str) -> None:
    [found] = mentions(f"a {word} festival")
    assert (found.quantity.value, found.quantity.unit, found.quantity.comparator) == (1, unit, Comparator.ABOUT)
