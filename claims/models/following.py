"""What a user keeps an eye on: saved filters, what they follow, their notices, feed addresses and digests."""

import datetime
import secrets
import uuid

from django.conf import settings
from django.contrib.auth.models import AnonymousUser, User
from django.db import models
from django.db.models import Q
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from articles.models import Outlet
from claims.models.catalogue import Measure
from claims.models.news import News
from claims.models.tokens import digest_of

_MOST_QUERY = 2000


class SavedFilter(models.Model):
    """The filter of a page's address under a name, its owner's own; whoever has the address sees the same page."""

    class Page(models.TextChoices):
        """Where it filters."""

        TIMELINE = "timeline", "Timeline"
        MEASURE = "measure", "Measure"
        FINDINGS = "findings", "Findings"

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_filters")
    name = models.CharField(max_length=80)
    page = models.CharField(max_length=10, choices=Page.choices)
    query = models.CharField(max_length=_MOST_QUERY, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["owner", "name"], name="filter_name_once_an_owner")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The page with this filter."""
        given = self.data
        if self.page == self.Page.MEASURE:
            address = reverse("claims:measure", args=given.pop("measure"))
        else:
            address = reverse(f"claims:{self.page}")
        return f"{address}?{given.urlencode()}" if given else address

    @property
    def data(self) -> QueryDict:
        """The filter as a form takes it."""
        return QueryDict(self.query, mutable=True)


class FollowQuerySet(models.QuerySet["Follow"]):
    """Sets of what is followed."""

    def of(self, user: User | AnonymousUser) -> "FollowQuerySet":
        """What this user follows."""
        return self.filter(user=user.pk)

    def with_targets(self) -> "FollowQuerySet":
        """With what they follow."""
        return self.select_related("measure", "outlet", "saved_filter")


class Follow(models.Model):
    """That a user wants notices of a measure, an outlet, a saved filter, or of everything that disagrees."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="follows")
    measure = models.ForeignKey(Measure, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    outlet = models.ForeignKey(Outlet, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    saved_filter = models.ForeignKey(SavedFilter, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = FollowQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["user", "measure"], name="follow_measure_once"),
            models.UniqueConstraint(fields=["user", "outlet"], name="follow_outlet_once"),
            models.UniqueConstraint(fields=["user", "saved_filter"], name="follow_filter_once"),
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(measure__isnull=True, outlet__isnull=True, saved_filter__isnull=True),
                name="follow_disagreement_once",
            ),
            models.CheckConstraint(
                name="follow_of_one_thing",
                condition=Q(measure__isnull=True, outlet__isnull=True)
                | Q(measure__isnull=True, saved_filter__isnull=True)
                | Q(outlet__isnull=True, saved_filter__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return str(self.target or "Everything that disagrees")

    @property
    def target(self) -> Measure | Outlet | SavedFilter | None:
        """What is followed; None for everything that disagrees."""
        return self.measure or self.outlet or self.saved_filter


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Sets of notices."""

    def of(self, user: User | AnonymousUser) -> "NoticeQuerySet":
        """This user's own."""
        return self.filter(user=user.pk)

    def unread(self) -> "NoticeQuerySet":
        """Those that nobody has marked as read."""
        return self.filter(read_at=None)

    def by_day(self) -> "NoticeQuerySet":
        """The newest day first, and in it what is of one measure together."""
        return self.order_by("-day", "measure", "-pk")

    def with_news(self) -> "NoticeQuerySet":
        """With all that a list shows of them."""
        article = "news__claim__revision__article__outlet"
        shown = self.select_related(
            "news__measure", "news__by", "news__claim__measure", "news__finding__measure", article
        )
        shown = shown.prefetch_related("news__finding__sides__claims")
        texts = ("text", "original", "dropped")
        return shown.defer(*(f"news__claim__revision__{name}" for name in texts))


class Notice(models.Model):
    """A piece of news for one user. Day and measure repeat the news', so that a list is read off an index."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices")
    news = models.ForeignKey(News, on_delete=models.PROTECT, related_name="notices")
    day = models.DateField()
    measure = models.ForeignKey(Measure, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    read_at = models.DateTimeField(null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["user", "news"], name="notice_once_a_user")]
        indexes = [
            models.Index("user", models.F("day").desc(), "measure", models.F("id").desc(), name="notice_by_day"),
            models.Index(
                "user",
                models.F("day").desc(),
                "measure",
                models.F("id").desc(),
                name="notice_unread",
                condition=Q(read_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.news} for {self.user}"


class FeedAddress(models.Model):
    """The secret in a user's feed addresses, since feed readers cannot log in; only its hash is kept.

    What its owner's role allows is asked anew on every request. Renewing it ends the one before.
    """

    owner = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="feed_address")
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name_plural = "feed addresses"

    def __str__(self) -> str:
        return f"Feeds of {self.owner}"

    @classmethod
    def renew(cls, *, owner: User) -> str:
        """A new secret in place of any other of this user; nobody can read it again."""
        secret = secrets.token_urlsafe(24)
        new = {"digest": digest_of(secret), "created_at": timezone.now()}
        cls.objects.update_or_create(owner=owner, defaults=new)
        return secret


class DigestSetting(models.Model):
    """How often a user wants their notices by mail, and up to which notice they have had them."""

    class Every(models.TextChoices):
        """How often."""

        NEVER = "never", "Never"
        DAY = "day", "Every day"
        WEEK = "week", "Once a week"

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="digest_setting")
    every = models.CharField(max_length=5, choices=Every.choices, default=Every.NEVER)
    sent_to = models.BigIntegerField(default=0, help_text="The newest notice that was in a digest.")

    def __str__(self) -> str:
        return f"{self.user}: {self.get_every_display()}"


class Digest(models.Model):
    """That a user's digest of a day is on its way or was sent: there is at most one."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="digests")
    day = models.DateField()
    notices = models.PositiveIntegerField(default=0)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-day", "user"]
        constraints = [models.UniqueConstraint(fields=["user", "day"], name="digest_once_a_day")]

    def __str__(self) -> str:
        return f"{self.user}, {self.day}"


class Desk(models.Model):
    """The one row of what this desk is known by and how far it has come: `authority` stands in the ids of its feeds.

    `told_to` is the newest piece of news that was made into notices.
    """

    authority = models.UUIDField(default=uuid.uuid4, editable=False)
    told_to = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.authority)

    @classmethod
    def get(cls) -> "Desk":
        """The row, made where nobody has asked for it before."""
        row, _ = cls.objects.get_or_create(pk=1)
        return row


def day_of(news: News) -> datetime.date:
    """The day in the desk's own time on which it happened."""
    return timezone.localtime(news.created_at).date()
