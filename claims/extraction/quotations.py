"""Stretches of text between quotation marks, whatever the marks; apostrophes are none."""

from collections.abc import Iterator
from dataclasses import dataclass

from claims.extraction.patterns.speech import PAIRS, SINGLE_CLOSERS, SINGLE_OPENERS


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands between two marks. `start` and `end` are of the words, without the marks.

    `runs_on` is true where the paragraph ends inside: the next one opens with a mark again.
    """

    start: int
    end: int
    single: bool = False
    runs_on: bool = False


def find_quotations(text: str) -> list[Quotation]:
    """All quotations of a text in order of place; a quotation inside another comes after it."""
    found = []
    for start, end in _paragraphs(text):
        found += [*_double(text, start, end), *_single(text, start, end)]
    return sorted(found, key=lambda q: (q.start, -q.end))


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if end > start:
            yield start, end
        start = end + 1


def _double(text: str, start: int, end: int) -> Iterator[Quotation]:
    opened, closer = -1, ""
    for place in range(start, end):
        mark = text[place]
        if opened < 0 and mark in PAIRS and _opens(text, place, end):
            opened, closer = place + 1, PAIRS[mark]
        elif opened >= 0 and mark == closer:
            if place > opened:
                yield Quotation(opened, place)
            opened = -1
    if opened >= 0 and text[opened:end].strip():
        yield Quotation(opened, end, runs_on=True)


def _opens(text: str, place: int, end: int) -> bool:
    """A straight mark opens after a space or a bracket, and never after a digit (inches)."""
    if text[place] == "“":
        return True
    before = text[place - 1] if place else " "
    return not before.isalnum() and place + 1 < end


def _single(text: str, start: int, end: int) -> Iterator[Quotation]:
    place = start
    closers = [p for p in range(start, end) if text[p] in SINGLE_CLOSERS and _closes_single(text, p, end)]
    index = 0
    while place < end:
        if text[place] not in SINGLE_OPENERS or not _opens_single(text, place, end):
            place += 1
            continue
        while index < len(closers) and closers[index] <= place + 1:
            index += 1
        if index == len(closers):
            return
        chosen = index
        if _may_be_possessive(text, closers[index], end) and index + 1 < len(closers):
            between = text[closers[index] + 1 : closers[index + 1]]
            chosen += not any(
                _opens_single(text, closers[index] + 1 + n, end) for n, c in enumerate(between) if c in SINGLE_OPENERS
            )
        yield Quotation(place + 1, closers[chosen], single=True)
        place, index = closers[chosen] + 1, chosen + 1


def _opens_single(text: str, place: int, end: int) -> bool:
    before = text[place - 1] if place else " "
    after = text[place + 1] if place + 1 < end else " "
    return not before.isalnum() and after.isalpha()


def _closes_single(text: str, place: int, end: int) -> bool:
    before = text[place - 1] if place else " "
    after = text[place + 1] if place + 1 < end else " "
    return not before.isspace() and not after.isalnum()


def _may_be_possessive(text: str, place: int, end: int) -> bool:
    """ "the workers’ claims": an s before, a small letter after the space."""
    after = text[place + 1 : place + 3]
    return text[place - 1] == "s" and len(after) == 2 and after[0] == " " and after[1].islower()
