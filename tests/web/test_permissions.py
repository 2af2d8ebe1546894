"""Every address answers each role, and each token, as the table says."""

from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from claims.models import (
    ApiToken,
)
from tests.factories import EntityFactory, OutletFactory, UserFactory
from tests.web.permission_table import (
    ADMIN_PAGES,
    ADMIN_TABLE,
    API_READERS,
    API_TABLE,
    ROLES,
    SCOPES,
    TABLE,
    TOKEN_TABLE,
    TOKENS_NOT_THIS_WAY,
    TOKENS_READ,
    Row,
)
from tests.web.world import World

pytestmark = pytest.mark.django_db

# So many rows are asked of one world: making it takes longer than asking them.
_OF_ONE_WORLD = 60
CHUNKS = [TABLE[start : start + _OF_ONE_WORLD] for start in range(0, len(TABLE), _OF_ONE_WORLD)]


@pytest.mark.parametrize("rows", CHUNKS, ids=lambda rows: f"{rows[0]} to {rows[-1]}")
def test_each_role_is_answered_as_the_table_says(rows: list[Row], world: World) -> None:
    users = {role: None if role == "anonymous" else _user(role) for role in ROLES}
    told, astray = [], []
    for row in rows:
        address, data = reverse(row.name, kwargs=world.arguments(row.name)), row.data(world)
        answers = {role: _answer(_client_of(user), row, address, data) for role, user in users.items()}
        told.append((str(row), tuple(answer.status_code for answer in answers.values())))
        if answers["anonymous"].status_code == 302 and not _goes_to_login(answers["anonymous"]):
            astray.append(str(row))

    assert told == [(str(row), row.statuses) for row in rows]
    assert astray == []


def test_each_token_is_answered_as_it_is_for(world: World) -> None:
    clients = [_token_client(*what.split()) for what in SCOPES]

    for row in API_TABLE:
        address, data = reverse(row.name, kwargs=world.arguments(row.name)), row.data(world)
        reads = TOKENS_READ if row.method == "get" and row.statuses == API_READERS else TOKENS_NOT_THIS_WAY
        statuses = tuple(_answer(client, row, address, data).status_code for client in clients)
        assert statuses == TOKEN_TABLE.get(str(row), reads), row


@pytest.mark.parametrize("label", ADMIN_TABLE)
def test_each_role_lists_in_the_admin_what_the_table_says(label: str) -> None:
    address = reverse(f"admin:{label.replace('.', '_')}_changelist")

    statuses = tuple(_client(role).get(address).status_code for role in ROLES)

    assert statuses == ADMIN_TABLE[label]


def test_each_role_opens_in_the_admin_what_the_table_says() -> None:
    about = {"outlet": OutletFactory(), "entity": EntityFactory(), "user": UserFactory(role="journalist")}
    clients = [_client(role) for role in ROLES]

    told = {}
    for name in ADMIN_PAGES:
        _, model, page = name.split("_")
        address = reverse(f"admin:{name}", args=[] if page == "add" else [about[model].pk])
        told[name] = tuple(client.get(address).status_code for client in clients)

    assert told == ADMIN_PAGES


def test_table_has_every_page_of_the_admin_that_is_our_own() -> None:
    names = {url.name for model_admin in admin.site._registry.values() for url in model_admin.get_urls() if url.name}
    usual = ("_changelist", "_add", "_history", "_delete", "_change", "_simple_history", "_password_change")

    assert {name for name in names if not name.endswith(usual)} == {
        name for name in ADMIN_PAGES if not name.endswith("_add")
    }


def test_table_has_every_address_of_the_site() -> None:
    assert {name for name in _names(get_resolver().url_patterns) if not name.startswith("admin:")} == {
        row.name for row in TABLE
    }
    assert {str(row) for row in API_TABLE} >= set(TOKEN_TABLE)


def test_table_has_every_model_of_the_admin() -> None:
    assert {model._meta.label_lower for model in admin.site._registry} == set(ADMIN_TABLE)


def test_a_page_never_offers_what_the_reader_may_not_do(world: World) -> None:
    address = world.finding.get_absolute_url()

    assert reverse("claims:review", args=[world.finding.pk]) in _client("editor").get(address).content.decode()
    for role in ("journalist", "admin"):
        page = _client(role).get(address).content.decode()
        assert reverse("claims:review", args=[world.finding.pk]) not in page
        assert reverse("claims:undo", args=[world.finding.pk]) not in page


def _answer(client: Client, row: Row, address: str, data: dict[str, Any]) -> HttpResponse:
    """What the client is answered; what it did is taken back, so that the next finds the same world."""
    with transaction.atomic():
        kind = {"content_type": "application/json"} if row.json else {}
        answer = getattr(client, row.method)(address, data, **kind)
        transaction.set_rollback(True)
    return answer


def _token_client(role: str, scope: str) -> Client:
    """A program with a token for one thing, of a new user in that role."""
    _, secret = ApiToken.issue(owner=UserFactory(role=role), name=scope, scopes=[scope], days=30)
    return Client(headers={"Authorization": f"Bearer {secret}"})


def _client(role: str) -> Client:
    return _client_of(None if role == "anonymous" else _user(role))


def _client_of(user: User | None) -> Client:
    """A new client: what it was told in an earlier row must not matter to the next."""
    client = Client()
    if user:
        client.force_login(user)
    return client


def _user(role: str) -> User:
    return UserFactory(role=None if role == "no group" else role, is_staff=role in {"editor", "admin"})


def _goes_to_login(response: HttpResponse) -> bool:
    return response["Location"].startswith(reverse("login"))


def _names(patterns: list[URLPattern | URLResolver], namespace: str = "") -> set[str]:
    """The names of all addresses under these patterns; one without a name is told by its route."""
    names: set[str] = set()
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            names |= _names(pattern.url_patterns, inner)
        else:
            names.add(namespace + (pattern.name or str(pattern.pattern)))
    return names
