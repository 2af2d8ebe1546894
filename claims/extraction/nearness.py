"""Words of time that the order of words gives to a claim or keeps from it, whatever the parse says."""

import re
from collections.abc import Sequence
from itertools import islice

from spacy.tokens import Doc, Span, Token

from claims.extraction.moments import PeriodMention
from claims.extraction.reading import span_at, subject_of, tense_of, up

_BEFORE_TIME = re.compile(r" (?:(?:back )?(?:in|on|for|by|at|during|over) )?(?:the )?\Z")
_OPENER = re.compile(
    r"\b(?:(?P<change>from)|compared (?:with|to)|(?:(?<=, )|(?<=\d ))against|versus|"
    r"(?<!more )(?<!less )(?<!fewer )(?<!rather )(?<!other )than|(?:twice|double|triple|half) the [a-z]{3,20})"
    r"(?P<inside>[^,;:.]{0,48}(?:[.,]\d[^,;:.]{0,24}){0,2})\Z",
    re.IGNORECASE,
)
_LOOK_BACK = 90
_COUNTS = re.compile(r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|a|an|half)\b", re.IGNORECASE)


def just_after(end: int, text: str, mentions: Sequence[PeriodMention]) -> PeriodMention | None:
    """ "350 in 2015": the words of time that follow a number with no more than a preposition between."""
    for mention in mentions:
        if mention.role == "compared" and text[max(0, mention.start - 4) : mention.start] == " on ":
            continue  # "up 2 points on 2021" is no figure of 2021
        if end <= mention.start <= end + 24 and mention.role in ("at", "compared", "earlier"):
            return mention if _BEFORE_TIME.fullmatch(text[end : mention.start]) else None
    return None


def is_of_another(start: int, mention: PeriodMention, text: str) -> bool:
    """ "up from 874 in May": words of time inside a comparison are of what is compared with, of nothing outside."""
    opener = _OPENER.search(text, max(0, mention.start - _LOOK_BACK), mention.start)
    if opener is None or (opener["change"] and not _COUNTS.search(opener["inside"])):
        return False
    if "\n" in opener.group():
        return False
    return not opener.start() <= start < mention.start


def shared_at_the_end(
    anchor: Token, sentence: Span, mentions: Sequence[PeriodMention], doc: Doc
) -> PeriodMention | None:
    """ "Six died and nine were hurt on Monday.": a time that closes joined clauses of one tense is of them all."""
    last = mentions[-1] if mentions else None
    if last is None or len(mentions) > 1 or last.role != "at":
        return None
    if doc.text[last.end : sentence.end_char].strip(' .\n”"'):
        return None
    span = span_at(doc, last.start, last.end)
    own, other = _verb_of(anchor), _verb_of(span.root) if span is not None else None
    if own is None or other is None or subject_of(other) is None:
        return None
    joined = other.dep_ == "conj" and other.head.i == own.i and tense_of(own) == tense_of(other) == "past"
    return last if joined else None


def _verb_of(token: Token) -> Token | None:
    return next((t for t in islice(up(token), 12) if t.pos_ in ("VERB", "AUX") and t.dep_ != "aux"), None)
