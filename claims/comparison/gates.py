"""The gates before any amounts are compared. Each returns None, or the judgement that ends the comparison."""

import re
from collections.abc import Callable
from functools import lru_cache

from claims.comparison import coincidence, modes, periods, surveys, topics, units, words
from claims.comparison import vocabulary as v
from claims.comparison.intervals import Meeting
from claims.comparison.pairing import Pair
from claims.comparison.periods import Times
from claims.comparison.remembered import MOST_STATEMENTS
from claims.comparison.revisions import revision
from claims.comparison.topics import Likeness
from claims.values import Judgement, Relation, Statement

Gate = Callable[[Pair], Judgement | None]


def something_missing(a: Statement, b: Statement) -> Judgement | None:
    """Without an amount or a phrase nothing can be said."""
    if a.quantity is None or b.quantity is None:
        return Judgement(Relation.CANNOT_COMPARE, ("amount_unknown",))
    if _names_nothing(a) or _names_nothing(b):
        return Judgement(Relation.CANNOT_COMPARE, ("measure_unknown",))
    return None


@lru_cache(maxsize=MOST_STATEMENTS)
def _names_nothing(statement: Statement) -> bool:
    topic = topics.topic(statement)
    return topic is None or topics.says_nothing(topic)


def measure(pair: Pair) -> Judgement | None:
    """Another measure is unrelated; one that differs in a word that matters is of another scope."""
    if pair.likeness > Likeness.NEAR or same_figure(pair):
        return None
    one_unit = units.dimension(units.unit_of(pair.a)) == units.dimension(units.unit_of(pair.b))
    if pair.likeness is Likeness.NONE or not one_unit:
        return Judgement(Relation.UNRELATED, ("other_measure",))
    head = topics.same_head(pair.topic_a.head, pair.topic_b.head)
    return Judgement(Relation.DIFFERS_IN_SCOPE, ("near_measure" if head else "other_thing_counted",))


def same_figure(pair: Pair) -> bool:
    """One telling number of one body is one figure under two descriptions."""
    one_unit = units.dimension(units.unit_of(pair.a)) == units.dimension(units.unit_of(pair.b))
    one_body = entity_likeness(pair.a, pair.b) is Likeness.SAME
    return one_unit and one_body and coincidence.is_one_number(pair)


def entity(pair: Pair) -> Judgement | None:
    """Another organisation or place is unrelated."""
    if entity_likeness(pair.a, pair.b) is Likeness.NONE and not _one_place_one_measure(pair):
        return Judgement(Relation.UNRELATED, ("other_entity",))
    return None


def polarity(pair: Pair) -> Judgement | None:
    """Opposite sides of one measure: the posts that are filled against those that are vacant."""
    if pair.a.scope.polarity != pair.b.scope.polarity:
        return Judgement(Relation.DIFFERS_IN_SCOPE, ("opposite_sides",))
    return None


def _one_place_one_measure(pair: Pair) -> bool:
    """A catalogued measure of two bodies of one place: a council and its department may well be meant as one."""
    named = bool(pair.a.measure and pair.a.measure == pair.b.measure)
    return named and pair.likeness is Likeness.SAME and same_place(pair)


def same_place(pair: Pair) -> bool:
    """Whether the two names share the words that tell them from others ("Borsetshire"), or one is missing."""
    named = pair.a.entity and pair.b.entity
    return not named or is_one_place(pair.a, pair.b) or entity_likeness(pair.a, pair.b) is Likeness.SAME


def is_one_place(a: Statement, b: Statement) -> bool:
    """Whether two named bodies bear the same place's name: a council and its schools service."""
    if not a.entity or not b.entity:
        return False
    return words.proper_words(a.entity) == words.proper_words(b.entity)


def entity_likeness(a: Statement, b: Statement) -> Likeness:
    """How surely the two speak of one organisation or place; NEAR where one or both do not say."""
    if not a.entity or not b.entity:
        return Likeness.NEAR
    left, right = words.name_words(a.entity), words.name_words(b.entity)
    if left == right or words.are_initials(a.entity, b.entity) or _is_fuller_name(left, right):
        return Likeness.SAME
    if words.proper_words(a.entity) == words.proper_words(b.entity) and (left <= right or right <= left):
        return Likeness.NARROWER
    return Likeness.NARROWER if left < right or right < left else Likeness.NONE


def _is_fuller_name(one: frozenset[str], other: frozenset[str]) -> bool:
    """ "Harwick Council" and "Harwick City Council", "Denby Foods" and "Denby Foods plc", an event with its year."""
    short, long = sorted((one, other), key=len)
    more = long - short
    if not short < long:
        return False
    if more <= v.LEGAL_FORMS or (more <= v.TIERS and bool(short & v.COUNCILS)):
        return True
    return bool(short & v.EVENT_NOUNS) and all(word in v.MONTHS or word.isdigit() for word in more)


def may_be_one_text(a: Statement, b: Statement) -> bool:
    """Whether nothing says that the two stand in two articles."""
    return not a.article or not b.article or a.article == b.article


def unit(pair: Pair) -> Judgement | None:
    """Different units of measurement: a share against a number, pounds against dollars, per cent against points."""
    one, other = units.dimension(units.unit_of(pair.a)), units.dimension(units.unit_of(pair.b))
    if one == other:
        return None
    return Judgement(Relation.DIFFERS_IN_SCOPE, (_unit_reason(one, other),))


def _unit_reason(one: str, other: str) -> str:
    both = {one, other}
    if both == {"percent", "percentage_point"}:
        return "percent_or_points"
    if all(name.isupper() and len(name) == 3 for name in both):
        return "other_currency"
    return "share_or_number" if "percent" in both else "other_unit"


