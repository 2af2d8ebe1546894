"""Loading on the web: paste or upload, look, mend, save; and the date that an admin vouches for."""

import datetime
import html
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from articles.loading import load_article
from articles.models import Article, Outlet
from articles.readers import RawArticle
from claims.intake import take_in
from claims.models import Claim
from tests.factories import ArticleFactory, RevisionFactory

pytestmark = pytest.mark.django_db
WALL = """Harbour wall will cost more

By Harbour Desk
Friday, 8th March 2024, 10:30 am

The wall at Brindle Quay will cost £4.6m, the council says.

Hide Ad

The council employs 31 divers."""
BOARD = """Board looks at harbour wall

The board, set up in 2021, met on Monday (March 4) and counted 12 holes in the wall.

The wall was last mended in the summer of last year."""


def _file(name: str, content: str | bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content if isinstance(content, bytes) else content.encode())


def _preview(client: Client, **data: Any) -> tuple[HttpResponse, str]:
    response = client.post(reverse("claims:load_preview"), data)
    return response, html.unescape(response.content.decode())


def _sealed(client: Client, **data: Any) -> str:
    response, _ = _preview(client, **data)
    found = re.search(r'name="pages" value="([^"]*)"', response.content.decode())
    assert found
    return html.unescape(found[1])


def _head(number: int = 0, **changed: str) -> dict[str, str]:
    head = {
        "headline": "Harbour wall will cost more",
        "byline": "Harbour Desk",
        "published": "2024-03-08",
        "outlet": "",
        "url": "",
        **changed,
    }
    return {f"page{number}-{name}": value for name, value in head.items()}


def test_load_page_asks_for_a_text_or_files(admin_client: Client) -> None:
    Outlet.objects.create(name="Brindle Echo")

    page = admin_client.get(reverse("claims:load")).content.decode()

    assert 'type="file"' in page
    assert "multiple" in page
    assert '<option value="Brindle Echo">' in page


def test_preview_shows_what_was_read_and_dropped_and_stores_nothing(admin_client: Client) -> None:
    response, page = _preview(admin_client, text=WALL, outlet="Brindle Echo")

    shown = response.context["pages"][0]
    assert response.status_code == 200
    assert shown.form.initial == {
        "headline": "Harbour wall will cost more",
        "standfirst": "",
        "byline": "Harbour Desk",
        "published": datetime.date(2024, 3, 8),
        "outlet": "Brindle Echo",
        "url": None,
        "updated": None,
        "language": "",
    }
    assert [step for step, _, _ in shown.dropped] == ["advertising", "byline line", "date line"]
    assert "£4.6m" in [item.claim.surface for item in shown.claims]
    assert "Friday, 8th March 2024, 10:30 am" in page
    assert (Article.objects.count(), Claim.objects.count(), Outlet.objects.count()) == (0, 0, 0)


def test_preview_marks_what_the_page_does_not_say(admin_client: Client) -> None:
    _, page = _preview(admin_client, text=BOARD)

    assert page.count('class="field unread"') == 2
    assert "No byline was found." in page
    assert "No day was found on the page." in page
    assert "it was printed in the week from Monday 4 March 2024" in page


def test_preview_says_why_a_date_cannot_be_told(admin_client: Client) -> None:
    _, page = _preview(admin_client, text=WALL.replace("Friday, 8th March 2024, 10:30 am", "3/8/2024"))

    assert "may be 3 August 2024 or 8 March 2024" in page


def test_preview_recognises_what_is_loaded_already(admin_client: Client) -> None:
    article = load_article(raw=RawArticle("wall", WALL)).article

    _, same = _preview(admin_client, text=WALL)
    _, changed = _preview(admin_client, text=WALL.replace("31", "29"))

    assert "This text is loaded already" in same
    assert "This is another version of" in changed
    assert article.get_absolute_url() in same


def test_preview_of_several_files_shows_the_good_and_rejects_the_bad(admin_client: Client) -> None:
    files = [
        _file("wall.txt", WALL),
        _file("board.html", f"<html><body><p>{BOARD.replace(chr(10) * 2, '<p>')}</body></html>"),
        _file("empty.txt", b""),
        _file("photo.txt", b"\x89PNG\r\n" + bytes(range(256))),
    ]

    response, page = _preview(admin_client, uploads=files)

    assert [item.name for item in response.context["pages"]] == ["wall.txt", "board.html"]
    assert "2 cannot be loaded" in page
    assert "empty.txt</strong> is empty." in page
    assert "photo.txt</strong> is a picture" in page
    assert "Save these 2 articles" in page


