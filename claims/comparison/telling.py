"""What is worth telling: which judgements of pairs become findings, so that a desk is not flooded."""

import re
from dataclasses import dataclass

from claims.comparison import gates, periods, topics, words
from claims.comparison import vocabulary as v
from claims.comparison.topics import Likeness
from claims.values import Judgement, Kind, Relation, Statement

WORLDS_APART = 50
STORY_DAYS = 7
STORY_WORDS = 2
_PERIOD_REASONS = frozenset({"other_period", "unequal_periods", "vague_period", "other_occasion"})
# A word with a capital inside a sentence; the first word has one anyway.
_NAME = re.compile(r"(?<=[a-z,;:’'”] )(?:[A-Z][a-z]{2,}|[A-Z]{2,})\b")


@dataclass(frozen=True, slots=True)
class Edge:
    """Two statements and what they say of each other; `stretch` is the time to which a crowded block confines them."""

    a: Statement
    b: Statement
    judged: Judgement
    stretch: str = ""


def is_worth_telling(edge: Edge) -> bool:
    """Whether a journalist would put the two side by side."""
    relation = edge.judged.relation
    if relation is Relation.UNRELATED or _is_one_mention(edge):
        return False
    if relation is Relation.CANNOT_COMPARE:
        return edge.judged.possible and not _is_all_unknown(edge) and (_are_two_articles(edge) or _is_headline(edge))
    if edge.a.kind is Kind.RATING and relation is Relation.UPDATES:
        return False
    if edge.a.kind is not Kind.FIGURE or edge.b.kind is not Kind.FIGURE:
        return relation is not Relation.CORROBORATES or _are_two_articles(edge)
    return _is_telling_figure(edge)


def _is_telling_figure(edge: Edge) -> bool:
    relation, reasons = edge.judged.relation, edge.judged.reasons
    if _are_two_articles(edge) and gates.entity_likeness(edge.a, edge.b) is Likeness.NEAR and not _share_a_name(edge):
        return _is_one_fact(edge) and relation in (Relation.CORROBORATES, Relation.COMPATIBLE)
    if relation is Relation.CORROBORATES:
        return _are_two_articles(edge)
    if relation is Relation.COMPATIBLE:
        return _is_one_measure(edge) and (_are_two_articles(edge) or _is_headline(edge))
    if relation is Relation.DIFFERS_IN_SCOPE:
        return _is_telling_scope(edge, reasons[0])
    return True


def _is_headline(edge: Edge) -> bool:
    """Whoever gives two numbers in one article mostly means two things, unless the one is the headline's."""
    return edge.a.in_headline != edge.b.in_headline and _is_one_phrase(edge)


def _is_all_unknown(edge: Edge) -> bool:
    """A doubt about nothing: neither place nor time ties the two together, or the numbers are worlds apart."""
    if gates.entity_likeness(edge.a, edge.b) is Likeness.NEAR:
        if _is_one_story(edge):
            return _are_worlds_apart(edge)
        if _is_toll(edge):
            return True  # there is more than one disaster in a month
        if _is_catalogued(edge) and (_share_a_name(edge) or _is_telling_measure(edge)):
            return _are_worlds_apart(edge)
        return "entity_unknown" not in edge.judged.reasons or not _is_one_phrase(edge)
    return _are_worlds_apart(edge)


def _are_worlds_apart(edge: Edge) -> bool:
    values = [abs(side.quantity.value) for side in (edge.a, edge.b) if side.quantity and side.quantity.value]
    return len(values) == 2 and max(values) > WORLDS_APART * min(values)


def _is_one_story(edge: Edge) -> bool:
    """Whether two sentences printed within days name one thing in common and tell of it in the same words."""
    if (periods.printed_gap(edge.a, edge.b) or 0) > STORY_DAYS or not edge.a.published or not edge.b.published:
        return False
    if not _names(edge.a) & _names(edge.b):
        return False
    told = [frozenset(words.content(side.sentence)) - v.COMMON_QUOTE_WORDS - v.WEAK for side in (edge.a, edge.b)]
    names = {words.lemma(name.casefold()) for name in _names(edge.a)}
    return len((told[0] & told[1]) - names) >= STORY_WORDS


