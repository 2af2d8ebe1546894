"""What workers do beside loading: rows that are written with what makes them necessary."""

import datetime
import hashlib
import json
from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from claims.models.leased import Leased, LeasedQuerySet, ends_where_it_says_so, leased_while_it_runs


class ChoreQuerySet(LeasedQuerySet["Chore"]):
    """Sets of chores."""

    def due(self, now: datetime.datetime) -> Self:
        """Chores that a worker may take now, those first that somebody may be waiting for.

        Of several that are the same the oldest, and that only where none of them is being done.
        """
        same = Chore.objects.filter(key=OuterRef("key")).exclude(pk=OuterRef("pk"))
        before = Q(state=Chore.State.WAITING, pk__lt=OuterRef("pk")) & (Q(not_before=None) | Q(not_before__lte=now))
        others = same.filter(Q(state=Chore.State.RUNNING) | before)
        return super().due(now).filter(~Exists(others)).order_by("rank", "pk")


class Chore(Leased):
    """A function of `claims.tasks` that is to be called with what is `given`, once or from time to time.

    Rows with the same `key` ask for the same: doing one does them all. A row is gone when it is done, but for that of a
    chore which comes again; `not_before` says when.
    """

    class State(models.TextChoices):
        """What became of it so far."""

        WAITING = "waiting", "Waiting"
        RUNNING = "running", "Being done"
        FAILED = "failed", "Failed"

    name = models.CharField(max_length=100)
    given = models.JSONField(default=dict, blank=True)
    key = models.CharField(max_length=64)
    rank = models.PositiveSmallIntegerField(default=0, help_text="Lower numbers are done first.")
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    asked_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = ChoreQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            leased_while_it_runs("chore_is_leased_while_it_runs"),
            ends_where_it_says_so("chore_ends_where_it_says_so", ended=["failed"]),
            models.CheckConstraint(name="chore_says_why_it_failed", condition=~Q(state="failed") | ~Q(reason="")),
        ]
        indexes = [
            models.Index(fields=["rank", "id"], name="chore_waiting", condition=Q(state="waiting")),
            models.Index(fields=["state", "lease_until"], name="chore_state"),
            models.Index(fields=["key", "id"], name="chore_key"),
        ]

    def __str__(self) -> str:
        return self.name

    @staticmethod
    def key_of(name: str, given: dict[str, Any]) -> str:
        """What chores that ask for the same have in common."""
        return hashlib.sha256(json.dumps([name, given], sort_keys=True).encode()).hexdigest()
