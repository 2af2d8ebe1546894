"""Rules of judgement that wordings of many beats need: each with a pair that it decides and one that it leaves."""

import pytest

from claims.comparison.relations import judge
from tests.unit.making import figure

ECHO = {"article": "one", "outlet": "Harwick Echo"}
TIMES = {"article": "two", "outlet": "Vale Times"}
NEXT_DAY = {**TIMES, "published": "2021-03-04"}
SHARE = {"unit": "percent"}
POUNDS = {"unit": "GBP"}


def relation(a, b):
    forth, back = judge(a, b), judge(b, a)
    assert forth.relation is back.relation
    return str(forth.relation)


def of_day(counted, value, day, **more):
    return figure(counted, value, day=day, published=day, **more)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        # Two votes or matches, and one
        (of_day("turnout in the election", 61, "2017-05-04", **SHARE, **ECHO),
         of_day("turnout in the election", 48, "2021-03-03", **SHARE, **TIMES), "differs_in_scope"),
        (of_day("turnout in the election", 61, "2021-03-03", **SHARE, **ECHO),
         of_day("turnout in the election", 48, "2021-03-04", **SHARE, **TIMES), "contradicts"),
        (of_day("attendance at the match", 18000, "2020-10-01", **ECHO),
         of_day("attendance at the match", 12000, "2021-03-03", **TIMES), "differs_in_scope"),
        # Two raids, and one
        (of_day("cocaine seized", 300, "2020-10-01", unit="kg", **ECHO),
         of_day("cocaine seized", 520, "2021-03-03", unit="kg", **TIMES), "differs_in_scope"),
        (figure("cocaine seized", 300, unit="kg", **ECHO),
         figure("haul of cocaine", 520, unit="kg", **TIMES), "contradicts"),
        # Averages of two bodies, and of one
        (figure("average rent", 810, by="Vale Bank", **POUNDS, **ECHO),
         figure("average rent", 990, by="Harwick Institute", **POUNDS, **TIMES), "differs_in_scope"),
        (figure("average rent", 810, by="Vale Bank", **POUNDS, **ECHO),
         figure("average rent", 990, by="the Vale Bank", **POUNDS, **TIMES), "contradicts"),
        (figure("average rent", 810, by="Vale Bank", **POUNDS, **ECHO),
         figure("average rent", 990, by="residents", **POUNDS, **TIMES), "contradicts"),
        (figure("people on board", 310, by="Harwick Coastguard", **ECHO),
         figure("people on board", 420, by="Vale Navy", **TIMES), "contradicts"),
        # A few of those there were, and all of them
        (figure("people on board", 181, **ECHO), figure("crew on board", 6, **TIMES), "differs_in_scope"),
        (figure("people killed", 14, **ECHO), figure("police officers killed", 2, **TIMES), "differs_in_scope"),
        (figure("people trapped", 14, **ECHO), figure("miners trapped", 9, **TIMES), "contradicts"),
        # How full something is, and what it holds
        (of_day("grain store as a share of capacity", 61, "2021-02-01", **SHARE, **ECHO),
         of_day("grain store as a share of capacity", 48, "2021-03-03", **SHARE, **TIMES), "updates"),
        (of_day("capacity of the grain store", 6100, "2021-02-01", unit="tonne", **ECHO),
         of_day("capacity of the grain store", 4800, "2021-03-03", unit="tonne", **TIMES), "contradicts"),
        # Gusts, and what is measured besides
        (figure("wind speed", 60, unit="mph", **ECHO),
         figure("wind speed", 85, unit="mph", **TIMES), "differs_in_scope"),
        (figure("electricity from wind", 24, **SHARE, **ECHO),
         figure("share of electricity that came from wind farms", 31, **SHARE, **TIMES), "contradicts"),
        # A count as of a day, and a count that went on
        (figure("confirmed cases of measles", 40, sentence="By Wednesday 40 cases were confirmed.", **ECHO),
         figure("people with measles", 55, sentence="As of Wednesday 55 had it.", **NEXT_DAY), "contradicts"),
        (figure("confirmed cases of measles", 40, sentence="Some 40 caught measles in the outbreak.", **ECHO),
         figure("people with measles", 55, sentence="In the outbreak 55 caught measles.", **NEXT_DAY), "updates"),
        # An estimate of works until the next one, and a year's spending
        (of_day("estimated cost of the bridge", 40, "2020-06", **POUNDS, **ECHO),
         of_day("estimated cost of the bridge", 65, "2021-02", **POUNDS, **TIMES), "updates"),
        (figure("cost of repairs", 40, day="2019", **POUNDS, **ECHO),
         figure("cost of repairs", 65, day="2020", **POUNDS, **TIMES), "differs_in_scope"),
        # All of a sort, and one sort of them
        (figure("value of the drugs", 12000, **POUNDS, **ECHO),
         figure("value of the heroin", 9000, **POUNDS, **TIMES), "differs_in_scope"),
        (figure("value of the drugs", 12000, **POUNDS, **ECHO),
         figure("value of the heroin", 12000, **POUNDS, **TIMES), "corroborates"),
        # Letters and numbers that stand for a sort
        (figure("entries graded A or A*", 28, **SHARE, **ECHO), figure("entries graded A*", 9, **SHARE, **TIMES),
         "differs_in_scope"),
        (figure("entries graded A*", 12, **SHARE, **ECHO), figure("entries graded A*", 9, **SHARE, **TIMES),
         "contradicts"),
        (figure("level of PM10", 31, unit="microgram", **ECHO),
         figure("level of PM2.5", 12, unit="microgram", **TIMES), "differs_in_scope"),
        # What for, where one paper does not say; and two sums of many
        (figure("fine for polluting the river", 90, **POUNDS, **ECHO), figure("penalty", 140, **POUNDS, **TIMES),
         "contradicts"),
        (figure("fines for speeding", 90, **POUNDS, **ECHO), figure("fines", 140, **POUNDS, **TIMES),
         "differs_in_scope"),
        (figure("fine for polluting the river", 90, **POUNDS, **ECHO),
         figure("fine for late returns", 140, **POUNDS, **TIMES), "differs_in_scope"),
        # One country under two names
        (figure("wheat harvested", 90, unit="tonne", entity="United Kingdom", **ECHO),
         figure("British wheat harvest", 140, unit="tonne", entity="UK", **TIMES), "contradicts"),
        (figure("wheat harvested", 90, unit="tonne", entity="Great Britain", **ECHO),
         figure("wheat harvested", 140, unit="tonne", entity="UK", **TIMES), "unrelated"),
        # What one costs until it costs more, and what things cost in a year
        (of_day("cost of a licence", 150, "2020-04", **POUNDS, **ECHO),
         of_day("cost of a licence", 160, "2021-04", **POUNDS, **TIMES), "updates"),
        # A rise, told as such and by its name
        (figure("inflation", 4, day="2021-01", **SHARE, **ECHO),
         figure("rise in consumer prices over the year", 6, day="2021-01",
                sentence="Consumer prices rose by 6 per cent over the year.", surface="6", **SHARE, **TIMES),
         "contradicts"),
        (figure("staff", 400, **ECHO), figure("staff", 6, sentence="Staff rose by 6.", surface="6", **TIMES),
         "differs_in_scope"),
        # What a thing costs, and what is spent on many
        (figure("electricity bills", 900, **POUNDS, **ECHO), figure("electricity price", 30, **POUNDS, **TIMES),
         "differs_in_scope"),
        (figure("earnings per share", 3, **POUNDS, **ECHO), figure("profit", 900, **POUNDS, **TIMES),
         "differs_in_scope"),
        # Whoever is for it, and whoever may vote
        (figure("voters who backed the plan", 300, **ECHO),
         figure("registered voters", 900, **TIMES), "differs_in_scope"),
        (figure("voters who backed the plan", 300, **ECHO), figure("voters who supported the plan", 900, **TIMES),
         "contradicts"),
        (figure("people cut off by the floods", 300, **ECHO), figure("people missing", 9, **TIMES), "unrelated"),
        # A number that was put right, and one that nobody put right
        (figure("homes built", 240, day="2020", **ECHO),
         figure("homes built", 204, day="2020", sentence="The council corrected the figure to 204.", **NEXT_DAY),
         "updates"),
        (figure("homes built", 240, day="2020", **NEXT_DAY),
         figure("homes built", 204, day="2020", sentence="The council corrected the figure to 204.", **ECHO),
         "contradicts"),
        (figure("homes built", 240, day="2020", **ECHO),
         figure("homes built", 204, day="2020", sentence="In a corrected letter it names 204.", **NEXT_DAY),
         "contradicts"),
        # Two samples, and one thing counted by two
        (figure("adults who support the ban", 61, by="Alpha Research", **SHARE, **ECHO),
         figure("adults who support the ban", 48, by="Beta Insight", **SHARE, **TIMES), "differs_in_scope"),
        (figure("people at the march", 2400, by="Vale Police", **ECHO),
         figure("people at the march", 9000, by="Harwick Unions", **TIMES), "contradicts"),
        # A week's share of what there was so far, and two sums so far
        (figure("cases of flu", 400, sentence="There were 400 cases this week.", **ECHO),
         figure("cases of flu", 2100, sentence="So far 2,100 have fallen ill.", **TIMES), "differs_in_scope"),
        (figure("cases of flu", 1400, sentence="Altogether 1,400 fell ill.", **ECHO),
         figure("cases of flu", 2100, sentence="So far 2,100 have fallen ill.", **TIMES), "contradicts"),
        # Feared and counted, and counted twice
        (figure("people feared dead", 300, **ECHO), figure("people confirmed dead", 120, **TIMES), "differs_in_scope"),
        (figure("people confirmed dead", 300, **ECHO), figure("people confirmed dead", 120, **TIMES), "contradicts"),
        # Who works in a place
        (figure("people employed", 900, **ECHO), figure("staff", 1250, **TIMES), "contradicts"),
        (figure("people employed", 900, **ECHO), figure("people unemployed", 1250, **TIMES), "differs_in_scope"),
        # Where they are trapped tells no more than that they are
        (figure("miners trapped underground", 20, **ECHO), figure("miners trapped", 31, **TIMES), "contradicts"),
        (figure("miners underground", 20, **ECHO), figure("miners trapped", 31, **TIMES), "unrelated"),
    ],
)  # fmt: skip
def test_pairs_of_many_beats(a, b, expected):
    assert relation(a, b) == expected
