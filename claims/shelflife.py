"""How long a signed value may be printed before somebody has to look again.

A measure's own number of days comes first. Without one the finer the time of a value is given, the faster such values
follow one another: whoever prints a figure of one day will print another next week, whoever prints one of a year will
not before next year. So a value holds for as long as the next few of its kind may take: two weeks for a day, a
quarter for a month, a year for a year. What no later day changes is looked at once a year, because it can still be
corrected; what gives no time at all can be out of date already, and is looked at after a month. Days count from the
signature, not from the value's own time: "as of May 2019" stays true, and what goes stale is that nobody has looked.
"""

import datetime
from typing import TYPE_CHECKING

from claims.values import Nature, Precision

if TYPE_CHECKING:
    from claims.models import Claim, Measure

_UNDATED = 30
_FIXED = 365
_DAYS = {
    Precision.DAY: 14,
    Precision.WEEK: 30,
    Precision.MONTH: 91,
    Precision.QUARTER: 182,
    Precision.SEASON: 182,
    Precision.YEAR: 365,
    Precision.VAGUE: _UNDATED,
}


def days_good(claim: "Claim", measure: "Measure") -> int:
    """For how many days after its signature a value may be printed."""
    if measure.good_for_days:
        return measure.good_for_days
    if claim.nature == Nature.FIXED:
        return _FIXED
    if claim.period_start is None or claim.period_end is None:
        return _UNDATED
    if claim.period_precision == Precision.RANGE:
        length = (claim.period_end - claim.period_start).days + 1
        return min(max(length, _DAYS[Precision.DAY]), _FIXED)
    return _DAYS.get(Precision(claim.period_precision), _UNDATED)


def check_again(claim: "Claim", measure: "Measure", *, signed: datetime.date) -> datetime.date:
    """The last day on which a value signed on that day may be printed unseen."""
    return signed + datetime.timedelta(days=days_good(claim, measure))
