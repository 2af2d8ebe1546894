"""That a backup was made, for whoever asks how the desk does."""

from django.db import models

from articles.appendonly import AppendOnly, AppendOnlyQuerySet


class Backup(AppendOnly):
    """A file that held everything at `made_at`; the row is written after the file, so the file itself lacks it."""

    name = models.CharField(max_length=255)
    rows = models.PositiveBigIntegerField()
    size = models.PositiveBigIntegerField(help_text="Bytes of the file.")
    made_at = models.DateTimeField(db_index=True)

    objects = AppendOnlyQuerySet["Backup"].as_manager()

    class Meta:
        ordering = ["made_at", "pk"]

    def __str__(self) -> str:
        return f"{self.name}, {self.made_at:%d %B %Y}"
