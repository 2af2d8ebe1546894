"""From the parts of a phrase of time to the days that it names. Plain Python: no parse, no text."""

import calendar
import datetime
import re
from collections.abc import Callable
from dataclasses import replace

from claims.extraction import relative
from claims.extraction.moments import ONE_DAY, SHIFT, Moment, month_of, narrow, number_in, part, vague, year_of
from claims.extraction.patterns.periods import (
    HOLIDAYS,
    MONTHS,
    ORDINALS,
    SEASONS,
    SMALL_NUMBERS,
    WEEKDAY_NAMES,
    WEEKDAYS,
)
from claims.values import Basis, Period, Precision


def resolve(name: str, match: re.Match[str], moment: Moment) -> Period | None:
    """The period of one matched form, or None where the words name no possible day."""
    try:
        period = _RESOLVERS[name](match, moment)
    except (ValueError, OverflowError):  # "31 June", or a shift beyond the calendar
        return replace(vague(Basis.STATED), conflict=f"“{match.group()}” is no day of the calendar")
    if period and period.start and period.end and period.start > period.end:
        return replace(vague(Basis.STATED), conflict=f"“{match.group()}” ends before it begins")
    return replace(period, words=match.group()) if period else None


# Full and partial dates ---------------------------------------------------------------------------------------------


def _iso(match: re.Match[str], moment: Moment) -> Period:
    return Period.day(datetime.date(int(match["year"]), int(match["month"]), int(match["day"])))


def _numeric(match: re.Match[str], moment: Moment) -> Period:
    """Day first, unless only the month can be; where either could be, the reading is inferred."""
    first, second, year = (int(match[name]) for name in ("first", "second", "year"))
    if first <= 12 < second:
        return Period.day(datetime.date(year, first, second))
    basis = Basis.INFERRED if first != second and first <= 12 else Basis.STATED
    return Period.day(datetime.date(year, second, first), basis=basis)


def _holiday(match: re.Match[str], moment: Moment) -> Period | None:
    month, day = HOLIDAYS[match["holiday"].lower().replace("’", "'").replace("st.", "st")]
    return _day_of(month, day, None, match, moment)


def _date(match: re.Match[str], moment: Moment) -> Period | None:
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


def _relative_date(match: re.Match[str], moment: Moment) -> Period | None:
    """ "yesterday (14 March)": the relative word counts, and a bracket that disagrees is said to."""
    counted, stated = relative.relative_day(match, moment), _date(match, moment)
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


def _days(match: re.Match[str], moment: Moment) -> Period | None:
    first, last = _date(match, moment), int(match["day2"])
    if first is None or first.start is None:
        return first
    end = first.start.replace(day=last)
    return Period(first.start, end, Precision.RANGE, first.basis) if end >= first.start else None


# Months, seasons, quarters, years -----------------------------------------------------------------------------------


def _which_year(match: re.Match[str], moment: Moment) -> tuple[int | None, Basis]:
    """The year that the words name outright or relative to printing."""
    if year := number_in(match, "year"):
        return year, Basis.STATED
    which = part(match, "whichyear")
    if which and moment.day:
        return moment.day.year + SHIFT[which], Basis.RELATIVE
    return None, Basis.RELATIVE


def _month(match: re.Match[str], moment: Moment) -> Period:
    month = MONTHS[match["month"].lower()]
    year, basis = _which_year(match, moment)
    if year is None:
        if moment.day is None or part(match, "whichyear"):
            return vague()
        year = moment.day.year
        if moment.ahead and month < moment.day.month:
            year += 1
        elif not moment.ahead and month > moment.day.month:
            year -= 1
    return narrow(month_of(year, month, basis), part(match, "part"))


def _which_month(match: re.Match[str], moment: Moment) -> Period:
    if moment.day is None:
        return vague()
    month, year, which = MONTHS[match["month"].lower()], moment.day.year, part(match, "which")
    if which == "last" and month >= moment.day.month:
        year -= 1
    elif which == "next" and month <= moment.day.month:
        year += 1
    return month_of(year, month, Basis.RELATIVE)


def _months(match: re.Match[str], moment: Moment) -> Period:
    first, last = MONTHS[match["month"].lower()], MONTHS[match["month2"].lower()]
    year, basis = number_in(match, "year"), Basis.STATED
    end_year = number_in(match, "year2") or year
    if end_year is None:
        if moment.day is None:
            return vague()
        basis = Basis.RELATIVE
        end_year = moment.day.year - (last > moment.day.month and not moment.ahead)
    start_year = year if number_in(match, "year2") and year else end_year - (first > last)
    start, end = month_of(start_year, first).start, month_of(end_year, last).end
    return Period(start, end, Precision.RANGE, basis)


