"""Reads pages as the desk does, and finds the statement that stands where a row of the gold does.

Cleaning may move offsets but never words, so a statement is found again in the page by its sentence, blanks aside.
"""

import calendar
import datetime
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from articles.cleaning import Cleaned, clean
from articles.dateline import infer_published
from claims.catalogue import read_catalogue
from claims.extraction.pipeline import build_nlp, extract
from claims.values import Basis, Kind, Period, Precision, Statement
from tests.gold import Row


@dataclass(frozen=True, repr=False)
class Page:
    """A page as it came, and what was read of it."""

    text: str
    statements: tuple[Statement, ...]

    def places_of(self, statement: Statement) -> list[tuple[int, int]]:
        """Where the statement's own words stand in the page; a caption may stand there more than once."""
        start = statement.start - statement.sentence_start
        return self._find(statement, start, start + len(statement.surface))

    def stands_at(self, statement: Statement, row: Row) -> bool:
        """Whether the statement's own words overlap the row's place."""
        return any(start < row["end"] and row["start"] < end for start, end in self.places_of(statement))

    def sentences_of(self, statement: Statement) -> list[tuple[int, int]]:
        """Where the statement's sentence stands in the page."""
        return self._find(statement, 0, len(statement.sentence))

    def _find(self, statement: Statement, start: int, end: int) -> list[tuple[int, int]]:
        """Where the part of the sentence from `start` to `end` stands in the page, wherever the sentence does."""
        letters = [n for n, letter in enumerate(self.text) if not letter.isspace()]
        page = "".join(self.text[n] for n in letters)
        before, part = (len("".join(statement.sentence[a:b].split())) for a, b in ((0, start), (start, end)))
        hits = re.finditer(re.escape("".join(statement.sentence.split())), page)
        return [(letters[hit.start() + before], letters[hit.start() + before + part - 1] + 1) for hit in hits]


@dataclass(repr=False)
class Reading:
    """What was read of a folder: pages by stem, and by gold id the statement that stands there."""

    pages: dict[str, Page]
    figures: dict[str, Statement] = field(default_factory=dict)
    events: dict[str, Statement] = field(default_factory=dict)

    def spurious(self) -> list[str]:
        """Figures that the gold has not, with their sentences."""
        known = {id(statement) for statement in self.figures.values()}
        found = (each for page in self.pages.values() for each in page.statements if each.kind is Kind.FIGURE)
        return [f"{each.surface!r} in {each.sentence!r}" for each in found if id(each) not in known]

    def figures_at(self, row: Row) -> list[str]:
        """Figures whose own words overlap the row's place."""
        page = self.pages[row["article"]]
        return [each.surface for each in page.statements if each.kind is Kind.FIGURE and page.stands_at(each, row)]


