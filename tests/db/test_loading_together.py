"""Eight loaders of one article at once, on databases that more than one can write to."""

import os
import subprocess
import sys
import threading
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, connections

from articles.loading import load_article
from articles.models import Article, Outlet, Revision
from tests.db.test_loading import CHANGED, RAW, TEXT
from tests.site import copy

LOADERS = 8


def _load_at_once(*texts: str) -> None:
    together = threading.Barrier(LOADERS)
    failures: list[BaseException] = []

    def load(number: int) -> None:
        try:
            together.wait(timeout=30)
            load_article(
                raw=replace(
                    RAW, text=texts[number % len(texts)], stem="wall" if number % 3 else "other", outlet="Brindle Echo"
                )
            )
        except BaseException as error:
            failures.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=load, args=[number]) for number in range(LOADERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert failures == []


def check_loading_at_once() -> None:
    """Eight loaders of one text, then of two versions of it by turns: one article, and no version twice running.

    A version that comes back after another is a new one, so how many there are depends on who came when.
    """
    _load_at_once(TEXT)
    assert (Outlet.objects.count(), Article.objects.count(), Revision.objects.count()) == (1, 1, 1)

    _load_at_once(CHANGED, TEXT)
    assert (Outlet.objects.count(), Article.objects.count()) == (1, 1)
    texts = list(Revision.objects.order_by("number").values_list("text", flat=True))
    assert len(texts) > 1
    assert all(one != other for one, other in pairwise(texts))


@pytest.mark.django_db(transaction=True)
def test_eight_loaders_at_once_make_one_article(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    # SQLite's test database lives in memory and is one connection, which proves no locks: there, a file is loaded into.
    if connection.vendor == "sqlite":
        check_on_a_file(copy(request.getfixturevalue("migrated"), tmp_path / "desk.sqlite3"))
    else:
        check_loading_at_once()


def check_on_a_file(database: Path) -> None:
    """The same check in a process of its own."""
    script = (
        "import django; django.setup()\n"
        "from tests.db.test_loading_together import check_loading_at_once\n"
        "check_loading_at_once()\n"
    )
    environment = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{database}",
        "DJANGO_SETTINGS_MODULE": "factdesk.settings",
    }

    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
    )

    assert done.returncode == 0, done.stderr
