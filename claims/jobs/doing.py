"""Doing a job: its page to an article, and the word that it is done, in one transaction."""

import dataclasses
import logging
import time
from collections.abc import Callable
from functools import partial

from django.utils import timezone

from articles.readers import RawArticle
from articles.readers.files import read_many
from articles.readers.packing import unpack
from articles.rejects import Rejected
from claims.intake import TakenIn, take_in
from claims.jobs.faults import DATABASE_FAULTS, await_database, faults_named
from claims.jobs.leases import LeaseLost, close_load, end, give_back, held, kept, reap, take_next
from claims.jobs.loads import Page, spread
from claims.jobs.settling import settle
from claims.limits import current_limits
from claims.models import Job, Load

logger = logging.getLogger(__name__)

_PATIENCE = 1.0  # seconds between two looks for what another worker may have left


def do_next(*, worker: str, load: Load | None = None) -> bool:
    """Do the next job that is due; false where none is."""
    job = take_next(worker=worker, load=load)
    if job is None:
        return False
    do(job)
    return True


def work_through(load: Load, *, worker: str, told: Callable[[], None] = lambda: None) -> None:
    """Do all jobs of a load here, one after the other, until none is left; `told` is called after each.

    What another worker has begun is waited for, and taken from it where its lease runs out.
    """
    while True:
        try:
            with faults_named():
                reap()
                while do_next(worker=worker, load=load):
                    told()
                if not load.jobs.unfinished().exists():
                    return
        except DATABASE_FAULTS as error:
            logger.warning("The database does not answer: %s", error)
            await_database()
        time.sleep(_PATIENCE)


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
        with faults_named(), kept(job):
            pages = pages_of(job)
            if len(pages) == 1:
                raw = _page(pages[0].raw)
                take_in(raw=raw, by=job.load.created_by, then=partial(_note_done, job, list(raw.notes)))
            else:
                spread(job, pages)
    except LeaseLost:
        logger.warning("Job %s (%s) was taken away meanwhile; nothing of it was stored here", job.pk, job.name)
        return
    except Rejected as reject:
        settle(job, partial(end, job, Job.State.REJECTED, str(reject)))
    except DATABASE_FAULTS as error:
        logger.warning("The database failed under job %s (%s): %s", job.pk, job.name, error)
        reason = f"the database failed while it was stored ({type(error).__name__})"
        settle(job, partial(give_back, job, counted=True, reason=reason))
    except Exception as error:
        logger.exception("Reading %s failed", job.name)
        reason = f"reading it failed ({type(error).__name__}); nothing of it was stored"
        settle(job, partial(end, job, Job.State.FAILED, reason))
    except BaseException:
        give_back(job, counted=False)
        raise
    settle(job, partial(close_load, job.load_id))


def pages_of(job: Job) -> list[Page]:
    """The job's page with what its giver said of it, or all pages of a file that holds several; may be `Rejected`."""
    if job.page is not None:
        return [Page(job.name, _with_given(unpack(job.page), job))]
    found = list(read_many(bytes(job.content or b""), name=job.name, limits=current_limits()))
    if len(found) == 1 and isinstance(found[0][1], Rejected):
        raise found[0][1]
    return [
        Page(name, reject=str(raw)) if isinstance(raw, Rejected) else Page(name, _with_given(raw, job))
        for name, raw in found
    ]


def _with_given(raw: RawArticle, job: Job) -> RawArticle:
    given = unpack({"stem": raw.stem, "text": raw.text, **job.given})
    return dataclasses.replace(raw, **{name: getattr(given, name) for name in job.given})


def _page(raw: RawArticle | None) -> RawArticle:
    if raw is None:
        raise Rejected("holds no page")
    return raw


def _note_done(job: Job, notes: list[str], taken: TakenIn) -> None:
    """Written with the article, or not at all: a job that was taken away takes the article back with it."""
    recorded = taken.recorded
    counts = recorded and {"figures": recorded.figures, "claims": recorded.claims, "findings": recorded.findings}
    noted = held(job).update(
        state=Job.State.DONE,
        outcome=taken.loaded.status,
        article=taken.loaded.article,
        counts=counts,
        notes=notes,
        reason="",
        finished_at=timezone.now(),
        lease_until=None,
        page=None,
        content=None,
    )
    if not noted:
        raise LeaseLost
