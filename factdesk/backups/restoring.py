"""Put a backup into an empty database: all of it or nothing, and read again afterwards to see that it is all there.

Rows are inserted as they were, past `save` and its guards and signals: those watch over people who change rows, and
here nothing changes. Foreign keys are looked up once all rows are there, so that rows may point at each other.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice, zip_longest
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import CharField
from django.db.utils import IntegrityError

from factdesk.backups.archive import ArchiveReader, Part, Row
from factdesk.backups.contents import BROUGHT_BY_MIGRATE, Table, migrations_applied, tables
from factdesk.backups.errors import BackupError
from factdesk.backups.numbers import set_last_number

# Rows that go to the database in one statement, where it takes so many parameters.
_AT_ONCE = 200
_ENGINES = {"postgresql": "PostgreSQL", "sqlite": "SQLite"}


def restore(
    archive: ArchiveReader, *, using: str = DEFAULT_DB_ALIAS, told: Callable[[str], None] = lambda model: None
) -> None:
    """Put all rows of a backup into a database that `migrate` made and nobody has used.

    `told` hears of each model before its rows are put back, and once more before they are read again.
    """
    archive.verify()
    _check_migrations(archive, using)
    pairs = _paired(archive, using)
    connection = connections[using]
    with transaction.atomic(using=using):
        _keep_others_out(connection, pairs)
        _check_empty(pairs)
        for table, _ in pairs:
            _clear(connection, table)
        for table, part in pairs:
            told(table.label)
            _fill(connection, table, archive.rows(part))
        _check_keys(connection)
        for table, part in pairs:
            told(table.label)
            _compare(connection, table, archive.rows(part))
        for table, part in pairs:  # at the very end, for PostgreSQL does not take this back
            if part.last is not None:
                set_last_number(connection, table.model, part.last)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def _check_migrations(archive: ArchiveReader, using: str) -> None:
    theirs = {(app, name) for app, names in archive.manifest.migrations.items() for name in names}
    ours = {(app, name) for app, names in migrations_applied(using).items() for name in names}
    made_by = f"The backup was made by FactDesk {archive.manifest.factdesk}"
    if not ours:
        raise BackupError("The database is not set up: run “manage.py migrate” first.")
    if missing := sorted(theirs - ours):
        raise BackupError(
            f"{made_by}, and this database lacks what it had: {_named(missing)}. Run “manage.py migrate” first; where "
            "that brings nothing, this FactDesk is older than the backup: restore it with the version that made it."
        )
    if newer := sorted(ours - theirs):
        raise BackupError(
            f"{made_by}, whose database did not have {_named(newer)} yet. Take the version that made it, migrate an "
            "empty database with it and restore there; then bring that up to date with this version’s “manage.py "
            "migrate”."
        )


def _named(migrations: list[tuple[str, str]]) -> str:
    first = ", ".join(f"{app} {name}" for app, name in migrations[:5])
    return first + (f" and {len(migrations) - 5} more" if len(migrations) > 5 else "")


def _paired(archive: ArchiveReader, using: str) -> list[tuple[Table, Part]]:
    """The tables of the database with what the backup has for each."""
    ours = {table.label: table for table in tables(using)}
    theirs = {part.model: part for part in archive.manifest.parts}
    if unknown := sorted(theirs.keys() - ours.keys()):
        raise BackupError(f"The backup holds what this FactDesk does not know: {', '.join(unknown)}.")
    if missing := sorted(ours.keys() - theirs.keys()):
        raise BackupError(f"The backup lacks what this FactDesk keeps: {', '.join(missing)}.")
    return [(_in_order(table, theirs[label].columns), theirs[label]) for label, table in ours.items()]


def _in_order(table: Table, names: list[str]) -> Table:
    """The table with its columns as the backup has them."""
    columns = {column.name: column for column in table.columns}
    if columns.keys() != set(names):
        raise BackupError(f"The backup’s columns of {table.label} are not this FactDesk’s.")
    return replace(table, columns=[columns[name] for name in names])


def _keep_others_out(connection: BaseDatabaseWrapper, pairs: list[tuple[Table, Part]]) -> None:
    """Let nobody write before all is there; SQLite has one writer at a time anyway."""
    if connection.vendor == "postgresql":
        names = ", ".join(_quoted(connection, table) for table, _ in pairs)
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {names} IN EXCLUSIVE MODE")


def _check_empty(pairs: list[tuple[Table, Part]]) -> None:
    used = [table.model for table, _ in pairs if table.label not in BROUGHT_BY_MIGRATE and not table.is_empty()]
    if used:
        counts = [f"{model._base_manager.using(pairs[0][0].using).count():,} {_plural(model)}" for model in used[:5]]
        more = f" and rows of {len(used) - 5} more kinds" if len(used) > 5 else ""
        raise BackupError(
            f"This database is in use: it holds {', '.join(counts)}{more}. A backup is restored into an empty one: "
            "name a new one in DATABASE_URL and run “manage.py migrate” there first."
        )


def _plural(model: Any) -> str:
    return str(model._meta.verbose_name_plural)


def _clear(connection: BaseDatabaseWrapper, table: Table) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {_quoted(connection, table)}")


def _fill(connection: BaseDatabaseWrapper, table: Table, rows: Iterator[Row]) -> None:
    fields = [column.field for column in table.columns]
    most = connection.features.max_query_params
    size = min(_AT_ONCE, most // len(fields)) if most else _AT_ONCE
    names = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    insert = f"INSERT INTO {_quoted(connection, table)} ({names}) VALUES "
    one = f"({', '.join(['%s'] * len(fields))})"
    while batch := list(islice(rows, size)):
        try:
            stored = [
                column.stored(value, connection)
                for row in batch
                for column, value in zip(table.columns, row, strict=True)
            ]
            with connection.cursor() as cursor:
                cursor.execute(insert + ", ".join([one] * len(batch)), stored)
        except (DatabaseError, ValidationError, ValueError) as error:  # ValueError: psycopg2’s of text with a NUL
            raise BackupError(_why_not(connection, table, batch, error)) from error
        connection.queries_log.clear()  # with DEBUG on, Django would keep every statement


def _why_not(connection: BaseDatabaseWrapper, table: Table, batch: list[Row], error: Exception) -> str:
    """Which value the database does not take, as far as one can tell."""
    engine = _ENGINES[connection.vendor]
    for row in batch:
        for column, value in zip(table.columns, row, strict=True):
            most = column.field.max_length if isinstance(column.field, CharField) else None
            if isinstance(value, str) and ("\0" in value or "\\u0000" in value or (most and len(value) > most)):
                why = f"{len(value)} characters, where {most} fit" if most and len(value) > most else "a character NUL"
                number = row[table.primary_key]
                return f"{engine} cannot hold {table.label} {number}: “{column.name}” has {why}. Nothing was restored."
    first, last = batch[0][table.primary_key], batch[-1][table.primary_key]
    why = " ".join(error.messages) if isinstance(error, ValidationError) else str(error).strip()
    return f"{engine} refuses one of {table.label} {first} to {last}: {why}. Nothing was restored."


def _check_keys(connection: BaseDatabaseWrapper) -> None:
    try:
        connection.check_constraints()
    except IntegrityError as error:
        raise BackupError(f"Rows of the backup point at rows that it lacks: {error}. Nothing was restored.") from error


def _compare(connection: BaseDatabaseWrapper, table: Table, rows: Iterator[Row]) -> None:
    """Raise unless the database holds these rows and no others."""
    for wanted, found in zip_longest(rows, table.rows()):
        if wanted == found:
            continue
        number = (wanted or found)[table.primary_key]
        if wanted is None or found is None:
            raise BackupError(f"{table.label} {number} is not what was to be restored. Nothing was restored.")
        for column, one, other in zip(table.columns, wanted, found, strict=True):
            if not column.same(one, other):
                raise BackupError(
                    f"{_ENGINES[connection.vendor]} cannot hold {table.label} {number}: “{column.name}” was {one!r} "
                    f"and would become {other!r}. Nothing was restored."
                )


def _quoted(connection: BaseDatabaseWrapper, table: Table) -> str:
    return connection.ops.quote_name(table.model._meta.db_table)
