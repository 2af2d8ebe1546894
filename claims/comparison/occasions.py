"""Whether two figures belong to one occasion: one event, one span, or a count that goes on."""

import re

from claims.comparison import gates, periods, phrasing, topics, units, words
from claims.comparison import vocabulary as v
from claims.comparison.pairing import Pair
from claims.comparison.topics import Likeness
from claims.values import Nature, Statement

NEAR_DAYS = 31
ONE_STORY_DAYS = 7
ONE_TOLL_DAYS = 400
# How far below its headline, in characters, a text still tells what the headline told.
LEDE = 400


def is_one_fixed_fact(pair: Pair) -> bool:
    """A fact that no day changes, told of one place in like words within weeks: the day it is told for matters not.

    Between articles a bare noun ("a fine") is too little: there may be two of them. Within one text,
    the headline's is meant.
    """
    printed = periods.printed_gap(pair.a, pair.b)
    if (
        natures(pair) != {Nature.FIXED}
        or printed is None
        or printed > NEAR_DAYS
        or not same_entity(pair)
        or _is_of_old(pair)
    ):
        return False
    if gates.may_be_one_text(pair.a, pair.b):
        return pair.a.in_headline or pair.b.in_headline
    states = topics.all_states(pair.topic_a) & topics.all_states(pair.topic_b)
    if states & (v.RUNNING_STATES | v.PASSING_STATES):
        return False
    told = [topic.states | topic.modifiers for topic in (pair.topic_a, pair.topic_b)]
    named = bool(states and pair.a.measure and pair.a.measure == pair.b.measure)
    return named or (all(told) and topics.is_one_phrase(pair.topic_a, pair.topic_b))


def _is_of_old(pair: Pair) -> bool:
    """Whether the one that is dated is dated weeks away from the news in which the other stands undated."""
    for known, unknown in ((pair.a, pair.b), (pair.b, pair.a)):
        printed = unknown.published.start if unknown.published else None
        if known.period and known.period.end and known.period.start and not unknown.period and printed:
            return (printed - known.period.end).days > NEAR_DAYS or (known.period.start - printed).days > NEAR_DAYS
    return False


def is_span_against_event(pair: Pair) -> bool:
    """The dead of a whole year against those of one event."""
    return is_toll(pair) and periods.speaks_of_span(pair.a) != periods.speaks_of_span(pair.b)


def is_toll(pair: Pair) -> bool:
    """Whether both count what one event did: such a count grows for a while, and then belongs to the past."""
    return topics.share_a_toll(pair.topic_a, pair.topic_b)


def is_one_span(pair: Pair, printed: int) -> bool:
    """Whether both give the amount of one whole span within days: neither says that it is what there is so far."""
    whole = natures(pair) == {Nature.TOTAL} and not is_running(pair)
    return whole and printed <= ONE_STORY_DAYS and topics.is_one_phrase(pair.topic_a, pair.topic_b)


def is_one_count(pair: Pair) -> bool:
    """Whether both say that so many it was on one day, whatever came later: "by Friday", "as of 3 May"."""
    return all(_counts_as_of_day(side) for side in (pair.a, pair.b))


def _counts_as_of_day(statement: Statement) -> bool:
    period = statement.period
    one_day = bool(period and period.start and period.start == period.end)
    return one_day and bool(_AS_OF_DAY.search(statement.sentence.casefold()))


_WEEKDAY = "|".join(sorted(word for word in v.MONTHS if word.endswith("day")))
_MONTH = "|".join(sorted(word for word in v.MONTHS if not word.endswith("day")))
_DAY = (
    r"(?:(?:late|early) )?(?:on )?(?:the (?:morning|evening|end) of )?(?:last )?"
    rf"(?:{_WEEKDAY}|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?(?:{_MONTH})|(?:{_MONTH}) \d{{1,2}}|midnight|noon|midday)"
)
_AS_OF_DAY = re.compile(
    r"\b(?:as of|as at|by|(?:said|counted|confirmed|reported|put it|announced) (?:on|late on)"
    rf"|(?:reached|stood at|was at|hit) (?:\S+ ){{1,3}}on) {_DAY}\b"
)


def is_span_against_sum(pair: Pair) -> bool:
    """What one week brought, told as such, against all that there was so far."""
    one, other = (side.sentence.casefold() for side in (pair.a, pair.b))
    return any(
        _OF_A_SPAN.search(left) and not _SO_FAR.search(left) and _SO_FAR.search(right) and not _OF_A_SPAN.search(right)
        for left, right in ((one, other), (other, one))
    )


