"""A database that goes away while a job or a chore is done: that costs an attempt, and never a page."""

from typing import Any
from unittest.mock import Mock

import psycopg2
import pytest
from django.db import DatabaseError, IntegrityError, InterfaceError, OperationalError
from django.utils import timezone
from pytest_django import Settings

from claims import intake
from claims.jobs import chores, doing
from claims.jobs.chores import ask
from claims.jobs.doing import do_next
from claims.jobs.faults import faults_named
from claims.models import Chore
from tests.db.test_jobs import load_of

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:no language model")]


def broken_off() -> DatabaseError:
    """What Django passes on where the server dies in the middle of a command."""
    error = DatabaseError("server closed the connection unexpectedly")
    error.__cause__ = psycopg2.DatabaseError("server closed the connection unexpectedly")
    return error


FAULTS = [OperationalError("no server"), InterfaceError("cursor closed"), broken_off()]


@pytest.fixture(autouse=True)
def _no_model(settings: Settings) -> None:
    settings.FACTDESK_MODEL = ""


@pytest.fixture
def feed_the_cat(monkeypatch: pytest.MonkeyPatch) -> Mock:
    """The only chore that there is."""
    monkeypatch.setattr(chores, "KINDS", {})
    return chores.chore()(Mock(__name__="feed_the_cat"))


def fail_with(error: Exception, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The row of a job under which storing failed so."""
    load = load_of(1)
    monkeypatch.setattr(intake, "record_revision", Mock(side_effect=error))
    monkeypatch.setattr(doing, "settle", lambda job, write: write())
    assert do_next(worker="one")
    return load.jobs.get()


@pytest.mark.parametrize("error", FAULTS, ids=["operational", "interface", "broken off"])
def test_a_database_that_fails_costs_a_job_an_attempt_and_no_page(
    error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = fail_with(error, monkeypatch)

    assert (job.state, job.attempts) == ("waiting", 1)
    assert job.reason.startswith("the database failed while it was stored (")


@pytest.mark.parametrize(
    "error",
    [DatabaseError("Forced update did not affect any rows."), IntegrityError("twice")],
    ids=["own", "integrity"],
)
def test_what_the_database_refuses_is_a_fault_of_ours(error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    assert fail_with(error, monkeypatch).state == "failed"


@pytest.mark.parametrize("error", FAULTS, ids=["operational", "interface", "broken off"])
def test_a_database_that_fails_costs_a_chore_an_attempt_and_nothing_else(error: Exception, feed_the_cat: Mock) -> None:
    feed_the_cat.side_effect = error
    ask(feed_the_cat)

    assert chores.do_next(worker="one")

    left = Chore.objects.get()
    assert (left.state, left.attempts) == ("waiting", 1)
    assert left.reason.startswith("the database failed while it was done (")
    assert left.not_before is not None
    assert left.not_before > timezone.now()


def test_a_connection_that_broke_off_is_named_as_what_it_is() -> None:
    with pytest.raises(OperationalError, match="closed the connection unexpectedly"), faults_named():
        raise broken_off()
