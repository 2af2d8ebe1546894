"""From the parts of a phrase of time to the days that it names. Plain Python: no parse, no text."""

import calendar
import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from claims.extraction.patterns.periods import MONTHS, ORDINALS, SEASONS, WEEKDAY_NAMES, WEEKDAYS
from claims.values import Basis, Period, Precision

_DAY = datetime.timedelta(days=1)
_LAST_YEAR = datetime.MAXYEAR - 1
_SHIFT = {"last": -1, "this": 0, "next": 1}


@dataclass(frozen=True, slots=True)
class PeriodMention:
    """Words of time at one place; `period` is None for a clock time.

    `role` says how the words bear on a claim: `at` it, `since` or `until` them, or `now`.
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


def resolve(name: str, match: re.Match[str], moment: Moment) -> Period | None:
    """The period of one matched form, or None where the words name no possible day."""
    try:
        period = _RESOLVERS[name](match, moment)
    except (ValueError, OverflowError):  # "31 June", or a shift beyond the calendar
        return replace(vague(Basis.STATED), conflict=f"“{match.group()}” is no day of the calendar")
    return replace(period, words=match.group()) if period else None


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


def _part(match: re.Match[str], name: str) -> str:
    return (match.groupdict().get(name) or "").lower()


def _number(match: re.Match[str], name: str) -> int | None:
    text = match.groupdict().get(name)
    return int(text) if text else None


def _narrow(period: Period, part: str) -> Period:
    """The earlier, middle or later stretch of a period; its precision stays that of the words."""
    if not part or period.start is None or period.end is None:
        return period
    third = (period.end - period.start) / 3
    if any(word in part for word in ("early", "beginning", "start", "turn")):
        return replace(period, end=period.start + third + _DAY)
    if any(word in part for word in ("late", "end")) and "later" not in part:
        return replace(period, start=period.end - third - _DAY)
    if "mid" in part:
        return replace(period, start=period.start + third, end=period.end - third)
    return period


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


def _date(match: re.Match[str], moment: Moment) -> Period | None:
    month, day = MONTHS[match["month"].lower()], int(match["day"])
    weekday = WEEKDAYS.get(_part(match, "weekday"))
    if year := _number(match, "year"):
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
    relative, stated = _relative_day(match, moment), _date(match, moment)
    if stated is None or relative.start is None or relative.end is None:
        return stated
    month, day = MONTHS[match["month"].lower()], int(match["day"])
    inside = (relative.start + _DAY * n for n in range((relative.end - relative.start).days + 1))
    if any((d.month, d.day) == (month, day) for d in inside) and not _number(match, "year"):
        return replace(stated, basis=Basis.RELATIVE) if stated.start else relative
    if stated.start and relative.start <= stated.start <= relative.end:
        return stated
    printed = _spoken(moment.day) if moment.day else ""
    conflict = (
        f"“{match['relative']}” of {printed} is {_spoken(relative.start, year=False)}, "
        f"but the words in brackets say {day} {calendar.month_name[month]}"
    )
    return replace(relative, conflict=conflict)


def _days(match: re.Match[str], moment: Moment) -> Period | None:
    first, last = _date(match, moment), int(match["day2"])
    if first is None or first.start is None:
        return first
    end = first.start.replace(day=last)
    return Period(first.start, end, Precision.RANGE, first.basis) if end >= first.start else None


# Months, seasons, quarters, years -----------------------------------------------------------------------------------


def _which_year(match: re.Match[str], moment: Moment) -> tuple[int | None, Basis]:
    """The year that the words name outright or relative to printing."""
    if year := _number(match, "year"):
        return year, Basis.STATED
    which = _part(match, "whichyear")
    if which and moment.day:
        return moment.day.year + _SHIFT[which], Basis.RELATIVE
    return None, Basis.RELATIVE


def _month(match: re.Match[str], moment: Moment) -> Period:
    month = MONTHS[match["month"].lower()]
    year, basis = _which_year(match, moment)
    if year is None:
        if moment.day is None or _part(match, "whichyear"):
            return vague()
        year = moment.day.year
        if moment.ahead and month < moment.day.month:
            year += 1
        elif not moment.ahead and month > moment.day.month:
            year -= 1
    return _narrow(month_of(year, month, basis), _part(match, "part"))


def _which_month(match: re.Match[str], moment: Moment) -> Period:
    if moment.day is None:
        return vague()
    month, year, which = MONTHS[match["month"].lower()], moment.day.year, _part(match, "which")
    if which == "last" and month >= moment.day.month:
        year -= 1
    elif which == "next" and month <= moment.day.month:
        year += 1
    return month_of(year, month, Basis.RELATIVE)


def _months(match: re.Match[str], moment: Moment) -> Period:
    first, last = MONTHS[match["month"].lower()], MONTHS[match["month2"].lower()]
    year, basis = _number(match, "year"), Basis.STATED
    end_year = _number(match, "year2") or year
    if end_year is None:
        if moment.day is None:
            return vague()
        basis = Basis.RELATIVE
        end_year = moment.day.year - (last > moment.day.month and not moment.ahead)
    start_year = year if _number(match, "year2") and year else end_year - (first > last)
    start, end = month_of(start_year, first).start, month_of(end_year, last).end
    return Period(start, end, Precision.RANGE, basis)


def season_of(year: int, season: str, basis: Basis = Basis.STATED) -> Period:
    """A northern season; a winter is named by the year that it begins in."""
    first, last = SEASONS[season]
    end = month_of(year + (last < first), last).end
    return Period(datetime.date(year, first, 1), end, Precision.SEASON, basis)


def _season(match: re.Match[str], moment: Moment) -> Period:
    season = match["season"].lower()
    year, basis = _which_year(match, moment)
    if year is not None:
        return _narrow(season_of(year, season, basis), _part(match, "part"))
    if moment.day is None:
        return vague()
    which = _part(match, "which") or ("next" if moment.ahead else "past")
    years = range(moment.day.year - 2, moment.day.year + 3)
    return _narrow(
        _chosen_season([season_of(y, season, basis) for y in years], which, moment.day), _part(match, "part")
    )


def _chosen_season(seasons: list[Period], which: str, day: datetime.date) -> Period:
    """Last: ended before the day. Past: begun by the day. Next: begins after it. This: of the same year."""
    bounds = [(s, s.start or day, s.end or day) for s in seasons]
    if which == "last":
        return [s for s, _, end in bounds if end < day][-1]
    if which == "past":
        return [s for s, start, _ in bounds if start <= day][-1]
    if which == "next":
        return [s for s, start, _ in bounds if start > day][0]
    running = [s for s, start, end in bounds if start <= day <= end]
    return running[0] if running else next(s for s, start, _ in bounds if start.year == day.year)


def _quarter(match: re.Match[str], moment: Moment) -> Period:
    year, basis = _which_year(match, moment)
    if year is None:
        return vague()
    nth = ORDINALS.get(_part(match, "nth")) or int(match["nth"])
    half = _part(match, "piece").startswith(("half", "six"))
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
    return Period(start, datetime.date(year + 1, first_month, 1) - _DAY, Precision.RANGE, Basis.INFERRED)


def _years(match: re.Match[str], moment: Moment) -> Period | None:
    first, last = int(match["year"]), int(match["year2"])
    if last < first:
        return None
    return Period(datetime.date(first, 1, 1), datetime.date(last, 12, 31), Precision.RANGE, Basis.STATED)


def _year(match: re.Match[str], moment: Moment) -> Period:
    part = _part(match, "part") or match.group().split(match["year"])[0].lower()
    return _narrow(year_of(int(match["year"])), part)


def _decade(match: re.Match[str], moment: Moment) -> Period:
    first = int(match["decade"])
    whole = Period(datetime.date(first, 1, 1), datetime.date(first + 9, 12, 31), Precision.RANGE)
    return _narrow(whole, _part(match, "third"))


# Words relative to printing -----------------------------------------------------------------------------------------


def _relative_day(match: re.Match[str], moment: Moment) -> Period:
    words, shift = match["relative"].lower(), 0
    if "yesterday" in words:
        shift = -2 if "before" in words else -1
    elif "tomorrow" in words:
        shift = 2 if "after" in words else 1
    elif words.endswith("last night") or "last night" in words:
        shift = -1
    return around(moment, shift)


def around(moment: Moment, shift: int = 0) -> Period:
    """The day of printing, or a day beside it; a range where the day of printing is only known to a range."""
    if moment.day is None or moment.last_day is None:
        return vague()
    start, end = moment.day + _DAY * shift, moment.last_day + _DAY * shift
    precision = Precision.DAY if start == end else Precision.WEEK
    return Period(start, end, precision, Basis.RELATIVE)


def _weekday(match: re.Match[str], moment: Moment) -> Period:
    if moment.day is None or moment.last_day is None:
        return vague()
    wanted, which, after = WEEKDAYS[match["weekday"].lower()], _part(match, "which"), _part(match, "after")
    if after.endswith("week"):
        week = next(shift for word, shift in _SHIFT.items() if word in after)
        start = moment.day - _DAY * moment.day.weekday() + _DAY * (7 * week + wanted)
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
        return day + _DAY * (distance or (7 if strictly else 0))
    distance = (day.weekday() - weekday) % 7
    return day - _DAY * (distance or (7 if strictly else 0))


def _unit(match: re.Match[str], moment: Moment) -> Period | None:
    which = _part(match, "which").split()
    shift = 1 if "coming" in which else -1 if "past" in which else _SHIFT[which[0]]
    period = shifted(_part(match, "unit"), shift, moment)
    return _narrow(period, _part(match, "part")) if period else None


def shifted(unit: str, shift: int, moment: Moment) -> Period | None:
    """The calendar week, month, … so many before or after that of printing."""
    if moment.day is None:
        return vague()
    day = moment.day
    monday = day - _DAY * day.weekday()
    if unit == "day":
        return around(moment, shift)
    if unit in ("week", "fortnight"):
        start = monday + _DAY * 7 * shift
        return Period(start, start + _DAY * 6, Precision.WEEK, Basis.RELATIVE)
    if unit == "weekend":
        past = shift == 0 and not moment.ahead and day.weekday() < 5
        start = monday + _DAY * (7 * (shift - past) + 5)
        return Period(start, start + _DAY, Precision.RANGE, Basis.RELATIVE)
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


def _span(match: re.Match[str], moment: Moment) -> Period:
    """ "over the past year": the stretch that ends with the day of printing."""
    length = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14, "month": 30, "quarter": 91, "year": 365}
    if moment.day is None or moment.last_day is None:
        return vague()
    days = length.get(match["unit"], 3652 if match["unit"] == "decade" else 36524)
    return Period(moment.day - _DAY * days, moment.last_day, Precision.RANGE, Basis.RELATIVE)


def _year_ago(match: re.Match[str], moment: Moment) -> Period:
    if moment.day is None:
        return vague()
    if match["piece"] in ("period", "quarter"):
        return year_of(moment.day.year - 1, Basis.RELATIVE)
    return month_of(moment.day.year - 1, moment.day.month, Basis.RELATIVE)


def _vague(match: re.Match[str], moment: Moment) -> Period:
    return vague()


def _now(match: re.Match[str], moment: Moment) -> Period:
    return around(moment)


def beside(unit: str, which: str, anchor: Period) -> Period | None:
    """ "the following year": counted from another period, as a reader does who has just read of it."""
    moment = Moment(published=anchor)
    return shifted(unit, {"previous": -1, "same": 0}.get(which, 1), moment)


def ago(unit: str, number: int, moment: Moment) -> Period | None:
    """ "three weeks ago": the week, month or year so far back."""
    try:
        return shifted(unit, -number, moment)
    except (ValueError, OverflowError):
        return None


_RESOLVERS: dict[str, Callable[[re.Match[str], Moment], Period | None]] = {
    "iso": _iso,
    "numeric": _numeric,
    "date": _date,
    "weekday_date": _date,
    "relative_date": _relative_date,
    "days": _days,
    "month": _month,
    "months": _months,
    "which_month": _which_month,
    "season": _season,
    "quarter": _quarter,
    "fiscal": _fiscal,
    "years": _years,
    "year": _year,
    "decade": _decade,
    "relative_day": _relative_day,
    "weekday": _weekday,
    "unit": _unit,
    "span": _span,
    "beside": _vague,
    "year_ago": _year_ago,
    "vague": _vague,
    "now": _now,
}
