"""What it costs to record and cross-check one new article, however many claims are stored.

Reading is no part of it: the articles are made up, and what is read in them is given. Timed is what an article waits
for the database and for comparison: its claims and keys are stored, they are compared, findings are written, foreign
keys are looked up as at the end of the transaction. All is then rolled back, so that every round finds the same.

The same article is recorded at one size after the other before the next one is, so that whatever else the machine does
meets all sizes alike. Time is processor time and the wait for each query; beside it stands the processor time alone, of
this process and of the server's that answers it, where the server runs on this machine.
"""

import gc
import statistics
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db import connection, transaction

from articles.models import Article, Outlet, Revision
from claims.benching.costs import Queries, Server, in_turn
from claims.benching.databases import Filled, filled_databases
from claims.benching.filling import Filling
from claims.benching.world import ARTICLES_A_DAY, FIRST_OF_NEWEST, ROUND, Written, write
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
# Of each story of the newest round all articles but the last are stored, and the last is recorded.
_EARLIER = ROUND - ARTICLES_A_DAY
_FIRST_LAST = FIRST_OF_NEWEST + _EARLIER


@dataclass(frozen=True, slots=True)
class Cost:
    """One line of the table: what a new article cost at this many stored claims."""

    stored: int
    seconds: float
    slowest: float
    busy: float | None
    queries: int
    most_queries: int
    findings: int
    filled: float


@dataclass(frozen=True, slots=True)
class _Taken:
    """What one article took."""

    seconds: float
    busy: float | None
    queries: int
    findings: int


def measure(
    *, sizes: Iterable[int] = SIZES, rounds: int = 7, kept_as: str = "", told: Callable[[int], None] = lambda _: None
) -> Iterator[Cost]:
    """Record the same articles in a database of each size, each the last of its story.

    At every size the newest stories are the same, of the same days; a larger store goes further back. `kept_as` leaves
    the filled databases to the next run, under that name.
    """
    with filled_databases(sorted(sizes), kept_as=kept_as, fill=filled_by(told)) as databases:
        stored = [_count(database) for database in databases]
        gc.collect()
        gc.freeze()  # what filling left in memory is none of the article's
        taken: list[list[_Taken]] = [[] for _ in databases]
        for turn in range(_WARM + rounds):
            for place in in_turn(len(databases), turn):
                with databases[place].in_use():
                    taken[place].append(_take(write(_FIRST_LAST + turn % ARTICLES_A_DAY)))
        for count, costs, database in zip(stored, taken, databases, strict=True):
            yield _summed(count, costs[_WARM:], database.seconds)


def filled_by(told: Callable[[int], None]) -> Callable[[int], None]:
    """What fills a database with so many claims: all that was printed, but of the newest stories the last article."""

    def fill(size: int) -> None:
        articles = max(_EARLIER, -(-size // CLAIMS_AN_ARTICLE))
        Filling().fill(range(_FIRST_LAST - articles, _FIRST_LAST), told=told)

    return fill


def _count(database: Filled) -> int:
    with database.in_use():
        return Claim.objects.count()


def _summed(stored: int, costs: Sequence[_Taken], filled: float) -> Cost:
    busy = [cost.busy for cost in costs if cost.busy is not None]
    queries = [cost.queries for cost in costs]
    return Cost(
        stored,
        statistics.median(cost.seconds for cost in costs),
        max(cost.seconds for cost in costs),
        statistics.median(busy) if busy else None,
        min(queries),
        max(queries),
        sum(cost.findings for cost in costs) // len(costs),
        filled,
    )


def _take(article: Written) -> _Taken:
    """Record the article, and leave the database as it was."""
    queries, server = Queries(), Server()
    with transaction.atomic():
        revision = _store(article)
        source = Source(revision.text, published_period(revision.article), revision.headline_end)
        ahead = ReadAhead(source, Extraction(article.statements))
        before = server.busy()
        with connection.execute_wrapper(queries):
            start = time.process_time()
            recorded = record_revision(revision=revision, ahead=ahead)
            count = queries.count
            connection.check_constraints()
            own = time.process_time() - start
        after = server.busy()
        transaction.set_rollback(True)
    busy = None if before is None or after is None else own + after - before
    return _Taken(own + queries.waited, busy, count, recorded.findings)


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
