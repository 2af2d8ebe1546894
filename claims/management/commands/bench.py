"""`manage.py bench`: speed and quality of reading, and what comparing and pages cost. Touches nothing of the desk's."""

import contextlib
import re
import sys
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from tqdm import tqdm

from articles.cleaning import clean
from articles.readers.files import find, read_file
from articles.rejects import Rejected
from claims.benching import crosscheck, loading, pages, quality, speed
from claims.catalogue import read_catalogue

_SPEED = "{:>14}  {:>9}  {:>10}  {:>11}  {:>6}  {:>11}  {:>9}  {:>7}  {:>6}"
_HOW = (
    "Processor time of this process; model and extraction turn and turn about after warming up, each first as often as "
    "the other; of all rounds the one of the median ratio, with the lowest and the highest ratio beside it; the "
    "collector of garbage runs, what stood before a round set aside from it; batches of {batch_size}."
)
_CROSSCHECK = "{:>10}  {:>9}  {:>10}  {:>6}  {:>9}  {:>8}  {:>8}  {:>7}  {:>6}"
_PAGES = "{:<20}  {:>10}  {:>9}  {:>10}  {:>6}  {:>7}  {:>6}  {:>7}  {:>6}"
_LOAD = "{:>7}  {:>8}  {:>8}  {:>10}  {:>6}"
_QUALITY = "{:<34}  {:<16}  {:>6}  {:>6}  {:>6}"


