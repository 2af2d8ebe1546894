"""Who is to look at a finding, and what was decided on several findings in one go; every row is appended."""

from django.conf import settings
from django.db import models

from articles.appendonly import AppendOnly, AppendOnlyQuerySet
from claims.models.findings import Finding


class Batch(AppendOnly):
    """Several findings decided or assigned in one go, or the undoing of that: their rows point here."""

    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    undoes = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="undone_by")

    objects = AppendOnlyQuerySet["Batch"].as_manager()

    class Meta:
        verbose_name_plural = "batches"
        ordering = ["created_at", "pk"]

    def __str__(self) -> str:
        return f"{'Undone' if self.undoes_id else 'Done'} in one go by {self.created_by}"


class Assignment(AppendOnly):
    """Whose a finding is from now on; nobody's where `assignee` is empty. It goes where its finding goes."""

    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, related_name="assignments")
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    batch = models.ForeignKey(Batch, null=True, blank=True, on_delete=models.PROTECT, related_name="assignments")
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    # Tells these rows from the signatures among which a history lists them.
    is_assignment = True

    objects = AppendOnlyQuerySet["Assignment"].as_manager()

    class Meta:
        ordering = ["created_at", "pk"]

    def __str__(self) -> str:
        return f"To {self.assignee or 'nobody'} by {self.created_by}"
