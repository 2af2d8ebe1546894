"""The loop of a worker: chores, tasks, jobs that no task told of and expired leases, until told to stop."""

import logging
import signal
import threading
import time
from types import FrameType

from django.conf import settings
from django.db import close_old_connections, connection
from django.utils import timezone

from claims.jobs import backends, chores
from claims.jobs.faults import DATABASE_FAULTS, await_database, faults_named
from claims.jobs.leases import new_worker, reap
from claims.models import Job

logger = logging.getLogger(__name__)

_LOOK_AROUND = 5.0  # seconds between two looks for expired leases and what comes from time to time, at most


class Worker:
    """Works until `stop` is set, or, with `until_idle`, until nothing is left that is due."""

    def __init__(self, *, interval: float = 1.0, until_idle: bool = False) -> None:
        self.name = new_worker()
        self.interval = interval
        self.until_idle = until_idle
        self.stop = threading.Event()
        self._looked = float("-inf")
        self._every = min(_LOOK_AROUND, settings.FACTDESK_JOB_LEASE / 4)

    def get_ready(self) -> None:
        """Load what reading needs, which takes a while, before there is something to read."""
        from claims.extraction.pipeline import build_nlp

        build_nlp(settings.FACTDESK_MODEL)

    def run(self) -> None:
        """Do what there is. What is being done when the stop comes is finished."""
        import claims.tasks  # noqa: F401  # registers what the chores are

        while not self.stop.is_set():
            try:
                with faults_named():
                    busy = self._turn()
            except DATABASE_FAULTS as error:
                if connection.in_atomic_block:  # what is lost with its transaction cannot be waited for
                    raise
                logger.warning("The database does not answer: %s", error)
                await_database(self.stop)
                continue
            if not busy:
                if self.until_idle:
                    return
                self.stop.wait(self.interval)

    def _turn(self) -> bool:
        """A chore, and a task or a job; false where there was none of them."""
        close_old_connections()
        if time.monotonic() - self._looked >= self._every:
            reap()
            chores.wind_up()
            self._looked = time.monotonic()
        busy = chores.do_next(worker=self.name)  # between any two pages, however many of either there are
        return backends.run_one(self.name) or self._do_job() or busy

    def _do_job(self) -> bool:
        """Do a job that no task told of, such as one that was taken from a dead worker."""
        if not Job.objects.due(timezone.now()).exists():
            return False
        from claims.jobs.doing import do_next  # loads spaCy, which an idle worker can do without

        return do_next(worker=self.name)


def stop_on_signals(worker: Worker) -> None:
    """Ctrl-C and SIGTERM let the worker finish what it is doing; a second Ctrl-C ends it at once."""

    def stop(number: int, frame: FrameType | None) -> None:
        worker.stop.set()
        signal.signal(signal.SIGINT, signal.default_int_handler)

    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
