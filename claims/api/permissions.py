"""What a role allows, and what a token is for: both are asked on every request."""

from typing import Any

from rest_framework.permissions import BasePermission
from rest_framework.request import Request

from claims.api.problems import NOT_ALLOWED, Problem
from claims.models import ApiToken
from claims.models.tokens import NEEDED

_ROLES = {
    ApiToken.Scope.READ: "read: journalists, editors and admins do",
    ApiToken.Scope.REVIEW: "sign verdicts: editors do",
    ApiToken.Scope.LOAD: "load articles: admins do",
}


class ScopeAndRole(BasePermission):
    """Lets through whose role allows it by now, with a session or with a token made for it."""

    def has_permission(self, request: Request, view: Any) -> bool:
        """False for strangers, who have to say who they are; a problem that names what is missing for others."""
        if not request.user.is_authenticated:
            return False
        scope = view.scope_for(request.method)
        if not request.user.has_perm(NEEDED[scope]):
            raise Problem(NOT_ALLOWED, f"The account “{request.user}” may not {_ROLES[scope]}.")
        token: ApiToken | None = request.auth
        if token is not None and scope not in token.scopes:
            may = ", ".join(token.scopes)
            words = f"The token “{token}” is for: {may}. This needs a token for: {scope}."
            raise Problem(NOT_ALLOWED, words, scope=str(scope))
        return True
