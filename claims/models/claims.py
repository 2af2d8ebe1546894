"""Claims with their keys and corrections, and what was passed over."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Length
from django.urls import reverse
from django.utils import timezone

from articles.appendonly import AppendOnly, AppendOnlyQuerySet
from articles.models import Revision
from articles.ordering import LatestFirstIndex, latest_first
from claims import values
from claims.models.catalogue import Entity, Measure
from claims.models.choices import BASES, COMPARATORS, KINDS, NATURES, PRECISIONS

# What lists show of a claim and comparison takes with it, by the way there.
CONTEXT = ("revision__article__outlet", "revision__printing", "measure", "entity")


class ClaimQuerySet(models.QuerySet["Claim"]):
    """Sets of claims."""

    def standing(self) -> "ClaimQuerySet":
        """Claims of the newest revision of their article that today's rules still read."""
        return self.filter(standing=True)

    def public(self) -> "ClaimQuerySet":
        """Claims of articles that nobody has withdrawn, whether or not they still stand."""
        return self.filter(revision__article__withdrawn=False)

    def with_context(self) -> "ClaimQuerySet":
        """With all that lists show and comparison takes; the articles' texts, which neither does, stay behind."""
        shown = self.select_related(*CONTEXT)
        return shown.defer("revision__text", "revision__original", "revision__dropped")

    def once_held(self, pk: int) -> bool:
        """Whether a claim of this number, which is not kept any more, has stood here."""
        newest = self.order_by("-pk").values_list("pk", flat=True).first()
        return newest is not None and pk <= newest

    def with_fate(self) -> "ClaimQuerySet":
        """With what became of each: whether a newer version has its words, and whether an editor changed it."""
        return self.annotate(
            is_carried_on=Exists(Claim.objects.filter(carried_from=OuterRef("pk"))),
            is_corrected=Exists(Correction.objects.filter(claim=OuterRef("pk"))),
        )

    def in_force_by_hand(self) -> "ClaimQuerySet":
        """Claims that editors added and nobody has taken back."""
        newest = Addition.objects.filter(claim=OuterRef("pk")).order_by("-created_at", "-pk")
        taken_back = Subquery(newest.values("withdrawn")[:1])
        return self.filter(by_hand=True).annotate(is_taken_back=taken_back).filter(is_taken_back=False)

    def figures(self) -> "ClaimQuerySet":
        """Figures alone."""
        return self.filter(kind=values.Kind.FIGURE)

    def tracked(self) -> "ClaimQuerySet":
        """Without ages and thresholds that only qualify another figure."""
        return self.filter(trackable=True)


