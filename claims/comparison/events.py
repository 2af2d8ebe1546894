"""Dated events: whether two tell of one event, and whether their dates can both be right."""

import re
from dataclasses import dataclass

from claims.comparison import gates, periods, words
from claims.comparison import vocabulary as v
from claims.comparison.frames import frame_of
from claims.comparison.periods import Times
from claims.comparison.topics import Likeness
from claims.values import EventFrame, Judgement, Kind, Precision, Relation, Statement

# Kinds of event that one body may well do several times in a year: two dates are then two events.
OFTEN = v.word_set(
    """
    announcement statement meeting visit attack arrest protest strike crash accident shooting fire flood speech
    vote call warning decision deal payment charge complaint arrival
    """
)
# A department and its minister, a firm and its chief make one announcement: what is announced tells two apart.
SPOKEN = v.word_set("announcement statement")
# "A two-year-old", "the boy, 9-year-old": a child, however old.
_CHILD_BY_AGE = re.compile(
    r"\b(?:\d|1[0-7]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[- ](?:year|month)s?[- ]olds?\b"
)
_CAPITAL = re.compile(r"\b[A-Z][\w’'-]+")
_PRONOUNS = v.word_set("he she they it we who which that this these his her their its one both them him")


@dataclass(frozen=True, slots=True)
class Link:
    """What two event frames share. `conflict` is true where they name different parties, places or sorts."""

    conflict: bool
    shared: frozenset[str]


def judge_events(a: Statement, b: Statement) -> Judgement:
    """Two dated events: the same one or not, and if so whether the dates agree."""
    one, other = frame_of(a), frame_of(b)
    if one is None or other is None or one.type != other.type:
        return Judgement(Relation.UNRELATED, ("other_event",))
    link = link_of(a, b)
    if link.conflict or not link.shared:
        return Judgement(Relation.UNRELATED, ("other_event",))
    return _judge_dates(a, b, link)


def _judge_dates(a: Statement, b: Statement, link: Link) -> Judgement:
    match periods.times(a, b):
        case Times.UNKNOWN | Times.VAGUE:
            return Judgement(Relation.CANNOT_COMPARE, ("date_unknown",))
        case Times.SAME:
            return Judgement(Relation.CORROBORATES, ("same_date",))
        case Times.NESTED | Times.OVERLAPPING:
            return Judgement(Relation.COMPATIBLE, ("date_within_date",))
    if _one_year(a, b) and _is_one_event(a, b, link):
        return Judgement(Relation.CONTRADICTS, ("dates_exclude",))
    return Judgement(Relation.UNRELATED, ("other_event",))


def link_of(a: Statement, b: Statement) -> Link:
    """What the two events have in common and whether anything keeps them apart."""
    one, other = frame_of(a) or EventFrame(""), frame_of(b) or EventFrame("")
    fields = [(_party(one.agent), _party(other.agent)), (_party(one.object), _party(other.object))]
    telling = fields[1:] if one.type in SPOKEN and all(fields[1]) else fields
    conflict = any(left and right and not left & right for left, right in telling)
    conflict = conflict or _places_conflict(one, other)
    conflict = conflict or (_are_two_bodies(a, b) and not _one_thing_of_one_place(a, b))
    conflict = conflict or _modifiers_conflict(one, other)
    shared = frozenset(word for left, right in fields for word in left & right)
    if not shared and not all(left and right for left, right in fields):
        # Who did it here may stand as what it was done to there: "inspectors arrived" and "an inspection by".
        everything = [left | right for left, right in zip(*fields, strict=True)]
        shared = everything[0] & everything[1]
    return Link(conflict, shared)


def _are_two_bodies(a: Statement, b: Statement) -> bool:
    return gates.entity_likeness(a, b) is Likeness.NONE and not gates.is_one_place(a, b)


def _one_thing_of_one_place(a: Statement, b: Statement) -> bool:
    """Whether one thing was done, by its full description, in one place: "the flood defence board" of its council."""
    one, other = frame_of(a), frame_of(b)
    if one is None or other is None or not a.entity or not b.entity:
        return False
    things = _party(one.object), _party(other.object)
    place = words.proper_words(a.entity) & words.proper_words(b.entity)
    return bool(place) and things[0] == things[1] and len(things[0]) >= 2


