"""Taking a job, keeping it while it is done, and taking it from a worker that is heard of no more."""

import datetime
import logging
import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import Error, connection, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.crypto import get_random_string

from claims.models import Job, JobQuerySet, Load

logger = logging.getLogger(__name__)

_LONGEST_PAUSE = datetime.timedelta(minutes=10)


class LeaseLost(Exception):
    """Somebody else has the job by now, or it was taken away: what was made of it must not be stored."""


def new_worker() -> str:
    """A name that no other worker has: machine, process, and what tells it from an earlier process of that number."""
    return f"{socket.gethostname()[:60]}:{os.getpid()}:{get_random_string(6)}"


def take_next(*, worker: str, load: Load | None = None) -> Job | None:
    """Take the next job that is due, of all loads or of one; None where none is."""
    now = timezone.now()
    with transaction.atomic():
        if load is None:
            due = Job.objects.due(now)
        else:
            due = Job.objects.waiting().filter(load=load).exclude(not_before__gt=now).order_by("position")
        if connection.features.has_select_for_update_skip_locked:
            due = due.select_for_update(of=("self",), skip_locked=True)
        job = due.first()
        if job is None:
            return None
        job.state, job.worker, job.attempts = Job.State.RUNNING, worker, job.attempts + 1
        job.started_at = job.heartbeat_at = now
        job.lease_until, job.not_before = now + _lease(), None
        job.save(
            update_fields=[
                "state", "worker", "attempts", "started_at", "heartbeat_at", "lease_until", "not_before",
            ]
        )  # fmt: skip
    return job


def renew(job: Job) -> bool:
    """Keep the job for another lease; false where it is no longer this worker's."""
    now = timezone.now()
    return bool(Job.objects.filter(**job.lease()).update(heartbeat_at=now, lease_until=now + _lease()))


@contextmanager
def kept(job: Job) -> Iterator[None]:
    """Renew the job's lease from a thread for as long as this lasts."""
    over = threading.Event()
    beat = threading.Thread(target=_beat, args=[job, over], name=f"heartbeat of job {job.pk}", daemon=True)
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
    ended = Job.objects.filter(**job.lease()).update(
        state=state, reason=reason, finished_at=timezone.now(), lease_until=None, **let_go
    )
    if not ended:
        raise LeaseLost


def give_back(job: Job, *, counted: bool, reason: str = "") -> None:
    """Let somebody take the job again: later where the attempt is `counted`, and not for ever; at once where not."""
    if counted:
        _requeue(Job.objects.filter(**job.lease()), job.attempts, reason)
    else:
        Job.objects.filter(**job.lease()).update(
            state=Job.State.WAITING, attempts=job.attempts - 1, lease_until=None, worker=""
        )


def reap() -> int:
    """Take jobs from workers whose lease ran out: back into the queue, or to rest after too many attempts.

    Returns how many. Workers may all do this at once: each row changes but once.
    """
    expired = Job.objects.expired(timezone.now()).select_related("load").without_page()
    taken = 0
    for job in expired:
        rows = Job.objects.filter(**job.lease(), lease_until=job.lease_until)
        if job.load.cancelled_at:
            now = timezone.now()
            taken += rows.update(state=Job.State.CANCELLED, finished_at=now, lease_until=None)
            continue
        reason = (
            f"the worker that read it stopped {_times(job.attempts)} before it was done; "
            "the page may need more memory than there is"
        )
        taken += _requeue(rows, job.attempts, reason)
    if taken:
        logger.warning("%d jobs were taken from workers that are heard of no more", taken)
    _close_loads()
    return taken


def close_load(load_id: int) -> None:
    """Note the end of a load whose last job has ended; the last of several workers to say so is right."""
    _close_loads(load_id)


def _close_loads(load_id: int | None = None) -> None:
    open_ones = Load.objects.filter(Q(finished_at=None) & (Q() if load_id is None else Q(pk=load_id)))
    left = Job.objects.unfinished().filter(load=OuterRef("pk"))
    open_ones.filter(~Exists(left)).update(finished_at=timezone.now())


def _requeue(rows: JobQuerySet, attempts: int, reason: str) -> int:
    now = timezone.now()
    if attempts >= settings.FACTDESK_JOB_ATTEMPTS:
        return rows.update(state=Job.State.FAILED, reason=reason, finished_at=now, lease_until=None)
    return rows.update(
        state=Job.State.WAITING, reason=reason, lease_until=None, worker="", not_before=now + pause(attempts)
    )


def pause(attempts: int) -> datetime.timedelta:
    """How long a job rests after so many attempts: twice as long each time."""
    seconds = settings.FACTDESK_JOB_PAUSE * 2 ** min(attempts - 1, 20)
    return min(datetime.timedelta(seconds=seconds), _LONGEST_PAUSE)


def _beat(job: Job, over: threading.Event) -> None:
    """Renew until it is over; a database that is away for a while is asked again at the next beat."""
    beaten = False
    while not over.wait(_lease().total_seconds() / 3):
        beaten = True
        try:
            if not renew(job):
                break
        except Error as error:
            logger.warning("The lease of job %s could not be renewed: %s", job.pk, error)
            connection.close()
    if beaten:
        connection.close()  # this thread's own


def _lease() -> datetime.timedelta:
    return datetime.timedelta(seconds=settings.FACTDESK_JOB_LEASE)


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")