class Command(BaseCommand):
    """One subcommand a bench: `extract` and `load` for speed, `quality` for the scorers, the others at scale."""

    help = "Measure the speed and the quality of extraction, and the cost of comparing and of pages."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The benches, each with its own options."""
        benches = parser.add_subparsers(dest="bench", required=True, metavar="BENCH")
        extract = benches.add_parser("extract", help="words a second beside the bare model, and peak memory")
        extract.add_argument("paths", nargs="*", metavar="PATH", help="texts to read (default: fixtures/digests)")
        extract.add_argument("--batch-size", type=int, default=32)
        extract.add_argument("--times", type=int, nargs="+", default=list(speed.TIMES), help="how often over")
        extract.add_argument("--rounds", type=int, default=speed.ROUNDS, help="how many rounds at least")
        good = benches.add_parser("quality", help="run the scorers over gold folders")
        good.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
        good.add_argument("--scorers", type=Path, required=True, help="the folder of score_figures.py and the others")
        good.add_argument("--skip", type=Path, help="ids of NewsQuant rows to set aside")
        cross = benches.add_parser("crosscheck", help="what one new article costs as the store grows")
        cross.add_argument("--sizes", type=int, nargs="+", metavar="CLAIMS", help="how many claims to store")
        cross.add_argument(
            "--rounds", type=int, default=7, help="articles timed at each size, at one size after the other"
        )
        _add_keep(cross)
        load = benches.add_parser("load", help="articles a second with one and two workers")
        load.add_argument("--articles", type=int, default=loading.ARTICLES, help="how many (default: %(default)s)")
        load.add_argument("--workers", type=int, nargs="+", default=list(loading.WORKERS), help="how many at once")
        asked = benches.add_parser("pages", help="what the pages cost as the store grows")
        asked.add_argument("--sizes", type=int, nargs="+", metavar="CLAIMS", help="how many claims to store")
        asked.add_argument("--rounds", type=int, default=7, help="how often each page is asked for at each size")
        _add_keep(asked)

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the bench that was asked for."""
        _BENCHES[options["bench"]](self, options)

    def extract(self, options: dict[str, Any]) -> None:
        """Words a second, their ratio and peak memory, as the text grows."""
        texts = _texts(options["paths"] or [str(settings.BASE_DIR / "fixtures" / "digests")])
        batch_size = max(1, options["batch_size"])
        self.stderr.write(_HOW.format(batch_size=batch_size))
        head = ("times", "words", "bare w/s", "extract w/s", "ratio", "low–high", "seconds", "peak MB", "rounds")
        self.stdout.write(_SPEED.format(*head))
        measured = speed.measure(
            texts,
            catalogue=read_catalogue(),
            batch_size=batch_size,
            times=[max(1, one) for one in options["times"]],
            rounds=max(1, options["rounds"]),
        )
        for one in measured:
            self.stdout.write(
                _SPEED.format(
                    f"{one.times}× in one" if one.in_one else f"{one.times}×",
                    f"{one.words:,}",
                    f"{one.bare:,.0f}",
                    f"{one.extract:,.0f}",
                    f"{one.ratio:.2f}",
                    f"{one.lowest:.2f}–{one.highest:.2f}",
                    f"{one.extract_seconds:.2f}",
                    f"{one.peak_megabytes:,.0f}",
                    one.rounds,
                )
            )

    def quality(self, options: dict[str, Any]) -> None:
        """One table of what the scorers say of every gold folder, each once."""
        self.stdout.write(_QUALITY.format("gold", "", "P", "R", "F1"))
        failures = []
        for folder in dict.fromkeys(path.resolve() for path in options["folders"]):
            try:
                scores = quality.score(folder, scorers=options["scorers"], predict=_predict, skip=options["skip"])
                for one in scores:
                    self.stdout.write(_line(one))
            except (quality.Unscored, CommandError, OSError) as error:
                failures.append(str(error))
        if failures:  # told last, so that one bad folder costs no other its line
            raise CommandError("\n".join(failures))

    def crosscheck(self, options: dict[str, Any]) -> None:
        """What recording and comparing a new article of thirty claims costs at each size, in a database of its own."""
        head = (
            "claims", "median ms", "slowest ms", "ratio", "queries", "findings", "filled s", "busy ms", "ratio",
        )  # fmt: skip
        sizes = self._sizes(options["sizes"], crosscheck.SIZES)
        first: crosscheck.Cost | None = None
        self.stdout.write(_CROSSCHECK.format(*head))
        with tqdm(unit="article", file=sys.stderr, disable=None, leave=False) as bar:
            costs = crosscheck.measure(
                sizes=sizes,
                rounds=max(1, options["rounds"]),
                kept_as=options["keep"] or "",
                told=lambda done: bar.update(done - bar.n),
            )
            for one in costs:
                first = first or one
                self.stdout.write(_cost_line(one, first))

    def load(self, options: dict[str, Any]) -> None:
        """Articles a second for each number of workers, and the model's share of the processor time."""
        articles = max(1, options["articles"])
        self.stdout.write(_LOAD.format("workers", "articles", "seconds", "articles/s", "ratio"))
        first: loading.Rate | None = None
        try:
            for one in loading.measure(workers=[max(1, number) for number in options["workers"]], articles=articles):
                first = first or one
                ratio = f"{one.rate / first.rate:.2f}"
                self.stdout.write(
                    _LOAD.format(one.workers, one.articles, f"{one.seconds:.1f}", f"{one.rate:.2f}", ratio)
                )
            share = loading.measure_share(articles=articles)
        except loading.WorkerFailed as error:
            raise CommandError(str(error)) from None
        self.stdout.write(
            f"spaCy: {share.model:.2f} s of {share.whole:.2f} s of processor time ({100 * share.share:.0f} %)"
        )

    def pages(self, options: dict[str, Any]) -> None:
        """What each page costs an editor at each size, and how much more than at the smallest."""
        sizes = self._sizes(options["sizes"], pages.SIZES)
        head = ("page", "claims", "median ms", "slowest ms", "ratio", "queries", "kB", "busy ms", "ratio")
        self.stdout.write(_PAGES.format(*head))
        first: dict[str, pages.PageCost] = {}
        with tqdm(unit="article", file=sys.stderr, disable=None, leave=False) as bar:
            costs = pages.measure(
                sizes=sizes,
                rounds=max(1, options["rounds"]),
                kept_as=options["keep"] or "",
                told=lambda done: bar.update(done - bar.n),
            )
            try:
                for one in costs:
                    self.stdout.write(_page_line(one, first.setdefault(one.page, one)))
            except pages.PageFailed as error:
                raise CommandError(str(error)) from None

    def _sizes(self, asked: list[int] | None, usual: Sequence[int]) -> list[int]:
        """The sizes to measure; on SQLite only small ones."""
        sizes = asked or list(usual)
        if min(sizes) < 1:
            raise CommandError(f"{min(sizes)} claims cannot be stored; the least is 1")
        if connection.vendor != "sqlite" or max(sizes) <= crosscheck.MOST_ON_SQLITE:
            return sizes
        if asked:
            raise CommandError(
                f"{max(sizes):,} claims are too many for SQLite, which is filled row by row: at most "
                f"{crosscheck.MOST_ON_SQLITE:,}; name a PostgreSQL server in DATABASE_URL for more"
            )
        self.stderr.write("SQLite: the smaller sizes alone; name a PostgreSQL server in DATABASE_URL for all")
        return [size for size in sizes if size <= crosscheck.MOST_ON_SQLITE]


