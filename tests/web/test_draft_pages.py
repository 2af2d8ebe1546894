"""Check a draft in the browser's eyes: the margin, what is kept of it and for whom, and what is not."""

import logging
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from claims.forms_sheets import MOST_WORDS
from claims.models import KeptDraft
from tests.conftest import client_of
from tests.factories import ClaimFactory, UserFactory

pytestmark = pytest.mark.django_db

DRAFT = reverse("claims:draft")
KEEP = reverse("claims:keep_draft")
TEXT = "Fenland <em>Council</em> closed 12 libraries in the north and 15 in the south, a total of 30."
GIVEN = {"text": TEXT, "published": "2024-04-02"}


def test_answer_is_the_draft_with_its_margin(journalist_client: Client) -> None:
    response = journalist_client.post(DRAFT, GIVEN)
    html = response.content.decode()

    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-store"
    assert "Nothing of it was saved." in html
    assert "12 + 15 = 27; printed is “30”" in html
    assert "3 in a wrong sum" in html
    assert "&lt;em&gt;Council" in html
    assert 'href="#claim-1"' in html
    assert 'id="claim-1"' in html


def test_nothing_stays_behind(journalist_client: Client, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        journalist_client.post(DRAFT, GIVEN)

    assert KeptDraft.objects.count() == 0
    assert "libraries" not in str(dict(journalist_client.session))
    assert "libraries" not in caplog.text
    assert "libraries" not in journalist_client.get(DRAFT).content.decode()


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"text": " \r\n "}, "Paste some copy first."),
        ({"published": "next week"}, "“next week” is no date. Write it as 2019-06-05."),
        ({"text": "word " * (MOST_WORDS + 1)}, "That is 2,001 words; at most 2,000 are checked at once."),
        ({"text": "w" * 16_001}, "That is 16,001 characters; at most 16,000 are checked at once."),
    ],
    ids=["empty", "date", "words", "characters"],
)
def test_what_cannot_be_checked_says_why_and_keeps_the_copy(
    journalist_client: Client, given: dict[str, str], why: str
) -> None:
    html = journalist_client.post(DRAFT, {**GIVEN, **given}).content.decode()
    assert why in html
    assert given.get("text", "12 libraries").strip()[:40] in html


def test_copy_may_appear_tomorrow_and_be_of_any_letters(journalist_client: Client) -> None:
    given = {"text": "Zoë\0 said: “£3m”\r\n\r\n<script>alert(1)</script> 5 % 🦊", "published": "2099-01-01"}
    html = journalist_client.post(DRAFT, given).content.decode()
    assert "It appears on 1 January 2099." in html
    assert "<script>alert" not in html


def test_draft_is_kept_for_its_owner_alone_and_deleted_for_good(journalist_client: Client) -> None:
    response = journalist_client.post(KEEP, GIVEN)
    kept = KeptDraft.objects.get()
    assert response["Location"] == kept.get_absolute_url()
    page = journalist_client.get(kept.get_absolute_url())
    assert page["Cache-Control"] == "private, no-store"
    assert "12 + 15 = 27" in page.content.decode()
    assert kept.get_absolute_url() in journalist_client.get(DRAFT).content.decode()

    delete = reverse("claims:delete_draft", args=[kept.pk])
    for role in ("journalist", "editor", "admin"):
        other = client_of(role)
        assert other.get(kept.get_absolute_url()).status_code == 404
        assert other.post(delete).status_code == 404
        assert kept.title not in other.get(DRAFT).content.decode()
    assert journalist_client.post(delete)["Location"] == DRAFT
    assert KeptDraft.objects.count() == 0


def test_refused_keeping_shows_the_copy_again(journalist_client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claims.recording.drafts.MOST_KEPT", 0)
    html = journalist_client.post(KEEP, GIVEN).content.decode()
    assert "You keep 0 drafts already." in html
    assert "12 libraries" in html


@pytest.mark.parametrize("rows", [1, 50])
def test_the_pages_cost_the_same_for_any_number_of_rows(
    editor_client: Client, rows: int, django_assert_max_num_queries: Any
) -> None:
    for _ in range(rows):
        ClaimFactory()
        KeptDraft.objects.create(text=TEXT, published="2024-04-02", owner=UserFactory())
    editor_client.post(DRAFT, GIVEN)

    # 1.-4. who asks  5. what waits for them  6.-15. what checking costs at most
    with django_assert_max_num_queries(15):
        editor_client.post(DRAFT, {**GIVEN, "text": "\n\n".join([TEXT] * min(rows, 20))})
