"""What a statement is about, read from its phrase: head, what people do or suffer, and what narrows it."""

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from itertools import pairwise

from claims.comparison import bodies as of_bodies
from claims.comparison import counted, phrasing, sorts, words
from claims.comparison import vocabulary as v
from claims.comparison.inherent import INHERENT, SORTS_OF_THINGS
from claims.comparison.opposites import exclude_each_other
from claims.comparison.remembered import MOST_PHRASES, MOST_STATEMENTS
from claims.values import Statement

# "Profit before tax" is not profit after it.
_SIDES = frozenset({"before", "after", "excluding", "including"})
# An electricity firm's customers are homes: without power, the one is the other.
_ON_THE_GRID = frozenset({"home", "customer"})
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Topic:
    """A phrase as comparison sees it: the thing counted, what is said of it, and what else narrows it."""

    phrase: str
    head: str
    states: frozenset[str]
    modifiers: frozenset[str]
    measure: str | None = None
    entity_words: frozenset[str] = frozenset()
    aspect: str = ""
    days: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()

    @property
    def is_cost(self) -> bool:
        """Whether it is what something costs."""
        return bool({self.aspect, self.head} & phrasing.MONEY_ASPECTS)


class Likeness(IntEnum):
    """How surely two phrases name one measure."""

    NONE = 0
    NEAR = 1
    NARROWER = 2
    SAME = 3


@lru_cache(maxsize=MOST_STATEMENTS)
def topic(statement: Statement) -> Topic | None:
    """What the statement is about, or None where nothing says."""
    phrase = statement.counted or statement.measure or ""
    if not phrase.strip():
        return None
    entity = words.other_names(words.name_words(statement.entity)) if statement.entity else frozenset()
    return _read(phrase, statement.measure, entity)


def read(phrase: str) -> Topic:
    """What a bare phrase is about."""
    return _read(phrase, None, frozenset())


@lru_cache(maxsize=MOST_PHRASES)
def _read(phrase: str, measure: str | None, entity: frozenset[str]) -> Topic:
    text, bodies = of_bodies.without_body(phrasing.folded(phrase, entity))
    said = phrasing.without_neutral(words.tokens(text))
    parts, aspect = phrasing.without_aspect(phrasing.without_event_phrases(said))
    bases = [words.lemma(part) for part in parts]
    states = _states(bases)
    head = counted.head(parts, bases, states, entity)
    modifiers = {
        words.manner(base)
        for part, base in zip(parts, bases, strict=True)
        if counted.narrows(part, base) and words.state(base) not in states and words.concept(base) != head
    }
    modifiers -= v.EVENT_NOUNS if states and head in v.KINDS_OF_PEOPLE | v.GENERAL_PEOPLE else frozenset()
    states -= frozenset({"injured"}) if states & {"treated", "hospitalised"} else frozenset()
    modifiers -= v.TOLD_OF_TOLLS if states & (v.RUNNING_STATES | v.PASSING_STATES) else frozenset()
    modifiers -= v.INTENTS if states & v.RUNNING_STATES else frozenset()
    modifiers -= _PLANNED  # that is judged apart
    if head in v.GENERAL_PEOPLE and states == {"employed"}:
        head = "staff"
    states -= frozenset({"employed"} if head in v.WORKERS | v.WORKING_PEOPLE and states == {"employed"} else ())
    names = entity | {words.concept(name) for name in entity}
    modifiers -= names | v.GENERAL_PEOPLE
    days = frozenset(parts) & v.MONTHS | phrasing.times_named(phrase)
    return Topic(
        phrase, head, states, frozenset(modifiers | _limits(parts)), measure, names | bodies, aspect, days, bodies
    )


_PLANNED = frozenset({"plan", "propose"})


def _limits(parts: list[str]) -> set[str]:
    """What the phrase denies, and the numbers that bound what it counts: "without", "over 18 weeks", "aged 16"."""
    found = {"not"} if v.NEGATIONS & set(parts) else set()
    found |= {one for one, after in pairwise(parts) if one == "per" and after not in counted.SPANS}
    found |= {one for one, after in pairwise(parts) if (one in _SIDES and after not in v.STOP) or one == "against"}
    for index, part in enumerate(parts):
        number = v.SMALL_NUMBERS.get(part, part)
        after = words.lemma(parts[index + 1]) if index + 1 < len(parts) else ""
        is_limit = (
            number.isdigit() and index and (after in v.LIMIT_NOUNS or part.isdigit()) and not _YEAR.fullmatch(part)
        )
        if is_limit:
            before = set(parts[max(0, index - 2) : index])
            side = "<" if before & v.BELOW else ">" if before & v.ABOVE else ""
            found.add(f"{side}{number}{after if after in v.LIMIT_NOUNS else ''}")
    return found


