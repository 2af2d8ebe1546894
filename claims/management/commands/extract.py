"""`manage.py extract`: what is read from articles, as JSON lines or a table. Touches no database."""

import datetime
import json
import sys
from argparse import ArgumentParser
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TextIO

from django.core.management.base import BaseCommand, CommandError

from articles.cleaning import clean
from articles.dateline import Published, infer_published
from articles.languages import ENGLISH, guess_language, language_code
from articles.readers import RawArticle
from articles.readers.files import find, read_pages
from articles.readers.index import Index, parse_day, read_index
from articles.rejects import Rejected
from claims.catalogue import read_catalogue
from claims.extraction.documents import whole
from claims.extraction.parallel import extract_in_processes
from claims.extraction.pipeline import MODEL, Source, build_nlp, extract_many
from claims.languages import language_name
from claims.limits import current_limits
from claims.lines import statement_to_line
from claims.values import Basis, Extraction, Period, Precision, Statement

_COLUMNS = (("article", 12), ("kind", 6), ("surface", 28), ("quantity", 22), ("measure", 34), ("counted", 40))


@dataclass(frozen=True, slots=True)
class Text:
    """A text to read and the name under which its claims are printed."""

    article: str
    source: Source


class Command(BaseCommand):
    """Prints claims to stdout and everything else to stderr; exits 1 where something could not be read."""

    help = "Read figures, events, ratings and quotes out of files of any kind that load takes, folders or .jsonl texts."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Paths and how to read them."""
        parser.add_argument("paths", nargs="+", metavar="PATH", help="file, folder or .jsonl of texts")
        parser.add_argument("--published", help="day of publication of all of them, as 2019-06-05")
        parser.add_argument("--index", type=Path, help="JSON lines that say when each article was published")
        parser.add_argument("--format", choices=("jsonl", "table"), default="jsonl")
        parser.add_argument(
            "--left-out", action="store_true", help="print the numerals that are no figures too, and why"
        )
        parser.add_argument("--batch-size", type=int, default=32)
        parser.add_argument("--processes", type=int, default=1, help="how many processes read (default: 1)")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, extract and print in one stream, so that the first claims come at once."""
        self.rejects = 0
        published, index = self._given(options["published"], options["index"])
        texts = self._texts(options["paths"], published=published, index=index)
        printer = _PRINTERS[options["format"]](sys.stdout)
        try:
            for text, extraction in _extractions(texts, max(1, options["batch_size"]), max(1, options["processes"])):
                printer.write(text.article, extraction, left_out=options["left_out"])
        except BrokenPipeError:
            sys.stderr.close()
            return
        if self.rejects:
            raise CommandError(f"{self.rejects} could not be read", returncode=1)

    def _given(self, published: str | None, index: Path | None) -> tuple[datetime.date | None, Index]:
        try:
            read = read_index(index) if index else Index({})
            day = parse_day(published) if published else None
        except Rejected as reject:
            raise CommandError(str(reject)) from None
        for line in read.rejects:
            self._reject(line)
        return day, read

    def _texts(self, paths: Iterable[str], *, published: datetime.date | None, index: Index) -> Iterator[Text]:
        """Every text that can be read; a line on stderr for every one that cannot."""
        pages = []
        for path in paths:
            if path.lower().endswith(".jsonl") and Path(path).is_file():
                yield from self._lines(Path(path), published)
            else:
                pages.append(path)
        for found in find(pages):
            if found.path is None:
                self._reject(f"{found.name}: {found.reason}")
                continue
            for name, raw in read_pages(found.path, limits=current_limits()):
                try:
                    yield _page(raw, published, index)
                except Rejected as reject:
                    self._reject(f"{found.name}{name.removeprefix(found.path.name)}: {reject}")

    def _lines(self, path: Path, published: datetime.date | None) -> Iterator[Text]:
        try:
            with path.open(encoding="utf-8-sig", newline="\n") as lines:
                for number, line in enumerate(lines, start=1):
                    if line.strip():
                        try:
                            yield _line(line, published)
                        except Rejected as reject:
                            self._reject(f"{path}, line {number}: {reject}")
        except (OSError, UnicodeDecodeError) as error:
            self._reject(f"{path}: cannot be read ({error})")

    def _reject(self, line: str) -> None:
        self.rejects += 1
        self.stderr.write(line)


