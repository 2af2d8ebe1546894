"""Where words of one version stand in the next: only where their sentence says the same in the same words.

A sentence may move, and its commas, blanks and quotation marks may change their shape. With another digit, unit,
hedge, negation or name, or with any other word that counts, it is another sentence, however alike it looks.
"""

from articles.versions import vocabulary as v
from articles.versions.facts import tone
from articles.versions.tokens import Token, said, tokens

# What may stand before a sentence, and at its end.
_CLOSING = '\n.!?…”’")'

Anchor = tuple[tuple[str, ...], int, tuple[str, ...]]


def stands(old: str, new: str) -> bool:
    """Whether a sentence stands unchanged as the other."""
    return said(tokens(old)) == said(tokens(new))


def agree(old: str, new: str) -> bool:
    """Whether one reading of two sentences may rest on either: nothing is denied or hedged in one of them alone, and
    neither names somebody whom the other leaves out for somebody else."""
    mine, theirs = tokens(old), tokens(new)
    names, others = _names(mine), _names(theirs)
    return sorted(tone(mine)) == sorted(tone(theirs)) and (names <= others or others <= names)


def anchor(sentence: str, start: int, end: int) -> Anchor:
    """What words at these offsets of a sentence are known by: all that it says, which of it they are, how often before.

    Equal anchors are the same words of the same sentence.
    """
    found = tokens(sentence)
    before = said(tuple(token for token in found if token.end <= start))
    inside = said(tuple(token for token in found if token.end > start and token.start < end))
    return said(found), len(before), inside


def place_of(sentence: str, text: str) -> int | None:
    """Where a sentence stands in a text word for word as a sentence of its own; None unless it is there just once."""
    if not sentence or text.count(sentence) != 1:
        return None
    start = text.index(sentence)
    before, behind = text[:start].rstrip(" \t"), text[start + len(sentence) :].lstrip(" \t")
    begins = not before or before[-1] in _CLOSING
    ends = not behind or behind[0] == "\n" or (sentence[-1] in _CLOSING and not behind[0].islower())
    return start if begins and ends else None


def _names(found: tuple[Token, ...]) -> set[str]:
    return {token.word for token in found if token.capital and token.word not in v.COMMON}
