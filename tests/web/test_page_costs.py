"""Every page that can be read, by its name: how many queries it asks, and what it weighs, with little and with much."""

from dataclasses import replace
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.recording import share_claim
from tests.factories import ClaimFactory, FeedEntryFactory, FeedFactory, FindingFactory, RevisionFactory, UserFactory
from tests.web.permission_table import TABLE
from tests.web.world import World

pytestmark = pytest.mark.django_db

MOST_QUERIES = 15
MOST_BYTES = 100_000
PAGES = sorted({row.name for row in TABLE if row.method == "get" and any(status == 200 for status in row.statuses)})
# What leads on to something, or answers only for what was signed, or what was asked for by its whole address.
LEFT_OUT = {"login", "claims:claim_review", "claims:oembed"}
WORDS = {
    "claims:search": {"q": "wardens"},
    "claims:timeline": {"words": "wardens"},
    "claims:together_preview": {"do": "contradiction", "all": "1"},
}


def grow(world: World, numbers: range) -> World:
    """More claims of one measure, half of them of one article, each in a finding that waits; that article's first."""
    text = "The council employs 300 wardens. "
    revision = RevisionFactory(text=text * 60)
    first = world.claim
    for number in numbers:
        place = {"revision": revision, "start": 20 + len(text) * number, "sentence_start": len(text) * number}
        claim = ClaimFactory(measure=first.measure, **({} if number % 2 else place))
        FindingFactory(measure=first.measure, sides=[[first], [claim]])
        FeedEntryFactory(feed=world.feed, article=revision.article, state="done")
        FeedFactory()
    claim = revision.claims.get(start=20)
    share_claim(claim=claim, shared=True, by=UserFactory(role="editor"))
    return replace(world, claim=claim)


@pytest.fixture
def reader() -> Client:
    """Somebody to whom every page is open, by their groups: a superuser's permissions are asked of nobody."""
    user = UserFactory(role="editor", is_staff=True)
    user.groups.add(Group.objects.get(name="admin"))
    client = Client()
    client.force_login(user)
    return client


def cost(reader: Client, world: World, name: str) -> tuple[int, int]:
    """The queries and the bytes of a page."""
    address = reverse(name, kwargs=world.arguments(name))
    with CaptureQueriesContext(connection) as asked:
        answer = reader.get(address, WORDS.get(name, {}))
        assert answer.status_code == 200, name
        size = sum(map(len, answer.streaming_content)) if answer.streaming else len(answer.content)
    return len(asked), size


def test_no_page_asks_more_as_rows_grow_or_weighs_too_much(reader: Client, world: World) -> None:
    names = [name for name in PAGES if name not in LEFT_OUT]
    world = grow(world, range(1))
    few = {name: cost(reader, world, name) for name in names}
    few = {name: cost(reader, world, name) for name in names}  # what is kept at hand is kept by now
    world = grow(world, range(46))
    many = {name: cost(reader, world, name) for name in names}
    asked: dict[str, Any] = {name: (few[name][0], many[name][0]) for name in names}
    assert {name: pair for name, pair in asked.items() if max(pair) > MOST_QUERIES} == {}
    assert {name: pair for name, pair in asked.items() if pair[1] > pair[0]} == {}
    pages = {name: size for name, (_, size) in many.items() if not name.startswith("api:")}
    assert {name: size for name, size in pages.items() if size > MOST_BYTES} == {}
