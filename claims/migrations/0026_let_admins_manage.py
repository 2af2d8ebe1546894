"""Admins name outlets by their other names, and see and end tokens; editors see the names.

Django makes permissions after the last migration, too late for a fresh database, so they are made here first.
"""

from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

GROUPS = {
    "editor": {"articles": ["view_outletalias"]},
    "admin": {
        "articles": [f"{action}_outletalias" for action in ("add", "change", "delete", "view")],
        "claims": ["view_apitoken", "change_apitoken"],
    },
}


def let_groups(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make the permissions, and give them to the groups that are there."""
    alias = schema_editor.connection.alias
    for label in ("articles", "claims"):
        app = apps.get_app_config(label)
        before = getattr(app, "models_module", None)
        app.models_module = before or True  # historical apps have none, and would be skipped
        create_permissions(app, apps=apps, using=alias, verbosity=0)
        app.models_module = before
    permissions = apps.get_model("auth", "Permission").objects.using(alias)
    for name, allowed in GROUPS.items():
        for group in apps.get_model("auth", "Group").objects.using(alias).filter(name=name):
            for label, codenames in allowed.items():
                group.permissions.add(
                    *permissions.filter(content_type__app_label=label, codename__in=codenames)
                )


class Migration(migrations.Migration):

    dependencies = [
        ("articles", "0007_outlet_aliases"),
        ("claims", "0025_merged_entities"),
    ]

    operations = [migrations.RunPython(let_groups, migrations.RunPython.noop)]
