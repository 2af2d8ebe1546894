"""Who signs on this desk, and so may be given findings to look at."""

from django.contrib.auth.models import User
from django.db.models import QuerySet

_SIGNS = "claims.review_finding"
_BACKEND = "factdesk.permissions.RoleBackend"


def editors() -> QuerySet[User]:
    """Everyone who may sign, by name."""
    return User.objects.with_perm(_SIGNS, backend=_BACKEND).order_by("username")
