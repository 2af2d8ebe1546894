"""The reading beside the words as printed says only what they do not."""

from decimal import Decimal

import pytest

from claims.beside import reading_beside
from claims.models import Claim

N = "\u202f"


def figure(surface: str, **fields: object) -> Claim:
    """A figure that is not stored."""
    numbers = {name: Decimal(str(fields.pop(name))) for name in ("value", "low", "high") if name in fields}
    return Claim(**{"kind": "figure", "surface": surface, "comparator": "=", "unit": "count", **numbers, **fields})


@pytest.mark.parametrize(
    ("claim", "added"),
    [
        (figure("A third", value="33.333333", unit="percent"), f"≈{N}33{N}%"),
        (figure("a third of them", value="33.333333", unit="percent"), f"≈{N}33{N}%"),
        (figure("one in four", value=25, unit="percent"), f"a quarter (25{N}%)"),
        (figure("18 per cent", value=18, unit="percent"), ""),
        (figure("412 wardens", value=412), ""),
        (figure("£1,500", value=1500, unit="GBP"), ""),
        (figure("£10m", value=10_000_000, unit="GBP"), "£10 million"),
        (figure("in excess of 50 cases", value=50, low=50, comparator=">"), "more than 50"),
        (figure("more than 50 cases", value=50, low=50, comparator=">"), ""),
        (figure("nearly 50", value=50), "50"),
        (figure("30 to 50", value=30), "30"),
        (figure("three fires", value=3), "3"),
    ],
    ids=lambda value: getattr(value, "surface", value),
)
def test_reading_adds_to_the_words_only_what_they_do_not_say(claim: Claim, added: str) -> None:
    assert reading_beside(claim) == added
