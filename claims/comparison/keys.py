"""Which statements can be compared at all: two meet only where they share a block key.

A key joins what is counted (or what happened) with one telling word of the organisation or place, so that a key's
claims are few however many are stored; "council" or "fire service" tells none from others where a name stands beside
it. A figure that names no organisation or place meets those of its own article,
and those of its catalogued measure that were printed in the months around it.

The claims of a key are a block. A block that would hold more than `MOST_IN_BLOCK` is divided by the time that its
claims speak of: into years, a crowded year into months, a crowded month into days; of a day that still holds more, the
first in line are compared. So one claim never meets more than that many under one key, and where a key has few claims
they meet over any span of years.
"""

import hashlib
import re
from collections.abc import Container

from claims.comparison import events, topics, units, wording, words
from claims.comparison import vocabulary as v
from claims.comparison.frames import frame_of
from claims.values import Kind, Statement

MAX_LENGTH = 100
MOST_IN_BLOCK = 40
MOST_NAMES = 3
MOST_MODIFIERS = 2
MOST_QUOTE_WORDS = 8


def block_keys(statement: Statement) -> frozenset[str]:
    """Short, stable keys under which the statement is looked up."""
    make = _MAKERS[statement.kind]
    return frozenset(key if len(key) <= MAX_LENGTH else _shortened(key) for key in make(statement))


def divisions(key: str, day: str) -> tuple[str, ...]:
    """The block of a key and the parts of it in which a claim of that day stands, each within the one before."""
    lengths = (4, 7, 10) if day != UNDATED else (1,)
    return (key, *(f"{key}{_DIVIDED}{day[:length]}" for length in lengths))


def part_of(key: str, day: str, *, crowded: Container[str]) -> str:
    """The part of a key's block in which a claim of that day is compared: the widest that is not crowded.

    Where even its day is crowded, that day.
    """
    parts = divisions(key, day)
    return next((part for part in parts if part not in crowded), parts[-1])


def without_stretch(part: str) -> str:
    """The key of which this is the block or a part of it."""
    return _STRETCH.sub("", part)


def stretch_of(part: str) -> str:
    """The year, month or day of a part of a divided block; empty for a whole block."""
    found = _STRETCH.search(part)
    return found[1] if found else ""


def in_words(part: str) -> str:
    """What the claims of a block or a part of one have in common, for whoever looks after the desk."""
    sort, *rest = without_stretch(part).split("|")
    told = ", ".join(word.strip("=@~!") for word in rest if word)
    return f"{_SORTS.get(sort, sort)}: {told.replace(':', ' ')}"


def speaking_day(statement: Statement) -> str:
    """The day by which a claim's blocks are divided: the last that it speaks of, else that of its printing."""
    period, printed = statement.period, statement.published
    days = [period.end or period.start if period else None, printed.start if printed else None]
    return next((day.isoformat() for day in days if day), UNDATED)


def place_in_day(statement: Statement) -> str:
    """Where a claim stands in line on a day of which not all claims can be compared.

    The first printed come first, then the words alone decide, so that the order of loading does not.
    """
    printed = statement.published.start if statement.published else None
    words = f"{statement.sentence}|{statement.start}|{statement.surface}|{statement.outlet}|{statement.byline}"
    digest = hashlib.sha256(words.encode()).hexdigest()[:16]
    return f"{printed or ''}|{digest}|{statement.id:>0{_DIGITS}}"


UNDATED = "?"
# Ends the key of a claim that is not compared under it: its day has more claims than can be compared.
LEFT_OUT = "//more"
_SORTS = {"f": "figures", "d": "reports", "e": "events", "r": "grades", "q": "sayings"}
_DIVIDED = "//"
_DIGITS = 19
_STRETCH = re.compile(r"//(\d{4}(?:-\d\d){0,2}|\?)$")


