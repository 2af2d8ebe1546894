"""Periods and days of printing as a newspaper writes them."""

import datetime

from claims.values import Period, Precision, Statement

_SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}
_DAY = datetime.timedelta(days=1)


def day_words(period: Period | None) -> str:
    """A period in words: “3 March 2021”, “1 to 12 December 2018”, “summer 2018”; none where an end is open."""
    if period is None or period.start is None or period.end is None:
        return ""
    start, end = period.start, period.end
    if start == end:
        return _day(start)
    if start.day == 1 and (end + _DAY).day == 1:
        return _months(start, end, period.precision)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day} to {_day(end)}"
    return f"{start.day} {start:%B} to {_day(end)}" if start.year == end.year else f"{_day(start)} to {_day(end)}"


def full_words(period: Period | None) -> str:
    """The same, with a season's months beside it: “summer 2018 (June–August)”."""
    words = day_words(period)
    if period is None or period.start is None or period.end is None or not _is_season(period.start, period.precision):
        return words
    return f"{words} ({period.start:%B}–{period.end:%B})"


def _day(day: datetime.date) -> str:
    return f"{day.day} {day:%B %Y}"


def _is_season(start: datetime.date, precision: Precision) -> bool:
    return precision is Precision.SEASON and start.month in _SEASONS


def _months(start: datetime.date, end: datetime.date, precision: Precision) -> str:
    same_year = start.year == end.year
    if _is_season(start, precision):
        return f"{_SEASONS[start.month]} {start.year}{'' if same_year else f'–{end:%y}'}"
    if (start.month, end.month) == (1, 12):
        return f"{start:%Y}" if same_year else f"{start:%Y} to {end:%Y}"
    if same_year:
        return f"{start:%B %Y}" if start.month == end.month else f"{start:%B} to {end:%B %Y}"
    return f"{start:%B %Y} to {end:%B %Y}"


def source(statement: Statement) -> str:
    """Where a statement stands, as a newspaper would credit it."""
    period = statement.published
    who = statement.outlet or (f"the report by {statement.byline}" if statement.byline else "")
    if period is None or period.start is None or period.end is None:
        return f"{who} (undated)" if who else "an undated report"
    if period.start != period.end:
        when = f"of about {day_words(period)}"
        return f"{who} ({when})" if who else f"the report {when}"
    return f"{who or 'the report'} of {day_words(period)}"


def year_words(statements: list[Statement]) -> str:
    """The one year that all the periods lie in, or nothing."""
    days = [day for one in statements if one.period for day in (one.period.start, one.period.end)]
    years = {day.year for day in days if day}
    return str(years.pop()) if len(years) == 1 and None not in days else ""
