"""Pages that are one reader's own, and the site behind a proxy that speaks TLS."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import LazySettings
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["claims:desk", "claims:timeline", "claims:findings", "claims:articles"])
def test_no_proxy_keeps_a_page(journalist_client: Client, name: str) -> None:
    response = journalist_client.get(reverse(name))

    assert response["Cache-Control"] == "private, no-cache"
    assert "Cookie" in response["Vary"]


def test_log_in_page_keeps_its_stricter_rule(client: Client) -> None:
    assert "no-store" in client.get(reverse("login"))["Cache-Control"]


def guess(client: Client, **headers: str) -> int:
    """The status of a wrong password."""
    return client.post(reverse("login"), {"username": "warden", "password": "wrong"}, headers=headers).status_code


def test_guesses_through_the_proxy_do_not_lock_out_who_comes_from_elsewhere(
    client: Client, settings: LazySettings
) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    User.objects.create_user("warden", password="a-long-and-unlikely-one")

    assert [guess(client, x_forwarded_for=f"192.0.2.{n}, 198.51.100.7") for n in range(5)][-1] == 429
    assert guess(client, x_forwarded_for="192.0.2.9, 203.0.113.5") == 200


def test_an_address_that_is_none_is_not_believed(client: Client, settings: LazySettings) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    User.objects.create_user("warden", password="a-long-and-unlikely-one")

    assert [guess(client, x_forwarded_for=f"unknown-{n}") for n in range(5)][-1] == 429


def test_without_a_proxy_nobody_escapes_the_lock_by_naming_another_address(client: Client) -> None:
    User.objects.create_user("warden", password="a-long-and-unlikely-one")

    assert [guess(client, x_forwarded_for=f"192.0.2.{n}") for n in range(5)][-1] == 429


def test_with_https_every_page_is_asked_for_again_over_tls_and_stays_there() -> None:
    names = ["SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE"]
    code = f"import json; from django.conf import settings as s; print(json.dumps([getattr(s, n) for n in {names}]))"
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "factdesk.settings"}

    def told(https: str) -> list[object]:
        done = subprocess.run(
            [sys.executable, "-c", code], env={**environment, "FACTDESK_HTTPS": https}, check=True, capture_output=True
        )
        return json.loads(done.stdout)

    assert told("1") == [True, 30 * 24 * 3600, True, True]
    assert told("") == [False, 0, False, False]
