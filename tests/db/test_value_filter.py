"""One measure's claims by time and amount."""

from decimal import Decimal
from typing import Any

import pytest
from django.http import QueryDict

from claims.models import Claim
from claims.valuefilter import ValueFilter
from tests.factories import ClaimFactory

pytestmark = pytest.mark.django_db


def chosen(address: str, *units: str) -> ValueFilter:
    """The filter of an address on a measure that is printed in these units."""
    return ValueFilter(QueryDict(address), queryset=Claim.objects.all(), units=units or ("count",))


def reaches(address: str, **fields: Any) -> bool:
    """Whether a claim of these fields is left by an address."""
    claim = ClaimFactory(**{"value": None, **{name: _decimal(value) for name, value in fields.items()}})
    filters = chosen(address)
    assert filters.is_valid(), filters.errors
    return claim in filters.qs


def _decimal(value: Any) -> Any:
    return Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else value


@pytest.mark.parametrize(
    ("fields", "lowest", "highest"),
    [
        ({"value": 40}, 40, 40),
        ({"low": 30, "high": 50, "comparator": "range"}, 30, 50),
        ({"value": 50, "low": 50, "comparator": ">"}, 50, None),
        ({"value": 50, "low": 50, "comparator": ">="}, 50, None),
        ({"low": 200, "comparator": ">=", "vague": True}, 200, None),
        ({"value": 50, "high": 50, "comparator": "<="}, None, 50),
        ({"value": 12, "high": 12, "comparator": "~"}, 12, 12),
        ({"low": 3, "high": 10, "vague": True, "comparator": "range"}, 3, 10),
    ],
    ids=lambda value: str(value),
)
def test_an_interval_counts_as_far_as_it_reaches(
    fields: dict[str, Any], lowest: int | None, highest: int | None
) -> None:
    if highest is None:
        assert reaches("value_from=999999", **fields)
    else:
        assert reaches(f"value_from={highest}", **fields)
        assert not reaches(f"value_from={highest}.5", **fields)
    if lowest is None:
        assert reaches("value_to=0", **fields)
    else:
        assert reaches(f"value_to={lowest}", **fields)
        assert not reaches(f"value_to={lowest - 1}", **fields)


def test_time_and_unit_narrow_as_well() -> None:
    march, share = ClaimFactory(), ClaimFactory(value=Decimal(300), unit="percent")
    assert set(chosen("value_from=1,000&unit=count", "count", "percent").qs) == set()
    assert set(chosen("unit=percent", "count", "percent").qs) == {share}
    assert set(chosen("period_from=2024-04").qs) == set()
    assert set(chosen("begins=2024-03").qs) == {march, share}


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("value_from=many", "“many” is not a number. Write 50 or 12.5."),
        ("value_from=NaN", "“NaN” is not a number. Write 50 or 12.5."),
        ("value_from=9&value_to=1&unit=count", "This ends before it begins: swap the two amounts."),
        ("value_from=9", "Amounts of what? Choose one of numbers, %."),
        ("unit=furlong", "“furlong” is no unit of this measure. Choose one of the list."),
        ("period_from=then", "“then” is not a day. Write 2019, 2019-05 or 2019-05-15."),
    ],
)
def test_what_cannot_be_meant_is_said(address: str, fault: str) -> None:
    errors = chosen(address, "count", "percent").errors
    assert [" ".join(words) for words in errors.values()] == [fault]


def test_longer_numbers_than_can_be_stored_are_refused() -> None:
    assert "value_from" in chosen(f"value_from={'9' * 30}").errors
