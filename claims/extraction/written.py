"""A number as written: its value, how finely it is stated, and fractions spelled as two numbers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

_OUT_OF = re.compile(r"[ -](?:in|out of)(?: every)?[ -]")
RANKED = re.compile(r"(?<![^\W_])rank(?:ed|s|ing)?(?: it| them)?(?: at| as| number| no\.?)? $", re.IGNORECASE)
_TIME = re.compile(r"[ -](?:years?|months?|weeks?|days?|hours?|minutes?)(?![^\W_])", re.IGNORECASE)
LARGEST = Decimal(10) ** 18


class Sort(StrEnum):
    """What a numeral is, judged from its own words."""

    NUMBER = "number"
    SHARE = "share"
    MULTIPLE = "multiple"
    VAGUE = "vague"
    MAJORITY = "majority"
    NOT_ONE = "not_one"
    LONG = "long"
    PAIR = "pair"
    ORDINAL = "ordinal"
    UNNUMBERED = "unnumbered"
    TOO_LARGE = "too_large"


@dataclass(frozen=True, slots=True)
class Numeral:
    """One number as written: where it stands, what it says and how finely (`step`, the last stated digit's place)."""

    start: int
    end: int
    sort: Sort
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    step: Decimal | None = None
    digits: bool = False
    scaled: Decimal = Decimal(1)


def step_of(digits: str, scale: Decimal) -> Decimal:
    """The place value of the last digit stated; of the zeros that end a round number none counts as stated.

    "328" is stated to 1, "45,000" to 1,000, "1.4" billion to a tenth of a billion.
    """
    plain = digits.replace(",", "")
    if "." in plain:
        return scale / (10 ** len(plain.partition(".")[2]))
    zeros = len(plain) - len(plain.rstrip("0"))
    return scale * (Decimal(10) ** min(zeros, max(len(plain) - 2, 0)) if zeros else 1)


def plain(value: Decimal) -> Decimal:
    """A quotient to four places, written without an exponent: 20, not 2E+1."""
    short = value.quantize(Decimal("0.0001")).normalize()
    return short.quantize(Decimal(1)) if short == short.to_integral_value() else short


def join_shares(text: str, numerals: list[Numeral]) -> Iterator[Numeral]:
    """Makes "one in five" and "nine out of ten" one share."""
    index = 0
    while index < len(numerals):
        first = numerals[index]
        second = numerals[index + 1] if index + 1 < len(numerals) else None
        if second and _is_share(text, first, second):
            assert first.value is not None
            assert second.value is not None
            value = plain(100 * first.value / second.value)
            yield replace(first, end=second.end, sort=Sort.SHARE, value=value, step=None)
            index += 2
            continue
        yield first
        index += 1


def _is_share(text: str, first: Numeral, second: Numeral) -> bool:
    glue = text[first.end : second.start]
    if not (first.sort is second.sort is Sort.NUMBER and _OUT_OF.fullmatch(glue)):
        return False
    if not (first.value and second.value and 0 < first.value < second.value and second.value > 1):
        return False
    if RANKED.search(text, max(0, first.start - 24), first.start):
        return False
    if "out" in glue:
        return True
    if _TIME.match(text, second.end):  # "one in every three months" is how often
        return False
    return (
        "every" in glue
        or not second.digits
        or not 1900 <= second.value <= 2100
        or "," in text[second.start : second.end]
    )
