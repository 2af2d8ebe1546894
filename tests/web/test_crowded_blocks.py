"""Where comparison is limited, who looks after the desk can see it."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.comparison.keys import LEFT_OUT
from claims.models import ClaimKey, CrowdedBlock
from tests.conftest import client_of
from tests.factories import ClaimFactory

pytestmark = pytest.mark.django_db

DAY = "f|count|people:dead|harwick//2024-03-08"


@pytest.fixture
def crowded() -> None:
    """A block that is divided down to a day, of which two claims are left out."""
    CrowdedBlock.objects.bulk_create(
        CrowdedBlock(part=part) for part in (DAY[: DAY.index("//")], DAY[:-6], DAY[:-3], DAY, "q|budget//?")
    )
    ClaimKey.objects.bulk_create(ClaimKey(claim=ClaimFactory(), key=DAY + LEFT_OUT) for _ in range(2))


@pytest.mark.parametrize("role", ["editor", "admin"])
def test_editors_and_admins_see_what_is_crowded_and_what_is_left_out(crowded: None, role: str) -> None:
    page = client_of(role).get(reverse("admin:claims_crowdedblock_changelist")).content.decode()

    assert page.count("figures: count, people dead, harwick") == 4
    assert "sayings: budget" in page
    for words in (
        "within one year",
        "within one month of 2024",
        "within one day of 2024-03",
        "the first 40 of 2024-03-08",
    ):
        assert words in page
    assert "the first 40 of the undated ones" in page
    assert '<td data-label="Left out" class="field-left_out">2</td>' in page


def test_nobody_edits_the_list(crowded: None, admin_client: Client) -> None:
    address = reverse("admin:claims_crowdedblock_add")

    assert admin_client.get(address).status_code == 403


def test_journalists_are_not_let_in(crowded: None, journalist_client: Client) -> None:
    assert journalist_client.get(reverse("admin:claims_crowdedblock_changelist")).status_code == 302


def test_many_blocks_take_as_many_queries_as_few(
    crowded: None, editor_client: Client, django_assert_num_queries: Any
) -> None:
    address = reverse("admin:claims_crowdedblock_changelist")
    with CaptureQueriesContext(connection) as few:
        editor_client.get(address)
    CrowdedBlock.objects.bulk_create(CrowdedBlock(part=f"q|budget {n}//?") for n in range(20))

    with django_assert_num_queries(len(few)):
        assert editor_client.get(address).content.decode().count("sayings: budget") == 21


def test_the_list_is_sorted_by_what_is_left_out(crowded: None, editor_client: Client) -> None:
    page = editor_client.get(reverse("admin:claims_crowdedblock_changelist"), {"o": "-2"}).content.decode()

    assert re.findall(r'field-left_out">(\d+)<', page) == ["2", "0", "0", "0", "0"]
