"""Taking a page in: it is read before the database is held, and never read twice."""

import datetime
from collections.abc import Callable
from dataclasses import replace

import pytest
from django.db import connection

from articles.readers import RawArticle
from articles.rejects import Rejected
from claims.intake import take_date, take_in
from claims.models import Measure
from claims.recording import claims as recording_claims
from claims.values import Extraction
from tests.factories import UserFactory

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


@pytest.mark.django_db
def test_a_page_that_is_loaded_with_another_day_is_read_before_its_transaction_begins(readings: list[int]) -> None:
    outside = len(connection.savepoint_ids)
    take_in(raw=PAGE)

    taken = take_in(raw=replace(PAGE, published=datetime.date(2024, 3, 7)))

    assert taken.loaded.redated
    assert taken.recorded is not None
    assert readings == [outside, outside]


@pytest.mark.django_db
def test_a_page_of_a_confirmed_day_is_read_once_and_before_its_transaction_begins(readings: list[int]) -> None:
    outside = len(connection.savepoint_ids)
    article = take_in(raw=PAGE).loaded.article

    recorded = take_date(article=article, published=datetime.date(2024, 3, 7), by=UserFactory())

    assert readings == [outside, outside]
    assert recorded.figures == 2
    article.refresh_from_db()
    assert (article.published_from, article.published_basis) == (datetime.date(2024, 3, 7), "confirmed")


@pytest.mark.django_db
def test_a_day_that_has_not_come_changes_nothing(readings: list[int]) -> None:
    article = take_in(raw=PAGE).loaded.article

    with pytest.raises(Rejected):
        take_date(article=article, published=datetime.date(2999, 1, 1), by=UserFactory())

    article.refresh_from_db()
    assert article.published_from == datetime.date(2024, 3, 8)


@pytest.mark.django_db
def test_whoever_takes_a_page_in_looks_for_measures_like_those_that_are_new_in_it() -> None:
    take_in(raw=PAGE)

    assert Measure.objects.filter(catalogued=False, looked_at=True).exists()
    assert not Measure.objects.own().filter(catalogued=False, looked_at=False).exists()
