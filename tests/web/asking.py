"""Programs that ask the API: a client with a token, and what a problem has to look like."""

import json
from typing import Any

from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client

from claims.models import ApiToken
from tests.factories import UserFactory

MAY = {"journalist": ("read",), "editor": ("read", "review"), "admin": ("read", "load")}


class Program(Client):
    """A client that sends a token with every request, and JSON."""

    def __init__(self, owner: User, *scopes: str, **kwargs: Any) -> None:
        self.owner = owner
        self.token, self.secret = ApiToken.issue(owner=owner, name="program", scopes=scopes, days=30)
        super().__init__(headers={"Authorization": f"Bearer {self.secret}"}, enforce_csrf_checks=True, **kwargs)

    def send(self, path: str, body: Any) -> HttpResponse:
        """POST the body as JSON."""
        return self.post(path, json.dumps(body), content_type="application/json")


def program_of(role: str, **kwargs: Any) -> Program:
    """A program of a new user in that role, with a token for all that the role may."""
    return Program(UserFactory(role=role), *MAY[role], **kwargs)


def problem(answer: HttpResponse, status: int, slug: str) -> dict[str, Any]:
    """The problem answered, after a look that it is one: never HTML, and its status said twice alike."""
    assert answer["Content-Type"] == "application/problem+json", answer.content[:300]
    told = answer.json()
    assert (answer.status_code, told["status"], told["type"]) == (status, status, f"/api/#problem-{slug}"), told
    assert told["title"]
    assert told["detail"]
    return told
