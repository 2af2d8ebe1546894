"""Two newspapers that name one measure each in its own way, and two measures that are named almost alike."""

from decimal import Decimal

import pytest

from claims.comparison import topics
from claims.comparison.relations import judge
from claims.comparison.topics import Likeness
from claims.comparison.words import lemma
from claims.values import Relation
from tests.unit.making import figure

ECHO = {"article": "one", "outlet": "Harwick Echo"}
TIMES = {"article": "two", "outlet": "Vale Times"}
LATER = {**TIMES, "day": "2021-03-05", "published": "2021-03-05"}


def relation(a, b):
    forth, back = judge(a, b).relation, judge(b, a).relation
    assert forth == back
    return forth


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Votes
        ("turnout", "registered voters who took part"),
        ("majority of the winning candidate", "her lead over the runner-up"),
        ("votes for the new mayor", "the winner's votes"),
        ("objections to the plans", "residents who objected"),
        # Getting about
        ("vehicles using the bridge each day", "daily traffic over the bridge"),
        ("trains running on time", "punctuality"),
        ("length of the closure", "time the school was closed"),
        ("depth of the quake", "depth at which the quake struck"),
        # Work
        ("nursing posts that are vacant", "nurse vacancy rate"),
        ("posts to go", "planned redundancies"),
        ("dockers on strike", "workers who joined the walkout"),
        ("pay rise offered", "pay offer"),
        ("police officers employed", "officers"),
        # Health and courts
        ("emergency patients seen within four hours", "A&E patients dealt with inside four hours"),
        ("volunteers in the vaccine trial", "people who took part in the trial"),
        ("efficacy of the vaccine", "protection given by the jab"),
        ("prison sentence", "time behind bars"),
        ("charges of which he was convicted", "counts on which she was found guilty"),
        ("fine imposed by the regulator", "penalty the bank must pay"),
        ("burglaries solved", "burglary detection rate"),
        # Money
        ("sales", "annual revenue"),
        ("pre-tax profit", "profit before tax"),
        ("cost of repairing the bridge", "bridge repair bill"),
        ("general reserves", "money held in reserve"),
        ("shortfall in next year's budget", "budget gap next year"),
        ("libraries to close", "libraries facing the axe"),
        ("interest rate", "key rate"),
        # Nature
        ("firefighters battling the blaze", "firefighters deployed"),
        ("hectares consumed by the fire", "hectares burned"),
        ("residents moved out of their homes", "residents evacuated"),
        ("people winched to safety", "people rescued by helicopter"),
        ("deaths in the outbreak", "people killed by the virus"),
    ],
)
def test_two_ways_of_naming_one_measure_are_alike(one, other):
    assert topics.likeness(topics.read(one), topics.read(other)) is Likeness.SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("votes for the winner", "votes for the runner-up"),
        ("votes cast", "votes cast for the winner"),
        ("length of the bridge", "length of the closure"),
        ("cost of the stadium", "cost of the match"),
        ("staff of the school", "staff of the hospital"),
        ("budget of the council", "budget of the department"),
        ("attendance at the match", "attendance at the concert"),
        ("nurse vacancies", "teacher vacancies"),
        ("planned redundancies", "voluntary redundancies"),
        ("jobs at risk", "posts to go"),
        ("libraries to close", "libraries closed"),
        ("homes sold", "homes for sale"),
        ("homes destroyed", "homes threatened"),
        ("workers at the plant", "workers at the plant on strike"),
        ("applications approved", "applications refused"),
        ("effectiveness of the vaccine", "effectiveness of the drug"),
        ("patients waiting more than 12 hours", "patients waiting less than 12 hours"),
        ("cocaine seized", "heroin seized"),
        ("interest rate", "mortgage rate"),
        ("deaths from the virus", "deaths from the vaccine"),
        ("refugees", "refugees sent back"),
        ("people rescued by helicopter", "people rescued by boat"),
        ("waiting time for surgery", "longest waiting time for surgery"),
    ],
)
def test_measures_named_almost_alike_never_contradict(one, other):
    for first, second in ((40, 61), (61, 40)):
        assert relation(figure(one, first, **ECHO), figure(other, second, **TIMES)) is not Relation.CONTRADICTS


