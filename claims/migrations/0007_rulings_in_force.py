"""Note on each finding the ruling that it goes by, and whom it wants asked; earlier editions had no columns for them.

Running it again changes nothing. Taken back, it drops second signatures, for which the older tables have no place.
"""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_BATCH = 500


def note_rulings(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Set `ruling`, `asking` and `ask_whom` from the newest review of each finding that has not been undone."""
    alias = schema_editor.connection.alias
    findings = apps.get_model("claims", "Finding").objects.using(alias).exclude(verdict="").filter(ruling__isnull=True)
    last = 0
    while batch := list(findings.filter(pk__gt=last).order_by("pk").prefetch_related("reviews")[:_BATCH]):
        for finding in batch:
            _note(finding)
        findings.model.objects.using(alias).bulk_update(batch, ["ruling", "asking", "ask_whom"])
        last = batch[-1].pk


def _note(finding) -> None:  # type: ignore[no-untyped-def]  # a historical model has no type
    rows = sorted(finding.reviews.all(), key=lambda row: (row.created_at, row.pk))
    undone = {row.undoes_id for row in rows}
    standing = [row for row in rows if row.verdict and row.pk not in undone]
    if standing:
        finding.ruling = standing[-1]
        if finding.verdict == "needs_reporting":
            finding.asking, finding.ask_whom = "to_ask", standing[-1].ask_whom


def drop_second_signatures(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Delete the rows that only this edition can hold."""
    reviews = apps.get_model("claims", "Review").objects.using(schema_editor.connection.alias)
    reviews.filter(undoes__seconds__isnull=False).delete()
    reviews.filter(seconds__isnull=False).delete()


class Migration(migrations.Migration):
    dependencies = [("claims", "0006_signatures_and_enquiries")]

    operations = [migrations.RunPython(note_rulings, drop_second_signatures)]
