"""Who asks: the owner of a token, or whoever is logged in."""

from django.contrib.auth.models import User
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from claims.display import day
from claims.models import ApiToken
from claims.models.tokens import digest_of


class TokenAuthentication(BaseAuthentication):
    """Reads `Authorization: Bearer …`. Another scheme is a proxy's own affair, and the session counts then."""

    def authenticate(self, request: Request) -> tuple[User, ApiToken] | None:
        """The token and its owner; None where no token was sent."""
        scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != "bearer":
            return None
        token = ApiToken.objects.select_related("owner").filter(digest=digest_of(secret.strip())).first()
        if token is None:
            raise AuthenticationFailed("There is no such token. Make one under “Your tokens” and send it whole.")
        if token.revoked_at is not None:
            raise AuthenticationFailed(f"The token “{token}” was revoked on {day(token.revoked_at.date())}.")
        if token.has_expired:
            raise AuthenticationFailed(f"The token “{token}” expired on {day(token.expires_at.date())}; make another.")
        if not token.owner.is_active:
            raise AuthenticationFailed(f"The account of the token “{token}” is closed.")
        token.note_use()
        return token.owner, token

    def authenticate_header(self, request: Request) -> str:
        """What an answer to strangers asks for."""
        return 'Bearer realm="FactDesk"'
