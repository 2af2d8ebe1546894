"""Work beside loads becomes rows of our own; what waits in the queue of tasks becomes such rows, and back."""

import hashlib
import json
from typing import Any

import django.utils.timezone
from django.db import migrations, models
from django.db.models import Q

_RUNS = Q(state="running", lease_until__isnull=False, heartbeat_at__isnull=False, attempts__gt=0) & ~Q(worker="")
_ENDS = Q(state__in=["waiting", "running"], finished_at__isnull=True) | Q(
    state__in=["failed"], finished_at__isnull=False
)
# What came from time to time before, and what does so now.
_CLOCKS = {"tell_what_was_left_untold": "tell_followers", "ask_feeds": "poll_feeds"}
_TASKS = "claims.tasks."
_ALIKE = ("reread_everything", "tell_followers", "place_claims", "move_claims", "poll_feeds")
# What was a task before, by what it is now; polling is in the feeds' rows, and verdicts were counted at once.
_AGAIN = {
    "reread_everything": "reread_everything",
    "reread_article": "reread_everything",
    "place_claims": "place_claims",
    "move_claims": "move_claims",
}
_NEVER_ROWS = ("poll_feed", "settle_verdicts")
_EACH, _MANY = "rejudge_article", "rejudge_articles"


def key_of(name: str, given: dict[str, Any]) -> str:
    """As `Chore.key_of` was at this migration."""
    return hashlib.sha256(json.dumps([name, given], sort_keys=True).encode()).hexdigest()


def take_over_tasks(apps: Any, schema_editor: Any) -> None:
    """What waits, and what a worker was stopped in, is done by the next worker. Done twice, it comes to the same."""
    Chore = apps.get_model("claims", "Chore")
    Task = apps.get_model("django_tasks_database", "DBTaskResult")
    for row in Chore.objects.all():
        row.name = _CLOCKS.get(row.name, row.name)
        row.key = key_of(row.name, {})
        row.save()
    wanted: list[tuple[str, dict[str, Any]]] = []
    for name in (*_ALIKE, _MANY):
        tasks = Task.objects.filter(task_path=_TASKS + name, status__in=["READY", "RUNNING"])
        for task in tasks:
            wanted += [(_EACH, {"article": pk}) for pk in _articles(task)] if name == _MANY else [(name, {})]
        tasks.delete()
    now = django.utils.timezone.now()
    Chore.objects.bulk_create(
        Chore(name=name, given=given, key=key_of(name, given), not_before=now) for name, given in wanted
    )


def _articles(task: Any) -> list[int]:
    given = task.args_kwargs
    return [pk for pk in (given.get("args") or [given.get("kwargs", {}).get("articles", [])])[0] if isinstance(pk, int)]


def give_tasks_back(apps: Any, schema_editor: Any) -> None:
    """What waits as a row waits as a task; of what comes from time to time one row stays."""
    Chore = apps.get_model("claims", "Chore")
    Task = apps.get_model("django_tasks_database", "DBTaskResult")
    back = {now: before for before, now in _CLOCKS.items()}
    waiting: set[str] = set()
    articles: set[int] = set()
    known: set[str] = set()
    for row in Chore.objects.order_by("pk"):
        name = back.get(row.name, row.name)
        if row.name == _EACH:
            articles.add(row.given["article"])
        elif row.name in _AGAIN:
            waiting.add(_AGAIN[row.name])
        elif name not in known and row.name not in _NEVER_ROWS:
            known.add(name)
            Chore.objects.filter(pk=row.pk).update(name=name, not_before=row.not_before or django.utils.timezone.now())
            continue
        row.delete()
    wanted: list[tuple[str, list[Any]]] = [(name, []) for name in sorted(waiting)]
    if articles:
        wanted.append((_MANY, [sorted(articles)]))
    for name, args in wanted:
        Task.objects.create(
            task_path=_TASKS + name, args_kwargs={"args": args, "kwargs": {}}, status="READY", backend_name="default",
            run_after=django.utils.timezone.now(),
        )  # fmt: skip


class Migration(migrations.Migration):
    """Columns of a lease for chores, and what they are given."""

    dependencies = [
        ("claims", "0029_feeds"),
        ("django_tasks_database", "0021_conditional_partial_index_ordering"),
    ]

    operations = [
        migrations.AlterModelOptions(name="chore", options={"ordering": ["pk"]}),
        migrations.RenameField(model_name="chore", old_name="next_at", new_name="not_before"),
        migrations.AlterField("chore", "not_before", models.DateTimeField(blank=True, null=True)),
        migrations.AlterField("chore", "name", models.CharField(max_length=100)),
        migrations.AddField("chore", "asked_at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
        migrations.AddField("chore", "attempts", models.PositiveIntegerField(default=0)),
        migrations.AddField("chore", "finished_at", models.DateTimeField(blank=True, null=True)),
        migrations.AddField("chore", "given", models.JSONField(blank=True, default=dict)),
        migrations.AddField("chore", "heartbeat_at", models.DateTimeField(blank=True, null=True)),
        migrations.AddField("chore", "key", models.CharField(default="", max_length=64), preserve_default=False),
        migrations.AddField("chore", "lease_until", models.DateTimeField(blank=True, null=True)),
        migrations.AddField(
            "chore", "rank", models.PositiveSmallIntegerField(default=0, help_text="Lower numbers are done first.")
        ),
        migrations.AddField("chore", "reason", models.TextField(blank=True, default=""), preserve_default=False),
        migrations.AddField("chore", "started_at", models.DateTimeField(blank=True, null=True)),
        migrations.AddField(
            "chore",
            "state",
            models.CharField(
                choices=[("waiting", "Waiting"), ("running", "Being done"), ("failed", "Failed")],
                default="waiting",
                max_length=10,
            ),
        ),
        migrations.AddField("chore", "worker", models.CharField(blank=True, default="", max_length=100), preserve_default=False),
        migrations.RunPython(take_over_tasks, give_tasks_back),
        migrations.AddConstraint(
            "chore",
            models.CheckConstraint(
                name="chore_is_leased_while_it_runs",
                condition=_RUNS | ~Q(state="running") & Q(lease_until__isnull=True),
            ),
        ),
        migrations.AddConstraint("chore", models.CheckConstraint(name="chore_ends_where_it_says_so", condition=_ENDS)),
        migrations.AddConstraint(
            "chore",
            models.CheckConstraint(name="chore_says_why_it_failed", condition=~Q(state="failed") | ~Q(reason="")),
        ),
        migrations.AddIndex(
            "chore", models.Index(fields=["rank", "id"], name="chore_waiting", condition=Q(state="waiting"))
        ),
        migrations.AddIndex("chore", models.Index(fields=["state", "lease_until"], name="chore_state")),
        migrations.AddIndex("chore", models.Index(fields=["key", "id"], name="chore_key")),
    ]
