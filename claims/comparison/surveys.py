"""Figures that each of two bodies comes to in a way of its own: surveys, forecasts, studies, averages."""

from functools import lru_cache

from claims.comparison import modes, units, words
from claims.comparison import vocabulary as v
from claims.comparison.intervals import Meeting
from claims.comparison.pairing import Pair
from claims.comparison.remembered import MOST_STATEMENTS
from claims.values import Judgement, Relation, Statement


def survey(pair: Pair) -> Judgement | None:
    """Two surveys measure two samples."""
    one, other = (survey_of(side) for side in (pair.a, pair.b))
    if one and other and one != other:
        return Judgement(Relation.DIFFERS_IN_SCOPE, ("other_survey",))
    sources = {side.attribution.source.casefold() for side in (pair.a, pair.b) if side.attribution}
    if len(sources) == 2 and modes.mode_of(pair.a) == modes.mode_of(pair.b) == "forecast":
        return Judgement(Relation.DIFFERS_IN_SCOPE, ("other_forecaster",))
    if _are_two_reckonings(pair.a, pair.b) and pair.meeting is Meeting.DISJOINT:
        return Judgement(Relation.DIFFERS_IN_SCOPE, ("other_method",))
    if _is_study_against_other(pair.a, pair.b) and pair.meeting is Meeting.DISJOINT:
        return Judgement(Relation.DIFFERS_IN_SCOPE, ("other_method",))
    return None


def _is_study_against_other(a: Statement, b: Statement) -> bool:
    """Whether one figure is a study's own reckoning and the other that of somebody else who is named."""
    if a.attribution is None or b.attribution is None:
        return False
    one, other = (words.concepts(side.attribution.source) for side in (a, b) if side.attribution)
    return bool((one | other) & v.STUDIES) and not one & other


def _are_two_reckonings(a: Statement, b: Statement) -> bool:
    """Whether two bodies that are named each give what each reckons, or asks people, in its own way."""
    if not (is_reckoned(a) and is_reckoned(b)) or a.attribution is None or b.attribution is None:
        return False
    one, other = a.attribution.source, b.attribution.source
    return not (words.name_words(one) & words.name_words(other) or words.are_initials(one, other))


@lru_cache(maxsize=MOST_STATEMENTS)
def is_reckoned(statement: Statement) -> bool:
    """An average, an index or an opinion that a body with a name of its own gives."""
    said = {words.lemma(token) for token in words.tokens(f"{statement.counted or ''} {statement.measure or ''}")}
    source = statement.attribution.source if statement.attribution else ""
    asked = units.unit_of(statement) == "percent" and bool(said & v.OPINIONS)
    return (asked or bool(said & v.RECKONED)) and any(word[:1].isupper() for word in source.split())


@lru_cache(maxsize=MOST_STATEMENTS)
def survey_of(statement: Statement) -> str | None:
    """The survey or poll that the figure is said to be of."""
    source = statement.attribution.source.casefold() if statement.attribution else ""
    return source if any(word in source for word in ("survey", "poll", "pollster")) else None
