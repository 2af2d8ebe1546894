"""The loop of a worker: tasks, jobs that no task told of, expired leases and chores, until told to stop."""

import logging
import signal
import threading
import time
from types import FrameType

from django.conf import settings
from django.db import close_old_connections

from claims.extraction.pipeline import build_nlp
from claims.jobs import backends
from claims.jobs.doing import DATABASE_FAULTS, await_database, do_next
from claims.jobs.leases import new_worker, reap
from claims.jobs.periodic import do_chores

logger = logging.getLogger(__name__)

_LOOK_AROUND = 5.0  # seconds between two looks for expired leases and chores


class Worker:
    """Works until `stop` is set, or, with `until_idle`, until nothing is left that is due."""

    def __init__(self, *, interval: float = 1.0, until_idle: bool = False) -> None:
        self.name = new_worker()
        self.interval = interval
        self.until_idle = until_idle
        self.stop = threading.Event()
        self._looked = float("-inf")

    def run(self) -> None:
        """Do what there is. What is being done when the stop comes is finished."""
        import claims.chores  # noqa: F401  # registers them

        build_nlp(settings.FACTDESK_MODEL)  # before anybody waits for it
        while not self.stop.is_set():
            try:
                busy = self._turn()
            except DATABASE_FAULTS as error:
                logger.warning("The database does not answer: %s", error)
                await_database(self.stop)
                continue
            if not busy:
                if self.until_idle:
                    return
                self.stop.wait(self.interval)

    def _turn(self) -> bool:
        """One task or one job; false where there was none."""
        close_old_connections()
        if time.monotonic() - self._looked >= _LOOK_AROUND:
            reap()
            do_chores()
            self._looked = time.monotonic()
        return backends.run_one(self.name) or do_next(worker=self.name)


def stop_on_signals(worker: Worker) -> None:
    """Ctrl-C and SIGTERM let the worker finish what it is doing; a second Ctrl-C ends it at once."""

    def stop(number: int, frame: FrameType | None) -> None:
        worker.stop.set()
        signal.signal(signal.SIGINT, signal.default_int_handler)

    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
