"""Conversions: which units measure one thing, and by what factor."""

from decimal import Decimal
from functools import lru_cache

from claims.comparison.remembered import MOST_PHRASES
from claims.comparison.vocabulary import word_set
from claims.values import Statement

# unit -> (what it measures, smallest and greatest factor to that kind's base unit). Only months and years are uneven.
_FACTORS: dict[str, tuple[str, str, str]] = {
    "second": ("time", "1", "1"),
    "minute": ("time", "60", "60"),
    "hour": ("time", "3600", "3600"),
    "day": ("time", "86400", "86400"),
    "week": ("time", "604800", "604800"),
    "month": ("time", "2419200", "2678400"),
    "quarter": ("time", "7776000", "7948800"),
    "year": ("time", "31536000", "31622400"),
    "decade": ("time", "315532800", "315619200"),
    "mm": ("length", "0.001", "0.001"),
    "cm": ("length", "0.01", "0.01"),
    "metre": ("length", "1", "1"),
    "meter": ("length", "1", "1"),
    "km": ("length", "1000", "1000"),
    "inch": ("length", "0.0254", "0.0254"),
    "foot": ("length", "0.3048", "0.3048"),
    "yard": ("length", "0.9144", "0.9144"),
    "mile": ("length", "1609.344", "1609.344"),
    "gram": ("mass", "0.001", "0.001"),
    "kg": ("mass", "1", "1"),
    "pound_weight": ("mass", "0.45359237", "0.45359237"),
    "stone": ("mass", "6.35029318", "6.35029318"),
    "tonne": ("mass", "1000", "1000"),
    "ton": ("mass", "907.18474", "1016.0469088"),
    "sqm": ("area", "1", "1"),
    "hectare": ("area", "10000", "10000"),
    "acre": ("area", "4046.8564224", "4046.8564224"),
    "sqkm": ("area", "1000000", "1000000"),
    "sqmile": ("area", "2589988.110336", "2589988.110336"),
    "litre": ("volume", "1", "1"),
    "gallon": ("volume", "3.785411784", "4.54609"),
    "mph": ("speed", "1.609344", "1.609344"),
    "kmh": ("speed", "1", "1"),
    "knot": ("speed", "1.852", "1.852"),
    "pence": ("GBP", "0.01", "0.01"),
    "cent": ("USD", "0.01", "0.01"),
    "percent": ("percent", "1", "1"),
    "fraction": ("percent", "100", "100"),
    "ratio": ("ratio", "1", "1"),
    "percentage_point": ("percentage_point", "1", "1"),
}
_ALIASES = {
    "years": "year", "months": "month", "weeks": "week", "days": "day", "hours": "hour", "minutes": "minute",
    "seconds": "second", "miles": "mile", "feet": "foot", "ft": "foot", "kilometre": "km", "kilometer": "km",
    "metres": "metre", "m": "metre", "kilogram": "kg", "tonnes": "tonne", "%": "percent", "per cent": "percent",
    "miles per hour": "mph", "km/h": "kmh", "kph": "kmh", "kilometres per hour": "kmh", "knots": "knot",
    "gallons": "gallon", "tons": "ton", "kilometres": "km", "kilometers": "km", "decades": "decade",
    "km_per_hour": "kmh", "kmph": "kmh", "miles_per_hour": "mph", "kilometres_per_hour": "kmh", "millimetre": "mm",
    "millimetres": "mm", "square_mile": "sqmile", "square_km": "sqkm", "square_metre": "sqm",
    "£": "GBP", "$": "USD", "€": "EUR", "acres": "acre", "hectares": "hectare", "litres": "litre",
}  # fmt: skip
# Who writes in one system and converts from the other rounds as he goes.
_IMPERIAL = word_set("inch foot yard mile pound_weight stone ton acre sqmile gallon mph")
_METRIC = word_set("mm cm metre meter km gram kg tonne sqm hectare sqkm litre kmh")
# A claim whose unit was not given is read as a count; its own words may say otherwise.
_SIGNS = (
    ("percentage point", "percentage_point"), ("%", "percent"), ("per cent", "percent"), ("percent", "percent"),
    ("£", "GBP"), ("pounds ", "GBP"), ("€", "EUR"), ("euros", "EUR"), ("$", "USD"), ("dollars", "USD"),
    ("years", "year"), ("months", "month"), ("weeks", "week"), ("days", "day"), ("miles", "mile"),
)  # fmt: skip


def unit_of(statement: Statement) -> str:
    """The statement's unit under its usual name."""
    return _named(statement.quantity.unit if statement.quantity else "count", statement.surface)


@lru_cache(maxsize=MOST_PHRASES)
def _named(unit: str, surface: str) -> str:
    if unit == "count":
        words = surface.casefold()
        return next((name for sign, name in _SIGNS if sign in words), unit)
    return _ALIASES.get(unit, unit)


def dimension(unit: str) -> str:
    """What the unit measures: two units compare only where this is equal."""
    return _FACTORS[unit][0] if unit in _FACTORS else unit


def system(unit: str) -> str:
    """Which of the two systems of measures the unit belongs to; nothing where both share it."""
    return "imperial" if unit in _IMPERIAL else "metric" if unit in _METRIC else ""


def factors(unit: str) -> tuple[Decimal, Decimal]:
    """The least and greatest number of base units in one: a month is 28 to 31 days."""
    if unit not in _FACTORS:
        return Decimal(1), Decimal(1)
    _, low, high = _FACTORS[unit]
    return Decimal(low), Decimal(high)
