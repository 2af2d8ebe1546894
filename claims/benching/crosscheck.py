"""What it costs to record and cross-check one new article, however many claims are stored.

Reading is no part of it: the articles are made up, and what is read in them is given. Timed is what an article waits
for the database and for comparison: its claims and keys are stored, they are compared, findings are written. Time is
processor time and the wait for each query, so that other work on the machine changes little.
"""

import gc
import os
import statistics
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import connection

from articles.models import Article, Outlet, Revision
from claims.benching.filling import Filling
from claims.benching.world import ARTICLES_A_DAY, ROUND, Written, write
from claims.extraction.pipeline import Source
from claims.models import Claim
from claims.recording import ReadAhead, record_revision
from claims.recording.readings import published_period
from claims.values import Extraction

SIZES = (10_000, 100_000, 1_000_000)
# SQLite is filled row by row.
MOST_ON_SQLITE = 100_000
CLAIMS_AN_ARTICLE = 30
_WARM = 2
# The newest round: of each of its stories all articles but the last are stored, and the last is recorded.
_LAST = 1_000_000 * ROUND
_EARLIER = ROUND - ARTICLES_A_DAY
MOST_ROUNDS = ARTICLES_A_DAY - _WARM


@dataclass(frozen=True, slots=True)
class Cost:
    """One line of the table: what a new article cost at this many stored claims."""

    stored: int
    seconds: float
    slowest: float
    queries: int
    most_queries: int
    findings: int
    filled: float


@contextmanager
def database_of_its_own() -> Iterator[None]:
    """A new database beside the configured one, dropped afterwards; the desk's own is not touched."""
    configured = connection.settings_dict["NAME"]
    test = connection.settings_dict["TEST"]
    before = test["NAME"]
    with TemporaryDirectory() as folder:
        own = Path(folder) / "bench.sqlite3" if connection.vendor == "sqlite" else f"factdesk_bench_{os.getpid()}"
        test["NAME"] = str(own)
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        try:
            yield
        finally:
            connection.creation.destroy_test_db(configured, verbosity=0)
            test["NAME"] = before


def measure(
    *, sizes: Iterable[int] = SIZES, rounds: int = 7, told: Callable[[int], None] = lambda _: None
) -> Iterator[Cost]:
    """Fill up to each size in turn, and record the same articles there, each the last of its story.

    At every size the newest stories are the same, but for their places; all around them is what there was before.
    """
    filling = Filling()
    for shift, size in enumerate(sorted(sizes)):
        start = time.perf_counter()
        articles = max(0, -(-size // CLAIMS_AN_ARTICLE) - _EARLIER)
        filling.fill(articles, told=told)
        last = [write(_LAST + number, on=articles + number, shift=shift) for number in range(ROUND)]
        filling.add(last[:_EARLIER])
        stored, filled = Claim.objects.count(), time.perf_counter() - start
        gc.collect()
        gc.freeze()  # what filling left in memory is none of the article's
        costs = [_cost(article) for article in last[_EARLIER:][: _WARM + rounds]]
        filling.articles += _EARLIER + len(costs)
        yield _summed(stored, costs[_WARM:], filled)


def _summed(stored: int, costs: Sequence[tuple[float, int, int]], filled: float) -> Cost:
    seconds, queries, findings = zip(*costs, strict=True)
    return Cost(
        stored,
        statistics.median(seconds),
        max(seconds),
        int(statistics.median(queries)),
        max(queries),
        sum(findings) // len(findings),
        filled,
    )


def _cost(article: Written) -> tuple[float, int, int]:
    revision = _store(article)
    source = Source(revision.text, published_period(revision.article), revision.headline_end)
    ahead = ReadAhead(source, Extraction(article.statements))
    queries = _Queries()
    with connection.execute_wrapper(queries):
        start = time.process_time()
        recorded = record_revision(revision=revision, ahead=ahead)
        seconds = time.process_time() - start
    return seconds + queries.waited, queries.count, recorded.findings


def _store(article: Written) -> Revision:
    """The article as loading stores it."""
    row = Article.objects.create(
        stem=f"article-{article.number}",
        outlet=Outlet.objects.get(name=f"Outlet {article.outlet}"),
        headline=f"News of {article.published}",
        published_from=article.published,
        published_to=article.published,
        published_basis=Article.PublishedBasis.STATED,
    )
    digest = f"{article.number:064x}"
    return Revision.objects.create(article=row, number=1, text=article.text, original_sha256=digest, text_sha256=digest)


class _Queries:
    """Counts the queries that pass, and how long they keep us waiting."""

    def __init__(self) -> None:
        self.count = 0
        self.waited = 0.0

    def __call__(self, execute: Callable[..., object], *query: object) -> object:
        self.count += 1
        start, busy = time.perf_counter(), time.process_time()
        try:
            return execute(*query)
        finally:
            self.waited += (time.perf_counter() - start) - (time.process_time() - busy)
