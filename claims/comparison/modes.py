"""Whether a figure is counted or still to come: a target, a plan, a forecast."""

import re
from functools import lru_cache

from claims.comparison import periods, phrasing, topics, words
from claims.comparison import vocabulary as v
from claims.comparison.intervals import Meeting
from claims.comparison.pairing import Pair
from claims.comparison.periods import Times
from claims.comparison.remembered import MOST_STATEMENTS
from claims.values import Judgement, Relation, Statement


def mode(pair: Pair) -> Judgement | None:
    """A target or a forecast against what came of it."""
    one, other = mode_of(pair.a), mode_of(pair.b)
    if one == other or _are_both_ahead(pair, one, other) or _are_both_planned(pair, one, other):
        return None
    return Judgement(
        Relation.DIFFERS_IN_SCOPE, (f"{one or other}_against_{'outcome' if not (one and other) else other}",)
    )


def _are_both_ahead(pair: Pair, one: str | None, other: str | None) -> bool:
    """A forecast beside a plain amount of a time that was still to end when it was printed: that is a forecast too."""
    if {one, other} != {"forecast", None}:
        return False
    plain = pair.b if one else pair.a
    if pair.meeting is Meeting.DISJOINT or periods.times(pair.a, pair.b) is not Times.SAME:
        return False
    return plain.published is None or periods.still_open(plain)


def _are_both_planned(pair: Pair, one: str | None, other: str | None) -> bool:
    """ "The 420 homes planned" and "it will bring 480 homes": what is to come, in two ways of saying so."""
    if {one, other} != {"target", None}:
        return False
    planned, plain = (pair.a, pair.b) if one else (pair.b, pair.a)
    said = set(words.tokens(f"{planned.counted or ''} {planned.sentence}"))
    by_plan = bool(said & v.PLAN_WORDS or _is_ahead(planned)) and not said & (v.TARGET_WORDS - v.PLAN_WORDS)
    return by_plan and bool(set(words.tokens(f"{plain.counted or ''} {plain.sentence}")) & v.AHEAD_WORDS)


@lru_cache(maxsize=MOST_STATEMENTS)
def mode_of(statement: Statement) -> str | None:
    """Whether the figure is a target or a forecast, by its phrase and the words just before it."""
    before = statement.sentence.casefold().partition(statement.surface.casefold())[0] if statement.surface else ""
    near = words.tokens(before)[-5:]
    found = set(words.tokens(_NO_AIM.sub(" ", f"{statement.counted or ''} {statement.measure or ''}"))) | set(near)
    if found & v.TARGET_WORDS or _is_ahead(statement):
        return "target"
    return "forecast" if found & v.FORECAST_WORDS else None


# What is planned as opposed to urgent is done all the same, and what is done within a target is counted.
_NO_AIM = re.compile(
    r"\bplanned (?:care|treatments?|surgery|operations?|procedures?|admissions?)\b"
    r"|\b(?:inside|within|under|in|by) (?:the |its |a )?[\w]+-(?:minute|hour|day|week|month)s? (?:target|limit)\b",
    re.IGNORECASE,
)


def _is_ahead(statement: Statement) -> bool:
    """ "Homes to be built"; job cuts are told of before they are made, in any words."""
    topic = topics.topic(statement)
    cut = topic is not None and "sacked" in topic.states
    return not cut and bool(_TO_BE.search(phrasing.folded(statement.counted or "")))


_TO_BE = re.compile(
    r"(?<!\byet )(?<!\bstill )(?<!\bestimated )(?<!\bthought )(?<!\bbelieved )\bto be [a-z]+(?:ed|lt|en)\b"
)
