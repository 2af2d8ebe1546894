"""Which way a number moved: "rose 3 per cent", "down by 40", told apart from hedges."""

import re

from spacy.tokens import Token

from claims.extraction.lookup import Reading
from claims.extraction.patterns.quantities import DOWN_VERBS, DOWN_WORDS, UP_VERBS, UP_WORDS
from claims.extraction.quantities import Mention

_BEFORE = re.compile(r"(?<![^\W_])(up|down)(?: by)?\s+(?:just |only |some )?$", re.IGNORECASE)


# Verbs that move a level only where points or shares are their object: "added 12 points", not "added ten rooms".
_GIVING = frozenset(("add", "lose", "cut", "shed", "raise", "lift", "reduce", "gain"))


def trend_of(mention: Mention, reading: Reading, head: Token | None) -> tuple[str, str] | None:
    """The direction ("up" or "down") of an amount of change, and the word that it was read from; None for a level."""
    near = _BEFORE.search(reading.text, max(0, mention.start - 16), mention.start)
    if near:
        return near[1].lower(), near[1]
    if reading.word_before(mention.start) in ("to", "at", "from"):
        return None
    if not reading.parsed:
        return None
    token = _top(reading.last_token(mention), mention, head)
    governor = token.head
    if (governor.dep_ == "prep" and governor.lower_ == "to") or (
        token.dep_ == "pobj" and governor.lower_ not in ("by", "to")
    ):
        return None
    if token.dep_ == "pobj":
        if governor.lower_ != "by":
            return None
        governor = governor.head
    elif token.lower_ != "per" and token.dep_ not in ("npadvmod", "dobj", "advmod", "attr", "ccomp", "obl"):
        return None
    if governor.lemma_.lower() in _GIVING and mention.quantity.unit == "count" and not _are_points(head):
        return None
    return _direction(governor, mention)


def _are_points(head: Token | None) -> bool:
    return head is not None and head.lemma_.lower() in ("point", "place", "seat", "cent", "sen")


def _top(token: Token, mention: Mention, head: Token | None) -> Token:
    """The highest token of the quantity's own phrase."""
    for _ in range(5):
        inside = mention.start <= token.head.idx < mention.end
        if token.head.i == token.i or not (inside or (head is not None and token.head.i == head.i)):
            break
        token = token.head
    return token


def _direction(verb: Token, mention: Mention) -> tuple[str, str] | None:
    lemma = verb.lemma_.lower()
    if verb.idx > mention.start:
        return None
    if verb.pos_ not in ("VERB", "AUX", "ADV", "ADP") and lemma not in UP_WORDS | DOWN_WORDS:
        return None
    if lemma in UP_VERBS or verb.lower_ in UP_WORDS:
        return "up", verb.text
    if lemma in DOWN_VERBS or verb.lower_ in DOWN_WORDS:
        return "down", verb.text
    return None