def _states(bases: list[str]) -> frozenset[str]:
    found = {
        state
        for index, base in enumerate(bases)
        if (state := words.state(base)) and (base not in v.DONE_TO_THINGS_TOO or _names_people(bases[:index]))
    }
    # "Trapped inside" and "killed aboard" tell where, not that everyone aboard is counted.
    return frozenset(found - {"aboard"} if "inside" in bases and found - {"aboard"} else found)


def _names_people(bases: list[str]) -> bool:
    return any(words.concept(base) in v.GENERAL_PEOPLE | v.KINDS_OF_PEOPLE for base in bases)


def says_nothing(topic: Topic) -> bool:
    """Whether the phrase is a bare "people": of which fate or which sort it does not say."""
    return topic.head in v.GENERAL_PEOPLE and not topic.states and not topic.modifiers and not topic.measure


def all_states(topic: Topic) -> frozenset[str]:
    """What the people counted do or suffer, by the phrase or by the catalogue's name of the measure."""
    return topic.states | (read(topic.measure).states if topic.measure else frozenset())


def share_a_toll(a: Topic, b: Topic) -> bool:
    """Whether both count what an event did to people or homes."""
    return bool(all_states(a) & all_states(b) & (v.RUNNING_STATES - v.PASSING_STATES))


def is_one_phrase(a: Topic, b: Topic) -> bool:
    """Whether the words alone, without the catalogue, make the two one measure."""
    return _likeness_of_words(a, b) is Likeness.SAME


@lru_cache(maxsize=MOST_PHRASES)
def likeness(a: Topic, b: Topic) -> Likeness:
    """How surely the two name one measure, from their words and from what editors have named."""
    by_words = _likeness_of_words(a, b)
    if a.measure and b.measure:
        if a.measure.casefold() == b.measure.casefold():
            return Likeness.NARROWER if _clash(a.states, b.states) else Likeness.SAME
        return min(by_words, Likeness.NEAR)
    return by_words


def _likeness_of_words(a: Topic, b: Topic) -> Likeness:
    found = _likeness_of_heads_and_all(a, b)
    one, other = sorts.codes(a.phrase), sorts.codes(b.phrase)
    if one != other:
        found = min(found, Likeness.NEAR if one and other else Likeness.NARROWER)  # PM10 and PM2.5, grade A and A*
    if sorts.parts(a.phrase, a.head) != sorts.parts(b.phrase, b.head):
        found = min(found, Likeness.NARROWER)
    if exclude_each_other(a.modifiers - b.modifiers, b.modifiers - a.modifiers):
        found = min(found, Likeness.NEAR)  # gross and net, monthly and yearly
    if _is_cost_of_money(a, b):
        return min(found, Likeness.NEAR)
    if a.days and b.days and not a.days & b.days:
        return min(found, Likeness.NEAR)  # on Monday, and on Tuesday
    if sorts.are_of_two(a.phrase, b.phrase) or of_bodies.are_two(a.bodies, b.bodies):
        return min(found, Likeness.NEAR)
    if phrasing.are_two_aspects(a.aspect, b.aspect):
        return min(found, Likeness.NARROWER)  # the value of a thing is not what it cost
    return found


def _is_cost_of_money(a: Topic, b: Topic) -> bool:
    """Whether one is a sum of money, and the other what it cost to come by it: sales, and the cost of sales."""
    costs = bool(a.aspect) != bool(b.aspect) and {a.aspect, b.aspect} & phrasing.MONEY_ASPECTS
    return bool(costs) and {a.head, b.head} <= _OF_MONEY


_OF_MONEY = frozenset({"sale", "income", "profit", "tax", "borrowing", "loan", "investment"})


