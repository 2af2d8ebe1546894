"""Units before and after a number."""

import pytest

from claims.extraction.numerals import find_numerals
from claims.extraction.quantities import find_mentions


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("£18m", "GBP", 18_000_000),
        ("pounds 18m", "GBP", 18_000_000),
        ("18 million pounds", "GBP", 18_000_000),
        ("$18 million", "USD", 18_000_000),
        ("US$18", "USD", 18),
        ("AU $18", "AUD", 18),
        ("USD18m", "USD", 18_000_000),
        ("€18", "EUR", 18),
        ("18p", "pence", 18),
        ("18 pence", "pence", 18),
        ("18%", "percent", 18),
        ("18 per cent", "percent", 18),
        ("18 percent", "percent", 18),
        ("18 percentage points", "percentage_point", 18),
        ("18 basis points", "basis point", 18),
        ("18 years", "year", 18),
        ("18-month", "month", 18),
        ("18 working days", "day", 18),
        ("18km", "km", 18),
        ("18 miles", "mile", 18),
        ("18 mph", "mph", 18),
        ("an 18-foot wall", "foot", 18),
        ("18kg", "kg", 18),
        ("18 tonnes", "tonne", 18),
        ("18m tonnes", "tonne", 18_000_000),
        ("18m high", "metre", 18),
        ("weighing 18 pounds", "pound-mass", 18),
        ("a magnitude 6.1 earthquake", "magnitude", 6.1),
        ("18-year-old", "year", 18),
        ("half an hour", "hour", 0.5),
    ],
)
def test_units_are_named(text: str, unit: str, value: float) -> None:
    [found] = find_mentions(text, find_numerals(text))
    assert (found.quantity.unit, float(found.quantity.value or 0)) == (unit, value)


@pytest.mark.parametrize("text", ["a 18", "18 geese", "plan 18 G", "18 minutes' walk"[:2], "18 metres"[:2]])
def test_what_is_no_unit_counts(text: str) -> None:
    [found] = find_mentions(text, find_numerals(text))
    assert found.quantity.unit == "count"


def test_an_article_before_a_dollar_sign_is_no_country() -> None:
    [found] = find_mentions("a $40 fee", find_numerals("a $40 fee"))
    assert (found.quantity.unit, found.start) == ("USD", 2)
