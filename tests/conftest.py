"""Fixtures for all tests: the originals' folder and a client a role."""

import os
from pathlib import Path

import pytest
from django.test import Client
from hypothesis import HealthCheck, settings

from tests.factories import UserFactory

# The same examples on every run, and no stopwatch: a slow machine must not fail a property.
settings.register_profile("factdesk", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("factdesk")

ROLES = ("journalist", "editor", "admin")


@pytest.fixture(scope="session")
def originals() -> Path:
    """The folder of the five original articles, which the variable ARTICLES names; they are not in the project."""
    name = os.environ.get("ARTICLES")
    if not name:
        pytest.skip("ARTICLES names no folder of the original articles")
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
