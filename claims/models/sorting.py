"""Which measures may be one: what is proposed, what editors decided, and the words by which alike ones are found."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from articles.appendonly import AppendOnly, AppendOnlyQuerySet
from claims.models.catalogue import Measure
from claims.models.claims import Claim


class MeasureWord(models.Model):
    """A telling word of a measure's phrases, by which measures like it are looked up."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="words")
    word = models.CharField(max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["word", "measure"], name="measure_word_once")]

    def __str__(self) -> str:
        return self.word


class ProposalQuerySet(models.QuerySet["MeasureProposal"]):
    """Sets of proposals."""

    def waiting(self) -> "ProposalQuerySet":
        """Proposals about two measures that nobody has merged, the likeliest first."""
        both = self.filter(one__merged_into=None, other__merged_into=None)
        return both.select_related("one", "other").order_by("-score", "-pk")

    def spoken_of(self) -> "ProposalQuerySet":
        """Proposals to merge what some article still says."""
        return self.filter(Exists(Claim.objects.standing().filter(measure=OuterRef("one"))))


class MeasureProposal(models.Model):
    """Two measures that may be one, and why. Made and thrown away by the rules; what editors say is kept elsewhere.

    `one` is the measure that would be merged into `other`.
    """

    one = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="proposals_from")
    other = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="proposals_to")
    score = models.FloatField(db_index=True)
    phrase_one = models.CharField(max_length=200)
    phrase_other = models.CharField(max_length=200)
    reason = models.TextField()

    objects = ProposalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="proposal_once"),
            models.CheckConstraint(name="proposal_of_two", condition=~Q(one=F("other"))),
        ]

    def __str__(self) -> str:
        return f"{self.phrase_one} / {self.phrase_other}"


class DecisionQuerySet(AppendOnlyQuerySet["MeasureDecision"]):
    """Sets of decisions."""

    def in_force(self) -> "DecisionQuerySet":
        """Decisions that were not undone; undoings are none."""
        return self.filter(undoes__isnull=True, undone_by__isnull=True)

    def for_list(self) -> "DecisionQuerySet":
        """With everything that a line of a list shows, the newest first."""
        related = self.select_related("measure", "other", "created_by", "undoes__measure", "undoes__other", "undone_by")
        related = related.select_related("resorting")
        return related.order_by("-pk")


class MeasureDecision(AppendOnly):
    """An editor's signed ruling on measures; appended, never edited. Undoing is a row of its own.

    `changes` says what the decision changed, `[{"row", "field", "before", "after"}]`, so that undoing puts back just
    that, and only while nothing later has changed it again.
    """

    class Kind(models.TextChoices):
        """What was decided."""

        SAME = "same", "One measure"
        APART = "apart", "Not the same"
        SPLIT = "split", "Split"
        RENAME = "rename", "Renamed"
        UNDO = "undo", "Undone"

    kind = models.CharField(max_length=10, choices=Kind.choices)
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="decisions")
    other = models.ForeignKey(Measure, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    details = models.JSONField(default=dict)
    changes = models.JSONField(default=list)
    note = models.TextField(blank=True)
    undoes = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="undone_by")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="decision_undoes_where_it_says_so",
                condition=(Q(kind="undo") & Q(undoes__isnull=False)) | (~Q(kind="undo") & Q(undoes__isnull=True)),
            ),
            models.CheckConstraint(
                name="decision_names_both_measures",
                condition=Q(kind__in=["rename", "undo"]) | Q(other__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.measure}"


class Resorting(models.Model):
    """A decision on measures whose claims the worker still puts where they belong now; the row goes when all are there.

    `measures` are those whose claims are placed again, `renamed` those of which every claim is compared anew; `done_to`
    is the last claim that was placed, written together with it.
    """

    decision = models.OneToOneField(MeasureDecision, on_delete=models.CASCADE, related_name="resorting")
    measures = models.JSONField()
    renamed = models.JSONField()
    total = models.PositiveIntegerField()
    done = models.PositiveIntegerField(default=0)
    done_to = models.BigIntegerField(default=0)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.decision}: {self.done} of {self.total}"
