"""Every field of a claim in words."""

import datetime
from decimal import Decimal
from typing import Any

import pytest

from claims.fieldwords import field_words


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("value", "50.000000", "50"),
        ("value", Decimal("5E+1"), "50"),
        ("low", "2500000", "2.5 million"),
        ("high", None, "nothing"),
        ("comparator", ">", "more than"),
        ("comparator", "", "nothing"),
        ("period_start", "2024-03-05", "5 March 2024"),
        ("period_end", datetime.date(2024, 3, 5), "5 March 2024"),
        ("trackable", False, "no: only qualifies another figure"),
        ("trackable", True, "yes"),
        ("unit", "GBP", "£ (GBP)"),
        ("unit", "percentage_point", "percentage point"),
        ("unit", "count", "a plain number"),
        ("counted", "moored boats", "moored boats"),
    ],
)
def test_a_field_is_shown_as_a_newspaper_would_say_it(field: str, value: Any, words: str) -> None:
    assert field_words(value, field) == words
