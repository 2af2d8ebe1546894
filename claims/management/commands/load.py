"""Load articles from files and folders, extract their claims and compare them."""

import logging
import sys
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from articles.models import Article
from articles.published import long_day
from articles.readers import RawArticle
from articles.readers.files import Found, find, read_pages
from articles.readers.index import Index, parse_day, read_index
from articles.rejects import Rejected
from claims.extraction.pipeline import build_nlp
from claims.intake import TakenIn, take_in
from claims.languages import not_read
from claims.limits import current_limits
from factdesk.migrated import require_migrated

logger = logging.getLogger(__name__)

_STATUS = {"new": "new", "revised": "new version", "unchanged": "known"}


class Command(BaseCommand):
    """`manage.py load PATH… [--outlet NAME] [--published DATE] [--index FILE.jsonl]`."""

    help = (
        "Load articles (.txt, .html, .pdf, .docx, .eml, .zip of these, .json, .jsonl, folders of them), "
        "read their claims and compare them with all others."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Paths, and what is known of the articles in them."""
        parser.add_argument("paths", nargs="+", metavar="PATH", help="a file or a folder")
        parser.add_argument("--outlet", help="who published the articles")
        parser.add_argument("--published", metavar="DATE", help="the day of publication, such as 2019-06-05")
        parser.add_argument(
            "--index", metavar="FILE.jsonl", type=Path, help="lines with outlet, title, day and address"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load what can be loaded, then say what was read; end with 1 if anything was rejected."""
        require_migrated()
        index, given = self._told(options)
        files = list(find(options["paths"]))
        rows, rejects = [], list(index.rejects)
        build_nlp(settings.FACTDESK_MODEL)  # before any transaction, for it takes a second or two
        for file in tqdm(files, desc="Reading", unit="file", file=sys.stderr, disable=None, leave=False):
            for name, raw in _pages(file):
                try:
                    rows.append(_load(raw, index=index, given=given))
                except Rejected as reject:
                    rejects.append(f"{name}: {reject}")
                except Exception as error:  # a fault of ours in one article must not cost the others
                    logger.exception("Reading %s failed", name)
                    rejects.append(f"{name}: reading it failed ({type(error).__name__}); nothing of it was stored")
        for row, notes in rows:
            self.stdout.write("\n".join(_told_of(row, notes)))
        for line in rejects:
            self.stderr.write(f"Rejected {line}")
        if rejects:
            raise SystemExit(1)

    def _told(self, options: dict[str, Any]) -> tuple[Index, RawArticle]:
        """What index and options say; a wrong option is an error of the whole command, since it concerns every file."""
        try:
            index = read_index(options["index"]) if options["index"] else Index({})
            published = parse_day(options["published"]) if options["published"] else None
        except Rejected as reject:
            raise CommandError(str(reject)) from None
        return index, RawArticle(stem="", text="", outlet=options["outlet"], published=published)


def _pages(file: Found) -> Iterator[tuple[str, RawArticle | Rejected]]:
    """The pages in a file, each by the file's name and its own in it."""
    if file.path is None:
        yield file.name, Rejected(file.reason)
        return
    for name, raw in read_pages(file.path, limits=current_limits()):
        yield f"{file.name}{name.removeprefix(file.path.name)}", raw


def _load(raw: RawArticle | Rejected, *, index: Index, given: RawArticle) -> tuple[TakenIn, tuple[str, ...]]:
    """One page, stored and read as a whole or not at all. The index knows a single article better than the options."""
    if isinstance(raw, Rejected):
        raise raw
    raw = replace(raw, outlet=given.outlet or raw.outlet, published=given.published or raw.published)
    if entry := index.entries.get(raw.stem):
        raw = entry.applied_to(raw)
    return take_in(raw=raw), raw.notes


def _told_of(row: TakenIn, notes: Iterable[str]) -> Iterator[str]:
    """A row for the article, and lines that ask for its date or say what the page hints at."""
    article, recorded = row.loaded.article, row.recorded
    parts = [article.stem, article.headline, article.byline and f"by {article.byline}", _day(article)]
    if recorded is not None and not article.is_read:
        parts += [_STATUS[row.loaded.status], not_read(article)]
    elif recorded is None:
        parts.append("known already, nothing added")
    else:
        counts = ((recorded.figures, "figure"), (recorded.claims, "claim"), (recorded.findings, "finding"))
        parts += [_STATUS[row.loaded.status], *(f"{n} {word}{'' if n == 1 else 's'}" for n, word in counts)]
    yield "  ".join(part for part in parts if part)
    yield from (f"    {note}" for note in notes)
    if article.published_basis in (Article.PublishedBasis.INFERRED, Article.PublishedBasis.UNKNOWN):
        yield f"    {article.published_reason} Please confirm the date: {article.get_absolute_url()}"


def _day(article: Article) -> str:
    if article.published_from is None or article.published_to is None:
        return "date not known"
    if article.published_basis == Article.PublishedBasis.INFERRED:
        span = long_day(article.published_from)
        if article.published_to != article.published_from:
            span += f" to {long_day(article.published_to)}"
        return f"{span} (inferred)"
    time = f", {article.published_time:%H:%M}" if article.published_time else ""
    return f"{long_day(article.published_from)}{time}"
