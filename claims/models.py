"""Claims, measures, entities, findings and reviews. `claims.recording` is the only writer over several of them."""

from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.urls import reverse
from simple_history.models import HistoricalRecords

from articles.models import Revision
from claims import values


def _choices(members: Any) -> list[tuple[str, str]]:
    return [(str(member), str(member).replace("_", " ")) for member in members]


KINDS = _choices(values.Kind)
COMPARATORS = _choices(values.Comparator)
PRECISIONS = _choices(values.Precision)
BASES = _choices(values.Basis)
NATURES = _choices(values.Nature)
RELATIONS = _choices(relation for relation in values.Relation if relation is not values.Relation.UNRELATED)


class MeasureQuerySet(models.QuerySet["Measure"]):
    """Sets of measures."""

    def catalogued(self) -> "MeasureQuerySet":
        """Measures that an editor or the starter catalogue has named."""
        return self.filter(catalogued=True)


class Measure(models.Model):
    """What is counted or measured. A phrase that no catalogued measure claims becomes an unsorted one of its own."""

    name = models.CharField(max_length=200, unique=True)
    slug = models.SlugField(max_length=200, unique=True)
    definition = models.TextField(blank=True)
    unit_class = models.CharField(max_length=30, default="count")
    nature = models.CharField(max_length=10, choices=NATURES, blank=True)
    catalogued = models.BooleanField(default=True)
    history = HistoricalRecords()

    objects = MeasureQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The measure's page."""
        return reverse("claims:measure", args=[self.slug])


class MeasureAlias(models.Model):
    """A phrase that names a measure."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="aliases")
    phrase = models.CharField(max_length=200, unique=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["phrase"]
        verbose_name_plural = "measure aliases"

    def __str__(self) -> str:
        return self.phrase


class Entity(models.Model):
    """An organisation or place that claims are about."""

    name = models.CharField(max_length=200, unique=True)
    catalogued = models.BooleanField(default=False, help_text="Named by an editor rather than read from a text.")
    history = HistoricalRecords()

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "entities"

    def __str__(self) -> str:
        return self.name


class EntityAlias(models.Model):
    """Another name of an entity."""

    entity = models.ForeignKey(Entity, on_delete=models.CASCADE, related_name="aliases")
    phrase = models.CharField(max_length=200, unique=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["phrase"]
        verbose_name_plural = "entity aliases"

    def __str__(self) -> str:
        return self.phrase


class ClaimQuerySet(models.QuerySet["Claim"]):
    """Sets of claims."""

    def standing(self) -> "ClaimQuerySet":
        """Claims of the newest revision of their article that today's rules still read."""
        return self.filter(standing=True)

    def with_context(self) -> "ClaimQuerySet":
        """With everything that a line of a list shows."""
        return self.select_related("revision__article__outlet", "measure", "entity")

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
    created_at = models.DateTimeField(auto_now_add=True)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        permissions = [("correct_claim", "Can correct what was read of a claim")]
        ordering = ["revision", "start"]
        indexes = [
            models.Index(fields=["standing", "period_start", "id"]),
            models.Index(fields=["measure", "period_start"]),
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
    """A key under which a claim meets those that it may be compared with."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="keys")
    key = models.CharField(max_length=120)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "claim"], name="claim_key_once")]

    def __str__(self) -> str:
        return self.key


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


class Correction(models.Model):
    """An editor's value for one field of a claim; appended, never edited. The newest one of a field counts.

    `value` is the field's new value as JSON; `withdrawn` is true in a row that takes the field back to the machine.
    """

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="corrections")
    field = models.CharField(max_length=40)
    value = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    withdrawn = models.BooleanField(default=False)
    note = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["created_at", "pk"]

    def __str__(self) -> str:
        return f"{self.field} of claim {self.claim_id}"


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
            "sides__claims__revision__article__outlet", "sides__claims__measure"
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


class Review(models.Model):
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
