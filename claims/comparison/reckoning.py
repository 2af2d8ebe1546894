"""What sums over one text's figures are made of: their values with the reach of rounding, and where they stand."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from claims.comparison import units
from claims.comparison.intervals import amount
from claims.values import Comparator, Statement

HUNDRED = Decimal(100)
SIGNS = r"[£$€]?"
# Beyond such words another thing is told.
BREAK = re.compile(
    r"[;:]|\b(?:as(?! against)|while|whereas|although|though|but|and|(?<!compared )with|after|because|when|where)\b"
)


@dataclass(frozen=True, slots=True)
class Sum:
    """Figures that do not fit together, why (a code), the sum, and what else there is to say of it."""

    members: tuple[Statement, ...]
    reason: str
    says: str
    note: str = ""


def is_exact(figure: Statement) -> bool:
    """Whether the figure states one plain number."""
    quantity = figure.quantity
    return quantity is not None and quantity.value is not None and quantity.comparator is Comparator.EQUAL


def is_number(figure: Statement) -> bool:
    """Whether the figure states one number, plainly or as "about" it."""
    quantity = figure.quantity
    about = quantity is not None and quantity.value is not None and quantity.comparator is Comparator.ABOUT
    return is_exact(figure) or about


def value(figure: Statement) -> Decimal:
    """The number stated; nought where there is none."""
    stated = figure.quantity.value if figure.quantity else None
    return Decimal(0) if stated is None else stated


def reach(figure: Statement) -> tuple[Decimal, Decimal]:
    """The least and the greatest that the number can stand for, with rounding and "about"."""
    wide = amount(figure).wide
    stated = value(figure)
    return (stated if wide.low is None else wide.low, stated if wide.high is None else wide.high)


def step(figure: Statement) -> Decimal:
    """The place of the last digit printed; one where it is not known."""
    return figure.quantity.step if figure.quantity and figure.quantity.step else Decimal(1)


def unit(figure: Statement) -> str:
    """The unit under its usual name."""
    return units.unit_of(figure)


def plain(number: Decimal) -> str:
    """A number as a newspaper prints it."""
    text = f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent(number: Decimal) -> str:
    """A share to a tenth of a point."""
    return plain(number.quantize(Decimal("0.1")))


def between(one: Statement, other: Statement) -> str:
    """The words of the sentence between two figures."""
    start = one.end - one.sentence_start
    return one.sentence[start : max(start, other.start - one.sentence_start)].casefold()


def in_sentences(figures: Sequence[Statement]) -> list[list[Statement]]:
    """The figures of each sentence together, in order; those without a sentence are left out."""
    by_place: dict[tuple[int, str], list[Statement]] = {}
    for figure in figures:
        if figure.sentence:
            by_place.setdefault((figure.sentence_start, figure.sentence), []).append(figure)
    return list(by_place.values())


def masked(figures: Sequence[Statement]) -> str:
    """Their sentence in small letters with each figure put as <its number in the list>.

    Of "719 to 681 offences" and the "681 offences" within it the first gives way after its own number.
    """
    text, at = "", 0
    for index, figure in enumerate(figures):
        start, end = figure.start - figure.sentence_start, figure.end - figure.sentence_start
        if start < at:
            continue
        if index + 1 < len(figures) and figure.start < figures[index + 1].start < figure.end:
            end = start + len(figure.surface.split(maxsplit=1)[0])
        text += f"{figure.sentence[at:start].casefold()}<{index}>"
        at = end
    return re.sub(r"\s+", " ", text + figures[0].sentence[at:].casefold()) if figures else ""
