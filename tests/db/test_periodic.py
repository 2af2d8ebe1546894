"""What workers do from time to time, and what they ask of the queue of tasks."""

import datetime
from collections.abc import Iterator
from unittest.mock import Mock

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from claims import chores, tasks
from claims.jobs import backends, periodic
from claims.jobs.loads import Page, begin_load
from claims.jobs.periodic import do_chores, every
from claims.jobs.worker import Worker
from claims.models import Chore, Job
from tests.db.test_jobs import gates

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:no language model")]


@pytest.fixture
def chore(monkeypatch: pytest.MonkeyPatch) -> Iterator[Mock]:
    """The only chore there is, once an hour."""
    monkeypatch.setattr(periodic, "CHORES", {})
    chore = Mock(__name__="feed_the_cat")
    every(datetime.timedelta(hours=1))(chore)
    return chore


@pytest.fixture
def queue(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tasks wait for a worker, as on a real desk, and the worker leaves the test's transaction its connection."""
    for module in ("claims.jobs.worker", "django_tasks_db.management.commands.db_worker"):
        monkeypatch.setattr(f"{module}.close_old_connections", lambda: None)
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    settings.FACTDESK_MODEL = ""


def test_a_chore_is_done_once_each_time_it_is_due(chore: Mock) -> None:
    assert [do_chores(), do_chores()] == [1, 0]
    Chore.objects.update(next_at=timezone.now())
    assert do_chores() == 1
    assert chore.call_count == 2


def test_a_chore_that_fails_is_told_and_comes_again(chore: Mock, caplog: pytest.LogCaptureFixture) -> None:
    chore.side_effect = ZeroDivisionError
    assert do_chores() == 1
    assert "The chore feed_the_cat failed; it comes again in 1:00:00" in caplog.text
    Chore.objects.update(next_at=timezone.now())
    assert do_chores() == 1


def test_a_worker_does_tasks_jobs_and_chores_until_nothing_is_left(
    queue: None, chore: Mock, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        begin_load(name="Told of", pages=gates(1))
    begin_load(name="Not told of", pages=[Page("lost.txt", content=b"Gates\n\nThe trust mended 7 gates.")])

    worker = Worker(until_idle=True)
    worker.run()

    assert set(Job.objects.values_list("state", flat=True)) == {"done"}
    assert chore.call_count == 1
    finished = DBTaskResult.objects.filter(task_path=tasks.do_jobs.module_path, status="SUCCESSFUL")
    assert finished.count() == 1


def test_a_task_that_waits_is_known_and_looks_again_once(queue: None) -> None:
    assert not backends.is_waiting(tasks.do_jobs)
    tasks.do_jobs.enqueue()
    assert backends.is_waiting(tasks.do_jobs)
    for _ in range(3):
        backends.look_again(tasks.do_jobs, datetime.timedelta(minutes=1))
    assert DBTaskResult.objects.filter(run_after__lt=timezone.now() + datetime.timedelta(hours=1)).count() == 1


def test_errands_of_yesterday_are_forgotten(queue: None) -> None:
    for _ in range(2):
        tasks.do_jobs.enqueue()
    yesterday = timezone.now() - datetime.timedelta(days=2)
    one = DBTaskResult.objects.all()[0]
    DBTaskResult.objects.filter(pk=one.pk).update(status="SUCCESSFUL", finished_at=yesterday)
    assert chores.forget_errands() == 1
    assert DBTaskResult.objects.count() == 1


def test_workers_tell_what_a_stopped_worker_left_untold() -> None:
    assert chores.tell_what_was_left_untold() == 0
