"""What editors name: measures and entities, with the phrases that mean them."""

from django.db import models
from django.urls import reverse
from simple_history.models import HistoricalRecords

from claims.models.choices import NATURES


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
    second_signature = models.BooleanField(
        "Verdicts need a second editor",
        default=False,
        help_text="A verdict on this measure counts once another editor has signed it too.",
    )
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
