"""The algebra of stated amounts, by hand and against a brute-force oracle."""

import random
from decimal import Decimal

import pytest

from claims.comparison.intervals import Interval, Meeting, amount, meeting
from claims.values import Quantity
from tests.unit.making import figure


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({"value": 214}, {"value": 214}, Meeting.EQUAL),
        ({"value": 214}, {"value": 215}, Meeting.DISJOINT),
        ({"value": 50, "low": 50, "sign": ">"}, {"low": 30, "high": 50, "sign": "range"}, Meeting.DISJOINT),
        ({"value": 50, "low": 50, "sign": ">="}, {"low": 30, "high": 50, "sign": "range"}, Meeting.OVERLAPS),
        ({"value": 40, "low": 40, "sign": ">="}, {"value": 61}, Meeting.COVERS),
        ({"value": 40, "low": 40, "sign": ">="}, {"value": 39}, Meeting.DISJOINT),
        ({"value": 40, "low": 40, "sign": ">"}, {"value": 40}, Meeting.OVERLAPS),
        ({"value": 700, "high": 700, "sign": "<="}, {"value": 800, "low": 800, "sign": ">"}, Meeting.DISJOINT),
        ({"value": 900, "high": 900, "sign": "<="}, {"value": 800, "low": 800, "sign": ">"}, Meeting.OVERLAPS),
        ({"value": 850, "sign": "~", "approximate": True}, {"value": 900}, Meeting.OVERLAPS),
        ({"value": 850, "sign": "~", "approximate": True}, {"value": 950}, Meeting.DISJOINT),
        ({"value": 10_000_000, "step": 1_000_000}, {"value": 10_400_000}, Meeting.ROUNDED),
        ({"value": 10_000_000, "step": 1_000_000}, {"value": 14_000_000}, Meeting.DISJOINT),
        ({"value": 400_000}, {"value": 350_000}, Meeting.DISJOINT),
        ({"value": 330}, {"value": 328}, Meeting.ROUNDED),
        ({"low": 200, "sign": ">=", "vague": True}, {"value": 267}, Meeting.COVERS),
    ],
)
def test_amounts_meet_as_their_words_say(one, other, expected):
    one, other = ({name: Decimal(n) if type(n) is int else n for name, n in side.items()} for side in (one, other))
    a, b = amount(figure("homes", **one)), amount(figure("homes", **other))
    assert meeting(a, b) is expected
    assert meeting(b, a) is expected


@pytest.mark.parametrize(
    ("one", "unit", "other", "other_unit", "expected"),
    [
        (12, "month", 1, "year", Meeting.ROUNDED),
        (1, "month", 31, "day", Meeting.ROUNDED),
        (3, "week", 21, "day", Meeting.EQUAL),
        (2, "km", 2000, "metre", Meeting.EQUAL),
        (150, "pence", Decimal("1.5"), "GBP", Meeting.EQUAL),
        (3, "year", 5, "year", Meeting.DISJOINT),
    ],
)
def test_units_are_converted_before_amounts_are_compared(one, unit, other, other_unit, expected):
    a, b = amount(figure("length", one, unit=unit)), amount(figure("length", other, unit=other_unit))
    assert meeting(a, b) is expected


def test_a_third_is_within_reach_of_34_per_cent_but_not_of_40():
    third = amount(figure("share", Decimal("33.3333"), unit="percent"))
    assert meeting(third, amount(figure("share", 34, unit="percent"))) is Meeting.ROUNDED
    assert meeting(third, amount(figure("share", 40, unit="percent"))) is Meeting.DISJOINT


def test_a_bound_that_lost_its_comparator_still_bounds():
    bare = amount(figure("homes", 40, low=40))
    assert bare.narrow == Interval(Decimal(40), None)


def test_an_absent_quantity_is_named_in_the_error():
    statement = figure("homes", 3)
    with pytest.raises(ValueError, match="no quantity"):
        amount(type(statement)(kind=statement.kind, id="x1"))


def test_interval_algebra_agrees_with_counting_every_half_on_ten_thousand_pairs():
    """An oracle that tries every half from -1 to 13 must see what meets() and covers() say."""
    numbers = random.Random(20210303)
    grid = [Decimal(n) / 4 for n in range(-8, 60)]
    for _ in range(10_000):
        a, b = _interval(numbers), _interval(numbers)
        in_a, in_b = ({n for n in grid if _holds(side, n)} for side in (a, b))
        assert a.meets(b) == bool(in_a & in_b), (a, b)
        assert a.meets(b) == b.meets(a)
        assert a.covers(b) == (in_b <= in_a and _ends_in(a, b)), (a, b)


def _interval(numbers: random.Random) -> Interval:
    low, high = sorted(numbers.sample(range(13), 2))
    shape = numbers.randrange(4)
    opens = (numbers.random() < 0.5, numbers.random() < 0.5)
    if shape == 0:
        return Interval(Decimal(low), Decimal(low))
    if shape == 1:
        return Interval(Decimal(low), None, low_open=opens[0])
    if shape == 2:
        return Interval(None, Decimal(high), high_open=opens[1])
    return Interval(Decimal(low), Decimal(high), *opens)


def _holds(interval: Interval, number: Decimal) -> bool:
    above = interval.low is None or number > interval.low or (number == interval.low and not interval.low_open)
    below = interval.high is None or number < interval.high or (number == interval.high and not interval.high_open)
    return above and below


def _ends_in(a: Interval, b: Interval) -> bool:
    """Unbounded ends reach past any grid."""
    return not ((b.low is None and a.low is not None) or (b.high is None and a.high is not None))


def test_rounding_counts_only_what_the_last_stated_place_allows():
    exact = amount(figure("staff", 328, step=1))
    assert exact.wide == exact.narrow
    assert Quantity(Decimal(328)).step is None
