"""Work for `manage.py work`, the worker: chores, each asked for with what makes it necessary, and the word of jobs."""

import datetime
from collections.abc import Iterable
from functools import partial

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from articles.models import Article
from claims.jobs.backends import look_again
from claims.jobs.chores import ask, ask_each, chore, do_chores
from claims.models import Claim, Feed, Follow, Job, Measure

# As many workers as this can be at one load; more tasks would only wait.
_LANES = 32
# A task lets others come after so many seconds, so that nobody who follows a figure waits for a thousand pages.
_SLICE = 5.0
# What many articles are read or judged anew for comes after what somebody waits for.
_IN_TIME = 1
_ERRANDS_KEPT = datetime.timedelta(days=1)


@chore()
def reread_everything() -> int:
    """Have every article read anew with today's rules and aliases, and judged anew; corrections and verdicts stay.

    Returns how many articles those are.
    """
    pks = Article.objects.public().order_by("pk").values_list("pk", flat=True)
    return ask_each(reread_article, ({"article": pk} for pk in pks))


@chore(rank=_IN_TIME)
def reread_article(article: int) -> None:
    """Read an article anew, unless it is gone or withdrawn meanwhile."""
    from claims.recording import (  # loads spaCy, which a command that only asks for it need not wait for
        propose_waiting,
        quietly,
        reread_article,
    )

    if found := Article.objects.public().filter(pk=article).first():
        with quietly():
            reread_article(article=found)
        propose_waiting()


def reread_soon() -> None:
    """Have every article read anew once this transaction stands."""
    ask(reread_everything)


@chore(rank=_IN_TIME)
def rejudge_article(article: int) -> int:
    """Compare an article's claims anew; return how many findings they have."""
    from claims.recording import rejudge

    standing = Claim.objects.standing()
    return rejudge(touched=standing.filter(revision__article=article).values_list("pk", flat=True))


def rejudge_soon(articles: Iterable[int]) -> None:
    """Have articles compared anew once this transaction stands, after who printed them changed."""
    ask_each(rejudge_article, ({"article": pk} for pk in articles))


@chore(every=datetime.timedelta(minutes=1))
def tell_followers() -> int:
    """Make the news into notices for those who follow what they are of; return how many notices.

    A sheet goes stale without anybody's doing, so that is looked for here too.
    """
    from claims.following.telling import tell
    from claims.recording import note_stale_sheets

    note_stale_sheets(today=timezone.localdate())
    return tell()


def tell_soon() -> None:
    """Have followers told once this transaction stands, unless nobody follows anything.

    The news are rows already and are told every minute, whatever becomes of this, which a load need not wait for.
    """
    transaction.on_commit(_hurry_telling, robust=True)


def _hurry_telling() -> None:
    if Follow.objects.exists():
        ask(tell_followers)


@chore()
def settle_verdicts(measure: int) -> int:
    """Count the verdicts on a measure anew; return on how many findings."""
    from claims.recording import settle_measure

    found = Measure.objects.filter(pk=measure).first()
    return settle_measure(measure=found) if found else 0


def settle_soon(*, measure: Measure) -> None:
    """Have the verdicts on a measure counted anew once this transaction stands."""
    ask(settle_verdicts, measure=measure.pk)


@chore()
def place_claims() -> None:
    """Put the next claims of measures that editors decided on where they belong now, and ask for the rest."""
    from claims.recording.resorting import place_next

    if place_next():
        place_soon()


def place_soon() -> None:
    """Have that done once this transaction stands."""
    ask(place_claims)


@chore()
def move_claims() -> None:
    """Put the next claims of entities that were merged where they belong now, and ask for the rest."""
    from claims.recording.entities import move_next

    if move_next():
        move_claims_soon()


def move_claims_soon() -> None:
    """Have that done once this transaction stands."""
    ask(move_claims)


@chore(every=datetime.timedelta(minutes=1))
def poll_feeds() -> int:
    """Have the feeds asked whose turn has come; return how many those are."""
    due = Feed.objects.due(now=timezone.now()).values_list("pk", flat=True)
    return ask_each(poll_feed, [{"feed": pk} for pk in due])


@chore()
def poll_feed(feed: int) -> None:
    """Ask a feed, unless somebody did so meanwhile: papers may answer slowly, so that each feed is a chore."""
    from claims.polling import poll_feed  # loads spaCy, which a command that only asks for it need not wait for

    if found := Feed.objects.due(now=timezone.now()).filter(pk=feed).first():
        poll_feed(feed=found)


def poll_soon() -> None:
    """Have the feeds asked whose turn has come, once this transaction stands."""
    poll_feeds()


@chore(every=datetime.timedelta(hours=1))
def forget_errands() -> int:
    """Each load leaves many rows that only said that there was work."""
    paths = [do_jobs.module_path, do_chores.module_path]
    old = DBTaskResult.objects.filter(task_path__in=paths, finished_at__lt=timezone.now() - _ERRANDS_KEPT)
    return old.filter(status=TaskResultStatus.SUCCESSFUL).delete()[0]


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
