"""What time does to tolls, states, flows and revised figures: what it brings up to date, and what stays apart."""

import pytest

from claims.comparison.relations import judge
from claims.values import Relation
from tests.unit.making import figure

ECHO = {"article": "one", "outlet": "Harwick Echo"}
TIMES = {"article": "two", "outlet": "Vale Times"}
LATER = {**TIMES, "day": "2021-03-09", "published": "2021-03-09"}


def relation(a, b):
    forth, back = judge(a, b), judge(b, a)
    assert (forth.relation, forth.possible) == (back.relation, back.possible)
    return forth.relation


def test_fewer_bodies_unnamed_are_no_fallen_toll():
    first = figure("bodies not yet named", 31, **ECHO)
    assert relation(first, figure("bodies still to be named", 12, **LATER)) is Relation.UPDATES
    assert relation(figure("bodies", 31, **ECHO), figure("bodies", 12, **LATER)) is Relation.CONTRADICTS


def test_a_toll_without_those_counted_twice_is_revised():
    first = figure("people that died", 31, **ECHO)
    mended = figure("deaths after double counting was corrected", 28, **LATER)
    assert relation(first, mended) is Relation.UPDATES
    assert relation(first, figure("deaths after the coach had left", 28, **LATER)) is not Relation.UPDATES


def test_a_toll_that_was_checked_or_has_risen_to_fewer_has_not_fallen():
    first = figure("people that died", 31, **ECHO)
    checked = "After a check of every name the final toll stands at 28."
    risen = "The toll has risen to 28."
    for text in (checked, risen):
        assert relation(first, figure("final death toll", 28, surface="28", sentence=text, **LATER)) is Relation.UPDATES
    plain = figure("death toll", 28, surface="28", sentence="The toll stands at 28.", **LATER)
    assert relation(first, plain) is Relation.CONTRADICTS


@pytest.mark.parametrize(
    ("narrow", "expected"),
    [
        (("bodies handed over", 20), Relation.DIFFERS_IN_SCOPE),
        (("people killed", 45), Relation.UPDATES),
    ],
)
def test_fewer_in_narrower_words_are_a_part_on_any_day(narrow, expected):
    assert relation(figure("people killed", 31, **ECHO), figure(*narrow, **LATER)) is expected


def test_the_gravely_hurt_of_a_later_day_are_no_news_of_all_the_hurt():
    everyone = figure("people injured", 70, **ECHO)
    assert relation(everyone, figure("people gravely injured", 20, **LATER)) is Relation.DIFFERS_IN_SCOPE
    assert relation(everyone, figure("people injured", 20, **LATER)) is Relation.UPDATES


def test_what_was_revised_for_one_month_is_no_revision_of_another():
    july = figure("revised payroll gain", 236000, day="2021-01-01/2021-01-31", **ECHO)
    other = figure("jobs added", 336000, day="2021-03-01/2021-03-31", **TIMES)
    assert relation(july, other) is Relation.DIFFERS_IN_SCOPE
    same = figure("jobs added", 336000, day="2021-01-01/2021-01-31", **TIMES)
    assert relation(july, same) is Relation.UPDATES


def test_what_was_cancelled_or_caught_in_a_span_is_of_that_span():
    spring = figure("trips cancelled", 900, **ECHO)
    assert relation(spring, figure("trips called off", 400, **LATER)) is Relation.DIFFERS_IN_SCOPE
    assert relation(spring, figure("trips called off", 400, **TIMES)) is Relation.CONTRADICTS
    cases = figure("flu cases in the past 48 hours", 56, **ECHO)
    assert relation(cases, figure("flu cases", 189, **LATER)) is Relation.DIFFERS_IN_SCOPE
    assert relation(figure("flu cases", 56, **ECHO), figure("flu cases", 189, **LATER)) is Relation.UPDATES


def test_two_first_estimates_are_both_of_the_first_hour():
    first = figure("payroll gain as first reported", 128000, **ECHO)
    assert relation(first, figure("jobs added, by the first estimate", 131000, **TIMES)) is Relation.CONTRADICTS
    assert relation(first, figure("jobs added (revised)", 131000, **TIMES)) is Relation.UPDATES


def test_jobs_added_are_the_change_in_jobs():
    text = "The number of jobs rose by 9,400."
    change = figure("rise in employment", 9400, surface="9,400", sentence=text, **ECHO)
    assert relation(change, figure("jobs created", 9400, **TIMES)) is Relation.CORROBORATES
    more = figure("jobs created", 9400, surface="9,400", sentence="Jobs created rose by 9,400.", **ECHO)
    assert relation(more, figure("jobs created", 8100, **TIMES)) is Relation.DIFFERS_IN_SCOPE


def test_rough_sleepers_of_two_autumns_are_an_old_and_a_new_state():
    then = figure("people sleeping rough", 410, day="2019-10-01/2019-11-30", **ECHO)
    now = figure("rough sleepers", 440, day="2020-10-01/2020-11-30", **TIMES)
    assert relation(then, now) is Relation.UPDATES
    whole_year = figure("people who slept rough", 900, day="2020", **TIMES)
    assert relation(now, whole_year) is Relation.DIFFERS_IN_SCOPE
