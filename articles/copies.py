"""Whether two articles print one text: an agency's story cut to half, under another headline, with a paragraph added.

Texts are compared by runs of five words. A sketch of a text's runs gives it keys under which a database finds the
few that may be copies; whether they are, is always decided on the texts themselves.
"""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

Passage = tuple[int, int]

# Two writers share runs of three or four words by chance ("at the end of"); of five seldom, and hardly ever many.
RUN = 5
# Half of the shorter text: a desk that cuts a story to half and adds a paragraph leaves more than this, and so does one
# that changes every tenth word, each of which breaks five runs. Two stories on one event that only draw on one report
# stay far below.
MOSTLY = 0.5
# Less is a paragraph of boilerplate or of a statement, which two short notes may have in common and still be two.
FEWEST_RUNS = 40
# Texts made to one pattern, a day's takings or cases, have their words in common but not their figures.
FEWEST_FIGURES, SAME_FIGURES = 5, 0.5
# Fewer words, alone among others, are a phrase or a short sentence that both have by chance.
FEWEST_WORDS, LONGEST_EDIT = 20, 8
# Of a run that a text has again and again, so many are enough to find the one that follows what stood before it.
MOST_PLACES = 20
# A sentence stands in a shared text though a word or two was changed in it; a stock phrase is no part of a text.
MOST_OF_A_SENTENCE = 0.6
# Bands of two: half of a story with a paragraph added has four tenths of all runs in common with the whole, and then
# some band is equal in 999 cases of 1,000; two stories with one run in 200 in common meet once in 1,000.
BANDS, ROWS = 40, 2
# The keys are stored: with another seed no new text would meet an old one.
_SEED = 20_19

_WORD = re.compile(r"[^\W_]+(?:[-'’.,][^\W_]+)*")
# What stands in quotation marks; a quoted paragraph that goes on in the next is not closed.
_QUOTED = re.compile(r"“[^“”\n]*(?:”|$)|\"[^\"\n]*(?:\"|$)", re.MULTILINE)


@dataclass(frozen=True)
class Wording:
    """A text as comparison takes it: its words in lower case, where each stands, and whether within quotation marks."""

    words: tuple[str, ...]
    places: tuple[Passage, ...]
    quoted: tuple[bool, ...]

    @cached_property
    def runs(self) -> tuple[str, ...]:
        """Every five words that follow each other, in order of place."""
        return tuple(" ".join(self.words[at : at + RUN]) for at in range(len(self.words) - RUN + 1))

    @cached_property
    def all_runs(self) -> frozenset[str]:
        """The runs, each once."""
        return frozenset(self.runs)

    @cached_property
    def own_runs(self) -> frozenset[str]:
        """The runs outside quotation marks: whoever only quotes the same statement has not copied a story."""
        return frozenset(run for at, run in enumerate(self.runs) if not any(self.quoted[at : at + RUN]))

    @cached_property
    def figures(self) -> frozenset[str]:
        """The numbers in digits outside quotation marks."""
        pairs = zip(self.words, self.quoted, strict=True)
        return frozenset(word for word, quoted in pairs if not quoted and any(map(str.isdigit, word)))


def wording(text: str) -> Wording:
    """The words of a cleaned text."""
    quotes = [match.span() for match in _QUOTED.finditer(text)]
    matches = list(_WORD.finditer(text))
    quoted, at = [], 0
    for match in matches:
        while at < len(quotes) and quotes[at][1] <= match.start():
            at += 1
        quoted.append(at < len(quotes) and quotes[at][0] <= match.start())
    words = tuple(match.group().lower().replace("’", "'") for match in matches)
    return Wording(words, tuple(match.span() for match in matches), tuple(quoted))


def band_keys(text: Wording) -> tuple[int, ...]:
    """The keys under which near-copies meet, as whole numbers of 64 bits; none for a text too short to tell."""
    if len(text.own_runs) < FEWEST_RUNS:
        return ()
    sketch = _empty().copy()
    sketch.update_batch([run.encode() for run in text.own_runs])
    lowest = sketch.hashvalues.astype("<u8")
    return tuple(_key(band, lowest[band * ROWS : (band + 1) * ROWS].tobytes()) for band in range(BANDS))


def is_copy(one: Wording, other: Wording) -> bool:
    """Whether most of the shorter text stands in the other, word for word."""
    shorter = min(len(one.own_runs), len(other.own_runs))
    common = len(one.own_runs & other.own_runs)
    return common >= FEWEST_RUNS and common >= MOSTLY * shorter and _share_figures(one, other)


def passages(text: Wording, other: Wording) -> list[Passage]:
    """The stretches of the text that stand in the other too, quotations among them."""
    return merged(
        (text.places[block.start][0], text.places[block.end - 1][1])
        for together in _near_each_other(_blocks(text, other))
        if sum(block.end - block.start for block in together) >= FEWEST_WORDS
        for block in together
    )


def merged(stretches: Iterable[Sequence[int]]) -> list[Passage]:
    """The stretches in order, those that touch made one."""
    joined: list[Passage] = []
    for start, end in sorted((start, end) for start, end in stretches):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def stands_in(stretches: Iterable[Sequence[int]], start: int, end: int) -> bool:
    """Whether most of a sentence, from its first to behind its last character, lies in the stretches."""
    covered = sum(max(0, min(end, last) - max(start, first)) for first, last in stretches)
    return covered > 0 and covered >= MOST_OF_A_SENTENCE * (end - start)


@dataclass(slots=True)
class _Block:
    """Words of a text, from one to before another, that stand in the other text `shift` words further on."""

    start: int
    end: int
    shift: int


def _blocks(text: Wording, other: Wording) -> list[_Block]:
    """What stands in both word for word, in order of the text."""
    places: dict[str, list[int]] = {}
    for at, run in enumerate(other.runs):
        if len(known := places.setdefault(run, [])) < MOST_PLACES:
            known.append(at)
    blocks: list[_Block] = []
    for at, run in enumerate(text.runs):
        shifts = [there - at for there in places.get(run, ())]
        if not shifts:
            continue
        last = blocks[-1] if blocks else None
        if last and at <= last.end and last.shift in shifts:
            last.end = at + RUN
        else:
            # What stands there more than once, most likely goes on from what stood before it.
            shift = min(shifts, key=lambda shift: abs(shift - last.shift)) if last else shifts[0]
            blocks.append(_Block(at, at + RUN, shift))
    return blocks


def _near_each_other(blocks: Iterable[_Block]) -> list[list[_Block]]:
    """The blocks by what no more than an edit parts, in both texts."""
    parts: list[list[_Block]] = []
    for block in blocks:
        last = parts[-1][-1] if parts else None
        gaps = (
            (block.start - last.end, block.start + block.shift - last.end - last.shift) if last else (LONGEST_EDIT + 1,)
        )
        if all(abs(gap) <= LONGEST_EDIT for gap in gaps):
            parts[-1].append(block)
        else:
            parts.append([block])
    return parts


def _share_figures(one: Wording, other: Wording) -> bool:
    fewer = min(len(one.figures), len(other.figures))
    return fewer < FEWEST_FIGURES or len(one.figures & other.figures) >= SAME_FIGURES * fewer


@lru_cache(maxsize=1)
def _empty() -> Any:
    # Here, because it loads SciPy, for which most commands need not wait.
    from datasketch import MinHash  # type: ignore[import-untyped]

    return MinHash(num_perm=BANDS * ROWS, seed=_SEED)


def _key(band: int, lowest: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(lowest, digest_size=8, salt=b"%d" % band).digest(), signed=True)
