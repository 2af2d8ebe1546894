"""A part and its whole: what the sentence of either side says of the other's number.

"48 of the 212 posts" names both numbers, and "£150,000 from the county and £50,000 from the lottery" makes up £200,000.
Whoever prints one of the two alone contradicts nothing, in whatever article.
"""

import re
from decimal import Decimal
from functools import lru_cache

from claims.comparison import occasions, periods, topics, units, words
from claims.comparison import vocabulary as v
from claims.comparison.intervals import Meeting
from claims.comparison.pairing import Pair
from claims.comparison.periods import Times
from claims.comparison.reckoning import is_exact, value
from claims.comparison.remembered import MOST_PHRASES
from claims.comparison.topics import Topic
from claims.values import Judgement, Relation, Statement

_SCALES = {"m": 6, "million": 6, "bn": 9, "billion": 9, "k": 3, "thousand": 3}
_WORDS = "|".join(sorted(v.SMALL_NUMBERS, key=len, reverse=True))
_NUMBER = (
    rf"(?:(?P<sign{{0}}>[£$€])\s?)?(?<![\w.,])(?P<digits{{0}}>\d[\d,]*(?:\.\d+)?|(?:{_WORDS})\b)"
    r"(?:\s?(?P<scale{0}>m|bn|k|million|billion|thousand)\b)?(?![\w%]|\.\d)"
)
_ONE, _OTHER = _NUMBER.format(1), _NUMBER.format(2)
_PART_FIRST = re.compile(rf"{_ONE}\s+(?:\w+\s+){{0,2}}(?:out )?of (?:the |its |their |all )?(?:\w+ )?{_OTHER}")
_WHOLE_FIRST = re.compile(
    rf"{_ONE}[^.;:]{{0,60}}?, {_OTHER} (?:\w+ )?of (?:them|these|those|whom|which)\b"
    rf"|\b(?:of|among) (?:the |its |their ){_NUMBER.format(3)}[^.;:,]{{0,40}}, {_NUMBER.format(4)}"
)
_NAMES_A_WHOLE = re.compile(r"\b(?:of|among) ")
_ANY = re.compile(_ONE)
# What is listed side by side: a comma or an "and" between two numbers, and nothing that compares or ends.
_BESIDE = re.compile(r"[^.;:]{0,60}?(?:,|\band\b|\bplus\b)[^.;:]{0,30}", re.DOTALL)
_COMPARED = re.compile(r"\b(?:than|from|up|down|against|compared|or|to|between|instead)\b(?! the\b)")
MOST_PARTS = 6


def part_and_whole(pair: Pair) -> Judgement | None:
    """Ends the comparison of a number with one that it is a part of."""
    if pair.meeting is not Meeting.DISJOINT or not (is_exact(pair.a) and is_exact(pair.b)):
        return None
    for one, other in ((pair.a, pair.b), (pair.b, pair.a)):
        numbers = frozenset((value(one), value(other)))
        if numbers in _said_apart(one.sentence) or _is_listed_part(one, other):
            return Judgement(Relation.DIFFERS_IN_SCOPE, ("part_and_whole",))
    return None


def is_part_past_whole(pair: Pair) -> bool:
    """ "14 arrests" and "23 fans arrested", of one day: there are more of one sort than there are of all.

    It does not matter whether the words that only one side has narrow what it counts: if they do not, the two count
    the same, and if they do, the part is more than the whole.
    """
    if pair.a.article == pair.b.article or pair.a.scope or pair.b.scope or not occasions.same_entity(pair):
        return False
    if {units.unit_of(pair.a), units.unit_of(pair.b)} != {"count"} or periods.times(pair.a, pair.b) is not Times.SAME:
        return False
    sides = (
        (pair.topic_a, pair.amount_a, pair.topic_b, pair.amount_b),
        (pair.topic_b, pair.amount_b, pair.topic_a, pair.amount_a),
    )
    return any(
        part_amount.wide.low is not None
        and whole_amount.wide.high is not None
        and part_amount.wide.low > whole_amount.wide.high
        and _is_sort_of(part, whole)
        for part, part_amount, whole, whole_amount in sides
    )


