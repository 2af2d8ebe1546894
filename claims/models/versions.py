"""What stood at an address of a claim before something changed it, and that claims were dropped or may be shared."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone

from articles.appendonly import AppendOnly, AppendOnlyQuerySet
from articles.models import Article
from claims.models.claims import Claim


class ClaimVersion(AppendOnly):
    """What the desk went by of a claim until a correction or another reading; its newest version is the claim itself.

    So a claim that nothing has changed has no row here, and is its own version 1.
    """

    class EndedBy(models.TextChoices):
        """What made the next version."""

        CORRECTION = "correction", "an editor’s correction"
        READING = "reading", "another reading by the rules"

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    reading = models.JSONField(encoder=DjangoJSONEncoder)
    rules_version = models.PositiveIntegerField()
    ended_by = models.CharField(max_length=10, choices=EndedBy.choices)
    ended_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = AppendOnlyQuerySet["ClaimVersion"].as_manager()

    class Meta:
        ordering = ["claim", "number"]
        constraints = [models.UniqueConstraint(fields=["claim", "number"], name="claim_version_once")]

    def __str__(self) -> str:
        return f"Version {self.number} of claim {self.claim_id}"


class DroppedClaim(AppendOnly):
    """That the rules no longer read a claim on which nobody had decided anything, so that it was not kept."""

    number = models.BigIntegerField(unique=True)
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="+")
    rules_version = models.PositiveIntegerField()
    dropped_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = AppendOnlyQuerySet["DroppedClaim"].as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"Claim {self.number}"


class ClaimSharing(AppendOnly):
    """That an editor lets strangers see one claim, or no longer does; the newest row of a claim counts."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="sharings")
    shared = models.BooleanField()
    note = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = AppendOnlyQuerySet["ClaimSharing"].as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"Claim {self.claim_id} {'shared' if self.shared else 'no longer shared'}"
