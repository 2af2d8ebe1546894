"""Amounts as a newspaper prints them. Plain functions over decimals; no digit is shown that nobody meant."""

from decimal import Decimal

NO_BREAK = "\u202f"
CURRENCIES = {"GBP": "£", "USD": "$", "EUR": "€"}
SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
COUNTED_UNITS = {
    "percentage_point", "year", "month", "week", "day", "hour", "minute", "second", "mile", "tonne", "acre", "hectare",
}  # fmt: skip
SYMBOL_UNITS = {"km", "kg", "km2", "m", "cm", "mm", "g", "C", "mph", "kWh", "MW", "GW"}


def number(value: Decimal) -> str:
    """A number as a newspaper prints it: `1,024`, `2.5 million`; at most two decimals, none invented."""
    for size, word in SCALES:
        if abs(value) >= size:
            return f"{_plain(value / size)} {word}"
    return _plain(value)


def amount(value: Decimal, unit: str) -> str:
    """A number with its unit: `£10 million`, `33 %`, `45 days`, `1,024`."""
    sign = "−" if value < 0 else ""
    shown = number(abs(value))
    if unit in CURRENCIES:
        return f"{sign}{CURRENCIES[unit]}{shown}"
    if unit == "pence":
        return f"{sign}{shown}p"
    if unit == "percent":
        return f"{sign}{percent(abs(value))}{NO_BREAK}%"
    if unit in ("", "count"):
        return f"{sign}{shown}"
    if unit == "ratio":
        return f"{sign}{shown} times"
    if unit in SYMBOL_UNITS:
        return f"{sign}{shown}{NO_BREAK}{unit}"
    word = unit.replace("_", " ")
    plural = "s" if unit in COUNTED_UNITS and abs(value) != 1 else ""
    return f"{sign}{shown} {word}{plural}"


def unit_name(unit: str) -> str:
    """What a scale counts in: `£`, `%`, `numbers`, `days`."""
    if unit in ("", "count"):
        return "numbers"
    if unit in COUNTED_UNITS:
        return f"{unit.replace('_', ' ')}s"
    return CURRENCIES.get(unit) or {"percent": "%", "ratio": "times"}.get(unit, unit.replace("_", " "))


def is_repeating(value: Decimal) -> bool:
    """Whether the stored digits are more than anyone could have printed (33.333333)."""
    return value != value.quantize(Decimal("0.001"))


def percent(value: Decimal) -> str:
    """A share in percent, whole where its decimals are only those of a fraction."""
    return _plain(value.quantize(Decimal(1))) if is_repeating(value) else _plain(value)


def _plain(value: Decimal) -> str:
    places = Decimal("0.01") if abs(value) >= 1 else Decimal("0.0001")
    rounded = value.quantize(places) if abs(value) < Decimal(10) ** 24 else value
    text = f"{rounded:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
