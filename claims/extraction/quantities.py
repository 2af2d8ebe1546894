"""Makes amounts out of numerals: unit, hedge, range and what each was read from.

Works on characters alone. A `Mention` is a candidate for a figure; whether it is one is decided in `leftout`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from claims.extraction.numerals import Numeral, Sort
from claims.extraction.patterns import quantities as patterns
from claims.extraction.patterns.units import CENTURY, IN_YEARS, TIME_UNITS
from claims.extraction.units import Unit, age_after, unit_after, unit_before
from claims.values import Comparator, Quantity

# "Twice as many" compares; "twice been lost" counts.
_COMPARES = re.compile(r"\s(?:as (?:many|much|\w+ as)|the|that|those|its|their|what|more|his|her)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mention:
    """An amount at one place. `number` spans the numerals with their unit; `start` and `end` take in the hedge too."""

    start: int
    end: int
    number_start: int
    number_end: int
    numerals: tuple[Numeral, ...]
    quantity: Quantity
    sort: Sort
    unit: Unit | None = None
    hedge: str = ""
    is_age: bool = False
    hyphened: bool = False

    @property
    def has_unit(self) -> bool:
        """Whether a unit is named beside the number, so that no noun need be counted."""
        return self.unit is not None or self.sort is Sort.MULTIPLE


def find_mentions(text: str, numerals: Sequence[Numeral]) -> list[Mention]:
    """Every numeral as a mention, ranges joined, hedges taken in."""
    mentions: list[Mention] = []
    index = 0
    while index < len(numerals):
        first = _bare(text, numerals[index])
        second = _bare(text, numerals[index + 1]) if index + 1 < len(numerals) else None
        joined = _range(text, first, second) if second else None
        mentions.append(_in_years(_bounded_after(text, _hedged(text, joined or first))))
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


def _range(text: str, first: Mention, second: Mention) -> Mention | None:
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
    before = re.split(r"[.;\n]", text[max(0, start - 60) : start])[-1]
    return bool(patterns.CHANGE_BEFORE.search(before))


def _is_change_to_level(text: str, first: Mention, second: Mention, *, low: Decimal, high: Decimal) -> bool:
    """ "Rose 64 to 4,577" and "increased by $43bn to $419bn": an amount of change, then the level reached."""
    if first.unit is not None and second.unit is None:
        return True
    window = max(0, first.start - 24)
    if patterns.BY.search(text, window, first.start):
        return high > 3 * low or (low >= 100 and second.unit is None and "-" not in text[first.end : second.start])
    return second.unit is None and bool(patterns.CHANGED.search(text, window, first.start))


def _hedged(text: str, mention: Mention) -> Mention:
    """Takes in the hedge before a mention: "in excess of 50" is more than 50."""
    window = max(0, mention.start - patterns.HEDGE_WINDOW)
    match = patterns.HEDGE.search(text, window, mention.start)
    if match:
        kind = next(name for index, name in enumerate(patterns.ORDER) if match[f"h{index}"])
        words = match[f"h{patterns.ORDER.index(kind)}"]
        if _is_hedge(text, mention, match.start(), words) and not _is_known_number(match[0], kind):
            start = match.start()
            if kind in patterns.OTHER_SIDE and patterns.THAN.search(match[0]):
                denied = patterns.DENIED.search(text, max(0, start - 24), start)
                kind, start = (patterns.OTHER_SIDE[kind], denied.start()) if denied else (kind, start)
            if patterns.BOUNDING_VERB.fullmatch(words):
                return replace(mention, hedge=words, quantity=bounded(mention.quantity, kind))  # it governs the number
            return replace(
                mention, start=start, hedge=text[start : match.end()].strip(), quantity=bounded(mention.quantity, kind)
            )
    if mention.sort is Sort.NUMBER and patterns.MODAL.search(text, window, mention.start):
        return replace(mention, quantity=bounded(mention.quantity, "~"))
    symbol = patterns.SYMBOL.search(text, max(0, mention.start - 3), mention.start)
    if symbol and symbol["sign"] in patterns.SYMBOLS:
        quantity = bounded(mention.quantity, patterns.SYMBOLS[symbol["sign"]])
        return replace(mention, start=symbol.start(), hedge=symbol["sign"], quantity=quantity)
    return mention


def _is_known_number(words: str, kind: str) -> bool:
    """ "Fewer than the 240,000 expected" compares with a number that is known exactly, as the article says."""
    return kind in "<>" and bool(patterns.DEFINITE.search(words))


def _is_hedge(text: str, mention: Mention, start: int, words: str) -> bool:
    words = words.lower()
    before = text[max(0, start - 24) : start]
    unit = mention.quantity.unit
    if words == "over" and unit in TIME_UNITS and not mention.is_age:
        return bool(patterns.SPAN_OVER.search(before))
    if words.split()[-1] in patterns.SIDES and patterns.MARK.match(text, mention.end):
        return False  # "below the 76% target": the number is the target's, exactly
    if words == "up to":
        return not patterns.MOVED_UP.search(before)
    if words == "around":
        return not patterns.AROUND_TAKEN.search(before)
    if words == "about":
        small = not mention.numerals[0].digits
        return not patterns.ABOUT_TAKEN.search(before) and not (small and patterns.SAID_ABOUT.search(before))
    if (
        words in ("under", "above", "below", "over", "beyond")
        and mention.sort is Sort.NUMBER
        and not mention.numerals[0].digits
    ):
        return unit != "count" or words == "over"
    if words in ("perhaps", "maybe", "some", "minimum", "typically"):
        return mention.sort is not Sort.MULTIPLE
    return True


def bounded(quantity: Quantity, kind: str) -> Quantity:
    """The quantity under a hedge; a vague word or a range keeps its own bounds and only turns approximate."""
    value = quantity.value
    if value is None:
        if kind == ">" and quantity.low is not None and quantity.vague:
            return replace(quantity, comparator=Comparator.MORE)
        return replace(quantity, approximate=True) if kind in ("~", "approach") else quantity
    match kind:
        case "approach":
            return replace(quantity, high=value, comparator=Comparator.ABOUT, approximate=True)
        case "~":
            return replace(quantity, comparator=Comparator.ABOUT, approximate=True)
        case ">" | ">=":
            return replace(quantity, low=value, comparator=Comparator(kind))
    return replace(quantity, high=value, comparator=Comparator(kind))


def _bounded_after(text: str, mention: Mention) -> Mention:
    """Takes in the words after a number that bound it: "three or more years", "50 or so", "30-plus"."""
    inner = patterns.AFTER.match(text, mention.numerals[-1].end)
    match = inner or patterns.AFTER.match(text, mention.end)
    hedged = mention.quantity.comparator is not Comparator.EQUAL
    if not match or (hedged and not (match["odd"] and mention.quantity.approximate)):
        return mention
    kind = "~" if match["so"] or match["odd"] else "<=" if match["less"] else ">="
    words = match[0].strip(" ,")
    end = max(mention.end, match.end())
    unit = mention.unit
    quantity = bounded(mention.quantity, kind)
    if inner and unit is None and (after := unit_after(text, match.end())):
        unit, end, quantity = after, max(end, after.end), replace(quantity, unit=after.name)
    return replace(
        mention,
        end=end,
        number_end=max(end, mention.number_end),
        hedge=words,
        quantity=quantity,
        unit=unit,
        hyphened=mention.hyphened and not match["odd"],
    )
