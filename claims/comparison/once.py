"""Each pair is judged once, in however many steps and judgements it comes up.

Who records an article judges the pairs of its groups, and the next article that joins one of them asks the same again.
"""

from functools import lru_cache

from claims.comparison.relations import relate
from claims.comparison.remembered import MOST_PAIRS
from claims.values import Judgement, Statement


def relate_once(a: Statement, b: Statement) -> Judgement:
    """What the two say of each other; statements without ids are seldom met again."""
    return _relate(a, b) if a.id and b.id else relate(a, b)


@lru_cache(maxsize=MOST_PAIRS)
def _relate(a: Statement, b: Statement) -> Judgement:
    return relate(a, b)
