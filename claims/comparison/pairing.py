"""Two figures side by side, with what is read from both once."""

from dataclasses import dataclass
from functools import lru_cache

from claims.comparison import topics
from claims.comparison.intervals import Amount, Meeting, amount, meeting
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
    topic_a, topic_b = topics.topic(a), topics.topic(b)
    if topic_a is None or topic_b is None or a.quantity is None or b.quantity is None:
        return None
    amount_a, amount_b = _amount(a), _amount(b)
    likeness = topics.likeness(topic_a, topic_b)
    return Pair(a, b, topic_a, topic_b, likeness, amount_a, amount_b, meeting(amount_a, amount_b))


@lru_cache(maxsize=8192)
def _amount(statement: Statement) -> Amount:
    return amount(statement)
