"""The algebra of stated amounts: bounds open and closed, rounding, approximation, vague words.

A stated number is the interval of amounts that a writer could have meant by it. Each interval has a narrow reading
(the words alone) and a wide one (with rounding and the reach of "about"): two amounts contradict each other only
where even the wide readings have nothing in common.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from claims.comparison import units
from claims.values import Comparator, Quantity, Statement

ABOUT = Decimal("0.1")
FRACTION = Decimal("0.05")
MOST_ROUNDING = Decimal("0.1")
# Digits from which on a number is too exact to be another, rounded in converting it.
SHORT_NUMBER = 3
HALF = Decimal("0.5")
_THIRD = Decimal("33.33")
_TWO_THIRDS = Decimal("66.66")


class Meeting(StrEnum):
    """How two amounts lie to each other."""

    EQUAL = "equal"
    ROUNDED = "rounded"
    COVERS = "covers"
    OVERLAPS = "overlaps"
    DISJOINT = "disjoint"


@dataclass(frozen=True, slots=True)
class Interval:
    """Amounts from `low` to `high`; None is unbounded, `*_open` leaves the end itself out."""

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    @property
    def is_point(self) -> bool:
        """One single amount."""
        return self.low is not None and self.low == self.high

    def meets(self, other: "Interval") -> bool:
        """Whether some amount lies in both."""
        return not (_below(self, other) or _below(other, self))

    def covers(self, other: "Interval") -> bool:
        """Whether every amount of the other lies in this."""
        return _low_covers(self, other) and _high_covers(self, other)

    def widened(self, by: Decimal) -> "Interval":
        """With both stated ends moved outwards."""
        if not by:
            return self
        low = None if self.low is None else self.low - by
        high = None if self.high is None else self.high + by
        return Interval(low, high, self.low_open, self.high_open)


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity in base units: what the words say, how far they may reach, and in what manner they say it."""

    narrow: Interval
    wide: Interval
    value: Decimal | None
    approximate: bool
    vague: bool
    converted: Interval | None = None
    system: str = ""
    rounded: Interval | None = None


def meeting(a: Amount, b: Amount) -> Meeting:
    """How the two amounts lie to each other, from the closest agreement to none."""
    if a.narrow == b.narrow:
        return Meeting.EQUAL if a.vague == b.vague else Meeting.COVERS
    in_reach = a.wide.meets(b.narrow) or b.wide.meets(a.narrow) or _meet_when_converted(a, b)
    if a.narrow.is_point and b.narrow.is_point:
        if not in_reach:
            return Meeting.DISJOINT
        about = a.approximate or b.approximate
        return Meeting.OVERLAPS if about and not _is_other_rounded(a, b) else Meeting.ROUNDED
    if a.narrow.covers(b.narrow) or b.narrow.covers(a.narrow):
        return Meeting.COVERS
    return Meeting.OVERLAPS if in_reach or _bound_at_point(a, b) else Meeting.DISJOINT


def _is_other_rounded(a: Amount, b: Amount) -> bool:
    """ "About 4,800" and "4,751": one is what the other comes to in the places that it states."""
    return any(
        one.rounded is not None and other.value is not None and one.rounded.meets(other.narrow)
        for one, other in ((a, b), (b, a))
    )


def _meet_when_converted(a: Amount, b: Amount) -> bool:
    """ "Three miles" and "5 km": short numbers of two systems of measures, of which one is likely the other's."""
    two = bool(a.system and b.system) and a.system != b.system
    return two and a.converted is not None and b.converted is not None and a.converted.meets(b.converted)


def _bound_at_point(a: Amount, b: Amount) -> bool:
    """ "More than 50" and "50" name one number: a hedge apart, not a contradiction."""
    return (a.narrow.is_point or b.narrow.is_point) and a.value is not None and a.value == b.value


def amount(statement: Statement) -> Amount:
    """The statement's quantity as an amount in base units."""
    quantity = statement.quantity
    if quantity is None:
        raise ValueError(f"statement {statement.id!r} has no quantity to compare")
    unit = units.unit_of(statement)
    quantity = _with_step(quantity, statement.surface)
    narrow = bounds(quantity)
    reach = _reach(quantity)
    lowest, highest = units.factors(unit)
    middle = (lowest + highest) / 2
    narrow_base = _scaled(narrow, middle, middle)
    wide = _scaled(narrow.widened(reach), lowest, highest)
    if reach and quantity.comparator is Comparator.EQUAL and not quantity.approximate:
        wide = replace(wide, high_open=True)  # 485 is rounded to 490 and not to 480
    stated = narrow.low if quantity.value is None and narrow.is_point else quantity.value
    value = None if stated is None else stated * middle
    short = narrow.is_point and len((quantity.value or Decimal(0)).normalize().as_tuple().digits) < SHORT_NUMBER
    converted = _scaled(narrow.widened(_half_a_place(quantity)), lowest, highest) if short else None
    rounded = _scaled(_places(quantity), lowest, highest) if narrow.is_point and lowest == highest else None
    return Amount(narrow_base, wide, value, _is_about(quantity), quantity.vague, converted, units.system(unit), rounded)


