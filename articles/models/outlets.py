"""Who prints, and by which names."""

from django.db import models
from simple_history.models import HistoricalRecords


class Outlet(models.Model):
    """A publisher of articles, named by an admin or an index file, never guessed."""

    name = models.CharField(max_length=200, unique=True)
    url = models.URLField(blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class OutletAlias(models.Model):
    """Another name of an outlet: one that it went by before, or by which articles still come in."""

    outlet = models.ForeignKey(Outlet, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=200, unique=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["name"]
        verbose_name = "other name of an outlet"
        verbose_name_plural = "other names"

    def __str__(self) -> str:
        return self.name
