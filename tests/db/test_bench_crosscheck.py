"""`manage.py bench crosscheck`: made-up articles, in a database of the bench's own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection

from claims.benching import crosscheck
from claims.benching.world import catalogued, phrases, story_of, write
from claims.models import Claim
from claims.values import Kind


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


@pytest.mark.django_db
def test_the_table_is_printed_and_the_desk_left_alone(tmp_path: Path) -> None:
    """In a process of its own, since it makes a database of its own on the server that the tests use."""
    environment = {**os.environ, "FACTDESK_VAR": str(tmp_path)}
    if connection.vendor == "sqlite":
        environment.pop("DATABASE_URL", None)
    command = [sys.executable, "manage.py", "bench", "crosscheck", "--sizes", "1500", "3600", "--rounds", "1"]
    done = subprocess.run(command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    head, first, second = (line.split() for line in done.stdout.splitlines())
    assert head[0] == "claims"
    assert (first[0], second[0]) == ("1,500", "3,600")
    assert first[3] == "1.00"
    assert int(first[4]) == int(second[4]) < 50
    assert not Claim.objects.exists()
    assert not (tmp_path / "factdesk.sqlite3").exists() or (tmp_path / "factdesk.sqlite3").stat().st_size == 0


def test_no_claims_at_all_are_refused() -> None:
    with pytest.raises(CommandError, match="0 claims cannot be stored; the least is 1"):
        call_command("bench", "crosscheck", "--sizes", "0", "10")


@pytest.mark.django_db
def test_sqlite_is_not_filled_with_more_than_it_is_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "vendor", "sqlite")

    with pytest.raises(CommandError, match="1,000,000 claims are too many for SQLite"):
        call_command("bench", "crosscheck", "--sizes", "1000000")
