"""An article takes the same number of queries at every size, and whatever it touches."""

import datetime
from collections.abc import Callable
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Revision
from claims.comparison.keys import LEFT_OUT
from claims.models import ClaimKey, CrowdedBlock, Finding, Measure, Review
from claims.recording import sign_review
from claims.values import Statement
from tests.db.test_scale import told
from tests.factories import RevisionFactory, UserFactory

pytestmark = pytest.mark.django_db

Read = Callable[..., Revision]
DAY = datetime.date(2024, 3, 2)
QUERIES = 56


def plain(read: Read) -> list[Statement]:
    """Three articles, of which two disagree."""
    for number in (300, 300, 320):
        read(told(number), told(301, entity="Harbour Board"))
    return [told(300), told(301, entity="Harbour Board")]


def many(read: Read) -> list[Statement]:
    """Four times as many."""
    for _ in range(4):
        said = plain(read)
    return said


def nothing(read: Read) -> list[Statement]:
    """A desk that has nothing of the kind, and a measure that is new to it."""
    assert not Measure.objects.filter(name="wardens employed").exists()
    return [told(300), told(301, entity="Harbour Board")]


def signed(read: Read) -> list[Statement]:
    """Every finding is signed, one waits for an answer, and one is in question afterwards."""
    said = plain(read)
    for number, finding in enumerate(Finding.objects.order_by("pk")):
        more = {"ask_whom": "The council"} if number else {}
        verdict = "needs_reporting" if number else "contradiction"
        sign_review(finding=finding, by=UserFactory(), verdict=verdict, **more)
    return [told(340), *said[1:]]


def crowded(read: Read) -> list[Statement]:
    """A full day, to which the article adds."""
    for _ in range(9):
        read(told(300, day=DAY))
    assert CrowdedBlock.objects.exclude(last="").exists()
    return [told(300, day=DAY), told(301, entity="Harbour Board")]


def dividing(read: Read) -> list[Statement]:
    """Blocks that are full, and that the article divides."""
    for number in range(4):
        read(told(300, day=datetime.date(2019 + number, 3, 2)))
    assert not CrowdedBlock.objects.exists()
    return [told(300, day=DAY), told(301, entity="Harbour Board")]


def bridged(read: Read) -> list[Statement]:
    """Two findings, of which the article makes one: the other goes."""
    for entity in ("Alder", "Alder", "Birch", "Birch"):
        read(told(300, entity=entity))
    assert Finding.objects.filter(relation="corroborates").count() == 2
    return [told(300, entity="Alder Birch"), told(301)]


def bridged_and_signed(read: Read) -> list[Statement]:
    """The same where both were signed: one is kept, off the desk."""
    said = bridged(read)
    for finding in Finding.objects.all():
        sign_review(finding=finding, by=UserFactory(), verdict="contradiction")
    return said


def queries_for(read: Read, said: list[Statement]) -> int:
    revision = RevisionFactory()
    with CaptureQueriesContext(connection) as queries:
        read(*said, revision=revision)
    return len(queries)


@pytest.mark.parametrize("touched", [plain, many, nothing, signed, crowded, dividing, bridged, bridged_and_signed])
def test_an_article_takes_as_many_queries_whatever_it_touches(
    read: Read,
    small_blocks: None,
    touched: Callable[[Read], list[Statement]],
) -> None:
    said = touched(read)
    kept, divided = set(Finding.objects.values_list("pk", flat=True)), CrowdedBlock.objects.count()

    number = queries_for(read, said)

    # SQLite has no lock to take.
    assert number == (QUERIES if connection.vendor == "postgresql" else QUERIES - 1)
    gone = kept - set(Finding.objects.live().values_list("pk", flat=True))
    assert bool(gone) is (touched in (dividing, bridged, bridged_and_signed))
    assert (CrowdedBlock.objects.count() > divided) is (touched is dividing)
    assert Review.objects.exists() is (touched in (signed, bridged_and_signed))
    assert Finding.objects.filter(changed_since=True).exists() is (touched in (signed, bridged_and_signed))
    assert ClaimKey.objects.filter(key__endswith=LEFT_OUT).exists() is (touched in (many, crowded))


def test_thirty_claims_take_as_many_queries_as_two(read: Read) -> None:
    few = queries_for(read, [told(300), told(301, entity="Harbour Board")])
    place, said = 0, []
    for number in range(30):
        one = told(300 + number, entity=f"Board {number}")
        length = one.sentence_end - one.sentence_start
        moved = {"start": place + one.start - one.sentence_start, "end": place + one.end - one.sentence_start}
        said.append(replace(one, **moved, sentence_start=place, sentence_end=place + length))
        place += length

    many = queries_for(read, said)

    # SQLite takes only so many parameters at a time.
    assert many == few or (connection.vendor == "sqlite" and many == few + 1)
