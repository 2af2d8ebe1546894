"""Two copies that are loaded at the same time find each other."""

import threading
from contextlib import nullcontext

import pytest
from django.db import connection, connections

from articles.loading import load_article
from articles.models import SharedText
from articles.readers import RawArticle
from tests.wire import RELEASE, REWRITES


@pytest.mark.django_db(transaction=True)
def test_copies_loaded_at_once_are_one_text():
    # SQLite's test database lives in memory and is one connection: there, loaders can only take turns.
    turns = threading.Lock() if connection.vendor == "sqlite" else nullcontext()
    gate = threading.Barrier(2)
    failures: list[BaseException] = []

    def load(stem: str, text: str) -> None:
        try:
            gate.wait(timeout=30)
            with turns:
                load_article(raw=RawArticle(stem, text))
        except BaseException as failure:
            failures.append(failure)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=load, args=each) for each in (("one", RELEASE), ("other", REWRITES[0]))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)

    assert failures == []
    assert SharedText.objects.get().printings.count() == 2
