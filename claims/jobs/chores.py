"""What workers do beside loading: telling followers, reading anew, polling. Each is a row until it is done.

A function of `claims.tasks` becomes a chore by its decorator, and is asked for in the transaction that makes it
necessary, so that both stand or neither:

    @chore()
    def judge_article(article: int) -> None: ...

    ask(judge_article, article=7)

    @chore(every=datetime.timedelta(minutes=5))
    def forget() -> None: ...

A worker takes the row for the time of a lease, so that one which is killed loses it to the next. A chore may therefore
be done twice, and must then come to the same as done once. It is short: what is long asks for itself again, or for a
chore for each part of it. Asked for twice before it is begun, it is done once; asked for while it is being done, once
more. Of all workers one does what comes from time to time, each time that it is due.
"""

import datetime
import logging
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from django.db import connection, transaction
from django.utils import timezone
from django_tasks import task

from claims.jobs.backends import is_waiting
from claims.jobs.faults import DATABASE_FAULTS, faults_named
from claims.jobs.leases import LeaseLost, give_back, held, kept, new_worker, reap, take_first
from claims.jobs.settling import settle
from claims.models import Chore

logger = logging.getLogger(__name__)

_Function = TypeVar("_Function", bound=Callable[..., object])
# A task lets others come after so many seconds.
_SLICE = 5.0
_AT_ONCE = 1_000


@dataclass(frozen=True, slots=True)
class Kind:
    """What is done under a name: `rank` says what comes first, `every` when it comes again by itself."""

    function: Callable[..., object]
    rank: int
    every: datetime.timedelta | None


KINDS: dict[str, Kind] = {}


def chore(*, rank: int = 0, every: datetime.timedelta | None = None) -> Callable[[_Function], _Function]:
    """Have workers call the function when it is asked for, and so often. What nobody waits for is of a higher rank."""

    def register(function: _Function) -> _Function:
        KINDS[function.__name__] = Kind(function, rank, every)
        return function

    return register


def ask(function: Callable[..., object], **given: Any) -> None:
    """Have the function called with this, once what this transaction writes stands; never where it does not."""
    ask_each(function, [given])


def ask_each(function: Callable[..., object], givens: Iterable[dict[str, Any]]) -> int:
    """Have the function called with each of these; return how many they are."""
    chores = [_row(function.__name__, given) for given in givens]
    Chore.objects.bulk_create(chores, batch_size=_AT_ONCE)
    if chores:
        # A queue that cannot be reached costs nobody the page: workers look for what is due by themselves.
        transaction.on_commit(_tell_workers, robust=True)
    return len(chores)


def retry_chores() -> int:
    """Have what failed done again, with all attempts before it; return how many that are."""
    now = timezone.now()
    with transaction.atomic():
        number = Chore.objects.filter(state=Chore.State.FAILED).update(
            state=Chore.State.WAITING, attempts=0, reason="", worker="", finished_at=None, not_before=now
        )
        if number:
            transaction.on_commit(_tell_workers, robust=True)
    return number


def wind_up() -> None:
    """See to it that there is a row for each chore that comes from time to time."""
    periodic = {name: kind.every for name, kind in KINDS.items() if kind.every}
    rows = Chore.objects.filter(key__in=[Chore.key_of(name, {}) for name in periodic]).values_list("name", "state")
    known = {name for name, _ in rows}
    going = {name for name, state in rows if state != Chore.State.FAILED}
    for name, interval in periodic.items():
        if name not in going:  # one that failed comes again, after its pause
            _row(name, {}, after=interval if name in known else datetime.timedelta()).save()


def do_next(*, worker: str) -> bool:
    """Do the next chore that is due; false where none is."""
    with transaction.atomic():
        taken = take_first(Chore.objects.due(timezone.now()), worker=worker)
        if taken is None:
            return False
        _take_over_same(taken)
    _do(taken)
    return True


@task()
def do_chores() -> int:
    """Do chores for a few seconds, and leave the rest to the next such task; return how many were done."""
    reap()
    begun, done, worker = time.monotonic(), 0, new_worker()
    while time.monotonic() - begun < _SLICE:
        if not do_next(worker=worker):
            return done
        done += 1
    _tell_workers()
    return done


def _take_over_same(taken: Chore) -> None:
    """Whoever asked for the same has it done now: what they wrote stands already, since we see their rows."""
    same = Chore.objects.filter(key=taken.key).exclude(pk=taken.pk).exclude(state=Chore.State.RUNNING)
    if connection.features.has_select_for_update_skip_locked:
        same = same.select_for_update(skip_locked=True)  # what another worker is taking, it does
    Chore.objects.filter(pk__in=list(same.values_list("pk", flat=True))).delete()


def _row(name: str, given: dict[str, Any], *, after: datetime.timedelta = datetime.timedelta()) -> Chore:
    due = timezone.now() + after
    return Chore(name=name, given=given, key=Chore.key_of(name, given), rank=KINDS[name].rank, not_before=due)


def _tell_workers() -> None:
    if not is_waiting(do_chores):
        do_chores.enqueue()


def _do(taken: Chore) -> None:
    """Do a chore that was taken. Whatever happens, its row says so, unless it is somebody else's by now.

    A fault of ours would come again: it is not tried again by itself, unless it comes from time to time anyway.
    """
    try:
        with faults_named(), kept(taken):
            KINDS[taken.name].function(**taken.given)
    except DATABASE_FAULTS as error:
        logger.warning("The database failed under the chore %s: %s", taken, error)
        reason = f"the database failed while it was done ({type(error).__name__})"
        settle(taken, partial(give_back, taken, counted=True, reason=reason))
    except Exception as error:
        logger.exception("The chore %s failed", taken)
        settle(taken, partial(_end, taken, f"it failed ({type(error).__name__})"))
    except BaseException:
        give_back(taken, counted=False)
        raise
    else:
        settle(taken, partial(_note_done, taken))


def _end(taken: Chore, reason: str) -> None:
    now = timezone.now()
    if not held(taken).update(state=Chore.State.FAILED, reason=reason, finished_at=now, lease_until=None):
        raise LeaseLost


def _note_done(taken: Chore) -> None:
    """Take the row out, or put it where it comes again."""
    every = KINDS[taken.name].every
    if every:
        again = {"state": Chore.State.WAITING, "attempts": 0, "reason": "", "worker": "", "lease_until": None}
        noted = held(taken).update(**again, not_before=timezone.now() + every)
    else:
        noted = held(taken).delete()[0]
    if not noted:
        raise LeaseLost
