"""Words that date an event or a figure although their own number is a figure: "three weeks ago"."""

import re
from dataclasses import replace

from spacy.tokens import Doc, Span

from claims.extraction.moments import Moment, PeriodMention
from claims.extraction.patterns import periods as patterns
from claims.extraction.relative import ago
from claims.values import Period

_AGO = re.compile(patterns.AGO, re.IGNORECASE)
_NEAR = 200


def find_agos(doc: Doc, published: Period | None) -> list[PeriodMention]:
    """All of a text, in order."""
    return _between(doc.text, 0, len(doc.text), published)


def agos_near(start: int, end: int, sentence: Span, published: Period | None) -> list[PeriodMention]:
    """Those near a claim in its sentence, less the claim's own words."""
    low, high = max(sentence.start_char, start - _NEAR), min(sentence.end_char, end + _NEAR)
    found = _between(sentence.doc.text, low, high, published) if low < high else []
    return [m for m in found if not (m.start < end and start < m.end)]


def _between(text: str, low: int, high: int, published: Period | None) -> list[PeriodMention]:
    found = []
    for match in _AGO.finditer(text, low, high):
        number = match["number"].lower()
        count = int(number) if number.isdigit() else patterns.SMALL_NUMBERS[number]
        period = ago(match["unit"].lower(), count, Moment(published))
        if period:
            found.append(PeriodMention(match.start(), match.end(), replace(period, words=match.group())))
    return found
