"""When a page without a date was printed, as far as its words fix it."""

import datetime
import re

from articles.patterns import datelines as patterns
from articles.published import Published, long_day

_WEEK = datetime.timedelta(days=6)
_DAY = datetime.timedelta(days=1)
# How far before a weekday the words stand that put it in the future.
_LOOK_BACK = 200
# A day and month fall on one weekday every five or six years, so a newest year further back fixes nothing.
_NEAR_YEARS = 6
_NEAR = {"today": 0, "yesterday": 1, "tomorrow": -1}


def infer_published(text: str, *, not_after: datetime.date | None = None) -> Published | None:
    """The days on which the text can have been printed, with the reason; None where its words do not fix them.

    A weekday with its day and month fixes the year: the first one that fits and is not before the newest year the
    text names. A past "on Monday (June 17)" then means the seven days from that Monday, a coming one the seven days
    before it, and "today (Monday, June 17)" the day itself. All such days of a text must agree.
    """
    newest = max((int(match["year"]) for match in patterns.YEAR_NAMED.finditer(text)), default=None)
    if newest is None:
        return None
    windows = [
        window
        for match in patterns.DAY_OF_WEEK.finditer(text)
        if (window := _window(match, text, newest)) and (not_after is None or window.start <= not_after)
    ]
    if not windows:
        return None
    start, end = max(window.start for window in windows), min(window.end for window in windows)
    if start > end:
        return None
    best = max(windows, key=lambda window: window.start)
    if start == end:
        span = f"on {start:%A} {long_day(start)}"
    else:
        week = "week" if end - start == _WEEK else "days"
        span = f"in the {week} from {start:%A} {long_day(start)}"
        span += "" if week == "week" else f" to {long_day(end)}"
    return Published(start, end, None, "inferred", f"{best.reason}, so it was printed {span}.")


def _window(match: re.Match[str], text: str, newest: int) -> Published | None:
    """The days on which a sentence with this weekday can have been written."""
    weekday = patterns.WEEKDAYS[match["weekday"].lower().rstrip(".")]
    month = patterns.MONTHS[(match["month"] or match["month2"]).lower().rstrip(".")]
    day = _first_fit(weekday, month, int(match["day"] or match["day2"]), newest)
    if day is None:
        return None
    near, ahead = match["near"], _is_ahead(text, match.start())
    if ahead is None and not near:
        return None
    if near:
        start = end = day + _NEAR[near.lower()] * _DAY
    else:
        start, end = (day - _WEEK - _DAY, day - _DAY) if ahead else (day, day + _WEEK)
    words = " ".join(match.group(0).split())
    reason = f"The page gives no date, but says “{words}”, and {day.day} {day:%B} is a {day:%A} in {day.year}"
    if missed := [str(year) for year in range(newest, day.year)]:
        years = " or ".join([*filter(None, [", ".join(missed[:-1])]), missed[-1]])
        reason += f" but not in {years} ({newest} is the newest year that it names)"
    else:
        reason += ", the newest year that it names"
    return Published(start, end, None, "inferred", reason)


def _first_fit(weekday: int, month: int, day: int, newest: int) -> datetime.date | None:
    for year in range(newest, newest + _NEAR_YEARS + 1):
        try:
            fit = datetime.date(year, month, day)
        except ValueError:
            continue
        if fit.weekday() == weekday:
            return fit
    return None


def _is_ahead(text: str, place: int) -> bool | None:
    """Whether the clause before a weekday puts it in the future; None where another clause of its sentence might."""
    sentence = re.split(r"[.!?\n“”\"]", text[max(0, place - _LOOK_BACK) : place])[-1]
    *others, clause = sentence.split(",")
    if patterns.AHEAD.search(clause):
        return True
    return None if any(patterns.AHEAD.search(other) for other in others) else False
