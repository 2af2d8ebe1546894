"""Links by which people choose a password: shown once, good once and for some days, never for a closed account."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from factdesk.invitations import InvitationTokens, invite
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
NEW = "a-long-and-unlikely-one"


def link_in(page: str) -> str:
    """The link that a page shows, without the host."""
    found = re.search(r'value="http://testserver(/accounts/invited/[^"]+)"', page)
    assert found is not None
    return found[1]


def choose(client: Client, link: str, password: str = NEW):  # type: ignore[no-untyped-def]
    """Follow a link and choose a password."""
    form = client.get(link, follow=True)
    address = form.redirect_chain[-1][0] if form.redirect_chain else link
    return client.post(address, {"new_password1": password, "new_password2": password})


@pytest.fixture
def user() -> User:
    """Somebody without a password."""
    user = UserFactory(username="night-desk", role="journalist")
    user.set_unusable_password()
    user.save()
    return user


def test_who_is_added_gets_a_link_and_gets_in_by_it(admin_client: Client, client: Client) -> None:
    form = {"username": "night-desk", "role": "editor", "email": "night@desk.example"}

    page = admin_client.post(reverse("admin:auth_user_add"), form)

    user = User.objects.get(username="night-desk")
    assert "no-store" in page["Cache-Control"]
    assert (user.has_usable_password(), user.is_staff) == (False, True)
    assert choose(client, link_in(page.content.decode()))["Location"] == reverse("claims:desk")
    assert client.get(reverse("claims:findings")).status_code == 200
    assert User.objects.get(pk=user.pk).check_password(NEW)


def test_a_link_is_good_once(user: User, client: Client) -> None:
    link = invite(user=user, site="http://testserver").link.removeprefix("http://testserver")
    assert choose(client, link).status_code == 302

    again = Client().get(link)

    assert "This link is no longer good" in again.content.decode()
    assert choose(Client(), link, "another-one-entirely").status_code == 200
    assert User.objects.get(pk=user.pk).check_password(NEW)


def test_a_newer_link_ends_the_one_before(user: User, client: Client) -> None:
    old = invite(user=user, site="").link
    new = invite(user=user, site="").link

    assert "no longer good" in client.get(old, follow=True).content.decode()
    assert "Choose a password" in client.get(new, follow=True).content.decode()


def test_a_link_ends_after_some_days(user: User, client: Client, monkeypatch: pytest.MonkeyPatch, settings) -> None:
    made = invite(user=user, site="")
    later = timezone.localtime().replace(tzinfo=None) + timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT + 1)
    monkeypatch.setattr(InvitationTokens, "_now", lambda self: later)

    assert "no longer good" in client.get(made.link, follow=True).content.decode()
    assert made.good_until - timezone.now() <= timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)


def test_a_closed_account_gets_no_link_and_none_lets_it_in(user: User, client: Client, admin_client: Client) -> None:
    link = invite(user=user, site="").link
    user.is_active = False
    user.save()

    assert "no longer good" in client.get(link, follow=True).content.decode()
    assert admin_client.post(reverse("admin:auth_user_invite", args=[user.pk])).status_code == 403


def test_a_link_lets_one_in_again_who_was_locked_out_for_guessing(client: Client, admin_client: Client) -> None:
    user = User.objects.create_user("warden", password="forgotten-long-ago")
    for _ in range(5):
        client.post(reverse("login"), {"username": "warden", "password": "wrong"})

    page = admin_client.post(reverse("admin:auth_user_invite", args=[user.pk])).content.decode()
    choose(client, link_in(page))
    client.post(reverse("logout"))

    assert client.post(reverse("login"), {"username": "warden", "password": NEW}).status_code == 302


def test_a_weak_password_says_why_and_the_link_stays_good(user: User, client: Client) -> None:
    link = invite(user=user, site="").link

    assert "too common" in choose(client, link, "password").content.decode()
    assert choose(client, link).status_code == 302


def test_looking_at_the_page_makes_no_link(user: User, admin_client: Client) -> None:
    before = user.password

    page = admin_client.get(reverse("admin:auth_user_invite", args=[user.pk])).content.decode()

    assert "/accounts/invited/" not in page
    assert User.objects.get(pk=user.pk).password == before


def test_the_link_is_mailed_where_mail_is_set_and_an_address_known(user: User) -> None:
    assert not invite(user=user, site="").mailed
    user.email = "night@desk.example"

    made = invite(user=user, site="https://desk.example")

    assert made.mailed
    assert [message.to for message in mail.outbox] == [["night@desk.example"]]
    assert made.link in mail.outbox[0].body


def test_without_mail_the_link_is_only_shown(user: User, settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    user.email = "night@desk.example"

    assert not invite(user=user, site="").mailed
    assert mail.outbox == []


def test_a_mail_that_fails_is_told_and_the_link_shown(user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object) -> None:
        raise ConnectionRefusedError("connection refused")

    monkeypatch.setattr("factdesk.invitations.send_mail", refuse)
    user.email = "night@desk.example"

    made = invite(user=user, site="")

    assert (made.mailed, made.problem) == (False, "connection refused")
    assert "/accounts/invited/" in made.link
