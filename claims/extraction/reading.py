"""Small questions that every component asks of a parsed text. They hold for an unparsed one too."""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice, pairwise
from typing import Final

from spacy.tokens import Doc, Span, Token

from claims.extraction.gates import Places

FINITE_PAST: Final = frozenset({"VBD"})
FINITE_PRESENT: Final = frozenset({"VBZ", "VBP"})
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "csubj"})
_DEEPEST: Final = 60
_STARTS: Final = "factdesk_sentence_starts"
_PLACES: Final = "factdesk_places"


def span_at(doc: Doc, start: int, end: int) -> Span | None:
    """The tokens that touch these characters."""
    if not 0 <= start < end <= len(doc.text):
        return None
    return doc.char_span(start, end, alignment_mode="expand")


def places_of(doc: Doc) -> Places:
    """Where each word of a text stands, found once."""
    kept: Places | None = doc.user_data.get(_PLACES)
    if kept is None:
        doc.user_data[_PLACES] = kept = Places(doc.text)
    return kept


def sentence_of(doc: Doc, token: Token) -> Span:
    """The sentence around a token, or its paragraph where the text has not been divided into sentences."""
    start, end = sentence_bounds(doc, token)
    return doc[start:end]


def sentence_bounds(doc: Doc, token: Token) -> tuple[int, int]:
    """The first token of the sentence around a token, and the one behind its last."""
    starts = _sentence_starts(doc)
    after = bisect_right(starts, token.i)
    return starts[after - 1], starts[after] if after < len(starts) else len(doc)


def sentences(doc: Doc) -> list[Span]:
    """All sentences; paragraphs where the text has not been divided into sentences."""
    starts = _sentence_starts(doc)
    return [doc[start:end] for start, end in pairwise([*starts, len(doc)])]


def _sentence_starts(doc: Doc) -> list[int]:
    """The first token of each sentence, found once: spaCy looks for it anew along the sentence at every question."""
    kept: list[int] | None = doc.user_data.get(_STARTS)
    if kept is None:
        if doc.has_annotation("SENT_START"):
            kept = [0, *(token.i for token in doc[1:] if token.is_sent_start)]
        else:
            kept = [0, *(token.i + 1 for token in doc[:-1] if "\n" in token.text)]
        doc.user_data[_STARTS] = kept = kept if len(doc) else []
    return kept


def up(token: Token) -> Iterator[Token]:
    """The token and its heads up to the root, as far as sentences that people write go."""
    yield token
    yield from islice(token.ancestors, _DEEPEST)


def subject_of(verb: Token) -> Token | None:
    """The subject of a verb, or of the verb that it is coordinated with."""
    for candidate in up(verb):
        found = next((t for t in candidate.lefts if t.dep_ in _SUBJECTS), None)
        found = found or next((t for t in candidate.rights if t.dep_ in _SUBJECTS), None)
        if found is not None or candidate.dep_ not in ("conj", "xcomp", "acomp"):
            return found
    return None


def child(token: Token, *deps: str) -> Token | None:
    """The first child by one of these relations."""
    return next((t for t in token.children if t.dep_ in deps), None)


def tense_of(verb: Token) -> str:
    """`past`, `present` (perfect included), `ahead`, or the empty string for a form that tells nothing."""
    aux = [t for t in verb.children if t.dep_ in ("aux", "auxpass")]
    if any(t.tag_ == "MD" for t in aux):
        return "ahead"
    if any(t.tag_ == "TO" for t in aux):
        return ""
    finite = next((t for t in [*aux, verb] if t.tag_ in FINITE_PAST | FINITE_PRESENT), None)
    if finite is not None:
        return "past" if finite.tag_ in FINITE_PAST else "present"
    return "past" if verb.tag_ == "VBN" and not aux else ""


def clause_tense(token: Token) -> str:
    """The tense of the smallest clause around a token whose verb shows one."""
    for candidate in up(token):
        if candidate.pos_ in ("VERB", "AUX") and candidate.dep_ not in ("aux", "auxpass"):
            tense = tense_of(candidate)
            if tense:
                return tense
            if candidate.dep_ == "conj" and tense_of(candidate.head):
                return tense_of(candidate.head)
    return ""


def entity_around(token: Token) -> Span:
    """The named entity that a token belongs to; the token alone where it belongs to none."""
    doc, first, last = token.doc, token.i, token.i
    while doc[first].ent_iob_ == "I" and first > 0:
        first -= 1
    while last + 1 < len(doc) and doc[last + 1].ent_iob_ == "I":
        last += 1
    return doc[first : last + 1]


def paragraph_start(text: str, place: int) -> int:
    """Where the paragraph around a place begins."""
    return text.rfind("\n", 0, max(place, 0)) + 1


def paragraph_end(text: str, place: int) -> int:
    """Where the paragraph around a place ends."""
    end = text.find("\n", place)
    return len(text) if end < 0 else end
