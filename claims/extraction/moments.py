"""The moment at which words of time stand, and the plain periods that they are made of."""

import calendar
import datetime
import re
from dataclasses import dataclass, replace

from claims.values import Basis, Period, Precision

ONE_DAY = datetime.timedelta(days=1)
SHIFT = {"last": -1, "this": 0, "next": 1}


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """Words of time at one place; `period` is None for a clock time.

    `role` says how the words bear on a claim: `at` them, `since` or `until` them, `now`, `compared` with them ("up on
    last year"), at the `same` time as words before, `earlier` than those ("a year earlier"), or `vague`.
    """

    start: int
    end: int
    period: Period | None
    is_clock: bool = False
    role: str = "at"


@dataclass(frozen=True, slots=True)
class Moment:
    """Where the words stand in time: the day of printing, whether they look ahead, the newest year of the text."""

    published: Period | None = None
    ahead: bool = False
    newest_year: int | None = None
    hint: str = ""

    @property
    def day(self) -> datetime.date | None:
        """The first day on which the text can have been printed."""
        return self.published.start if self.published else None

    @property
    def last_day(self) -> datetime.date | None:
        """The last day on which the text can have been printed."""
        return (self.published.end or self.published.start) if self.published else None


def vague(basis: Basis = Basis.RELATIVE) -> Period:
    """Words of time without days."""
    return Period(None, None, Precision.VAGUE, basis)


def month_of(year: int, month: int, basis: Basis = Basis.STATED) -> Period:
    """The whole of a month."""
    last = calendar.monthrange(year, month)[1]
    return Period(datetime.date(year, month, 1), datetime.date(year, month, last), Precision.MONTH, basis)


def year_of(year: int, basis: Basis = Basis.STATED) -> Period:
    """The whole of a year."""
    return Period(datetime.date(year, 1, 1), datetime.date(year, 12, 31), Precision.YEAR, basis)


def part(match: re.Match[str], name: str) -> str:
    """What a named part of a form matched, in small letters; empty where it matched nothing."""
    return (match.groupdict().get(name) or "").lower()


def number_in(match: re.Match[str], name: str) -> int | None:
    """The number that a named part of a form matched."""
    text = match.groupdict().get(name)
    return int(text) if text else None


def narrow(period: Period, part: str) -> Period:
    """The earlier, middle or later stretch of a period; its precision stays that of the words."""
    if not part or period.start is None or period.end is None:
        return period
    third = (period.end - period.start) / 3
    if any(word in part for word in ("early", "beginning", "start", "turn")):
        return replace(period, end=period.start + third + ONE_DAY)
    if any(word in part for word in ("late", "end")) and "later" not in part:
        return replace(period, start=period.end - third - ONE_DAY)
    if "mid" in part:
        return replace(period, start=period.start + third, end=period.end - third)
    return period


def around(moment: Moment, shift: int = 0) -> Period:
    """The day of printing, or a day beside it; a range where the day of printing is only known to a range."""
    if moment.day is None or moment.last_day is None:
        return vague()
    start, end = moment.day + ONE_DAY * shift, moment.last_day + ONE_DAY * shift
    precision = Precision.DAY if start == end else Precision.WEEK
    return Period(start, end, precision, Basis.RELATIVE)
