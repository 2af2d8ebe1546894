"""Loads of many pages on the web: handed to the workers, watched, stopped, tried again."""

import html
import re
from dataclasses import replace
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from articles.models import Article
from claims import forms_loading
from claims.jobs.leases import take_next
from claims.jobs.loads import Page, begin_load
from claims.limits import current_limits
from claims.models import Job, Load
from claims.templatetags.loading import short_path, time_left
from claims.views import loading
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def files(number: int) -> list[SimpleUploadedFile]:
    return [
        SimpleUploadedFile(f"bench{n}.txt", f"Benches\n\nThe park has {n + 20} benches.".encode())
        for n in range(number)
    ]


def load_of(number: int = 2, *, rejected: int = 0, **options: Any) -> Load:
    pages = [Page(f"bench{n}.txt", content=b"Benches\n\nThe park has 20 benches.") for n in range(number)]
    rejects = [Page(f"photo{n}.png", content=b"", reject="is a picture") for n in range(rejected)]
    return begin_load(name="Benches", pages=[*pages, *rejects], by=UserFactory(role="admin"), **options)


def fail(load: Load) -> None:
    load.jobs.filter(state="waiting").update(state="failed", reason="it failed", finished_at=timezone.now())


def text_of(client: Client, load: Load, **headers: str) -> str:
    page = html.unescape(client.get(load.get_absolute_url(), headers=headers).content.decode())
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


@pytest.mark.parametrize("name", ["claims:load_preview", "claims:load_save"])
def test_many_files_go_to_the_workers_and_lead_to_their_progress(admin_client: Client, name: str) -> None:
    data = {"uploads": files(6), "outlet": "Brindle Echo", "published": "2024-03-05", "giving": "one"}

    response = admin_client.post(reverse(name), data)

    load = Load.objects.get()
    assert response.url == load.get_absolute_url()
    assert load.name == "bench0.txt and 5 more files"
    assert Article.objects.count() == 0
    job = load.jobs.first()
    assert job is not None
    assert (bytes(job.content or b"")[:7], job.given) == (
        b"Benches", {"outlet": "Brindle Echo", "published": "2024-03-05"},
    )  # fmt: skip


def test_the_same_form_sent_twice_is_one_load(admin_client: Client) -> None:
    for _ in range(2):
        admin_client.post(reverse("claims:load_preview"), {"uploads": files(6), "giving": "one"})
    assert (Load.objects.count(), Job.objects.count()) == (1, 6)


def test_a_form_that_came_back_with_other_files_is_another_load(admin_client: Client) -> None:
    for number in (6, 7):
        admin_client.post(reverse("claims:load_preview"), {"uploads": files(number), "giving": "one"})
    assert [load.jobs.count() for load in Load.objects.order_by("pk")] == [6, 7]


def test_a_handful_of_files_is_looked_at_first(admin_client: Client) -> None:
    response = admin_client.post(reverse("claims:load_preview"), {"uploads": files(2)})

    assert len(response.context["pages"]) == 2
    assert Load.objects.count() == 0


