"""Files of bytes: kept with their revision, handed out as downloads, and pages of PDFs beside the claims."""

import html
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from articles.models import Article, Original
from claims.intake import take_in
from claims.models import Claim
from tests.hostile.archives import TEXT, zipped
from tests.pdfs import pages_of
from tests.unit.test_pdfs import _read

pytestmark = pytest.mark.django_db
WALL = pages_of(
    [
        ["Harbour wall will cost more", "The wall at Brindle Quay will cost £4.6m, the council says."],
        ["It has 31 divers."],
    ]
)


def test_a_pdf_comes_through_the_preview_and_is_kept(admin_client: Client):
    file = SimpleUploadedFile("wall.pdf", WALL)
    page = admin_client.post(reverse("claims:load_preview"), {"uploads": file}).content.decode()
    found = re.search(r'name="pages" value="([^"]*)"', page)
    assert found
    assert Original.objects.count() == 0
    head = {"page0-headline": "Harbour wall will cost more", "page0-published": "2024-03-08"}

    admin_client.post(reverse("claims:load_save"), {"pages": html.unescape(found[1]), **head})

    revision = Article.objects.get().current
    assert revision.file is not None
    assert bytes(revision.file.data) == WALL
    assert (revision.source, len(revision.page_starts), revision.original_sha256) == ("pdf", 2, revision.file.sha256)
    divers = Claim.objects.get(surface="31 divers")
    assert revision.page_at(divers.start) == 2
    assert "page 2" in admin_client.get(divers.get_absolute_url()).content.decode()
    assert "page 2" in admin_client.get(revision.article.get_absolute_url()).content.decode()


def test_a_kept_file_is_downloaded_and_never_shown(admin_client: Client, editor_client: Client):
    article = take_in(raw=_read(WALL)).loaded.article
    address = reverse("claims:article_file", args=[article.pk])

    response = admin_client.get(address)

    assert b"".join(response.streaming_content) == WALL
    assert response["Content-Disposition"] == 'attachment; filename="wall.pdf"'
    assert (response["Content-Type"], response["X-Content-Type-Options"]) == ("application/octet-stream", "nosniff")
    assert address in admin_client.get(article.get_absolute_url()).content.decode()
    assert address not in editor_client.get(article.get_absolute_url()).content.decode()


def test_the_same_file_is_kept_once():
    take_in(raw=_read(WALL))
    take_in(raw=_read(WALL))

    assert Original.objects.count() == 1


def test_every_page_of_an_archive_is_previewed(admin_client: Client):
    file = SimpleUploadedFile("all.zip", zipped({"a.txt": TEXT, "../b.txt": TEXT}))

    response = admin_client.post(reverse("claims:load_preview"), {"uploads": file})

    assert [page.name for page in response.context["pages"]] == ["all.zip › a.txt"]
    assert "has a name that leads out of its archive" in response.content.decode()
