"""What the page Health says of workers: whether one is there, what waits for it, what it does and what failed."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Max, Min, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.timesince import timesince
from django_tasks_db.models import DBTaskResult

from claims.healthlines import Line, ago
from claims.jobs import backends
from claims.models import UNSETTLED, Chore, Job

# A chore that is due for longer than this has no worker.
_PATIENCE = timedelta(minutes=10)
_SHOWN = 5


def jobs_lines() -> Iterator[Line]:
    """A line each for the queue, the worker, and what waits, runs and failed of chores, loads and tasks."""
    now = timezone.now()
    chores = _chores(now)
    if not backends.is_database():
        yield Line("Queue", "Redis, through RQ; what waits there is counted by its own tools.")
    seen = chores["seen"]
    yield Line("Worker", f"Last at work {ago(seen)}." if seen else "Has had nothing to do yet.")
    yield _waiting(chores, now)
    yield _running(chores)
    yield _loading(now)
    yield _failed(chores["failed"])
    if broken := DBTaskResult.objects.failed().order_by().aggregate(number=Count("pk"))["number"]:
        yield Line(
            "Errands",
            f"{broken:,} that tell of work failed. What they told of is done all the same.",
            well=False,
            todo="Look at the worker’s messages for the reason; then put them away.",
            command="manage.py prune_db_task_results",
        )


def _chores(now: datetime) -> dict[str, Any]:
    waiting, running = Q(state=Chore.State.WAITING, not_before__lte=now), Q(state=Chore.State.RUNNING)
    return Chore.objects.order_by().aggregate(
        waiting=Count("pk", filter=waiting),
        oldest=Min("not_before", filter=waiting),
        running=Count("pk", filter=running),
        expired=Count("pk", filter=running & Q(lease_until__lt=now - _PATIENCE)),
        failed=Count("pk", filter=Q(state=Chore.State.FAILED)),
        seen=Max("heartbeat_at"),
    )


def _waiting(chores: dict[str, Any], now: datetime) -> Line:
    """Whether somebody takes what waits; where one chore runs, a worker is there and has it in hand."""
    number = chores["waiting"]
    stuck = bool(number and now - chores["oldest"] > _PATIENCE and chores["running"] == chores["expired"])
    says = f"{number:,}, the oldest since {timesince(chores['oldest'], now)}." if number else "None."
    if not stuck:
        return Line("Waiting", says)
    todo = "No worker seems to run: start one beside the site."
    return Line("Waiting", says, well=False, todo=todo, command="manage.py work")


def _running(chores: dict[str, Any]) -> Line:
    if not chores["expired"]:
        return Line("Running", f"{chores['running']:,}." if chores["running"] else "None.")
    todo = "Their workers are gone, and none took them over: start one beside the site."
    says = f"{chores['running']:,}, of which {chores['expired']:,} have lost their worker."
    return Line("Running", says, well=False, todo=todo, command="manage.py work")


def _failed(number: int) -> Line:
    if not number:
        return Line("Failed", "None.")
    last = Chore.objects.filter(state=Chore.State.FAILED).order_by("-finished_at")[:_SHOWN]
    what = "; ".join(f"{_words(one)}: {one.reason} ({ago(one.finished_at)})" for one in last)
    return Line(
        "Failed",
        f"{number:,}. The latest: {what}.",
        well=False,
        todo="Look at the worker’s messages for the reason, and have it done again.",
        retry=reverse("claims:retry_chores"),
    )


def _words(one: Chore) -> str:
    """What is to be done, in the words of its name, and for which row."""
    which = next((f" {value}" for value in one.given.values() if isinstance(value, int)), "")
    return one.name.replace("_", " ") + which


def _loading(now: datetime) -> Line:
    """How the jobs of loads are; one whose lease ran out is taken back by any worker within seconds."""
    unsettled = Job.objects.filter(state__in=UNSETTLED).order_by()
    found = unsettled.aggregate(
        waiting=Count("pk", filter=Q(state=Job.State.WAITING)),
        running=Count("pk", filter=Q(state=Job.State.RUNNING)),
        expired=Count("pk", filter=Q(state=Job.State.RUNNING, lease_until__lt=now - _PATIENCE)),
        failed=Count("pk", filter=Q(state=Job.State.FAILED)),
    )
    says = ", ".join(f"{number:,} {state}" for state, number in found.items() if number) or "nothing to do"
    if found["expired"]:
        todo = "Their workers are gone, and none took them over: start one beside the site."
        return Line("Loading", f"Pages: {says}.", well=False, todo=todo, command="manage.py work")
    if found["failed"]:
        todo = f"Look at why, and try again: {reverse('claims:loads')}"
        return Line("Loading", f"Pages: {says}.", well=False, todo=todo)
    return Line("Loading", f"Pages: {says}.")
