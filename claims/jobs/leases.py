"""Taking a job or a chore, keeping it while it is done, taking it from a worker that is heard of no more."""

import datetime
import logging
import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from django.conf import settings
from django.db import Error, connection, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.crypto import get_random_string

from claims.models import Chore, Job, Leased, LeasedQuerySet, Load

logger = logging.getLogger(__name__)

_Taken = TypeVar("_Taken", bound=Leased)

_LONGEST_PAUSE = datetime.timedelta(minutes=10)


class LeaseLost(Exception):
    """Somebody else has the job by now, or it was taken away: what was made of it must not be stored."""


def new_worker() -> str:
    """A name that no other worker has: machine, process, and what tells it from an earlier process of that number."""
    return f"{socket.gethostname()[:60]}:{os.getpid()}:{get_random_string(6)}"


def take_next(*, worker: str, load: Load | None = None) -> Job | None:
    """Take the next job that is due, of all loads or of one; None where none is."""
    now = timezone.now()
    if load is None:
        return take_first(Job.objects.due(now), worker=worker)
    due = Job.objects.waiting().filter(load=load).exclude(not_before__gt=now)
    return take_first(due.order_by("position"), worker=worker)


def take_first(due: LeasedQuerySet[_Taken], *, worker: str) -> _Taken | None:
    """Take the first of these that nobody else is taking; None where there is none."""
    now = timezone.now()
    with transaction.atomic():
        if connection.features.has_select_for_update_skip_locked:
            due = due.select_for_update(of=("self",), skip_locked=True)
        taken = due.first()
        if taken is None:
            return None
        taken.state, taken.worker, taken.attempts = "running", worker, taken.attempts + 1
        taken.started_at = taken.heartbeat_at = now
        taken.lease_until, taken.not_before = now + _lease(), None
        taken.save(
            update_fields=[
                "state", "worker", "attempts", "started_at", "heartbeat_at", "lease_until", "not_before",
            ]
        )  # fmt: skip
    return taken


def held(taken: _Taken) -> LeasedQuerySet[_Taken]:
    """The row, for as long as it is this worker's; empty from then on."""
    rows: LeasedQuerySet[_Taken] = type(taken).objects.filter(**taken.lease())  # type: ignore[attr-defined]
    return rows


def renew(taken: Leased) -> bool:
    """Keep the row for another lease; false where it is no longer this worker's."""
    now = timezone.now()
    return bool(held(taken).update(heartbeat_at=now, lease_until=now + _lease()))


@contextmanager
def kept(taken: Leased) -> Iterator[None]:
    """Renew the row's lease from a thread for as long as this lasts."""
    over = threading.Event()
    beat = threading.Thread(
        target=_beat, args=[taken, over], name=f"heartbeat of {_kind(taken)} {taken.pk}", daemon=True
    )
    beat.start()
    try:
        yield
    finally:
        over.set()
        beat.join()


def end(job: Job, state: Job.State, reason: str) -> None:
    """Note how a job ended that made no article. Raises `LeaseLost` where it is no longer this worker's."""
    # What failed may be tried again; what was rejected would be once more.
    let_go = {"page": None, "content": None} if state == Job.State.REJECTED else {}
    if not held(job).update(state=state, reason=reason, finished_at=timezone.now(), lease_until=None, **let_go):
        raise LeaseLost


def give_back(taken: Leased, *, counted: bool, reason: str = "") -> None:
    """Let somebody take the row again: later where the attempt is `counted`, and not for ever; at once where not."""
    if counted:
        _requeue(held(taken), taken.attempts, reason)
    else:
        held(taken).update(state="waiting", attempts=taken.attempts - 1, lease_until=None, worker="")


def reap() -> int:
    """Take jobs and chores from workers whose lease ran out: to wait again, or to rest after too many attempts.

    Returns how many. Workers may all do this at once: each row changes but once.
    """
    now = timezone.now()
    expired = [*Job.objects.expired(now).select_related("load").without_page(), *Chore.objects.expired(now)]
    taken = 0
    for one in expired:
        rows = held(one).filter(lease_until=one.lease_until)
        if isinstance(one, Job) and one.load.cancelled_at:
            taken += rows.update(state=Job.State.CANCELLED, finished_at=now, lease_until=None)
            continue
        taken += _requeue(rows, one.attempts, _why_stopped(one))
    if taken:
        logger.warning("%d jobs were taken from workers that are heard of no more", taken)
    _close_loads()
    return taken


def _why_stopped(one: Leased) -> str:
    stopped = f"stopped {_times(one.attempts)} before it was done"
    if isinstance(one, Job):
        return f"the worker that read it {stopped}; the page may need more memory than there is"
    return f"the worker that did it {stopped}"


def close_load(load_id: int) -> None:
    """Note the end of a load whose last job has ended; the last of several workers to say so is right."""
    _close_loads(load_id)


def _close_loads(load_id: int | None = None) -> None:
    open_ones = Load.objects.filter(Q(finished_at=None) & (Q() if load_id is None else Q(pk=load_id)))
    left = Job.objects.unfinished().filter(load=OuterRef("pk"))
    open_ones.filter(~Exists(left)).update(finished_at=timezone.now())


def _requeue(rows: LeasedQuerySet[_Taken], attempts: int, reason: str) -> int:
    now = timezone.now()
    if attempts >= settings.FACTDESK_JOB_ATTEMPTS:
        return rows.update(state="failed", reason=reason, finished_at=now, lease_until=None)
    return rows.update(state="waiting", reason=reason, lease_until=None, worker="", not_before=now + pause(attempts))


def pause(attempts: int) -> datetime.timedelta:
    """How long a job or chore rests after so many attempts: twice as long each time."""
    seconds = settings.FACTDESK_JOB_PAUSE * 2 ** min(attempts - 1, 20)
    return min(datetime.timedelta(seconds=seconds), _LONGEST_PAUSE)


def _beat(taken: Leased, over: threading.Event) -> None:
    """Renew until it is over; a database that is away for a while is asked again at the next beat."""
    beaten = False
    while not over.wait(_lease().total_seconds() / 3):
        beaten = True
        try:
            if not renew(taken):
                break
        except Error as error:
            logger.warning("The lease of %s %s could not be renewed: %s", _kind(taken), taken.pk, error)
            connection.close()
    if beaten:
        connection.close()  # this thread's own


def _kind(taken: Leased) -> str:
    return type(taken).__name__.lower()


def _lease() -> datetime.timedelta:
    return datetime.timedelta(seconds=settings.FACTDESK_JOB_LEASE)


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")
