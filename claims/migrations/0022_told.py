"""Take what stands for told: nobody wants news of what was on the desk before news were.

Running it again changes nothing.
"""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F


def note_as_told(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Write on each finding how it stands."""
    untold = apps.get_model("claims", "Finding").objects.using(schema_editor.connection.alias).filter(told="")
    untold.filter(changed_since=True).update(told="changed")
    untold.filter(changed_since=False).exclude(verdict="").update(told=F("verdict"))
    untold.filter(changed_since=False, verdict="", queue=True, live=True).update(told="waiting")


class Migration(migrations.Migration):
    """Data only."""

    dependencies = [("claims", "0021_following")]
    operations = [migrations.RunPython(note_as_told, migrations.RunPython.noop)]
