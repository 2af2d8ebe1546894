"""Tokens: made and revoked by their owners, shown once, and never worth more than the owner's role."""

import datetime
import re

import pytest
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from claims.forms_tokens import TokenForm
from claims.models import ApiToken
from tests.conftest import client_of
from tests.factories import UserFactory
from tests.web.asking import Program, problem, program_of

pytestmark = pytest.mark.django_db

PAGE = "/accounts/tokens/"


@pytest.fixture(autouse=True)
def _counted_anew() -> None:
    cache.clear()


def make(client: Client, **given: object) -> str:
    data = {"name": "wire ticker", "scopes": ["read"], "days": "30"} | given
    return client.post(PAGE, data).content.decode()


def test_a_token_is_shown_once_and_kept_as_a_hash(editor_client: Client) -> None:
    html = make(editor_client, scopes=["read", "review"])

    secret = re.search(r'value="(factdesk_[^"]+)"', html)[1]
    token = ApiToken.objects.get()
    assert (token.name, token.scopes) == ("wire ticker", ["read", "review"])
    assert abs(token.expires_at - timezone.now() - datetime.timedelta(days=30)) < datetime.timedelta(minutes=1)
    assert secret not in str(token.__dict__)
    later = editor_client.get(PAGE)
    assert secret not in later.content.decode()
    assert "wire ticker" in later.content.decode()
    assert "no-store" in later["Cache-Control"]
    reads = Client(headers={"Authorization": f"Bearer {secret}"}).get("/api/v1/claims/")
    assert reads.status_code == 200
    token.refresh_from_db()
    assert token.last_used_at is not None


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"name": ""}, "Give it a name"),
        ({"scopes": []}, "Choose what it may do."),
        ({"scopes": ["review"]}, "“review” is not yours to give"),
        ({"scopes": ["load"]}, "“load” is not yours to give"),
        ({"days": "9999"}, "“9999” is not allowed; choose 30, 90 or 365 days."),
    ],
)
def test_a_token_is_never_given_more_than_its_owner_may(
    given: dict[str, object], error: str, journalist_client: Client
) -> None:
    assert error in make(journalist_client, **given)
    assert not ApiToken.objects.exists()


def test_two_tokens_in_use_never_go_by_one_name(journalist_client: Client) -> None:
    make(journalist_client)
    assert "You have a token “wire ticker” already." in make(journalist_client)

    journalist_client.post(reverse("claims:revoke_token", args=[ApiToken.objects.get().pk]))
    make(journalist_client)

    assert ApiToken.objects.standing().count() == 1
    assert ApiToken.objects.count() == 2


def test_a_form_that_is_sent_twice_at_once_makes_one_token(
    journalist_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(journalist_client)
    monkeypatch.setattr(TokenForm, "clean_name", lambda form: form.cleaned_data["name"])

    assert "You have a token “wire ticker” already." in make(journalist_client)
    assert ApiToken.objects.count() == 1


def test_a_revoked_token_is_refused_at_once_and_only_its_owner_revokes_it() -> None:
    program = program_of("journalist")
    path = reverse("claims:revoke_token", args=[program.token.pk])

    assert client_of("admin").post(path).status_code == 404
    assert program.get("/api/v1/claims/").status_code == 200
    owner = Client()
    owner.force_login(program.owner)
    page = owner.post(path, follow=True).content.decode()

    assert "“program” is revoked." in page
    assert "was revoked on" in problem(program.get("/api/v1/claims/"), 401, "unknown")["detail"]


def test_an_expired_token_is_refused() -> None:
    program = program_of("journalist")
    ApiToken.objects.update(expires_at=timezone.now() - datetime.timedelta(seconds=1))

    assert "expired on" in problem(program.get("/api/v1/claims/"), 401, "unknown")["detail"]


def test_a_token_never_outlives_its_owners_role() -> None:
    program = Program(UserFactory(role="admin"), "read", "load")
    program.owner.groups.set([Group.objects.get(name="journalist")])

    load = program.send("/api/v1/articles/", {"text": "Wardens hired"})
    assert "may not load articles: admins do." in problem(load, 403, "not-allowed")["detail"]
    assert program.get("/api/v1/claims/").status_code == 200

    program.owner.groups.clear()
    assert "may not read" in problem(program.get("/api/v1/claims/"), 403, "not-allowed")["detail"]

    program.owner.is_active = False
    program.owner.save()
    assert "is closed" in problem(program.get("/api/v1/claims/"), 401, "unknown")["detail"]


def test_a_token_that_is_for_something_else_says_what_it_is_for() -> None:
    program = Program(UserFactory(role="editor"), "review")

    told = problem(program.get("/api/v1/claims/"), 403, "not-allowed")

    assert told["detail"] == "The token “program” is for: review. This needs a token for: read."
    assert told["scope"] == "read"
