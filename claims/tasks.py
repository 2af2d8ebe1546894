"""Work for `manage.py db_worker`."""

from django.db import transaction
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from articles.models import Article


@task()
def reread_everything() -> int:
    """Read every article anew with today's rules and aliases, and judge anew; corrections and verdicts stay.

    Returns how many articles were read.
    """
    from claims.recording import reread_article  # loads spaCy, which a command that only enqueues need not wait for

    pks = list(Article.objects.order_by("pk").values_list("pk", flat=True))
    for pk in pks:
        reread_article(article=Article.objects.get(pk=pk))
    return len(pks)


def reread_soon() -> None:
    """Leave a rereading to the worker once this transaction stands, unless one is waiting already."""
    transaction.on_commit(_enqueue_once)


def _enqueue_once() -> None:
    waiting = DBTaskResult.objects.ready().filter(task_path=reread_everything.module_path)
    if not waiting.exists():
        reread_everything.enqueue()
