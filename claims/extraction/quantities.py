"""Makes amounts out of numerals: unit, hedge, range and what each was read from.

Works on characters alone. A `Mention` is a candidate for a figure; whether it is one is decided in `leftout`.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from claims.extraction.hedges import bounded_after, hedged
from claims.extraction.mentions import Mention
from claims.extraction.numerals import Numeral, Sort
from claims.extraction.patterns import quantities as patterns
from claims.extraction.patterns.units import CENTURY, IN_YEARS, OF_SPAN
from claims.extraction.ranges import joined_range
from claims.extraction.units import Unit, age_after, unit_after, unit_before
from claims.values import Comparator, Quantity

# "Twice as many" compares; "twice been lost" counts.
_COMPARES = re.compile(r"\s(?:as (?:many|much|\w+ as)|the|that|those|its|their|what|more|his|her)\b", re.IGNORECASE)


def find_mentions(text: str, numerals: Sequence[Numeral]) -> list[Mention]:
    """Every numeral as a mention, ranges joined, hedges taken in."""
    mentions: list[Mention] = []
    index = 0
    while index < len(numerals):
        first = _bare(text, numerals[index])
        second = _bare(text, numerals[index + 1]) if index + 1 < len(numerals) else None
        joined = joined_range(text, first, second) if second else None
        mentions.append(_in_years(bounded_after(text, hedged(text, joined or first))))
        index += 2 if joined else 1
    return mentions


def _in_years(mention: Mention) -> Mention:
    """Decades and centuries as years, which other articles say."""
    years = IN_YEARS.get(mention.quantity.unit)
    if years is None:
        return mention
    value, low, high, step = (
        None if number is None else number * years
        for number in (mention.quantity.value, mention.quantity.low, mention.quantity.high, mention.quantity.step)
    )
    return replace(mention, quantity=replace(mention.quantity, value=value, low=low, high=high, step=step, unit="year"))


def _bare(text: str, numeral: Numeral) -> Mention:
    """A numeral with its unit, before any hedge."""
    age = age_after(text, numeral.end)
    before = unit_before(text, numeral.start) if numeral.sort in (Sort.NUMBER, Sort.VAGUE) else None
    after = age or _unit_after(text, numeral)
    unit = before or after
    if unit is None and numeral.digits and (unit := _magnitude(text, numeral)):
        after = unit if unit.end > numeral.end else None
    start = min(numeral.start, before.start) if before else numeral.start
    end = max(numeral.end, after.end) if after and (age or not before) else numeral.end
    hyphened = text[numeral.end : numeral.end + 1] in ("-", "‑") and text[numeral.end + 1 : numeral.end + 2].isalpha()
    quantity = _plain_quantity(numeral, unit)
    if text[numeral.start : numeral.end].lower() in ("twice", "thrice") and not _COMPARES.match(text, numeral.end):
        quantity = replace(quantity, unit="count")
    if numeral.sort is Sort.SHARE and (match := CENTURY.match(text, numeral.end)):
        years = Decimal(100 if "century" in match[0].lower() else 10)
        value = (numeral.value or Decimal(0)) / 100 * years
        unit, end, quantity = Unit(numeral.end, match.end(), "year"), match.end(), Quantity(value=value, unit="year")
    return Mention(start, end, start, end, (numeral,), quantity, numeral.sort, unit, "", age is not None, hyphened)


def _unit_after(text: str, numeral: Numeral) -> Unit | None:
    if numeral.sort is Sort.LONG:
        name = text[numeral.start : numeral.end].lower().removesuffix("long").rstrip("-")
        return Unit(numeral.start, numeral.end, name)
    if numeral.sort is Sort.NUMBER and (span := OF_SPAN.match(text, numeral.end)):
        return Unit(numeral.end, numeral.end, span[1].lower())
    if numeral.sort is Sort.VAGUE and text[numeral.end : numeral.end + 4].lower() == " of ":
        return unit_after(text, numeral.end + 3)
    if numeral.sort is Sort.NUMBER:
        return unit_after(text, numeral.end)
    if numeral.sort is Sort.NOT_ONE and text[numeral.start : numeral.end].lower().endswith("penny"):
        return Unit(numeral.end - len("penny"), numeral.end, "GBP")
    if numeral.sort is Sort.SHARE:  # "half an hour", "half a mile"
        for article in (" an", " a", " of an", " of a"):
            if text[numeral.end : numeral.end + len(article) + 1].lower() == article + " ":
                unit = unit_after(text, numeral.end + len(article))
                return unit if unit and unit.name not in ("percent", "second") else None
    return None


def _magnitude(text: str, numeral: Numeral) -> Unit | None:
    """The size of an earthquake, which is no count."""
    if before := patterns.MAGNITUDE_BEFORE.search(text, max(0, numeral.start - 14), numeral.start):
        return Unit(before.start(), before.end(), "magnitude")
    after = patterns.MAGNITUDE_AFTER.match(text, numeral.end)
    return Unit(after.start(), after.end(), "magnitude") if after else None


def _plain_quantity(numeral: Numeral, unit: Unit | None) -> Quantity:
    match numeral.sort:
        case Sort.VAGUE:
            comparator = Comparator.ABOUT if numeral.high is not None else Comparator.AT_LEAST
            return Quantity(
                None,
                numeral.low,
                numeral.high,
                comparator,
                unit.name if unit else "count",
                numeral.high is not None,
                vague=True,
            )
        case Sort.MAJORITY:
            return Quantity(None, numeral.low, None, Comparator.MORE, "percent", vague=True)
        case Sort.MULTIPLE:
            return Quantity(numeral.value, unit="ratio")
        case Sort.LONG:
            return Quantity(numeral.value, None, None, Comparator.ABOUT, unit.name if unit else "day", approximate=True)
        case Sort.SHARE if unit is not None and numeral.value is not None:
            return Quantity(numeral.value / 100, unit=unit.name)
        case Sort.SHARE:
            return Quantity(numeral.value, unit="percent")
    return Quantity(numeral.value, unit=unit.name if unit else "count", step=numeral.step)
