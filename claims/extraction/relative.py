"""Words of time that count from the day of printing: "yesterday", "last Monday", "next month"."""

import datetime
import re
from dataclasses import replace

from claims.extraction.moments import ONE_DAY, SHIFT, Moment, around, month_of, narrow, part, vague, year_of
from claims.extraction.patterns.periods import SMALL_NUMBERS, WEEKDAYS
from claims.values import Basis, Period, Precision


def relative_day(match: re.Match[str], moment: Moment) -> Period:
    words, shift = match["relative"].lower(), 0
    if "yesterday" in words:
        shift = -2 if "before" in words else -1
    elif "tomorrow" in words:
        shift = 2 if "after" in words else 1
    elif words.endswith("last night") or "last night" in words:
        shift = -1
    return around(moment, shift)


def weekday(match: re.Match[str], moment: Moment) -> Period:
    if moment.day is None or moment.last_day is None:
        return vague()
    wanted, which, after = WEEKDAYS[match["weekday"].lower()], part(match, "which"), part(match, "after")
    if after.endswith("week"):
        week = next(shift for word, shift in SHIFT.items() if word in after)
        start = moment.day - ONE_DAY * moment.day.weekday() + ONE_DAY * (7 * week + wanted)
        return Period.day(start, basis=Basis.RELATIVE)
    ahead = which in ("next", "this") or (not which and moment.ahead)
    strictly = bool(which or after)
    first = _beside(moment.day, wanted, ahead=ahead, strictly=strictly)
    last = _beside(moment.last_day, wanted, ahead=ahead, strictly=strictly)
    precision = Precision.DAY if first == last else Precision.RANGE
    return Period(first, last, precision, Basis.RELATIVE)


def _beside(day: datetime.date, weekday: int, *, ahead: bool, strictly: bool) -> datetime.date:
    """The nearest such weekday from a day on, or back; `strictly` leaves out the day itself."""
    if ahead:
        distance = (weekday - day.weekday()) % 7
        return day + ONE_DAY * (distance or (7 if strictly else 0))
    distance = (day.weekday() - weekday) % 7
    return day - ONE_DAY * (distance or (7 if strictly else 0))


def unit(match: re.Match[str], moment: Moment) -> Period | None:
    which = part(match, "which").split()
    shift = 1 if "coming" in which else -1 if "past" in which else SHIFT[which[0]]
    period = shifted(part(match, "unit"), shift, moment)
    return narrow(period, part(match, "part")) if period else None


def shifted(unit: str, shift: int, moment: Moment) -> Period | None:
    """The calendar week, month, … so many before or after that of printing."""
    if moment.day is None:
        return vague()
    day = moment.day
    monday = day - ONE_DAY * day.weekday()
    if unit == "day":
        return around(moment, shift)
    if unit in ("week", "fortnight"):
        start = monday + ONE_DAY * 7 * shift
        return Period(start, start + ONE_DAY * 6, Precision.WEEK, Basis.RELATIVE)
    if unit == "weekend":
        past = shift == 0 and not moment.ahead and day.weekday() < 5
        start = monday + ONE_DAY * (7 * (shift - past) + 5)
        return Period(start, start + ONE_DAY, Precision.RANGE, Basis.RELATIVE)
    if unit in ("month", "quarter"):
        return _shifted_months(day, shift, 3 if unit == "quarter" else 1)
    if unit == "year":
        return year_of(day.year + shift, Basis.RELATIVE)
    length = 10 if unit == "decade" else 100
    first = day.year // length * length + shift * length
    start, end = datetime.date(first, 1, 1), datetime.date(first + length - 1, 12, 31)
    return Period(start, end, Precision.RANGE, Basis.RELATIVE)


def _shifted_months(day: datetime.date, shift: int, length: int) -> Period:
    index = (day.year * 12 + day.month - 1) // length + shift
    first, last = index * length, index * length + length - 1
    start = month_of(first // 12, first % 12 + 1).start
    end = month_of(last // 12, last % 12 + 1).end
    return Period(start, end, Precision.MONTH if length == 1 else Precision.QUARTER, Basis.RELATIVE)


def span(match: re.Match[str], moment: Moment) -> Period:
    """ "over the past year": the stretch that ends with the day of printing."""
    length = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14, "month": 30, "quarter": 91, "year": 365}
    if moment.day is None or moment.last_day is None:
        return vague()
    days = length.get(match["unit"], 3652 if match["unit"] == "decade" else 36524) * _count(match)
    return Period(moment.day - ONE_DAY * days, moment.last_day, Precision.RANGE, Basis.RELATIVE)


def _count(match: re.Match[str]) -> int:
    """How many units a span is long; one where it names no number."""
    count = part(match, "count")
    return int(count) if count.isdigit() else SMALL_NUMBERS.get(count.lower(), 1)


def year_ago(match: re.Match[str], moment: Moment) -> Period:
    if moment.day is None:
        return vague()
    if match["piece"] in ("period", "quarter"):
        return year_of(moment.day.year - 1, Basis.RELATIVE)
    return month_of(moment.day.year - 1, moment.day.month, Basis.RELATIVE)


def unspecified(match: re.Match[str], moment: Moment) -> Period:
    return vague()


def now(match: re.Match[str], moment: Moment) -> Period:
    return around(moment)


def beside(unit: str, which: str, anchor: Period) -> Period | None:
    """ "the following year": counted from another period, as a reader does who has just read of it."""
    moment = Moment(published=anchor)
    try:
        return shifted(unit, {"previous": -1, "same": 0}.get(which, 1), moment)
    except (ValueError, OverflowError):  # beyond the calendar
        return None


def earlier(unit: str, anchor: Period) -> Period | None:
    """ "a year earlier": the same days of the year before the one just read of; of a season or year likewise."""
    if anchor.start is None or anchor.end is None:
        return None
    try:
        if unit in ("day", "week"):
            back = ONE_DAY * (7 if unit == "week" else 1)
            return replace(anchor, start=anchor.start - back, end=anchor.end - back, basis=Basis.RELATIVE)
        start, end = (_months_back(day, 12 if unit == "year" else 1) for day in (anchor.start, anchor.end))
        whole = anchor.end == month_of(anchor.end.year, anchor.end.month).end
        end = month_of(end.year, end.month).end or end if whole else end
        return replace(anchor, start=start, end=end, basis=Basis.RELATIVE, conflict=None)
    except (ValueError, OverflowError):  # beyond the calendar
        return None


def _months_back(day: datetime.date, months: int) -> datetime.date:
    index = day.year * 12 + day.month - 1 - months
    last = month_of(index // 12, index % 12 + 1).end or day
    return last.replace(day=min(day.day, last.day))


def ago(unit: str, number: int, moment: Moment) -> Period | None:
    """ "three weeks ago": the week, month or year so far back."""
    try:
        return shifted(unit, -number, moment)
    except (ValueError, OverflowError):
        return None
