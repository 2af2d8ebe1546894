"""Phrases of many beats that name one thing in other words, and phrases as near that do not."""

from decimal import Decimal

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


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Jobs
        ("workers to be laid off", "redundancies"),
        ("jobs to be cut", "job losses"),
        ("posts lost", "employees made redundant"),
        ("new jobs created", "jobs added"),
        # Public finance
        ("budget shortfall", "deficit in the budget"),
        ("cost of the tramway", "price of the tramway"),
        ("council tax increase", "rise in council tax"),
        ("fine imposed on the firm", "penalty"),
        ("sum owed in rent", "rent arrears"),
        ("surplus last year", "surplus"),
        # Health
        ("patients on the waiting list", "people waiting for hospital treatment"),
        ("people with measles", "people with measles"),
        ("flu infections", "people infected with flu"),
        ("cholera cases in the past week", "cases of cholera"),
        ("beds in the hospital", "hospital beds"),
        # Policing
        ("people arrested at the protest", "arrests at the demonstration"),
        ("gunmen", "attackers"),
        ("hostages freed", "hostages released"),
        ("people taken hostage", "hostages taken"),
        ("prison sentence", "jail term"),
        ("soldiers deployed", "troops sent"),
        # Disasters
        ("homes destroyed", "houses burned down"),
        ("residents ordered to leave", "people evacuated"),
        ("homes without power", "customers without electricity"),
        ("magnitude of the earthquake", "magnitude of the quake"),
        ("speed of the train", "train speed"),
        ("people on the ferry", "people on board"),
        ("tickets sold", "ticket sales"),
        ("hourly wage", "wage per hour"),
    ],
)
def test_other_words_for_one_thing_make_a_contradiction_possible(one, other):
    assert relation(figure(one, 140, **ECHO), figure(other, 161, **TIMES)) is Relation.CONTRADICTS


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("jobs to be cut", "jobs created"),
        ("temporary workers", "permanent workers"),
        ("new jobs at the works", "jobs at the works"),
        ("cost of the tramway", "value of the tramway"),
        ("gross spending on care", "net spending on care"),
        ("pension deficit", "budget deficit"),
        ("surplus last year", "surplus this year"),
        ("median waiting time", "average waiting time"),
        ("people tested", "people who tested positive"),
        ("measles cases", "flu cases"),
        ("people shot", "people shot dead"),
        ("people charged", "people convicted"),
        ("hostages freed", "hostages killed"),
        ("homes destroyed", "homes damaged"),
        ("homes destroyed", "homes threatened"),
        ("people under orders to leave", "people evacuated"),
        ("flights cancelled on Monday", "flights cancelled on Tuesday"),
        ("foreign tourists killed", "tourists killed"),
        ("homes approved", "homes built"),
        ("rent for a one-bedroom flat", "rent for a two-bedroom flat"),
        ("damages sought", "damages paid"),
        ("police shot by robbers", "robbers shot by police"),
        ("nationals of Ruritania on board", "people on board"),
        ("emissions by 2030", "emissions by 2050"),
    ],
)
def test_near_words_for_another_thing_never_contradict(one, other):
    assert relation(figure(one, 140, **ECHO), figure(other, 161, **TIMES)) is not Relation.CONTRADICTS


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        (("nurses recruited abroad", 492), ("nurses hired from other countries", 492), True),
        (("nurses recruited abroad", 492), ("nurses injured", 492), False),
        (("working week in industry", "0.1"), ("working week in shops", "0.1"), False),
        (("homes with a garden", 8), ("homes near a school", 8), False),
        (("homes with a garden", 822), ("homes without a garden", 822), False),
        (("children fed", 822), ("pensioners fed", 822), False),
    ],
)
def test_a_telling_number_agrees_across_words_and_a_short_one_does_not(one, other, agree):
    assert (relation(figure(*one, **ECHO), figure(*other, **TIMES)) is Relation.CORROBORATES) is agree


def test_bare_people_are_no_measure():
    one, other = figure("people", 12, **ECHO), figure("people", 7, **TIMES)
    assert relation(one, other) is Relation.CANNOT_COMPARE
    assert not judge(one, other).possible
    assert relation(figure("people killed", 12, **ECHO), figure("people killed", 17, **TIMES)) is Relation.CONTRADICTS


def test_a_share_is_of_what_it_is_a_share_of():
    one = figure("share of pupils absent", 25, unit="percent", **ECHO)
    assert relation(one, figure("pupils absent", 18, unit="percent", **TIMES)) is Relation.CONTRADICTS


