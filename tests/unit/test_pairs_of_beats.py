"""Pairs of figures from beats that the rules were not written on, in made-up towns: what contradicts, and what not."""

from decimal import Decimal

import pytest

from claims.comparison.groups import find
from claims.comparison.relations import judge
from claims.values import Nature, Relation
from tests.unit.making import figure

ECHO = {"article": "one", "outlet": "Harwick Echo"}
TIMES = {"article": "two", "outlet": "Vale Times"}
NEXT_DAY = {**TIMES, "published": "2021-03-04"}
NO_DAY = {"day": None}
POUNDS = {"unit": "GBP"}
SHARE = {"unit": "percent"}
TOTAL = {"nature": Nature.TOTAL}

CONTRADICT = [
    # Public finance
    (figure("deficit", 18400000, day="2021", measure="budget deficit", **POUNDS, **TOTAL, **ECHO),
     figure("deficit", 25000000, day="2021", measure="budget deficit", **POUNDS, **TOTAL, **NEXT_DAY)),
    (figure("reserves", 12000000, **POUNDS, **ECHO), figure("reserves", 21000000, **POUNDS, **TIMES)),
    (figure("council tax rise", 3, **SHARE, **ECHO), figure("council tax rise", 5, **SHARE, **TIMES)),
    (figure("grants to clubs", 400000, day="2020", **POUNDS, **ECHO),
     figure("grants to clubs", 900000, day="2020", **POUNDS, **TIMES)),
    # Health
    (figure("patients that were seen within four hours", 71, day="2020-12", measure="A&E four-hour share",
            scope={"subset": "seen within four hours"}, **SHARE, **ECHO),
     figure("A&E patients", 68, day="2020-12", measure="A&E four-hour share",
            sentence="Harwick saw 68 per cent of A&E patients within four hours in December.", **SHARE, **TIMES)),
    (figure("people on the waiting list", 31240, day="2021-01-31", **ECHO),
     figure("people on the waiting list", 28900, day="2021-01-31", **TIMES)),
    # Jobs
    (figure("jobless rate", "4.1", day="2021-02", **SHARE, **ECHO),
     figure("unemployment rate", "4.8", day="2021-02", **SHARE, **TIMES)),
    (figure("workers on strike", 480, **ECHO), figure("workers on strike", 640, **TIMES)),
    # Policing
    (figure("burglaries", 112, day="2020", **ECHO), figure("burglaries", 211, day="2020", **TIMES)),
    (figure("officers employed", 840, **ECHO), figure("officers employed", 790, **TIMES)),
    # Schools: the headline names the union in short
    (figure("pupils", 4000, measure="pupils affected", nature=Nature.FIXED, in_headline=True, entity="Harwick Teachers",
            **NO_DAY, **ECHO),
     figure("pupils", 3500, measure="pupils affected", nature=Nature.FIXED, entity="Harwick Teachers Union", start=60,
            **NO_DAY, **ECHO)),
    # Disasters
    (figure("passengers on board", 212, **NO_DAY, **ECHO), figure("passengers on board", 230, **NO_DAY, **NEXT_DAY)),
    (figure("people killed in the landslide", 12, **ECHO), figure("people killed in the landslide", 19, **TIMES)),
    (figure("homes flooded", 90, **ECHO), figure("homes flooded", 140, **TIMES)),
]  # fmt: skip

