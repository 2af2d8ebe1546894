"""Fixtures for all tests: the originals' folder, a client a role, and tables made once a run (tests/databases.py)."""

import gc
import os
from pathlib import Path
from typing import Any, NoReturn

import pytest
from django.test import Client
from hypothesis import HealthCheck, settings

from tests.databases import django_db_modify_db_settings, drop_template_of, migrated  # noqa: F401  (fixtures)
from tests.factories import UserFactory
from tests.scheduling import BrowserTogether

# Playwright keeps an event loop running in the process that drove a browser, and tests of the database follow there.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

# The same examples on every run, and no stopwatch: a slow machine must not fail a property.
settings.register_profile("factdesk", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("factdesk")

# What must have run, by its marker; `make test` passes on what REQUIRE says. PostgreSQL is scripts/run_tests.py's.
REQUIRED = [name for name in os.environ.get("REQUIRE", "").split() if name in {"originals", "browser", "redis"}]
_passed: set[str] = set()


def missing(what: str, why: str) -> NoReturn:
    """Skip a test for want of something, or fail it where that must not be missing."""
    if what in REQUIRED:
        pytest.fail(f"{what} is required, but {why}")
    pytest.skip(why)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Note which of the required kinds of test really ran."""
    if report.when == "call" and report.passed:
        _passed.update(name for name in REQUIRED if name in report.keywords)


def pytest_collection_finish() -> None:
    """Have the collector of garbage leave alone what lasts as long as the run: a seventh of the time went on it."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail a run in which no test of a required kind passed. Workers see a part; the main process sees all."""
    drop_template_of(session)
    absent = [name for name in REQUIRED if name not in _passed]
    if absent and not hasattr(session.config, "workerinput") and not session.config.option.collectonly:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
        reporter = session.config.pluginmanager.get_plugin("terminalreporter")
        reporter.write_line(f"REQUIRE names {', '.join(absent)}, but no such test ran and passed", red=True)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> BrowserTogether:
    """Spread the tests over the workers."""
    return BrowserTogether(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what reads the originals."""
    for item in items:
        if "originals" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.originals)


@pytest.fixture(scope="session")
def originals() -> Path:
    """The folder of the five original articles, which the variable ARTICLES names; they are not in the project."""
    name = os.environ.get("ARTICLES")
    if not name:
        missing("originals", "ARTICLES names no folder of the original articles")
    folder = Path(name)
    if not list(folder.glob("*.txt")):
        raise pytest.UsageError(f"ARTICLES={name} holds no .txt files")
    return folder


def client_of(role: str | None) -> Client:
    """A client logged in as a new user in the group of that name, or in none."""
    client = Client()
    client.force_login(UserFactory(role=role, is_staff=role in {"editor", "admin"}))
    return client


@pytest.fixture
def journalist_client(db: None) -> Client:
    """May read."""
    return client_of("journalist")


@pytest.fixture
def editor_client(db: None) -> Client:
    """May sign verdicts, correct claims and name measures."""
    return client_of("editor")


@pytest.fixture
def admin_client(db: None) -> Client:
    """May load articles and manage users, but not sign; shadows pytest-django's superuser."""
    return client_of("admin")


@pytest.fixture
def groupless_client(db: None) -> Client:
    """Logged in, in no group."""
    return client_of(None)
