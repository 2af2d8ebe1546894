"""The page before it is saved: beside what it came as, with what it is a version or a copy of."""

import html
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from articles.loading import load_article
from articles.models import Article
from articles.readers import RawArticle
from articles.withdrawing import withdraw_article
from tests.factories import UserFactory
from tests.pdfs import pages_of
from tests.wire import INDEPENDENT, RELEASE, REWRITES

pytestmark = pytest.mark.django_db
WALL = "\n\n".join(
    [
        "Harbour wall will cost more",
        "8 March 2024",
        "The wall at Brindle Quay will cost £4.6m, the council says, and the work is to begin before the autumn gales.",
        "Hide Ad",
        "The council employs 31 divers, who go down every week to see how far the stones have moved since the storm.",
    ]
)


def shown(client: Client, text: str = "", **data: Any) -> str:
    """The preview's words, without its markup."""
    answer = client.post(reverse("claims:load_preview"), {"text": text, **data}).content.decode()
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", answer)).split())


def test_the_page_as_it_came_stands_beside_what_is_kept_and_what_was_dropped_has_its_reason(
    admin_client: Client,
) -> None:
    words = shown(admin_client, WALL)
    came, kept = words.index("The page as it came"), words.index("The text that is kept")
    dropped = words.index("What was dropped, and why")
    assert came < words.index("Hide Ad") < kept < words.index("The council employs 31 divers", kept) < dropped
    assert "Hide Ad" not in words[kept:dropped]
    assert words.index("Hide Ad", dropped) > words.index("advertising", dropped)


def test_a_document_in_pages_is_shown_page_by_page(admin_client: Client) -> None:
    lines = WALL.replace("Hide Ad\n\n", "").split("\n\n")
    upload = SimpleUploadedFile("wall.pdf", pages_of([lines[:3], lines[3:]]))
    words = shown(admin_client, uploads=[upload])
    assert words.index("Page 1 as it came") < words.index("What is kept of page 1") < words.index("Page 2 as it came")
    assert "31 divers" in words[words.index("What is kept of page 2") :]
    assert "31 divers" not in words[: words.index("Page 2 as it came")]


@pytest.mark.parametrize(
    ("before", "now", "why"),
    [
        (
            {},
            {},
            "This text is loaded already, as Harbour wall will cost more : known by its words, which are the same.",
        ),
        ({"stem": "harbour-wall-will-cost-more"}, {"text": WALL.replace("31", "29")}, "known by the name of its file"),
        ({"stem": "x"}, {"text": WALL.replace("31", "29")}, "known by its headline, its day and its words"),
    ],
    ids=["text", "file", "headline"],
)
def test_an_article_is_known_again_and_by_what(
    admin_client: Client, before: dict[str, str], now: dict[str, str], why: str
) -> None:
    load_article(raw=RawArticle(**{"stem": "x", "text": WALL, **before}))
    assert why in shown(admin_client, **{"text": WALL, **now})


def test_an_article_is_known_by_its_address(admin_client: Client) -> None:
    load_article(raw=RawArticle("x", RELEASE, url="https://echo.example/wall"))
    page = f'<html><head><link rel="canonical" href="https://echo.example/wall"></head><body><article><p>{WALL}'
    words = shown(admin_client, uploads=[SimpleUploadedFile("y.html", page.replace("\n\n", "</p><p>").encode())])
    assert "This is another version of Pier to stay closed until spring : known by its address." in words


def test_copies_are_named_with_how_much_they_share_and_a_reissue_as_one(admin_client: Client) -> None:
    for number, text in enumerate([RELEASE, REWRITES[1], INDEPENDENT]):
        load_article(raw=RawArticle(f"pier-{number}", text, url=f"https://example.org/{number}", outlet="Brindle Echo"))
    stored = Article.objects.count()

    words = shown(admin_client, REWRITES[0])

    assert "it would count as one origin with 2 articles that print the same text" in words
    assert re.search(r"Pier to stay closed until spring , Brindle Echo.{,20}: the same story under another", words)
    assert re.search(r"Divers find cracks under pier , Brindle Echo.{,20}: \d\d % of this text stands there too", words)
    assert "Our count" not in words
    assert Article.objects.count() == stored


def test_a_text_of_its_own_and_a_withdrawn_copy_say_nothing(admin_client: Client) -> None:
    withdrawn = load_article(raw=RawArticle("pier", RELEASE)).article
    withdraw_article(article=withdrawn, ground="court", note="An order.", by=UserFactory(role="admin"))
    assert "one origin" not in shown(admin_client, REWRITES[0])
    assert "one origin" not in shown(admin_client, INDEPENDENT)


def test_a_long_text_is_shown_in_part_and_says_so(admin_client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claims.previewing._MOST_SHOWN", 100)
    words = shown(admin_client, WALL)
    assert f"goes on for {len(WALL) - 100} more characters, which are saved" in words


@pytest.mark.parametrize("others", [1, 8])
def test_looking_for_copies_costs_the_same_however_many_there_are(
    admin_client: Client, others: int, django_assert_max_num_queries: Any
) -> None:
    for number in range(others):
        load_article(raw=RawArticle(f"pier-{number}", RELEASE, url=f"https://example.org/{number}", outlet="Echo"))
    shown(admin_client, REWRITES[0])  # the session's first
    with django_assert_max_num_queries(15):
        shown(admin_client, REWRITES[0])
