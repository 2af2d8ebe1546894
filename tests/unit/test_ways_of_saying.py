"""Ways of saying one thing that comparison knows: each with a pair it must catch and one it must leave alone."""

from decimal import Decimal

import pytest

from claims.comparison import topics
from claims.comparison.relations import judge
from claims.values import Relation
from tests.unit.making import figure

ECHO = {"article": "one", "outlet": "Harwick Echo"}
TIMES = {"article": "two", "outlet": "Vale Times"}
SHARE = {"unit": "percent"}


def relation(a, b):
    forth, back = judge(a, b), judge(b, a)
    assert (forth.relation, forth.possible) == (back.relation, back.possible)
    return forth.relation


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Fates
        ("lives claimed by the avalanche", "people killed"),
        ("death tally", "deaths"),
        ("climbers not accounted for", "climbers missing"),
        ("others hurt", "people injured"),
        ("gravely wounded", "people in a serious condition, among them two nurses"),
        ("injuries to firefighters", "firefighters injured"),
        ("casualty figures", "casualties"),
        ("miners under treatment", "wounded receiving treatment"),
        ("people sleeping rough", "rough sleepers"),
        ("men and women who slept on the pavement", "people bedding down in doorways"),
        # Journeys
        ("people the trawler was carrying", "people on board"),
        ("travellers on the express", "passengers aboard"),
        ("coaches that came off the rails", "railway carriages derailed"),
        ("people aboard when the ferry sank", "people on board"),
        ("how far Harwick lies from Marlow", "distance north-west of Marlow"),
        ("speed at which the lorry was going", "speed of the lorry"),
        # Work
        ("posts the board intends to axe", "jobs to be cut"),
        ("nurses not at work", "nurses absent"),
        ("drivers who took industrial action", "drivers on strike"),
        ("porters taken on", "porters hired"),
        ("employment growth", "jobs added"),
        ("non-farm payroll gains", "increase in employment"),
        # Closures
        ("pupils kept out of their lessons", "pupils affected by the stoppage"),
        ("pupils barred from class", "pupils without lessons"),
        ("appointments that did not take place", "appointments cancelled"),
        # Law and schools
        ("knife crimes", "offences involving a blade or sharp object"),
        ("murders and manslaughters", "homicides"),
        ("pupils expelled", "pupils excluded"),
        ("burglaries logged by forces", "burglaries recorded by the police"),
        # Things
        ("barns with storm damage", "barns damaged"),
        ("hectares scorched", "area burned by the fire"),
        ("homes cut off from electricity", "homes without power"),
        ("homes finished", "new homes completed"),
        ("homes to be built", "homes that are to be built"),
        ("rainfall", "rain"),
        ("people living in the town", "population of the town"),
        ("patients on the waiting list", "overall waiting list"),
        ("bill to settle damage claims", "cost of damage claims"),
        ("measles cases detected", "people infected with measles"),
        # The noun that is counted
        ("lanes completely resurfaced", "lanes completely resurfaced by the council"),
        ("half the beds", "half of the beds"),
        ("homes Harwick plans to build", "homes that Harwick plans to build"),
    ],
)
def test_ways_of_saying_one_thing_make_a_contradiction_possible(one, other):
    assert relation(figure(one, 140, **ECHO), figure(other, 183, **TIMES)) is Relation.CONTRADICTS


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Denied
        ("bodies named", "bodies yet to be named"),
        ("bodies named", "unnamed bodies"),
        ("wards inspected", "wards not yet inspected"),
        ("homes insured", "uninsured homes"),
        # Fates
        ("casualties", "people killed"),
        ("casualties", "people injured"),
        ("homeless people", "rough sleepers"),
        ("people in a critical condition", "people in a serious condition"),
        ("injuries to firefighters", "injuries to residents"),
        ("people injured", "people hurt, two of them gravely, in the other car park"),
        # Journeys
        ("people the bridge was carrying traffic for", "people on board"),
        ("carriages derailed", "carriages of the train"),
        ("distance of Harwick from Marlow", "distance of Harwick from Dunley"),
        ("speed of the lorry", "recommended speed"),
        # Work
        ("jobs at risk", "jobs to be cut"),
        ("nurses absent", "nurses not at fault"),
        ("jobs added", "jobs"),
        ("employment growth", "growth of the town"),
        # Those who take part, and in what
        ("rallies", "protesters"),
        ("strikes", "strikers"),
        ("strikes", "workers on strike"),
        # Closures
        ("pupils affected", "pupils expelled"),
        ("appointments put back", "appointments cancelled"),
        # Law
        ("murders", "murders and manslaughters in other towns"),
        ("knife crimes", "gun crimes"),
        # Things
        ("barns damaged", "barns lost"),
        ("land sold", "area burned"),
        ("people living in poverty", "population of the town"),
        ("homes finished", "homes begun"),
        ("lanes partly resurfaced", "lanes completely resurfaced"),
        ("families in the supply chain", "supply chain"),
        # Part and whole
        ("towns flooded", "cities flooded"),
        ("fires", "wildfires"),
        ("storms", "hurricanes"),
        ("vessels held", "boats held"),
        ("fans at the match", "spectators at the match"),
        ("express trains stopped", "trains stopped"),
        # Two of one family
        ("passengers on the express", "passengers on the ferry"),
        ("people living in the town", "people living in the county"),
        # Ahead
        ("homes to be built", "homes built"),
        ("people to be evacuated", "people evacuated"),
        # Words that exclude each other, in phrases that share much
        ("gross spending on care homes in winter", "net spending on care homes in winter"),
        ("monthly cost of care homes in winter", "yearly cost of care homes in winter"),
        ("full-time teaching posts in primary schools", "part-time teaching posts in primary schools"),
    ],
)
def test_what_is_said_almost_alike_never_contradicts(one, other):
    assert relation(figure(one, 140, **ECHO), figure(other, 183, **TIMES)) is not Relation.CONTRADICTS


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("gross spending on care homes in winter", "net spending on care homes in winter"),
        ("monthly cost of care homes in winter", "yearly cost of care homes in winter"),
    ],
)
def test_opposites_that_share_a_short_number_do_not_agree(one, other):
    assert relation(figure(one, 40, **ECHO), figure(other, 40, **TIMES)) is Relation.DIFFERS_IN_SCOPE


