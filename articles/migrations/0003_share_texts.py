"""Find which of the articles that stand already print one text.

Run again, it leaves out whom it has done; going back empties the tables. Findings are judged by it only once they are
judged anew, which `manage.py recheck` does.
"""

from collections import defaultdict
from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Count, Exists, OuterRef

from articles.copies import band_keys, is_copy, merged, passages, wording

BATCH = 200
MOST_IN_BAND = 100
MOST_COMPARED = 30


def find_copies(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Write the keys of the newest revisions, and link those that are copies."""
    alias = schema_editor.connection.alias
    model = apps.get_model("articles", "Revision")
    bands = apps.get_model("articles", "Band").objects.using(alias)
    newer = model.objects.using(alias).filter(article=OuterRef("article"), number__gt=OuterRef("number"))
    newest = model.objects.using(alias).filter(~Exists(newer), bands__isnull=True).only("text")
    last = 0
    while batch := list(newest.filter(pk__gt=last).order_by("pk")[:BATCH]):
        for revision in batch:
            _find(apps, alias, bands, revision)
        last = batch[-1].pk


def _find(apps: Apps, alias: str, bands: Any, revision: Any) -> None:
    text = wording(revision.text)
    keys = band_keys(text)
    if not keys:
        return
    under = bands.filter(key__in=keys, left_out=False)
    alike = under.values("revision").annotate(common=Count("pk")).order_by("-common", "revision")
    candidates = list(alike.values_list("revision", flat=True)[:MOST_COMPARED])
    counted = under.values("key").annotate(revisions=Count("pk"))
    full = set(counted.filter(revisions__gte=MOST_IN_BAND).values_list("key", flat=True))
    bands.bulk_create(bands.model(revision_id=revision.pk, key=key, left_out=key in full) for key in keys)
    copies = apps.get_model("articles", "Copy").objects.using(alias)
    others = type(revision).objects.using(alias).filter(pk__in=candidates)
    rows = []
    for pk, other in others.order_by("pk").values_list("pk", "text"):
        theirs = wording(other)
        if is_copy(text, theirs):
            rows.append(copies.model(revision_id=revision.pk, of_id=pk, passages=passages(text, theirs)))
            rows.append(copies.model(revision_id=pk, of_id=revision.pk, passages=passages(theirs, text)))
    copies.bulk_create(rows, ignore_conflicts=True)


def group_copies(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make one shared text of what copies link; who stands in one already stays there."""
    alias = schema_editor.connection.alias
    copies = apps.get_model("articles", "Copy").objects.using(alias)
    printings = apps.get_model("articles", "Printing").objects.using(alias)
    texts = apps.get_model("articles", "SharedText").objects.using(alias)
    beside: dict[int, list[int]] = defaultdict(list)
    for one, other in copies.values_list("revision", "of").iterator():
        beside[one].append(other)
    standing = dict(printings.values_list("revision", "text"))
    done: set[int] = set()
    for first in sorted(beside):
        if first in done:
            continue
        part: set[int] = set()
        ahead = {first}
        while ahead:
            part |= ahead
            ahead = {other for pk in ahead for other in beside[pk]} - part
        done |= part
        if part <= standing.keys():
            continue
        text = min((standing[pk] for pk in part if pk in standing), default=None) or texts.create().pk
        stretches: dict[int, list[list[int]]] = defaultdict(list)
        for pk, some in copies.filter(revision__in=part).values_list("revision", "passages"):
            stretches[pk] += some
        printings.bulk_create(
            printings.model(revision_id=pk, text_id=text, passages=merged(stretches[pk]))
            for pk in sorted(part - standing.keys())
        )


def forget_all(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Empty the tables."""
    for name in ("Printing", "SharedText", "Copy", "Band"):
        apps.get_model("articles", name).objects.using(schema_editor.connection.alias).all().delete()


class Migration(migrations.Migration):
    dependencies = [("articles", "0002_shared_texts")]

    operations = [
        migrations.RunPython(find_copies, forget_all),
        migrations.RunPython(group_copies, migrations.RunPython.noop),
    ]