def _year_to(match: re.Match[str], moment: Moment) -> Period:
    """ "the 12 months to March 2023": so many whole months that end with that one."""
    last = _month(match, moment)
    if last.start is None or last.end is None:
        return last
    count = (part(match, "count"), part(match, "unit"))
    length = SMALL_NUMBERS.get(count[0]) or (int(count[0]) if count[0] else 3 if count[1] == "quarter" else 12)
    index = last.start.year * 12 + last.start.month - length
    start = datetime.date(index // 12, index % 12 + 1, 1)
    return Period(start, last.end, Precision.RANGE, last.basis)


def season_of(year: int, season: str, basis: Basis = Basis.STATED) -> Period:
    """A northern season; a winter is named by the year that it begins in."""
    first, last = SEASONS[season]
    end = month_of(year + (last < first), last).end
    return Period(datetime.date(year, first, 1), end, Precision.SEASON, basis)


def _season(match: re.Match[str], moment: Moment) -> Period:
    season = match["season"].lower()
    year, basis = _which_year(match, moment)
    if year is not None:
        return narrow(season_of(year, season, basis), part(match, "part"))
    if moment.day is None:
        return vague()
    which = part(match, "which") or ("next" if moment.ahead else "past")
    years = range(moment.day.year - 2, moment.day.year + 3)
    return narrow(_chosen_season([season_of(y, season, basis) for y in years], which, moment.day), part(match, "part"))


def _chosen_season(seasons: list[Period], which: str, day: datetime.date) -> Period:
    """Last: ended before the day. Past: begun by the day. Next: begins after it. This: of the same year."""
    bounds = [(s, s.start or day, s.end or day) for s in seasons]
    if which == "last":
        return [s for s, _, end in bounds if end < day][-1]
    if which == "past":
        return [s for s, start, _ in bounds if start <= day][-1]
    if which == "next":
        return next(s for s, start, _ in bounds if start > day)
    running = [s for s, start, end in bounds if start <= day <= end]
    return running[0] if running else next(s for s, start, _ in bounds if start.year == day.year)


def _quarter(match: re.Match[str], moment: Moment) -> Period:
    nth = ORDINALS.get(part(match, "nth")) or int(match["nth"])
    half = part(match, "piece").startswith(("half", "six"))
    year, basis = _which_year(match, moment)
    if year is None and moment.day is not None and not half:
        # without a year the last one begun, or the next one of a text that looks ahead
        running = (moment.day.month - 1) // 3 + 1
        year = moment.day.year + (moment.ahead and nth < running) - (not moment.ahead and nth > running)
    if year is None:
        return vague()
    length = 6 if half else 3
    first = (min(nth, 12 // length) - 1) * length + 1
    end = month_of(year, first + length - 1).end
    precision = Precision.RANGE if half else Precision.QUARTER
    return Period(datetime.date(year, first, 1), end, precision, basis)


def _fiscal(match: re.Match[str], moment: Moment) -> Period | None:
    """ "2018/19": April to March, as budgets run, unless the words around speak of school or sport."""
    year, short = int(match["year"]), int(match["short"][-2:])
    if short != (year + 1) % 100:
        return None
    first_month = {"academic": 9, "sporting": 8}.get(moment.hint, 4)
    start = datetime.date(year, first_month, 1)
    return Period(start, datetime.date(year + 1, first_month, 1) - ONE_DAY, Precision.RANGE, Basis.INFERRED)


def _years(match: re.Match[str], moment: Moment) -> Period | None:
    first, last = int(match["year"]), int(match["year2"])
    if last < first:
        return None
    return Period(datetime.date(first, 1, 1), datetime.date(last, 12, 31), Precision.RANGE, Basis.STATED)


def _year(match: re.Match[str], moment: Moment) -> Period:
    stretch = part(match, "part") or match.group().split(match["year"])[0].lower()
    return narrow(year_of(int(match["year"])), stretch)


def _decade(match: re.Match[str], moment: Moment) -> Period:
    first = int(match["decade"])
    whole = Period(datetime.date(first, 1, 1), datetime.date(first + 9, 12, 31), Precision.RANGE)
    return narrow(whole, part(match, "third"))


_RESOLVERS: dict[str, Callable[[re.Match[str], Moment], Period | None]] = {
    "iso": _iso,
    "numeric": _numeric,
    "date": _date,
    "weekday_date": _date,
    "holiday": _holiday,
    "relative_date": _relative_date,
    "days": _days,
    "month": _month,
    "months": _months,
    "which_month": _which_month,
    "year_to": _year_to,
    "season": _season,
    "quarter": _quarter,
    "fiscal": _fiscal,
    "years": _years,
    "year": _year,
    "decade": _decade,
    "relative_day": relative.relative_day,
    "weekday": relative.weekday,
    "unit": relative.unit,
    "span": relative.span,
    "beside": relative.unspecified,
    "year_ago": relative.year_ago,
    "vague": relative.unspecified,
    "earlier": relative.unspecified,
    "same": relative.unspecified,
    "now": relative.now,
}