def _extractions(texts: Iterable[Text], batch_size: int, processes: int) -> Iterator[tuple[Text, Extraction]]:
    """Each text with what was read from it; the texts are held only as long as their batch is."""
    waiting: deque[Text] = deque()

    def sources() -> Iterator[Source]:
        for text in texts:
            waiting.append(text)
            yield text.source

    catalogue = read_catalogue()
    if processes > 1:
        found = extract_in_processes(
            sources(), catalogue=catalogue, model=MODEL, processes=processes, batch_size=batch_size
        )
    else:
        found = extract_many(sources(), catalogue=catalogue, nlp=build_nlp(MODEL), batch_size=batch_size)
    for extraction in found:
        yield waiting.popleft(), extraction


def _page(raw: RawArticle | Rejected, published: datetime.date | None, index: Index) -> Text:
    """A page as loading would read it: cleaned, with the day of publication that is given, stated or inferred."""
    if isinstance(raw, Rejected):
        raise raw
    if entry := index.entries.get(raw.stem):
        raw = entry.applied_to(raw)
    cleaned = clean(raw.text)
    if not cleaned.text.strip():
        raise Rejected("holds no text")
    if (language := language_code(raw.language) or guess_language(cleaned.text) or ENGLISH) != ENGLISH:
        raise Rejected(f"is not read: the text is in {language_name(language)}")
    day = published or raw.published
    period = Period.day(day) if day else _period(cleaned.dateline.published or infer_published(cleaned.text))
    return Text(raw.stem, Source(cleaned.text, period, cleaned.headline_end))


def _line(line: str, published: datetime.date | None) -> Text:
    """A text of a `.jsonl` file, taken as it stands."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        raise Rejected("is no JSON") from None
    if not isinstance(row, dict) or not isinstance(row.get("text"), str) or row.get("id") in (None, ""):
        raise Rejected('needs an "id" and a "text"')
    given = row.get("published")
    day = published or (parse_day(given) if isinstance(given, str) and given else None)
    period = Period.day(day) if day else _period(infer_published(row["text"]))
    return Text(whole(str(row["id"])), Source(whole(row["text"]), period))


def _period(published: Published | None) -> Period | None:
    if published is None:
        return None
    days = (published.end - published.start).days
    precision = {0: Precision.DAY, 6: Precision.WEEK}.get(days, Precision.RANGE)
    return Period(published.start, published.end, precision, Basis(published.basis), published.reason)


class _JsonLines:
    """One JSON object a claim."""

    def __init__(self, out: TextIO) -> None:
        self.out = out

    def write(self, article: str, extraction: Extraction, *, left_out: bool) -> None:
        """All claims of an article, then what was left out."""
        for statement in extraction.statements:
            self._print(statement_to_line(replace(statement, article=article)))
        for one in extraction.left_out if left_out else ():
            place = {"start": one.start, "end": one.end, "reason": one.reason}
            self._print({"article": article, "kind": "left_out", "surface": one.surface, **place})

    def _print(self, row: dict[str, Any]) -> None:
        self.out.write(json.dumps(row, ensure_ascii=False) + "\n")


class _Table:
    """A line a claim, in columns, for reading."""

    def __init__(self, out: TextIO) -> None:
        self.out = out
        self._print({name: name for name, _ in _COLUMNS})

    def write(self, article: str, extraction: Extraction, *, left_out: bool) -> None:
        """All claims of an article, then what was left out."""
        for statement in extraction.statements:
            self._print(_row(article, statement))
        for one in extraction.left_out if left_out else ():
            self._print({"article": article, "kind": "out", "surface": one.surface, "quantity": one.reason})

    def _print(self, row: dict[str, str]) -> None:
        cells = [_cut(row.get(name) or "", width) for name, width in _COLUMNS]
        self.out.write("  ".join(cells).rstrip() + "\n")


def _row(article: str, statement: Statement) -> dict[str, str]:
    quantity = ""
    if statement.quantity:
        line = statement_to_line(statement)
        number = line["value"] if line["value"] is not None else f"{line['low'] or ''}–{line['high'] or ''}"
        quantity = f"{line['comparator']} {number} {line['unit']}"
    return {
        "article": article,
        "kind": str(statement.kind),
        "surface": statement.surface,
        "quantity": quantity,
        "measure": statement.measure or "",
        "counted": statement.counted or statement.what or "",
    }


def _cut(text: str, width: int) -> str:
    words = " ".join(text.split())
    return (words if len(words) <= width else words[: width - 1] + "…").ljust(width)


_PRINTERS: dict[str, type[_JsonLines] | type[_Table]] = {"jsonl": _JsonLines, "table": _Table}