@pytest.mark.parametrize(
    ("everyone", "passengers", "expected"),
    [(239, 227, Relation.DIFFERS_IN_SCOPE), (227, 239, Relation.CONTRADICTS), (239, 90, Relation.CONTRADICTS)],
)
def test_the_crew_may_be_what_people_aboard_are_more_than_passengers(everyone, passengers, expected):
    one = figure("people on board", everyone, **ECHO)
    assert relation(one, figure("passengers on board", passengers, **TIMES)) is expected


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ({"value": 12, "low": 12, "sign": ">="}, {"value": 19}, Relation.UPDATES),
        ({"value": 12, "low": 12, "sign": ">="}, {"value": 12}, Relation.COMPATIBLE),
        ({"value": 21, "low": 21, "sign": ">="}, {"value": 19}, Relation.CONTRADICTS),
        ({"value": 21}, {"value": 19}, Relation.CONTRADICTS),
        ({"value": 20, "sign": "~", "approximate": True}, {"value": 19}, Relation.COMPATIBLE),
        ({"value": 21, "high": 21, "sign": "<="}, {"value": 19}, Relation.COMPATIBLE),
        ({"low": 24, "sign": ">=", "vague": True}, {"value": 19}, Relation.UPDATES),
    ],
)
def test_a_toll_grows_and_never_falls_by_itself(first, last, expected):
    a = figure("people killed in the landslide", surface="dead", **first, **ECHO)
    assert relation(a, figure("people killed", surface="dead", **last, **LATER)) is expected


def test_a_toll_that_is_said_to_be_corrected_is_brought_up_to_date():
    a = figure("people killed", 21, **ECHO)
    b = figure("people killed", 19, sentence="Police corrected the number of dead to 19.", surface="19", **LATER)
    assert relation(a, b) is Relation.UPDATES
    injured = figure("people injured", 21, **ECHO), figure("people injured", 19, **LATER)
    assert relation(*injured) is Relation.UPDATES


def test_a_figure_before_and_after_its_revision():
    before = figure("jobs added (before revision)", 128000, **ECHO)
    assert relation(before, figure("jobs added (revised)", 140000, **ECHO)) is Relation.UPDATES
    text = "The count of March was revised to 140,000 from 128,000."
    one = figure("jobs added", 140000, surface="140,000", sentence=text)
    assert relation(one, figure("jobs added", 128000, surface="128,000", sentence=text)) is Relation.UPDATES
    apart = "It added 140,000 jobs in March and 128,000 jobs in April."
    one = figure("jobs added", 140000, surface="140,000", sentence=apart)
    two = figure("jobs added", 128000, surface="128,000", sentence=apart)
    assert relation(one, two) is Relation.DIFFERS_IN_SCOPE


@pytest.mark.parametrize(
    ("one", "unit", "other", "other_unit", "expected"),
    [
        (5, "km", 3, "mile", Relation.CORROBORATES),
        (5, "km", Decimal("3.12"), "mile", Relation.CORROBORATES),
        (5, "km", 4, "mile", Relation.CONTRADICTS),
        (120, "km", 90, "mile", Relation.CONTRADICTS),
        (100, "mph", 160, "kmh", Relation.CORROBORATES),
        (5, "km", 6, "km", Relation.CONTRADICTS),
    ],
)
def test_short_numbers_of_two_systems_may_be_converted(one, unit, other, other_unit, expected):
    a, b = figure("length of the tunnel", one, unit=unit, **ECHO), figure("length of the tunnel", other,
                                                                         unit=other_unit, **TIMES)  # fmt: skip
    assert relation(a, b) is expected


def test_a_count_of_one_year_is_brought_up_to_date_by_a_later_last_day():
    early = figure("murders", 290, day="2021-01-01/2021-08-12", **ECHO)
    assert relation(early, figure("murders", 301, day="2021-01-01/2021-08-13", **TIMES)) is Relation.UPDATES
    fell = figure("murders", 270, day="2021-01-01/2021-08-13", **TIMES)
    assert relation(early, fell) is Relation.DIFFERS_IN_SCOPE
    spending = [figure("spending", n, day=f"2021-01-01/2021-0{m}-30", **more) for n, m, more in
                ((40, 6, ECHO), (60, 9, TIMES))]  # fmt: skip
    assert relation(*spending) is Relation.DIFFERS_IN_SCOPE


def test_new_cases_of_two_days_are_two_totals():
    a = figure("new cholera cases", 40, **ECHO)
    assert relation(a, figure("new cholera cases", 61, **LATER)) is Relation.DIFFERS_IN_SCOPE
    assert relation(a, figure("new cholera cases", 61, **TIMES)) is Relation.CONTRADICTS


def test_two_tolls_of_one_day_of_which_one_says_that_it_rises_are_one_count_that_goes_on():
    rising = figure("people killed", 50, sentence="The number of dead has risen to 50.", surface="50", **ECHO)
    plain = figure("people killed", 50, sentence="The fire killed 50.", surface="50", **ECHO)
    later = figure("people killed", 59, **TIMES)
    assert relation(rising, later) is Relation.UPDATES
    assert relation(plain, later) is Relation.CONTRADICTS


def test_an_old_level_beside_the_new_one_is_a_comparison():
    now = figure("jobless rate", 5, unit="percent", day="2021-03", article="one")
    then = figure("jobless rate", 6, unit="percent", day="2012-04", article="one")
    assert relation(now, then) is Relation.DIFFERS_IN_SCOPE
    last = figure("jobless rate", 6, unit="percent", day="2021-01", article="one")
    assert relation(now, last) is Relation.UPDATES


