"""A text in sentences, and a sentence in the tokens that a change is judged by: words, numbers, signs and quotes.

Commas, full stops, blanks and the shape of quotation marks are no tokens: a change of those says nothing new.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.versions import vocabulary as v

_TOKEN = re.compile(
    r"\d+(?:[.,:/]\d+)*"
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*"
    r"|[£$€¥₹%‰°±~≈<>≤≥+=½¼¾⅓⅔]"
    r"|(?<!\w)[-−–](?=[£$€]?\d)|(?<=\d)[-–—](?=[£$€]?\d)"
    r"|[“”\"„«»]|(?<!\w)[‘'](?=\w)"
)
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_MARKS = frozenset("“”\"„«»‘'")
_END = re.compile(r"\n\s*|(?<![.!?…])[.!?…]+[\"'”’)\]]*\s+(?=[\"'“‘(\[]?(?:[^\W\d_a-zß-öø-ÿ]|\d|[£$€]))")
QUOTE = '"'


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or sign: as it is compared, and where it stands in the text."""

    word: str
    start: int
    end: int
    capital: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a text with its offsets and tokens."""

    text: str
    start: int
    tokens: tuple[Token, ...]

    @property
    def key(self) -> tuple[str, ...]:
        """What two sentences have in common that say the same in the same words."""
        return said(self.tokens)


def sentences(text: str) -> list[Sentence]:
    """The text's sentences; a line's end always ends one, an abbreviation or an initial never does."""
    return [Sentence(text[start:end], start, tokens(text[start:end])) for start, end in _spans(text)]


def tokens(sentence: str) -> tuple[Token, ...]:
    """The tokens of a sentence, with offsets into it."""
    found = []
    for match in _TOKEN.finditer(sentence):
        word = match.group()
        found.append(Token(_normal(word), match.start(), match.end(), capital=word[0].isupper()))
    return tuple(found)


def said(found: tuple[Token, ...]) -> tuple[str, ...]:
    """The words that count, in order. What is silent counts before a word of quantity: “few” is not “the few”."""
    words = [token.word for token in found]
    kept = []
    for index, word in enumerate(words):
        following = words[index + 1] if index + 1 < len(words) else ""
        if word not in v.SILENT or following[:1].isdigit() or following in v.NUMBERS:
            kept.append(word)
    return tuple(kept)


def _normal(word: str) -> str:
    """One shape for one thing; capitals throughout are kept, since “US” is not “us”."""
    if word in _MARKS:
        return QUOTE
    if word in "−–—":
        return "-"
    if _GROUPED.fullmatch(word):
        return word.replace(",", "")
    word = word.replace("’", "'")
    return word if len(word) > 1 and word.isupper() else word.casefold()


def _spans(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for end in _END.finditer(text):
        if not end.group().startswith("\n") and _abbreviates(text, start, end.start()):
            continue
        yield from _trimmed(text, start, end.end())
        start = end.end()
    yield from _trimmed(text, start, len(text))


def _abbreviates(text: str, start: int, stop: int) -> bool:
    if text[stop] != ".":
        return False
    before = text[max(start, stop - 12) : stop].rpartition(" ")[2].strip("“”\"'‘’(")
    return before.casefold() in v.ABBREVIATIONS or (len(before) == 1 and before.isupper())


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    if stripped := piece.strip():
        first = start + piece.index(stripped)
        yield first, first + len(stripped)
