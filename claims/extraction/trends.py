"""Which way a number moved: "rose 3 per cent", "down by 40", told apart from hedges."""

import re

from spacy.tokens import Token

from claims.extraction.lookup import Reading
from claims.extraction.mentions import Mention
from claims.extraction.patterns.quantities import DOWN_NOUNS, DOWN_VERBS, DOWN_WORDS, UP_NOUNS, UP_VERBS, UP_WORDS
from claims.extraction.phrases import verb_of_change

_SIGNS = ("-", "−", "–", "+")
_NAME_BEFORE = re.compile(r"[A-Z][\w&]{1,20}(?: \d{1,4})? $")
_BEFORE = re.compile(
    r"(?<![^\W_])(?<!made )(?<!make )(?<!makes )(?<!making )(up|down)(?: by)?\s+"
    r"(?:just |only |some |a (?:combined|further|net|record) |a total of |another )?$",
    re.IGNORECASE,
)


# Verbs that move a level only where points or shares are their object: "added 12 points", not "added ten rooms".
_GIVING = frozenset(("add", "lose", "cut", "shed", "raise", "lift", "reduce", "gain"))


def trend_of(mention: Mention, reading: Reading, head: Token | None) -> tuple[str, str] | None:
    """The direction ("up" or "down") of an amount of change, and the word that it was read from; None for a level."""
    near = _BEFORE.search(reading.text, max(0, mention.start - 24), mention.start)
    if near:
        return near[1].lower(), near[1]
    if signed := _signed_share(mention, reading):
        return signed
    if reading.word_before(mention.start) in ("to", "at", "from"):
        return None
    if not reading.parsed:
        return None
    return (
        _of_change(head, mention, reading)
        or _by_parse(mention, reading, head)
        or _verb_right_before(mention, reading, head)
    )


def _verb_right_before(mention: Mention, reading: Reading, head: Token | None) -> tuple[str, str] | None:
    """ "Fell by 40", "rose under 4 per cent", where the parse hangs the amount elsewhere."""
    verb = verb_of_change(mention, reading.last_token(mention))
    if verb is None or verb.pos_ not in ("VERB", "NOUN"):
        return None
    by = reading.word_before(mention.start) == "by"
    if not by and verb.lemma_.lower() in _GIVING and not _moves(mention, head):
        return None
    if not by and verb.pos_ == "NOUN" and mention.quantity.unit == "count":
        return None
    return ("up" if verb.lemma_.lower() in UP_VERBS else "down"), verb.text


def _by_parse(mention: Mention, reading: Reading, head: Token | None) -> tuple[str, str] | None:
    token = _top(reading.last_token(mention), mention, head)
    governor = token.head
    if (governor.dep_ == "prep" and governor.lower_ == "to") or (
        token.dep_ == "pobj" and governor.lower_ not in ("by", "to")
    ):
        return None
    while (
        governor.dep_ in ("prep", "quantmod")
        and mention.start <= governor.idx < mention.end
        and governor.head.i != governor.i
    ):
        token, governor = governor, governor.head  # through a hedge: "rose under 4 per cent"
    if token.dep_ == "pobj":
        if governor.lower_ != "by":
            return None
        governor = governor.head
    elif token.lower_ != "per" and token.dep_ not in ("npadvmod", "dobj", "advmod", "attr", "ccomp", "obl"):
        return None
    if governor.lemma_.lower() in _GIVING and not _moves(mention, head):
        return None
    return _direction(governor, mention)


def _of_change(head: Token | None, mention: Mention, reading: Reading) -> tuple[str, str] | None:
    """ "A 62 per cent increase", "an increase of 40": the noun says which way."""
    if head is not None and (mention.quantity.unit != "count" or head.idx < mention.end):
        word, said = head.lemma_.lower(), head.text
    elif mention.quantity.unit == "percent":
        word = said = reading.word_after(mention.end + 1)  # where the parse takes the noun for a verb
    else:
        return None
    way = "up" if word in UP_NOUNS else "down" if word in DOWN_NOUNS else ""
    return (way, said) if way else None


def _signed_share(mention: Mention, reading: Reading) -> tuple[str, str] | None:
    """ "FTSE -0.6%": in a list of prices the sign of a share says which way it moved."""
    if mention.quantity.unit != "percent" or mention.hedge or mention.quantity.value is None:
        return None
    at = mention.start if reading.text[mention.start] in _SIGNS else mention.start - 1
    sign = reading.text[max(at, 0) : at + 1]
    if sign not in _SIGNS or not (match := _NAME_BEFORE.search(reading.text, max(0, at - 24), max(at, 0))):
        return None
    return ("down" if mention.quantity.value < 0 else "up"), match[0].strip() + " " + sign


def _moves(mention: Mention, head: Token | None) -> bool:
    """Whether an amount given or lost is one that a level moves by: points and shares, not rooms or homers."""
    if head is not None and not mention.start <= head.idx < mention.end:
        return _are_points(head) or (mention.quantity.unit == "percent" and head.idx < mention.start)
    return mention.quantity.unit != "count"


# What a level goes up or down by: points, places, and the small coins that shares are quoted in.
_STEPS = frozenset({"point", "place", "seat", "cent", "penny", "pence", "sen"})


def _are_points(head: Token | None) -> bool:
    return head is not None and head.lemma_.lower() in _STEPS


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
