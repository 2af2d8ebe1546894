"""What the frame of every page shows."""

from django.http import HttpRequest

from claims.models import Finding
from claims.paging import Tally, count_of


def desk(request: HttpRequest) -> dict[str, object]:
    """`waiting`: how many findings wait for this user; asked of the database only where a template prints it."""
    return {"waiting": lambda: _waiting_in_frame(request)}


def waiting_for(request: HttpRequest) -> Tally:
    """How many findings wait for whoever asks, counted once a request."""
    if not hasattr(request, "findings_waiting"):
        request.findings_waiting = count_of(Finding.objects.waiting_for(request.user))  # type: ignore[attr-defined]
    return request.findings_waiting  # type: ignore[attr-defined]


def _waiting_in_frame(request: HttpRequest) -> Tally:
    user = getattr(request, "user", None)
    return waiting_for(request) if user is not None and user.has_perm("claims.review_finding") else Tally(0)
