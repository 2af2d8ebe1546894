"""What happened to figures and findings, as readers are told of it: rows that are only appended."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from articles.appendonly import AppendOnly, AppendOnlyQuerySet
from claims.models.catalogue import Measure
from claims.models.claims import Claim
from claims.models.findings import Finding


class News(AppendOnly):
    """One thing that happened, written in the transaction in which it did; `key` keeps it from being told twice.

    Claim and finding may be gone by the time it is read, since comparison deletes what it no longer makes; a row of
    news is kept all the same, so the database does not tie the two together.
    """

    class Kind(models.TextChoices):
        """What happened."""

        VALUE = "value", "New value"
        FIGURE = "figure", "Figure changed"
        DISCREPANCY = "discrepancy", "New discrepancy"
        VERDICT = "verdict", "Verdict changed"
        SHEET = "sheet", "Sheet no longer safe"

    kind = models.CharField(max_length=12, choices=Kind.choices)
    key = models.CharField(max_length=64, unique=True)
    claim = models.ForeignKey(
        Claim, null=True, blank=True, on_delete=models.DO_NOTHING, db_constraint=False, related_name="news"
    )
    finding = models.ForeignKey(
        Finding, null=True, blank=True, on_delete=models.DO_NOTHING, db_constraint=False, related_name="news"
    )
    measure = models.ForeignKey(Measure, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    before = models.TextField(blank=True, help_text="What stood there before.")
    after = models.TextField(blank=True, help_text="What stands there now.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = AppendOnlyQuerySet["News"].as_manager()

    class Meta:
        verbose_name_plural = "news"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="news_is_of_something",
                condition=Q(claim__isnull=False) | Q(finding__isnull=False) | Q(measure__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.after}"


class CarriedOn(AppendOnly):
    """That a claim says in a newer revision what one of an older revision said: to a feed they are one entry.

    `first` is the number of the first claim of the line, which names the entry for good.
    """

    claim = models.OneToOneField(Claim, on_delete=models.DO_NOTHING, db_constraint=False, related_name="line")
    first = models.BigIntegerField()

    objects = AppendOnlyQuerySet["CarriedOn"].as_manager()

    class Meta:
        verbose_name_plural = "claims carried on"

    def __str__(self) -> str:
        return f"claim {self.claim_id} goes on with {self.first}"
