"""Articles in other languages: kept, marked wherever claims would stand, read where an admin calls them English."""

import html

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from articles.models import Article
from articles.readers import RawArticle
from claims.intake import take_in
from claims.models import Claim
from tests.unit.test_languages import ENGLISH, GERMAN

pytestmark = pytest.mark.django_db
NOT_READ = "Not read: the text is in German."


def _article(text: str = GERMAN, language: str | None = None) -> Article:
    return take_in(raw=RawArticle("mauer", text, headline="Mauer", language=language)).loaded.article


def test_a_german_article_is_kept_and_says_that_it_is_not_read(journalist_client: Client, admin_client: Client):
    article = _article()

    assert (article.language, article.language_basis, Claim.objects.count()) == ("de", "guessed", 0)
    assert NOT_READ in journalist_client.get(article.get_absolute_url()).content.decode()
    assert NOT_READ in journalist_client.get(reverse("claims:articles")).content.decode()
    preview = admin_client.post(reverse("claims:load_preview"), {"text": GERMAN})
    assert preview.context["pages"][0].claims is None
    assert NOT_READ in html.unescape(preview.content.decode())


def test_an_admin_can_have_it_read_as_english(admin_client: Client):
    article = _article(ENGLISH, language="de")
    assert Claim.objects.count() == 0

    admin_client.post(reverse("claims:read_as_english", args=[article.pk]))

    article.refresh_from_db()
    assert (article.language, article.language_basis) == ("en", "confirmed")
    assert Claim.objects.filter(surface="£4.6m").exists()


def test_what_an_admin_said_of_the_language_stays(admin_client: Client):
    article = _article(ENGLISH, language="de")
    admin_client.post(reverse("claims:read_as_english", args=[article.pk]))

    take_in(raw=RawArticle("mauer", ENGLISH.replace("31", "29"), headline="Mauer", language="de"))

    article.refresh_from_db()
    assert (article.language, article.revisions.count()) == ("en", 2)
    assert Claim.objects.standing().filter(surface="29 divers").exists()


def test_a_stated_language_goes_before_a_guess():
    assert _article(GERMAN, language="en").is_read


def test_load_says_what_it_did_not_read(tmp_path, capsys):
    (tmp_path / "mauer.txt").write_text(GERMAN, encoding="utf-8")

    call_command("load", str(tmp_path))

    assert NOT_READ in capsys.readouterr().out
