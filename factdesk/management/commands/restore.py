"""`manage.py restore FILE`: put a backup into an empty database, of either engine."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from factdesk.backups.archive import ArchiveReader
from factdesk.backups.errors import BackupError
from factdesk.backups.restoring import restore


class Command(BaseCommand):
    """Restore a backup, all of it or nothing."""

    help = (
        "Put a backup into the database that DATABASE_URL names. It has to be empty, but for what “manage.py migrate” "
        "brings; SQLite and PostgreSQL take each other’s backups. All is restored or nothing."
    )
    requires_system_checks: list[str] = []  # they load spaCy, which nothing here needs

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file."""
        parser.add_argument("file", metavar="FILE", type=Path, help="what “manage.py backup” wrote")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        """Restore it, showing how far it is."""
        try:
            with (
                ArchiveReader(file) as archive,
                tqdm(desc="Restoring", unit="table", file=sys.stderr, disable=None, leave=False) as bar,
            ):
                bar.total = 2 * len(archive.manifest.parts)
                restore(archive, told=lambda model: bar.update())
                made = archive.manifest
        except BackupError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"Restored {made.rows:,} rows as they stood on {made.moment}; each was read again and is as it was. All "
            "have to log in again."
        )
