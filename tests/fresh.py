"""Databases that nobody has used, beside the one of the tests: what is written there is there for every connection."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import pytest
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.sqlite3.base import DatabaseWrapper as SqliteWrapper
from pytest_django import DjangoDbBlocker

from tests.filling import fill_everything
from tests.site import copy


class New(Protocol):
    """What makes such a database: one that nobody has used, or one with all that another holds."""

    def __call__(self, *, like: BaseDatabaseWrapper | None = None) -> BaseDatabaseWrapper: ...


@contextmanager
def in_use(wrapper: BaseDatabaseWrapper) -> Iterator[None]:
    """Whatever asks for the database meanwhile gets this one."""
    before = connections[DEFAULT_DB_ALIAS]
    connections[DEFAULT_DB_ALIAS] = wrapper
    try:
        yield
    finally:
        connections[DEFAULT_DB_ALIAS] = before


def sqlite_file(tables: Path, to: Path) -> BaseDatabaseWrapper:
    """A file of SQLite, as a desk on one machine has it."""
    return SqliteWrapper(
        {
            **connection.settings_dict,
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(copy(tables, to)),
            "CONN_MAX_AGE": 0,
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": "PRAGMA journal_mode=WAL;"},
        },
        DEFAULT_DB_ALIAS,
    )


@pytest.fixture(scope="session")
def new(
    tmp_path_factory: pytest.TempPathFactory,
    request: pytest.FixtureRequest,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[New]:
    """Makes such databases; they are gone after the last test."""
    made: list[BaseDatabaseWrapper] = []

    def make(*, like: BaseDatabaseWrapper | None = None) -> BaseDatabaseWrapper:
        if connection.vendor == "sqlite":
            tables = Path(like.settings_dict["NAME"]) if like else request.getfixturevalue("migrated")
            made.append(sqlite_file(tables, tmp_path_factory.mktemp("fresh") / "desk.sqlite3"))
        else:
            made.append(_on_the_server(like, number=len(made)))
        return made[-1]

    with django_db_blocker.unblock():
        yield make
        for wrapper in made:
            wrapper.close()
            if wrapper.vendor == "postgresql":
                with connection._nodb_cursor() as cursor:
                    cursor.execute(f'DROP DATABASE "{wrapper.settings_dict["NAME"]}"')


def _on_the_server(like: BaseDatabaseWrapper | None, *, number: int) -> BaseDatabaseWrapper:
    tables = connection.settings_dict["TEST"]["TEMPLATE"]
    if like:
        like.close()  # PostgreSQL copies only what nobody is connected to
        tables = like.settings_dict["NAME"]
    wrapper = connection.copy()
    wrapper.settings_dict["NAME"] = f"{connection.settings_dict['NAME']}_fresh_{number}"
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{wrapper.settings_dict["NAME"]}"')
        cursor.execute(f'CREATE DATABASE "{wrapper.settings_dict["NAME"]}" TEMPLATE "{tables}"')
    return wrapper


@pytest.fixture(scope="session")
def filled(new: New) -> BaseDatabaseWrapper:
    """A database with something in every table; not to be written to, but for what it notes of backups."""
    database = new()
    with in_use(database):
        fill_everything()
    return database


def stored(wrapper: BaseDatabaseWrapper) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, columns that the database makes among them, as the database gives them."""
    rows = {}
    with in_use(wrapper), wrapper.cursor() as cursor:
        for table in sorted(wrapper.introspection.table_names(cursor)):
            if not table.startswith("search_"):
                cursor.execute(f'SELECT * FROM "{table}" ORDER BY 1')
                rows[table] = cursor.fetchall()
    return rows
