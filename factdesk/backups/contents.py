"""What a backup holds: the rows of every model there is, but for those that are left out by name.

A model that is new, of the desk's or of a library's, is in it without anybody's doing.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Model, Q

from factdesk.backups.archive import Row
from factdesk.backups.columns import Column, column

LEFT_OUT = {
    "sessions.Session": "who is logged in has to log in again",
    "axes.AccessAttempt": "guesses at passwords, forgotten after a quarter of an hour",
    "axes.AccessAttemptExpiration": "as above",
    "axes.AccessFailureLog": "as above",
    "axes.AccessLog": "when who logged in; each user’s last time is kept with the user",
    "contenttypes.ContentType": "every database numbers them for itself; rows that point at one name it",
    "auth.Permission": "every database numbers them for itself; rows that point at one name it",
}
# What `migrate` brings into a new database. Before a restore these rows go, and come again from the backup.
BROUGHT_BY_MIGRATE = {
    "auth.Group",
    "auth.Group_permissions",
    "claims.Measure",
    "claims.MeasureAlias",
    "claims.Entity",
    "claims.EntityAlias",
}
# Rows that are fetched at once; the largest of them are articles' texts.
_AT_ONCE = 200
# Jobs that are done or failed are past. One that was running is not done by the worker of another database: it waits.
_UNFINISHED = Q(status__in=["READY", "RUNNING"])
_WAITING = {"status": "READY", "started_at": None, "worker_ids": "[]"}


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one model in one database: which are kept, and how."""

    model: type[Model]
    using: str
    columns: list[Column]
    only: Q = field(default_factory=Q)
    instead: dict[str, Any] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """The model's name."""
        return self.model._meta.label

    @property
    def column_names(self) -> list[str]:
        """What the columns are called."""
        return [column.name for column in self.columns]

    @property
    def primary_key(self) -> int:
        """The place of the row's number among the columns."""
        return self.column_names.index(self.model._meta.pk.attname)

    def rows(self) -> Iterator[Row]:
        """The rows in order of their numbers, one by one, as a backup writes them."""
        found = self.model._base_manager.using(self.using).filter(self.only).order_by("pk")
        columns = list(enumerate(self.columns))
        writers = [(place, column.write) for place, column in columns if column.write is not None]
        others = [(place, self.instead[column.name]) for place, column in columns if column.name in self.instead]
        chosen = (column.selected for column in self.columns)
        for values in found.values_list(*chosen).iterator(chunk_size=_AT_ONCE):
            row = list(values)
            for place, write in writers:
                if row[place] is not None:
                    row[place] = write(row[place])
            for place, value in others:
                row[place] = value
            yield row

    def is_empty(self) -> bool:
        """Whether the table has no row."""
        return not self.model._base_manager.using(self.using).exists()


def tables(using: str) -> list[Table]:
    """All that is kept, of one database."""
    models = apps.get_models(include_auto_created=True)
    kept = [model for model in models if _is_table(model) and model._meta.label not in LEFT_OUT]
    return [_table(model, using) for model in kept]


def _is_table(model: type[Model]) -> bool:
    return bool(model._meta.managed and not model._meta.proxy and not model._meta.swapped)


def _table(model: type[Model], using: str) -> Table:
    columns = [column(one, using) for one in model._meta.concrete_fields if not one.generated]
    if model._meta.label == "django_tasks_database.DBTaskResult":
        return Table(model, using, columns, _UNFINISHED, _WAITING)
    return Table(model, using, columns)


def migrations_applied(using: str) -> dict[str, list[str]]:
    """The migrations that a database has, by app, of apps that are installed."""
    applied: dict[str, list[str]] = {}
    for app, name in sorted(MigrationRecorder(connections[using]).applied_migrations()):
        if app in apps.app_configs:
            applied.setdefault(app, []).append(name)
    return applied
