"""How many articles carry a finding: counted as comparison makes and changes it, by hand, and for older rows."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from claims.intake import take_in
from claims.models import Finding, Measure
from claims.recording import open_finding
from tests.db.test_signing_together import PAGES
from tests.factories import ClaimFactory, FindingFactory, UserFactory

migration = import_module("claims.migrations.0016_reach")
pytestmark = pytest.mark.django_db


def test_each_article_that_joins_a_finding_adds_to_its_reach():
    measure, _ = Measure.objects.get_or_create(
        name="passengers on board", defaults={"slug": "passengers-on-board", "nature": "fixed"}
    )
    measure.aliases.get_or_create(phrase="passengers on board")
    reached = []
    for raw in PAGES:
        take_in(raw=raw)
        reached += Finding.objects.filter(relation="contradicts").values_list("reach", "queue_place")
    assert reached == [(2, -2), (3, -3)]


def test_two_claims_of_one_article_reach_no_further_than_it_does():
    first = ClaimFactory()
    second = ClaimFactory(revision=first.revision, start=3)
    opened = open_finding(claims=[first, second], relation="contradicts", note="They differ.", by=UserFactory())
    assert opened.reach == 1


@pytest.mark.parametrize("batch", [2, 500])
def test_older_findings_are_counted_in_batches_of_any_size(batch, monkeypatch):
    monkeypatch.setattr(migration, "_BATCH", batch)
    wide = FindingFactory(sides=[[ClaimFactory() for _ in range(4)], [ClaimFactory()]])
    same = ClaimFactory()
    narrow = FindingFactory(sides=[[same, ClaimFactory(revision=same.revision, start=3)]])
    empty = FindingFactory(sides=[])

    for _ in range(2):
        migration.count_articles(apps, connection.schema_editor())

    assert {row.pk: row.reach for row in Finding.objects.all()} == {wide.pk: 5, narrow.pk: 1, empty.pk: 0}
