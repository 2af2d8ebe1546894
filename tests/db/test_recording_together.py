"""Two loaders at the same time: each sees the other's claims, whatever the order in which they finish."""

import threading
from contextlib import nullcontext

import pytest
from django.db import connection, connections

from articles.loading import load_article
from articles.readers import RawArticle
from claims.models import Claim, Finding, Measure
from claims.recording import record_revision

PAGE = "{}\n\n8 March 2024\n\nOn 7 March 2024 there were {} passengers on board the Kelmouth ferry, police said."
TEXTS = [PAGE.format("Ferry sinks off Kelmouth", 212), PAGE.format("Divers reach the Kelmouth ferry", 230)]


@pytest.mark.django_db(transaction=True)
def test_two_loaders_at_once_find_what_one_after_the_other_finds():
    # A test before this one may have emptied the tables of the starter catalogue too.
    aboard, _ = Measure.objects.get_or_create(
        name="passengers on board", defaults={"slug": "passengers-on-board", "nature": "fixed"}
    )
    aboard.aliases.get_or_create(phrase="passengers on board")
    # SQLite's test database lives in memory and is one connection: there, loaders can only take turns.
    turns = threading.Lock() if connection.vendor == "sqlite" else nullcontext()
    gate = threading.Barrier(2)
    failures: list[BaseException] = []

    def load(number: int) -> None:
        try:
            gate.wait(timeout=30)
            with turns:
                loaded = load_article(raw=RawArticle(stem=f"ferry-{number}", text=TEXTS[number]))
                record_revision(revision=loaded.revision)
        except BaseException as failure:
            failures.append(failure)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=load, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)

    assert failures == []
    assert Claim.objects.figures().filter(value__in=[212, 230]).count() == 2
    assert Finding.objects.filter(relation="contradicts").count() == 1