def trend(pair: Pair) -> Judgement | None:
    """An amount of change is not a level: "up 40" against "140"; nor is a rise a fall."""
    one, other = _direction(pair.a.trend), _direction(pair.b.trend)
    if one and other and one != other:
        return Judgement(Relation.DIFFERS_IN_SCOPE, ("other_direction",))
    return None


def _direction(trend_words: str | None) -> str | None:
    found = words.concepts(trend_words) if trend_words else frozenset()
    if found & {"rise", "up", "double"}:
        return "up"
    return "down" if found & {"fall", "cut", "down", "halve"} else None


def change(pair: Pair) -> Judgement | None:
    """ "Fell by 40" tells the change, "fell to 40" the level."""
    if _is_change(pair.a) != _is_change(pair.b) and not _is_growth_of_jobs(pair):
        return Judgement(Relation.DIFFERS_IN_SCOPE, ("change_or_level",))
    return None


def _is_growth_of_jobs(pair: Pair) -> bool:
    """ "Payrolls rose by 9,000" and "9,000 jobs were added": by how much a number of jobs rises is what was added."""
    phrase = (pair.a if _is_change(pair.a) else pair.b).counted or ""
    added = "created" in pair.topic_a.states & pair.topic_b.states
    return added and "created" not in {words.state(words.lemma(token)) for token in words.tokens(phrase)}


@lru_cache(maxsize=MOST_STATEMENTS)
def _is_change(statement: Statement) -> bool:
    topic = topics.topic(statement)
    heads = {topic.head if topic else "", topics.read(statement.measure).head if statement.measure else ""}
    if heads & v.CHANGES:
        return True
    before, found, _ = statement.sentence.partition(statement.surface) if statement.surface else ("", "", "")
    return bool(found) and bool(_CHANGE.search(before.casefold()))


_CHANGE = re.compile(
    r"\b(?:(?:rise|rose|risen|fall|fell|fallen|grew|grown|cut|up|down|increased?|decreased?|dropp?e?d?|declined?|reduced"
    r"|climbed|jumped)\s+by|(?:rise|fall|increase|decrease|drop|cut|growth|reduction|gain|jump|decline) of)\s+"
    r"(?:(?:about|around|nearly|almost|some|over|more than|at least|just)\s+)*$"
)


def denominator(pair: Pair) -> Judgement | None:
    """Shares of different wholes."""
    return _scope_gate(pair.a.scope.denominator, pair.b.scope.denominator, "other_denominator")


def population(pair: Pair) -> Judgement | None:
    """Other people, or only a part of them."""
    ended = _scope_gate(pair.a.scope.population, pair.b.scope.population, "other_population")
    return None if ended is None or same_figure(pair) else ended


def subset(pair: Pair) -> Judgement | None:
    """A part against another part."""
    ended = _scope_gate(pair.a.scope.subset, pair.b.scope.subset, "other_subset")
    return None if ended is None or same_figure(pair) else ended


def threshold(pair: Pair) -> Judgement | None:
    """Counted under different limits: within 45 days against within 35."""
    return _scope_gate(pair.a.scope.threshold, pair.b.scope.threshold, "other_threshold")


def _scope_gate(one: str | None, other: str | None, reason: str) -> Judgement | None:
    if not one or not other:
        return None
    left, right = _narrowing(one), _narrowing(other)
    if left == right or left <= right or right <= left:
        return None
    return Judgement(Relation.DIFFERS_IN_SCOPE, (reason,))


def _narrowing(phrase: str) -> frozenset[str]:
    digits = {token for token in words.tokens(phrase) if token[0].isdigit()}
    return frozenset(words.concepts(phrase) | digits)


def one_sentence(pair: Pair) -> Judgement | None:
    """Two different numbers in one sentence: whoever wrote it knew both and tells them apart."""
    same = bool(pair.a.sentence) and pair.a.sentence == pair.b.sentence
    if same and pair.meeting is Meeting.DISJOINT and periods.times(pair.a, pair.b) is not Times.DISJOINT:
        return Judgement(Relation.DIFFERS_IN_SCOPE, ("told_apart",))
    return None


def quantifier(pair: Pair) -> Judgement | None:
    """ "Some" against all: what holds of some need not hold of the rest."""
    if _is_some(pair.a) != _is_some(pair.b) and pair.meeting is Meeting.DISJOINT:
        return Judgement(Relation.DIFFERS_IN_SCOPE, ("some_against_all",))
    return None


@lru_cache(maxsize=MOST_STATEMENTS)
def _is_some(statement: Statement) -> bool:
    said = statement.scope.quantifier or ""
    return said.casefold() in v.SOME_WORDS or (statement.counted or "").casefold().split(" ")[0] in {"some", "several"}


GATES = (
    *(measure, entity, polarity, unit, trend, change, denominator, population, subset, threshold, modes.mode),
    *(surveys.survey, revision, one_sentence),
)
_OF_ALL = (measure, entity, unit, revision, one_sentence)


def gates_of(pair: Pair) -> tuple[Gate, ...]:
    """The gates in order, without those that end nothing between two plain figures, as most are."""
    return _OF_ALL if is_plain(pair.a) and is_plain(pair.b) else GATES


@lru_cache(maxsize=MOST_STATEMENTS)
def is_plain(statement: Statement) -> bool:
    """Whether it has no scope or trend, and is neither a change, nor a forecast, nor a survey's or a study's figure."""
    if statement.scope or _direction(statement.trend) or _is_change(statement):
        return False
    source = statement.attribution.source if statement.attribution else ""
    sampled = surveys.survey_of(statement) or surveys.is_reckoned(statement)
    return not (sampled or modes.mode_of(statement) or words.concepts(source) & v.STUDIES)