def _is_one_fact(edge: Edge) -> bool:
    """Whether two sentences give one number of the same things, described at length, within days."""
    gap = periods.printed_gap(edge.a, edge.b)
    values = {side.quantity.value for side in (edge.a, edge.b) if side.quantity}
    one = topics.topic(edge.a)
    same = len(values) == 1 and None not in values and _is_one_phrase(edge)
    return same and gap is not None and gap <= STORY_DAYS and one is not None and len(one.modifiers) >= 2


def _is_telling_measure(edge: Edge) -> bool:
    """Whether the catalogue's name says so much that few in a month's news can mean it, unlike "people killed"."""
    one = topics.topic(edge.a)
    named = (edge.a.entity is None) != (edge.b.entity is None)
    return named and one is not None and not topics.all_states(one) and len(words.content(edge.a.measure or "")) >= 3


def _is_catalogued(edge: Edge) -> bool:
    return bool(edge.a.measure) and edge.a.measure == edge.b.measure


def _share_a_name(edge: Edge) -> bool:
    """Whether the two sentences name someone or something in common, where the place is not said for both."""
    return bool(_names(edge.a) & _names(edge.b)) or not (edge.a.sentence and edge.b.sentence)


def _names(statement: Statement) -> frozenset[str]:
    found = frozenset(_NAME.findall(statement.sentence)) if statement.sentence else frozenset()
    return frozenset(name for name in found if name.casefold() not in v.MONTHS)


def _are_two_articles(edge: Edge) -> bool:
    return edge.a.article != edge.b.article or not edge.a.article


def _is_telling_scope(edge: Edge, reason: str) -> bool:
    """A difference in scope is told of numbers that a reader could take for one; a vague word invites no such error."""
    quantities = (edge.a.quantity, edge.b.quantity)
    if any(quantity is None or quantity.vague for quantity in quantities) or _are_worlds_apart(edge):
        return False
    if edge.a.sentence and edge.a.sentence == edge.b.sentence:
        return False
    if reason in _PERIOD_REASONS and not _are_two_articles(edge) and _is_toll(edge):
        return False  # whoever tells of an older disaster beside the new one says so
    if reason in _PERIOD_REASONS:
        return _is_one_measure(edge) and gates.entity_likeness(edge.a, edge.b) is not Likeness.NARROWER
    if reason.endswith(("_outcome", "_forecast", "_target")):
        return _is_one_phrase(edge)
    if reason == "narrower_words":
        return _is_near(edge) and _are_two_articles(edge)
    return reason not in ("near_measure", "told_apart", "part_and_whole")


def _is_toll(edge: Edge) -> bool:
    one, other = topics.topic(edge.a), topics.topic(edge.b)
    return one is not None and other is not None and topics.share_a_toll(one, other)


def _is_one_measure(edge: Edge) -> bool:
    """Whether both name one measure: by the catalogue, or in words that differ in nothing."""
    one, other = topics.topic(edge.a), topics.topic(edge.b)
    return one is not None and other is not None and topics.likeness(one, other) is Likeness.SAME


def _is_one_phrase(edge: Edge) -> bool:
    one, other = topics.topic(edge.a), topics.topic(edge.b)
    return one is not None and other is not None and topics.is_one_phrase(one, other)


def _is_near(edge: Edge) -> bool:
    """Whether the two share more than the noun that they count."""
    one, other = topics.topic(edge.a), topics.topic(edge.b)
    if one is None or other is None or gates.entity_likeness(edge.a, edge.b) is Likeness.NARROWER:
        return False
    named = edge.a.measure and edge.a.measure == edge.b.measure
    return bool(named or one.states & other.states or one.modifiers & other.modifiers)


def _is_one_mention(edge: Edge) -> bool:
    """One number read twice from one place."""
    same = edge.a.article == edge.b.article and bool(edge.a.article) and edge.a.kind is edge.b.kind
    return same and edge.a.start == edge.b.start and edge.a.end == edge.b.end
