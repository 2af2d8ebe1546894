"""Doing a job: its page to an article, and the word that it is done, in one transaction."""

import dataclasses
import logging
import threading
import time
from collections.abc import Callable
from functools import partial

from django.conf import settings
from django.db import InterfaceError, OperationalError, close_old_connections, connection
from django.utils import timezone

from articles.readers import RawArticle
from articles.readers.files import read_bytes
from articles.readers.packing import unpack
from articles.rejects import Rejected
from claims.intake import TakenIn, take_in
from claims.jobs.leases import LeaseLost, close_load, end, give_back, kept, reap, take_next
from claims.models import Job, Load

logger = logging.getLogger(__name__)

# A page that cannot be stored because the database went away says nothing of the page.
DATABASE_FAULTS = (OperationalError, InterfaceError)
_PATIENCE = 1.0  # seconds between two looks whether the database is back


def do_next(*, worker: str, load: Load | None = None) -> bool:
    """Do the next job that is due; false where none is."""
    job = take_next(worker=worker, load=load)
    if job is None:
        return False
    do(job)
    return True


def do_for(seconds: float, *, worker: str) -> int:
    """Do jobs one after the other for so long, or until none is due; return how many. One is always looked for."""
    reap()
    begun, done = time.monotonic(), 0
    while do_next(worker=worker):
        done += 1
        if time.monotonic() - begun >= seconds:
            break
    return done


def do(job: Job) -> None:
    """Do a job that was taken. Whatever happens, its row says so, unless it is somebody else's by now.

    A fault of ours in one page must not cost the others, and would come again: it is not tried again by itself. What
    stopped (Ctrl-C) gives the job back.
    """
    try:
        with kept(job):
            take_in(raw=page_of(job), by=job.load.created_by, then=partial(_note_done, job))
    except LeaseLost:
        logger.warning("Job %s (%s) was taken away meanwhile; nothing of it was stored here", job.pk, job.name)
        return
    except Rejected as reject:
        _settle(job, partial(end, job, Job.State.REJECTED, str(reject)))
    except DATABASE_FAULTS as error:
        logger.warning("The database failed under job %s (%s): %s", job.pk, job.name, error)
        reason = f"the database failed while it was stored ({type(error).__name__})"
        _settle(job, partial(give_back, job, counted=True, reason=reason))
    except Exception as error:
        logger.exception("Reading %s failed", job.name)
        reason = f"reading it failed ({type(error).__name__}); nothing of it was stored"
        _settle(job, partial(end, job, Job.State.FAILED, reason))
    except BaseException:
        give_back(job, counted=False)
        raise
    _settle(job, partial(close_load, job.load_id))


def page_of(job: Job) -> RawArticle:
    """The job's page with what its giver said of it, or `Rejected`."""
    if job.page is not None:
        raw = unpack(job.page)
    else:
        raw = read_bytes(bytes(job.content or b""), name=job.name, max_bytes=settings.FACTDESK_MAX_BYTES)
    given = unpack({"stem": raw.stem, "text": raw.text, **job.given})
    known = {field.name for field in dataclasses.fields(given) if field.name in job.given}
    return dataclasses.replace(raw, **{name: getattr(given, name) for name in known})


def await_database(stop: threading.Event | None = None) -> None:
    """Wait until the database answers, as after a restart of its server, or until `stop` is set."""
    stop = stop or threading.Event()
    while not stop.is_set():
        try:
            close_old_connections()
            connection.ensure_connection()
            if connection.is_usable():
                return
        except DATABASE_FAULTS:
            pass
        connection.close()
        stop.wait(_PATIENCE)


def _note_done(job: Job, taken: TakenIn) -> None:
    """Written with the article, or not at all: a job that was taken away takes the article back with it."""
    recorded = taken.recorded
    counts = recorded and {"figures": recorded.figures, "claims": recorded.claims, "findings": recorded.findings}
    noted = Job.objects.filter(**job.lease()).update(
        state=Job.State.DONE,
        outcome=taken.loaded.status,
        article=taken.loaded.article,
        counts=counts,
        reason="",
        finished_at=timezone.now(),
        lease_until=None,
        page=None,
        content=None,
    )
    if not noted:
        raise LeaseLost


def _settle(job: Job, write: Callable[[], None]) -> None:
    """Write it as soon as the database lets us; should that take longer than the lease, the reaper was first."""
    while True:
        try:
            write()
        except LeaseLost:
            logger.warning("Job %s (%s) was taken away meanwhile", job.pk, job.name)
        except DATABASE_FAULTS:
            if connection.in_atomic_block:
                raise
            connection.close()
            await_database()
            continue
        return
