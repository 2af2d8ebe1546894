"""Sentences: line ends always part them, run-together sentences are split, and a claim lies in exactly one."""

from bisect import bisect_right
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token

_CLOSERS = "\"'”’)]"
_OPENERS = "\"'“‘(["
# How spaCy writes down that a token begins a sentence, begins none, or that nothing is known of it.
_MARKS = {True: 1, False: 2**64 - 1, None: 0}
_PAUSES = frozenset((",", ";", ":", "–", "—", ")"))
# No sentence of a newspaper is longer than the first; a parse of more tokens than the last is never asked for, since
# rules that climb through it would cost the square of its length.
_LONG_SENTENCE, _LONGEST_SENTENCE, _LONG_PARSE, _LONGEST_PARSE = 160, 200, 400, 600


@Language.component("factdesk_boundaries")
def mark_boundaries(doc: Doc) -> Doc:
    """Says, before the parser decides, where a sentence must begin and where none may."""
    bounds = _Bounds()
    starts = _Starts(doc)
    for token in doc[:-1]:
        following = doc[token.i + 1]
        if (token.is_space and "\n" in token.text) or bounds.reached(token):
            starts[following.i] = True
            bounds = _Bounds()
        elif (
            token.text in ".!?"
            and not token.whitespace_
            and following.text[0].isalpha()
            and following.text[0].isupper()
        ):
            starts[following.i] = _ends_word(doc, token.i) or None
        elif following.is_space or (following.text in _CLOSERS and not token.whitespace_):
            starts[following.i] = False
    return starts.set()


@Language.component("factdesk_sentences")
def split_sentences(doc: Doc) -> Doc:
    """The blank pipeline's sentences: line ends and closing marks before a capital."""
    starts = _Starts(doc)
    for token in doc[:-1]:
        following = doc[token.i + 1]
        ends = token.text in (".", "!", "?") or (
            token.text in _CLOSERS and token.i > 0 and doc[token.i - 1].text in ".!?"
        )
        starts_new = following.text[0].isupper() or following.text in _OPENERS
        starts[following.i] = (token.is_space and "\n" in token.text) or (
            ends and starts_new and not following.is_space
        )
    return starts.set()


class _Starts:
    """Which tokens begin a sentence, set all at once: spaCy looks through the whole text at each that is set alone."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._values: Any = doc.to_array(["SENT_START"])

    def __setitem__(self, place: int, begins: bool | None) -> None:
        self._values[place] = _MARKS[begins]

    def set(self) -> Doc:
        """The document with its sentences marked."""
        return self._doc.from_array(["SENT_START"], self._values) if len(self._doc) else self._doc


class _Bounds:
    """How long a sentence has grown, so that a list or a table without a stop is cut into pieces that can be parsed."""

    def __init__(self) -> None:
        self.since_start = self.since_stop = 0

    def reached(self, token: Token) -> bool:
        """Whether a sentence must end behind this token."""
        self.since_start += 1
        self.since_stop += 1
        if token.text in ".!?" and _ends_word(token.doc, token.i):
            self.since_stop = 0
            return self.since_start >= _LONG_PARSE
        pauses = token.text in _PAUSES and self.since_stop >= _LONG_SENTENCE
        return pauses or self.since_stop >= _LONGEST_SENTENCE or self.since_start >= _LONGEST_PARSE


def _ends_word(doc: Doc, index: int) -> bool:
    """A lower-case word before the mark: the end of a sentence, not of an abbreviation or an initial."""
    return index > 0 and len(doc[index - 1]) > 2 and doc[index - 1].text.islower()


class Sentences:
    """The sentences of one text by their offsets, found without scanning."""

    def __init__(self, doc: Doc) -> None:
        self.text = doc.text
        self.starts: list[int] = [0]
        for token in doc:
            if token.is_sent_start and token.idx > self.starts[-1]:
                self.starts.append(token.idx)

    def at(self, start: int, end: int) -> tuple[int, int]:
        """The sentence around these offsets, without the space at its ends."""
        first = bisect_right(self.starts, start) - 1
        after = bisect_right(self.starts, max(start, end - 1))
        low = self.starts[max(first, 0)]
        high = self.starts[after] if after < len(self.starts) else len(self.text)
        return _trimmed(self.text, low, high)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
