"""The three demo users, and the guard that keeps their well-known passwords off a public site."""

from django.conf import settings
from django.contrib.auth.hashers import check_password
from django.contrib.auth.models import Group, User
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError

# Printed in README.md: good for a look round on one's own machine and nothing else.
DEMO_PASSWORDS = {"journalist": "journalist-demo", "editor": "editor-demo", "admin": "admin-demo"}
STAFF = frozenset({"editor", "admin"})


def make_demo_users() -> list[User]:
    """Make the demo users that are missing; one that exists keeps its password, groups and standing."""
    made = []
    for name, password in DEMO_PASSWORDS.items():
        user, created = User.objects.get_or_create(username=name, defaults={"is_staff": name in STAFF})
        if created:
            user.set_password(password)
            user.save(update_fields=["password"])
            user.groups.add(Group.objects.get(name=name))
            made.append(user)
    return made


def users_with_demo_passwords() -> list[str]:
    """Names of the demo users who could still log in with the password that everyone knows."""
    users = User.objects.filter(username__in=DEMO_PASSWORDS, is_active=True).order_by("username")
    return [user.username for user in users if _still_has(user, DEMO_PASSWORDS[user.username])]


def refuse_demo_passwords() -> None:
    """Raise `ImproperlyConfigured` where the site is served in earnest and a demo password still stands."""
    if settings.DEBUG:
        return
    try:
        names = users_with_demo_passwords()
    except DatabaseError as error:
        raise ImproperlyConfigured(f"The database cannot be read ({error}); has `manage.py migrate` run?") from error
    if names:
        commands = "; ".join(f"manage.py changepassword {name}" for name in names)
        raise ImproperlyConfigured(
            f"FACTDESK_DEBUG is off and the demo password still stands for: {', '.join(names)}. "
            f"Change each password or delete the user first: {commands}."
        )


def _still_has(user: User, password: str) -> bool:
    # User.check_password would store a stronger hash on the way; a guard must not write.
    return check_password(password, user.password)
