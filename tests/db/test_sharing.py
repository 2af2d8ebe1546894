"""Which articles print one text: found by keys, kept up with new revisions, whatever the order of loading."""

from itertools import permutations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import sharing
from articles.copies import stands_in
from articles.loading import load_article
from articles.models import Band, Copy, Printing, Revision, SharedText
from articles.readers import RawArticle
from articles.signals import sharing_changed
from tests.wire import ADDED, INDEPENDENT, RELEASE, REWRITES, story_of

pytestmark = pytest.mark.django_db
STORY = "\n\n".join(story_of("another story"))
# Two halves of one release have nothing in common but the release.
FIRST_HALF = "\n\n".join(["Pier shut until spring", *RELEASE.split("\n\n")[1:5]])
SECOND_HALF = "\n\n".join(["The town and its pier", *RELEASE.split("\n\n")[5:]])


def load(stem: str, text: str) -> Revision:
    return load_article(raw=RawArticle(stem, text)).revision


def revise(stem: str, text: str) -> Revision:
    """A new version, known by its address whatever its words are."""
    return load_article(raw=RawArticle(stem, text, url=f"https://example.org/{stem}")).revision


def together() -> set[frozenset[str]]:
    """The stems of the articles that print one text, text by text."""
    return {
        frozenset(text.printings.values_list("revision__article__stem", flat=True)) for text in SharedText.objects.all()
    }


@pytest.mark.parametrize("order", [*permutations(range(3))])
def test_what_is_linked_by_way_of_a_third_is_one_text_in_every_order_of_loading(order):
    texts = [("release", RELEASE), ("first", FIRST_HALF), ("second", SECOND_HALF)]
    for index in order:
        load(*texts[index])
    load("alone", STORY)

    assert together() == {frozenset({"release", "first", "second"})}
    assert not Copy.objects.filter(revision__article__stem="first", of__article__stem="second").exists()
    pages = {row.revision.article.stem: row for row in Printing.objects.select_related("revision__article")}
    whole = pages["release"]
    assert stands_in(whole.passages, whole.revision.text.index("Kelmouth"), len(whole.revision.text))


def test_a_paragraph_of_ones_own_is_no_part_of_what_is_shared():
    load("release", RELEASE)
    revision = load("added", REWRITES[1])

    start = revision.text.index(ADDED)
    shared = revision.printing.passages
    assert not stands_in(shared, start, start + len(ADDED))
    assert stands_in(shared, revision.text.index("Kelmouth"), start)


def test_an_article_that_is_rewritten_leaves_and_those_it_linked_part():
    revise("release", RELEASE)
    revise("first", FIRST_HALF)
    revise("copy", REWRITES[0])
    revise("second", SECOND_HALF)

    revise("copy", INDEPENDENT)
    assert together() == {frozenset({"release", "first", "second"})}

    revise("release", STORY)
    assert (together(), Printing.objects.count(), Copy.objects.count()) == (set(), 0, 0)


def test_one_that_parts_two_texts_leaves_each_together_and_one_that_joins_them_makes_one():
    revise("whole", RELEASE)
    for half, text in (("first", FIRST_HALF), ("second", SECOND_HALF)):
        load(half, text)
        load(f"{half}-again", f"The {half} half again\n\n{text}")
    assert {len(stems) for stems in together()} == {5}

    revise("whole", STORY)
    assert together() == {frozenset({"first", "first-again"}), frozenset({"second", "second-again"})}

    revise("whole", RELEASE + "\n\nIt was looked at again.")
    assert {len(stems) for stems in together()} == {5}


def test_a_new_version_of_the_same_text_stays_and_only_the_newest_is_found():
    revise("release", RELEASE)
    load("copy", REWRITES[0])
    before = SharedText.objects.get()

    newest = revise("release", RELEASE + "\n\nThis story has been brought up to date.")

    assert SharedText.objects.get() == before
    assert Printing.objects.filter(revision=newest, text=before).exists()
    assert set(Band.objects.values_list("revision__number", "revision__article__stem")) == {(2, "release"), (1, "copy")}


def test_others_are_told_what_changed_for_them_and_only_then():
    told: list[list[tuple[str, bool, bool]]] = []

    def listen(changes, **kwargs):
        stems = Revision.objects.in_bulk([change.revision for change in changes])
        told.append([(stems[c.revision].article.stem, c.before is None, c.after is None) for c in changes])

    sharing_changed.connect(listen)
    try:
        load("release", RELEASE)
        load("alone", STORY)
        assert told == []
        revise("copy", REWRITES[0])
        assert told == [[("release", True, False)]]
        load("third", REWRITES[0].replace("Cracked posts", "Rotten posts"))
        assert told[1:] == [[("copy", False, False)]]  # they share their byline now, and the release nothing more
        revise("copy", INDEPENDENT)
        assert "third" in {stem for stem, *_ in told[2]}
    finally:
        sharing_changed.disconnect(listen)


def test_finding_copies_takes_as_many_queries_whatever_is_stored():
    def queries(stem: str) -> int:
        with CaptureQueriesContext(
            connection,
        ) as caught:
            load(stem, "\n\n".join([f"Headline of {stem}", *RELEASE.split("\n\n")[1:]]))
        return len(caught)

    load("release", RELEASE)
    load("copy", REWRITES[0])
    few = queries("third")
    for number in range(12):
        load(f"story-{number}", "\n\n".join(story_of(f"story {number}", sentences=6)))
        load(f"copy-{number}", f"Headline {number}\n\n{RELEASE}")

    assert queries("last") == few


def test_copies_are_looked_up_on_an_index():
    load("release", RELEASE)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
    assert "band_key" in Band.objects.filter(key__in=[1, 2], left_out=False).values("revision").explain()


def test_a_crowded_key_is_cut_off_and_said_to_be_and_a_copy_is_found_all_the_same(monkeypatch):
    monkeypatch.setattr(sharing, "MOST_IN_BAND", 2)
    monkeypatch.setattr(sharing, "MOST_COMPARED", 2)
    for number in range(4):
        load(f"copy-{number}", f"Headline {number}\n\n{RELEASE}")

    left_out = set(Band.objects.filter(left_out=True).values_list("revision__article__stem", flat=True))
    assert left_out == {"copy-2", "copy-3"}
    assert together() == {frozenset(f"copy-{number}" for number in range(4))}
    assert Copy.objects.filter(revision__article__stem="copy-3").count() == 2
