"""The demo users and the guard against their passwords."""

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from pytest_django import Settings

from factdesk.demo import DEMO_PASSWORDS, make_demo_users, refuse_demo_passwords

pytestmark = pytest.mark.django_db


def test_demo_users_hold_the_role_that_they_are_named_for() -> None:
    made = make_demo_users()

    assert [user.username for user in made] == ["journalist", "editor", "admin"]
    assert all(user.groups.get().name == user.username for user in made)
    assert not any(user.is_superuser for user in made)


def test_demo_users_keep_a_changed_password() -> None:
    editor = make_demo_users()[1]
    editor.set_password("another-one-entirely")
    editor.save()

    assert make_demo_users() == []
    assert User.objects.get(username="editor").check_password("another-one-entirely")


def test_site_in_earnest_refuses_demo_passwords_and_says_what_to_do(settings: Settings) -> None:
    make_demo_users()
    settings.DEBUG = False

    with pytest.raises(ImproperlyConfigured, match=r"admin, editor, journalist.*manage\.py changepassword editor"):
        refuse_demo_passwords()


def test_site_in_earnest_names_only_those_whose_password_stands(settings: Settings) -> None:
    _, editor, admin = make_demo_users()
    editor.set_password("another-one-entirely")
    editor.save()
    admin.delete()
    settings.DEBUG = False

    with pytest.raises(ImproperlyConfigured, match=r"still stands for: journalist\. "):
        refuse_demo_passwords()


def test_site_in_earnest_starts_without_demo_passwords(settings: Settings) -> None:
    settings.DEBUG = False
    User.objects.create_user("editor", password="another-one-entirely")

    refuse_demo_passwords()

    assert "editor" in DEMO_PASSWORDS


def test_guard_leaves_a_site_for_looking_round_alone(settings: Settings) -> None:
    make_demo_users()
    settings.DEBUG = True

    refuse_demo_passwords()

    assert User.objects.count() == 3


def test_serve_refuses_before_anything_starts(settings: Settings) -> None:
    make_demo_users()
    settings.DEBUG = False

    with pytest.raises(CommandError, match="demo password still stands"):
        call_command("serve")


def test_no_demo_users_are_made_on_a_site_in_earnest(settings: Settings) -> None:
    settings.DEBUG = False

    with pytest.raises(CommandError, match="FACTDESK_DEBUG=1"):
        call_command("demo")

    assert not User.objects.exists()
