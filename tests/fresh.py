"""Databases that nobody has used, beside the one of the tests: what is written there is there for every connection."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.sqlite3.base import DatabaseWrapper as SqliteWrapper
from pytest_django import DjangoDbBlocker

from tests.site import copy

New = Callable[[], BaseDatabaseWrapper]


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


@pytest.fixture(scope="module")
def new(
    tmp_path_factory: pytest.TempPathFactory,
    request: pytest.FixtureRequest,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[New]:
    """Makes such databases; they are gone after the module's last test."""
    made: list[BaseDatabaseWrapper] = []

    def make() -> BaseDatabaseWrapper:
        if connection.vendor == "sqlite":
            folder = tmp_path_factory.mktemp("fresh")
            wrapper = sqlite_file(request.getfixturevalue("migrated"), folder / "desk.sqlite3")
        else:
            wrapper = _on_the_server(connection.settings_dict, len(made))
        made.append(wrapper)
        return wrapper

    with django_db_blocker.unblock():
        yield make
        for wrapper in made:
            wrapper.close()
            if wrapper.vendor == "postgresql":
                with connection._nodb_cursor() as cursor:
                    cursor.execute(f'DROP DATABASE "{wrapper.settings_dict["NAME"]}"')


def _on_the_server(settings: dict[str, Any], number: int) -> BaseDatabaseWrapper:
    wrapper = connection.copy()
    wrapper.settings_dict["NAME"] = f"{settings['NAME']}_fresh_{number}"
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{wrapper.settings_dict["NAME"]}"')
        cursor.execute(f'CREATE DATABASE "{wrapper.settings_dict["NAME"]}" TEMPLATE "{settings["TEST"]["TEMPLATE"]}"')
    return wrapper


def stored(wrapper: BaseDatabaseWrapper) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, columns that the database makes among them, as the database gives them."""
    rows = {}
    with in_use(wrapper), wrapper.cursor() as cursor:
        for table in sorted(wrapper.introspection.table_names(cursor)):
            if not table.startswith("search_"):
                cursor.execute(f'SELECT * FROM "{table}" ORDER BY 1')
                rows[table] = cursor.fetchall()
    return rows
