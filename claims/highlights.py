"""A text with marks on it, cut into pieces that a template can print one after another.

Claims overlap and stand inside one another (a figure inside a quotation), and HTML elements may not. So the text is
cut wherever a mark begins or ends, and every piece knows which marks lie over it. Plain Python: no HTML, no database;
escaping is the template's.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_GAP = re.compile(r"\n[ \t]*\n\s*")


@dataclass(frozen=True, slots=True)
class Mark:
    """One claim's place in the text: its id, the number that readers see, its kind, and character offsets."""

    id: int
    number: int
    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same marks from end to end, outermost first.

    `opens` and `closes` are the marks that begin with its first and end with its last character.
    """

    text: str
    marks: tuple[Mark, ...] = ()
    opens: tuple[Mark, ...] = ()
    closes: tuple[Mark, ...] = ()

    @property
    def inner(self) -> Mark | None:
        """The shortest mark over the piece: the one that a click on it means."""
        return self.marks[-1] if self.marks else None

    @property
    def kinds(self) -> tuple[str, ...]:
        """Every kind of mark over the piece, each once, outermost first."""
        return tuple(dict.fromkeys(mark.kind for mark in self.marks))

    @property
    def closes_inner(self) -> bool:
        """Whether the innermost mark ends here, so that its number follows."""
        return self.inner is not None and self.inner in self.closes

    @property
    def closes_outer(self) -> tuple[Mark, ...]:
        """The other marks that end here; their numbers follow as links of their own, innermost first."""
        return tuple(mark for mark in reversed(self.closes) if mark != self.inner)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the text in pieces, with the marks that begin in it."""

    start: int
    end: int
    pieces: tuple[Piece, ...]

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks that begin in this paragraph, in order of their numbers."""
        opened = {mark for piece in self.pieces for mark in piece.opens}
        return tuple(sorted(opened, key=lambda mark: mark.number))


def cut(text: str, marks: Iterable[Mark], *, start: int = 0, end: int | None = None) -> tuple[Piece, ...]:
    """`text[start:end]` in pieces. Marks that reach beyond it are cut off at its edges, empty ones are passed over."""
    stop = len(text) if end is None else min(end, len(text))
    inside = [mark for mark in marks if max(mark.start, start) < min(mark.end, stop)]
    inside.sort(key=lambda mark: (-(mark.end - mark.start), mark.number))
    edges = {start, stop}
    for mark in inside:
        edges.update((max(mark.start, start), min(mark.end, stop)))
    places = sorted(edges)
    return tuple(_piece(text, inside, here, there) for here, there in pairwise(places))


def paragraphs(text: str, marks: Iterable[Mark]) -> tuple[Paragraph, ...]:
    """The text's paragraphs (parted by empty lines), each in pieces."""
    every = list(marks)
    return tuple(Paragraph(start, end, cut(text, every, start=start, end=end)) for start, end in _spans(text))


def around(text: str, place: int) -> tuple[int, int]:
    """Where the paragraph that holds the character at `place` begins and ends."""
    last = (0, len(text))
    for start, end in _spans(text):
        if place < end:
            return start, end
        last = (start, end)
    return last


def _piece(text: str, marks: Sequence[Mark], start: int, end: int) -> Piece:
    over = tuple(mark for mark in marks if mark.start < end and mark.end > start)
    return Piece(
        text[start:end],
        over,
        opens=tuple(mark for mark in over if mark.start == start),
        closes=tuple(mark for mark in over if mark.end == end),
    )


def _spans(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in _GAP.finditer(text):
        if text[start : gap.start()].strip():
            yield start, gap.start()
        start = gap.end()
    if text[start:].strip():
        yield start, len(text)
