"""Fixtures of the tests of what is stored: articles that say what a test wants, and editors who sort measures."""

import datetime
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User

from articles.models import Revision
from claims.comparison import keys
from claims.models import Measure
from claims.recording import (
    blocks,
    record_revision,
)
from claims.recording import claims as recording_claims
from claims.values import Extraction, Statement
from tests.db.saying import measure, of
from tests.factories import ArticleFactory, OutletFactory, RevisionFactory, UserFactory
from tests.fresh import filled, new  # noqa: F401  (fixtures)

Read = Callable[..., Revision]


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Revision]:
    """Makes recording read the given statements in a revision, and records it."""

    def record(*statements: Statement, revision: Revision | None = None) -> Revision:
        revision = revision or RevisionFactory()
        monkeypatch.setattr(recording_claims, "read", lambda revision: Extraction(statements))
        record_revision(revision=revision)
        return revision

    return record


@pytest.fixture
def editor() -> User:
    return UserFactory(role="editor")


@pytest.fixture
def two(read: Read) -> tuple[Measure, Measure]:
    """Two phrases that two articles printed for one thing, with numbers that exclude each other."""
    read(of("patrol wardens on the streets", 300))
    read(of("staff who keep the kerbs clear", 320))
    return measure("patrol wardens on the streets"), measure("staff who keep the kerbs clear")


@pytest.fixture
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Four claims fill a block."""
    monkeypatch.setattr(keys, "MOST_IN_BLOCK", 4)
    monkeypatch.setattr(blocks, "MOST_IN_BLOCK", 4)


@pytest.fixture
def load(read: Read) -> Callable[[list[tuple[Statement, ...]], list[int]], None]:
    """Loads articles in the order given; each has its stem, outlet and day by its place in the list."""

    def load(articles: list[tuple[Statement, ...]], order: list[int]) -> None:
        for number in order:
            day = datetime.date(2024, 6, 1) + datetime.timedelta(days=number // 3)
            outlet = OutletFactory(name=f"Outlet of {number}")
            article = ArticleFactory(stem=f"article-{number}", outlet=outlet, published_from=day)
            read(*articles[number], revision=RevisionFactory(article=article))

    return load
