"""From full and partial dates to the days that they name. Plain Python: no parse, no text."""

import calendar
import datetime
import re
from dataclasses import replace

from claims.extraction import relative
from claims.extraction.moments import ONE_DAY, Moment, number_in, part, vague
from claims.extraction.patterns.periods import HOLIDAYS, MONTHS, WEEKDAY_NAMES, WEEKDAYS
from claims.values import Basis, Period, Precision


def iso(match: re.Match[str], moment: Moment) -> Period:
    return Period.day(datetime.date(int(match["year"]), int(match["month"]), int(match["day"])))


def numeric(match: re.Match[str], moment: Moment) -> Period:
    """Day first, unless only the month can be; where either could be, the reading is inferred."""
    first, second, year = (int(match[name]) for name in ("first", "second", "year"))
    if first <= 12 < second:
        return Period.day(datetime.date(year, first, second))
    basis = Basis.INFERRED if first != second and first <= 12 else Basis.STATED
    return Period.day(datetime.date(year, second, first), basis=basis)


def holiday(match: re.Match[str], moment: Moment) -> Period | None:
    month, day = HOLIDAYS[match["holiday"].lower().replace("’", "'").replace("st.", "st")]
    return _day_of(month, day, None, match, moment)


def date(match: re.Match[str], moment: Moment) -> Period | None:
    weekday = WEEKDAYS.get(part(match, "weekday"))
    return _day_of(MONTHS[match["month"].lower()], int(match["day"]), weekday, match, moment)


def _day_of(month: int, day: int, weekday: int | None, match: re.Match[str], moment: Moment) -> Period | None:
    """A day of a month in its own year, in the one that the weekday fits, or in the nearest to printing."""
    if year := number_in(match, "year"):
        return _checked(Period.day(datetime.date(year, month, day)), weekday, match)
    if moment.day is None or moment.last_day is None:
        return _undated(month, day, weekday, moment)
    near = _nearest_dates(month, day, moment)
    fitting = [d for d in near if weekday is None or d.weekday() == weekday]
    return _checked(Period.day((fitting or near)[0], basis=Basis.RELATIVE), weekday, match)


def _nearest_dates(month: int, day: int, moment: Moment) -> list[datetime.date]:
    """The same date in the years around printing, the likeliest first."""
    printed, last = moment.day or datetime.date.min, moment.last_day or datetime.date.max
    dates = [d for year in range(printed.year - 4, printed.year + 5) if (d := _possible(year, month, day))]
    if not dates:
        raise ValueError(f"no year has a day {day} of month {month}")
    past, future = [d for d in reversed(dates) if d <= last], [d for d in dates if d >= printed]
    first, second = (future, past) if moment.ahead else (past, future)
    return first[:1] + second[:1]


def _possible(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _undated(month: int, day: int, weekday: int | None, moment: Moment) -> Period:
    """Without a day of printing, weekday, day and month together fix the year; less than that fixes none."""
    if weekday is None or moment.newest_year is None:
        return vague()
    years = range(moment.newest_year, moment.newest_year + 12)
    dates = (d for year in years if (d := _possible(year, month, day)))
    fitting = next((d for d in dates if d.weekday() == weekday), None)
    return Period.day(fitting, basis=Basis.INFERRED) if fitting else vague()


def _checked(period: Period, weekday: int | None, match: re.Match[str]) -> Period:
    if weekday is None or period.start is None or period.start.weekday() == weekday:
        return period
    actual = WEEKDAY_NAMES[period.start.weekday()]
    conflict = f"“{match.group()}” names a {WEEKDAY_NAMES[weekday]}, but {_spoken(period.start)} was a {actual}"
    return replace(period, conflict=conflict)


def _spoken(day: datetime.date, *, year: bool = True) -> str:
    return f"{day.day} {calendar.month_name[day.month]}" + (f" {day.year}" if year else "")


def relative_date(match: re.Match[str], moment: Moment) -> Period | None:
    """ "yesterday (14 March)": the relative word counts, and a bracket that disagrees is said to."""
    counted, stated = relative.relative_day(match, moment), date(match, moment)
    if stated is None or counted.start is None or counted.end is None:
        return stated
    month, day = MONTHS[match["month"].lower()], int(match["day"])
    inside = (counted.start + ONE_DAY * n for n in range((counted.end - counted.start).days + 1))
    if any((d.month, d.day) == (month, day) for d in inside) and not number_in(match, "year"):
        return replace(stated, basis=Basis.RELATIVE) if stated.start else counted
    if stated.start and counted.start <= stated.start <= counted.end:
        return stated
    printed = _spoken(moment.day) if moment.day else ""
    conflict = (
        f"“{match['relative']}” of {printed} is {_spoken(counted.start, year=False)}, "
        f"but the words in brackets say {day} {calendar.month_name[month]}"
    )
    return replace(counted, conflict=conflict)


def days(match: re.Match[str], moment: Moment) -> Period | None:
    first, last = date(match, moment), int(match["day2"])
    if first is None or first.start is None:
        return first
    end = first.start.replace(day=last)
    return Period(first.start, end, Precision.RANGE, first.basis) if end >= first.start else None
