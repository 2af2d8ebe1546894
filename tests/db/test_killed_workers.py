"""Workers that are killed with SIGKILL at random moments: every article once, no claim doubled, no finding lost."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection
from pytest_django import DjangoDbBlocker

ARTICLES = 40


@contextmanager
def database_of_its_own(name: str) -> Iterator[str]:
    """The address of an empty desk on the tests' server, which other processes may write to."""
    server = urlsplit(os.environ["DATABASE_URL"])
    tests = server.path.strip("/")  # the connection may be at the tests' own database by now
    own, empty = map(connection.ops.quote_name, (f"test_{tests}_{name}", f"test_{tests}_migrated"))
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {own}")
        cursor.execute(f"CREATE DATABASE {own} TEMPLATE {empty}")
    try:
        yield server._replace(path=f"/test_{tests}_{name}").geturl()
    finally:
        with connection._nodb_cursor() as cursor:
            cursor.execute(f"DROP DATABASE {own} WITH (FORCE)")


def start(url: str, *arguments: str) -> "subprocess.Popen[str]":
    environment = {
        **os.environ,
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "factdesk.settings",
        "FACTDESK_JOB_LEASE": "2",
        "FACTDESK_JOB_PAUSE": "0.05",
        "FACTDESK_JOB_ATTEMPTS": "100",
    }
    command = [sys.executable, "-m", "tests.workers", str(ARTICLES), *arguments]
    return subprocess.Popen(
        command, cwd=settings.BASE_DIR, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def answer(process: "subprocess.Popen[str]") -> dict[str, Any]:
    out, errors = process.communicate(timeout=1000)
    assert process.returncode == 0, errors
    found: dict[str, Any] = json.loads(out)
    return found


on_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite has one writer, so that no two workers race"
)


@pytest.mark.usefixtures("django_db_modify_db_settings")
@on_postgresql
def test_killed_workers_lose_and_double_nothing(django_db_blocker: DjangoDbBlocker) -> None:
    with (
        django_db_blocker.unblock(),
        database_of_its_own("calm") as calm,
        database_of_its_own("fire") as fire,
        database_of_its_own("anew") as anew,
    ):
        undisturbed, disturbed = start(calm), start(fire, "--workers", "3")
        expected, found = answer(undisturbed), answer(disturbed)
        reread = answer(start(anew, "--workers", "2", "--reread"))

    told = {name: found.pop(name) for name in ("kills", "begun anew", "failed")}
    assert (told["failed"], told["kills"] > 5) == (0, True), told
    assert len(found["articles"]) == len(set(found["articles"])) == found["revisions"] == ARTICLES
    assert len(expected["findings"]) >= 5
    assert found == expected
    told = {name: reread.pop(name) for name in ("kills", "spoilt", "failed")}
    assert (told["failed"], told["spoilt"], told["kills"] > 5) == (0, 0, True), told
    assert reread == expected
