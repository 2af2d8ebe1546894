"""No page of a chart and its table weighs more than a slow line carries at once."""

import datetime
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import Claim, Measure
from tests.factories import ClaimFactory, FindingFactory, MeasureFactory

pytestmark = pytest.mark.django_db
MOST_BYTES = 100_000


@pytest.fixture
def measures() -> list[Measure]:
    """Five measures with fifty claims as newspapers print them, every fifth pair in dispute."""
    measures = [MeasureFactory(name=f"wardens who patrol the streets of district {n} by night") for n in range(5)]
    for number in range(50):
        surface = f"more than {300 + number} wardens"
        ClaimFactory(
            measure=measures[number % 5], surface=surface, value=Decimal(300 + number), low=Decimal(300 + number),
            comparator=">", counted="wardens who patrol the streets by night", attribution="the council's spokesman",
            sentence=f"According to the report that the council published on Friday, {surface} patrolled the streets "
            "of the old town by night, which the union calls far too few.",
            period_start=datetime.date(2023, number % 12 + 1, 1), period_end=datetime.date(2023, number % 12 + 1, 28),
        )  # fmt: skip
    claims = list(Claim.objects.order_by("pk"))
    for one, other in zip(claims[::5], claims[5::5], strict=False):
        FindingFactory(measure=one.measure, sides=[[one], [other]], explanation=f"{one.sentence} {other.sentence}")
    return measures


def weight(client: Client, address: str) -> int:
    """How many bytes the page has."""
    response = client.get(address)
    assert response.status_code == 200
    return len(response.content)


def test_fifty_claims_weigh_less_than_a_hundred_kilobytes(editor_client: Client, measures: list[Measure]) -> None:
    assert weight(editor_client, reverse("claims:timeline")) < MOST_BYTES
    chosen = "&".join(f"measure={measure.slug}" for measure in measures[:3])
    assert weight(editor_client, f"{reverse('claims:timeline')}?{chosen}") < MOST_BYTES
    Claim.objects.update(measure=measures[0])
    assert weight(editor_client, measures[0].get_absolute_url()) < MOST_BYTES