_OF_A_SPAN = re.compile(
    r"\b(?:in|over|during) the (?:past|last|previous) (?:24 hours|day|week|48 hours|fortnight)\b"
    r"|\b(?:this week|overnight|day alone)\b"
)
_SO_FAR = re.compile(
    r"\b(?:so far|to date|in all|in total|altogether|since the (?:start|beginning|outbreak)|the total)\b"
)


def is_of_one_occasion(pair: Pair) -> bool:
    """Whether both tell what one vote or match came to: months away lies another one."""
    return all(topic.head in v.OCCASION_HEADS for topic in (pair.topic_a, pair.topic_b))


def same_entity(pair: Pair) -> bool:
    if gates.entity_likeness(pair.a, pair.b) is Likeness.SAME or is_shortened(pair):
        return True
    one_text = bool(pair.a.article) and pair.a.article == pair.b.article
    return one_text and _is_headline_and_lede(pair)


def _is_headline_and_lede(pair: Pair) -> bool:
    """A headline and the first sentences below it, of which one names no place: both mean the article's subject."""
    if pair.a.in_headline == pair.b.in_headline:
        return False
    headline, text = (pair.a, pair.b) if pair.a.in_headline else (pair.b, pair.a)
    return not (text.entity and headline.entity) and text.start - headline.end <= LEDE


def is_shortened(pair: Pair) -> bool:
    """A headline shortens the name that its text gives in full."""
    one_text = bool(pair.a.article) and pair.a.article == pair.b.article
    in_headline = pair.a.in_headline or pair.b.in_headline
    return one_text and in_headline and gates.entity_likeness(pair.a, pair.b) is Likeness.NARROWER


def is_fixed(pair: Pair) -> bool:
    """Whether a later day changes nothing: a fact of one event, or an estimate of how far its toll can go."""
    if natures(pair) == {Nature.FIXED}:
        return True
    states = pair.topic_a.states | pair.topic_b.states
    ceiling = periods.is_ceiling(pair.a) or periods.is_ceiling(pair.b)
    return ceiling and bool(states & v.RUNNING_STATES) and not states & v.PASSING_STATES


def is_running(pair: Pair) -> bool:
    return periods.behaviour(pair.a).running or periods.behaviour(pair.b).running


def natures(pair: Pair) -> set[Nature]:
    return {periods.behaviour(pair.a).nature, periods.behaviour(pair.b).nature}


def is_old_toll(pair: Pair) -> bool:
    """What an older disaster did, named for comparison, against a count that gives no time and so is of the news."""
    known, unknown = (pair.a, pair.b) if pair.a.period else (pair.b, pair.a)
    if not is_toll(pair) or unknown.period or not known.period or not known.period.end or not unknown.published:
        return False
    printed = unknown.published.start
    return printed is not None and (printed - known.period.end).days > ONE_TOLL_DAYS


def is_decided(pair: Pair) -> bool:
    """What one decision or one event fixed, told within days and without a word of a change: the cost of a bridge."""
    printed = periods.printed_gap(pair.a, pair.b)
    days = periods.gap(pair.a, pair.b) if printed is None else printed
    if periods.is_long(pair.a) and periods.is_long(pair.b):
        return False  # what two years came to
    if days > ONE_STORY_DAYS or not same_entity(pair) or pair.likeness is not Likeness.SAME:
        return False
    return all(_is_of_a_decision(topic) for topic in (pair.topic_a, pair.topic_b)) and not (
        _says_changed(pair.a) or _says_changed(pair.b)
    )


def _is_of_a_decision(topic: topics.Topic) -> bool:
    works = topic.is_cost and bool({topic.head, *topic.bodies} & v.WORKS)
    closing = "closed" in topic.modifiers and "to be closed" in phrasing.folded(topic.phrase)
    return works or closing or topic.head in v.DECIDED_HEADS or bool(topic.states & v.DECIDED_STATES)


def _says_changed(statement: Statement) -> bool:
    return bool(v.CHANGED & set(words.tokens(f"{statement.counted or ''} {statement.sentence}")))


def is_fleeting(pair: Pair) -> bool:
    """Gusts and temperatures, and not the share of electricity that comes from wind."""
    measured = units.unit_of(pair.a) not in ("count", "percent")
    both = frozenset(words.tokens(pair.topic_a.phrase)) & frozenset(words.tokens(pair.topic_b.phrase))
    return measured and bool(both & v.FLEETING)