@pytest.mark.parametrize(
    ("about", "exact", "more", "expected"),
    [
        (4800, 4751, {}, Relation.CORROBORATES),
        (4800, 4700, {}, Relation.COMPATIBLE),
        (200000, 195000, {}, Relation.COMPATIBLE),
        (9, Decimal("8.9"), SHARE, Relation.CORROBORATES),
        (90, 87, SHARE, Relation.COMPATIBLE),
        (35, Decimal("35.2"), {}, Relation.CORROBORATES),
        (12, 13, {}, Relation.COMPATIBLE),
    ],
)
def test_about_a_number_agrees_with_what_comes_to_it_in_its_own_places(about, exact, more, expected):
    rough = figure("vans on the road", about, sign="~", approximate=True, **more, **ECHO)
    assert relation(rough, figure("vans on the road", exact, **more, **TIMES)) is expected


def test_about_a_month_is_not_31_days():
    month = figure("length of the strike", 1, sign="~", approximate=True, unit="month", **ECHO)
    assert relation(month, figure("length of the strike", 31, unit="day", **TIMES)) is Relation.COMPATIBLE


def test_one_range_told_twice_in_other_words_is_one_figure():
    bill = figure("growth of the bill each month", low=5, high=14, sign="range", unit="GBP", **ECHO)
    other = figure("bill that grows by the month", low=5, high=14, sign="range", unit="GBP", **TIMES)
    assert relation(bill, other) is Relation.CORROBORATES
    apart = figure("bill that grows by the month", low=5, high=16, sign="range", unit="GBP", **TIMES)
    assert relation(bill, apart) is not Relation.CORROBORATES


def test_an_outbreak_says_of_what_its_cases_are():
    of_flu = {"entity": "Harwick flu outbreak"}
    cases = figure("number of cases", 140, **of_flu, **ECHO)
    assert relation(cases, figure("people infected", 183, **of_flu, **TIMES)) is Relation.CONTRADICTS
    of_court = {"entity": "Harwick court"}
    files = figure("number of cases", 140, **of_court, **ECHO)
    assert relation(files, figure("people infected", 183, **of_court, **TIMES)) is Relation.UNRELATED


def test_the_thing_that_claims_are_about_may_be_left_unsaid():
    fire = {"entity": "Dunley fire", **SHARE}
    part = figure("containment", 40, **fire, **ECHO)
    assert relation(part, figure("share of the fire contained", 65, **fire, **TIMES)) is Relation.CONTRADICTS
    assert relation(part, figure("share of the fire left", 65, **fire, **TIMES)) is Relation.UNRELATED


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        ("people that visited", "visitors", True),
        ("people who visited", "people who applied", False),
        ("prisoners", "inmates held in the jail", True),
        ("prisoners", "prisoners of war", False),
        ("geese culled", "geese slaughtered", True),
        ("geese culled", "geese vaccinated", False),
        ("wardens who quit", "wardens who resigned", True),
        ("wardens who quit", "wardens hired", False),
    ],
)
def test_who_does_something_is_named_by_the_noun_for_it(one, other, clash):
    found = relation(figure(one, 140, **ECHO), figure(other, 183, **TIMES))
    assert (found is Relation.CONTRADICTS) is clash


def test_an_estimate_and_a_count_differ_and_two_counts_clash():
    guess = figure("marchers estimated in the square", 1400, **ECHO)
    assert relation(guess, figure("marchers counted in the square", 1100, **TIMES)) is Relation.DIFFERS_IN_SCOPE
    again = figure("marchers in the square", 1100, **TIMES)
    assert relation(figure("marchers counted in the square", 1400, **ECHO), again) is Relation.CONTRADICTS


def test_units_under_other_names_are_one_unit():
    a = figure("speed of the tram", 80, unit="km_per_hour", **ECHO)
    assert relation(a, figure("speed of the tram", 50, unit="mph", **TIMES)) is Relation.CORROBORATES
    assert relation(a, figure("speed of the tram", 90, unit="mph", **TIMES)) is Relation.CONTRADICTS


@pytest.mark.parametrize(
    ("phrase", "head"),
    [
        ("roads fully closed", "road"),
        ("nurses the trust has hired", "nurse"),
        ("clinics Harwick runs", "clinic"),
        ("Harwick clinics", "clinic"),
        ("family homes", "home"),
        ("half the homes", "home"),
    ],
)
def test_the_noun_that_a_phrase_counts_is_found(phrase, head):
    found = topics.topic(figure(phrase, 140))
    assert found is not None
    assert found.head == head
