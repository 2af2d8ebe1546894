"""Work for `manage.py work`, the worker."""

import datetime
from collections.abc import Iterable
from functools import partial

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from articles.models import Article
from claims.jobs.backends import is_waiting, look_again
from claims.models import Claim, Feed, Follow, Job, Measure

# As many workers as this can be at one load; more tasks would only wait.
_LANES = 32
# A task lets others come after so many seconds, so that nobody who follows a figure waits for a thousand pages.
_SLICE = 5.0


@task()
def reread_everything() -> int:
    """Read every article anew with today's rules and aliases, and judge anew; corrections and verdicts stay.

    Returns how many articles were read.
    """
    from claims.recording import (  # loads spaCy, which a command that only enqueues need not wait for
        propose_waiting,
        quietly,
        reread_article,
    )

    pks = list(Article.objects.public().order_by("pk").values_list("pk", flat=True))
    for pk in pks:
        with quietly():
            reread_article(article=Article.objects.get(pk=pk))
        propose_waiting()
    return len(pks)


def reread_soon() -> None:
    """Leave a rereading to the worker once this transaction stands, unless one is waiting already."""
    transaction.on_commit(_enqueue_once)


def _enqueue_once() -> None:
    if not is_waiting(reread_everything):
        reread_everything.enqueue()


@task()
def rejudge_articles(articles: list[int]) -> int:
    """Compare the articles' claims anew, one article after the other; return how many findings they have."""
    from claims.recording import rejudge

    standing = Claim.objects.standing()
    return sum(
        rejudge(touched=standing.filter(revision__article=article).values_list("pk", flat=True)) for article in articles
    )


def rejudge_soon(articles: Iterable[int]) -> None:
    """Leave comparing articles anew to the worker once this transaction stands, after who printed them changed."""
    if wanted := list(articles):
        transaction.on_commit(partial(rejudge_articles.enqueue, wanted))


@task()
def tell_followers() -> int:
    """Make the news into notices for those who follow what they are of; return how many notices.

    A sheet goes stale without anybody's doing, so that is looked for here too.
    """
    from claims.following.telling import tell
    from claims.recording import note_stale_sheets

    note_stale_sheets(today=timezone.localdate())
    return tell()


def tell_soon() -> None:
    """Leave it to the worker once this transaction stands, unless that waits already or nobody follows anything."""
    transaction.on_commit(_tell_once)


def _tell_once() -> None:
    if Follow.objects.exists() and not is_waiting(tell_followers):
        tell_followers.enqueue()


def settle_soon(*, measure: Measure) -> None:
    """Count the verdicts on a measure anew, once this transaction stands."""
    from claims.recording import settle_measure

    transaction.on_commit(partial(settle_measure, measure=measure))


@task()
def place_claims() -> int:
    """Put the claims of measures that editors decided on where they belong now; return how many batches that took.

    Goes on with whatever is left, also by a worker that was stopped.
    """
    from claims.recording.resorting import place_next

    batches = 0
    while place_next():
        batches += 1
    return batches


def place_soon() -> None:
    """Leave that to the worker once this transaction stands."""
    transaction.on_commit(place_claims.enqueue)


@task()
def move_claims() -> int:
    """Put the claims of entities that were merged where they belong now; return how many batches that took."""
    from claims.recording.entities import move_next

    batches = 0
    while move_next():
        batches += 1
    return batches


def move_claims_soon() -> None:
    """Leave that to the worker once this transaction stands."""
    transaction.on_commit(move_claims.enqueue)


@task()
def do_jobs() -> int:
    """Load pages for a few seconds, and leave the rest to the next such task; return how many were loaded.

    It knows of no job in particular: the rows say what is due, so that a task that is lost loses none.
    """
    from claims.jobs.doing import do_for  # loads spaCy, which a command that only enqueues need not wait for
    from claims.jobs.leases import new_worker

    done = do_for(_SLICE, worker=new_worker())
    if Job.objects.due(timezone.now()).exists():
        do_jobs.enqueue()
    _look_again_where_work_is_left()
    return done


def do_soon(number: int) -> None:
    """Tell the workers, once this transaction stands, that there are so many more jobs.

    A queue that cannot be reached is logged and costs nobody the page: workers look for what is due by themselves.
    """
    transaction.on_commit(partial(_tell_workers, number), robust=True)


def _tell_workers(number: int) -> None:
    for _ in range(min(number, _LANES)):
        do_jobs.enqueue()
    _look_again_where_work_is_left()


def _look_again_where_work_is_left() -> None:
    """A worker that is killed takes its task with it; this one comes when the lease has run out."""
    if Job.objects.unfinished().filter(load__held=False).exists():
        look_again(do_jobs, datetime.timedelta(seconds=settings.FACTDESK_JOB_LEASE + 1))


@task()
def poll_feeds() -> int:
    """Ask the feeds whose turn has come; return how many articles they brought."""
    from claims.polling import poll_due_feeds  # loads spaCy, which a command that only enqueues need not wait for

    return sum(polled.loaded for polled in poll_due_feeds())


def poll_soon() -> None:
    """Leave asking feeds to the worker once this transaction stands, if one's turn has come and that waits not yet."""
    transaction.on_commit(_poll_once)


def _poll_once() -> None:
    if Feed.objects.due(now=timezone.now()).exists() and not is_waiting(poll_feeds):
        poll_feeds.enqueue()
