"""What we ask of the queue of tasks beyond django-tasks' own interface, for each backend that settings can name."""

import datetime
import logging
from typing import Any

from django.utils import timezone
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS, task_backends
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task
from django_tasks_db import DatabaseBackend
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

logger = logging.getLogger(__name__)

QUEUE = "default"


def backend() -> BaseTaskBackend:
    """The one that settings name."""
    return task_backends[DEFAULT_TASK_BACKEND_ALIAS]


def is_database() -> bool:
    """Whether tasks wait in the database."""
    return isinstance(backend(), DatabaseBackend)


def is_rq() -> bool:
    """Whether tasks wait in Redis, for RQ."""
    return type(backend()).__module__.startswith("django_tasks_rq")


def is_waiting(task: Task[Any, Any]) -> bool:
    """Whether the task waits already. False where a backend cannot tell: then it waits twice, which costs a moment."""
    if is_database():
        return DBTaskResult.objects.ready().filter(task_path=task.module_path).exists()
    if is_rq():
        return any(job.func_name == task.module_path for job in _rq_queue().get_jobs())
    return False


def look_again(task: Task[Any, Any], after: datetime.timedelta) -> None:
    """Have the task run once more then, for work whose task may die with its worker. Waits once only.

    With RQ, nothing is left for later: `manage.py work` looks by itself.
    """
    if not is_database():
        return
    now = timezone.now()
    later = DBTaskResult.objects.filter(task_path=task.module_path, status="READY", run_after__gt=now)
    if not later.filter(run_after__lt=now + after * 2).exists():
        task.using(run_after=now + after).enqueue()


def run_one(worker: str) -> bool:
    """Run the task that waits longest, in this process; false where none waits."""
    if is_database():
        return _run_one_of_database(worker)
    if is_rq():
        return _run_one_of_rq(worker)
    return False


class _One(Worker):
    """The database's worker, for one task; `ran` says whether there was one."""

    ran = False

    def run_task(self, db_task_result: "DBTaskResult[..., object]") -> None:
        """Run it, and note that."""
        self.ran = True
        super().run_task(db_task_result)


def _run_one_of_database(worker: str) -> bool:
    one = _One(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name=DEFAULT_TASK_BACKEND_ALIAS,
        startup_delay=False,
        max_tasks=1,
        worker_id=worker[:64],
        excluded_queue_names=[],
    )
    one.run()
    return one.ran


def _run_one_of_rq(worker: str) -> bool:
    from redis import RedisError

    try:
        if not _rq_queue().count:
            return False
    except RedisError as error:  # what is due stands in the database, and is done without being told
        logger.warning("Redis does not answer: %s", error)
        return False
    from django_rq.workers import get_worker
    from django_tasks_rq import Job
    from rq import SimpleWorker

    class One(SimpleWorker):
        """Leaves signals to the loop around it."""

        def _install_signal_handlers(self) -> None: ...

    one = get_worker(QUEUE, job_class=Job, worker_class=One, name=worker)  # type: ignore[arg-type]
    return bool(one.work(burst=True, max_jobs=1, logging_level="WARNING"))


def _rq_queue():  # type: ignore[no-untyped-def]  # RQ is an extra, and may be missing
    import django_rq
    from django_tasks_rq import Job

    return django_rq.get_queue(QUEUE, job_class=Job)
