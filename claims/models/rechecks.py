"""How far a full re-check has come, so that one that was stopped goes on where it was."""

from django.db import models


class Recheck(models.Model):
    """One pass over all articles: first their claims' keys are written anew, then their findings are judged anew.

    `done_to` is the last article of the step that is finished with; it is written together with that article's rows.
    """

    class Step(models.TextChoices):
        """What is done to each article in turn."""

        KEYS = "keys", "writing keys"
        FINDINGS = "findings", "judging"

    step = models.CharField(max_length=10, choices=Step.choices, default=Step.KEYS)
    done_to = models.BigIntegerField(default=0)
    rules_version = models.PositiveIntegerField(default=1, help_text="Of the rules by which it began.")
    comparison_version = models.PositiveIntegerField(default=1, help_text="Of the comparison by which it began.")
    articles = models.PositiveIntegerField(default=0, help_text="Articles done in this step.")
    started_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"Re-check begun {self.started_at:%d %B %Y}"
