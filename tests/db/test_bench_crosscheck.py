"""`manage.py bench crosscheck`: made-up articles, in a database of the bench's own."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection

from claims.benching import crosscheck
from claims.benching.databases import filled_databases
from claims.benching.world import catalogued, phrases, story_of, write
from claims.models import Claim
from claims.values import Kind
from tests.site import copy

# Nobody would ask for these, so that what somebody keeps is not taken up.
SIZES = (1461, 3599)


def test_an_article_is_made_the_same_each_time_and_of_thirty_claims() -> None:
    one = write(70)

    assert one == write(70)
    assert one != write(71)
    assert len(one.statements) == crosscheck.CLAIMS_AN_ARTICLE
    assert {statement.kind for statement in one.statements} == set(Kind)
    assert all(one.text[said.start : said.end] == said.surface for said in one.statements)
    assert catalogued() < set(phrases())


def test_articles_of_one_story_tell_the_same_facts() -> None:
    one, other, stranger = (set(map(_counted, write(number).statements)) for number in (3, 13, 4))

    assert story_of(3) == story_of(13) != story_of(4)
    assert len(one & other) >= 8 > len(one & stranger)


def _counted(statement) -> tuple[str | None, str | None]:
    return statement.entity, statement.counted


@pytest.fixture
def bench(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Callable[..., list[list[str]]]]:
    """Runs the bench in a process of its own, since it makes databases of its own; its table, without what is kept.

    Their tables stand there already, as after a run that was stopped before it filled them.
    """
    environment = {**os.environ, "FACTDESK_VAR": str(tmp_path)}
    if connection.vendor == "sqlite":
        environment.pop("DATABASE_URL", None)
        for size in SIZES:
            copy(request.getfixturevalue("migrated"), tmp_path / f"bench_{size}.sqlite3")
    else:
        tables = connection.settings_dict["TEST"]["TEMPLATE"]
        with connection._nodb_cursor() as cursor:  # no database is made or dropped inside a transaction
            for size in SIZES:
                cursor.execute(f'CREATE DATABASE bench_{size} TEMPLATE "{tables}"')
    sized = ["--sizes", *map(str, SIZES), "--rounds", "1"]

    def bench(*options: str, what: str = "crosscheck") -> list[list[str]]:
        command = [sys.executable, "manage.py", "bench", what, *sized, *options]
        done = subprocess.run(
            command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return [line.split() for line in done.stdout.splitlines()]

    yield bench
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT datname FROM pg_database WHERE datname = ANY(%s)", [[f"bench_{n}" for n in SIZES]])
            kept = [name for (name,) in cursor.fetchall()]
        with connection._nodb_cursor() as cursor:
            for name in kept:
                cursor.execute(f"DROP DATABASE {name}")


@pytest.mark.django_db
def test_the_table_is_printed_and_the_desk_left_alone(bench: Callable[..., list[list[str]]], tmp_path: Path) -> None:
    head, first, second = bench("--keep")

    assert head[0] == "claims"
    assert (first[0], second[0]) == ("1,500", "3,600")
    assert first[3] == "1.00"
    assert int(first[4]) == int(second[4]) < 60
    assert not Claim.objects.exists()
    assert not (tmp_path / "factdesk.sqlite3").exists() or (tmp_path / "factdesk.sqlite3").stat().st_size == 0

    assert [line[6] for line in (first, second)] != ["0", "0"]
    again = bench("--keep")[1:]
    assert [line[6] for line in again] == ["0", "0"]  # nothing is filled twice
    assert [(line[0], line[4], line[5]) for line in again] == [(line[0], line[4], line[5]) for line in (first, second)]

    head, *pages = bench("--keep", what="pages")
    assert head[:2] == ["page", "claims"]
    timeline = [line for line in pages if line[0] == "timeline" and line[1] in ("1,500", "3,600")]
    assert timeline[0][1:5:3] == ["1,500", "1.00"]
    assert len(timeline) == 2
    assert {line[0].rstrip(",") for line in pages} >= {"timeline", "measure", "queue", "search"}
    assert all(int(line[-4]) <= 15 for line in pages)


@pytest.mark.django_db
def test_a_database_is_made_where_none_stands_and_is_gone_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(connection.settings_dict["TEST"], "MIGRATE", False)  # by the models: by migrations takes longer
    monkeypatch.setitem(connection.settings_dict["TEST"], "TEMPLATE", None)

    with filled_databases([7], kept_as="", fill=lambda size: None) as [filled]:
        name = filled.wrapper.settings_dict["NAME"]
        with filled.in_use():
            assert not Claim.objects.exists()
            assert "bench_filled" in connection.introspection.table_names()

    if connection.vendor == "sqlite":
        assert not Path(name).exists()
    else:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
            assert not cursor.fetchall()


def test_no_claims_at_all_are_refused() -> None:
    with pytest.raises(CommandError, match="0 claims cannot be stored; the least is 1"):
        call_command("bench", "crosscheck", "--sizes", "0", "10")


@pytest.mark.django_db
def test_sqlite_is_not_filled_with_more_than_it_is_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "vendor", "sqlite")

    with pytest.raises(CommandError, match="1,000,000 claims are too many for SQLite"):
        call_command("bench", "crosscheck", "--sizes", "1000000")
