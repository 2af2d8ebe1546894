"""Two figures side by side, with what is read from both once."""

from dataclasses import dataclass
from functools import lru_cache

from claims.comparison import topics
from claims.comparison.intervals import Amount, Meeting, amount, meeting
from claims.comparison.remembered import MOST_STATEMENTS
from claims.comparison.topics import Likeness, Topic
from claims.values import Statement


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures under judgement."""

    a: Statement
    b: Statement
    topic_a: Topic
    topic_b: Topic
    likeness: Likeness
    amount_a: Amount
    amount_b: Amount
    meeting: Meeting


def pair_of(a: Statement, b: Statement) -> Pair | None:
    """The pair with its topics and amounts, or None where a phrase is missing or the units measure different things."""
    one, other = _read(a), _read(b)
    if one is None or other is None:
        return None
    (topic_a, amount_a), (topic_b, amount_b) = one, other
    likeness = topics.likeness(topic_a, topic_b)
    return Pair(a, b, topic_a, topic_b, likeness, amount_a, amount_b, meeting(amount_a, amount_b))


@lru_cache(maxsize=MOST_STATEMENTS)
def _read(statement: Statement) -> tuple[Topic, Amount] | None:
    topic = topics.topic(statement)
    return None if topic is None or statement.quantity is None else (topic, amount(statement))
