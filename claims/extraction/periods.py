"""Dates and other words of time, resolved against the day of publication."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from claims.values import Period


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """Words of time at one place; `period` is None for a clock time."""

    start: int
    end: int
    period: Period | None
    is_clock: bool = False


def find_periods(doc: Doc, published: Period | None) -> list[PeriodMention]:
    """All words of time of a text, in order, without overlap."""
    return []


def period_of(
    start: int, end: int, doc: Doc, mentions: Sequence[PeriodMention], published: Period | None
) -> Period | None:
    """The period that a claim at these offsets speaks of."""
    return None
