"""Jobs: taken, done in one transaction with their article, taken away from the dead, and never done twice."""

import datetime
import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from articles.models import Article
from articles.readers import RawArticle
from claims import intake
from claims.jobs import doing, leases
from claims.jobs.doing import do, do_for, do_next
from claims.jobs.loads import Page, begin_load, cancel_load, release_load, retry_jobs
from claims.models import Job, Load
from tests.factories import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:no language model")]

GATE = "Lock gates mended\n\nThe canal trust mended {} lock gates in 2023."


@pytest.fixture(autouse=True)
def _no_model(settings: Settings) -> None:
    """Numbers are read by rules alone, which takes no time."""
    settings.FACTDESK_MODEL = ""


def gates(number: int) -> list[Page]:
    """So many pages that differ."""
    return [Page(f"gate{n}", RawArticle(f"gate{n}", GATE.format(n + 10), headline=f"Gate {n}")) for n in range(number)]


def load_of(number: int = 1, **options: Any) -> Load:
    return begin_load(name="Gates", pages=gates(number), **options)


def take() -> Job:
    job = leases.take_next(worker=leases.new_worker())
    assert job is not None
    return job


def states(load: Load) -> list[str]:
    return list(load.jobs.values_list("state", flat=True))


def forget(job: Job) -> None:
    """As if its worker had been killed a while ago."""
    Job.objects.filter(pk=job.pk).update(lease_until=timezone.now() - datetime.timedelta(seconds=1))


def test_a_load_is_done_page_by_page_and_ends() -> None:
    admin = UserFactory(role="admin")
    load = load_of(3, by=admin)

    assert do_for(60, worker="one") == 3

    jobs = list(load.jobs.all())
    load.refresh_from_db()
    assert [(job.state, job.outcome, job.attempts, job.reason) for job in jobs] == [("done", "new", 1, "")] * 3
    assert [job.article.stem for job in jobs if job.article] == ["gate0", "gate1", "gate2"]
    assert jobs[0].counts == {"figures": 1, "claims": 1, "findings": 0}
    assert (jobs[0].page, jobs[0].content, jobs[0].lease_until) == (None, None, None)
    assert load.finished_at is not None


def test_a_load_ends_only_with_its_last_page() -> None:
    load = load_of(2)

    do_next(worker="one")

    load.refresh_from_db()
    assert load.finished_at is None


def test_the_same_giving_twice_is_one_load_and_the_same_page_twice_is_one_job() -> None:
    pages = gates(2)
    first = begin_load(name="Gates", pages=[*pages, pages[0]], key="form-7")
    second = begin_load(name="Gates", pages=pages, key="form-7")

    assert first == second
    assert Job.objects.count() == 2


def test_a_page_comes_with_what_its_giver_says_of_it() -> None:
    given = {"outlet": "Brindle Echo", "published": "2024-03-05"}
    begin_load(name="Gates", pages=[Page("gate.txt", content=GATE.format(4).encode(), given=given)])

    do_next(worker="one")

    article = Article.objects.get()
    assert (article.stem, str(article.outlet), str(article.published_from)) == ("gate", "Brindle Echo", "2024-03-05")


def test_a_file_that_holds_many_pages_becomes_a_job_for_each(monkeypatch: pytest.MonkeyPatch) -> None:
    load = begin_load(name="Archive", pages=[Page("gates.zip", content=b"as if packed"), *gates(1)])
    inside = [*gates(2), Page("gates.zip/photo.png", reject="is a picture")]
    with monkeypatch.context() as archive:
        archive.setattr(doing, "pages_of", lambda job: inside)
        assert do_next(worker="one")

    # The page that was given beside the file, too, is one job still.
    assert list(load.jobs.values_list("name", "position", "state")) == [
        ("gate0", 1, "waiting"),
        ("gate1", 3, "waiting"),
        ("gates.zip/photo.png", 4, "rejected"),
    ]


def test_first_pages_of_a_small_load_come_before_the_rest_of_a_large_one() -> None:
    load_of(3)
    small = begin_load(name="Small", pages=[Page("late", RawArticle("late", GATE.format(99)))])

    assert [take().load_id == small.pk for _ in range(4)] == [False, True, False, False]


def test_nothing_is_taken_twice() -> None:
    load_of(1)
    take()

    assert leases.take_next(worker="another") is None


def test_a_rejected_page_rests_with_its_reason_and_costs_no_other() -> None:
    load = begin_load(name="Mixed", pages=[Page("empty.txt", content=b" "), *gates(1)])

    assert do_for(60, worker="one") == 2

    rejected, done = load.jobs.all()
    assert (rejected.state, rejected.reason, rejected.attempts) == ("rejected", "is empty", 1)
    assert done.state == "done"
    assert retry_jobs(load=load) == 0


