"""How often one may ask: each token or user by itself, and strangers by their address."""

from typing import Any

from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle

from factdesk.private import address_of


class MemberThrottle(SimpleRateThrottle):
    """Counts a token's requests, or those of a user who is logged in."""

    scope = "member"

    def get_cache_key(self, request: Request, view: Any) -> str | None:
        """A key a token or user; none for strangers."""
        if not request.user.is_authenticated:
            return None
        who = f"token-{request.auth.pk}" if request.auth is not None else f"user-{request.user.pk}"
        return f"api-{self.scope}-{who}"


class StrangerThrottle(SimpleRateThrottle):
    """Counts what comes without a token that counts, by the address that our own proxy saw."""

    scope = "stranger"

    def get_cache_key(self, request: Request, view: Any) -> str | None:
        """A key an address; none for whom we know."""
        if request.user.is_authenticated:
            return None
        return f"api-{self.scope}-{address_of(request._request)}"
