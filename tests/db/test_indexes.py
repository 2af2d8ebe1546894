"""The indexes that keep long lists cheap: a page of claims in order of time is read, not sorted."""

from typing import Any

import pytest
from django.db import connection
from django.db.models import QuerySet

from claims.filters import ClaimFilter
from claims.models import Claim, Finding
from claims.timeline import in_order_of_time
from tests.factories import ClaimFactory, FindingFactory, MeasureFactory, UserFactory

pytestmark = pytest.mark.django_db


def plan(rows: QuerySet[Claim]) -> str:
    """How the database would fetch the first page of claims."""
    return first_page(rows.with_context())


def first_page(rows: QuerySet[Any]) -> str:
    """How the database would fetch a first page if it had rows enough to care."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off")
    return rows[:50].explain()


def is_sorted(plan: str) -> bool:
    return "Sort Key" in plan or "TEMP B-TREE" in plan


def test_timeline_reads_its_page_from_an_index() -> None:
    ClaimFactory.create_batch(3)

    found = plan(in_order_of_time(ClaimFilter({}, queryset=Claim.objects.standing()).qs))

    assert "claim_newest" in found
    assert not is_sorted(found)


def test_page_of_a_measure_reads_its_claims_from_an_index() -> None:
    measure = MeasureFactory()
    ClaimFactory.create_batch(3, measure=measure)

    found = plan(in_order_of_time(Claim.objects.standing().filter(measure=measure)))

    assert "claim_of_measure_newest" in found
    assert not is_sorted(found)


def test_queue_reads_its_page_from_an_index() -> None:
    FindingFactory.create_batch(3)

    found = first_page(Finding.objects.waiting_for(UserFactory(role="editor")).in_queue_order())

    assert "finding_in_queue_order" in found
    assert not is_sorted(found)


def test_claims_without_a_time_come_last_and_of_one_day_the_newest_first() -> None:
    undated = ClaimFactory(period_start=None, period_end=None, period_precision="")
    first, second = ClaimFactory(), ClaimFactory()

    assert list(in_order_of_time(Claim.objects.all())) == [second, first, undated]


def test_a_line_of_a_list_leaves_the_articles_texts_behind() -> None:
    ClaimFactory()

    claim = Claim.objects.with_context().get()

    assert claim.revision.get_deferred_fields() == {"text", "original", "dropped"}