def test_a_file_that_is_too_large_is_a_reject_of_its_load(
    admin_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    limits = replace(current_limits(), file_bytes=100, archive_bytes=100)
    monkeypatch.setattr(forms_loading, "current_limits", lambda: limits)
    large = SimpleUploadedFile("large.txt", b"a" * 200)

    admin_client.post(reverse("claims:load_preview"), {"uploads": [*files(5), large]})

    job = Job.objects.get(state="rejected")
    assert (job.name, job.reason) == ("large.txt", "is too large: 200 bytes; at most 100 bytes can be loaded")


def test_long_pages_are_saved_by_a_worker(admin_client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "_MOST_WAITED_FOR", 10)

    response = admin_client.post(reverse("claims:load_save"), {"text": "Benches\n\nThe park has 20 benches."})

    assert response.url == Load.objects.get().get_absolute_url()
    assert Job.objects.get().page["stem"] == "benches"


def test_progress_tells_what_is_done_rejected_and_left(admin_client: Client) -> None:
    load = load_of(3, rejected=1)

    text = text_of(admin_client, load)

    assert "1 of 4" in text
    assert "0 done 1 rejected 0 failed 3 remaining" in text
    assert "Not begun yet" in text
    assert "photo0.png Rejected is a picture" in text
    assert text.index("photo0.png") < text.index("bench0.txt")


def test_progress_is_asked_for_anew_until_the_end(admin_client: Client) -> None:
    load = load_of(1)
    part = admin_client.get(load.get_absolute_url(), headers={"HX-Request": "true"})
    assert b"every 2s" in part.content
    assert b"<html" not in part.content

    fail(load)

    assert b"every 2s" not in admin_client.get(load.get_absolute_url()).content


def test_a_load_can_be_stopped_and_taken_up_again(admin_client: Client) -> None:
    load = load_of(2)

    admin_client.post(reverse("claims:cancel_load", args=[load.pk]))
    text = text_of(admin_client, load)

    assert "Stopped: 2 pages will not be read." in text
    assert "2 stopped 0 remaining" in text
    admin_client.post(reverse("claims:retry_load", args=[load.pk]))
    assert load.jobs.waiting().count() == 2


def test_failed_pages_are_tried_again_one_or_all(admin_client: Client) -> None:
    load = load_of(3)
    fail(load)
    first = load.jobs.all()[0]
    address = reverse("claims:retry_load", args=[load.pk])

    admin_client.post(address, {"job": first.pk})
    assert list(load.jobs.waiting()) == [first]
    assert "Try all 2 again" in text_of(admin_client, load)

    admin_client.post(address)
    assert load.jobs.waiting().count() == 3


@pytest.mark.parametrize("job", ["x", "99999999", "9" * 30])
def test_trying_again_what_is_not_there_changes_nothing(admin_client: Client, job: str) -> None:
    load = load_of(1)
    fail(load)

    response = admin_client.post(reverse("claims:retry_load", args=[load.pk]), {"job": job})

    assert response.url == load.get_absolute_url()
    assert load.jobs.waiting().count() == 0


def test_what_a_stopped_command_left_over_can_be_left_to_the_workers(admin_client: Client) -> None:
    load = load_of(2, held=True)
    assert "Leave the rest to the workers" in text_of(admin_client, load)

    admin_client.post(reverse("claims:release_load", args=[load.pk]))

    assert "2 pages left to the workers." in text_of(admin_client, load)
    assert take_next(worker="one") is not None


def test_time_left_is_a_guess_at_the_pace_so_far(admin_client: Client) -> None:
    load = load_of(241)
    ended = timezone.now()
    first = load.jobs.first()
    assert first is not None
    Job.objects.filter(pk=first.pk).update(
        state="rejected", reason="is empty", started_at=ended - timezone.timedelta(seconds=1), finished_at=ended
    )

    assert re.search(r"about [45] minutes left", text_of(admin_client, load))


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(20, "less than a minute left"), (61, "about 1 minute left"), (3 * 3600, "about 3 hours left")],
)
def test_time_left_is_never_told_to_the_second(seconds: int, words: str) -> None:
    assert time_left(timezone.timedelta(seconds=seconds)) == words


def test_long_paths_show_their_end() -> None:
    assert short_path("a/" * 100 + "wall.txt").endswith("/wall.txt")
    assert len(short_path("a" * 100)) == 80


def test_loads_are_listed_newest_first(admin_client: Client) -> None:
    load_of(2, rejected=1)
    begin_load(name="Later", pages=[Page("b.txt", content=b"Benches.")])

    page = admin_client.get(reverse("claims:loads")).content.decode()

    assert page.index("Later") < page.index("Benches")
    assert '<td data-label="Remaining" class="num">2</td>' in page


@pytest.mark.parametrize("number", [1, 60])
def test_pages_of_loads_cost_the_same_however_many_there_are(
    admin_client: Client, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    for _ in range(max(1, number // 4)):
        load = load_of(number, rejected=1)
    # 1. session  2. user  3. permissions  4. frame  5. their number  6. loads  7. their jobs
    with django_assert_num_queries(7):
        admin_client.get(reverse("claims:loads"))
    # 5. the load  6. its counts  7. its pace  8. number of its jobs  9. its jobs
    with django_assert_num_queries(9):
        page = admin_client.get(load.get_absolute_url())
    assert len(page.content) < 100_000
