"""The groups that the migration makes."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.db import connection

from tests.factories import UserFactory

migration = import_module("claims.migrations.0002_groups")
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("role", "may", "may_not"),
    [
        ("journalist", "claims.view_finding", "claims.review_finding"),
        ("journalist", "articles.view_article", "articles.load_article"),
        ("editor", "claims.review_finding", "articles.load_article"),
        ("editor", "claims.change_measurealias", "auth.change_user"),
        ("admin", "articles.load_article", "claims.review_finding"),
        ("admin", "auth.add_user", "claims.correct_claim"),
        (None, "", "claims.view_finding"),
    ],
)
def test_group_grants_its_permissions_and_no_more(role: str | None, may: str, may_not: str) -> None:
    user = UserFactory(role=role)

    assert not may or user.has_perm(may)
    assert not user.has_perm(may_not)


def test_groups_survive_a_second_run_and_keep_what_a_site_added() -> None:
    journalist = Group.objects.get(name="journalist")
    extra = Group.objects.get(name="editor").permissions.get(codename="review_finding")
    journalist.permissions.add(extra)

    migration.make_groups(apps, connection.schema_editor())

    assert Group.objects.count() == 3
    assert extra in journalist.permissions.all()


def test_a_group_that_is_missing_is_made_again() -> None:
    Group.objects.all().delete()

    migration.make_groups(apps, connection.schema_editor())
    assert Group.objects.get(name="admin").permissions.filter(codename="load_article").exists()