def _figure_keys(statement: Statement) -> set[str]:
    topic = topics.topic(statement)
    if topic is None or statement.quantity is None or not statement.trackable:
        return set()
    kind = units.dimension(units.unit_of(statement))
    what = {f"{_people(topic.head)}:{'+'.join(sorted(topic.states)[:1])}"} | {f"{state}!" for state in topic.states}
    if not topic.states:
        what = {_people(topic.head)}
    if len(topic.modifiers) >= 2:
        longest = sorted(topic.modifiers, key=lambda word: (-len(word), word))[:MOST_MODIFIERS]
        what |= {f"with {word}" for word in longest}
    if statement.measure:
        what.add(f"={statement.measure.casefold()}")
    keys = {f"f|{kind}|{subject}|{place}" for subject in what for place in _places(statement)}
    if statement.measure:
        keys |= {f"f|{kind}|={statement.measure.casefold()}|@{month}" for month in _months(statement)}
    if not statement.entity and not statement.measure and len(topic.modifiers) >= 2:
        named = "+".join([_people(topic.head), *longest])
        keys |= {f"f|{kind}|{named}|~{month}" for month in _months(statement, reach=(0, 1))}
    return keys | _document_keys(statement.counted)


def _people(head: str) -> str:
    """One name for all sorts of people, since "people" and "miners" may be the same ones."""
    return "people" if head in v.KINDS_OF_PEOPLE | v.GENERAL_PEOPLE else head


def _places(statement: Statement) -> list[str]:
    """The telling words of the organisation or place; the article where none is named."""
    if not statement.entity:
        return [f"in {statement.article}"] if statement.article else [""]
    places = sorted(_telling(words.proper_words(statement.entity)))[:MOST_NAMES]
    # A headline names the place that the text below it takes for granted.
    return [*places, f"in {statement.article}"] if statement.in_headline and statement.article else places


def _telling(names: frozenset[str]) -> frozenset[str]:
    """Without words that any body of its kind bears, unless there are no others."""
    return names - _KINDS_OF_BODY or names


_KINDS_OF_BODY = frozenset(words.concept(words.lemma(word)) for word in v.KINDS_OF_BODY)


def _months(statement: Statement, *, reach: tuple[int, ...] | None = None) -> list[str]:
    """The month of printing; a claim that names no place also looks in the months beside it."""
    printed = statement.published.start if statement.published else None
    if printed is None:
        return []
    if reach is None:
        reach = (0,) if statement.entity else (-1, 0, 1)
    return [_month(printed.year * 12 + printed.month - 1 + step) for step in reach]


def _month(count: int) -> str:
    return f"{count // 12}-{count % 12 + 1:02}"


def _document_keys(phrase: str | None) -> set[str]:
    named = events.document_words(phrase)
    return {f"d|{'+'.join(sorted(named))}"} if len(named) >= 2 else set()


def _event_keys(statement: Statement) -> set[str]:
    frame = frame_of(statement)
    if frame is None:
        return set()
    parties = events.parties(frame) | events.names_in(statement.what)
    parties = parties - words.concepts(frame.type) or parties  # "closure" joins every closure with every other
    keys = {f"e|{frame.type.casefold()}|{word}" for word in sorted(_telling(parties))[:MOST_QUOTE_WORDS]}
    return keys | (_document_keys(frame.object) if events.is_publication(statement) else set())


def _rating_keys(statement: Statement) -> set[str]:
    year = statement.period.start.year if statement.period and statement.period.start else "?"
    subjects = words.concepts(statement.what or "") | words.concepts(statement.entity or "")
    return {f"r|{year}|{word}" for word in sorted(_telling(subjects))[:MOST_QUOTE_WORDS]}


def _quote_keys(statement: Statement) -> set[str]:
    telling = sorted(wording.telling_words(statement), key=lambda word: (-len(word), word))[:MOST_QUOTE_WORDS]
    return {f"q|{word}" for word in telling} | _document_keys(statement.what)


def _shortened(key: str) -> str:
    digest = hashlib.sha256(key.encode()).hexdigest()[:12]
    return f"{key[: MAX_LENGTH - 13]}#{digest}"


_MAKERS = {
    Kind.FIGURE: _figure_keys,
    Kind.EVENT: _event_keys,
    Kind.RATING: _rating_keys,
    Kind.QUOTE: _quote_keys,
}
