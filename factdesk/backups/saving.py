"""Write a backup, while the site goes on working."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from claims.models import Backup
from factdesk.backups.archive import ArchiveWriter, Manifest, Part
from factdesk.backups.contents import LEFT_OUT, Table, migrations_applied, tables
from factdesk.backups.errors import BackupError
from factdesk.backups.numbers import last_number
from factdesk.version import version

_SNAPSHOT = "snapshot"


def save(
    path: Path,
    *,
    replace: bool = False,
    using: str = DEFAULT_DB_ALIAS,
    told: Callable[[str], None] = lambda model: None,
) -> Manifest:
    """Write everything the desk has into a file that only its owner can read; what the file says of itself.

    The file is there whole or not at all. `told` hears of each model before its rows are written.
    """
    if path.exists() and not replace:
        raise BackupError(f"“{path}” is there already. Name another file, or say --replace.")
    with _written_whole(path) as unfinished:
        manifest = _write(unfinished, using, told)
    size = path.stat().st_size
    Backup.objects.using(using).create(name=path.name[:255], rows=manifest.rows, size=size, made_at=manifest.made_at)
    return manifest


def _write(path: Path, using: str, told: Callable[[str], None]) -> Manifest:
    with snapshot(using) as connection, ArchiveWriter(path) as archive:
        made_at = datetime.now(UTC).isoformat()
        parts = [_write_part(archive, table, connection, told) for table in tables(connection.alias)]
        manifest = Manifest(
            version(), made_at, connection.vendor, migrations_applied(connection.alias), LEFT_OUT, parts
        )
        archive.write_manifest(manifest)
    return manifest


def _write_part(
    archive: ArchiveWriter, table: Table, connection: BaseDatabaseWrapper, told: Callable[[str], None]
) -> Part:
    told(table.label)
    last = last_number(connection, table.model)
    return archive.write_part(table.label, table.column_names, table.rows(), last=last)


@contextmanager
def snapshot(using: str) -> Iterator[BaseDatabaseWrapper]:
    """A connection of its own that sees the database as it was at one moment, and keeps nobody from writing."""
    connection = connections[using].copy(_SNAPSHOT)
    if connection.vendor == "sqlite":  # the site's own transactions make writers queue from their beginning
        connection.settings_dict["OPTIONS"] = {**connection.settings_dict["OPTIONS"], "transaction_mode": "DEFERRED"}
    connections[_SNAPSHOT] = connection
    try:
        with transaction.atomic(using=_SNAPSHOT):
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield connection
    finally:
        connection.close()
        del connections[_SNAPSHOT]


@contextmanager
def _written_whole(path: Path) -> Iterator[Path]:
    """A file beside `path`, for its owner alone, that gets the name once it is written and safe on the disk."""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:100]}.", suffix=".unfinished", dir=path.parent)
    except OSError as error:
        raise BackupError(f"“{path}” cannot be written: {error.strerror}.") from error
    unfinished = Path(name)
    try:
        yield unfinished
        os.fsync(handle)
        unfinished.replace(path)
    except OSError as error:
        raise BackupError(f"“{path}” cannot be written: {error.strerror}.") from error
    finally:
        os.close(handle)
        with suppress(FileNotFoundError):
            unfinished.unlink()
