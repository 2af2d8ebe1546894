"""Fixtures of the tests of pages: two measures that may be one."""

from decimal import Decimal

import pytest

from claims.models import Claim, Measure
from claims.recording.proposals import propose_for
from claims.recording.readings import reading_of, statement_of
from tests.factories import ClaimFactory, MeasureFactory
from tests.web.world import world  # noqa: F401  (a fixture)


@pytest.fixture
def starter_looked_at(db: None) -> None:
    """As on a desk that has been running for a while."""
    Measure.objects.update(looked_at=True)


def printed(phrase: str, value: int = 300) -> Claim:
    """A figure that an article printed, under an unsorted measure of its own phrase."""
    measure = Measure.objects.filter(name=phrase).first() or MeasureFactory(name=phrase, catalogued=False)
    claim = ClaimFactory(counted=phrase, measure=measure, value=Decimal(value))
    claim.machine = reading_of(statement_of(claim)) | {"measure": None}
    claim.save()
    return claim


@pytest.fixture
def pair() -> tuple[Measure, Measure]:
    """Two phrases that are proposed as one."""
    other, one = printed("vacant kerb posts", value=46).measure, printed("unfilled kerb posts", value=52).measure
    propose_for(measures=[one.pk, other.pk])
    return one, other
