"""Two numbers that make one range: "30-50", "between 30 and 50"; not a change from one level to another."""

import re
from dataclasses import replace
from decimal import Decimal

from claims.extraction.mentions import Mention
from claims.extraction.patterns import quantities as patterns
from claims.extraction.units import Unit
from claims.extraction.written import Sort
from claims.values import Comparator, Quantity


def joined_range(text: str, first: Mention, second: Mention) -> Mention | None:
    """Two numbers that make one range, or None."""
    if not (first.sort is second.sort is Sort.NUMBER):
        return None
    glue = text[first.end : second.start]
    between = patterns.BETWEEN.search(text, max(0, first.start - 32), first.start)
    if not (patterns.JOINT.fullmatch(glue) or (between and patterns.AND.fullmatch(glue))):
        return None
    came_from = patterns.FROM.search(text, max(0, first.start - 24), first.start)
    low, high, unit = _aligned(first, second)
    if low is None or high is None or low >= high or _are_years(text, first, second):
        return None
    if _is_year_between(text, first) and "to" in glue.lower():
        return None
    if glue.strip(" -").lower() == "or" and high > max(Decimal(10), low * Decimal("1.5")):
        return None  # "two or three" is a range, "25,000 or 40,000" a choice
    if came_from and _changed_from(text, came_from.start()):
        return None
    if "to" in glue.lower() and not came_from and _is_change_to_level(text, first, second, low=low, high=high):
        return None
    start = between.start() if between else came_from.start() if came_from else first.start
    name = unit.name if unit else "count"
    steps = [step for step in (first.quantity.step, second.quantity.step) if step is not None]
    quantity = Quantity(None, low, high, Comparator.RANGE, name, step=min(steps) if steps else None)
    return replace(
        second,
        start=start,
        number_start=start,
        numerals=first.numerals + second.numerals,
        quantity=quantity,
        unit=unit,
        hedge=text[start : first.start].strip(),
    )


def _aligned(first: Mention, second: Mention) -> tuple[Decimal | None, Decimal | None, Unit | None]:
    """The ends of a range in one unit: "4 and 7 million dollars" starts at 4 million."""
    low, high = first.quantity.value, second.quantity.value
    a, b = first.numerals[0], second.numerals[0]
    names = {mention.unit.name for mention in (first, second) if mention.unit}
    if len(names) > 1:
        return None, None, None
    if low is not None and high is not None and a.scaled == 1 and b.scaled > 1 and low < high / b.scaled and low < 1000:
        low *= b.scaled
    return low, high, second.unit or first.unit


def _are_years(text: str, first: Mention, second: Mention) -> bool:
    def year(mention: Mention) -> bool:
        written = text[mention.number_start : mention.number_end]
        return len(written) == 4 and written.isdigit() and 1000 <= int(written) <= 2100

    return (
        first.unit is None
        and second.unit is None
        and year(first)
        and (year(second) or second.quantity.value in range(100))
    )


def _is_year_between(text: str, first: Mention) -> bool:
    """The year of "from £45m in 2019 to £12m", which begins no range."""
    written = text[first.number_start : first.number_end]
    if first.unit or len(written) != 4 or not written.isdigit() or not 1900 <= int(written) <= 2100:
        return False
    return bool(patterns.YEAR_BEFORE.search(text, max(0, first.start - 8), first.start))


def _changed_from(text: str, start: int) -> bool:
    """Whether a word of change governs "from … to …", which then names two figures."""
    before = re.split(r"[.;](?=\s)|\n", text[max(0, start - 60) : start])[-1]
    return bool(patterns.CHANGE_BEFORE.search(before))


def _is_change_to_level(text: str, first: Mention, second: Mention, *, low: Decimal, high: Decimal) -> bool:
    """ "Rose 64 to 4,577" and "increased by $43bn to $419bn": an amount of change, then the level reached."""
    if first.unit is not None and second.unit is None:
        return True
    window = max(0, first.start - 24)
    if patterns.BY.search(text, window, first.start):
        return high > 3 * low or (low >= 100 and second.unit is None and "-" not in text[first.end : second.start])
    return second.unit is None and bool(patterns.CHANGED.search(text, window, first.start))
