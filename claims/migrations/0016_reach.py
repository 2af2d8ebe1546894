"""Count for each finding the articles that stand on its sides; earlier editions did not keep the number.

Running it again counts anew. Going back leaves the numbers, which the column takes with it.
"""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Count

_BATCH = 500


def count_articles(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Set `reach`, in batches of findings by their number."""
    findings = apps.get_model("claims", "Finding").objects.using(schema_editor.connection.alias).order_by("pk")
    counted = findings.annotate(articles=Count("sides__claims__revision__article", distinct=True)).only("pk")
    last = 0
    while batch := list(counted.filter(pk__gt=last)[:_BATCH]):
        for finding in batch:
            finding.reach = finding.articles
        findings.bulk_update(batch, ["reach"])
        last = batch[-1].pk


class Migration(migrations.Migration):
    dependencies = [("claims", "0015_the_queue")]

    operations = [migrations.RunPython(count_articles, migrations.RunPython.noop)]
