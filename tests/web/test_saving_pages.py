"""Saving what was previewed, by paste or file."""

import datetime
import html
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from articles.loading import load_article
from articles.models import Article
from articles.readers import RawArticle
from claims.intake import take_in
from claims.models import Claim
from tests.web.test_loading_pages import BOARD, WALL, _file, _head, _sealed

pytestmark = pytest.mark.django_db


def test_save_stores_the_article_with_its_claims(admin_client: Client) -> None:
    sealed = _sealed(admin_client, text=WALL)

    response = admin_client.post(reverse("claims:load_save"), {"pages": sealed, **_head()})

    article = Article.objects.get()
    assert response.url == article.get_absolute_url()
    assert (article.byline, article.published_basis) == ("Harbour Desk", "stated")
    assert article.published_time == datetime.time(10, 30)
    assert article.current.original == WALL
    assert article.created_by is not None
    assert Claim.objects.filter(surface="£4.6m").exists()


def test_save_takes_what_the_admin_mended(admin_client: Client) -> None:
    sealed = _sealed(admin_client, text=BOARD)
    head = _head(headline="Board", byline="", published="2024-03-06", outlet="Brindle Echo", url="https://e.example/b")

    admin_client.post(reverse("claims:load_save"), {"pages": sealed, **head})

    article = Article.objects.get()
    assert (article.headline, article.byline, str(article.outlet)) == ("Board", "", "Brindle Echo")
    assert (article.url, article.published_basis) == ("https://e.example/b", "stated")
    assert article.published_from == article.published_to == datetime.date(2024, 3, 6)


def test_save_drops_a_byline_that_the_admin_struck_out(admin_client: Client) -> None:
    sealed = _sealed(admin_client, text=WALL)

    admin_client.post(reverse("claims:load_save"), {"pages": sealed, **_head(byline="")})

    assert Article.objects.get().byline == ""


def test_save_keeps_an_inferred_day_where_the_admin_gives_none(admin_client: Client) -> None:
    sealed = _sealed(admin_client, text=BOARD)

    admin_client.post(reverse("claims:load_save"), {"pages": sealed, **_head(published="", byline="")})

    assert Article.objects.get().published_basis == "inferred"


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"url": "javascript:alert(1)"}, "is no web address"),
        ({"published": "soon"}, "“soon” is no date."),
        ({"headline": ""}, "This field is required."),
    ],
)
def test_save_shows_the_preview_again_where_the_head_is_wrong(
    admin_client: Client, changed: dict[str, str], error: str
) -> None:
    sealed = _sealed(admin_client, text=WALL)

    response = admin_client.post(reverse("claims:load_save"), {"pages": sealed, **_head(**changed)})

    assert response.status_code == 200
    assert error in html.unescape(response.content.decode())
    assert Article.objects.count() == 0


def test_save_of_several_pages_leads_to_the_list(admin_client: Client) -> None:
    sealed = _sealed(admin_client, uploads=[_file("wall.txt", WALL), _file("board.txt", BOARD)])
    heads = {**_head(0), **_head(1, headline="Board", byline="", published="")}

    response = admin_client.post(reverse("claims:load_save"), {"pages": sealed, **heads}, follow=True)

    assert response.redirect_chain[-1][0] == reverse("claims:articles")
    assert set(Article.objects.values_list("stem", flat=True)) == {"wall", "board"}
    assert "is saved as an article" in response.content.decode()


def test_save_of_a_known_text_adds_nothing(admin_client: Client) -> None:
    take_in(raw=RawArticle("wall", WALL))
    sealed = _sealed(admin_client, text=WALL)

    response = admin_client.post(reverse("claims:load_save"), {"pages": sealed, **_head()}, follow=True)

    assert Article.objects.count() == 1
    assert "was known already. Nothing was added." in response.content.decode()


@pytest.mark.parametrize("spoil", [lambda sealed: "x" + sealed, lambda sealed: sealed[:-4], lambda sealed: ""])
def test_save_refuses_a_preview_that_somebody_changed(admin_client: Client, spoil: Any) -> None:
    sealed = spoil(_sealed(admin_client, text=WALL))

    response = admin_client.post(reverse("claims:load_save"), {"pages": sealed, **_head()}, follow=True)

    assert "came back changed or cut off" in response.content.decode()
    assert Article.objects.count() == 0


def test_save_without_a_preview_takes_the_text_itself(admin_client: Client) -> None:
    response = admin_client.post(reverse("claims:load_save"), {"text": WALL})
    bad = admin_client.post(reverse("claims:load_save"), {"text": " "}, follow=True)

    assert response.url == Article.objects.get().get_absolute_url()
    assert "Paste a page or choose a file." in bad.content.decode()


def test_a_pasted_text_is_one_article_with_the_file_of_the_same_text(admin_client: Client) -> None:
    load_article(raw=RawArticle("wall", WALL))

    admin_client.post(reverse("claims:load_save"), {"text": WALL.replace("\n", "\r\n")})

    assert Article.objects.get().revisions.count() == 1
