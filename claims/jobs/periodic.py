"""What workers do from time to time, between two jobs: polling, tidying up, telling what was left untold.

A function becomes a chore by its decorator, in `claims.chores`, which every worker imports:

    @every(datetime.timedelta(minutes=5))
    def poll_feeds() -> None: ...

Of all workers one does it each time it is due; the row `Chore` says when that is. A chore is short, or leaves what is
long to a task; one that fails is logged and comes again.
"""

import datetime
import logging
from collections.abc import Callable
from typing import TypeVar

from django.utils import timezone

from claims.models import Chore

logger = logging.getLogger(__name__)

_Chore = TypeVar("_Chore", bound=Callable[[], object])

CHORES: dict[str, tuple[datetime.timedelta, Callable[[], object]]] = {}


def every(interval: datetime.timedelta) -> Callable[[_Chore], _Chore]:
    """Have workers call the function so often."""

    def register(chore: _Chore) -> _Chore:
        CHORES[chore.__name__] = (interval, chore)
        return chore

    return register


def do_chores() -> int:
    """Do what is due, one after the other; return how many chores that were."""
    done = 0
    for name, (interval, chore) in CHORES.items():
        if not _is_mine(name, interval):
            continue
        done += 1
        try:
            chore()
        except Exception:  # one that fails must stop neither the others nor the worker
            logger.exception("The chore %s failed; it comes again in %s", name, interval)
    return done


def _is_mine(name: str, interval: datetime.timedelta) -> bool:
    """Whether it is due and no other worker took it."""
    now = timezone.now()
    Chore.objects.get_or_create(name=name, defaults={"next_at": now})
    return bool(Chore.objects.filter(name=name, next_at__lte=now).update(next_at=now + interval))
