"""Work beside loading: written with what makes it necessary, taken for a lease, done again where its worker died."""

import datetime
from typing import Any
from unittest.mock import Mock

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from claims import tasks
from claims.jobs import backends, chores, leases
from claims.jobs.chores import ask, ask_each, chore, do_chores, do_next, retry_chores, wind_up
from claims.jobs.loads import Page, begin_load
from claims.jobs.worker import Worker
from claims.models import Chore, Job
from tests.db.test_jobs import gates

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:no language model")]

MINUTE = datetime.timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _none_but_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    """No chores but those of the test."""
    monkeypatch.setattr(chores, "KINDS", {})


@pytest.fixture
def feed_the_cat() -> Mock:
    """A chore that is done when it is asked for."""
    return named("feed_the_cat")


def named(name: str, **options: Any) -> Mock:
    return chore(**options)(Mock(__name__=name))


@pytest.fixture
def queue(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tasks wait for a worker, as on a real desk, and the worker leaves the test's transaction its connection."""
    for module in ("claims.jobs.worker", "django_tasks_db.management.commands.db_worker"):
        monkeypatch.setattr(f"{module}.close_old_connections", lambda: None)
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    settings.FACTDESK_MODEL = ""


def do_all() -> int:
    """Everything that is due; how many chores that were."""
    done = 0
    while do_next(worker="one"):
        done += 1
    return done


def take() -> Chore:
    """A chore that another worker has begun."""
    taken = leases.take_first(Chore.objects.due(timezone.now()), worker="another")
    assert taken is not None
    return taken


def kill(worker_of: Chore) -> None:
    """As if its worker had been killed a while ago, and the pause after that were over."""
    Chore.objects.filter(pk=worker_of.pk).update(lease_until=timezone.now() - datetime.timedelta(seconds=1))
    assert leases.reap() == 1
    Chore.objects.filter(state="waiting").update(not_before=timezone.now())


def test_what_is_asked_for_is_done_with_what_it_was_given(feed_the_cat: Mock) -> None:
    ask(feed_the_cat, cat=3)

    assert do_all() == 1
    feed_the_cat.assert_called_once_with(cat=3)
    assert not Chore.objects.exists()


def test_it_stands_with_what_makes_it_necessary_or_not_at_all(feed_the_cat: Mock) -> None:
    with transaction.atomic():
        ask(feed_the_cat)
        transaction.set_rollback(True)

    assert not Chore.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_queue_that_fails_after_the_commit_loses_nothing(
    feed_the_cat: Mock, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(chores, "_tell_workers", Mock(__qualname__="tell", side_effect=OSError("no queue")))

    ask(feed_the_cat)

    assert "no queue" in caplog.text
    assert feed_the_cat.call_count == 0
    assert do_all() == 1
    assert feed_the_cat.call_count == 1


def test_workers_are_told_once_it_stands(
    feed_the_cat: Mock, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        ask(feed_the_cat)
        assert feed_the_cat.call_count == 0

    assert feed_the_cat.call_count == 1


def test_asked_for_twice_before_it_is_begun_it_is_done_once(feed_the_cat: Mock) -> None:
    assert ask_each(feed_the_cat, [{"cat": 1}, {"cat": 2}, {"cat": 1}]) == 3

    assert do_all() == 2
    assert [call.kwargs["cat"] for call in feed_the_cat.call_args_list] == [1, 2]


def test_asked_for_while_it_is_done_it_is_done_once_more_but_not_beside(feed_the_cat: Mock) -> None:
    ask(feed_the_cat)
    running = take()
    ask(feed_the_cat)

    assert do_all() == 0
    running.delete()
    assert do_all() == 1


def test_what_nobody_waits_for_comes_last() -> None:
    slow, quick = named("slow", rank=1), named("quick")
    order = Mock()
    order.attach_mock(slow, "slow")
    order.attach_mock(quick, "quick")
    ask(slow)
    ask(quick)

    do_all()

    assert [call[0] for call in order.mock_calls] == ["quick", "slow"]


def test_a_chore_may_ask_for_itself_again(feed_the_cat: Mock) -> None:
    feed_the_cat.side_effect = lambda: ask(feed_the_cat) if feed_the_cat.call_count < 3 else None
    ask(feed_the_cat)

    assert do_all() == 3


def test_a_worker_that_is_killed_leaves_its_chore_to_the_next(feed_the_cat: Mock) -> None:
    ask(feed_the_cat, cat=3)
    kill(take())

    assert do_all() == 1
    feed_the_cat.assert_called_once_with(cat=3)
    assert not Chore.objects.exists()


def test_one_that_kills_every_worker_rests_with_its_reason_until_it_is_tried_again(
    feed_the_cat: Mock, settings: Settings
) -> None:
    settings.FACTDESK_JOB_ATTEMPTS = 2
    ask(feed_the_cat)
    for _ in range(2):
        kill(take())

    failed = Chore.objects.get()
    assert (failed.state, failed.reason) == ("failed", "the worker that did it stopped twice before it was done")
    assert do_all() == 0
    assert retry_chores() == 1
    assert do_all() == 1
    assert retry_chores() == 0


def test_a_fault_of_ours_rests_and_costs_no_other(feed_the_cat: Mock, caplog: pytest.LogCaptureFixture) -> None:
    feed_the_cat.side_effect = lambda cat: 1 / (cat - 1)
    ask_each(feed_the_cat, [{"cat": 1}, {"cat": 2}])

    assert do_all() == 2

    failed = Chore.objects.get()
    assert (failed.given, failed.reason) == ({"cat": 1}, "it failed (ZeroDivisionError)")
    assert "The chore feed_the_cat failed" in caplog.text
    feed_the_cat.side_effect = None
    ask(feed_the_cat, cat=1)  # asking anew is trying again
    assert do_all() == 1
    assert not Chore.objects.exists()


def test_one_that_this_version_does_not_know_rests(feed_the_cat: Mock, caplog: pytest.LogCaptureFixture) -> None:
    ask(feed_the_cat)
    chores.KINDS.clear()

    assert do_all() == 1
    assert Chore.objects.get().reason == "it failed (KeyError)"


def test_ctrl_c_gives_it_back_as_if_nobody_had_begun(feed_the_cat: Mock) -> None:
    feed_the_cat.side_effect = KeyboardInterrupt
    ask(feed_the_cat)

    with pytest.raises(KeyboardInterrupt):
        do_all()

    left = Chore.objects.get()
    assert (left.state, left.attempts, left.worker) == ("waiting", 0, "")


def test_a_worker_that_lost_its_lease_takes_nothing_from_the_one_that_has_it(
    feed_the_cat: Mock, caplog: pytest.LogCaptureFixture
) -> None:
    ask(feed_the_cat)

    def be_slow() -> None:
        kill(Chore.objects.get())
        take()

    feed_the_cat.side_effect = be_slow
    do_next(worker="slow")

    assert "was taken away meanwhile" in caplog.text
    assert Chore.objects.get().worker == "another"


@pytest.fixture
def hourly() -> Mock:
    """A chore that comes once an hour."""
    return named("water_the_plants", every=datetime.timedelta(hours=1))


def test_what_comes_from_time_to_time_is_done_once_each_time_it_is_due(hourly: Mock) -> None:
    for _ in range(2):
        wind_up()
    assert do_all() == 1
    wind_up()
    assert do_all() == 0

    Chore.objects.update(not_before=timezone.now())

    assert do_all() == 1
    assert hourly.call_count == 2
    assert Chore.objects.count() == 1


def test_it_may_be_asked_for_in_between(hourly: Mock) -> None:
    wind_up()
    do_all()
    ask(hourly)

    assert do_all() == 1
    assert Chore.objects.get().state == "waiting"


def test_one_that_fails_comes_again_after_its_pause(hourly: Mock, caplog: pytest.LogCaptureFixture) -> None:
    hourly.side_effect = ZeroDivisionError
    wind_up()
    assert do_all() == 1
    wind_up()
    assert do_all() == 0
    assert sorted(Chore.objects.values_list("state", flat=True)) == ["failed", "waiting"]

    hourly.side_effect = None
    Chore.objects.filter(state="waiting").update(not_before=timezone.now())

    assert do_all() == 1
    assert Chore.objects.get().state == "waiting"


def test_a_worker_does_tasks_jobs_and_chores_until_nothing_is_left(
    queue: None, hourly: Mock, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        begin_load(name="Told of", pages=gates(1))
    begin_load(name="Not told of", pages=[Page("lost.txt", content=b"Gates\n\nThe trust mended 7 gates.")])

    worker = Worker(until_idle=True)
    worker.run()

    assert set(Job.objects.values_list("state", flat=True)) == {"done"}
    assert hourly.call_count == 1
    finished = DBTaskResult.objects.filter(task_path=tasks.do_jobs.module_path, status="SUCCESSFUL")
    assert finished.count() == 1


def test_a_task_leaves_the_rest_to_the_next_one(
    queue: None, feed_the_cat: Mock, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter(range(0, 100, 3))
    monkeypatch.setattr(chores.time, "monotonic", lambda: float(next(clock)))
    ask_each(feed_the_cat, [{"cat": number} for number in range(4)])

    assert do_chores.func() == 1
    assert backends.is_waiting(do_chores)


def test_a_task_that_waits_is_known_and_looks_again_once(queue: None) -> None:
    assert not backends.is_waiting(tasks.do_jobs)
    tasks.do_jobs.enqueue()
    assert backends.is_waiting(tasks.do_jobs)
    for _ in range(3):
        backends.look_again(tasks.do_jobs, MINUTE)
    assert DBTaskResult.objects.filter(run_after__lt=timezone.now() + datetime.timedelta(hours=1)).count() == 1


def test_errands_of_yesterday_are_forgotten(queue: None) -> None:
    for _ in range(2):
        tasks.do_jobs.enqueue()
    yesterday = timezone.now() - datetime.timedelta(days=2)
    one = DBTaskResult.objects.all()[0]
    DBTaskResult.objects.filter(pk=one.pk).update(status="SUCCESSFUL", finished_at=yesterday)
    assert tasks.forget_errands() == 1
    assert DBTaskResult.objects.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": "running"},
        {"state": "failed", "finished_at": timezone.now()},
        {"state": "failed", "reason": "it failed"},
        {"lease_until": timezone.now()},
    ],
)
def test_the_database_refuses_a_chore_that_contradicts_itself(feed_the_cat: Mock, wrong: dict[str, Any]) -> None:
    ask(feed_the_cat)

    with pytest.raises(IntegrityError), transaction.atomic():
        Chore.objects.update(**wrong)


@pytest.mark.parametrize("number", [1, 40])
def test_asking_and_taking_cost_the_same_however_many_there_are(
    feed_the_cat: Mock, number: int, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(1):
        ask_each(feed_the_cat, [{"cat": n} for n in range(number)])
    with django_assert_num_queries(8):
        do_next(worker="one")
