"""What editors sign on findings, and what came of their questions; every row is appended, none is edited."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from articles.appendonly import AppendOnly, AppendOnlyQuerySet
from claims.models.assignments import Batch
from claims.models.findings import Finding


class Review(AppendOnly):
    """An editor's signature on a finding: a ruling, a second signature under one, or the undoing of either.

    `relation` and `evidence` keep what the editor saw: the kind of finding, and its sides as
    `[{"says", "claims": [ids], "stands": [{"article", "reads", "of", "measure"}]}]`.
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
    prefers_because = models.TextField(blank=True)
    seconds = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="seconded_by")
    undoes = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="undone_by")
    batch = models.ForeignKey(Batch, null=True, blank=True, on_delete=models.PROTECT, related_name="reviews")
    relation = models.CharField(max_length=20, blank=True)
    evidence = models.JSONField(default=list)
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="reviews")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = AppendOnlyQuerySet["Review"].as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        indexes = [models.Index(fields=["created_at"], name="review_of_day")]
        constraints = [
            models.CheckConstraint(
                name="review_rules_seconds_or_undoes",
                condition=(Q(undoes__isnull=True) & Q(seconds__isnull=True) & ~Q(verdict=""))
                | (Q(undoes__isnull=True) & Q(seconds__isnull=False) & Q(verdict=""))
                | (Q(undoes__isnull=False) & Q(seconds__isnull=True) & Q(verdict="")),
            ),
            models.CheckConstraint(
                name="review_reason_where_not_contradiction",
                condition=(Q(verdict="not_contradiction") & ~Q(reason=""))
                | (~Q(verdict="not_contradiction") & Q(reason="")),
            ),
            models.CheckConstraint(
                name="review_preference_has_its_side", condition=Q(prefers_because="") | ~Q(prefers="")
            ),
        ]

    def __str__(self) -> str:
        done = self.get_verdict_display() or ("Undone" if self.undoes_id else "Signed too")
        return f"{done} by {self.reviewer}"

    def clean(self) -> None:
        """Refuse a second signature by the hand that gave the first."""
        if self.seconds is not None and self.seconds.reviewer_id == self.reviewer_id:
            raise ValidationError("You signed first. The second signature has to be another editor's.")


class Enquiry(AppendOnly):
    """A step in getting an answer: somebody was asked, or answered; or the undoing of such a step.

    The question is the ruling that calls for reporting, which says whom to ask and what.
    """

    class Step(models.TextChoices):
        """What was done."""

        ASKED = "asked", "Asked"
        ANSWERED = "answered", "Answered"

    question = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="steps")
    step = models.CharField(max_length=10, choices=Step.choices, blank=True)
    day = models.DateField(null=True, blank=True)
    remind_on = models.DateField(null=True, blank=True)
    words = models.TextField(blank=True, help_text="The answer, or how it was asked.")
    undoes = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="undone_by")
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = AppendOnlyQuerySet["Enquiry"].as_manager()

    class Meta:
        verbose_name_plural = "enquiries"
        ordering = ["created_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="enquiry_steps_or_undoes",
                condition=(Q(undoes__isnull=True) & ~Q(step="") & Q(day__isnull=False))
                | (Q(undoes__isnull=False) & Q(step="") & Q(day__isnull=True)),
            ),
            models.CheckConstraint(name="enquiry_answer_has_words", condition=~Q(step="answered") | ~Q(words="")),
            models.CheckConstraint(
                name="enquiry_reminds_of_what_was_asked", condition=Q(remind_on__isnull=True) | Q(step="asked")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_step_display() or 'Undone'} by {self.created_by}"
