"""What is not found is said in the desk's words, with DEBUG on as with DEBUG off."""

from typing import Any

import pytest
from django.test import Client


@pytest.mark.django_db
@pytest.mark.parametrize("debug", [True, False])
@pytest.mark.parametrize("address", ["/nowhere/", "/c/99999/", "/findings/99999/", "/articles/99999/", "/measures/no/"])
def test_a_wrong_address_is_answered_in_plain_words(
    journalist_client: Client, settings: Any, debug: bool, address: str
) -> None:
    settings.DEBUG = debug
    response = journalist_client.get(address)
    assert response.status_code == 404
    html = response.content.decode()
    assert "There is nothing at this address" in html
    assert "URLconf" not in html
    assert int(response["Content-Length"]) == len(response.content)


@pytest.mark.django_db
def test_a_slash_left_out_is_still_put_in(journalist_client: Client, settings: Any) -> None:
    settings.DEBUG = True
    assert journalist_client.get("/timeline").headers["Location"] == "/timeline/"


@pytest.mark.django_db
def test_strangers_get_the_page_too(client: Client, settings: Any) -> None:
    settings.DEBUG = True
    assert "There is nothing at this address" in client.get("/nowhere/").content.decode()
