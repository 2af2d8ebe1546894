"""From the parts of a phrase of time to the days that it names. Plain Python: no parse, no text."""

import datetime
import re
from collections.abc import Callable
from dataclasses import replace

from claims.extraction import days, relative
from claims.extraction.moments import ONE_DAY, SHIFT, Moment, month_of, narrow, number_in, part, vague, year_of
from claims.extraction.patterns.periods import (
    MONTHS,
    ORDINALS,
    SEASONS,
    SMALL_NUMBERS,
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


def _short_year(match: re.Match[str], moment: Moment) -> Period | None:
    """ "'16" is the last year so written before printing; without a day of printing it is none."""
    if moment.day is None:
        return None
    year = moment.day.year - (moment.day.year - int(match["short"])) % 100
    return year_of(year, Basis.INFERRED)


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
    "iso": days.iso,
    "numeric": days.numeric,
    "date": days.date,
    "weekday_date": days.date,
    "holiday": days.holiday,
    "relative_date": days.relative_date,
    "days": days.days,
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
    "short_year": _short_year,
    "beside": relative.unspecified,
    "year_ago": relative.year_ago,
    "vague": relative.unspecified,
    "earlier": relative.unspecified,
    "same": relative.unspecified,
    "now": relative.now,
}
