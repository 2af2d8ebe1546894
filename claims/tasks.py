"""Work for `manage.py db_worker`."""

from collections.abc import Iterable
from functools import partial

from django.db import transaction
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from articles.models import Article
from claims.models import Claim, Follow, Measure


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
    waiting = DBTaskResult.objects.ready().filter(task_path=reread_everything.module_path)
    if not waiting.exists():
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
    waiting = DBTaskResult.objects.ready().filter(task_path=tell_followers.module_path)
    if Follow.objects.exists() and not waiting.exists():
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
