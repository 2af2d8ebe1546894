"""Official grades: one body, one service, one year."""

from claims.comparison import gates, words
from claims.comparison.topics import Likeness
from claims.values import Judgement, Relation, Statement


def judge_ratings(a: Statement, b: Statement) -> Judgement:
    """Equal grades of one year corroborate, other grades contradict; another year is another rating."""
    if not _one_service(a, b):
        return Judgement(Relation.UNRELATED, ("other_entity",))
    same = grade(a) == grade(b)
    years = (_year(a), _year(b))
    if None in years:
        return Judgement(Relation.CANNOT_COMPARE, ("date_unknown",))
    if years[0] != years[1]:
        return Judgement(Relation.UPDATES, ("other_year",))
    return (
        Judgement(Relation.CORROBORATES, ("same_grade",)) if same else Judgement(Relation.CONTRADICTS, ("other_grade",))
    )


def grade(statement: Statement) -> frozenset[str]:
    """The grade's words, whatever form they stand in."""
    return frozenset(words.content(statement.words or statement.surface))


def _one_service(a: Statement, b: Statement) -> bool:
    # An authority is often named for its service; two bodies of one place with one grade are hardly two ratings.
    one_place = gates.is_one_place(a, b) and grade(a) == grade(b)
    if gates.entity_likeness(a, b) is Likeness.NONE and not one_place:
        return False
    if a.attribution and b.attribution:
        one, other = (words.concepts(side.attribution.source) for side in (a, b) if side.attribution)
        if one and other and not one & other:
            return False
    left, right = (words.concepts(side.what or "") for side in (a, b))
    named = bool(a.entity and b.entity)
    if not left or not right:
        return named
    return bool(left & right) and (named or 2 * len(left & right) >= min(len(left), len(right)))


def _year(statement: Statement) -> int | None:
    period = statement.period
    if period is None or period.start is None or period.end is None or period.start.year != period.end.year:
        return None
    return period.start.year
