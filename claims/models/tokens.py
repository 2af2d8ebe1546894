"""Tokens with which programs use the API in their owner's name."""

import datetime
import hashlib
import secrets
from collections.abc import Sequence

from django.conf import settings
from django.contrib.auth.models import AnonymousUser, User
from django.db import models
from django.db.models import Q
from django.utils import timezone

# A secret in a repository or a log is found by this word.
_PREFIX = "factdesk_"
# A write for every request would make readers wait for each other.
_NOTED_EVERY = datetime.timedelta(minutes=5)


class ApiTokenQuerySet(models.QuerySet["ApiToken"]):
    """Sets of tokens."""

    def standing(self) -> "ApiTokenQuerySet":
        """Tokens that have not been revoked."""
        return self.filter(revoked_at=None)


class ApiToken(models.Model):
    """A secret of one user's program; only its hash is kept, so that it is shown once, when it is made.

    `scopes` are what its owner let it do. What the owner's role allows is asked anew on every request.
    """

    class Scope(models.TextChoices):
        """What a token may be good for."""

        READ = "read", "Read claims, findings, measures and articles"
        REVIEW = "review", "Sign verdicts"
        LOAD = "load", "Load articles"

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="api_tokens")
    name = models.CharField(max_length=60)
    digest = models.CharField(max_length=64, unique=True)
    beginning = models.CharField(max_length=20, help_text="The first characters, to tell tokens apart.")
    scopes = models.JSONField(default=list)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = ApiTokenQuerySet.as_manager()

    class Meta:
        verbose_name = "API token"
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "name"], condition=Q(revoked_at=None), name="token_name_once_an_owner"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def issue(cls, *, owner: User, name: str, scopes: Sequence[str], days: int) -> tuple["ApiToken", str]:
        """A new token, and the secret that nobody can read again."""
        secret = _PREFIX + secrets.token_urlsafe(32)
        token = cls.objects.create(
            owner=owner,
            name=name,
            digest=digest_of(secret),
            beginning=secret[: len(_PREFIX) + 5],
            scopes=list(scopes),
            expires_at=timezone.now() + datetime.timedelta(days=days),
        )
        return token, secret

    @property
    def has_expired(self) -> bool:
        """Whether its time is over."""
        return self.expires_at <= timezone.now()

    def revoke(self) -> None:
        """End it now; doing so again changes nothing."""
        if self.revoked_at is None:
            self.revoked_at = timezone.now()
            self.save(update_fields=["revoked_at"])

    def note_use(self) -> None:
        """Remember when it was last used, to within some minutes."""
        now = timezone.now()
        if self.last_used_at is None or now - self.last_used_at >= _NOTED_EVERY:
            ApiToken.objects.filter(pk=self.pk).update(last_used_at=now)


# What a user needs for what a token may be good for.
NEEDED = {
    ApiToken.Scope.READ: "claims.view_claim",
    ApiToken.Scope.REVIEW: "claims.review_finding",
    ApiToken.Scope.LOAD: "articles.load_article",
}


def scopes_of(user: User | AnonymousUser) -> list[ApiToken.Scope]:
    """What this user may let a token do: never more than their role allows themselves."""
    return [scope for scope, permission in NEEDED.items() if user.has_perm(permission)]


def digest_of(secret: str) -> str:
    """The hash under which a secret is kept; it is random and long, so no slow hash need protect it from guessing."""
    return hashlib.sha256(secret.encode("utf-8", "surrogateescape")).hexdigest()
