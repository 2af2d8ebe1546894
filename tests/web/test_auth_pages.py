"""Who gets in, who does not, and what they are told."""

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests.conftest import client_of
from tests.factories import FindingFactory, UserFactory

pytestmark = pytest.mark.django_db
PASSWORD = "a-long-winter-road"


@pytest.fixture
def user() -> User:
    """A journalist with a password."""
    user = UserFactory(username="reader", role="journalist")
    user.set_password(PASSWORD)
    user.save()
    return user


def text_of(response) -> str:  # type: ignore[no-untyped-def]
    """The page's words, without markup."""
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_a_stranger_is_asked_to_log_in_and_taken_where_they_were_going(client: Client, user: User) -> None:
    asked = client.get(reverse("claims:timeline"), {"words": "bus"})
    assert asked.status_code == 302
    assert asked.url == "/accounts/login/?next=/timeline/%3Fwords%3Dbus"
    entered = client.post(asked.url, {"username": "reader", "password": PASSWORD, "next": "/timeline/?words=bus"})
    assert entered.url == "/timeline/?words=bus"


def test_a_wrong_password_is_told_in_words(client: Client, user: User) -> None:
    response = client.post(reverse("login"), {"username": "reader", "password": "wrong"})
    assert response.status_code == 200
    assert "Please enter a correct username and password" in text_of(response)


def test_five_wrong_passwords_lock_the_name_and_say_until_when(client: Client, user: User) -> None:
    for _ in range(5):
        response = client.post(reverse("login"), {"username": "reader", "password": "wrong"})
    assert response.status_code == 429
    assert re.search(r"Try again after \d\d:\d\d", text_of(response))
    assert client.post(reverse("login"), {"username": "reader", "password": PASSWORD}).status_code == 429


def test_log_out_takes_a_post_and_leads_to_the_log_in_page(journalist_client: Client) -> None:
    assert journalist_client.get(reverse("logout")).status_code == 405
    assert journalist_client.post(reverse("logout")).url == reverse("login")
    assert journalist_client.get(reverse("claims:desk")).status_code == 302


def test_a_password_can_be_changed_and_a_bad_one_says_why(client: Client, user: User) -> None:
    client.force_login(user)
    new = {"old_password": PASSWORD, "new_password1": "12345", "new_password2": "12345"}
    assert "too short" in text_of(client.post(reverse("password_change"), new))
    new |= {"new_password1": "another-long-road", "new_password2": "another-long-road"}
    done = client.post(reverse("password_change"), new, follow=True)
    assert "Your password is changed" in text_of(done)
    user.refresh_from_db()
    assert user.check_password("another-long-road")


@pytest.mark.parametrize("name", ["desk", "timeline", "measures", "findings", "articles"])
def test_a_user_in_no_group_sees_nothing_and_is_told_whom_to_ask(groupless_client: Client, name: str) -> None:
    response = groupless_client.get(reverse(f"claims:{name}"))
    assert response.status_code == 403
    assert "Ask an admin of your desk" in text_of(response)


def test_a_wrong_address_is_answered_with_a_way_on(journalist_client: Client) -> None:
    response = journalist_client.get("/no/such/page/")
    assert response.status_code == 404
    assert "go back to the desk" in text_of(response)


@pytest.mark.parametrize(("role", "waits"), [("journalist", False), ("editor", True)])
def test_the_frame_counts_what_waits_for_those_who_may_decide(role: str, waits: bool) -> None:
    FindingFactory()
    FindingFactory(verdict="contradiction")
    assert (", 1 waiting" in text_of(client_of(role).get(reverse("claims:measures")))) is waits


@pytest.mark.parametrize(("role", "offered"), [("journalist", False), ("editor", False), ("admin", True)])
def test_the_frame_offers_loading_to_those_who_may(role: str, offered: bool) -> None:
    page = client_of(role).get(reverse("claims:desk")).content.decode()
    assert (f'href="{reverse("claims:load")}"' in page) is offered


def test_no_page_carries_script_or_style_of_its_own(editor_client: Client) -> None:
    FindingFactory()
    for name in ("desk", "timeline", "measures"):
        response = editor_client.get(reverse(f"claims:{name}"))
        page = response.content.decode()
        assert response.status_code == 200
        assert "style=" not in page
        assert "<style" not in page
        assert not re.search(r"<script(?![^>]*\bsrc=)|\son\w+=", page)
        assert "script-src 'self'" in response["Content-Security-Policy"]
        assert "unsafe" not in response["Content-Security-Policy"]


def test_the_first_thing_to_tab_to_skips_the_frame(journalist_client: Client) -> None:
    page = journalist_client.get(reverse("claims:desk")).content.decode()
    first = re.search(r"<body>\s*<a ([^>]*)>", page)
    assert first is not None
    assert 'href="#content"' in first[1]
    assert '<main id="content"' in page
