"""Measures that learn: what editors decide about them, what is proposed, and aliases that narrow or turn a measure.

Then, on rows: unsorted measures get the class of their unit instead of the unit; editors may decide; and the starter
catalogue brings what it has learned. Safe to run again. Going back leaves the rows, which may hold an editor's work.
"""

import json
from typing import Any

import django.db.models.deletion
from django.apps.registry import Apps
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.utils.text import slugify

from claims.catalogue import STARTER, read_catalogue
from claims.values import MeasureEntry

UNITS_OF = {
    "duration": ["century", "day", "decade", "fortnight", "hour", "minute", "month", "night", "second", "week", "year"],
    "money": [
        "AUD", "CAD", "CHF", "CNY", "DKK", "EUR", "GBP", "HKD", "ILS", "INR", "JPY", "KRW", "MYR", "NGN", "NOK", "NZD",
        "RUB", "SEK", "SGD", "USD", "ZAR", "cent", "pence",
    ],
    "percent": ["basis point", "percentage_point"],
}
# What is put behind a phrase that is a measure of another kind of number already.
KINDS = {"count": "number", "percent": "share", "money": "amount", "duration": "time"}
READ = ["view_measuredecision", "view_measureproposal", "view_wholephrase"]
# Who may delete a measure that nobody speaks of deletes what hangs on it.
NAMING = [f"delete_{model}" for model in ("measureproposal", "measureword", "wholephrase")]
GROUPS = {"journalist": READ, "admin": [*READ, *NAMING], "editor": [*READ, *NAMING, "add_measuredecision"]}


