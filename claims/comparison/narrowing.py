"""Whether one of two figures narrows what it counts in words that the other lacks."""

from functools import lru_cache

from claims.comparison import gates, topics, units, words
from claims.comparison import vocabulary as v
from claims.comparison.pairing import Pair
from claims.comparison.remembered import MOST_STATEMENTS
from claims.comparison.topics import Likeness
from claims.values import Statement


def has_one_sided_scope(pair: Pair) -> bool:
    """Whether one side narrows what it counts in words that the other lacks."""
    if pair.likeness is not Likeness.SAME or not gates.same_place(pair):
        return True
    if _is_part(pair.a) != _is_part(pair.b):
        return True
    return _adds_scope(pair.a, pair.b) or _adds_scope(pair.b, pair.a)


@lru_cache(maxsize=MOST_STATEMENTS)
def _is_part(statement: Statement) -> bool:
    """Whether the words beside the number make it a part of another: "including 350", "150 of them"."""
    before, _, after = statement.sentence.partition(statement.surface) if statement.surface else ("", "", "")
    near, behind = " ".join(words.tokens(before)[-3:]), f"{' '.join(words.tokens(after)[:2])} "
    led = any(near.endswith(phrase) or f"{phrase} " in f"{near} " for phrase in v.PART_WORDS)
    # A share is a part by nature: "a third of them" says no more than "a third".
    counts = units.dimension(units.unit_of(statement)) != "percent"
    return led or (counts and any(behind.startswith(f"{phrase} ") for phrase in v.PARTS_OF))


def _adds_scope(statement: Statement, other: Statement) -> bool:
    """Whether a scope that only this side gives says more than the phrases of the two already do."""
    given = [(getattr(statement.scope, name), getattr(other.scope, name)) for name in _NARROWINGS]
    alone = [said for said, told in given if said and not told]
    if not alone:
        return False
    known = words.concepts(f"{other.counted or ''} {other.measure or ''}")
    if statement.measure and statement.measure == other.measure:  # one measure, told in the sentence's own order
        known |= words.concepts(other.sentence)
    own = topics.topic(statement)
    known |= {own.head} if own else set()
    return any(words.concepts(said) - known for said in alone)


_NARROWINGS = ("population", "subset", "threshold", "denominator")
