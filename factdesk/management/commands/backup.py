"""`manage.py backup FILE`: everything the desk has in one file, and `--check` for one that was made."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from factdesk.backups.archive import ArchiveReader
from factdesk.backups.errors import BackupError
from factdesk.backups.saving import save
from factdesk.migrated import require_migrated


class Command(BaseCommand):
    """Make a backup while the site runs, or check one."""

    help = (
        "Write everything the desk has into one file: articles with their originals, claims, verdicts, history, users "
        "and roles. It can be made while the site runs. The file also holds the hashes of passwords and tokens: keep "
        "it where nobody else reads it. With --check, read a file and say whether it is whole."
    )
    requires_system_checks: list[str] = []  # they load spaCy, which nothing here needs

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, and what to do with it."""
        parser.add_argument("file", metavar="FILE", type=Path, help="such as backups/2024-05-01.zip")
        doing = parser.add_mutually_exclusive_group()
        doing.add_argument("--check", action="store_true", help="make none; say whether this one is whole")
        doing.add_argument("--replace", action="store_true", help="put it in place of a file of that name")

    def handle(self, *args: Any, file: Path, check: bool, replace: bool, **options: Any) -> None:
        """Make or check it; in one line what it holds."""
        try:
            said = _check(file) if check else _save(file, replace=replace)
        except BackupError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(said)


def _check(file: Path) -> str:
    with ArchiveReader(file) as archive:
        archive.verify()
        made = archive.manifest
    return (
        f"“{file}” is whole: {made.rows:,} rows in {len(made.parts)} parts, made on {made.moment} "
        f"by FactDesk {made.factdesk} from a database of {made.engine}."
    )


def _save(file: Path, *, replace: bool) -> str:
    require_migrated()
    with tqdm(desc="Writing", unit="table", file=sys.stderr, disable=None, leave=False) as bar:
        made = save(file, replace=replace, told=lambda model: bar.update())
    size = file.stat().st_size / 1e6
    return (
        f"Wrote {made.rows:,} rows into “{file}”, {size:,.1f} MB, for its owner’s eyes alone: hashes of passwords and "
        "tokens are in it. The secret key of the site is not."
    )
