"""Bring the starter catalogue of measures and entities.

Safe to run again: what stands under a name, an address or a phrase is left as an editor may have changed it, and a
phrase that one took out stays out.
"""

import json

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Q
from django.utils.text import slugify

from claims.catalogue import STARTER, read_catalogue


def _definitions() -> dict[str, str]:
    rows = json.loads(STARTER.read_text(encoding="utf-8"))["measures"]
    return {row["name"]: row.get("definition") or "" for row in rows}


def bring_catalogue(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make the measures and entities that are not there yet, with their aliases."""
    alias = schema_editor.connection.alias
    catalogue, definitions = read_catalogue(), _definitions()
    measures = apps.get_model("claims", "Measure").objects.using(alias)
    taken_out = apps.get_model("claims", "HistoricalMeasureAlias").objects.using(alias).filter(history_type="-")
    refused = set(taken_out.values_list("phrase", flat=True))
    for entry in catalogue.measures:
        slug = slugify(entry.name)[:190]
        # One that was renamed keeps its address.
        there = measures.filter(Q(name=entry.name) | Q(slug=slug, catalogued=True)).first()
        measure = there or measures.create(
            name=entry.name,
            slug=f"{slug}-starter" if measures.filter(slug=slug).exists() else slug,
            definition=definitions[entry.name],
            unit_class=entry.unit_class,
            nature=str(entry.nature or ""),
        )
        for phrase in entry.aliases:
            if phrase not in refused:
                apps.get_model("claims", "MeasureAlias").objects.using(alias).get_or_create(
                    phrase=phrase, defaults={"measure": measure}
                )
    for known in catalogue.entities:
        entity, _ = apps.get_model("claims", "Entity").objects.using(alias).get_or_create(
            name=known.name, defaults={"catalogued": True}
        )
        for phrase in known.aliases:
            apps.get_model("claims", "EntityAlias").objects.using(alias).get_or_create(
                phrase=phrase, defaults={"entity": entity}
            )


class Migration(migrations.Migration):
    """After the groups; going back leaves the catalogue, which may hold an editor's work by then."""

    dependencies = [("claims", "0002_groups")]

    operations = [migrations.RunPython(bring_catalogue, migrations.RunPython.noop)]
