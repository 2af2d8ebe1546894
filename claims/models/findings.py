"""Findings with their sides, and the reviews that editors sign."""

from django.conf import settings
from django.db import models
from django.db.models import Prefetch, Q
from django.urls import reverse

from articles.appendonly import AppendOnly, AppendOnlyQuerySet
from claims.models.catalogue import Entity, Measure
from claims.models.choices import RELATIONS
from claims.models.claims import Claim


class FindingQuerySet(models.QuerySet["Finding"]):
    """Sets of findings."""

    def live(self) -> "FindingQuerySet":
        """Findings that comparison still makes, or that an editor opened."""
        return self.filter(live=True)

    def queued(self) -> "FindingQuerySet":
        """What stands in the editors' queue, decided or not."""
        return self.live().filter(queue=True)

    def waiting(self) -> "FindingQuerySet":
        """Queued and not decided, or changed since it was decided."""
        return self.queued().filter(Q(verdict="") | Q(changed_since=True))

    def with_sides(self) -> "FindingQuerySet":
        """With sides, their claims, and the articles they stand in."""
        return self.select_related("measure", "entity").prefetch_related(
            Prefetch("sides__claims", queryset=Claim.objects.with_context())
        )


class Finding(models.Model):
    """What comparison says of a set of claims, or an editor: a relation, reasons and the sides.

    `verdict` repeats the ruling of the newest review that stands, so that queues can be filtered; empty while open.
    """

    class FoundBy(models.TextChoices):
        """Who made the finding."""

        RULES = "rules", "the rules"
        EDITOR = "editor", "an editor"

    class Verdict(models.TextChoices):
        """An editor's ruling."""

        CONTRADICTION = "contradiction", "Contradiction"
        NOT_CONTRADICTION = "not_contradiction", "Not a contradiction"
        NEEDS_REPORTING = "needs_reporting", "Needs reporting"

    relation = models.CharField(max_length=20, choices=RELATIONS)
    possible = models.BooleanField(default=False)
    queue = models.BooleanField(default=False)
    reasons = models.JSONField(default=list)
    explanation = models.TextField()
    measure = models.ForeignKey(Measure, null=True, blank=True, on_delete=models.PROTECT, related_name="findings")
    entity = models.ForeignKey(Entity, null=True, blank=True, on_delete=models.PROTECT, related_name="findings")
    found_by = models.CharField(max_length=10, choices=FoundBy.choices, default=FoundBy.RULES)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    note = models.TextField(blank=True)
    verdict = models.CharField(max_length=20, choices=Verdict.choices, blank=True)
    changed_since = models.BooleanField(default=False, help_text="New evidence came in after the verdict.")
    live = models.BooleanField(default=True)
    rules_version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    objects = FindingQuerySet.as_manager()

    class Meta:
        permissions = [("review_finding", "Can open findings and sign verdicts")]
        ordering = ["-pk"]
        indexes = [models.Index(fields=["queue", "verdict", "relation"])]

    def __str__(self) -> str:
        return f"{self.get_relation_display()}: {self.explanation[:80]}"

    def get_absolute_url(self) -> str:
        """The finding's page."""
        return reverse("claims:finding", args=[self.pk])


class FindingSide(models.Model):
    """The claims of a finding that say the same thing."""

    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="sides")
    position = models.PositiveSmallIntegerField()
    says = models.TextField()
    origins = models.PositiveIntegerField(default=1)
    claims = models.ManyToManyField(Claim, related_name="sides")

    class Meta:
        ordering = ["finding", "position"]
        constraints = [models.UniqueConstraint(fields=["finding", "position"], name="side_position_once")]

    def __str__(self) -> str:
        return self.says


class Review(AppendOnly):
    """An editor's signed ruling on a finding; appended, never edited. Undoing is a row of its own.

    `evidence` keeps the sides as the editor saw them: `[{"says", "claims": [ids]}]`.
    """

    class Reason(models.TextChoices):
        """Why a finding is not a contradiction."""

        PERIOD = "period", "Other period"
        POPULATION = "population", "Other population"
        DEFINITION = "definition", "Other definition"
        REVISED = "revised", "Revised figure"
        ROUNDING = "rounding", "Rounding"
        MISQUOTED = "misquoted", "Misquotation"
        MISREAD = "misread", "Error in our reading"

    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="reviews")
    verdict = models.CharField(max_length=20, choices=Finding.Verdict.choices, blank=True)
    reason = models.CharField(max_length=20, choices=Reason.choices, blank=True)
    note = models.TextField(blank=True)
    ask_whom = models.CharField(max_length=200, blank=True)
    ask_what = models.TextField(blank=True)
    prefers = models.CharField(max_length=300, blank=True, help_text="What the preferred side says.")
    undoes = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="undone_by")
    evidence = models.JSONField(default=list)
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="reviews")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = AppendOnlyQuerySet["Review"].as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="review_rules_or_undoes",
                condition=(Q(undoes__isnull=True) & ~Q(verdict="")) | (Q(undoes__isnull=False) & Q(verdict="")),
            ),
            models.CheckConstraint(
                name="review_reason_where_not_contradiction",
                condition=(Q(verdict="not_contradiction") & ~Q(reason=""))
                | (~Q(verdict="not_contradiction") & Q(reason="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_verdict_display() or 'Undone'} by {self.reviewer}"
