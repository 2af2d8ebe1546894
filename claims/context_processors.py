"""What the frame of every page shows."""

from collections.abc import Callable
from functools import cache

from django.http import HttpRequest

from claims.models import Finding


def desk(request: HttpRequest) -> dict[str, object]:
    """`waiting`: how many findings wait for this user; asked of the database only where a template prints it."""
    return {"waiting": _waiting(request)}


def _waiting(request: HttpRequest) -> Callable[[], int]:
    @cache
    def count() -> int:
        user = getattr(request, "user", None)
        if user is None or not user.has_perm("claims.review_finding"):
            return 0
        return Finding.objects.waiting().others_than_mine(user).count()

    return count
