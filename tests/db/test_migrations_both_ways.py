"""Every migration can be taken back and made again on a desk at work; nothing is lost that older tables can hold."""

import os
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.utils import NotSupportedError

from claims.models import Claim, Finding, Measure, MeasureAlias
from claims.recording import second_review
from claims.search.index import search_index
from claims.search.query import parse
from tests.factories import RevisionFactory, UserFactory
from tests.fresh import New, in_use

FIRST = [("articles", "0001_initial"), ("claims", "0001_initial")]
OURS = ("articles_", "claims_", "auth_", "django_admin_")
# What the texts have in common is found anew from the texts.
FOUND_ANEW = {"articles_band", "articles_copy", "articles_printing", "articles_sharedtext"}
Table = dict[Any, dict[str, Any]]


def tables() -> dict[str, Table]:
    """The rows of each of our tables by their numbers, each as columns and values."""
    found: dict[str, Table] = {}
    with connection.cursor() as cursor:
        for name in connection.introspection.table_names(cursor):
            if name.startswith(OURS):
                cursor.execute(f'SELECT * FROM "{name}"')
                columns = [column[0] for column in cursor.description]
                rows = [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]
                found[name] = {row[columns[0]]: row for row in rows}
    return found


def lost(before: dict[str, Table], after: dict[str, Table]) -> list[tuple[str, Any, tuple[str, ...]]]:
    """Rows that are not there any more, and values that are others, of tables and columns that both have."""
    missing = []
    for name in sorted(before.keys() & after.keys()):
        for number, row in before[name].items():
            there = after[name].get(number)
            if changed := tuple(
                column for column in row if there is None or row[column] != there.get(column, row[column])
            ):
                missing.append((name, number, changed if there else ()))
    return missing


def migrate(targets: list[tuple[str, str]] | None = None, *, after_each: Any = None) -> None:
    """Go to these migrations, or to the newest."""
    executor = MigrationExecutor(connection, after_each)
    executor.migrate(targets or executor.loader.graph.leaf_nodes())


def work() -> None:
    """What an older database has to be asked for: names and phrases that editors changed, and second signatures."""
    renamed = Measure.objects.get(name="vacancy rate")
    renamed.name = "posts without anybody"
    renamed.save()
    MeasureAlias.objects.get(phrase="posts filled").delete()
    second_review(finding=Finding.objects.get(awaits_second=True), by=UserFactory(role="editor"))
    Finding.objects.update(reach=2)


@pytest.mark.skipif(
    connection.vendor == "postgresql" and "FACTDESK_SOAK" not in os.environ,
    reason="half a minute of drawing up models again, the same on both engines: `make soak` walks on PostgreSQL too",
)
def test_nothing_is_lost_on_the_way_back_nor_on_the_way_forth(filled: BaseDatabaseWrapper, new: New) -> None:
    missing: dict[tuple[str, str], set[str]] = {}
    done: list[str] = []

    def look(action: str, migration: Any = None, fake: bool = False) -> None:
        if action in {"unapply_success", "apply_success"}:
            done.append(migration.name)
            if found := lost(kept, tables()):
                missing[action, migration.name] = {name for name, *_ in found}

    with in_use(new(like=filled)):
        work()
        kept = before = tables()
        migrate(FIRST, after_each=look)
        kept = back = tables()
        migrate(after_each=look)
        call_command("migrate", verbosity=0, skip_checks=True)  # with what follows all migrations
        forth = tables()
        assert search_index().claims(parse("wardens"), Claim.objects.all()).exists()

    assert len(done) == 2 * (len(list_of("articles")) + len(list_of("claims")) - 2)
    # Going back loses what is found anew, and second signatures, which an older database has no place for. Chores go
    # back to be tasks of the queue (tests/db/test_chores_migration.py).
    gone = {*FOUND_ANEW, "claims_review", "claims_chore"}
    assert set().union(*(names for (action, _), names in missing.items())) == gone
    assert not [action for action, _ in missing if action == "apply_success"]
    second = {number for number, row in before["claims_review"].items() if row["seconds_id"]}
    assert len(second) == 1
    assert {number for name, number, _ in lost(before, back) if name == "claims_review"} == second
    # What can be worked out from what was there before is there again.
    for name in FOUND_ANEW:
        assert forth[name].keys() == before[name].keys()
    columns = {"reach", "queue_place", "ruling_id"}
    changed = {number: columns & set(names) for name, number, names in lost(before, forth) if name == "claims_finding"}
    assert {number: names for number, names in changed.items() if names} == {}


def list_of(app: str) -> list[str]:
    """The names of an app's migrations."""
    return [name for label, name in MigrationLoader(None).graph.nodes if label == app]


def test_a_text_that_came_back_is_not_thrown_away(db: None) -> None:
    again = RevisionFactory(number=3, article=RevisionFactory(text_sha256="a" * 64).article, text_sha256="a" * 64)
    migration = import_module("articles.migrations.0004_a_text_may_come_back")

    with pytest.raises(NotSupportedError, match=f"holds each text of an article once.*number: {again.article_id}"):
        migration.refuse_where_a_text_came_back(apps, connection.schema_editor())
