"""Marks on the words that were found, as plain offsets and stretches of text; escaping is the template's."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

Spans = list[tuple[int, int]]

_EXCERPT = 260
_BEFORE = 70
_LETTER = re.compile(r"[^\W_]")
_FIGURE_BEFORE = re.compile(r"[0-9][.,]$")
_FIGURE_BEHIND = re.compile(r"[.,][0-9]")
_SPACES = re.compile(r"\s+")


class Stretch(NamedTuple):
    """A piece of text, marked from end to end or not at all."""

    text: str
    marked: bool = False


def between(text: str, opens: str, closes: str) -> Spans:
    """Where the stretches between these characters stand in the text without them."""
    spans: Spans = []
    start = place = 0
    for character in text:
        if character == opens:
            start = place
        elif character == closes:
            spans.append((start, place))
        else:
            place += 1
    return spans


def phrases(text: str, words: Sequence[Spans]) -> Spans:
    """Where words stand next to each other, from where each of them stands."""
    wholes = list(words[0])
    for spans in words[1:]:
        ends = [end for _, end in wholes]
        # Only the nearest before it can touch a word: behind any other there is another.
        nearest = ((span, bisect_right(ends, span[0]) - 1) for span in spans)
        wholes = [
            (wholes[place][0], end)
            for (start, end), place in nearest
            if place >= 0 and not _LETTER.search(text, ends[place], start)
        ]
    return wholes


def stretches(text: str, spans: Sequence[tuple[int, int]]) -> list[Stretch]:
    """The text in pieces, with what lies in these spans marked; marks that touch or overlap become one."""
    pieces: list[Stretch] = []
    place = 0
    for start, end in _merged(text, spans):
        pieces += [Stretch(text[place:start]), Stretch(text[start:end], marked=True)]
        place = end
    pieces.append(Stretch(text[place:]))
    return [piece for piece in pieces if piece.text]


def excerpt(text: str, spans: Sequence[tuple[int, int]]) -> list[Stretch]:
    """The part of a long text in which most of the marks stand, cut between words."""
    spans = [span for span in spans if _is_whole(text, *span)]
    start = max(_fullest(spans) - _BEFORE, 0)
    end = min(start + _EXCERPT, len(text))
    if start:
        start = next((space.end() for space in _SPACES.finditer(text, start, end)), start)
    if end < len(text):
        end = max((space.start() for space in _SPACES.finditer(text, start, end)), default=end)
    inside = [(max(a, start) - start, min(b, end) - start) for a, b in spans if a < end and b > start]
    pieces = stretches(text[start:end], inside)
    return [*([Stretch("… ")] if start else []), *pieces, *([Stretch(" …")] if end < len(text) else [])]


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether these words are not a part of a longer figure, as 200 is of 1,200."""
    return not (_FIGURE_BEFORE.search(text, max(start - 2, 0), start) or _FIGURE_BEHIND.match(text, end))


def _merged(text: str, spans: Sequence[tuple[int, int]]) -> Spans:
    merged: Spans = []
    for start, end in sorted(span for span in spans if _is_whole(text, *span)):
        if merged and (start <= merged[-1][1] or (start - merged[-1][1] == 1 and not text[start - 1].isalnum())):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _fullest(spans: Sequence[tuple[int, int]]) -> int:
    """The mark after which most others follow within an excerpt; 0 where there is none."""
    room = _EXCERPT - _BEFORE
    best, most = 0, 0
    first = 0
    ordered = sorted(spans)
    for last, (_, end) in enumerate(ordered):
        while end - ordered[first][0] > room and first < last:
            first += 1
        if last - first + 1 > most:
            best, most = ordered[first][0], last - first + 1
    return best
