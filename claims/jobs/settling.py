"""Writing how a job or a chore ended, as soon as the database lets us."""

import logging
from collections.abc import Callable

from django.db import connection

from claims.jobs.faults import DATABASE_FAULTS, await_database, faults_named
from claims.jobs.leases import LeaseLost
from claims.models import Leased

logger = logging.getLogger(__name__)


def settle(taken: Leased, write: Callable[[], None]) -> None:
    """Write it as soon as the database lets us; should that take longer than the lease, the reaper was first."""
    while True:
        try:
            with faults_named():
                write()
        except LeaseLost:
            logger.warning("%s %s (%s) was taken away meanwhile", type(taken).__name__, taken.pk, taken)
        except DATABASE_FAULTS:
            if connection.in_atomic_block:
                raise
            connection.close()
            await_database()
            continue
        return