@pytest.mark.parametrize(
    ("form", "base"),
    [("voted", "vote"), ("solved", "solve"), ("sentencing", "sentence"), ("repaired", "repair"), ("using", "use"),
     ("cancelled", "cancel"), ("planted", "plant"), ("failed", "fail"), ("opened", "open")],
)  # fmt: skip
def test_the_base_form_of_a_verb_is_known_by_its_endings(form, base):
    assert lemma(form) == lemma(base)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Harwick Council", "Harwick City Council", True),
        ("Denby Foods", "Denby Foods plc", True),
        ("Kestrel flood", "Kestrel flood of February 2020", True),
        ("Harwick Council", "Harwick Council schools service", False),
        ("Kestrel", "Kestrel flood of February 2020", False),
        ("Denby Foods", "Denby Foods Ireland", False),
    ],
)
def test_a_fuller_name_is_the_same_body_but_a_longer_one_may_be_another(one, other, same):
    a, b = figure("people injured", 40, entity=one, **ECHO), figure("people injured", 61, entity=other, **TIMES)
    assert (relation(a, b) is Relation.CONTRADICTS) is same


def test_more_of_one_sort_than_of_all_contradicts():
    everyone = figure("arrests", 14, **ECHO)
    assert relation(everyone, figure("fans arrested", 23, **TIMES)) is Relation.CONTRADICTS
    assert relation(everyone, figure("fans arrested", 9, **TIMES)) is Relation.DIFFERS_IN_SCOPE
    workers = figure("workers killed", 11, **ECHO)
    assert relation(workers, figure("rig workers killed", 13, **TIMES)) is Relation.CONTRADICTS
    assert relation(workers, figure("rig workers killed", 7, **TIMES)) is Relation.DIFFERS_IN_SCOPE


def test_words_behind_the_noun_may_mean_more_than_this_story():
    here = figure("workers on strike", 11, **ECHO)
    assert relation(here, figure("workers on strike in the north", 13, **TIMES)) is not Relation.CONTRADICTS


def test_what_is_planned_and_what_will_be_are_told_of_one_time():
    planned = figure("new homes planned", 420, sentence="Plans for 420 new homes were passed.", **ECHO)
    coming = figure("homes", 480, sentence="The scheme will bring 480 homes.", **TIMES)
    there = figure("homes", 480, sentence="The estate has 480 homes.", **TIMES)
    target = figure("target for homes", 420, sentence="The target was 420 homes.", **ECHO)
    assert relation(planned, coming) is Relation.CONTRADICTS
    assert relation(planned, there) is Relation.DIFFERS_IN_SCOPE
    assert relation(target, coming) is not Relation.CONTRADICTS


def test_what_was_decided_is_the_same_days_later_unless_a_change_is_told():
    first = figure("cost of repairing the bridge", 4200000, unit="GBP", sentence="Repairs cost £4.2m.", **ECHO)
    second = {"unit": "GBP", **LATER}
    plain = figure("bridge repair bill", 6800000, sentence="The £6.8m bill falls to the council.", **second)
    risen = figure("bridge repair bill", 6800000, sentence="The bill has risen to £6.8m.", **second)
    assert relation(first, plain) is Relation.CONTRADICTS
    assert relation(first, risen) is Relation.UPDATES


def test_a_flow_of_every_day_is_still_brought_up_to_date():
    first = figure("nurses on sick leave", 40, **ECHO)
    assert relation(first, figure("nurses on sick leave", 61, **LATER)) is Relation.UPDATES


@pytest.mark.parametrize(
    ("surface", "value", "other", "expected"),
    [
        ("8 per cent", 8, "7.9", Relation.CORROBORATES),
        ("8.0 per cent", "8.0", "7.9", Relation.CONTRADICTS),
        ("8 per cent", 8, "6.9", Relation.CONTRADICTS),
    ],
)
def test_a_share_printed_without_decimals_was_rounded(surface, value, other, expected):
    a = figure("fall in sales", value, unit="percent", surface=surface, **ECHO)
    b = figure("drop in sales", other, unit="percent", surface=f"{other} per cent", step=Decimal("0.1"), **TIMES)
    assert relation(a, b) is expected


def test_two_counts_of_one_day_clash_even_where_no_day_of_printing_is_known():
    undated = {"published": None}
    a, b = figure("people killed", 48, **undated, **ECHO), figure("people killed", 61, **undated, **TIMES)
    assert relation(a, b) is Relation.CONTRADICTS
    year = {"day": "2020", **undated}
    assert relation(figure("people killed", 48, **year, **ECHO), figure("people killed", 61, **year, **TIMES)) is (
        Relation.CANNOT_COMPARE
    )
