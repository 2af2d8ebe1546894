"""The desk."""

import datetime
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import ArticleFactory, ClaimFactory, FindingFactory, MeasureFactory

pytestmark = pytest.mark.django_db
day = datetime.date


def page(client: Client) -> str:
    """The desk's markup."""
    return client.get(reverse("claims:desk")).content.decode()


def test_an_empty_desk_says_what_to_do_next(admin_client: Client, journalist_client: Client) -> None:
    assert f'<a href="{reverse("claims:load")}">Load one →</a>' in page(admin_client)
    assert "An admin of your desk loads them." in page(journalist_client)


def test_what_disagrees_is_told_with_how_many_say_what(editor_client: Client) -> None:
    measure = MeasureFactory(name="buses in service")
    sides = [[ClaimFactory(measure=measure), ClaimFactory(measure=measure)], [ClaimFactory(measure=measure)]]
    finding = FindingFactory(measure=measure, sides=sides)
    text = page(editor_client)
    assert f'href="{finding.get_absolute_url()}">Buses in service</a>' in text
    assert "2 say 300 wardens" in text
    assert "1 says 300 wardens" in text


def test_what_is_decided_leaves_the_desk(editor_client: Client) -> None:
    FindingFactory(verdict="contradiction")
    assert "Nothing waits for a ruling." in page(editor_client)


def test_what_came_in_shows_the_printing_day_and_what_was_read(journalist_client: Client) -> None:
    article = ArticleFactory(headline="The buses are late again")
    ClaimFactory(revision__article=article)
    text = page(journalist_client)
    assert f'href="{article.get_absolute_url()}">The buses are late again</a>' in text
    assert "8 March 2024" in text
    assert "1 figure · nothing to look at" in text


def test_a_measure_is_news_once_it_has_figures_of_two_times(journalist_client: Client) -> None:
    measure = MeasureFactory(name="buses in service")
    ClaimFactory(measure=measure, period_start=day(2023, 1, 1), period_end=day(2023, 1, 31), value=Decimal(250))
    assert "as soon as it has figures of two times" in page(journalist_client)
    ClaimFactory(measure=measure)
    text = page(journalist_client)
    assert '<span title="January 2023">250</span>' in text
    assert '<b title="March 2024">300</b>' in text
    assert "<polyline" in text


@pytest.mark.parametrize("rows", [1, 20])
def test_the_desk_costs_the_same_however_much_stands_on_it(
    journalist_client: Client, django_assert_num_queries, rows: int
) -> None:
    for _ in range(rows):
        FindingFactory()
    # 1. session  2. user  3. permissions  4. findings  5. their sides  6. claims with their articles
    # 7. versions that came in  8. their articles, with counts  9. figures read last  10. what is unread
    with django_assert_num_queries(10):
        page(journalist_client)