def parties(frame: EventFrame) -> frozenset[str]:
    """The words that name who did it and to whom."""
    return _party(frame.agent) | _party(frame.object)


def names_in(text: str | None) -> frozenset[str]:
    """The words of a phrase that name a party or thing."""
    return _party(text)


def _party(text: str | None) -> frozenset[str]:
    if not text:
        return frozenset()
    named = words.concepts(_CHILD_BY_AGE.sub("child", text.casefold()))
    return frozenset(named - _PRONOUNS - v.WEAK)


def _places_conflict(one: EventFrame, other: EventFrame) -> bool:
    left, right = _party(one.place), _party(other.place)
    return bool(left and right and not left & right)


def _modifiers_conflict(one: EventFrame, other: EventFrame) -> bool:
    left, right = (frozenset(words.lemma(word.casefold()) for word in frame.modifiers) for frame in (one, other))
    return bool(left and right and not (left <= right or right <= left))


def _one_year(a: Statement, b: Statement) -> bool:
    years = {day.year for side in (a, b) if side.period for day in (side.period.start, side.period.end) if day}
    return len(years) == 1


def _is_one_event(a: Statement, b: Statement, link: Link) -> bool:
    """Whether two different dates must be one event misdated, rather than two events."""
    if gates.may_be_one_text(a, b):
        return False
    one = frame_of(a)
    if one is None or one.type in OFTEN:
        return False
    names = _capitals(a) & _capitals(b)
    return len(link.shared) >= 2 or bool(link.shared & names)


def _capitals(statement: Statement) -> frozenset[str]:
    frame = frame_of(statement)
    text = " ".join(part for part in (frame.agent, frame.object, frame.place) if part) if frame else ""
    return frozenset(words.concept(words.lemma(name.casefold())) for name in _CAPITAL.findall(text))


def read_too_early(a: Statement, b: Statement) -> Judgement | None:
    """An article printed before the day on which another says a report came out, but which tells its findings."""
    for publication, mention in ((a, b), (b, a)):
        if publication.kind is Kind.EVENT and is_publication(publication) and tells_findings(mention, publication):
            return Judgement(Relation.CONTRADICTS, ("reported_before_published",))
    return None


def is_publication(statement: Statement) -> bool:
    """A publication on one stated day that had come when it was told."""
    period, printed = statement.period, statement.published
    frame = frame_of(statement)
    if frame is None or frame.type != "publication":
        return False
    if period is None or period.precision is not Precision.DAY or period.start is None or period.conflict:
        return False
    return printed is None or printed.end is None or period.start <= printed.end


def tells_findings(mention: Statement, publication: Statement) -> bool:
    """Whether the mention, printed on an earlier day, says what the very same report found."""
    printed, period = mention.published, publication.period
    if mention.kind not in (Kind.FIGURE, Kind.QUOTE) or mention.article == publication.article:
        return False
    if printed is None or printed.end is None or period is None or period.start is None or printed.end >= period.start:
        return False
    frame = frame_of(publication)
    document = document_words(frame.object if frame else None)
    if len(document) < 2 or _are_two_bodies(mention, publication):
        return False
    return _told_as_found(mention, document)


def _told_as_found(mention: Statement, document: frozenset[str]) -> bool:
    subject = document_words(mention.counted or mention.what)
    bases = [words.lemma(token) for token in words.tokens(mention.sentence)]
    return subject == document and bool(set(bases) & v.REPORTING_VERBS)


def document_words(phrase: str | None) -> frozenset[str]:
    """The words that name a report ("serious case review"), up to its noun; none where the phrase names no report."""
    bases = [base for base in words.content(phrase or "") if base not in v.WEAK and not base.isdigit()]
    ends = [index for index, base in enumerate(bases) if base in v.DOCUMENT_NOUNS]
    return frozenset(bases[: ends[0] + 1]) if ends else frozenset()
