"""What editors name: measures and entities, with the phrases that mean them."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from simple_history.models import HistoricalRecords

from claims.models.choices import NATURES, POLARITIES


class MeasureQuerySet(models.QuerySet["Measure"]):
    """Sets of measures."""

    def catalogued(self) -> "MeasureQuerySet":
        """Measures that an editor or the starter catalogue has named."""
        return self.filter(catalogued=True)

    def own(self) -> "MeasureQuerySet":
        """Measures that have not been merged into another."""
        return self.filter(merged_into=None)

    def recognised(self) -> "MeasureQuerySet":
        """Measures that extraction looks for: by name where catalogued, else by the phrases that editors gave."""
        return self.filter(models.Q(catalogued=True) | models.Q(aliases__isnull=False)).distinct()


class Narrowing(models.Model):
    """What a phrase says beyond the name of its measure: of whom, under which limit, or its opposite."""

    population = models.CharField(max_length=200, blank=True, help_text="Of whom, where not of all.")
    threshold = models.CharField(max_length=200, blank=True, help_text="Under which limit, such as “within 45 days”.")
    polarity = models.CharField(max_length=10, blank=True, choices=POLARITIES)

    class Meta:
        abstract = True

    @property
    def narrows(self) -> bool:
        """Whether it says anything."""
        return bool(self.population or self.threshold or self.polarity)

    @property
    def says(self) -> str:
        """What it says, as editors write it behind a phrase: "of agency staff; limit within 45 days; opposite"."""
        parts = (
            self.population and f"of {self.population}",
            self.threshold and f"limit {self.threshold}",
            self.polarity,
        )
        return "; ".join(filter(None, parts))


class Measure(Narrowing):
    """What is counted or measured. A phrase that no catalogued measure claims becomes an unsorted one of its own.

    One that was merged into another keeps its row, so that its address leads on and the merging can be undone; the
    narrowing then says as what part of the other it counts. `by_hand` is true where a decision made it a measure.
    """

    name = models.CharField(max_length=200, unique=True)
    slug = models.SlugField(max_length=200, unique=True)
    definition = models.TextField(blank=True)
    unit_class = models.CharField(max_length=30, default="count")
    nature = models.CharField(max_length=10, choices=NATURES, blank=True)
    catalogued = models.BooleanField(default=True)
    second_signature = models.BooleanField(
        "Verdicts need a second editor",
        default=False,
        help_text="A verdict on this measure counts once another editor has signed it too.",
    )
    good_for_days = models.PositiveSmallIntegerField(
        "Days that a signed value holds",
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(3660)],
        help_text="After so many days a value on the safe-to-print sheet has to be looked at again. Left empty, it "
        "follows from how finely the time of the value is given.",
    )
    by_hand = models.BooleanField(default=False, editable=False)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="merged"
    )
    looked_at = models.BooleanField(default=False, editable=False, help_text="Others like it have been looked for.")
    history = HistoricalRecords(excluded_fields=["looked_at"])

    objects = MeasureQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        indexes = [
            models.Index(
                fields=["id"],
                name="measure_not_looked_at",
                condition=models.Q(looked_at=False, merged_into__isnull=True),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="measure_not_merged_into_itself",
                condition=models.Q(merged_into__isnull=True) | ~models.Q(merged_into=models.F("id")),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The measure's page."""
        return reverse("claims:measure", args=[self.slug])

    @property
    def is_named(self) -> bool:
        """Whether an editor or the starter catalogue made it a measure, rather than one article's phrase."""
        return self.catalogued or self.by_hand

    @property
    def other_phrases(self) -> list["MeasureAlias"]:
        """The phrases that name it, but for its own name, which stands above them."""
        return [alias for alias in self.aliases.all() if alias.phrase.casefold() != self.name.casefold()]


class MeasureAlias(Narrowing):
    """A phrase that names a measure wherever it stands among the words of what is counted."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="aliases")
    phrase = models.CharField(max_length=200, unique=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["phrase"]
        verbose_name_plural = "measure aliases"

    def __str__(self) -> str:
        return self.phrase


class WholePhrase(models.Model):
    """A phrase that an editor put under a measure: it means that measure where it is all that a figure counts.

    `split_off` is the measure to which it would belong otherwise; without one, it is a phrase that no measure claims.
    `key` is the phrase in base forms, so that "vacant post" goes where "vacant posts" was put.
    """

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="phrases")
    split_off = models.ForeignKey(Measure, null=True, blank=True, on_delete=models.CASCADE, related_name="phrases_lost")
    phrase = models.CharField(max_length=200)
    key = models.CharField(max_length=200)
    unit_class = models.CharField(max_length=40)

    class Meta:
        ordering = ["phrase"]
        constraints = [
            models.UniqueConstraint(fields=["split_off", "key", "unit_class"], name="phrase_split_off_once"),
            models.UniqueConstraint(
                fields=["key", "unit_class"], name="phrase_under_one_measure", condition=models.Q(split_off=None)
            ),
        ]

    def __str__(self) -> str:
        return self.phrase


class EntityQuerySet(models.QuerySet["Entity"]):
    """Sets of entities."""

    def own(self) -> "EntityQuerySet":
        """Entities that have not been merged into another."""
        return self.filter(merged_into=None)

    def called(self, phrase: str) -> "EntityQuerySet":
        """Entities of this name or alias, in whatever case."""
        return (
            self.filter(models.Q(name__iexact=phrase) | models.Q(aliases__phrase__iexact=phrase))
            .order_by("pk")
            .distinct()
        )


class Entity(models.Model):
    """An organisation or place that claims are about.

    One that was merged into another keeps its row, because sheets that were signed for it name it; no claim does.
    """

    name = models.CharField(max_length=200, unique=True)
    catalogued = models.BooleanField(default=False, help_text="Named by an editor rather than read from a text.")
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="merged"
    )
    history = HistoricalRecords()

    objects = EntityQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "entities"
        constraints = [
            models.CheckConstraint(
                name="entity_not_merged_into_itself",
                condition=models.Q(merged_into__isnull=True) | ~models.Q(merged_into=models.F("id")),
            ),
        ]

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
