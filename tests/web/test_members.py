"""Users in the admin: one role each, closed rather than deleted, and nobody locks the desk."""

import re

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from claims.models import ApiToken
from factdesk.members import give_role, role_of
from tests.conftest import client_of
from tests.factories import ReviewFactory, UserFactory

pytestmark = pytest.mark.django_db
USERS = reverse("admin:auth_user_changelist")


def me(client: Client) -> User:
    """Who is logged in."""
    return User.objects.get(pk=client.session["_auth_user_id"])


def save(client: Client, user: User, **said: str):  # type: ignore[no-untyped-def]
    """Send the form of a user, as it stands but for what is said."""
    form = {"username": user.username, "role": role_of(user), "is_active": "on", **said}
    form = {name: value for name, value in form.items() if value}
    return client.post(reverse("admin:auth_user_change", args=[user.pk]), form)


def close(client: Client, *users: User, confirmed: bool = False):  # type: ignore[no-untyped-def]
    """Tick these users and close their accounts."""
    form = {"action": "close", "_selected_action": [user.pk for user in users]}
    return client.post(USERS, {**form, **({"confirmed": "yes"} if confirmed else {})}, follow=True)


def test_a_role_is_one_choice_and_opens_the_admin_where_it_has_something_to_do(admin_client: Client) -> None:
    user = UserFactory(role="journalist")

    assert save(admin_client, user, role="editor").status_code == 302

    user = User.objects.get(pk=user.pk)
    assert [group.name for group in user.groups.all()] == ["editor"]
    assert user.is_staff
    assert user.has_perm("claims.review_finding")
    assert save(admin_client, user, role="journalist").status_code == 302
    assert not User.objects.get(pk=user.pk).is_staff


def test_a_role_that_there_is_not_is_refused_by_name(admin_client: Client) -> None:
    user = UserFactory(role="journalist")

    assert "“owner” is no role." in save(admin_client, user, role="owner").content.decode()
    assert role_of(user) == "journalist"


def test_admin_gives_a_role_but_makes_no_superuser(admin_client: Client) -> None:
    user = UserFactory(role="journalist")

    save(admin_client, user, role="admin", is_superuser="on")

    assert not User.objects.get(pk=user.pk).is_superuser


def test_admin_gives_no_role_to_themselves(admin_client: Client) -> None:
    UserFactory(role="admin")

    assert save(admin_client, me(admin_client), role="editor").status_code == 302

    assert role_of(me(admin_client)) == "admin"


@pytest.mark.parametrize("page", ["change", "invite"])
def test_admin_takes_over_no_superuser(admin_client: Client, page: str) -> None:
    root = User.objects.create_superuser("root", password="a-long-and-unlikely-one")

    answer = admin_client.post(reverse(f"admin:auth_user_{page}", args=[root.pk]), {"username": "mine"})

    assert answer.status_code == 403
    assert User.objects.get(pk=root.pk).username == "root"
    assert "Only a superuser" in close(admin_client, root, confirmed=True).content.decode()
    assert User.objects.get(pk=root.pk).is_active


def test_nobody_closes_their_own_account(admin_client: Client) -> None:
    UserFactory(role="admin")

    page = save(admin_client, me(admin_client), is_active="").content.decode()

    assert "your own account" in page
    assert "your own account" in close(admin_client, me(admin_client), confirmed=True).content.decode()
    assert me(admin_client).is_active


def test_the_last_admin_is_neither_demoted_nor_closed() -> None:
    client = Client()
    root = User.objects.create_superuser("root")
    client.force_login(root)
    last = UserFactory(role="admin")
    User.objects.filter(pk=root.pk).update(is_active=True)

    # With a superuser there, an admin can go; without one, the last cannot.
    assert save(client, last, role="editor").status_code == 302
    page = save(client, root, is_superuser="", role="journalist").content.decode()
    assert "Nobody would be left who can let people in." in page
    assert User.objects.get(pk=root.pk).is_superuser


def test_a_role_is_not_taken_from_the_last_admin_whoever_asks() -> None:
    last = UserFactory(role="admin")
    UserFactory(role="admin", is_active=False)

    with pytest.raises(Exception, match="Nobody would be left"):
        give_role(user=last, role="editor")

    assert role_of(User.objects.get(pk=last.pk)) == "admin"


def test_accounts_are_closed_after_a_preview_and_what_they_signed_stays(admin_client: Client) -> None:
    review = ReviewFactory()
    user = review.reviewer
    ApiToken.issue(owner=user, name="ticker", scopes=["read"], days=30)
    theirs = Client()
    theirs.force_login(user)

    page = close(admin_client, user).content.decode()
    assert f"{user} (editor) will not get in any more. 1 token will be refused." in page
    assert User.objects.get(pk=user.pk).is_active

    assert "1 account closed." in close(admin_client, user, confirmed=True).content.decode()
    assert not User.objects.get(pk=user.pk).is_active
    assert theirs.get(reverse("claims:desk")).status_code == 302
    review.refresh_from_db()
    assert review.reviewer == user


@pytest.mark.parametrize("role", ["admin", "superuser"])
def test_nobody_is_deleted_and_no_password_is_typed_for_another(role: str) -> None:
    client, user = client_of("admin"), UserFactory(role="journalist")
    if role == "superuser":
        client.force_login(User.objects.create_superuser("root"))

    assert client.post(reverse("admin:auth_user_delete", args=[user.pk]), {"post": "yes"}).status_code == 403
    assert client.get(f"/admin/auth/user/{user.pk}/password/").status_code == 302  # no such page; back to the list
    form = client.get(reverse("admin:auth_user_add")).content.decode()
    assert not re.search(r'name="password', form)
    assert "delete_selected" not in client.get(USERS).content.decode()


def test_the_list_says_role_log_in_and_tokens(admin_client: Client) -> None:
    user = UserFactory(role="editor", first_name="Night", last_name="desk")
    for name in ("ticker", "graphics"):
        ApiToken.issue(owner=user, name=name, scopes=["read"], days=30)

    page = admin_client.get(USERS).content.decode()
    tokens = reverse("admin:claims_apitoken_changelist", query={"owner__id__exact": user.pk})
    assert tokens in page
    assert ">2 tokens<" in page
    assert "Night desk" in page
    assert "ticker" in admin_client.get(tokens).content.decode()


def test_a_token_is_ended_after_a_preview(admin_client: Client) -> None:
    token, secret = ApiToken.issue(owner=UserFactory(role="editor"), name="ticker", scopes=["read"], days=30)
    address = reverse("admin:claims_apitoken_changelist")
    form = {"action": "revoke", "_selected_action": [token.pk]}

    page = admin_client.post(address, form).content.decode()
    assert "whatever uses it is refused at once" in page
    assert secret not in page
    token.refresh_from_db()
    assert token.revoked_at is None

    admin_client.post(address, {**form, "confirmed": "yes"})
    token.refresh_from_db()
    assert token.revoked_at is not None


def test_who_had_two_roles_keeps_both_until_one_is_chosen(admin_client: Client) -> None:
    user = UserFactory(role="editor")
    user.groups.add(*Group.objects.filter(name="admin"))

    save(admin_client, user, email="night@desk.example")
    assert sorted(group.name for group in user.groups.all()) == ["admin", "editor"]

    save(admin_client, user, role="editor")
    assert [group.name for group in user.groups.all()] == ["editor"]
