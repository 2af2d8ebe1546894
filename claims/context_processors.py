"""What the frame of every page shows."""

from collections.abc import Callable
from functools import cache

from django.http import HttpRequest

from claims.following.mine import Mine, mine_of
from claims.models import Finding
from claims.paging import Tally, count_of


def desk(request: HttpRequest) -> dict[str, object]:
    """What waits for this user (`waiting`), is unread and followed (`mine`); asked of the database only where printed."""
    return {"waiting": _waiting(request), "mine": _mine(request)}


def _waiting(request: HttpRequest) -> Callable[[], Tally]:
    @cache
    def count() -> Tally:
        user = getattr(request, "user", None)
        if user is None or not user.has_perm("claims.review_finding"):
            return Tally(0)
        return count_of(Finding.objects.waiting().others_than_mine(user))

    return count


def _mine(request: HttpRequest) -> Callable[[], Mine]:
    @cache
    def mine() -> Mine:
        return mine_of(getattr(request, "user", None))

    return mine
