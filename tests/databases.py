"""The tables of the tests' databases, made once a run: every worker and every site begins with a copy of them.

Making them takes seconds, copying them takes none.
"""

import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker
from pytest_django.plugin import blocking_manager_key

from tests.site import manage

MADE = "template-made"  # lies in the folder of a run that has its template


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The SQLite database of a desk without anything in it. Not to be written to: `copy` it.

    Both runs of scripts/run_tests.py have the same one, in the folder that it names.
    """
    folder = Path(os.environ.get("FACTDESK_TESTS_MADE") or of_all_workers(tmp_path_factory))
    database = folder / "migrated.sqlite3"
    with one_at_a_time(folder):
        if not database.exists():
            made = folder / "made.sqlite3"
            manage("migrate", "--verbosity", "0", "--skip-checks", database=made)
            made.rename(database)
    return database


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
    request: pytest.FixtureRequest,
) -> Iterator[None]:
    """Have the tables there before Django looks which are missing; shadows pytest-django's."""
    if connection.vendor == "sqlite":
        name = str(connection.creation._get_test_db_name())
        tables = request.getfixturevalue("migrated")
        # A database in memory lasts while someone is connected to it.
        with closing(sqlite3.connect(tables)) as source, closing(sqlite3.connect(name, uri=True)) as kept:
            source.backup(kept)
            yield
        return
    folder = of_all_workers(tmp_path_factory)
    with one_at_a_time(folder), django_db_blocker.unblock():
        if not (folder / MADE).exists():
            make_template()
            (folder / MADE).touch()
    connection.settings_dict["TEST"]["TEMPLATE"] = template()
    yield


def drop_template_of(session: pytest.Session) -> None:
    """Leave nothing on the server: the process that outlives the workers drops what they copied."""
    if hasattr(session.config, "workerinput"):
        return
    folder = session.config._tmp_path_factory.getbasetemp()
    if (folder / MADE).exists():
        with session.config.stash[blocking_manager_key].unblock():
            drop_template()


def template() -> str:
    """The database on PostgreSQL that the workers copy; what an earlier run left of it is replaced."""
    return f"test_{connection.settings_dict['NAME']}_migrated"


def make_template() -> None:
    """Make the tables in a database of the server that the tests use."""
    drop_template()
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {connection.ops.quote_name(template())}")
    url = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{template()}").geturl()
    manage("migrate", "--verbosity", "0", "--skip-checks", database=url)


def drop_template() -> None:
    """Drop the database of `make_template`, if it is there."""
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {connection.ops.quote_name(template())}")


def of_all_workers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of this run, which a worker's own lies in."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if os.environ.get("PYTEST_XDIST_WORKER") else own


@contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """Let one worker make what the others then find."""
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
