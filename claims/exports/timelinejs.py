"""Claims as TimelineJS takes them, with the list of those that it has no place for.

TimelineJS drops what has no beginning without a word; here it is listed with its reason.
"""

import datetime
import json
from collections.abc import Iterator
from html import escape
from tempfile import SpooledTemporaryFile
from typing import Any

from claims.display import credit, period_words, printed, reading
from claims.exports.items import Item
from claims.models import Claim
from claims.values import Kind, Precision

# So much of the list of what is left out is kept in memory; more of it goes to a file that nobody else sees.
_IN_MEMORY = 1_000_000
_PIECE = 60_000


class TimelineJs:
    """One JSON object: `events` as TimelineJS reads them, then `left_out`, which it passes over."""

    def __init__(self) -> None:
        self.count = 0
        self.left_out = 0
        self._aside = SpooledTemporaryFile(_IN_MEMORY, mode="w+", encoding="utf-8")  # noqa: SIM115  (until `end`)

    def begin(self) -> str:
        """As far as the first event."""
        return '{"scale": "human", "events": ['

    def row(self, item: Item) -> str:
        """An event; a claim without a beginning is put aside."""
        why = _why_left_out(item.thing)
        if why:
            row = {"id": str(item.thing.pk), "why": why, "permalink": item.row["permalink"]}
            self._aside.write(("," if self.left_out else "") + "\n" + json.dumps(row, ensure_ascii=False))
            self.left_out += 1
            return ""
        self.count += 1
        return ("," if self.count > 1 else "") + "\n" + json.dumps(event_of(item), ensure_ascii=False)

    def end(self) -> Iterator[str]:
        """What was put aside, and how many there are of both."""
        yield '\n], "left_out": ['
        with self._aside as aside:
            aside.seek(0)
            while piece := aside.read(_PIECE):
                yield piece
        yield f'\n], "counts": {{"events": {self.count}, "left_out": {self.left_out}}}}}\n'


def event_of(item: Item) -> dict[str, Any]:
    """A claim as an event of TimelineJS; its texts are escaped, because TimelineJS takes them for HTML."""
    claim: Claim = item.thing
    assert claim.period_start is not None
    start, end = _date(claim.period_start, claim), claim.period_end and _date(claim.period_end, claim)
    article = claim.revision.article
    origin = ", ".join(filter(None, [credit(article) or article.headline, f"printed {printed(article)}"]))
    return {
        "start_date": start | {"display_date": escape(period_words(claim))},
        **({"end_date": end} if end and end != start else {}),
        "text": {
            "headline": escape(_headline(claim)),
            "text": escape(f"“{claim.sentence}” {origin}. {item.row['permalink']}"),
        },
        "group": escape(claim.measure.name if claim.measure else f"other {claim.kind}s"),
        "unique_id": str(claim.pk),
    }


def _headline(claim: Claim) -> str:
    subject = claim.measure.name if claim.measure else claim.counted
    return f"{reading(claim)}: {subject}" if claim.kind == Kind.FIGURE and subject else reading(claim)


def _why_left_out(claim: Claim) -> str:
    if claim.period_start:
        return ""
    return "names an end but no beginning" if claim.period_end else "names no time"


def _date(day: datetime.date, claim: Claim) -> dict[str, int]:
    """A day as finely as the words fix it."""
    whole: dict[str, int] = {"year": day.year}
    if claim.period_precision == Precision.YEAR:
        return whole
    whole["month"] = day.month
    return whole if claim.period_precision == Precision.MONTH else whole | {"day": day.day}
