"""What the frame of every page shows."""

from django.http import HttpRequest

from claims.following.mine import Mine, mine_of
from claims.paging import Tally


def desk(request: HttpRequest) -> dict[str, object]:
    """What waits for this user (`waiting`), is unread and followed (`mine`); asked for only where it is printed."""
    return {"waiting": lambda: _waiting_in_frame(request), "mine": lambda: mine_for(request)}


def mine_for(request: HttpRequest, *, waiting: bool = False) -> Mine:
    """What is the asking user's own, fetched once a request; with what waits also where the frame prints none."""
    known: Mine | None = getattr(request, "own", None)
    if known is None or (waiting and known.waiting is None):
        known = request.own = mine_of(getattr(request, "user", None), waiting=waiting)  # type: ignore[attr-defined]
    return known


def waiting_for(request: HttpRequest) -> Tally:
    """How many findings wait for whoever asks, counted once a request."""
    return mine_for(request, waiting=True).waiting or Tally(0)


def _waiting_in_frame(request: HttpRequest) -> Tally:
    user = getattr(request, "user", None)
    return waiting_for(request) if user is not None and user.has_perm("claims.review_finding") else Tally(0)
