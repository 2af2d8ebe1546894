"""Namings of the first reports of a story, in emergency wards, courts, floods, fires and contests: one, or nearly."""

from dataclasses import replace

import pytest

from claims.comparison.modes import mode_of
from claims.comparison.relations import relate
from claims.comparison.topics import Likeness
from tests.unit.making import days, figure, likeness

ONE = [
    ("emergency patients seen within four hours", "casualty patients seen inside the four-hour target"),
    ("patients who turned up at A&E", "casualty patients"),
    ("people waiting for elective surgery", "people waiting for routine surgery"),
    *(("street value of the haul", "street price of the drugs"), ("cocaine seized", "consignment of cocaine hidden")),
    ("time for which the driver was jailed", "sentence handed down to the driver"),
    ("votes by which Lund beat Moss", "Lund's majority over Moss"),
    ("height the river reached", "peak of the flood"),
    ("length of the contract agreed", "length of the deal signed"),
    ("homes that will be affordable", "affordable homes as a share of the scheme"),
    ("annual bill for a typical household", "yearly payment of the average customer"),
    *(("suspected cases", "suspected infections recorded"), ("homes", "flats and houses")),
    ("turnout", "people entitled to vote who did so"),
    ("turnout in the contest for mayor", "turnout"),
    *(("burglaries", "break-ins"), ("fall in burglaries", "break-ins down on a year earlier")),
    ("deaths from measles", "deaths from the measles outbreak"),
    *(("area burned", "size of the blaze"), ("share of the fire contained", "share of the blaze contained by crews")),
    ("average rent", "average rent paid by new tenants"),
    ("homes that lost power", "homes left without electricity"),
    ("people who marched against the tax", "people at the march against the tax"),
    *(("length of the stoppage", "days of the strike"), ("length of the truce", "length of the ceasefire")),
    ("inmates who took part in the riot", "prisoners involved in the disturbance"),
    *(("people in the country's jails", "prison population"), ("length of the voyage", "length of the journey")),
]  # fmt: skip

NEARLY_ONE = [
    ("emergency patients seen within four hours", "emergency patients seen within twelve hours"),
    ("emergency patients", "maternity patients"),
    ("people waiting for elective surgery", "people waiting for urgent surgery"),
    *(("street value of the cocaine", "street value of the heroin"), ("street value", "wholesale value")),
    ("cocaine seized", "consignment of bananas"),
    ("time for which the driver was jailed", "time for which the driver was banned"),
    ("Lund's majority over Moss", "votes for Lund"),
    ("Lund's lead over Moss", "Lund's lead over Berg"),
    *(("height the river reached", "height of the wall"), ("peak of the epidemic", "peak of the river")),
    *(("length of the contract", "length of the trial"), ("value of the contract agreed", "length of the contract")),
    ("affordable homes as a share of the scheme", "wage bill as a share of turnover"),
    ("annual bill for a typical household", "annual bill for a typical factory"),
    ("average direct-debit bill", "average prepayment bill"),
    *(("suspected cases", "confirmed cases"), ("flats and houses", "flats"), ("turnout", "people entitled to vote")),
    *(("break-ins", "car thefts"), ("break-ins down on a year earlier", "break-ins up on a year earlier")),
    ("deaths from measles", "deaths from the cholera outbreak"),
    *(("size of the blaze", "size of the crew"), ("fires contained by crews", "fires started by crews")),
    ("average rent paid by new tenants", "average wage paid to new tenants"),
    ("homes that lost power", "homes that lost water"),
    *(("people who marched", "police at the march"), ("days of the strike", "days since the strike")),
    *(("length of the truce", "length of the siege"), ("inmates involved in the riot", "inmates injured in the riot")),
    ("people in the country's jails", "staff in the country's jails"),
    ("length of the voyage", "cost of the voyage"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), ONE)
def test_two_ways_of_naming_one_measure(one: str, other: str) -> None:
    assert likeness(one, other) is Likeness.SAME


@pytest.mark.parametrize(("one", "other"), NEARLY_ONE)
def test_what_only_looks_like_one_measure_is_not(one: str, other: str) -> None:
    assert likeness(one, other) is not Likeness.SAME


@pytest.mark.parametrize(
    ("phrase", "mode"),
    [
        ("patients waiting for planned surgery", None),
        ("patients seen within the four-hour target", None),
        ("surgeries planned", "target"),
        ("target for patients seen", "target"),
    ],
)
def test_planned_care_and_a_limit_that_was_kept_are_no_targets(phrase: str, mode: str | None) -> None:
    assert mode_of(figure(phrase, 40)) == mode


@pytest.mark.parametrize(
    ("phrase", "relation"),
    [("average rent", "updates"), ("rent paid on average", "updates"), ("money spent on rent", "differs_in_scope")],
)
def test_the_next_months_average_brings_the_last_up_to_date(phrase: str, relation: str) -> None:
    april = figure(phrase, 900, unit="GBP", day=None, published="2023-05-17")
    may = figure(phrase, 925, unit="GBP", day=None, published="2023-06-15")
    april, may = (
        replace(one, period=days(f"2023-{month}-01", f"2023-{month}-{last}"))
        for one, month, last in ((april, "04", 30), (may, "05", 31))
    )
    assert relate(april, may).relation == relation
