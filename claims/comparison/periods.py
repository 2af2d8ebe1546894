"""Time: which days two claims speak of, and how a figure behaves in time."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from claims.comparison import phrasing, topics, units, words
from claims.comparison import vocabulary as v
from claims.comparison.remembered import MOST_PHRASES, MOST_STATEMENTS
from claims.values import Nature, Period, Precision, Statement


class Times(StrEnum):
    """How two periods lie to each other."""

    SAME = "same"
    NESTED = "nested"
    OVERLAPPING = "overlapping"
    DISJOINT = "disjoint"
    VAGUE = "vague"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Behaviour:
    """What a figure was taken for in time, and on which words; `running` where it is a count that goes on."""

    nature: Nature
    words: str
    running: bool = False


def times(a: Statement, b: Statement) -> Times:
    """How the periods of the two lie to each other."""
    one, other = _period(a), _period(b)
    if one is None or other is None:
        return Times.UNKNOWN
    if _is_vague(one) or _is_vague(other):
        return Times.SAME if one == other else Times.VAGUE
    if (one.start, one.end) == (other.start, other.end):
        return Times.SAME
    if _ends_before(one, other) or _ends_before(other, one):
        return Times.DISJOINT
    return Times.NESTED if _contains(one, other) or _contains(other, one) else Times.OVERLAPPING


def _period(statement: Statement) -> Period | None:
    if statement.period is None and _names_vague_period(statement.sentence):
        return Period(precision=Precision.VAGUE)
    return statement.period


@lru_cache(maxsize=MOST_PHRASES)
def _names_vague_period(sentence: str) -> bool:
    text = sentence.casefold()
    return any(phrase in text for phrase in v.VAGUE_PERIODS)


def _is_vague(period: Period) -> bool:
    return period.precision is Precision.VAGUE or (period.start is None and period.end is None)


def _ends_before(one: Period, other: Period) -> bool:
    return one.end is not None and other.start is not None and one.end < other.start


def _contains(outer: Period, inner: Period) -> bool:
    starts = outer.start is None or (inner.start is not None and outer.start <= inner.start)
    ends = outer.end is None or (inner.end is not None and outer.end >= inner.end)
    return starts and ends


def gap(a: Statement, b: Statement) -> int:
    """Days between two disjoint periods; 0 where they touch or either is open."""
    one, other = a.period, b.period
    if one is None or other is None or None in (one.start, one.end, other.start, other.end):
        return 0
    first, last = sorted((one, other), key=lambda period: (period.start, period.end))
    return max(0, (last.start - first.end).days) if last.start and first.end else 0


def is_long(statement: Statement) -> bool:
    """Whether the period is a span that amounts add up over: a season or more."""
    period = statement.period
    if period is None or period.start is None or period.end is None:
        return False
    return (period.end - period.start).days > 31


def speaks_of_span(statement: Statement) -> bool:
    """Whether the amount is of a year or season, by its period or by the words of its sentence."""
    return is_long(statement) or bool(_SPAN.search(statement.sentence.casefold()))


_SPAN = re.compile(
    r"\b(?:so far this year|(?:all|whole) of (?:last|this) year|in the (?:past|last) (?:year|decade)"
    r"|since the (?:start|beginning) of (?:the|this|last) year|(?:already|so far) in \d{4})\b"
)


def printed_gap(a: Statement, b: Statement) -> int | None:
    """Days between the two publications; None where it cannot be told."""
    if a.article and a.article == b.article:
        return 0
    one, other = a.published, b.published
    if one is None or other is None or one.start is None or other.start is None:
        return None
    return abs((one.start - other.start).days)


def still_open(statement: Statement) -> bool:
    """Whether the claim's period had not ended when it was printed."""
    period, published = statement.period, statement.published
    if period is None or period.end is None or published is None or published.start is None:
        return False
    return period.end >= published.start


def is_day_of_printing(statement: Statement) -> bool:
    """Whether the claim is dated by nothing but the day of its report."""
    period, published = statement.period, statement.published
    return bool(period and published and period.start == period.end == published.start)


def days_after(statement: Statement) -> int:
    """Days from the end of the claim's period to its printing; 0 where either is unknown."""
    period, published = statement.period, statement.published
    if period is None or period.end is None or published is None or published.start is None:
        return 0
    return max(0, (published.start - period.end).days)


