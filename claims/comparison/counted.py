"""Which noun a phrase counts."""

import re

from claims.comparison import vocabulary as v
from claims.comparison import words

# The first noun phrase ends before one of these.
_BREAKS = v.word_set(
    """
    of in on at by for from with without within to into onto over under per who that which whose whom than as
    after before since during while where when among between against through towards upon about being are is was
    were be has have had the their its can could will would may might must not and or despite because via across
    eligible
    """
)
_PARTICIPLES = v.word_set(
    """
    found sent made brought held paid shot taken given left lost put seen told built sold hit cut won spent done drawn
    shown driven stolen chosen kept laid met read struck taught caught bought run shut cast
    stuck sunk swept thrown frozen broken torn hidden beaten written withdrawn flown born shed split fed led fled lent
    dealt dug begun overrun
    """
)
_ARTICLES = frozenset({"the", "a", "an"})
_BEFORE_ARTICLES = frozenset({"half", "double", "twice", "quarter", "third"})
_NUMBER = re.compile(r"\d")


def head(parts: list[str], bases: list[str], states: frozenset[str], entity: frozenset[str]) -> str:
    """The concept of the noun that the phrase counts; states of people without a noun count people."""
    chunk = _without_rate(_first_nouns(parts, bases, entity))
    if chunk and chunk[-1] in v.DOINGS:
        return words.concept(chunk[-1])  # rallies and strikes, not those who took part
    nouns = [base for base in chunk if words.state(base) not in states]
    of_people = states & v.STATES_OF_PEOPLE
    # "Road deaths", "flu infections": the noun before says which, unless it says whose.
    by_state = of_people and chunk and chunk[-1] not in nouns and nouns and not _are_counted(nouns[-1])
    if nouns and not by_state:
        return words.concept(nouns[-1])
    if states:
        return _whose(parts, bases, len(chunk)) or "people" if of_people else min(states)
    later = [base for part, base in zip(parts, bases, strict=True) if narrows(part, base)]
    return words.concept(later[0]) if later else ""


def narrows(part: str, base: str) -> bool:
    """Whether a word of the phrase says more of the measure than that it is counted, or when."""
    return not (part in _SMALL_PARTS or base in _SMALL_BASES or base == "revision" or _NUMBER.search(part))


_SMALL_BASES = v.STOP | v.WEAK
_SMALL_PARTS = _SMALL_BASES | v.MONTHS | v.REVISED | v.UNREVISED


def _first_nouns(parts: list[str], bases: list[str], entity: frozenset[str]) -> list[str]:
    """The base forms of the first noun phrase, without numbers, small words and adverbs."""
    chunk: list[str] = []
    for index, (part, base) in enumerate(zip(parts, bases, strict=True)):
        if chunk and _ends_nouns(part, base, before=parts[index - 1], entity=entity):
            break
        fraction = part in _BEFORE_ARTICLES and parts[index + 1 : index + 2] in (["the"], ["a"], ["an"])
        if not (part in v.STOP or base in v.WEAK or _NUMBER.search(part) or words.is_adverb(part) or fraction):
            chunk.append(base)
    return chunk


def _without_rate(chunk: list[str]) -> list[str]:
    """ "Deaths a year", of which folding leaves "deaths year", are deaths; a "school day" is no such thing."""
    return chunk[:-1] if len(chunk) > 1 and chunk[-1] in SPANS and words.state(chunk[-2]) else chunk


SPANS = frozenset({"hour", "day", "week", "month", "quarter", "year"})


def _ends_nouns(part: str, base: str, *, before: str, entity: frozenset[str]) -> bool:
    """Whether a noun phrase is over here: before a small word or participle, or a name right behind a plural."""
    if part in _BREAKS or part in _PARTICIPLES or (part.endswith(("ed", "ing")) and base != part):
        return True
    if part in _ARTICLES:
        return before not in _BEFORE_ARTICLES
    return base in entity and words.lemma(before) not in entity and before != words.lemma(before)


def _whose(parts: list[str], bases: list[str], length: int) -> str:
    """ "Injuries to firefighters": those to whom it was done; nothing where the phrase does not say."""
    for part, base in list(zip(parts, bases, strict=True))[length : length + 4]:
        if words.concept(base) in v.KINDS_OF_PEOPLE:
            return words.concept(base)
        if part not in v.STOP or part in v.NEGATIONS:
            return ""
    return ""


def _are_counted(noun: str) -> bool:
    """Whether the noun before a fate can be who or what met it: "child deaths", "job losses"."""
    return words.concept(noun) in v.KINDS_OF_PEOPLE | v.GENERAL_PEOPLE | {"home", "job"}
