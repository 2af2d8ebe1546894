"""What the page Health is made of: lines, each of which says how one thing is and what to do about it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.timesince import timesince


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is well or not; `todo` says what to do, and `command` what to type, where something is.

    `retry` is the address of a button that has what failed done again, where there is something to retry.
    """

    name: str
    says: str
    well: bool = True
    todo: str = ""
    command: str = ""
    retry: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Lines under one heading."""

    name: str
    lines: tuple[Line, ...]


def ago(moment: datetime | None) -> str:
    """How long ago it was, as people say it."""
    return f"{timesince(moment)} ago" if moment else "at a time not known"
