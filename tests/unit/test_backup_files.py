"""What is no whole backup is told apart from one before anything is done with it."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import FileField

from factdesk.backups.archive import ArchiveReader, ArchiveWriter, Manifest
from factdesk.backups.contents import BROUGHT_BY_MIGRATE, LEFT_OUT, tables
from factdesk.backups.errors import BackupError

ROWS = [[1, "a ½", None], [2, "b\nc", 0.1]]


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """Two parts, one of them without rows."""
    path = tmp_path / "desk.zip"
    with ArchiveWriter(path) as archive:
        parts = [
            archive.write_part("claims.Measure", ["id", "name", "score"], ROWS, last=7),
            archive.write_part("claims.Claim", ["id"], [], last=None),
        ]
        manifest = Manifest("0.1.0", "2024-05-01T02:03:04+00:00", "sqlite", {"claims": ["0001_initial"]}, {}, parts)
        archive.write_manifest(manifest)
    return path


def check(path: Path) -> None:
    """As the command does it."""
    with ArchiveReader(path) as archive:
        archive.verify()


def altered(path: Path, **members: Callable[[bytes], bytes | None]) -> None:
    """Write the file anew with other bytes in some of its members, as somebody with an archiver can."""
    with zipfile.ZipFile(path) as source:
        held = {name: source.read(name) for name in source.namelist()}
    with zipfile.ZipFile(path, "w") as target:
        for name, data in held.items():
            change = members.get(Path(name).stem.replace("claims.", ""), lambda data: data)
            if (new := change(data)) is not None:
                target.writestr(name, new)


def with_manifest(path: Path, **values: object) -> None:
    """Other words in the manifest."""
    altered(path, manifest=lambda data: json.dumps(json.loads(data) | values).encode())


def test_what_was_written_is_read(backup: Path) -> None:
    check(backup)
    with ArchiveReader(backup) as archive:
        first, second = archive.manifest.parts
        assert (list(archive.rows(first)), list(archive.rows(second))) == (ROWS, [])
        assert (first.last, archive.manifest.rows, archive.manifest.moment) == (7, 2, "2024-05-01 02:03 UTC")


@pytest.mark.parametrize("at", [0, 1, 40, 200, -60, -1])
def test_a_file_that_was_cut_short_is_told(backup: Path, at: int) -> None:
    backup.write_bytes(backup.read_bytes()[:at])
    with pytest.raises(BackupError, match="not a backup of FactDesk, or it was cut short"):
        check(backup)


def test_no_byte_can_change_unnoticed(backup: Path) -> None:
    whole = backup.read_bytes()
    with zipfile.ZipFile(backup) as opened:
        places = [info.header_offset + 30 + len(info.filename) + 20 for info in opened.infolist() if info.file_size]
    for place in places:  # in the rows, and in the manifest
        backup.write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
        with pytest.raises(BackupError, match="damaged"):
            check(backup)


ALTERED: dict[str, tuple[Callable[[Path], object], str]] = {
    "a row is gone": (lambda path: altered(path, Measure=lambda data: data[data.index(b"\n") + 1 :]), "damaged: rows/"),
    "a row came in": (lambda path: altered(path, Claim=lambda data: b"[1]\n"), "damaged: rows/claims.Claim"),
    "a part is gone": (lambda path: altered(path, Claim=lambda data: None), "damaged: rows/claims.Claim"),
    "no manifest": (lambda path: altered(path, manifest=lambda data: None), "a zip file, but not a backup"),
    "no JSON": (lambda path: altered(path, manifest=lambda data: b"{"), "its manifest cannot be read"),
    "a list": (lambda path: altered(path, manifest=lambda data: b"[]"), "a zip file, but not a backup"),
    "of another program": (lambda path: with_manifest(path, format="x"), "a zip file, but not a backup"),
    "of a newer form": (
        lambda path: with_manifest(path, version=2, factdesk="9.1"),
        r"of form 2, made by FactDesk 9\.1; this one reads form 1\. Restore it with the version that made it",
    ),
    "parts of another shape": (lambda path: with_manifest(path, parts=[{"model": "x"}]), "its manifest lacks"),
    "words that nobody knows": (lambda path: with_manifest(path, wit="x"), "its manifest lacks"),
    "no zip": (lambda path: path.write_bytes(b"Minutes of the council."), "not a backup of FactDesk"),
    "no file": (lambda path: path.unlink(), "cannot be read: No such file"),
    "a folder": (lambda path: (path.unlink(), path.mkdir()), "cannot be read: Is a directory"),
}


@pytest.mark.parametrize(("alter", "why"), ALTERED.values(), ids=ALTERED)
def test_a_file_that_is_no_whole_backup_is_told_with_the_reason(
    backup: Path, alter: Callable[[Path], object], why: str
) -> None:
    alter(backup)
    with pytest.raises(BackupError, match=why):
        check(backup)


def test_rows_of_another_width_are_damage(backup: Path) -> None:
    with ArchiveWriter(backup) as archive:
        part = archive.write_part("claims.Claim", ["id"], [[1, 2]], last=None)
        archive.write_manifest(Manifest("0.1.0", "2024-05-01", "sqlite", {}, {}, [part]))
    with ArchiveReader(backup) as archive, pytest.raises(BackupError, match="damaged"):
        list(archive.rows(archive.manifest.parts[0]))


def test_every_table_is_kept_or_left_out_by_name_and_each_of_its_columns_can_be_written() -> None:
    known = {model._meta.label for model in apps.get_models(include_auto_created=True)}
    kept = tables("default")  # raises for a kind of column that it does not know

    assert known - {table.label for table in kept} == set(LEFT_OUT)
    assert all(LEFT_OUT.values())
    assert {table.label for table in kept} >= BROUGHT_BY_MIGRATE
    # Rows are read in order of their numbers, which both engines sort alike.
    assert {table.model._meta.pk.get_internal_type() for table in kept} <= {"AutoField", "BigAutoField", "UUIDField"}
    assert not [column for table in kept for column in table.columns if isinstance(column.field, FileField)]
