"""Sentences: line ends always part them, run-together sentences are split, and a claim lies in exactly one."""

import re
from bisect import bisect_right

from spacy.language import Language
from spacy.tokens import Doc

_CLOSERS = "\"'”’)]"
_OPENERS = "\"'“‘(["
_RUN_TOGETHER = re.compile(r"[a-z0-9][.!?][\"”’')]?$")


@Language.component("factdesk_boundaries")
def mark_boundaries(doc: Doc) -> Doc:
    """Says, before the parser decides, where a sentence must begin and where none may."""
    for token in doc[:-1]:
        following = doc[token.i + 1]
        if token.is_space and "\n" in token.text:
            following.is_sent_start = True
        elif (
            token.text in ".!?"
            and not token.whitespace_
            and following.text[0].isalpha()
            and following.text[0].isupper()
        ):
            following.is_sent_start = _ends_word(doc, token.i) or None
        elif following.is_space or (following.text in _CLOSERS and not token.whitespace_):
            following.is_sent_start = False
    return doc


@Language.component("factdesk_sentences")
def split_sentences(doc: Doc) -> Doc:
    """The blank pipeline's sentences: line ends and closing marks before a capital."""
    for token in doc[:-1]:
        following = doc[token.i + 1]
        ends = token.text in (".", "!", "?") or (
            token.text in _CLOSERS and token.i > 0 and doc[token.i - 1].text in ".!?"
        )
        starts_new = following.text[0].isupper() or following.text in _OPENERS
        following.is_sent_start = (token.is_space and "\n" in token.text) or (
            ends and starts_new and not following.is_space
        )
    return doc


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


def sentence_at(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """The offsets of the sentence in which a claim stands; build `Sentences` once where many are asked for."""
    return Sentences(doc).at(start, end)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
