"""The texts that a desk at work shares already are found when it is brought up to date."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from articles.loading import load_article
from articles.models import Band, Copy, Printing, SharedText
from articles.readers import RawArticle
from tests.wire import INDEPENDENT, RELEASE, REWRITES

migration = import_module("articles.migrations.0003_share_texts")
pytestmark = pytest.mark.django_db


def run(*steps: str) -> None:
    """Steps of the migration, once more."""
    for step in steps:
        getattr(migration, step)(apps, connection.schema_editor())


def stored() -> tuple[object, ...]:
    """All that is stored of shared texts, but for the rows' own numbers."""
    texts = SharedText.objects.order_by("pk")
    printings = [list(text.printings.order_by("revision").values_list("revision", "passages")) for text in texts]
    copies = list(Copy.objects.order_by("revision", "of").values_list("revision", "of", "passages"))
    return sorted(map(repr, printings)), copies, sorted(Band.objects.values_list("revision", "key", "left_out"))


@pytest.fixture
def loaded():
    """What loading makes of a desk's articles, one of them in its second version."""
    for number, text in enumerate([RELEASE, *REWRITES, INDEPENDENT, INDEPENDENT.replace("Our count", "Again")]):
        load_article(raw=RawArticle(f"story-{number}", text, url=f"https://example.org/{number}"))
    load_article(raw=RawArticle("story-1", RELEASE.replace("Pier to", "The pier is to"), url="https://example.org/1"))
    return stored()


@pytest.mark.parametrize("batch", [2, 200])
def test_it_finds_what_loading_would_have_found_in_batches_of_any_size(loaded, batch, monkeypatch):
    monkeypatch.setattr(migration, "BATCH", batch)
    assert SharedText.objects.count() == 2
    run("forget_all")
    assert (Band.objects.count(), Copy.objects.count(), Printing.objects.count(), SharedText.objects.count()) == (
        0,
    ) * 4

    run("find_copies", "group_copies")

    assert stored() == loaded


def test_run_again_it_changes_nothing_and_stopped_half_way_it_goes_on(loaded):
    before = list(Printing.objects.values_list("pk", "text"))
    run("find_copies", "group_copies")
    assert (stored(), list(Printing.objects.values_list("pk", "text"))) == (loaded, before)

    Printing.objects.latest("pk").delete()
    run("find_copies", "group_copies")
    assert stored() == loaded

    run("forget_all", "find_copies")
    assert not Printing.objects.exists()
    run("find_copies", "group_copies")
    assert stored() == loaded
