"""The day of publication as a page gives it away."""

import datetime
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Published:
    """The days on one of which a page was printed, both inclusive, and in a reader's words how we know."""

    start: datetime.date
    end: datetime.date
    time: datetime.time | None
    basis: Literal["stated", "inferred"]
    reason: str


def long_day(day: datetime.date) -> str:
    """A day as a newspaper writes it: "17 June 2019"."""
    return f"{day.day} {day:%B %Y}"
