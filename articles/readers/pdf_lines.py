"""Lines as they stand on the pages of a PDF to paragraphs: without running heads, with parted words mended."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from articles.characters import tidy
from articles.paragraphs import SENTENCE_END

# How far from its edge a page carries what it repeats.
_EDGE = 2
_PAGE_WORDS = re.compile(
    r"\W*(?:page|p\.)\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*|\W*\d{1,4}\s*(?:of|/)\s*\d{1,4}\W*", re.I
)
_BARE_NUMBER = re.compile(r"\W{0,3}(\d{1,4})\W{0,3}")
_NUMBER_AT_END = re.compile(r"^(\d{1,4})\s+(?=\S)|(?<=\S)\s+(\d{1,4})$")
# A line this much shorter than its page's width ends a paragraph.
_FULL = 0.75
# No paragraph is longer; what seems so is no prose, and putting it together would take for ever.
_LONGEST_PARAGRAPH = 20_000
_PARTED = re.compile(r"(?<![^\W\d_])([^\W\d_]+)-$")
_BEGINS_LOW = re.compile(r"([^\W\d_]+)")
# Before these a hyphen belongs to the word: "twenty-three", "two-thirds", "non-payment".
_KEEPS_HYPHEN = re.compile(
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty"
    r"|ninety|half|quarter|non|self|ex|co|well|full|part|long|short|high|low|mid|year|month|week|day|cross|first"
    r"|second|third|single|double",
    re.IGNORECASE,
)

_Drop = tuple[str, str, str]


def joined(pages: Sequence[Sequence[str]]) -> tuple[str, tuple[int, ...], list[_Drop]]:
    """The text of the pages, where in it each begins, and what was dropped: step, words and why."""
    tidied = [[line for line in tidy("\n".join(page)).split("\n") if line] for page in pages]
    kept, dropped = _without_edges(tidied)
    known = _compounds(kept)
    paragraphs: list[str] = []
    marks: list[tuple[int, int]] = []
    ends = True
    for lines in kept:
        width = _width(lines)
        marks.append((len(paragraphs), 0) if ends or not paragraphs else (len(paragraphs) - 1, len(paragraphs[-1]) + 1))
        for place, line in enumerate(lines):
            if ends or not paragraphs or not _runs_on(paragraphs[-1], line):
                if place == 0:
                    marks[-1] = (len(paragraphs), 0)
                paragraphs.append(line)
            else:
                paragraphs[-1], mended = _appended(paragraphs[-1], line, known)
                dropped += [("hyphens", mended, "a word parted at the end of a line, put together again")] * bool(
                    mended
                )
            ends = _ends_paragraph(line, width)
    return _laid_out(paragraphs, marks, dropped)


def _laid_out(
    paragraphs: list[str], marks: list[tuple[int, int]], dropped: list[_Drop]
) -> tuple[str, tuple[int, ...], list[_Drop]]:
    text = "\n\n".join(paragraphs)
    begins = [0]
    for paragraph in paragraphs:
        begins.append(begins[-1] + len(paragraph) + 2)
    return text, tuple(min(begins[number] + column, len(text)) for number, column in marks), dropped


def _without_edges(pages: list[list[str]]) -> tuple[list[list[str]], list[_Drop]]:
    """Without the numbers of pages and the heads that run over them; the first copy of a head stays."""
    edges = [_edges(len(page)) for page in pages]
    heads = Counter(
        key for page, places in zip(pages, edges, strict=True) for key in {_core(page[place]) for place in places}
    )
    running = {key for key, pages_with in heads.items() if pages_with >= max(2, len(pages) / 3) and _has_words(key)}
    counted = _counted(pages, edges)
    seen: set[str] = set()
    kept, dropped = [], []
    for number, (page, places) in enumerate(zip(pages, edges, strict=True)):
        lines = []
        for place, line in enumerate(page):
            key = _core(line)
            if place in places and (_PAGE_WORDS.fullmatch(line) or (number, place) in counted):
                dropped.append(("page numbers", line, "the number of a page"))
            elif place in places and key in running and (key in seen or key != line):
                dropped.append(("running heads", line, "printed on several pages; one copy stays"))
            else:
                lines.append(line)
            if place in places and key == line:
                seen.add(key)
        kept.append(lines)
    return kept, dropped


def _edges(length: int) -> set[int]:
    return {*range(min(_EDGE, length)), *range(max(0, length - _EDGE), length)}


def _core(line: str) -> str:
    """A line without a number at its beginning or end, which in a running head is the page's."""
    return _NUMBER_AT_END.sub("", line, count=1)


def _has_words(key: str) -> bool:
    return sum(character.isalpha() for character in key) >= 3 and not SENTENCE_END.search(key)


def _counted(pages: list[list[str]], edges: list[set[int]]) -> set[tuple[int, int]]:
    """Bare numbers that count on with the pages: a number alone may as well be a figure of a table."""
    found: dict[int, list[tuple[int, int]]] = {}
    for number, (page, places) in enumerate(zip(pages, edges, strict=True)):
        for place in places:
            if match := _BARE_NUMBER.fullmatch(page[place]):
                found.setdefault(int(match[1]) - number, []).append((number, place))
    return {at for group in found.values() if len({number for number, _ in group}) >= 2 for at in group}


def _width(lines: Sequence[str]) -> int:
    """How long a full line of the page is."""
    lengths = sorted(len(line) for line in lines)
    return lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0


def _ends_paragraph(line: str, width: int) -> bool:
    if line.endswith("-"):
        return False
    return len(line) < _FULL * width and (bool(SENTENCE_END.search(line)) or line[-1].isalnum())


def _runs_on(before: str, line: str) -> bool:
    """Whether a line goes on with the sentence or paragraph before it."""
    if len(before) > _LONGEST_PARAGRAPH:
        return False
    return before.endswith("-") or not re.match(r"[•▪●◦–—*-]\s|\(?\d{1,2}[.)]\s", line)


def _appended(before: str, line: str, known: frozenset[str]) -> tuple[str, str]:
    """The two put together, and the parted word where one was mended."""
    head, tail = _PARTED.search(before), _BEGINS_LOW.match(line)
    if not head or not tail:
        return f"{before}{'' if before.endswith('-') else ' '}{line}", ""
    if tail[1][0].isupper() or _keeps(head[1], tail[1], known):
        return before + line, ""
    return before[:-1] + line, f"{head[1]}-{tail[1]}"


def _keeps(head: str, tail: str, known: frozenset[str]) -> bool:
    """Whether the hyphen is part of the word: so written elsewhere, or after a word that takes one."""
    if f"{head}{tail}".casefold() in known:
        return False
    return f"{head}-{tail}".casefold() in known or _KEEPS_HYPHEN.fullmatch(head) is not None


def _compounds(pages: Iterable[Sequence[str]]) -> frozenset[str]:
    """Words of the text as they are written where no line ends in them."""
    words = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*(?!\w|-$)")
    return frozenset(word.casefold() for page in pages for line in page for word in words.findall(line))
