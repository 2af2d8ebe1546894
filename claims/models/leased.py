"""What a worker takes, does and may die over: its state, whose it is for how long, and how often it was begun."""

import datetime
from collections.abc import Sequence
from typing import Any, Self, TypeVar

from django.db import models
from django.db.models import Q

_Row = TypeVar("_Row", bound="Leased", covariant=True)

WAITING, RUNNING = "waiting", "running"


class LeasedQuerySet(models.QuerySet[_Row]):
    """Sets of what workers take."""

    def waiting(self) -> Self:
        """Those that nobody does now."""
        return self.filter(state=WAITING)

    def due(self, now: datetime.datetime) -> Self:
        """Those that a worker may take now."""
        return self.waiting().exclude(not_before__gt=now)

    def expired(self, now: datetime.datetime) -> Self:
        """Those whose worker has not been heard of for longer than its lease."""
        return self.filter(state=RUNNING, lease_until__lt=now)


class Leased(models.Model):
    """A row that one worker at a time has, for the time of a lease; see `claims.jobs.leases`.

    `attempts` counts how often a worker took it, and is what a worker that lost its lease is told apart by.
    """

    state = models.CharField(max_length=10, default=WAITING)
    attempts = models.PositiveIntegerField(default=0)
    not_before = models.DateTimeField(null=True, blank=True)
    worker = models.CharField(max_length=100, blank=True)
    heartbeat_at = models.DateTimeField(null=True, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        abstract = True

    def lease(self) -> dict[str, Any]:
        """What tells this worker's turn at the row from any other's."""
        return {"pk": self.pk, "state": RUNNING, "worker": self.worker, "attempts": self.attempts}


def leased_while_it_runs(name: str) -> models.CheckConstraint:
    """What runs is somebody's, and nothing else is."""
    return models.CheckConstraint(
        name=name,
        condition=Q(state="running", lease_until__isnull=False, heartbeat_at__isnull=False, attempts__gt=0)
        & ~Q(worker="")
        | ~Q(state="running") & Q(lease_until__isnull=True),
    )


def ends_where_it_says_so(name: str, *, ended: Sequence[str]) -> models.CheckConstraint:
    """What is in one of these states has a time at which it ended, and nothing else has."""
    return models.CheckConstraint(
        name=name,
        condition=Q(state__in=["waiting", "running"], finished_at__isnull=True)
        | Q(state__in=ended, finished_at__isnull=False),
    )
