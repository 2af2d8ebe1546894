"""The fields of a claim as its page shows them, whether the rules read them or an editor gave them. Plain functions."""

import datetime
from decimal import Decimal
from typing import Any

from claims import amounts, display
from claims.forms import COMPARATOR_WORDS
from claims.values import Comparator

_NUMBERS = ("value", "low", "high")
_DAYS = ("period_start", "period_end")
_UNITS = {"count": "a plain number", "percent": "per cent", "ratio": "times"}


def field_words(value: Any, field: str) -> str:
    """A field's value in words: `>` is “more than”, `2024-03-05` is 5 March 2024, nothing is “nothing”."""
    if value is None or value == "":
        return "nothing"
    if field in _NUMBERS:
        return amounts.number(Decimal(str(value)))
    if field in _DAYS:
        return display.day(value if isinstance(value, datetime.date) else datetime.date.fromisoformat(value))
    if field == "comparator":
        return COMPARATOR_WORDS[Comparator(value)]
    if field == "trackable":
        return "yes" if value else "no: only qualifies another figure"
    if field == "unit":
        return _unit(str(value))
    return str(value)


def _unit(unit: str) -> str:
    if unit in amounts.CURRENCIES:
        return f"{amounts.CURRENCIES[unit]} ({unit})"
    return _UNITS.get(unit, unit.replace("_", " "))
