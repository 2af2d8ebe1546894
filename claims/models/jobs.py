"""Loads of many pages, and the jobs that they are made of."""

import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from articles.models import Article
from claims.models.leased import Leased, LeasedQuerySet, ends_where_it_says_so, leased_while_it_runs

# What a job may still be, or has to be looked at for.
UNSETTLED = ("waiting", "running", "failed")


class Load(models.Model):
    """Pages that somebody gave in one go, each of which is a job of its own.

    `key` is the idempotency key of the giving: the same form sent twice is one load. Jobs of a load that is `held` are
    left alone by workers; the command that began it does them, or whoever takes it up again.
    """

    key = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=200)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    held = models.BooleanField(default=False)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Its page, with how far it is."""
        return reverse("claims:load_progress", args=[self.pk])


class JobQuerySet(LeasedQuerySet["Job"]):
    """Sets of jobs."""

    def unfinished(self) -> "JobQuerySet":
        """Jobs that wait or are being done."""
        return self.filter(state__in=UNFINISHED)

    def due(self, now: datetime.datetime) -> "JobQuerySet":
        """Jobs that a worker may take now.

        First pages come first, so that a load of six need not wait for one of a thousand.
        """
        free = super().due(now).filter(load__held=False)
        return free.order_by("position", "pk")

    def without_page(self) -> "JobQuerySet":
        """Without what may be megabytes each."""
        return self.defer("page", "content")


class Job(Leased):
    """One page of a load, on its way to become an article.

    The page is there as data (`page`, of `articles.readers.packing`) or as the bytes of a file called `name`
    (`content`), which the worker reads; `given` is what its giver says of it. Page and content go when nobody needs
    them.
    """

    class State(models.TextChoices):
        """What became of it so far."""

        WAITING = "waiting", "Waiting"
        RUNNING = "running", "Being read"
        DONE = "done", "Done"
        REJECTED = "rejected", "Rejected"
        FAILED = "failed", "Failed"
        CANCELLED = "cancelled", "Cancelled"

    class Outcome(models.TextChoices):
        """What the page was to the desk."""

        NEW = "new", "New"
        REVISED = "revised", "New version"
        UNCHANGED = "unchanged", "Known already"

    load = models.ForeignKey(Load, on_delete=models.CASCADE, related_name="jobs")
    position = models.PositiveIntegerField()
    key = models.CharField(max_length=64, unique=True, help_text="The same page of the same load is one job.")
    name = models.CharField(max_length=300)
    page = models.JSONField(null=True, blank=True)
    content = models.BinaryField(null=True, blank=True)
    given = models.JSONField(default=dict, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    article = models.ForeignKey(Article, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    notes = models.JSONField(default=list, blank=True, help_text="What its reader tells the admin of it.")
    counts = models.JSONField(null=True, blank=True, help_text="Figures, claims and findings, where it was read.")

    objects = JobQuerySet.as_manager()

    class Meta:
        ordering = ["load", "position"]
        constraints = [
            models.UniqueConstraint(fields=["load", "position"], name="job_has_its_place"),
            leased_while_it_runs("job_is_leased_while_it_runs"),
            ends_where_it_says_so("job_ends_where_it_says_so", ended=["done", "rejected", "failed", "cancelled"]),
            models.CheckConstraint(
                name="job_has_an_outcome_once_done",
                condition=Q(state="done", outcome__in=["new", "revised", "unchanged"])
                | ~Q(state="done") & Q(outcome="", article__isnull=True),
            ),
            models.CheckConstraint(
                name="job_says_why_it_failed",
                condition=~Q(state__in=["rejected", "failed"]) | ~Q(reason=""),
            ),
            models.CheckConstraint(
                name="job_has_what_it_needs",
                condition=Q(state__in=["done", "rejected"]) | Q(page__isnull=False) | Q(content__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["position", "id"], name="job_waiting", condition=Q(state="waiting")),
            models.Index(fields=["lease_until"], name="job_leased", condition=Q(state="running")),
            models.Index(fields=["load", "state"], name="job_of_load"),
            models.Index(fields=["state", "lease_until"], name="job_unsettled", condition=Q(state__in=UNSETTLED)),
        ]

    def __str__(self) -> str:
        return self.name


UNFINISHED = (Job.State.WAITING, Job.State.RUNNING)
