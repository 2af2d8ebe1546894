"""Let a text stand twice in an article, where it came back after another one.

An older database holds each text of an article once. Where one came back, that cannot be undone without throwing away a
version and what was read in it, so going back is refused and says where.
"""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Count
from django.db.utils import NotSupportedError


def refuse_where_a_text_came_back(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Raise where the older database has no place for a version."""
    revisions = apps.get_model("articles", "Revision").objects.using(schema_editor.connection.alias)
    twice = revisions.order_by("article").values("article", "text_sha256").annotate(n=Count("pk")).filter(n__gt=1)
    if articles := sorted({row["article"] for row in twice}):
        named = ", ".join(map(str, articles[:10]))
        raise NotSupportedError(
            f"This cannot be undone: in {len(articles)} articles a text came back after another, and an older database "
            f"holds each text of an article once. They are, by number: {named}."
        )


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0003_share_texts'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='revision',
            name='revision_text_once',
        ),
        migrations.AddField(
            model_name='revision',
            name='changed',
            field=models.JSONField(blank=True, default=list, help_text='Sorts of facts that are otherwise than in the version before.'),
        ),
        # Going back begins with this one.
        migrations.RunPython(migrations.RunPython.noop, refuse_where_a_text_came_back),
    ]