AGREE_OR_DIFFER = [
    # Public finance
    (figure("deficit", 18400000, day="2020", measure="budget deficit", **POUNDS, **TOTAL, **ECHO),
     figure("deficit", 25000000, day="2021", measure="budget deficit", **POUNDS, **TOTAL, **TIMES), "differs_in_scope"),
    (figure("deficit", 18400000, day="2021", measure="budget deficit", **POUNDS, **TOTAL, **ECHO),
     figure("deficit", 25000000, day="2021", measure="budget deficit", published="2021-09-03",
            **POUNDS, **TOTAL, **TIMES), "updates"),
    (figure("money raised", 40000, day="2021", sentence="It has raised £40,000 so far.", **POUNDS, **TOTAL, **ECHO),
     figure("money raised", 52000, day="2021", sentence="It has raised £52,000 so far.", **POUNDS, **TOTAL, **NEXT_DAY),
     "updates"),
    (figure("council tax rise", "4.99", step=Decimal("0.01"), **SHARE, **ECHO),
     figure("council tax rise", 5, step=Decimal(1), **SHARE, **TIMES), "corroborates"),
    # Health
    (figure("patients that were seen within four hours", 71, day="2020-12", measure="A&E four-hour share",
            **SHARE, **ECHO),
     figure("patients that were seen within four hours", 66, day="2021-02", measure="A&E four-hour share",
            **SHARE, **TIMES), "updates"),
    (figure("patients waiting", 900, scope={"threshold": "over 18 weeks"}, **ECHO),
     figure("patients waiting", 400, scope={"threshold": "over 52 weeks"}, **TIMES), "differs_in_scope"),
    # Jobs
    (figure("jobs cut", 220, sentence="It plans to cut 220 jobs.", surface="220", **ECHO),
     figure("jobs cut", 180, sentence="It expected 180 jobs to go.", surface="180", **TIMES), "differs_in_scope"),
    (figure("jobs created", 300, day="2019", **ECHO), figure("jobs created", 520, day="2020", **TIMES),
     "differs_in_scope"),
    # Policing
    (figure("burglaries", 112, day="2020", **ECHO), figure("burglaries", 112, day="2020", **TIMES), "corroborates"),
    (figure("fine", 400, **POUNDS, **NO_DAY, **ECHO), figure("fine", 600, **POUNDS, **NO_DAY, **TIMES),
     "cannot_compare"),
    # Schools: two numbers of one text, neither in its headline
    (figure("pupils", 4000, measure="pupils affected", nature=Nature.FIXED, **NO_DAY, **ECHO),
     figure("pupils", 3500, measure="pupils affected", nature=Nature.FIXED, start=60, **NO_DAY, **ECHO),
     "cannot_compare"),
    # Disasters
    (figure("passengers on board", 212, **NO_DAY, **ECHO),
     figure("passengers on board", 230, day=None, published="2021-09-03", **TIMES), "cannot_compare"),
    (figure("passengers on board", 212, **NO_DAY, **ECHO),
     figure("passengers on board", 230, day=None, published=None, **TIMES), "cannot_compare"),
    (figure("passengers on board", 212, **NO_DAY, **ECHO), figure("passengers on board", 230, day="2009", **TIMES),
     "cannot_compare"),
    (figure("people killed", 900, surface="as many as 900", high=900, sign="<=", day="2021-03-02", **ECHO),
     figure("people killed", 1800, low=1800, sign=">=", day="2021", published="2021-03-04", **TIMES),
     "differs_in_scope"),
    (figure("people killed in the landslide", 12, day="2021-03-03", **ECHO),
     figure("people killed in the landslide", 19, day="2021-03-04", **NEXT_DAY), "updates"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), CONTRADICT)
def test_both_cannot_be_right(a, b):
    assert judge(a, b).relation is Relation.CONTRADICTS
    assert judge(b, a).relation is Relation.CONTRADICTS


@pytest.mark.parametrize(("a", "b", "expected"), AGREE_OR_DIFFER)
def test_both_can_be_right(a, b, expected):
    assert judge(a, b).relation == expected
    assert judge(b, a).relation == expected


def up_to(counted, number, **more):
    return figure(counted, number, high=number, sign="<=", surface=f"as many as {number}", **more)


def test_the_lede_is_held_against_a_headline_that_names_the_place():
    headline = up_to("passengers dead in Harwick wreck", 70, in_headline=True, end=40, id="h", **ECHO)
    lede = up_to("people that may have died", 90, entity=None, start=60, id="t", **ECHO)
    (found,) = find([headline, lede])
    assert found.relation is Relation.CONTRADICTS


def test_a_figure_far_below_the_headline_that_names_no_place_is_no_contradiction():
    headline = up_to("passengers dead in Harwick wreck", 70, in_headline=True, end=40, id="h", **ECHO)
    below = up_to("people that may have died", 90, entity=None, start=3000, id="t", **ECHO)
    assert Relation.CONTRADICTS not in {finding.relation for finding in find([headline, below])}


PLAN = {"measure": "jobs to be cut", **NO_DAY}
OF_THEM = "The council said 220 posts would go, 150 of them through retirement."