def test_a_study_reckons_in_its_own_way():
    state = figure("excess deaths", 1400, by="the health ministry", **ECHO)
    study = figure("excess deaths", 2098, by="a Harwick University study", **TIMES)
    assert relation(state, study) is Relation.DIFFERS_IN_SCOPE
    police = figure("excess deaths", 2098, by="the police", **TIMES)
    assert relation(state, police) is Relation.CONTRADICTS


@pytest.mark.parametrize(("exact", "expected"), [(484, Relation.CORROBORATES), (485, Relation.CONTRADICTS)])
def test_half_a_place_is_rounded_up(exact, expected):
    assert relation(figure("burglaries", 480, **ECHO), figure("burglaries", exact, **TIMES)) is expected


def test_what_flows_is_told_for_its_own_month():
    june = figure("jobs added", 223, day="2021-01-01/2021-01-31", **ECHO)
    july = figure("jobs added", 215, day="2021-02-01/2021-02-28", **TIMES)
    assert relation(june, july) is Relation.DIFFERS_IN_SCOPE
    held = [figure("jobs", n, day=day, **more) for n, day, more in
            ((223, "2021-01-01/2021-01-31", ECHO), (215, "2021-02-01/2021-02-28", TIMES))]  # fmt: skip
    assert relation(*held) is Relation.UPDATES


def test_incidents_of_a_year_so_far_are_brought_up_to_date_but_not_those_of_a_year_before():
    whole = figure("shooting incidents", 60, day="2021-01-01/2021-12-31", **TIMES)
    so_far = figure("shooting incidents", 40, day="2021-01-01/2021-02-28", **ECHO)
    assert relation(so_far, whole) is Relation.UPDATES
    past = [figure("shooting incidents", n, day=day, **more) for n, day, more in
            ((40, "2019-01-01/2019-02-28", ECHO), (60, "2019-01-01/2019-12-31", TIMES))]  # fmt: skip
    assert relation(*past) is Relation.DIFFERS_IN_SCOPE


def test_an_amount_of_a_year_to_come_is_a_forecast_too():
    forecast = figure("forecast deficit", 26, unit="GBP", day="2022-01-01/2022-12-31", **ECHO)
    plain = figure("deficit", 26, unit="GBP", day="2022-01-01/2022-12-31", **TIMES)
    assert relation(forecast, plain) is Relation.CORROBORATES
    outcome = [figure(words, 26, unit="GBP", day="2020-01-01/2020-12-31", **more) for words, more in
               (("forecast deficit", ECHO), ("deficit", TIMES))]  # fmt: skip
    assert relation(*outcome) is Relation.DIFFERS_IN_SCOPE


def test_winds_of_one_day_need_not_clash():
    assert relation(figure("wind speed", 120, unit="mph", **ECHO), figure("wind speed", 85, unit="mph", **TIMES)) is (
        Relation.DIFFERS_IN_SCOPE
    )
    trains = [figure("speed of the train", n, unit="mph", **more) for n, more in ((120, ECHO), (85, TIMES))]
    assert relation(*trains) is Relation.CONTRADICTS


def test_a_count_so_far_does_not_contradict_an_estimate_of_the_whole():
    counted = figure("people killed", 1200, **ECHO)
    estimate = figure("people killed", None, low=1500, high=2000, sign="range", **TIMES)
    assert relation(counted, estimate) is Relation.DIFFERS_IN_SCOPE
    assert relation(figure("people killed", 2400, **ECHO), estimate) is not Relation.DIFFERS_IN_SCOPE


def test_a_lower_count_of_a_later_day_that_was_printed_earlier_is_no_fall():
    early = figure("people killed", 2140, day="2021-03-04", published="2021-03-04", **ECHO)
    late = figure("people killed", 2310, day="2021-03-02", published="2021-03-06", **TIMES)
    assert relation(early, late) is Relation.UPDATES
    fell = figure("people killed", 2050, day="2021-03-06", published="2021-03-06", **TIMES)
    assert relation(early, fell) is Relation.CONTRADICTS


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("boys in care", "children in care"),
        ("boys in care", "girls in care"),
        ("motorways closed", "roads closed"),
        ("people drowned", "people killed"),
        ("homicides", "deaths"),
        ("cars on the bridge", "vehicles on the bridge"),
    ],
)
def test_a_part_of_a_class_never_contradicts_the_whole(part, whole):
    assert relation(figure(part, 240, **ECHO), figure(whole, 251, **TIMES)) is not Relation.CONTRADICTS
    assert relation(figure(part, 240, **ECHO), figure(part, 251, **TIMES)) is Relation.CONTRADICTS


def test_murders_and_homicides_are_one_sort():
    assert relation(figure("murders", 240, **ECHO), figure("homicides", 251, **TIMES)) is Relation.CONTRADICTS
