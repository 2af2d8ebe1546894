"""The judgement of two statements: the gates in order, then the values."""

from claims.values import Judgement, Relation, Statement


def judge(a: Statement, b: Statement) -> Judgement:
    """What the two say of each other, why, and in a sentence naming both sides."""
    if a.quantity is None or b.quantity is None:
        return Judgement(Relation.UNRELATED, ("no_figure",))
    if a.quantity == b.quantity:
        return Judgement(Relation.CORROBORATES, ("equal",))
    return Judgement(Relation.CANNOT_COMPARE, ("not_judged",))