def test_what_is_said_to_be_a_part_of_another_does_not_clash_with_the_whole():
    whole = figure("jobs", 220, surface="220", sentence="About 220 jobs would go.", **PLAN, **ECHO)
    part = figure("posts", 150, surface="150", sentence=OF_THEM, **PLAN, **TIMES)
    assert judge(whole, part).relation is Relation.DIFFERS_IN_SCOPE


def test_an_older_disaster_is_another_occasion_for_an_undated_count():
    now = figure("people killed", 14, low=14, sign=">=", day=None, **ECHO)
    then = figure("people killed", 41, day="2009", **TIMES)
    assert judge(now, then).relation is Relation.DIFFERS_IN_SCOPE


def test_one_rise_told_for_its_year_and_for_today_is_one_rise():
    spring = figure("tax rise", "4.99", day="2021-04", step=Decimal("0.01"), published="2021-02-09",
                    **SHARE, **TOTAL, **ECHO)  # fmt: skip
    today = figure("tax rise", 5, day="2021-02-12", step=Decimal(1), published="2021-02-12", **SHARE, **TOTAL, **TIMES)
    assert judge(spring, today).relation is Relation.CORROBORATES


def test_two_things_of_one_sentence_are_not_set_against_each_other():
    text = "Two pumps and a dozen boats without a crew lay idle."
    pumps = figure("pumps without a trained crew", 2, sentence=text, id="p")
    boats = figure("boats without a trained crew", 12, sentence=text, id="q", start=9)
    assert find([pumps, boats]) == []


FIRE = {"measure": "people killed", "entity": None}
SIX = "Six people died in a fire at a mill in Dunley on Sunday night, police said."
EIGHT = "Eight people were killed in the fire at a mill in Dunley, the brigade said."
OTHER = "Eight people were killed when a coach left the road near Marlow."


def test_two_tolls_of_one_fire_that_no_place_is_read_for_stand_in_the_queue():
    six = figure("people that died", 6, sentence=SIX, id="p", **NO_DAY, **FIRE, **ECHO)
    eight = figure("people that were killed", 8, sentence=EIGHT, id="q", **FIRE, **TIMES)
    (found,) = find([six, eight])
    assert found.relation is Relation.CANNOT_COMPARE
    assert found.queue


def test_tolls_of_two_disasters_are_no_doubt():
    six = figure("people that died", 6, sentence=SIX, id="p", **NO_DAY, **FIRE, **ECHO)
    coach = figure("people that were killed", 8, sentence=OTHER, id="q", **FIRE, **TIMES)
    assert find([six, coach]) == []


def test_a_hedge_is_told_where_the_same_words_stand_but_no_place_is_named():
    words = "people that were moved to a sports hall"
    careful = figure(words, 40, low=40, sign=">=", surface="At least 40 people", entity=None, id="p", **NO_DAY, **ECHO)
    bare = figure(words, 40, surface="40 people", entity=None, id="q", **NO_DAY, **TIMES)
    assert Relation.HEDGE_VARIES in {finding.relation for finding in find([careful, bare])}
    months_later = figure(
        words, 40, surface="40 people", entity=None, id="q", day=None, published="2021-09-01", **TIMES
    )
    assert find([careful, months_later]) == []


def test_an_unnamed_claim_of_a_telling_measure_is_a_doubt_where_times_are_unknown():
    measure = "caseload per school nurse"
    named = figure("cases", 50, low=50, sign=">", measure=measure, sentence="Some nurses had more than 50.", id="p",
                   **ECHO)  # fmt: skip
    unnamed = figure("children", None, low=20, high=40, sign="range", measure=measure, entity=None, id="q",
                     sentence="Earlier reports told of 20-40 children.", **NO_DAY, **TIMES)  # fmt: skip
    (found,) = find([named, unnamed])
    assert found.relation is Relation.CANNOT_COMPARE
    assert found.queue


def test_numbers_worlds_apart_are_no_difference_in_scope_worth_telling():
    few = figure("children without a named nurse", 3, id="p", **ECHO)
    many = figure("files without a named nurse", 9000, id="q", **TIMES)
    assert find([few, many]) == []
