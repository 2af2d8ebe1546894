"""Static files: hashed where they are collected, served all the same where they are not."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client, override_settings

from factdesk.staticfiles import HashedWhereCollected

EARNEST = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "factdesk.staticfiles.HashedWhereCollected"},
}


@pytest.mark.django_db
def test_a_checkout_where_nothing_was_collected_serves_its_pages(tmp_path: Path) -> None:
    with override_settings(DEBUG=False, STATIC_ROOT=tmp_path, STORAGES=EARNEST):
        page = Client().get("/accounts/login/")

    assert page.status_code == 200
    assert "/static/factdesk/base.css" in page.content.decode()


def test_collected_files_carry_a_hash_and_a_file_added_since_does_not(tmp_path: Path) -> None:
    with override_settings(STATIC_ROOT=tmp_path, STORAGES=EARNEST):
        call_command("collectstatic", interactive=False, verbosity=0)
        storage = HashedWhereCollected(location=tmp_path, base_url="/static/")

    assert storage.url("factdesk/base.css").startswith("/static/factdesk/base.")
    assert storage.url("factdesk/base.css") != "/static/factdesk/base.css"
    assert storage.url("factdesk/later.css") == "/static/factdesk/later.css"
