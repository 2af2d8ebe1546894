"""Reads the unit that belongs to a number: a currency before it, or a unit after it."""

import re
from dataclasses import dataclass

from claims.extraction.patterns import units as patterns

_PREFIX = re.compile(
    r"(?:(?<![^\W_])(?P<letters>(?-i:[A-Z]{1,2}(?=[$])|"
    r"[A-Z]{2} (?=[$])))?(?P<sign>[£$€¥₹₩₪₽₦])(?P<country>(?-i:US|AU|NZ))?[ \u00a0]?|(?<![^\W_])(?P<code>"
    + "|".join(sorted(map(re.escape, patterns.CURRENCY_CODES), key=len, reverse=True))
    + r")[ \u00a0]?)$",
    re.IGNORECASE,
)
_LOCAL = re.compile(
    r"(?<![^\W_])(?P<code>" + "|".join(sorted(map(re.escape, patterns.LOCAL_MONEY), key=len, reverse=True)) + r")[ .]?$"
)
_SIZABLE = re.compile(
    r"\d{1,3}[, ]\d{3}|\d{1,9}\.\d\d(?!\d)|\d{1,9}(?:\.\d{1,6})? ?"
    r"(?:m|mn|bn|b|tn|million|billion|trillion|crores?|lakhs?)\b"
)
PREFIX_WINDOW = 14
_MONEY_LIKE = re.compile(r"\d+(?:[.,]\d|m\b|bn\b|k\b)")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as it stands in the text; `words` are the characters that it was read from."""

    start: int
    end: int
    name: str


def unit_before(text: str, start: int) -> Unit | None:
    """The currency that stands before a number ("£", "US$", "pounds", "EUR")."""
    match = _PREFIX.search(text, max(0, start - PREFIX_WINDOW), start)
    if not match:
        return _local_before(text, start)
    if code := match["code"]:
        if not code[0].isupper() and code.lower() not in ("pounds", "euros"):
            return None
        if code == "PS" and not _MONEY_LIKE.match(text, start):
            return None
        return Unit(match.start(), start, patterns.CURRENCY_CODES[code.lower()])
    letters = (match["letters"] or match["country"] or "").strip().lower()
    if match["sign"] == "$" and letters in patterns.DOLLARS:
        return Unit(match.start(), start, patterns.DOLLARS[letters])
    return Unit(match.start("sign"), start, patterns.CURRENCY_SIGNS[match["sign"]])


def _local_before(text: str, start: int) -> Unit | None:
    """The letters of a currency that name one only before an amount of some size."""
    match = _LOCAL.search(text, max(0, start - PREFIX_WINDOW), start)
    if not match or not _SIZABLE.match(text, start):
        return None
    return Unit(match.start(), start, patterns.LOCAL_MONEY[match["code"]])


def unit_after(text: str, end: int) -> Unit | None:
    """The unit that stands after a number ("per cent", "years", "km"), with an adjective of time between them."""
    match = patterns.UNIT.match(text, end)
    if not match:
        return None
    if match["sign"]:
        return Unit(end, match.end(), "percent")
    if match["penny"]:
        return Unit(end, match.end(), "pence")
    group = match.lastgroup or ""
    name = patterns.GROUPS[group]
    word = match[group]
    glued = match.start(group) == end or word == "W"
    if len(word) == 1 and word.isalpha() and (not glued or word not in patterns.SINGLE_LETTERS):
        return None  # "6 m" is too rare to risk "plan 6 M"
    if name == "pound-mass" or (name == "GBP" and _is_mass(text, end, match)):
        name = "pound-mass"
    return Unit(match.start(group), match.end(), name)


def _is_mass(text: str, end: int, match: re.Match[str]) -> bool:
    """Pounds weigh where something is weighed, or where one of them is of some stuff ("half a pound of butter")."""
    if patterns.WEIGHING.search(text, max(0, end - 40), end):
        return True
    return match[0].strip(" -").lower() == "pound" and bool(patterns.MASS_OF.match(text, match.end()))


def age_after(text: str, end: int) -> Unit | None:
    """The words that make a number an age: "-year-old", "years old"."""
    match = patterns.AGE.match(text, end)
    if not match:
        return None
    name = next((unit for unit in ("month", "week", "day") if unit in match[0].lower()), "year")
    return Unit(end, match.end(), name)
