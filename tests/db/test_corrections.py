"""Corrections stand beside what was read, are judged by, and are refused where they do not fit."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from articles.models import Revision
from claims.models import Claim, Finding
from claims.recording import (
    correct_claim,
    withdraw_correction,
)
from tests.db.saying import figure
from tests.factories import RevisionFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_a_correction_stands_beside_the_reading_and_survives_a_new_one(read):
    revision = read(figure(300))
    claim = Claim.objects.get()
    editor = UserFactory()

    correct_claim(claim=claim, field="value", value="310", note="misread", by=editor)
    newer = figure(300)
    read(replace(newer, counted="wardens in post"), revision=revision)

    claim.refresh_from_db()
    assert (claim.value, claim.machine["value"]) == (Decimal(310), "300")
    assert claim.counted == "wardens in post"


def test_a_correction_is_judged_anew_and_can_be_withdrawn(read):
    read(figure(300))
    read(figure(320))
    claim = Claim.objects.get(value=320)
    editor = UserFactory()

    correct_claim(claim=claim, field="value", value="300", note="", by=editor)
    assert not Finding.objects.filter(relation="contradicts").exists()

    withdraw_correction(claim=claim, field="value", note="", by=editor)
    assert Finding.objects.filter(relation="contradicts").exists()
    assert claim.corrections.count() == 2


def test_a_corrected_comparison_moves_its_bound(read):
    read(figure(300))
    claim = Claim.objects.get()

    correct_claim(claim=claim, field="comparator", value=">", note="", by=UserFactory())

    claim.refresh_from_db()
    assert (claim.comparator, claim.value, claim.low, claim.high) == (">", Decimal(300), Decimal(300), None)


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("value", "many", "“many” is no number"),
        ("value", "1e400", "too large"),
        ("value", "", "needs a number"),
        ("comparator", "!=", "“!=” is no comparison"),
        ("period_start", "May", "“May” is no date"),
        ("measure", "nothing of the sort", "no measure “nothing of the sort”"),
        ("revision", "1", "cannot be corrected"),
    ],
)
def test_a_correction_that_does_not_fit_is_refused_in_words(read, field, value, said):
    read(figure(300))
    claim = Claim.objects.get()

    with pytest.raises(ValidationError, match=said):
        correct_claim(claim=claim, field=field, value=value, note="", by=UserFactory())

    claim.refresh_from_db()
    assert claim.value == 300
    assert not claim.corrections.exists()


def test_a_changed_digit_does_not_inherit_a_correction(read):
    first = read(figure(300))
    correct_claim(claim=Claim.objects.get(), field="entity", value="Harbour Board", note="", by=UserFactory())

    read(figure(301), revision=RevisionFactory(article=first.article, number=2))

    assert Claim.objects.standing().get().entity.name == "Borough Council"


@pytest.mark.parametrize(("field", "length"), [("unit", 41), ("entity", 201), ("attribution", 301)])
def test_a_correction_longer_than_its_column_is_refused(read: Callable[..., Revision], field: str, length: int):
    claim = read(figure(300)).claims.get()
    with pytest.raises(ValidationError, match=f"at most {length - 1}"):
        correct_claim(claim=claim, field=field, value="a" * length, note="", by=UserFactory(role="editor"))
    assert not claim.corrections.exists()
