"""What waits in the queue of tasks is kept when work becomes rows of our own, and on the way back."""

from importlib import import_module

import pytest
from django.apps import apps
from django_tasks_db.models import DBTaskResult, get_date_max

from claims import tasks
from claims.jobs.chores import ask, ask_each
from claims.models import Chore

migration = import_module("claims.migrations.0030_chores")

pytestmark = pytest.mark.django_db


def enqueued(name: str, *args: object, status: str = "READY") -> None:
    DBTaskResult.objects.create(
        task_path=f"claims.tasks.{name}", args_kwargs={"args": args, "kwargs": {}}, status=status,
        run_after=get_date_max(), backend_name="default",
    )  # fmt: skip


def waiting() -> list[tuple[str, object]]:
    rows = DBTaskResult.objects.ready().values_list("task_path", "args_kwargs")
    return sorted((path.rpartition(".")[2], given["args"]) for path, given in rows)


def test_tasks_that_wait_or_lost_their_worker_become_chores() -> None:
    enqueued("rejudge_articles", [4, 5])
    enqueued("place_claims", status="RUNNING")
    enqueued("reread_everything", status="SUCCESSFUL")
    enqueued("do_jobs")

    migration.take_over_tasks(apps, None)

    found = [(chore.name, chore.given) for chore in Chore.objects.order_by("name", "pk")]
    assert found == [("place_claims", {}), ("rejudge_article", {"article": 4}), ("rejudge_article", {"article": 5})]
    assert {chore.key == Chore.key_of(chore.name, chore.given) for chore in Chore.objects.all()} == {True}
    assert waiting() == [("do_jobs", [])]


def test_chores_become_tasks_again_and_each_clock_stays() -> None:
    ask_each(tasks.rejudge_article, [{"article": 5}, {"article": 4}, {"article": 5}])
    ask_each(tasks.reread_article, [{"article": 4}, {"article": 5}])
    for _ in range(2):
        ask(tasks.tell_followers)
    ask(tasks.settle_verdicts, measure=3)

    migration.give_tasks_back(apps, None)

    assert waiting() == [("rejudge_articles", [[4, 5]]), ("reread_everything", [])]
    assert list(Chore.objects.values_list("name", flat=True)) == ["tell_what_was_left_untold"]
    migration.take_over_tasks(apps, None)
    assert set(Chore.objects.values_list("name", flat=True)) == {
        "reread_everything", "rejudge_article", "tell_followers",
    }  # fmt: skip
