"""The migration that notes on each finding the ruling it goes by."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection, models

from claims.models import Finding, Review
from tests.factories import FindingFactory, ReviewFactory

migration = import_module("claims.migrations.0007_rulings_in_force")
pytestmark = pytest.mark.django_db


def columns(finding: Finding) -> tuple[int | None, str, str]:
    finding.refresh_from_db()
    return finding.ruling_id, finding.asking, finding.ask_whom


def test_the_newest_verdict_that_stands_is_noted_however_often():
    asked = FindingFactory(verdict="needs_reporting")
    ReviewFactory(finding=asked)
    question = ReviewFactory(finding=asked, verdict="needs_reporting", ask_whom="the council", ask_what="How many?")
    undone = FindingFactory(verdict="contradiction")
    older = ReviewFactory(finding=undone)
    newer = ReviewFactory(finding=undone)
    ReviewFactory(finding=undone, verdict="", undoes=newer)
    untouched = FindingFactory()

    for _ in range(2):
        migration.note_rulings(apps, connection.schema_editor())

        assert columns(asked) == (question.pk, "to_ask", "the council")
        assert columns(undone) == (older.pk, "", "")
        assert columns(untouched) == (None, "", "")


def test_many_findings_are_noted_batch_by_batch(monkeypatch):
    monkeypatch.setattr(migration, "_BATCH", 2)
    rows = [ReviewFactory(finding=FindingFactory(verdict="contradiction")) for _ in range(5)]

    migration.note_rulings(apps, connection.schema_editor())

    assert set(Finding.objects.values_list("ruling", flat=True)) == {row.pk for row in rows}


def test_taken_back_it_drops_what_older_tables_cannot_hold():
    first = ReviewFactory()
    second = ReviewFactory(finding=first.finding, verdict="", seconds=first)
    ReviewFactory(finding=first.finding, verdict="", undoes=second)

    migration.drop_second_signatures(_Historical(), connection.schema_editor())

    assert list(Review.objects.all()) == [first]


class _Historical:
    """Apps as a migration has them: rows of a model's past can be deleted."""

    def get_model(self, app: str, name: str) -> SimpleNamespace:
        return SimpleNamespace(objects=SimpleNamespace(using=lambda alias: models.QuerySet(Review, using=alias)))
