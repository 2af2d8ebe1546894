"""Ready-made stretches of time."""

import datetime

import pytest
from django.http import QueryDict

from claims.timerange import stretches

LEAP_DAY = datetime.date(2024, 2, 29)


def addresses(given: str) -> dict[str, str]:
    """The link of each stretch."""
    return {one.label: one.address for one in stretches(QueryDict(given), today=LEAP_DAY)}


def test_a_stretch_keeps_the_rest_of_the_address_but_not_its_page() -> None:
    found = addresses("words=bus&measure=a&measure=b&period_from=2001&begins=2003&page=3")
    assert found == {
        "all times": "?words=bus&measure=a&measure=b",
        "last 12 months": "?words=bus&measure=a&measure=b&period_from=2023-02-28",
        "this year": "?words=bus&measure=a&measure=b&period_from=2024&period_to=2024",
        "last year": "?words=bus&measure=a&measure=b&period_from=2023&period_to=2023",
    }


@pytest.mark.parametrize(
    ("given", "chosen"),
    [
        ("", ["all times"]),
        ("words=bus&period_from=", ["all times"]),
        ("period_from=2024&period_to=2024&page=2", ["this year"]),
        ("period_from=2024", []),
        ("begins=2024", []),
    ],
)
def test_the_stretch_that_is_shown_is_marked(given: str, chosen: list[str]) -> None:
    assert [one.label for one in stretches(QueryDict(given), today=LEAP_DAY) if one.is_chosen] == chosen
