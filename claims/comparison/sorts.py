"""The sorts of a thing that a phrase names, where the words of a class otherwise count as one."""

import re
from functools import lru_cache

from claims.comparison import phrasing, thesaurus, words
from claims.comparison.remembered import MOST_PHRASES


@lru_cache(maxsize=MOST_PHRASES)
def codes(phrase: str) -> frozenset[str]:
    """Letters and numbers that stand for a sort: "PM2.5", "M25", "grade A*"; not a first "A" of a phrase."""
    return frozenset(match.group() for match in _CODE.finditer(phrase)) - {"CO2"}


_CODE = re.compile(r"\b[A-Z]{1,4}-?\d[\w.]*\b|(?<=\w )[A-Z](?![\w'’.&-])[*+]?")


@lru_cache(maxsize=MOST_PHRASES)
def parts(phrase: str, head: str) -> frozenset[str]:
    """The sorts of part that a phrase names, of classes whose words otherwise count as one."""
    bases = {words.lemma(token) for token in words.tokens(phrasing.folded(phrase))}
    nouns = {base for base in bases & _COUNTED_APART if words.concept(base) == head}
    return frozenset({_PARTS[base] for base in bases if base in _PARTS} | nouns)


def are_of_two(one: str, other: str) -> bool:
    """Whether the phrases name two of one family, of which each claim means its own: a train, and a ferry."""
    return any(mine and theirs and not mine & theirs for mine, theirs in zip(_lines(one), _lines(other), strict=True))


@lru_cache(maxsize=MOST_PHRASES)
def _lines(phrase: str) -> tuple[frozenset[int], ...]:
    """Of each family, which of its lines the phrase names a word of."""
    bases = {words.lemma(token) for token in words.tokens(phrase)}
    return tuple(
        frozenset(number for number, line in enumerate(family) if bases & frozenset(line.split()))
        for family in thesaurus.FAMILIES
    )


_COUNTED_APART = {words.lemma(word) for members in thesaurus.COUNTED_APART.values() for word in members.split()}
_PARTS = {words.lemma(word): sort for sort, members in thesaurus.PARTS_OF_CLASSES.items() for word in members.split()}
