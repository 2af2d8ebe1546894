"""Each pair is judged once, in however many steps of one judgement it comes up."""

from claims.comparison.relations import relate
from claims.values import Judgement, Statement


class Once:
    """Judgements of pairs by the ids of their statements, which are to stay the same meanwhile."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], Judgement] = {}

    def relate(self, a: Statement, b: Statement) -> Judgement:
        """What the two say of each other; statements without ids cannot be known again."""
        if not a.id or not b.id:
            return relate(a, b)
        found = self._known.get((a.id, b.id))
        if found is None:
            found = self._known[a.id, b.id] = relate(a, b)
        return found
