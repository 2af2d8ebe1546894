"""A backup holds every row of every table, and a restore puts every one of them back as it was, or none."""

import hashlib
import json
import stat
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission, User
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.recorder import MigrationRecorder
from django_tasks_db.models import DBTaskResult

from articles.appendonly import Unchangeable
from articles.models import Article, Revision
from claims.models import Backup, Claim
from claims.search.index import search_index
from claims.search.keeping import INDEXED
from claims.search.query import parse
from factdesk.backups.archive import ArchiveReader
from factdesk.backups.contents import migrations_applied, tables
from factdesk.backups.errors import BackupError
from factdesk.backups.restoring import restore
from factdesk.backups.saving import save
from tests.factories import ArticleFactory, EntityFactory
from tests.fresh import New, in_use, sqlite_file, stored

JOBS = DBTaskResult._meta.db_table
KEPT_BY_NAME = {"django_migrations"}  # every database has them from `migrate`
Stored = dict[str, list[tuple[Any, ...]]]


@dataclass(frozen=True)
class Desk:
    """A database with something in every table, what stood in it, and the backup that was then made of it."""

    database: BaseDatabaseWrapper
    rows: Stored
    backup: Path


@pytest.fixture(scope="session")
def desk(filled: BaseDatabaseWrapper, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    backup = tmp_path_factory.mktemp("backups") / "desk.zip"
    with in_use(filled):
        rows = stored(filled)
        save(backup)
    return Desk(filled, rows, backup)


def put_back(backup: Path, database: BaseDatabaseWrapper) -> Stored:
    """All that stands in the database after a restore."""
    with in_use(database), ArchiveReader(backup) as archive:
        restore(archive)
    return stored(database)


@pytest.fixture(scope="session")
def restored(desk: Desk, new: New) -> BaseDatabaseWrapper:
    """A database into which the backup was put; not to be written to."""
    database = new()
    put_back(desk.backup, database)
    return database


@pytest.fixture(scope="session")
def untouched(new: New) -> BaseDatabaseWrapper:
    """An empty database that takes nothing of what it is given."""
    return new()


def changed(backup: Path, to: Path, **parts: Callable[[list[Any]], None]) -> Path:
    """The backup with other rows in some parts, by the models' names, and a manifest that fits them."""
    with zipfile.ZipFile(backup) as source, zipfile.ZipFile(to, "w") as target:
        manifest = json.loads(source.read("manifest.json"))
        for part in manifest["parts"]:
            name = f"rows/{part['model']}.jsonl"
            data = source.read(name)
            if change := parts.get(part["model"].rpartition(".")[2]):
                rows = [dict(zip(part["columns"], json.loads(line), strict=True)) for line in data.splitlines()]
                change(rows)
                data = b"".join(json.dumps(list(row.values())).encode() + b"\n" for row in rows)
                part |= {"rows": len(rows), "sha256": hashlib.sha256(data).hexdigest()}
            target.writestr(name, data)
        target.writestr("manifest.json", json.dumps(manifest))
    return to


def test_every_row_of_every_table_comes_back(desk: Desk, restored: BaseDatabaseWrapper) -> None:
    after = stored(restored)

    assert after.keys() == desk.rows.keys()
    for table in desk.rows.keys() - KEPT_BY_NAME - {JOBS}:
        assert after[table] == desk.rows[table], table
    with in_use(restored):
        assert [table.label for table in tables("default") if table.is_empty()] == []


def test_what_is_restored_is_found_and_guarded(restored: BaseDatabaseWrapper) -> None:
    with in_use(restored):
        assert search_index().claims(parse("wardens"), Claim.objects.all()).exists()
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                for table in INDEXED:  # an error where index and rows differ
                    cursor.execute(f"INSERT INTO search_{table}(search_{table}, rank) VALUES ('integrity-check', 1)")
        with pytest.raises(Unchangeable):
            Revision.objects.latest("pk").save()


def test_the_number_of_a_row_that_is_gone_is_given_to_no_other(desk: Desk, restored: BaseDatabaseWrapper) -> None:
    with in_use(restored), transaction.atomic():
        assert EntityFactory().pk == max(row[0] for row in desk.rows["claims_entity"]) + 2
        transaction.set_rollback(True)


def test_jobs_that_were_not_done_wait_for_a_worker_and_the_others_are_left_out(restored: BaseDatabaseWrapper) -> None:
    with in_use(restored), connection.cursor() as cursor:
        cursor.execute(f"SELECT status, count(*), count(started_at) FROM {JOBS} GROUP BY status")
        assert cursor.fetchall() == [("READY", 2, 0)]


def test_permissions_and_kinds_are_found_by_name_where_their_numbers_differ(desk: Desk, new: New) -> None:
    def named() -> tuple[object, ...]:
        groups = {
            group.name: set(group.permissions.values_list("codename", flat=True)) for group in Group.objects.all()
        }
        users = list(User.objects.order_by("pk").values_list("username", "user_permissions__codename"))
        return groups, users, list(LogEntry.objects.values_list("content_type__app_label", "content_type__model"))

    def number() -> int:
        return Permission.objects.get(codename="view_article").pk

    with in_use(desk.database):
        before, numbered = named(), number()
    database = new()
    with in_use(database):
        ContentType._base_manager.get(app_label="articles", model="article").delete()

    put_back(desk.backup, database)

    with in_use(database):
        assert named() == before
        assert number() != numbered


@pytest.mark.skipif("connection.vendor == 'sqlite'", reason="goes from PostgreSQL to SQLite and back")
def test_engines_take_each_others_backups(desk: Desk, new: New, tmp_path: Path, request: Any) -> None:
    file = sqlite_file(request.getfixturevalue("migrated"), tmp_path / "desk.sqlite3")
    put_back(desk.backup, file)
    with in_use(file):
        assert search_index().claims(parse("wardens"), Claim.objects.all()).exists()
        save(tmp_path / "back.zip")
    file.close()

    after = put_back(tmp_path / "back.zip", new())

    for table in desk.rows.keys() - KEPT_BY_NAME - {JOBS}:
        assert after[table] == desk.rows[table], table


def test_a_backup_is_of_one_moment_and_keeps_nobody_from_writing(new: New, tmp_path: Path) -> None:
    database = new()

    def write_meanwhile(model: str) -> None:
        if model in {"articles.Article", "claims.Entity"}:  # within the backup, before these are read
            ArticleFactory()
            EntityFactory()

    with in_use(database):
        ArticleFactory()
        made = save(tmp_path / "backup.zip", told=write_meanwhile)
        assert Article.objects.count() == 3

    rows = {part.model: part.rows for part in made.parts}
    assert (rows["articles.Article"], rows["articles.HistoricalArticle"]) == (1, 1)
    with ArchiveReader(tmp_path / "backup.zip") as archive:
        part = next(part for part in archive.manifest.parts if part.model == "claims.Entity")
        assert not [row for row in archive.rows(part) if "Borough" in str(row)]


def test_the_file_is_its_owners_alone_and_is_there_whole_or_not_at_all(desk: Desk, tmp_path: Path) -> None:
    def full(model: str) -> None:
        if model == "claims.Claim":
            raise OSError(28, "No space left on device")

    assert stat.S_IMODE(desk.backup.stat().st_mode) == 0o600
    with in_use(desk.database):
        with pytest.raises(BackupError, match="cannot be written: No space left on device"):
            save(tmp_path / "backup.zip", told=full)
        assert list(tmp_path.iterdir()) == []
        with pytest.raises(BackupError, match="cannot be written: No such file"):
            save(tmp_path / "nowhere" / "backup.zip")
        with pytest.raises(BackupError, match="is there already"):
            save(desk.backup)


REFUSED = {
    "a row that others point at is missing": (
        {"Outlet": lambda rows: rows.pop()}, "Rows of the backup point at rows that it lacks",
    ),
    "a row is there twice": ({"Review": lambda rows: rows.append(dict(rows[-1]))}, "refuses one of claims.Review"),
    "a row breaks a rule": ({"Claim": lambda rows: rows[0].update(end=1)}, "refuses one of claims.Claim 1 to"),
    "a number is none": ({"Claim": lambda rows: rows[0].update(value="many")}, "refuses one of claims.Claim"),
}  # fmt: skip


@pytest.mark.parametrize(("parts", "why"), REFUSED.values(), ids=REFUSED)
def test_what_does_not_fit_leaves_the_database_as_it_was(
    desk: Desk, untouched: BaseDatabaseWrapper, tmp_path: Path, parts: dict[str, Any], why: str
) -> None:
    before = stored(untouched)
    with pytest.raises(BackupError, match=why):
        put_back(changed(desk.backup, tmp_path / "changed.zip", **parts), untouched)
    assert stored(untouched) == before


def test_what_the_engine_cannot_hold_is_named_rather_than_bent(
    desk: Desk, untouched: BaseDatabaseWrapper, tmp_path: Path
) -> None:
    """PostgreSQL counts characters, SQLite keeps fifteen digits."""
    value = "123456789012345678.123456"
    parts: dict[str, Any] = {"Claim": lambda rows: rows[0].update(low=None, high=None, value=value)}
    why = f"was '{value}'"
    if connection.vendor == "postgresql":
        parts = {"Outlet": lambda rows: rows[0].update(name="x" * 201)}
        why = "“name” has 201 characters, where 200 fit"
    before = stored(untouched)
    with pytest.raises(BackupError, match=why):
        put_back(changed(desk.backup, tmp_path / "changed.zip", **parts), untouched)
    assert stored(untouched) == before


def test_a_database_in_use_takes_no_backup(desk: Desk, restored: BaseDatabaseWrapper) -> None:
    with pytest.raises(BackupError, match=r"in use: it holds \d+ historical outlets.*run “manage\.py migrate”"):
        put_back(desk.backup, restored)
    assert stored(restored)["claims_claim"] == desk.rows["claims_claim"]


def test_another_state_of_the_tables_is_told_with_what_to_do(desk: Desk, untouched: BaseDatabaseWrapper) -> None:
    with in_use(untouched):
        recorder = MigrationRecorder(connection)
        recorder.record_applied("claims", "9999_to_come")
        with pytest.raises(BackupError, match=r"did not have claims 9999_to_come yet\. Take the version that made it"):
            put_back(desk.backup, untouched)
        recorder.record_unapplied("claims", "9999_to_come")
        newest = migrations_applied("default")["claims"][-1]
        recorder.record_unapplied("claims", newest)
        with pytest.raises(BackupError, match=f"lacks what it had: claims {newest}. Run “manage.py migrate” first"):
            put_back(desk.backup, untouched)
        recorder.record_applied("claims", newest)


def test_the_commands_say_what_they_did(desk: Desk, new: New, tmp_path: Path, capsys: Any) -> None:
    path, database = str(tmp_path / "desk.zip"), new()
    with in_use(desk.database):
        call_command("backup", path)
        assert "for its owner’s eyes alone: hashes of passwords" in capsys.readouterr().out
        assert Backup.objects.latest("made_at").name == "desk.zip"
        with pytest.raises(CommandError, match="say --replace"):
            call_command("backup", path)
        call_command("backup", path, "--replace")
    call_command("backup", "--check", path)
    assert "is whole" in capsys.readouterr().out
    with in_use(database):
        call_command("restore", path)
        assert "each was read again and is as it was" in capsys.readouterr().out
        with pytest.raises(CommandError, match="This database is in use"):
            call_command("restore", path)
