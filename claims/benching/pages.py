"""What the desk's pages cost an editor, however many claims are stored.

Each page is asked for through all of Django at one size after the other before the next one is, so that whatever else
the machine does meets all sizes alike. Time is processor time and the wait for each query; beside it stands the
processor time alone, of this process and of the server's that answers it, where the server runs on this machine.
Whoever asks is made for the bench and undone with it.
"""

import gc
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass

from django.contrib.auth.models import Group, User
from django.db import connection, transaction
from django.db.models import Count, F
from django.test import Client, override_settings
from django.urls import reverse

from claims.benching import crosscheck
from claims.benching.costs import Queries, Server, in_turn
from claims.benching.databases import Filled, filled_databases
from claims.models import Claim, Finding, Measure

SIZES = (10_000, 1_000_000)
_WARM = 2
_BACKEND = "factdesk.permissions.RoleBackend"


@dataclass(frozen=True, slots=True)
class PageCost:
    """One line of the table: what a page cost at this many stored claims."""

    page: str
    stored: int
    seconds: float
    slowest: float
    busy: float | None
    queries: int
    kilobytes: float


@dataclass(frozen=True, slots=True)
class _Taken:
    """What one answer took."""

    seconds: float
    busy: float | None
    queries: int
    length: int


class PageFailed(Exception):
    """A page did not answer as it should."""


def measure(
    *, sizes: Iterable[int] = SIZES, rounds: int = 7, kept_as: str = "", told: Callable[[int], None] = lambda _: None
) -> Iterator[PageCost]:
    """Ask for each page in a database of each size; all sizes of one page stand together."""
    fill = crosscheck.filled_by(told)
    # No page looks at the keys of claims, so that what an older comparison filled will do.
    with filled_databases(sorted(sizes), kept_as=kept_as, fill=fill, older=True) as databases, ExitStack() as stack:
        asking = [stack.enter_context(_Asking(database)) for database in databases]
        gc.collect()
        gc.freeze()  # what filling left in memory is none of the pages'
        for page in asking[0].addresses:
            taken: dict[int, list[_Taken]] = defaultdict(list)
            for turn in range(_WARM + rounds):
                for place in in_turn(len(asking), turn):
                    taken[place].append(asking[place].take(page))
            for place, asked in enumerate(asking):
                yield _summed(page, asked.stored, taken[place][_WARM:])


class _Asking:
    """An editor before one of the databases."""

    def __init__(self, database: Filled) -> None:
        self._database = database
        self._stack = ExitStack()

    def __enter__(self) -> "_Asking":
        with self._database.in_use():
            self._stack.enter_context(override_settings(ALLOWED_HOSTS=["*"], SECURE_SSL_REDIRECT=False))
            self._stack.enter_context(transaction.atomic())
            self.stored = Claim.objects.count()
            _fill_the_queue()
            self.addresses = _addresses()
            self._client = _client()
            self._server = Server()
        return self

    def __exit__(self, *_: object) -> None:
        with self._database.in_use():
            transaction.set_rollback(True)
            self._stack.close()

    def take(self, page: str) -> _Taken:
        """Ask for the page once."""
        queries = Queries()
        with self._database.in_use():
            before = self._server.busy()
            with connection.execute_wrapper(queries):
                start = time.process_time()
                response = self._client.get(self.addresses[page])
                own = time.process_time() - start
            after = self._server.busy()
        if response.status_code != 200:
            raise PageFailed(f"{self.addresses[page]} answered {response.status_code}")
        busy = None if before is None or after is None else own + after - before
        return _Taken(own + queries.waited, busy, queries.count, len(response.content))


def _fill_the_queue() -> None:
    """Have editors a tenth of all findings to look at; the filling makes none that they would."""
    Finding.objects.annotate(tenth=F("pk") % 10).filter(tenth=0).update(relation="contradicts", queue=True)
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {Finding._meta.db_table}")  # as a server does by itself between two days


def _addresses() -> dict[str, str]:
    """The pages, by what they are called in the table. Of many measures, the one that most is said of."""
    said = Claim.objects.exclude(measure=None).order_by().values("measure")
    most = said.annotate(number=Count("pk")).order_by("-number", "measure").values("measure")[:1]
    measure = Measure.objects.get(pk__in=list(most.values_list("measure", flat=True)))
    timeline, search = reverse("claims:timeline"), reverse("claims:search")
    finding = Finding.objects.filter(queue=True).order_by("pk").first()
    pages = {
        "timeline": timeline,
        "timeline, a measure": f"{timeline}?measure={measure.slug}",
        "timeline, a word": f"{timeline}?words=patients",
        "measure": measure.get_absolute_url(),
        "measures": reverse("claims:measures"),
        "queue": reverse("claims:findings"),
        "search": f"{search}?q=patients",
        "search, rare words": f"{search}?q=night+ferries",
        "desk": reverse("claims:desk"),
        "articles": reverse("claims:articles"),
    }
    return pages | ({"finding": finding.get_absolute_url()} if finding else {})


def _client() -> Client:
    user = User.objects.create_user("bench-of-pages")
    user.groups.add(*Group.objects.filter(name="editor"))
    client = Client()
    client.force_login(user, backend=_BACKEND)
    return client


def _summed(page: str, stored: int, costs: Sequence[_Taken]) -> PageCost:
    busy = [cost.busy for cost in costs if cost.busy is not None]
    return PageCost(
        page,
        stored,
        statistics.median(cost.seconds for cost in costs),
        max(cost.seconds for cost in costs),
        statistics.median(busy) if busy else None,
        max(cost.queries for cost in costs),
        max(cost.length for cost in costs) / 1000,
    )
