"""Index the words of claims, articles, measures and entities, and keep the indexes in step from here on.

What stands is indexed at once. Taken back, nothing is lost but the indexes.
"""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from claims.search import keeping

TABLES = {
    "claims_claim": ("sentence", "surface", "counted", "what", "attribution"),
    "articles_revision": ("text",),
    "articles_article": ("headline", "standfirst", "byline"),
    "claims_measure": ("name",),
    "claims_measurealias": ("phrase",),
    "claims_entity": ("name",),
    "claims_entityalias": ("phrase",),
}


def index(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make the indexes."""
    connection = schema_editor.connection
    statements = keeping.configured() if connection.vendor == "postgresql" else []
    for table, columns in TABLES.items():
        statements += keeping.made(connection, table, columns)
    for statement in statements:
        schema_editor.execute(statement, params=None)


def forget(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Take them away."""
    connection = schema_editor.connection
    statements = [statement for table in TABLES for statement in keeping.unmade(connection, table)]
    if connection.vendor == "postgresql":
        statements += keeping.unconfigured()
    for statement in statements:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("claims", "0009_measures_that_learn"), ("articles", "0001_initial")]

    operations = [migrations.RunPython(index, forget)]
