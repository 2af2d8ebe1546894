"""What must hold of every judgement, over generated claims."""

import random
from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from claims.comparison.groups import find
from claims.comparison.periods import behaviour
from claims.comparison.relations import judge
from claims.values import Comparator, Nature, Quantity, Relation
from tests.unit.generating import near_pair, near_pairs, numbers, statements

pairs = st.one_of(near_pairs(), near_pairs(), near_pairs(), st.tuples(statements, statements))
LARGE = settings(max_examples=250, deadline=None)


def clashes(a, b):
    return judge(a, b).relation is Relation.CONTRADICTS


def test_the_generated_pairs_reach_every_relation_often():
    """A property that holds only because nothing contradicts would say nothing."""
    seen = Counter(judge(*near_pair(random.Random(seed))).relation for seed in range(2000))
    figures = set(Relation) - {
        *(Relation.IMPOSSIBLE_DATE, Relation.ARITHMETIC, Relation.QUOTE_VARIES, Relation.HEDGE_VARIES),
    }
    assert {relation for relation in figures if seen[relation] >= 20} == figures, seen


@given(pairs)
@LARGE
def test_judgement_is_symmetric_and_deterministic(pair):
    a, b = pair
    forth, back = judge(a, b), judge(b, a)
    assert (forth.relation, forth.possible, set(forth.reasons)) == (back.relation, back.possible, set(back.reasons))
    assert forth.explanation == back.explanation
    assert forth == judge(a, b)


@given(pairs)
@LARGE
def test_the_explanation_names_both_sides(pair):
    a, b = pair
    text = judge(a, b).explanation
    for side in pair:
        assert side.surface in text
        assert side.outlet is None or side.outlet in text
    assert text.count(a.surface) >= 2 or a.surface != b.surface


@given(statements)
@LARGE
def test_a_claim_never_contradicts_itself(a):
    assert not clashes(a, a)
    assert not clashes(a, replace(a, id="again"))
    assert not clashes(a, replace(a, id="again", article="elsewhere", outlet="Marlow Post"))


@given(pairs, numbers, numbers)
@LARGE
def test_widening_an_interval_never_creates_a_contradiction(pair, down, up):
    a, b = pair
    assume(not clashes(a, b))
    assert not clashes(replace(a, quantity=widened(a.quantity, down, up)), b)


def widened(quantity, down, up):
    """The amount as a range that holds all it could have meant before, and more."""
    ends = [number for number in (quantity.low, quantity.value, quantity.high) if number is not None]
    unbounded_low = quantity.low is None and quantity.comparator in (Comparator.LESS, Comparator.AT_MOST)
    unbounded_high = quantity.high is None and quantity.comparator in (Comparator.MORE, Comparator.AT_LEAST)
    low = None if unbounded_low else min(ends) - down - max(ends) / 10
    high = None if unbounded_high else max(ends) + up + max(ends) / 10
    return Quantity(None, low, high, Comparator.RANGE, quantity.unit, vague=quantity.vague)


# Fields of which None says that they are unknown. Words of scope and trend are not among them: without any, a figure
# counts all there is, and two figures of all there is may well contradict each other where one of a part did not.
FIELDS = ("quantity", "counted", "measure", "period", "published", "entity", "article", "attribution", "outlet")


@pytest.mark.parametrize("field", FIELDS)
@given(pair=pairs)
@settings(max_examples=120, deadline=None)
def test_dropping_a_field_never_creates_a_contradiction(field, pair):
    a, b = pair
    # A fact of one event is the one exception: told within weeks and undated, it is taken for that of the news.
    assume(not (field == "period" and behaviour(a).nature is behaviour(b).nature is Nature.FIXED))
    assume(not clashes(a, b))
    dropped = {field: "" if field == "article" else None}
    # What is counted stands in the phrase and in the catalogue's name: it is unknown without both.
    assert not clashes(replace(a, **dropped, **({"measure": None} if field == "counted" else {})), b)


CONVERSIONS = [
    *(("GBP", "pence", "100"), ("USD", "cent", "100"), ("km", "metre", "1000"), ("mile", "km", "1.609344")),
    *(("mile", "metre", "1609.344"), ("week", "day", "7"), ("day", "hour", "24"), ("hour", "minute", "60")),
    *(("tonne", "kg", "1000"), ("kg", "gram", "1000"), ("foot", "inch", "12"), ("percent", "fraction", "0.01")),
    *(("hectare", "sqm", "10000"), ("mph", "kmh", "1.609344")),
]


@pytest.mark.parametrize(("unit", "other", "factor"), CONVERSIONS)
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_conversion_of_units_does_not_change_the_relation(unit, other, factor, data):
    a, b = data.draw(near_pairs(unit))
    a, b = (replace(side, quantity=replace(side.quantity, step=side.quantity.step or Decimal(1))) for side in (a, b))
    converted = replace(a, quantity=scaled(a.quantity, other, Decimal(factor)))
    before, after = judge(a, b), judge(converted, b)
    assert (before.relation, before.possible) == (after.relation, after.possible)


def scaled(quantity, unit, factor):
    amounts = {name: getattr(quantity, name) for name in ("value", "low", "high", "step")}
    return replace(quantity, unit=unit, **{name: n if n is None else n * factor for name, n in amounts.items()})


@given(st.lists(statements, max_size=8), st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_findings_do_not_depend_on_the_order_of_the_claims(claims, order):
    shuffled = list(claims)
    order.shuffle(shuffled)
    assert find(claims) == find(shuffled)