def _with_step(quantity: Quantity, surface: str) -> Quantity:
    """With the place of the last digit printed, where only the words tell it: "8 per cent", "£7.9m"."""
    value = quantity.value
    found = _PRINTED.search(surface) if quantity.step is None and value else None
    if not found or not value:
        return quantity
    number = Decimal(found.group().replace(",", ""))
    scale = abs(value / number) if number else Decimal(0)
    is_share = units.dimension(quantity.unit) == "percent"
    if scale not in _SCALES or (scale == 1 and not (is_share or "." in found.group())):
        return quantity  # of a round count nobody knows how far it was rounded
    place = Decimal(1).scaleb(-len(found.group().partition(".")[2]))
    return replace(quantity, step=place * scale)


_PRINTED = re.compile(r"\d[\d,]*(?:\.\d+)?")
_SCALES = {Decimal(1), Decimal(1000), Decimal(10) ** 6, Decimal(10) ** 9, Decimal(10) ** 12}


def bounds(quantity: Quantity) -> Interval:
    """What the words alone say, in the quantity's own unit."""
    value, low, high = quantity.value, quantity.low, quantity.high
    low_stated = value if low is None else low
    high_stated = value if high is None else high
    match quantity.comparator:
        case Comparator.MORE:
            return Interval(low_stated, high, low_open=True)
        case Comparator.AT_LEAST:
            return Interval(low_stated, high)
        case Comparator.LESS:
            return Interval(low, high_stated, high_open=True)
        case Comparator.AT_MOST:
            return Interval(low, high_stated)
        case Comparator.RANGE:
            return Interval(low, high)
    if value is not None and (_is_about(quantity) or (low is None and high is None)):
        return Interval(value, value)
    # A bound without its comparator still bounds; it never becomes the exact amount.
    return Interval(low, high)


def _is_about(quantity: Quantity) -> bool:
    return quantity.approximate or quantity.comparator is Comparator.ABOUT


def _reach(quantity: Quantity) -> Decimal:
    """How far beyond its words a number may reach, in its own unit."""
    stated = [abs(n) for n in (quantity.value, quantity.low, quantity.high) if n is not None]
    size = max(stated, default=Decimal(0))
    if _is_about(quantity):
        return size * ABOUT
    if quantity.comparator is not Comparator.EQUAL or quantity.value is None:
        return Decimal(0)
    return rounding(quantity)


def rounding(quantity: Quantity) -> Decimal:
    """Half of the last place stated; where that is not known, at least two digits count as stated."""
    value = abs(quantity.value or Decimal(0))
    if _is_thirds(quantity):
        return value * FRACTION
    if not value:
        return Decimal(0)
    step = quantity.step
    if step is None:
        step = min(_implied_step(value), Decimal(10) ** (value.adjusted() - 1))
    if quantity.unit == "count" and step <= 1:
        return Decimal(0)
    return min(step / 2, value * MOST_ROUNDING)


def _places(quantity: Quantity) -> Interval:
    """The amounts that come to this number in the places that it states; a whole number states the ones."""
    value = quantity.value or Decimal(0)
    whole = quantity.step is None and value == value.to_integral_value()
    half = max(rounding(quantity), min(HALF, abs(value) * MOST_ROUNDING)) if whole else rounding(quantity)
    return Interval(value - half, value + half, low_open=bool(half), high_open=bool(half))


def _is_thirds(quantity: Quantity) -> bool:
    """Whether the number is a third or two, as a share: spoken fractions are rounder than their decimals."""
    if units.dimension(quantity.unit) != "percent":
        return False
    share = abs(quantity.value or Decimal(0)) * units.factors(quantity.unit)[0]
    return any(abs(share - part) < Decimal("0.01") for part in (_THIRD, _TWO_THIRDS))


def _half_a_place(quantity: Quantity) -> Decimal:
    """Half of the place of the last digit, but no more than a tenth: how far a short number may have been rounded."""
    value = abs(quantity.value or Decimal(0))
    return min(_implied_step(value) / 2, value * MOST_ROUNDING) if value else Decimal(0)


def _implied_step(value: Decimal) -> Decimal:
    """The place of the last digit that is not a trailing nought."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(10) ** int(exponent)


def _scaled(interval: Interval, lowest: Decimal, highest: Decimal) -> Interval:
    low, high = interval.low, interval.high
    if low is not None:
        low = min(low * lowest, low * highest)
    if high is not None:
        high = max(high * lowest, high * highest)
    return Interval(low, high, interval.low_open, interval.high_open)


def _below(a: Interval, b: Interval) -> bool:
    if a.high is None or b.low is None:
        return False
    return a.high < b.low or (a.high == b.low and (a.high_open or b.low_open))


def _low_covers(a: Interval, b: Interval) -> bool:
    if a.low is None:
        return True
    if b.low is None:
        return False
    return a.low < b.low or (a.low == b.low and (not a.low_open or b.low_open))


def _high_covers(a: Interval, b: Interval) -> bool:
    if a.high is None:
        return True
    if b.high is None:
        return False
    return a.high > b.high or (a.high == b.high and (not a.high_open or b.high_open))
