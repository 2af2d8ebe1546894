"""Decisions on measures with many claims: the worker moves them, and it comes to the same as at once."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from claims.jobs.chores import do_next
from claims.models import Chore, Measure, MeasureDecision, Resorting
from claims.recording import merge_measures, rename_measure, resorting, sign_review, undo_decision
from claims.recording.resorting import place_next
from tests.db.saying import everything, measure, of, picture, places
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    """Who decides."""
    return UserFactory(role="editor")


@pytest.fixture
def desk(read, monkeypatch: pytest.MonkeyPatch) -> None:
    """Six claims of three phrases; five are more than can be moved at once, two are a batch."""
    for number, counted in enumerate(["wardens", "wardens employed", "ward staff"] * 2):
        read(of(counted, 300 + number % 2))
    monkeypatch.setattr(resorting, "MOST_AT_ONCE", 3)
    monkeypatch.setattr(resorting, "_CLAIMS", 2)


def merged(editor: User, *, one: str = "wardens", into: str = "wardens employed") -> MeasureDecision:
    return merge_measures(measure=measure(one), into=measure(into), by=editor)


def work() -> int:
    """What the worker does; the number of batches."""
    batches = 0
    while do_next(worker="one"):
        batches += 1
    return batches - 1  # the last one finds nothing left


def test_what_the_worker_does_comes_to_the_same_as_at_once(
    desk: None, editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = everything()
    later = merged(editor)
    assert Resorting.objects.get().decision == later
    assert places() == before[0]
    assert work() == 3  # two batches of two, and the end
    assert not Resorting.objects.exists()
    by_the_worker = everything()
    assert by_the_worker != before
    undo_decision(decision=later, by=editor)
    work()
    assert everything() == before

    monkeypatch.setattr(resorting, "MOST_AT_ONCE", 100)
    merged(editor)

    assert not Resorting.objects.exists()
    assert everything() == by_the_worker


def test_a_worker_that_was_stopped_goes_on_and_decisions_in_between_count(desk: None, editor: User) -> None:
    before = everything()
    first = merged(editor)
    assert place_next()
    assert Resorting.objects.get().done == 2
    merged(editor, one="wardens employed", into="ward staff")
    work()
    assert {name for name, _ in places().values()} == {"ward staff"}
    assert picture() != before[1]

    second = MeasureDecision.objects.in_force().get(measure__name="wardens employed")
    undo_decision(decision=second, by=editor)
    assert place_next()
    undo_decision(decision=first, by=editor)
    work()

    assert everything() == before


def test_what_was_signed_is_kept_while_a_measure_is_renamed_by_the_worker(desk: None, editor: User, read) -> None:
    merged(editor)
    work()
    finding = measure("wardens employed").findings.filter(relation="contradicts").get()
    sign_review(finding=finding, by=editor, verdict="contradiction")

    rename_measure(measure=measure("wardens employed"), name="wardens in post", by=editor)
    work()

    finding.refresh_from_db()
    assert (finding.verdict, finding.changed_since, finding.live) == ("contradiction", False, True)
    assert finding.measure == measure("wardens in post")


def test_few_claims_are_moved_with_the_decision(desk: None, editor: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resorting, "MOST_AT_ONCE", 4)

    merged(editor)

    assert not Resorting.objects.exists()
    assert [name for name, _ in places().values()].count("wardens employed") > 0
    assert not measure("wardens").claims.exists()


def test_the_pages_say_that_it_is_under_way(
    desk: None,
    editor: User,
    settings: Settings,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    client = Client()
    client.force_login(editor)
    into: Measure = measure("wardens employed")
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("claims:merge_measure", args=["wardens"]), {"into": into.name})
    assert Chore.objects.get().name == "place_claims"

    for address in (reverse("claims:sort_measure", args=[into.slug]), reverse("claims:decisions")):
        assert "Under way in the background: 0 of 4 claims" in client.get(address).content.decode()
    assert "still being carried out in the background" in client.get(into.get_absolute_url()).content.decode()
    undone = client.post(reverse("claims:undo_decision", args=[MeasureDecision.objects.get().pk]), follow=True)
    assert "in the background" in undone.content.decode()

    work()

    for address in (reverse("claims:decisions"), into.get_absolute_url()):
        assert "in the background" not in client.get(address).content.decode()
