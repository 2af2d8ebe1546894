"""Logging in and out, changing one's password, and the brake on guessing."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.django_db
PASSWORD = "a-long-and-unlikely-one"


@pytest.fixture
def member() -> User:
    """A user with a password."""
    return User.objects.create_user("warden", password=PASSWORD)


def log_in(client: Client, password: str = PASSWORD, name: str = "warden") -> int:
    """The status of an attempt to log in."""
    return client.post(reverse("login"), {"username": name, "password": password}).status_code


def test_right_password_logs_in_and_goes_where_one_wanted_to_be(client: Client, member: User) -> None:
    address = reverse("login") + "?next=" + reverse("password_change")

    response = client.post(address, {"username": "warden", "password": PASSWORD, "next": reverse("password_change")})

    assert response["Location"] == reverse("password_change")
    assert client.session["_auth_user_id"] == str(member.pk)


def test_next_never_leads_to_another_site(client: Client, member: User) -> None:
    data = {"username": "warden", "password": PASSWORD, "next": "https://elsewhere.example/"}

    assert client.post(reverse("login"), data)["Location"] == reverse("claims:desk")


def test_wrong_password_is_told_on_the_page(client: Client, member: User) -> None:
    response = client.post(reverse("login"), {"username": "warden", "password": "wrong"})

    assert response.status_code == 200
    assert 'role="alert"' in response.content.decode()
    assert "_auth_user_id" not in client.session


def test_fifth_wrong_password_locks_the_name_even_for_the_right_one(client: Client, member: User) -> None:
    assert [log_in(client, "wrong") for _ in range(4)] == [200] * 4
    assert log_in(client, "wrong") == 429
    assert log_in(client) == 429
    assert "_auth_user_id" not in client.session


def test_lock_leaves_other_names_alone(client: Client, member: User) -> None:
    User.objects.create_user("keeper", password=PASSWORD)
    for _ in range(5):
        log_in(client, "wrong")

    assert log_in(client, name="keeper") == 302


def test_right_password_forgets_the_failures_before_it(client: Client, member: User) -> None:
    for _ in range(4):
        log_in(client, "wrong")
    assert log_in(client) == 302
    client.post(reverse("logout"))

    assert [log_in(client, "wrong") for _ in range(4)] == [200] * 4


def test_logging_out_ends_the_visit(client: Client, member: User) -> None:
    client.force_login(member)

    assert client.post(reverse("logout")).status_code == 302
    assert client.get(reverse("password_change")).status_code == 302


def test_password_is_changed_and_one_stays_logged_in(client: Client, member: User) -> None:
    client.force_login(member)
    new = "another-one-entirely"

    response = client.post(
        reverse("password_change"), {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    )

    member.refresh_from_db()
    assert response["Location"] == reverse("password_change_done")
    assert member.check_password(new)
    assert client.get(reverse("password_change_done")).status_code == 200


@pytest.mark.parametrize(
    ("old", "new"), [("wrong", "another-one-entirely"), (PASSWORD, "12345678901"), (PASSWORD, "warden")]
)
def test_password_is_not_changed_without_the_old_one_or_to_a_weak_one(
    client: Client, member: User, old: str, new: str
) -> None:
    client.force_login(member)

    response = client.post(
        reverse("password_change"), {"old_password": old, "new_password1": new, "new_password2": new}
    )

    member.refresh_from_db()
    assert response.status_code == 200
    assert member.check_password(PASSWORD)
