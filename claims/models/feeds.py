"""Feeds of papers that are asked for new articles on a schedule, and what each of them listed."""

import datetime
import hashlib

from django.conf import settings
from django.db import models
from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.timesince import timesince
from simple_history.models import HistoricalRecords

from articles.models import Article, Outlet

# After so long without anything new, somebody should look whether the paper has moved its feed.
SILENCE = datetime.timedelta(days=7)
# What polling writes is no edit of an admin's.
_POLLED = ["etag", "last_modified", "polling_until", "polled_at", "last_success", "last_new", "last_error", "failures",
           "next_due"]  # fmt: skip


class FeedQuerySet(models.QuerySet["Feed"]):
    """Sets of feeds."""

    def kept(self) -> "FeedQuerySet":
        """Feeds that nobody has removed."""
        return self.exclude(state=Feed.State.REMOVED)

    def active(self) -> "FeedQuerySet":
        """Feeds that are asked."""
        return self.filter(state=Feed.State.ACTIVE)

    def due(self, *, now: datetime.datetime) -> "FeedQuerySet":
        """Feeds whose turn has come and that nobody is asking at the moment, the longest due first."""
        return self.active().free(now=now).filter(next_due__lte=now).order_by("next_due")

    def free(self, *, now: datetime.datetime) -> "FeedQuerySet":
        """Feeds that nobody is asking at the moment."""
        return self.filter(Q(polling_until__isnull=True) | Q(polling_until__lt=now))

    def hurry(self) -> int:
        """Put their turn forward to now; return how many they are."""
        return self.update(next_due=timezone.now())

    def with_counts(self) -> "FeedQuerySet":
        """With how many of their entries are articles, wait, or could not be taken."""
        states = FeedEntry.State
        return (
            self.select_related("outlet")
            .annotate(
                taken=Count("entries", filter=Q(entries__state=states.DONE)),
                waiting=Count("entries", filter=Q(entries__state=states.WAITING)),
                rejected=Count("entries", filter=Q(entries__state=states.REJECTED)),
            )
            .order_by("name", "pk")
        )  # counting forgets the order of the model


class Feed(models.Model):
    """A paper's RSS or Atom feed. One that is removed stays, so that its articles go on saying where they came from.

    `polling_until` is the lease of whoever asks it just now; `failures` counts those in a row.
    """

    class State(models.TextChoices):
        """Whether it is asked."""

        ACTIVE = "active", "asked"
        PAUSED = "paused", "paused"
        GONE = "gone", "taken down by the paper"
        REMOVED = "removed", "removed"

    class Interval(models.IntegerChoices):
        """How often it is asked, in minutes."""

        QUARTER = 15, "every 15 minutes"
        HALF = 30, "every 30 minutes"
        HOUR = 60, "every hour"
        SIX_HOURS = 360, "every 6 hours"
        DAY = 1440, "once a day"

    name = models.CharField(max_length=200)
    url = models.URLField(max_length=2000)
    outlet = models.ForeignKey(Outlet, null=True, blank=True, on_delete=models.PROTECT, related_name="feeds")
    interval = models.PositiveIntegerField(choices=Interval.choices, default=Interval.HOUR)
    state = models.CharField(max_length=10, choices=State.choices, default=State.ACTIVE)
    etag = models.CharField(max_length=200, blank=True)
    last_modified = models.CharField(max_length=200, blank=True)
    polling_until = models.DateTimeField(null=True, blank=True)
    polled_at = models.DateTimeField(null=True, blank=True)
    last_success = models.DateTimeField(null=True, blank=True)
    last_new = models.DateTimeField(null=True, blank=True, help_text="When it last listed what was not known.")
    last_error = models.TextField(blank=True, help_text="In a reader’s words; empty after a success.")
    failures = models.PositiveIntegerField(default=0)
    next_due = models.DateTimeField(default=timezone.now)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    history = HistoricalRecords(excluded_fields=_POLLED)

    objects = FeedQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["url"], condition=~Q(state="removed"), name="feed_url_once"),
            models.CheckConstraint(
                name="feed_failure_has_words", condition=Q(failures=0) | (Q(failures__gt=0) & ~Q(last_error=""))
            ),
        ]
        indexes = [models.Index(fields=["next_due"], name="feed_due", condition=Q(state="active"))]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The feed's page."""
        return reverse("claims:source_feed", args=[self.pk])

    @property
    def well(self) -> bool:
        """Whether it is as somebody who added it expects."""
        return self.state == self.State.PAUSED or (
            self.state == self.State.ACTIVE and not self.failures and not self.silent
        )

    @property
    def silent(self) -> bool:
        """Whether it has listed nothing new for long."""
        return timezone.now() - (self.last_new or self.created_at) > SILENCE

    @property
    def condition(self) -> str:
        """How it does, in a sentence or two."""
        now = timezone.now()
        if self.state != self.State.ACTIVE:
            told = {
                self.State.PAUSED: "Paused.",
                self.State.REMOVED: "Removed.",
                self.State.GONE: "The paper has taken it down, so it is not asked any more.",
            }
            return told[self.State(self.state)]
        if self.failures:
            since = f" It last worked {timesince(self.last_success, now)} ago." if self.last_success else ""
            return f"Failed {self.failures} time{'' if self.failures == 1 else 's'} in a row: {self.last_error}.{since}"
        if self.silent:
            return f"Nothing new for {(now - (self.last_new or self.created_at)).days} days."
        return "Well." if self.last_success else "Not asked yet."


