"""Who works at the desk: one role each, accounts that are closed rather than deleted, and always an admin left."""

from collections.abc import Iterable

from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet

ROLES = {
    "journalist": "Journalist: reads everything, follows, checks drafts",
    "editor": "Editor: also signs verdicts, corrects and names",
    "admin": "Admin: loads articles, looks after names and users, signs nothing",
}
# Who gets into the admin at all.
_STAFF = frozenset({"editor", "admin"})


def role_of(user: User) -> str:
    """The user's role, the farthest-reaching where a user was put in several groups; empty for none."""
    names = {group.name for group in user.groups.all()}
    return next((role for role in reversed(ROLES) if role in names), "")


def admins() -> QuerySet[User]:
    """Those who can let others in: admins and superusers whose accounts are open."""
    return User.objects.filter(Q(groups__name="admin") | Q(is_superuser=True), is_active=True).distinct()


def why_not_without(users: Iterable[User]) -> str:
    """Why these cannot be spared as admins, in words; empty where another admin is left."""
    pks = {user.pk for user in users}
    if not admins().filter(pk__in=pks).exists() or admins().exclude(pk__in=pks).exists():
        return ""
    return "Nobody would be left who can let people in. Make somebody else an admin first."


def give_role(*, user: User, role: str) -> None:
    """Put a user in one role and out of the others. Groups that a site made for itself stay.

    Raises `ValidationError` where nobody who can let people in would be left.
    """
    if role not in ROLES:
        raise ValidationError(f"“{role}” is no role; choose one of {', '.join(ROLES)}.")
    with transaction.atomic():
        _hold_admins()
        if role != "admin" and not user.is_superuser and (why := why_not_without([user])):
            raise ValidationError(why)
        user.groups.remove(*Group.objects.filter(name__in=set(ROLES) - {role}))
        user.groups.add(Group.objects.get(name=role))
        user.is_staff = role in _STAFF or user.is_superuser
        user.save(update_fields=["is_staff"])


def close_accounts(*, users: Iterable[User], by: User) -> list[User]:
    """Let these users in no more; what they signed stays, and so do their names under it. Returns whose was open.

    Raises `ValidationError`, and closes none, where one is the asker's own or nobody who can let people in is left.
    """
    with transaction.atomic():
        _hold_admins()
        found = list(User.objects.select_for_update().filter(pk__in=[user.pk for user in users]).order_by("pk"))
        if why := why_not_closed(found, by=by):
            raise ValidationError(why)
        closed = [user for user in found if user.is_active]
        for user in closed:
            user.is_active = False
            user.save(update_fields=["is_active"])
    return closed


def why_not_closed(users: Iterable[User], *, by: User) -> str:
    """Why these accounts cannot be closed, in words; empty where they can."""
    users = list(users)
    if by.pk in {user.pk for user in users}:
        return "One of these is your own account: another admin has to close it."
    return why_not_without(users)


def _hold_admins() -> None:
    """Have two who spare an admin at once wait for each other: the second then sees that the first did."""
    list(User.objects.select_for_update().filter(pk__in=admins().values("pk")).order_by("pk"))