def test_a_fault_of_ours_rests_as_failed_and_can_be_tried_again(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    load = load_of(2)
    with monkeypatch.context() as broken:
        broken.setattr(intake, "record_revision", _raise(ZeroDivisionError))
        do_next(worker="one")

    job = load.jobs.get(state="failed")
    assert job.reason == "reading it failed (ZeroDivisionError); nothing of it was stored"
    assert Article.objects.count() == 0
    assert "gate0" in caplog.text
    assert retry_jobs(load=load, job=job.pk) == 1
    assert do_for(60, worker="one") == 2
    assert states(load) == ["done", "done"]


def test_a_worker_that_is_killed_leaves_its_job_to_the_next_after_a_pause() -> None:
    load = load_of(1)
    job = take()
    forget(job)

    assert leases.reap() == 1
    assert leases.reap() == 0

    job.refresh_from_db()
    assert (job.state, job.attempts, job.worker) == ("waiting", 1, "")
    assert job.not_before is not None
    assert job.not_before > timezone.now()
    assert not do_next(worker="too early")
    Job.objects.update(not_before=timezone.now())
    assert do_next(worker="another")
    assert load.jobs.get().attempts == 2


def test_a_page_that_kills_every_worker_ends_as_failed(settings: Settings) -> None:
    settings.FACTDESK_JOB_ATTEMPTS, settings.FACTDESK_JOB_PAUSE = 2, 0
    load = load_of(1)
    for _ in range(2):
        forget(take())
        leases.reap()

    job = load.jobs.get()
    load.refresh_from_db()
    assert job.state == "failed"
    assert "stopped twice before it was done" in job.reason
    assert load.finished_at is not None
    assert retry_jobs(load=load) == 1
    assert do_next(worker="another")
    assert states(load) == ["done"]


def test_pauses_double_up_to_ten_minutes(settings: Settings) -> None:
    settings.FACTDESK_JOB_PAUSE = 5
    assert [leases.pause(attempts).total_seconds() for attempts in (1, 2, 3, 30)] == [5, 10, 20, 600]


def test_a_worker_that_lost_its_lease_stores_nothing(caplog: pytest.LogCaptureFixture) -> None:
    load_of(1)
    slow = take()
    forget(slow)
    leases.reap()
    Job.objects.update(not_before=None)
    other = take()

    do(slow)

    assert Article.objects.count() == 0
    assert "was taken away meanwhile" in caplog.text
    do(other)
    assert Article.objects.count() == 1
    do(slow)
    assert Article.objects.get().revisions.count() == 1


def test_a_lease_is_renewed_while_its_page_is_read() -> None:
    load_of(1)
    job = take()
    before = job.lease_until
    assert leases.renew(job)

    job.refresh_from_db()
    assert before is not None
    assert job.lease_until is not None
    assert job.lease_until > before
    forget(job)
    leases.reap()
    assert not leases.renew(job)


def test_a_lease_is_renewed_from_a_thread_until_the_page_is_read(
    monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    settings.FACTDESK_JOB_LEASE = 0.03
    beats, often = [], threading.Event()

    def renew(job: Job) -> bool:
        beats.append(job)
        if len(beats) == 3:
            often.set()
        return True

    monkeypatch.setattr(leases, "renew", renew)
    with leases.kept(Job(pk=7)):
        assert often.wait(timeout=30)
    over = len(beats)

    assert not any(thread.name == "heartbeat of job 7" for thread in threading.enumerate())
    assert len(beats) == over


def test_ctrl_c_gives_the_job_back_as_if_nobody_had_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    load = load_of(1)
    monkeypatch.setattr(intake, "record_revision", _raise(KeyboardInterrupt))

    with pytest.raises(KeyboardInterrupt):
        do_next(worker="one")

    job = load.jobs.get()
    assert (job.state, job.attempts, job.worker) == ("waiting", 0, "")


def test_cancelling_stops_what_waits_and_what_is_begun_ends_as_it_would() -> None:
    load = load_of(3)
    begun = take()
    admin = UserFactory(role="admin")

    assert cancel_load(load=load, by=admin) == 2
    assert load.finished_at is None
    do(begun)

    load.refresh_from_db()
    assert states(load) == ["done", "cancelled", "cancelled"]
    assert (load.cancelled_by, load.finished_at is None) == (admin, False)
    assert retry_jobs(load=load) == 2
    assert do_for(60, worker="one") == 2


def test_a_begun_job_of_a_cancelled_load_is_cancelled_when_its_worker_dies() -> None:
    load = load_of(2)
    begun = take()
    cancel_load(load=load)
    forget(begun)

    leases.reap()

    assert states(load) == ["cancelled", "cancelled"]


def test_workers_leave_a_held_load_alone_until_it_is_released() -> None:
    load = load_of(2, held=True)

    assert not do_next(worker="one")
    assert do_next(worker="its command", load=load)
    assert release_load(load=load) == 1
    assert do_next(worker="one")
    assert states(load) == ["done", "done"]


def test_a_load_whose_pages_are_all_rejected_is_finished_at_once() -> None:
    load = begin_load(name="None", pages=[Page("wall.xyz", content=b"", reject="is no text")])

    assert load.finished_at is not None
    assert states(load) == ["rejected"]


def test_workers_are_told_once_the_load_stands(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        load = load_of(2)

    assert states(load) == ["done", "done"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": "running"},
        {"state": "done"},
        {"state": "failed", "finished_at": timezone.now()},
        {"lease_until": timezone.now()},
        {"page": None},
        {"outcome": "new"},
    ],
)
def test_the_database_refuses_a_job_that_contradicts_itself(wrong: dict[str, Any]) -> None:
    load_of(1)

    with pytest.raises(IntegrityError), transaction.atomic():
        Job.objects.update(**wrong)


def _raise(error: type[BaseException]) -> Callable[..., Any]:
    def fail(**given: Any) -> Any:
        raise error

    return fail