def _likeness_of_heads_and_all(a: Topic, b: Topic) -> Likeness:
    left, right = _without_names(a, b), _without_names(b, a)
    in_the_dark = "powerless" in a.states & b.states and {a.head, b.head} <= _ON_THE_GRID
    if not same_head(a.head, b.head) and not in_the_dark:
        if _same_words_turned(a, b):
            return Likeness.SAME
        return Likeness.NEAR if _same_condition(a, b, left, right) else Likeness.NONE
    if _clash(a.states, b.states):
        return Likeness.NEAR if a.states & b.states or (left & right and left == right) else Likeness.NONE
    common = (a.states & b.states) | (left & right) | {a.head, b.head}
    inherent = frozenset().union(*(INHERENT.get(word, frozenset()) for word in common))
    left, right = left - (inherent - right), right - (inherent - left)
    if a.states == b.states and left == right:
        return Likeness.SAME if in_the_dark or _one_crowd(a.head, b.head) else Likeness.NARROWER
    if a.states == b.states == {"aboard"} and left ^ right <= v.VESSELS and _one_crowd(a.head, b.head):
        return Likeness.SAME  # "aboard" and "aboard the ferry" tell of the story's one vessel
    if a.head in v.IMPOSED_HEADS and a.states == b.states and _is_bare_singular(a, left, b, right):
        return Likeness.SAME
    if ("not" in left) != ("not" in right):
        return Likeness.NEAR
    if a.states != b.states and not (a.states and b.states) and not left & right:
        return Likeness.NEAR
    if left <= right or right <= left:
        return Likeness.NARROWER
    return Likeness.NARROWER if 2 * len(left & right) >= len(left | right) else Likeness.NEAR


def _is_bare_singular(a: Topic, left: frozenset[str], b: Topic, right: frozenset[str]) -> bool:
    """Whether one phrase is the bare noun, and both mean one of it: "the fine", "the fine for the spill"."""
    told = {token for side in (a, b) for token in words.tokens(side.phrase)}
    return not (left and right) and not told & {f"{a.head}s", "total", "average", "maximum", "minimum"}


def _same_words_turned(a: Topic, b: Topic) -> bool:
    """ "Tickets sold" and "ticket sales": the same words, another of them as the noun; not who did it to whom."""
    people = v.GENERAL_PEOPLE | v.KINDS_OF_PEOPLE
    if any({"by", "per"} & set(words.tokens(side.phrase)) for side in (a, b)):
        return False
    one, other = ({side.head} | side.modifiers | side.states for side in (a, b))
    # The fire that the claims are about need not stand in both phrases: its "containment" is the share "contained".
    named = (a.entity_words | b.entity_words) & {a.head, b.head}
    enough = len(one) >= 2 or len(other) >= 2
    return enough and bool(one - named) and one - named == other - named and not (a.head in people and b.head in people)


def _same_condition(a: Topic, b: Topic, left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether two things are counted under one condition: children, and assessments, "without a named nurse"."""
    if a.states != b.states or not (left <= right or right <= left):
        return False
    return len(left & right) >= 2 or (bool(a.states) and left == right and bool(left))


def _without_names(topic: Topic, other: Topic) -> frozenset[str]:
    """Modifiers that neither side's organisation or place already tells."""
    return topic.modifiers - other.entity_words


def _clash(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a and b) and not (a <= b or b <= a)


def same_head(a: str, b: str) -> bool:
    """Whether the two nouns can count the same things: people are also workers, workers also miners."""
    if a == b or frozenset((a, b)) in v.ONE_NOUN:
        return True
    if a in SORTS_OF_THINGS.get(b, ()) or b in SORTS_OF_THINGS.get(a, ()):
        return True
    if v.GENERAL_PEOPLE & {a, b}:
        return {a, b} <= v.GENERAL_PEOPLE | v.KINDS_OF_PEOPLE
    return bool(v.WORKING_PEOPLE & {a, b}) and {a, b} <= v.WORKING_PEOPLE | v.WORKERS


def are_people(a: Topic, b: Topic) -> bool:
    """Whether both count people, of whatever sort or fate."""
    return {a.head, b.head} <= v.GENERAL_PEOPLE | v.KINDS_OF_PEOPLE


def _one_crowd(a: str, b: str) -> bool:
    """Whether the nouns can mean the very same people: "people" and "passengers", not "people" and "children"."""
    if a == b or frozenset((a, b)) in v.ONE_NOUN:
        return True
    # Whoever worked there may be all that there were; police or crew among others are a few of them.
    crowds = v.WHOLE_CROWDS if v.GENERAL_PEOPLE & {a, b} else v.WHOLE_CROWDS | v.WORKERS
    return {a, b} <= v.GENERAL_PEOPLE | crowds