def _is_sort_of(part: Topic, whole: Topic) -> bool:
    """Whether the one phrase is the other with words that can only narrow it: "rig workers killed"."""
    fate = part.states & (v.RUNNING_STATES | v.STATES_OF_PEOPLE)
    alike = part.states == whole.states and topics.all_states(part) == topics.all_states(whole)
    if not fate or not alike or part.aspect or whole.aspect:
        return False  # agency staff are perhaps not among the staff, but whoever is killed is among the killed
    if part.head != whole.head:
        sort = part.head in v.KINDS_OF_PEOPLE and whole.head in v.GENERAL_PEOPLE
        return sort and part.modifiers == whole.modifiers
    more = part.modifiers - whole.modifiers
    narrower = bool(more) and whole.modifiers < part.modifiers and not more & _NOT_OF_THE_SORT
    return narrower and _stand_before_the_noun(more, part)


def _stand_before_the_noun(more: frozenset[str], part: Topic) -> bool:
    """ "Rig workers", and not "workers in the north", of whom there may be more than "workers" in this story."""
    parts = part.phrase.split()
    concepts = [words.manner(words.lemma(word.casefold())) for word in parts]
    if part.head not in concepts:
        return False
    before = concepts[: concepts.index(part.head)]
    names = any(word[:1].isupper() for word in parts[1:])
    return more <= frozenset(before) and not names and not any(token in v.STOP for token in parts[: len(before)])


# Before a noun these make another thing of it, rather than a sort of it.
_NOT_OF_THE_SORT = v.word_set(
    """
    not new former potential possible expect forecast target pledge extra additional worldwide nationwide suspect
    alleged average combine estimate month year week day hour next last fake would-be ex non
    """
)


def _is_listed_part(part: Statement, total: Statement) -> bool:
    """Whether the sentence lists the part with others that make exactly the total."""
    return any(value(part) in listed and sum(listed) == value(total) for listed in _lists(part.sentence))


@lru_cache(maxsize=MOST_PHRASES)
def _said_apart(sentence: str) -> frozenset[frozenset[Decimal]]:
    """The pairs of numbers of which the sentence calls one a part of the other."""
    text = sentence.casefold()
    if not _NAMES_A_WHOLE.search(text):
        return frozenset()
    found = [_both(match) for pattern in (_PART_FIRST, _WHOLE_FIRST) for match in pattern.finditer(text)]
    return frozenset(frozenset(numbers) for numbers in found)


def _both(match: re.Match[str]) -> list[Decimal]:
    names = match.groupdict()
    return [_read(match, number) for number in "1234" if names.get(f"digits{number}")]


def _read(match: re.Match[str], number: str) -> Decimal:
    digits, scale = match[f"digits{number}"], match[f"scale{number}"]
    return Decimal(v.SMALL_NUMBERS.get(digits, digits).replace(",", "")).scaleb(_SCALES.get(scale or "", 0))


@lru_cache(maxsize=MOST_PHRASES)
def _lists(sentence: str) -> tuple[tuple[Decimal, ...], ...]:
    """The amounts, two or more, that the sentence lists side by side, of one currency or of none."""
    text = sentence.casefold()
    by_sign: dict[str | None, list[list[re.Match[str]]]] = {}
    for match in _ANY.finditer(text):
        lists = by_sign.setdefault(match["sign1"], [])
        gap = text[lists[-1][-1].end() : match.start()] if lists else ""
        if _BESIDE.fullmatch(gap) and not _COMPARED.search(gap):
            lists[-1].append(match)
        else:
            lists.append([match])
    found = (one for lists in by_sign.values() for one in lists)
    return tuple(tuple(_read(match, "1") for match in one) for one in found if 2 <= len(one) <= MOST_PARTS)
