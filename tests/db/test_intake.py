"""Taking a page in: it is read before the database is held, and never read twice."""

from collections.abc import Callable

import pytest
from django.db import connection

from articles.readers import RawArticle
from claims.intake import take_in
from claims.recording import claims as recording_claims
from claims.values import Extraction

PAGE = RawArticle(
    "wardens", "Wardens leave\n\n8 March 2024\n\nThe harbour now employs 12 wardens, down from 40 last year."
)


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How deep in transactions each reading took place."""
    depths: list[int] = []
    extract: Callable[..., Extraction] = recording_claims.extract

    def watched(*args: object, **kwargs: object) -> Extraction:
        depths.append(len(connection.savepoint_ids))
        return extract(*args, **kwargs)

    monkeypatch.setattr(recording_claims, "extract", watched)
    return depths


@pytest.mark.django_db
def test_a_page_is_read_once_and_before_its_transaction_begins(readings: list[int]) -> None:
    outside = len(connection.savepoint_ids)

    taken = take_in(raw=PAGE)

    assert readings == [outside]
    assert taken.recorded is not None
    assert taken.recorded.figures == 2


@pytest.mark.django_db
def test_a_page_that_is_known_is_not_read_again(readings: list[int]) -> None:
    take_in(raw=PAGE)

    assert take_in(raw=PAGE).recorded is None
    assert len(readings) == 1
