"""What must hold of every sum: a right one is never reported, and one that is off by more than rounding always is."""

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from claims.comparison.within import check_articles
from tests.unit.making import in_sentence

MANY = settings(max_examples=200, deadline=None)
counts = st.integers(20, 5000)
off = st.integers(2, 400).flatmap(lambda size: st.sampled_from((size, -size)))


def reasons(figures):
    return [finding.reasons for finding in check_articles(figures)]


def whole(number):
    return int(Decimal(number).quantize(Decimal(1), ROUND_HALF_UP))


def of_change(old, new, printed):
    return in_sentence(f"Complaints went from [{old}] to [{new}], a change of [{printed}].")


@given(counts, counts, off)
@MANY
def test_a_change_is_reported_if_and_only_if_it_is_wrong(old, new, wrong):
    apart, share = abs(new - old), whole(Decimal(abs(new - old)) / old * 100)
    assert reasons(of_change(old, new, apart)) == []
    assert reasons(of_change(old, new, f"{share} per cent")) == []
    assume(apart + wrong >= 0 and share + wrong >= 0)
    assert reasons(of_change(old, new, apart + wrong)) == [("wrong_change",)]
    assert reasons(of_change(old, new, f"{share + wrong} per cent")) == [("wrong_change",)]


@given(st.integers(10_000, 900_000), st.integers(10_000, 900_000))
@MANY
def test_a_share_of_unrounded_numbers_is_right_beside_the_rounded(old, new):
    share = whole(Decimal(abs(new - old)) / old * 100)
    figures = of_change(whole(Decimal(old) / 1000) * 1000, whole(Decimal(new) / 1000) * 1000, f"{share} per cent")
    rounded = [replace(one, quantity=replace(one.quantity, step=Decimal(1000))) for one in figures[:2]]
    assert reasons([*rounded, figures[2]]) == []


@given(st.lists(counts, min_size=2, max_size=5), off)
@MANY
def test_a_total_is_reported_if_and_only_if_it_is_wrong(parts, wrong):
    listed = ", ".join(f"[{part}] in one" for part in parts)
    assert reasons(in_sentence(f"There are {listed}, a total of [{sum(parts)}].")) == []
    assume(sum(parts) + wrong > 0)
    assert reasons(in_sentence(f"There are {listed}, a total of [{sum(parts) + wrong}].")) == [("wrong_total",)]


@given(counts, counts, off)
@MANY
def test_a_share_of_a_whole_is_reported_if_and_only_if_it_is_wrong(one, other, wrong):
    part, total = sorted((one, other))
    share = whole(Decimal(part) / total * 100)
    assert reasons(in_sentence(f"Some [{part}] of the [{total}] homes ([{share} per cent]) are let.")) == []
    assume(share + wrong >= 0)
    text = f"Some [{part}] of the [{total}] homes ([{share + wrong} per cent]) are let."
    assert reasons(in_sentence(text)) == [("wrong_share",)]


@given(counts, st.integers(20_000, 900_000), off)
@MANY
def test_a_rate_is_reported_if_and_only_if_it_is_wrong(count, people, wrong):
    rate = whole(Decimal(count) / people * 100_000)
    assert reasons(of_rate(count, rate, people)) == []
    assume(rate + wrong >= 0)
    assert reasons(of_rate(count, rate + wrong, people)) == [("wrong_rate",)]


def of_rate(count, rate, people):
    text = f"There were [{count}] thefts, a rate of [{rate}] per 100,000, in a county of [{people}]."
    one, other, base = in_sentence(text)
    return [one, replace(other, scope=replace(other.scope, denominator="100,000")), base]


@given(counts, counts, off)
@MANY
def test_a_lead_is_reported_if_and_only_if_it_is_wrong(one, other, wrong):
    text = "It was passed by [{}] to [{}], a majority of [{}]."
    assert reasons(in_sentence(text.format(one, other, abs(one - other)))) == []
    assume(abs(one - other) + wrong >= 0)
    assert reasons(in_sentence(text.format(one, other, abs(one - other) + wrong))) == [("wrong_difference",)]


@given(st.integers(1, 999), st.integers(38, 53), st.integers(2, 30))
@MANY
def test_a_year_is_made_of_weeks_with_or_without_holidays(weekly, weeks, times):
    text = "It costs [{}] a week, or [{}] a year."
    assert reasons(in_sentence(text.format(weekly, weekly * weeks))) == []
    assert reasons(in_sentence(text.format(weekly, weekly * 53 * times))) == [("wrong_rate",)]
