"""What the frame of every page shows."""

from functools import cache

from django.http import HttpRequest

from claims.following.mine import Mine, mine_of


def desk(request: HttpRequest) -> dict[str, object]:
    """What waits for this user (`waiting`), is unread and followed (`mine`); asked for only where it is printed."""

    @cache
    def mine() -> Mine:
        return mine_of(getattr(request, "user", None))

    return {"waiting": lambda: mine().waiting, "mine": mine}