@pytest.mark.parametrize(
    ("data", "error"),
    [
        ({}, "Paste a page or choose a file."),
        ({"text": "  \n "}, "Paste a page or choose a file."),
        ({"text": "Advertisement"}, "nothing but page furniture"),
        ({"text": "http://127.0.0.1/wall"}, "127.0.0.1 is an address of this machine’s own network"),
        ({"text": "The wall\0 fell."}, "it holds NUL characters"),
        ({"text": WALL, "published": "8 March"}, "“8 March” is no date."),
        ({"text": WALL, "published": "2999-01-01"}, "That day has not come yet."),
        ({"text": WALL, "outlet": "x" * 201}, "at most 200 characters"),
        ({"uploads": [_file("a.txt", b"")]}, "is empty"),
    ],
)
def test_preview_says_what_is_wrong_and_keeps_what_was_given(
    admin_client: Client, data: dict[str, Any], error: str
) -> None:
    response, page = _preview(admin_client, **data)

    assert response.status_code == 200
    assert error in page
    assert "Read it" in page
    if data.get("text", "").strip() and "\0" not in data["text"]:
        assert data["text"].split("\n")[0] in page


def test_preview_refuses_a_file_that_is_too_large(admin_client: Client, settings: Any) -> None:
    settings.FACTDESK_MAX_BYTES = 1000

    _, page = _preview(admin_client, uploads=[_file("large.txt", "a " * 600)])

    assert "is too large: 1,200 bytes; at most 1,000 bytes can be loaded" in page


def test_preview_shows_markup_as_text(admin_client: Client) -> None:
    response, _ = _preview(admin_client, text=WALL.replace("The council", "<script>alert(1)</script> The council"))

    assert b"<script>alert" not in response.content


def test_confirming_a_date_reads_the_article_again(admin_client: Client) -> None:
    article = take_in(raw=RawArticle("board", BOARD)).loaded.article
    inferred = Claim.objects.filter(surface="12 holes").first() or Claim.objects.earliest("start")

    response = admin_client.post(reverse("claims:confirm_date", args=[article.pk]), {"published": "2024-03-06"})

    article.refresh_from_db()
    assert response.url == article.get_absolute_url()
    assert (str(article.published_from), article.published_basis) == ("2024-03-06", "confirmed")
    assert Claim.objects.filter(pk=inferred.pk).exists()


@pytest.mark.parametrize(
    ("day", "error"),
    [
        ("", "Give the day on which the article was published."),
        ("soon", "“soon” is no date."),
        ("2999-01-01", "That day has not come yet."),
    ],
)
def test_confirming_says_what_is_wrong_with_a_date(admin_client: Client, day: str, error: str) -> None:
    article = RevisionFactory().article

    response = admin_client.post(reverse("claims:confirm_date", args=[article.pk]), {"published": day})

    article.refresh_from_db()
    assert response.status_code == 200
    assert error in html.unescape(response.content.decode())
    assert article.published_basis == "stated"


def test_an_article_without_a_date_asks_the_admin_for_it(admin_client: Client, editor_client: Client) -> None:
    article = take_in(raw=RawArticle("board", BOARD)).loaded.article
    address = reverse("claims:confirm_date", args=[article.pk])

    assert address in admin_client.get(article.get_absolute_url()).content.decode()
    assert address not in editor_client.get(article.get_absolute_url()).content.decode()


def test_admin_site_shows_articles_and_mends_outlets(admin_client: Client) -> None:
    article = RevisionFactory(article=ArticleFactory()).article
    for name, args in (("changelist", []), ("change", [article.pk]), ("history", [article.pk])):
        assert admin_client.get(reverse(f"admin:articles_article_{name}", args=args)).status_code == 200

    response = admin_client.post(
        reverse("admin:articles_outlet_change", args=[article.outlet_id]),
        {"name": "Brindle Echo", "url": "", "aliases-TOTAL_FORMS": "0", "aliases-INITIAL_FORMS": "0"},
    )

    assert response.status_code == 302
    assert article.outlet.history.count() == 2
    assert admin_client.get(reverse("admin:articles_article_add")).status_code == 403
    assert admin_client.post(reverse("admin:articles_article_delete", args=[article.pk])).status_code == 403


# 1. session  2. user  3. permissions  4. frame  5. known?  6.–9. catalogue  10. outlets
def test_preview_asks_the_database_little(admin_client: Client, django_assert_max_num_queries: Any) -> None:
    _preview(admin_client, text=WALL)

    with django_assert_max_num_queries(20):
        _preview(admin_client, text=WALL)
