"""Lines of a page to the paragraphs of its article, each of which knows on which line it stood."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")
# Text wrapped at a fixed width by an e-mail program or an editor.
_WRAPPED_WIDTH = range(40, 101)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the page and its number there. `repeated` is true of the copy that stays of several."""

    number: int
    text: str
    repeated: bool = False


def in_paragraphs(lines: Sequence[Line]) -> list[list[Line]]:
    """A paragraph a line, except that the lines of a text wrapped at a fixed width are put together again."""
    paragraphs: list[list[Line]] = []
    for block in _blocks(lines):
        wrapped = _is_wrapped(block)
        for place, line in enumerate(block):
            if place and (wrapped or line.text[0].islower()) and not SENTENCE_END.search(block[place - 1].text):
                paragraphs[-1].append(line)
            else:
                paragraphs.append([line])
    return paragraphs


def laid_out(paragraphs: Iterable[Sequence[Line]]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The paragraphs as one text, a blank line between them, and for each line its number and where it begins."""
    text: list[str] = []
    places: list[tuple[int, int]] = []
    at = 0
    for paragraph in paragraphs:
        for place, line in enumerate(paragraph):
            gap = " " if place else "\n\n" if text else ""
            text.append(gap + line.text)
            places.append((line.number, at + len(gap)))
            at += len(gap) + len(line.text)
    return "".join(text), tuple(places)


def _blocks(lines: Sequence[Line]) -> Iterable[list[Line]]:
    """Runs of lines without a blank line between them."""
    block: list[Line] = []
    for line in lines:
        if block and line.number != block[-1].number + 1:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _is_wrapped(block: Sequence[Line]) -> bool:
    """Whether the lines are about equally long, as a fixed width makes them."""
    lengths = [len(line.text) for line in block[:-1]]
    return len(lengths) >= 2 and max(lengths) in _WRAPPED_WIDTH and min(lengths) >= 0.7 * max(lengths)
