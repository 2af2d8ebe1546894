"""The chores of this desk's workers; see `claims.jobs.periodic`."""

import datetime

from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from claims.jobs.periodic import every
from claims.tasks import do_jobs, poll_soon, tell_followers

_KEPT = datetime.timedelta(days=1)


@every(datetime.timedelta(minutes=1))
def tell_what_was_left_untold() -> int:
    """News whose teller was stopped before it began."""
    return tell_followers.func()


@every(datetime.timedelta(minutes=1))
def ask_feeds() -> None:
    """Feeds whose turn has come; a task asks them, since papers may answer slowly."""
    poll_soon()


@every(datetime.timedelta(hours=1))
def forget_errands() -> int:
    """Each load leaves many rows that only said that there was work."""
    old = DBTaskResult.objects.filter(task_path=do_jobs.module_path, finished_at__lt=timezone.now() - _KEPT)
    return old.filter(status=TaskResultStatus.SUCCESSFUL).delete()[0]
