"""Link the claims of articles with several versions to the older ones of exactly the same words."""

from collections import Counter

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def link(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """For each claim of a later version the newest older one of the same sentence and place in it, if each is alone."""
    alias = schema_editor.connection.alias
    revisions = apps.get_model("articles", "Revision").objects.using(alias)
    articles = revisions.filter(number__gt=1).order_by("article").values_list("article", flat=True).distinct()
    for article in list(articles):
        _link(apps.get_model("claims", "Claim").objects.using(alias), article)


def _link(claims, article: int) -> None:
    rows = claims.filter(revision__article=article).order_by("revision__number", "start").select_related("revision")
    rows = rows.defer("revision__text", "revision__original", "revision__dropped")
    by_version: dict[int, list] = {}
    for claim in rows:
        by_version.setdefault(claim.revision.number, []).append(claim)
    last: dict[tuple, object] = {}
    linked = []
    for _, version in sorted(by_version.items()):
        places = [(c.kind, c.sentence, c.start - c.sentence_start, c.surface) for c in version]
        count = Counter(places)
        alone = {place: claim for place, claim in zip(places, version, strict=True) if count[place] == 1}
        for place, claim in alone.items():
            if claim.carried_from_id is None and place in last:
                claim.carried_from = last[place]
                linked.append(claim)
        last |= alone
        for place in count.keys() - alone.keys():
            last.pop(place, None)
    claims.bulk_update(linked, ["carried_from"], batch_size=200)


class Migration(migrations.Migration):
    dependencies = [("claims", "0017_carried_from"), ("articles", "0004_a_text_may_come_back")]

    operations = [migrations.RunPython(link, migrations.RunPython.noop)]