def sort_units(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Give measures that articles' phrases made the class of their unit."""
    measures = apps.get_model("claims", "Measure").objects.using(schema_editor.connection.alias)
    for unit_class, units in UNITS_OF.items():
        measures.filter(catalogued=False, unit_class__in=units).update(unit_class=unit_class)


def allow_editors(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make the permissions of the new models, which Django would make too late, and give them to the groups."""
    alias = schema_editor.connection.alias
    app = apps.get_app_config("claims")
    before = getattr(app, "models_module", None)
    app.models_module = before or True  # historical apps have none, and would be skipped
    create_permissions(app, apps=apps, using=alias, verbosity=0)
    app.models_module = before
    permissions = apps.get_model("auth", "Permission").objects.using(alias).filter(content_type__app_label="claims")
    for name, allowed in GROUPS.items():
        for group in apps.get_model("auth", "Group").objects.using(alias).filter(name=name):
            group.permissions.add(*permissions.filter(codename__in=allowed))


def bring_catalogue(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Bring measures and aliases that the starter catalogue has gained; an alias that an editor took out stays out."""
    alias = schema_editor.connection.alias
    measures = apps.get_model("claims", "Measure").objects.using(alias)
    aliases = apps.get_model("claims", "MeasureAlias").objects.using(alias)
    taken_out = apps.get_model("claims", "HistoricalMeasureAlias").objects.using(alias).filter(history_type="-")
    refused = set(taken_out.values_list("phrase", flat=True))
    rows = {row["name"]: row for row in json.loads(STARTER.read_text(encoding="utf-8"))["measures"]}
    for entry in read_catalogue().measures:
        measure = _bring(entry, rows[entry.name].get("definition") or "", measures)
        narrowed = {one.phrase: one for one in entry.narrower}
        for phrase in (*entry.aliases, *narrowed):
            one = narrowed.get(phrase)
            said = {
                "population": (one and one.population) or "",
                "threshold": (one and one.threshold) or "",
                "polarity": str((one and one.polarity) or ""),
            }
            if phrase not in refused:
                aliases.get_or_create(phrase=phrase, defaults={"measure": measure, **said})
            if one:
                aliases.filter(phrase=phrase, measure=measure).update(**said)


def _bring(entry: MeasureEntry, definition: str, measures: Any) -> Any:
    """The measure of that name: as it stands, or made, or made of an article's phrase that has waited to be sorted."""
    said = {"definition": definition, "unit_class": entry.unit_class, "nature": str(entry.nature or "")}
    slug = slugify(entry.name)[:180]
    # One that was renamed keeps its address.
    renamed = measures.filter(slug=slug, catalogued=True)
    found = measures.filter(name=entry.name).first() or renamed.first()
    if found is not None and not (found.catalogued or found.by_hand or found.merged_into_id):
        if found.unit_class == entry.unit_class:
            measures.filter(pk=found.pk).update(catalogued=True, **said)
        else:  # the same words, of another kind of number: it is called what such a phrase would be called today
            kind = KINDS.get(found.unit_class, found.unit_class)
            name = _free("name", f"{found.name[:150]} ({kind})", measures)
            measures.filter(pk=found.pk).update(name=name)
            found = None
    return found or measures.create(name=entry.name, slug=_free("slug", slug, measures), **said)


def _free(column: str, wanted: str, measures: Any) -> str:
    """That value of a unique column, with a number behind it where another measure has it."""
    value, number = wanted, 2
    while measures.filter(**{column: value}).exists():
        value, number = f"{wanted}-{number}", number + 1
    return value


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0008_crowded_blocks_and_rechecks'),
        ('auth', '0012_alter_user_first_name_max_length'),
        ('contenttypes', '0002_remove_content_type_name'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='MeasureDecision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('same', 'One measure'), ('apart', 'Not the same'), ('split', 'Split'), ('rename', 'Renamed'), ('undo', 'Undone')], max_length=10)),
                ('details', models.JSONField(default=dict)),
                ('changes', models.JSONField(default=list)),
                ('note', models.TextField(blank=True)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='MeasureProposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('score', models.FloatField(db_index=True)),
                ('phrase_one', models.CharField(max_length=200)),
                ('phrase_other', models.CharField(max_length=200)),
                ('reason', models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name='MeasureWord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('word', models.CharField(max_length=60)),
            ],
        ),
        migrations.CreateModel(
            name='WholePhrase',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('phrase', models.CharField(max_length=200)),
                ('key', models.CharField(max_length=200)),
                ('unit_class', models.CharField(max_length=40)),
            ],
            options={
                'ordering': ['phrase'],
            },
        ),
        migrations.AddField(
            model_name='historicalmeasure',
            name='by_hand',
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.AddField(
            model_name='historicalmeasure',
            name='merged_into',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='claims.measure'),
        ),
        migrations.AddField(
            model_name='historicalmeasure',
            name='polarity',
            field=models.CharField(blank=True, choices=[('opposite', 'opposite')], max_length=10),
        ),
        migrations.AddField(
            model_name='historicalmeasure',
            name='population',
            field=models.CharField(blank=True, help_text='Of whom, where not of all.', max_length=200),
        ),
        migrations.AddField(
            model_name='historicalmeasure',
            name='threshold',
            field=models.CharField(blank=True, help_text='Under which limit, such as “within 45 days”.', max_length=200),
        ),
        migrations.AddField(
            model_name='historicalmeasurealias',
            name='polarity',
            field=models.CharField(blank=True, choices=[('opposite', 'opposite')], max_length=10),
        ),
        migrations.AddField(
            model_name='historicalmeasurealias',
            name='population',
            field=models.CharField(blank=True, help_text='Of whom, where not of all.', max_length=200),
        ),
        migrations.AddField(
            model_name='historicalmeasurealias',
            name='threshold',
            field=models.CharField(blank=True, help_text='Under which limit, such as “within 45 days”.', max_length=200),
        ),
        migrations.AddField(
            model_name='measure',
            name='by_hand',
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.AddField(
            model_name='measure',
            name='looked_at',
            field=models.BooleanField(default=False, editable=False, help_text='Others like it have been looked for.'),
        ),
        migrations.AddField(
            model_name='measure',
            name='merged_into',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='claims.measure'),
        ),
        migrations.AddField(
            model_name='measure',
            name='polarity',
            field=models.CharField(blank=True, choices=[('opposite', 'opposite')], max_length=10),
        ),
        migrations.AddField(
            model_name='measure',
            name='population',
            field=models.CharField(blank=True, help_text='Of whom, where not of all.', max_length=200),
        ),
        migrations.AddField(
            model_name='measure',
            name='threshold',
            field=models.CharField(blank=True, help_text='Under which limit, such as “within 45 days”.', max_length=200),
        ),
        migrations.AddField(
            model_name='measurealias',
            name='polarity',
            field=models.CharField(blank=True, choices=[('opposite', 'opposite')], max_length=10),
        ),
        migrations.AddField(
            model_name='measurealias',
            name='population',
            field=models.CharField(blank=True, help_text='Of whom, where not of all.', max_length=200),
        ),
        migrations.AddField(
            model_name='measurealias',
            name='threshold',
            field=models.CharField(blank=True, help_text='Under which limit, such as “within 45 days”.', max_length=200),
        ),
        migrations.AddIndex(
            model_name='measure',
            index=models.Index(condition=models.Q(('looked_at', False), ('merged_into__isnull', True)), fields=['id'], name='measure_not_looked_at'),
        ),
        migrations.AddConstraint(
            model_name='measure',
            constraint=models.CheckConstraint(condition=models.Q(('merged_into__isnull', True), models.Q(('merged_into', models.F('id')), _negated=True), _connector='OR'), name='measure_not_merged_into_itself'),
        ),
        migrations.AddField(
            model_name='measuredecision',
            name='created_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='measuredecision',
            name='measure',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='claims.measure'),
        ),
        migrations.AddField(
            model_name='measuredecision',
            name='other',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='claims.measure'),
        ),
        migrations.AddField(
            model_name='measuredecision',
            name='undoes',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='undone_by', to='claims.measuredecision'),
        ),
        migrations.AddField(
            model_name='measureproposal',
            name='one',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='proposals_from', to='claims.measure'),
        ),
        migrations.AddField(
            model_name='measureproposal',
            name='other',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='proposals_to', to='claims.measure'),
        ),
        migrations.AddField(
            model_name='measureword',
            name='measure',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='words', to='claims.measure'),
        ),
        migrations.AddField(
            model_name='wholephrase',
            name='measure',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='phrases', to='claims.measure'),
        ),
        migrations.AddConstraint(
            model_name='measuredecision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'undo'), ('undoes__isnull', False)), models.Q(models.Q(('kind', 'undo'), _negated=True), ('undoes__isnull', True)), _connector='OR'), name='decision_undoes_where_it_says_so'),
        ),
        migrations.AddConstraint(
            model_name='measuredecision',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['rename', 'undo']), ('other__isnull', False), _connector='OR'), name='decision_names_both_measures'),
        ),
        migrations.AddConstraint(
            model_name='measureproposal',
            constraint=models.UniqueConstraint(fields=('one', 'other'), name='proposal_once'),
        ),
        migrations.AddConstraint(
            model_name='measureproposal',
            constraint=models.CheckConstraint(condition=models.Q(('one', models.F('other')), _negated=True), name='proposal_of_two'),
        ),
        migrations.AddConstraint(
            model_name='measureword',
            constraint=models.UniqueConstraint(fields=('word', 'measure'), name='measure_word_once'),
        ),
        migrations.AddField(
            model_name='wholephrase',
            name='split_off',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='phrases_lost', to='claims.measure'),
        ),
        migrations.AddConstraint(
            model_name='wholephrase',
            constraint=models.UniqueConstraint(fields=('split_off', 'key', 'unit_class'), name='phrase_split_off_once'),
        ),
        migrations.AddConstraint(
            model_name='wholephrase',
            constraint=models.UniqueConstraint(condition=models.Q(('split_off', None)), fields=('key', 'unit_class'), name='phrase_under_one_measure'),
        ),
        migrations.RunPython(sort_units, migrations.RunPython.noop),
        migrations.RunPython(allow_editors, migrations.RunPython.noop),
        migrations.RunPython(bring_catalogue, migrations.RunPython.noop),
    ]
