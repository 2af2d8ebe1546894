"""Make the groups journalist, editor and admin, with what each may do.

Django makes permissions after the last migration, too late for a fresh database, so they are made here first.
Running it again adds what is missing and takes nothing away. Going back leaves the groups with their members, for which
an older database has a place as well: whoever undoes a migration must not put every user out of their role.
"""

from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

APPS = ["articles", "claims", "auth"]
READ = [
    *(f"articles.view_{model}" for model in ("outlet", "article", "revision")),
    *(
        f"claims.view_{model}"
        for model in (
            "measure", "measurealias", "entity", "entityalias", "claim", "correction", "finding", "findingside", "review"
        )
    ),
]
NAMING = [
    f"claims.{action}_{model}"
    for action in ("add", "change", "delete")
    for model in ("measure", "measurealias", "entity", "entityalias")
]
GROUPS = {
    "journalist": READ,
    "editor": [*READ, *NAMING, "claims.review_finding", "claims.correct_claim"],
    "admin": [
        *READ,
        *NAMING,
        "articles.load_article",
        "articles.change_article",
        *(f"articles.{action}_outlet" for action in ("add", "change", "delete")),
        *(f"auth.{action}_{model}" for action in ("add", "change", "delete", "view") for model in ("user", "group")),
    ],
}


def make_groups(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make the permissions, then the groups that hold them."""
    alias = schema_editor.connection.alias
    for label in APPS:
        app = apps.get_app_config(label)
        before = getattr(app, "models_module", None)
        app.models_module = before or True  # historical apps have none, and would be skipped
        create_permissions(app, apps=apps, using=alias, verbosity=0)
        app.models_module = before
    permissions = {
        f"{permission.content_type.app_label}.{permission.codename}": permission
        for permission in apps.get_model("auth", "Permission").objects.using(alias).select_related("content_type")
    }
    groups = apps.get_model("auth", "Group").objects.using(alias)
    for name, allowed in GROUPS.items():
        group, _ = groups.get_or_create(name=name)
        group.permissions.add(*(permissions[label] for label in allowed))


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0001_initial"),
        ("articles", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_groups, migrations.RunPython.noop)]