@lru_cache(maxsize=MOST_STATEMENTS)
def behaviour(statement: Statement) -> Behaviour:
    """How the figure behaves in time: by its own words first, then by what the catalogue says of its measure."""
    topic = topics.topic(statement)
    if topic is not None:
        if fixed := _fixed(statement, topic):
            return Behaviour(Nature.FIXED, min(fixed))
        if "aboard" in topic.states and not topic.states & v.RUNNING_STATES:
            return Behaviour(Nature.FIXED, topic.phrase)
        if topic.states & v.RUNNING_STATES and ("new" in topic.modifiers or phrasing.names_span(topic.phrase)):
            return Behaviour(Nature.TOTAL, "new")  # of its own day or days alone
        if topic.states & (v.RUNNING_STATES - v.PASSING_STATES):
            nature = Nature.TOTAL if is_long(statement) else Nature.STANDING
            return Behaviour(nature, _running_words(statement) or topic.phrase, running=True)
        if topic.states & v.PASSING_STATES:
            return Behaviour(Nature.STANDING, topic.phrase)
        if _OF_AN_AVERAGE.search(topic.phrase.casefold()) and not is_long(statement):
            return Behaviour(Nature.STANDING, topic.phrase)  # a month's average rent does not add up to a year's
        if gone := topic.states & v.FLOW_STATES:
            return Behaviour(Nature.TOTAL, min(gone))
        if flows := frozenset(words.tokens(statement.counted or "")) & v.FLOWS:
            return Behaviour(Nature.TOTAL, min(flows), running=bool(_running_words(statement)))
    if statement.nature is not None and not (statement.nature is Nature.TOTAL and _is_one_day(statement)):
        return Behaviour(statement.nature, "the catalogue", running=bool(_running_words(statement)))
    if topic is not None and _is_cost_of_works(topic) and (not is_long(statement) or _is_estimate(topic)):
        return Behaviour(Nature.STANDING, topic.phrase)  # an estimate of the whole, until the next one
    if topic is not None and _OF_ONE.match(topic.phrase.casefold()) and not is_long(statement):
        return Behaviour(Nature.STANDING, topic.phrase)  # what one costs, until it costs more
    if topic is not None and words.concepts(topic.phrase) & _TOTAL_CONCEPTS and not _is_one_day(statement):
        return Behaviour(Nature.TOTAL, topic.phrase, running=bool(_running_words(statement)))
    return Behaviour(Nature.TOTAL if is_long(statement) else Nature.STANDING, "")


def _fixed(statement: Statement, topic: topics.Topic) -> frozenset[str]:
    """The words that name a fact of one event or thing; how full a reservoir is changes, and not what it holds."""
    fixed = v.FIXED_HEADS & {topic.head, topic.aspect}
    return fixed - v.SIZES if units.dimension(units.unit_of(statement)) == "percent" else fixed


_RATES = r"\b(?:rents?|wages?|pay|prices?|salar(?:y|ies)|earnings|rates?|waits?)\b"
_OF_AN_AVERAGE = re.compile(rf"\b(?:average|mean|median|typical)\b.*{_RATES}|{_RATES}.*\bon average\b")
_OF_ONE = re.compile(r"(?:average |typical )?(?:cost|price) of an? ")


def _is_cost_of_works(topic: topics.Topic) -> bool:
    return topic.is_cost and bool({topic.head, *topic.bodies} & _WORKS)


def _is_estimate(topic: topics.Topic) -> bool:
    return bool({words.lemma(token) for token in words.tokens(topic.phrase)} & (v.ESTIMATED | v.FORECAST_WORDS))


_WORKS = v.WORKS | {words.concept(word) for word in v.WORKS}


def _is_one_day(statement: Statement) -> bool:
    """An amount as of one day is an estimate that may be revised, not the total of that day."""
    period = statement.period
    return period is not None and period.start is not None and period.start == period.end


_TOTAL_CONCEPTS = frozenset(words.concept(word) for word in v.TOTAL_WORDS)


def _running_words(statement: Statement) -> str | None:
    text = f"{statement.surface} {statement.sentence}".casefold()
    return next((phrase for phrase in v.RUNNING_WORDS if phrase in text), None)


def is_ceiling(statement: Statement) -> bool:
    """ "As many as 700 dead": an estimate of how far it can go, rather than a count that goes on."""
    return _names_ceiling(statement.surface)


@lru_cache(maxsize=MOST_PHRASES)
def _names_ceiling(surface: str) -> bool:
    words_for_it = surface.casefold()
    return any(phrase in words_for_it for phrase in v.CEILING_WORDS)