def _cost_line(one: crosscheck.Cost, first: crosscheck.Cost) -> str:
    queries = str(one.queries) if one.queries == one.most_queries else f"{one.queries}–{one.most_queries}"
    return _CROSSCHECK.format(
        f"{one.stored:,}", f"{1000 * one.seconds:.0f}", f"{1000 * one.slowest:.0f}",
        f"{one.seconds / first.seconds:.2f}", queries, one.findings, f"{one.filled:.0f}",
        f"{1000 * one.busy:.0f}" if one.busy else "–",
        f"{one.busy / first.busy:.2f}" if one.busy and first.busy else "–",
    )  # fmt: skip


def _page_line(one: pages.PageCost, first: pages.PageCost) -> str:
    return _PAGES.format(
        one.page, f"{one.stored:,}", f"{1000 * one.seconds:.0f}", f"{1000 * one.slowest:.0f}",
        f"{one.seconds / first.seconds:.2f}", one.queries, f"{one.kilobytes:.0f}",
        f"{1000 * one.busy:.0f}" if one.busy else "–",
        f"{one.busy / first.busy:.2f}" if one.busy and first.busy else "–",
    )  # fmt: skip


_BENCHES: dict[str, Callable[[Command, dict[str, Any]], None]] = {
    "extract": Command.extract,
    "quality": Command.quality,
    "crosscheck": Command.crosscheck,
    "load": Command.load,
    "pages": Command.pages,
}


def _add_keep(bench: ArgumentParser) -> None:
    bench.add_argument(
        "--keep",
        nargs="?",
        const="bench",
        type=_named,
        metavar="NAME",
        help="leave the filled databases (NAME_…; bench_…) to the next run, and take them up",
    )


def _named(name: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9_]{0,39}", name):
        raise ArgumentTypeError(
            f"{name!r} names no database; a name has small letters, digits and underscores, at most 40"
        )
    return name


def _line(one: quality.Score) -> str:
    if one.f1 is None:
        return f"{one.gold:<34}  {one.row}"
    return _QUALITY.format(one.gold, one.row, f"{one.precision:.1f}", f"{one.recall:.1f}", f"{one.f1:.1f}")


def _predict(articles: Path, index: Path | None, out: Path) -> None:
    """What `extract` prints of these articles, into a file."""
    options = {"index": index} if index else {}
    with out.open("w", encoding="utf-8") as file, contextlib.redirect_stdout(file):
        call_command("extract", str(articles), **options)


def _texts(paths: Iterable[str]) -> list[str]:
    texts = []
    for found in find(paths):
        if found.path is None:
            raise CommandError(f"{found.name}: {found.reason}")
        try:
            texts.append(clean(read_file(found.path, max_bytes=settings.FACTDESK_MAX_BYTES).text).text)
        except Rejected as reject:
            raise CommandError(f"{found.name}: {reject}") from None
    if not any(text.split() for text in texts):
        raise CommandError("there is no text to read")
    return texts