class FeedEntryQuerySet(models.QuerySet["FeedEntry"]):
    """Sets of entries."""

    def waiting(self) -> "FeedEntryQuerySet":
        """Entries that are still to be fetched, the newest first."""
        newest = F("published").desc(nulls_last=True)
        return self.filter(state=FeedEntry.State.WAITING).order_by("attempts", newest, "pk")

    def shown(self) -> "FeedEntryQuerySet":
        """Entries but those of withdrawn articles, whose headlines are shown nowhere."""
        return self.exclude(article__withdrawn=True)

    def newest_first(self) -> "FeedEntryQuerySet":
        """By when they were found."""
        return self.select_related("article").order_by("-found_at", "pk")


class FeedEntry(models.Model):
    """An article as a feed listed it, and what became of it. `key` is a digest of what the feed knows it by."""

    class State(models.TextChoices):
        """What became of it."""

        WAITING = "waiting", "waiting"
        DONE = "done", "loaded"
        REJECTED = "rejected", "not loaded"

    feed = models.ForeignKey(Feed, on_delete=models.PROTECT, related_name="entries")
    key = models.CharField(max_length=64)
    link = models.CharField(max_length=2000, blank=True)
    title = models.CharField(max_length=500, blank=True)
    author = models.CharField(max_length=200, blank=True)
    published = models.DateTimeField(null=True, blank=True)
    updated = models.DateTimeField(null=True, blank=True)
    content = models.TextField(blank=True, help_text="The article, where the feed carries it; kept until it is loaded.")
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveIntegerField(default=0)
    reason = models.TextField(blank=True, help_text="Why it is not loaded, or not yet.")
    article = models.ForeignKey(Article, null=True, blank=True, on_delete=models.SET_NULL, related_name="feed_entries")
    found_at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True, blank=True)

    objects = FeedEntryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "feed entries"
        ordering = ["feed", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["feed", "key"], name="feed_entry_once"),
            models.CheckConstraint(
                name="feed_entry_rejected_for_a_reason", condition=~Q(state="rejected") | ~Q(reason="")
            ),
        ]
        indexes = [
            models.Index(fields=["feed"], name="feed_entry_waiting", condition=Q(state="waiting")),
            models.Index(fields=["feed", "-found_at"], name="feed_entry_found"),
        ]

    def __str__(self) -> str:
        return self.title or self.link

    @staticmethod
    def key_of(words: str) -> str:
        """What an entry is known by, in a few characters, however long an id the feed gives it."""
        return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()
