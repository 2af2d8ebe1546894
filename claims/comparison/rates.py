"""Rates beside what they are reckoned from: deaths per 100,000 people, patients a day and a week."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from claims.comparison.reckoning import (
    SIGNS,
    Sum,
    in_sentences,
    is_exact,
    is_number,
    masked,
    plain,
    reach,
    step,
    unit,
    value,
)
from claims.values import Statement

_SCALES = {"thousand": 1_000, "hundred thousand": 100_000, "million": 1_000_000}
_PER = re.compile(r"(?:every )?(?:(?P<digits>\d[\d,]{2,})|(?:a |one )?(?P<word>thousand|hundred thousand|million))\b")
# "120 deaths, a rate of", "120 deaths – or about".
_IS_RATE_OF = re.compile(
    r"<(?P<count>\d+)>[^<>;:.]{0,40}?(?:,|\(| –| —) ?"
    r"(?:(?:or|a|the|which is|that is|equal to|equivalent to|rate of|about|around) ){1,4}$"
)
_PLACES = r"(?:county|city|town|borough|district|state|country|region|area|island|village|nation|parish|province)"
_HEDGES = r"(?:about |around |some |nearly |almost |roughly |just over |just under )?"
_BASE = re.compile(rf"\b(?:population of|(?:a|the|this) {_PLACES} of) {_HEDGES}<(?P<base>\d+)>")
# Such a rate is one of each year or against another place.
_OTHER_RATE = re.compile(
    r"\b(?:a year|annual(?:ly)?|per year|each year|every year|average|above|below|than|compared|against|neighbou?ring"
    r"|next door|elsewhere|over \w+ years|in \w+ years|adjusted|standardi[sz]ed|adults|children|women|men|births)\b"
)
NEAR = 400


def rates(figures: Sequence[Statement]) -> Iterator[Sum]:
    """ "120 deaths, a rate of 4 per 100,000, in a county of 600,000": what the rate really is."""
    sentences = in_sentences(figures)
    bases = [base for sentence in sentences for base in _bases(sentence)]
    if len({value(base) for base in bases}) != 1:
        return
    for sentence in sentences:
        if not _OTHER_RATE.search(sentence[0].sentence.casefold()):
            yield from _of(sentence, min(bases, key=lambda base: abs(base.start - sentence[0].start)))


def _bases(sentence: list[Statement]) -> Iterator[Statement]:
    """How many people live in the place that the sentence names."""
    for match in _BASE.finditer(masked(sentence)):
        base = sentence[int(match["base"])]
        if unit(base) == "count" and is_number(base):
            yield base


def _of(sentence: list[Statement], base: Statement) -> Iterator[Sum]:
    text = masked(sentence)
    for index, rate in enumerate(sentence):
        found = _PER.fullmatch(_thousands(rate))
        tied = _IS_RATE_OF.search(text.partition(f"<{index}>")[0])
        if found is None or tied is None or not is_exact(rate) or abs(base.start - rate.start) > NEAR:
            continue
        count = sentence[int(tied["count"])]
        scale = Decimal(_SCALES[found["word"]] if found["word"] else found["digits"].replace(",", ""))
        if is_number(count) and unit(count) == "count" and count is not base and value(base) > scale / 10:
            yield from _wrong_rate(count, rate, base, scale)


def _thousands(rate: Statement) -> str:
    """What the rate is given for: "100,000" of "per 100,000 people"."""
    found = _PER.match((rate.scope.denominator or "").casefold())
    return found.group() if found else ""


def _wrong_rate(count: Statement, rate: Statement, base: Statement, scale: Decimal) -> Iterator[Sum]:
    (count_low, count_high), (base_low, base_high) = reach(count), reach(base)
    least, most = count_low / base_high * scale, count_high / base_low * scale
    if least - step(rate) <= value(rate) <= most + step(rate):
        return
    really = (value(count) / value(base) * scale).quantize(min(step(rate), Decimal("0.1")))
    says = (
        f"{plain(value(count))} ÷ {plain(value(base))} × {plain(scale)} = {plain(really)}; "
        f"printed is “{rate.surface} per {plain(scale)}”."
    )
    yield Sum((count, rate, base), "wrong_rate", says)


# The fewest and the most of the shorter in the longer: who works five days a week rests in holidays as well.
_SPANS = {
    ("day", "week"): (5, 7), ("day", "month"): (20, 31), ("day", "year"): (190, 366), ("week", "month"): (4, 5),
    ("week", "year"): (38, 53), ("month", "quarter"): (3, 3), ("month", "year"): (10, 12), ("quarter", "year"): (4, 4),
    ("hour", "day"): (5, 24), ("minute", "hour"): (60, 60),
}  # fmt: skip
_UNIT = r"(?:an?|per|each|every) {}(?P<{}>minute|hour|day|week|month|quarter|year)\b"
_TWO_SPANS = re.compile(
    rf"<(?P<one>\d+)>(?: \w+)? {_UNIT.format('', 'first')}(?:, or|, which is| \(or| \(|, equivalent to|, equal to| – or"
    rf"|, that is|, making) {_HEDGES}{SIGNS}<(?P<other>\d+)>(?: \w+)? {_UNIT.format('', 'second')}"
)


def spans(figures: Sequence[Statement]) -> Iterator[Sum]:
    """ "£10 a week, or £5,200 a year": one flow told for two lengths of time."""
    for match in _TWO_SPANS.finditer(masked(figures)):
        one, other = figures[int(match["one"])], figures[int(match["other"])]
        lengths = match["first"], match["second"]
        if lengths not in _SPANS:
            one, other, lengths = other, one, (lengths[1], lengths[0])
        if lengths in _SPANS and unit(one) == unit(other) and is_number(one) and is_number(other):
            yield from _wrong_span(one, other, *_SPANS[lengths], lengths)


def _wrong_span(short: Statement, long: Statement, fewest: int, most: int, lengths: tuple[str, str]) -> Iterator[Sum]:
    (short_low, short_high), (long_low, long_high) = reach(short), reach(long)
    if short_low * fewest <= long_high and long_low <= short_high * most:
        return
    times = f"{fewest} to {most}" if fewest != most else f"{most}"
    made = " to ".join(dict.fromkeys(plain(value(short) * number) for number in (fewest, most)))
    says = (
        f"{plain(value(short))} a {lengths[0]}, with {times} {lengths[0]}s in a {lengths[1]}, makes {made}; "
        f"printed is “{long.surface}” a {lengths[1]}."
    )
    yield Sum((short, long), "wrong_rate", says)
