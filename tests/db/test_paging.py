"""Counting that stops, and the lists that say so."""

import pytest
from django.core.paginator import EmptyPage
from django.test import Client, RequestFactory
from django.urls import reverse

from claims import paging
from claims.models import Claim
from claims.paging import BoundedPaginator, count_of, page_of
from tests.conftest import client_of
from tests.factories import ClaimFactory, FindingFactory, MeasureFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def stops_at_two(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists that are read no further than anybody has to make rows for."""
    monkeypatch.setattr(paging, "MOST_COUNTED", 2)


@pytest.mark.usefixtures("stops_at_two")
def test_counting_stops_and_says_so() -> None:
    claims = ClaimFactory.create_batch(2)
    count = count_of(Claim.objects.all())
    assert (count, count.more, str(count), count.short) == (2, False, "2", "2")
    ClaimFactory()
    count = count_of(Claim.objects.order_by("period_start"))
    assert (count, count.more, str(count), count.short) == (2, True, "more than 2", "2+")
    assert count_of(Claim.objects.filter(pk=claims[0].pk)) == 1


@pytest.mark.usefixtures("stops_at_two")
def test_pages_end_where_counting_does() -> None:
    ClaimFactory.create_batch(3)
    pages = BoundedPaginator(Claim.objects.order_by("pk"), 1)
    assert pages.num_pages == 2
    assert len(pages.page(2)) == 1
    with pytest.raises(EmptyPage):
        pages.page(3)
    last = page_of(RequestFactory().get("/?page=3"), Claim.objects.order_by("pk"), 1)
    assert (last.number, last.has_next()) == (2, False)


@pytest.mark.usefixtures("stops_at_two")
@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/timeline/", "More than 2 claims"),
        ("/articles/", "More than 2 articles"),
        ("/measures/", "More than 2 measures"),
        ("/findings/", "more than 2 findings waiting"),
        ("/findings/", "more than 2 in the queue"),
        ("/", '<span class="count" aria-hidden="true">2+</span>'),
    ],
)
def test_lists_say_where_there_are_more_than_are_counted(address: str, words: str) -> None:
    for _ in range(3):
        FindingFactory(measure=MeasureFactory())
    assert words in client_of("editor").get(address).content.decode()


def test_the_list_says_how_far_the_queue_has_come(editor_client: Client) -> None:
    FindingFactory(verdict="contradiction")
    FindingFactory()
    assert "1 of 2 decided" in editor_client.get(reverse("claims:findings")).content.decode()