class Claim(models.Model):
    """One thing asserted at one place of one revision.

    The columns hold what the desk goes by: the machine's reading with editors' corrections laid over it. `machine`
    keeps the reading as extraction last gave it, so that both can stand side by side.
    """

    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="claims")
    kind = models.CharField(max_length=10, choices=KINDS)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    surface = models.TextField()
    sentence = models.TextField()
    sentence_start = models.PositiveIntegerField()
    sentence_end = models.PositiveIntegerField()

    value = models.DecimalField(max_digits=30, decimal_places=6, null=True, blank=True)
    low = models.DecimalField(max_digits=30, decimal_places=6, null=True, blank=True)
    high = models.DecimalField(max_digits=30, decimal_places=6, null=True, blank=True)
    step = models.DecimalField(max_digits=30, decimal_places=6, null=True, blank=True)
    comparator = models.CharField(max_length=5, choices=COMPARATORS, blank=True)
    unit = models.CharField(max_length=40, blank=True)
    approximate = models.BooleanField(default=False)
    vague = models.BooleanField(default=False)
    trend = models.CharField(max_length=20, blank=True)

    counted = models.TextField(blank=True)
    measure = models.ForeignKey(Measure, null=True, blank=True, on_delete=models.PROTECT, related_name="claims")
    nature = models.CharField(max_length=10, choices=NATURES, blank=True)
    scope = models.JSONField(default=dict, blank=True)
    entity = models.ForeignKey(Entity, null=True, blank=True, on_delete=models.PROTECT, related_name="claims")

    period_start = models.DateField(null=True, blank=True)
    period_end = models.DateField(null=True, blank=True)
    period_precision = models.CharField(max_length=10, choices=PRECISIONS, blank=True)
    period_basis = models.CharField(max_length=10, choices=BASES, blank=True)
    period_words = models.TextField(blank=True)
    period_conflict = models.TextField(blank=True)

    attribution = models.CharField(max_length=300, blank=True, db_index=True)
    attribution_cue = models.TextField(blank=True)
    attribution_content = models.TextField(blank=True)

    what = models.TextField(blank=True)
    words = models.TextField(blank=True)
    event = models.JSONField(null=True, blank=True)
    trackable = models.BooleanField(default=True)
    in_headline = models.BooleanField(default=False)
    because = models.JSONField(default=dict, blank=True)

    machine = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    rules_version = models.PositiveIntegerField(default=1)
    standing = models.BooleanField(
        default=True, help_text="Stands in the newest revision and is read by the rules of today; else only kept."
    )
    by_hand = models.BooleanField(
        default=False, help_text="An editor chose the words and said how to read them; the rules leave it alone."
    )
    carried_from = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="carried_on",
        help_text="The same words of the same sentence in an older version.",
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        permissions = [("correct_claim", "Can correct what was read of a claim")]
        ordering = ["revision", "start"]
        indexes = [
            LatestFirstIndex(
                latest_first("period_start"), F("id").desc(), name="claim_newest", condition=Q(standing=True)
            ),
            LatestFirstIndex(
                "measure",
                latest_first("period_start"),
                F("id").desc(),
                name="claim_of_measure_newest",
                condition=Q(standing=True),
            ),
            models.Index(fields=["rules_version"], name="claim_by_rules", condition=Q(standing=True)),
            models.Index(
                "measure",
                F("id").desc(),
                name="claim_of_measure_came_in",
                condition=Q(standing=True, trackable=True),
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["revision", "kind", "start", "end"], name="claim_once_at_its_place"),
            models.CheckConstraint(name="claim_surface_fits_offsets", condition=Q(end=F("start") + Length("surface"))),
            models.CheckConstraint(
                name="claim_sentence_fits_offsets", condition=Q(sentence_end=F("sentence_start") + Length("sentence"))
            ),
            models.CheckConstraint(
                name="claim_bounds_in_order",
                condition=Q(low__isnull=True) | Q(high__isnull=True) | Q(low__lte=F("high")),
            ),
            models.CheckConstraint(
                name="claim_period_in_order",
                condition=Q(period_start__isnull=True)
                | Q(period_end__isnull=True)
                | Q(period_start__lte=F("period_end")),
            ),
            models.CheckConstraint(
                name="claim_figure_has_number",
                condition=~Q(kind="figure") | Q(value__isnull=False) | Q(low__isnull=False) | Q(high__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.surface

    def get_absolute_url(self) -> str:
        """The claim's permalink."""
        return reverse("claims:claim", args=[self.pk])


class ClaimKey(models.Model):
    """A key under which a claim meets those that it may be compared with, or the part of a crowded key's block."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="keys")
    key = models.CharField(max_length=120)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "claim"], name="claim_key_once")]

    def __str__(self) -> str:
        return self.key


class CrowdedBlock(models.Model):
    """A block of claims, or a part of one, that was divided because it held too many to compare each with each.

    A part that is a single day cannot be divided further; there the first ones are compared, the others left out.
    `last` is then the place in line of the last that is compared; it is empty where there is room.
    """

    part = models.CharField(max_length=120, unique=True)
    last = models.CharField(max_length=60, blank=True)
    divided_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["part"]

    def __str__(self) -> str:
        return self.part


class PassedOver(models.Model):
    """A numeral of a revision that the rules did not take for a figure, and why, in a reader's words."""

    revision = models.ForeignKey(Revision, on_delete=models.CASCADE, related_name="passed_over")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    surface = models.TextField()
    reason = models.TextField()

    class Meta:
        ordering = ["revision", "start"]
        constraints = [
            models.CheckConstraint(
                name="passed_over_surface_fits_offsets", condition=Q(end=F("start") + Length("surface"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.surface}: {self.reason}"


class Correction(AppendOnly):
    """An editor's value for one field of a claim; appended, never edited. The newest one of a field counts.

    `value` is the field's new value as JSON; `withdrawn` is true in a row that takes the field back to the machine.
    """

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="corrections")
    field = models.CharField(max_length=40)
    value = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    withdrawn = models.BooleanField(default=False)
    note = models.TextField(blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False, db_index=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = AppendOnlyQuerySet["Correction"].as_manager()

    class Meta:
        ordering = ["created_at", "pk"]

    def __str__(self) -> str:
        return f"{self.field} of claim {self.claim_id}"


class Addition(AppendOnly):
    """That an editor added a claim by hand, or with `withdrawn` took it back; the newest row of a claim counts."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="additions")
    withdrawn = models.BooleanField(default=False)
    note = models.TextField(blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = AppendOnlyQuerySet["Addition"].as_manager()

    class Meta:
        ordering = ["created_at", "pk"]

    def __str__(self) -> str:
        return f"claim {self.claim_id} {'taken back' if self.withdrawn else 'added by hand'}"
