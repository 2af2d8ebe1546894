"""Load articles from files, folders and addresses, extract their claims and compare them."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
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
from claims.jobs.doing import work_through
from claims.jobs.leases import new_worker
from claims.jobs.loads import Page, begin_load
from claims.jobs.progress import progress_of
from claims.languages import not_read
from claims.limits import current_limits
from claims.models import Job, Load
from claims.web import read_each
from factdesk.migrated import require_migrated

_STATUS = {"new": "new", "revised": "new version", "unchanged": "known"}
_STOPPED = 130  # what a shell says of a command that Ctrl-C ended


class Command(BaseCommand):
    """`manage.py load PATH… [--outlet NAME] [--published DATE] [--index FILE.jsonl] [--background | --resume]`."""

    help = (
        "Load articles (.txt, .html, .pdf, .docx, .eml, .zip of these, .json, .jsonl, folders of them, addresses), "
        "read their claims and compare them with all others."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Paths, what is known of the articles in them, and who does the work."""
        parser.add_argument("paths", nargs="*", metavar="PATH", help="a file, a folder, or an address of the web")
        parser.add_argument("--outlet", help="who published the articles")
        parser.add_argument("--published", metavar="DATE", help="the day of publication, such as 2019-06-05")
        parser.add_argument(
            "--index", metavar="FILE.jsonl", type=Path, help="lines with outlet, title, day and address"
        )
        parser.add_argument("--background", action="store_true", help="leave the reading to the workers")
        parser.add_argument(
            "--resume", nargs="?", type=int, const=0, metavar="LOAD", help="go on with a load that was stopped"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load what can be loaded, then say what was read; end with 1 if anything was rejected."""
        require_migrated()
        if options["resume"] is not None:
            if options["paths"]:
                raise CommandError("--resume goes on with what was given before; leave the paths out")
            self._work_through(_to_resume(options["resume"]))
            return
        if not options["paths"]:
            raise CommandError("name a file or a folder to load, or --resume to go on with what was stopped")
        index, given = self._told(options)
        files = list(find(options["paths"]))
        pages = (page for file in files for page in _pages(file, index=index, given=given))
        held = not options["background"]
        load = begin_load(name=_name(options["paths"], len(files)), pages=pages, held=held)
        if held:
            self._work_through(load, index.rejects)
        else:
            self._leave(load, index.rejects)

    def _told(self, options: dict[str, Any]) -> tuple[Index, RawArticle]:
        """What index and options say; a wrong option is an error of the whole command, since it concerns every file."""
        try:
            index = read_index(options["index"]) if options["index"] else Index({})
            published = parse_day(options["published"]) if options["published"] else None
        except Rejected as reject:
            raise CommandError(str(reject)) from None
        return index, RawArticle(stem="", text="", outlet=options["outlet"], published=published)

    def _work_through(self, load: Load, rejects: Sequence[str] = ()) -> None:
        """Read everything here and now; what Ctrl-C leaves over waits for `--resume`."""
        build_nlp(settings.FACTDESK_MODEL)  # before any transaction, for it takes a second or two
        try:
            with tqdm(desc="Reading", unit="article", file=sys.stderr, disable=None, leave=False) as bar:
                work_through(load, worker=new_worker(), told=lambda: _show(bar, load))
        except KeyboardInterrupt:
            self._report(load, rejects)
            far = progress_of(load)
            self.stderr.write(
                f"Stopped: {far.done} done, {far.rejected + far.failed} rejected, {far.remaining} waiting. "
                f"Go on with: manage.py load --resume {load.pk}"
            )
            raise SystemExit(_STOPPED) from None
        if self._report(load, rejects):
            raise SystemExit(1)

    def _leave(self, load: Load, rejects: Sequence[str]) -> None:
        """Say where the load can be watched; what is known to be bad already is told now."""
        far = progress_of(load)
        self.stdout.write(f"{far.remaining} to be read by a worker (manage.py work): {load.get_absolute_url()}")
        if self._report(load, rejects):
            raise SystemExit(1)

    def _report(self, load: Load, rejects: Sequence[str]) -> bool:
        """A row for each article, then a line for each reject; whether there was one."""
        lines = list(rejects)
        ended = load.jobs.without_page().select_related("article").order_by("position")
        for job in ended.filter(state__in=[Job.State.DONE, Job.State.REJECTED, Job.State.FAILED]):
            if job.article is None:
                lines.append(f"{job.name}: {job.reason}")
            else:
                self.stdout.write("\n".join(_told_of(job, job.article)))
        for line in lines:
            self.stderr.write(f"Rejected {line}")
        return bool(lines)


def _pages(file: Found, *, index: Index, given: RawArticle) -> Iterator[Page]:
    """The pages in a file, each by the file's name and its own in it; each is stored whole or not at all."""
    if file.address:
        read = read_each(file.address)
    elif file.path is None:
        yield Page(file.name, reject=file.reason)
        return
    else:
        inside = read_pages(file.path, limits=current_limits())
        read = ((f"{file.name}{name.removeprefix(file.path.name)}", raw) for name, raw in inside)
    for name, raw in read:
        yield Page(name, reject=str(raw)) if isinstance(raw, Rejected) else Page(name, _told(raw, index, given))


def _told(raw: RawArticle, index: Index, given: RawArticle) -> RawArticle:
    """With what index and options say of it. The index knows a single article better than the options."""
    raw = replace(raw, outlet=given.outlet or raw.outlet, published=given.published or raw.published)
    entry = index.entries.get(raw.stem)
    return entry.applied_to(raw) if entry else raw


def _name(paths: list[str], number: int) -> str:
    return paths[0] if number == 1 else f"{number:,} files of {paths[0]}"


def _to_resume(number: int) -> Load:
    """The load of that number, or the last that a command left unfinished."""
    unfinished = Load.objects.filter(finished_at=None)
    if number:
        load = unfinished.filter(pk=number).first()
        if load is None:
            raise CommandError(f"there is no unfinished load {number}; /loads/ lists them all")
    else:
        load = unfinished.filter(held=True).first()
        if load is None:
            raise CommandError("no load was stopped before its end")
    return load


def _show(bar: tqdm, load: Load) -> None:
    """How many are done, rejected and left; the bar itself says how long that takes."""
    if bar.disable:
        return
    far = progress_of(load)
    bar.total = far.total
    bar.set_postfix(done=far.done, rejected=far.rejected + far.failed, refresh=False)
    bar.update(far.ended - bar.n)


def _told_of(job: Job, article: Article) -> Iterator[str]:
    """A row for the article, and lines that ask for its date or say what the page hints at."""
    parts = [article.stem, article.headline, article.byline and f"by {article.byline}", _day(article)]
    if job.counts is not None and not article.is_read:
        parts += [_STATUS[job.outcome], not_read(article)]
    elif job.counts is None:
        parts.append("known already, nothing added")
    else:
        counts = ((job.counts[f"{word}s"], word) for word in ("figure", "claim", "finding"))
        parts += [_STATUS[job.outcome], *(f"{n} {word}{'' if n == 1 else 's'}" for n, word in counts)]
    yield "  ".join(part for part in parts if part)
    yield from (f"    {note}" for note in job.notes)
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