def read_folder(folder: Path, rows: Sequence[Row]) -> Reading:
    """Reads every page of a folder and pairs what was read with the gold."""
    pages = {path.stem: read_page(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.txt"))}
    return pair_with_gold(pages, rows)


def pair_with_gold(pages: dict[str, Page], rows: Sequence[Row]) -> Reading:
    """Finds for every row of the gold the statement that stands there."""
    reading = Reading(pages)
    for stem, page in pages.items():
        here = [row for row in rows if row["article"] == stem]
        reading.figures |= _pair([row for row in here if "low" in row], page, _figure_fits)
        reading.events |= _pair([row for row in here if "low" not in row], page, _event_fits)
    return reading


def read_page(text: str) -> Page:
    """Cleans a page, dates it and extracts what it says, without a database."""
    cleaned = clean(text)
    extraction = extract(
        cleaned.text,
        published=_published(cleaned),
        catalogue=read_catalogue(),
        nlp=build_nlp(),
        headline_end=cleaned.headline_end,
    )
    return Page(text, extraction.statements)


def _published(cleaned: Cleaned) -> Period | None:
    published = cleaned.dateline.published or infer_published(cleaned.text)
    if published is None:
        return None
    precision = Precision.DAY if published.start == published.end else Precision.RANGE
    return Period(published.start, published.end, precision, Basis(published.basis))


def _pair(golden: Sequence[Row], page: Page, fits: Callable[[Row, Statement], int]) -> dict[str, Statement]:
    """Gold id to statement, each used once, in as many pairs as can be; `fits` is 0 for never, more for better."""
    places = [page.sentences_of(statement) for statement in page.statements]
    options: dict[str, list[int]] = {}
    for row in golden:
        here = [n for n, spans in enumerate(places) if any(a <= row["start"] and row["end"] <= b for a, b in spans)]
        scores = {n: fits(row, page.statements[n]) for n in here}
        scores |= {n: score + 8 for n, score in scores.items() if score and page.stands_at(page.statements[n], row)}
        options[row["id"]] = sorted((n for n in here if scores[n]), key=lambda n: -scores[n])
    owner: dict[int, str] = {}
    for wanted in options:
        _place(wanted, options=options, owner=owner, seen=set())
    return {gold_id: page.statements[n] for n, gold_id in owner.items()}


def _place(wanted: str, *, options: dict[str, list[int]], owner: dict[int, str], seen: set[int]) -> bool:
    """One augmenting path: takes a free statement, or one whose owner can take another."""
    for n in options[wanted]:
        if n in seen:
            continue
        seen.add(n)
        if n not in owner or _place(owner[n], options=options, owner=owner, seen=seen):
            owner[n] = wanted
            return True
    return False


def _figure_fits(row: Row, statement: Statement) -> int:
    """The same number; better with the same unit, comparator and words."""
    quantity = statement.quantity
    if statement.kind is not Kind.FIGURE or quantity is None or (row["value"] is None and quantity.value is not None):
        return 0
    numbers = ["value"] if row["value"] is not None else [name for name in ("low", "high") if row[name] is not None]
    if not all(_close(row[name], getattr(quantity, name)) for name in numbers):
        return 0
    same_kind = 4 * (row["unit"] == quantity.unit) + 2 * (row["comparator"] == quantity.comparator)
    return 1 + same_kind + (row["surface"] == statement.surface)


def right_bounds(row: Row, statement: Statement) -> bool:
    """Whether both bounds are the gold's; an exact number may repeat itself as bound."""
    quantity = statement.quantity
    return quantity is not None and all(
        _close(row[name], found) or (row["comparator"] == "=" and _close(row["value"], found))
        for name, found in (("low", quantity.low), ("high", quantity.high))
    )


def _close(wanted: float | None, found: Any) -> bool:
    """Equal; only a gold value that is itself a rounded fraction leaves room."""
    if wanted is None or found is None:
        return wanted is None and found is None
    room = 1e-6 if wanted == int(wanted) else 1e-3
    return abs(float(found) - wanted) <= room * max(1.0, abs(wanted))


def _event_fits(row: Row, statement: Statement) -> int:
    """The same kind and words (of an event, a word of its time); better with the right period."""
    if statement.kind != row["kind"]:
        return 0
    wanted = _words(row["surface"])
    if statement.kind is Kind.EVENT and not set(wanted) & set(_words(statement.surface)):
        return 0
    if statement.kind is not Kind.EVENT and wanted != _words(statement.words or statement.surface):
        return 0
    return 1 + 2 * right_when(row["when"], statement.period) + (row["surface"] == statement.surface)


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def right_when(when: str | None, period: Period | None) -> bool:
    """Whether the period lies inside the gold's interval; a gold without one asks for nothing."""
    if when is None:
        return True
    if period is None or period.start is None or period.end is None:
        return False
    first, _, last = when.partition("/")
    return _day(first, last=False) <= period.start <= period.end <= _day(last or first, last=True)


def _day(text: str, *, last: bool) -> datetime.date:
    parts = [int(part) for part in text.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12 if last else 1
    day = parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1] if last else 1
    return datetime.date(year, month, day)


def figure_fault(row: Row, reading: Reading) -> str | None:
    """What is wrong with the reading of a gold figure; None where nothing is."""
    figure = reading.figures.get(row["id"])
    if figure is None or figure.quantity is None:
        return "not read"
    quantity = figure.quantity
    if (quantity.comparator, quantity.unit) != (row["comparator"], row["unit"]):
        return f"read as {quantity.comparator} {quantity.unit}, not {row['comparator']} {row['unit']}"
    if not right_bounds(row, figure):
        return f"bounds {quantity.low} to {quantity.high}, not {row['low']} to {row['high']}"
    return None


def event_fault(row: Row, reading: Reading) -> str | None:
    """What is wrong with the reading of a gold event, rating or quote; None where nothing is."""
    event = reading.events.get(row["id"])
    if event is None:
        return "not read"
    return None if right_when(row["when"], event.period) else f"{event.period} is not {row['when']}"
