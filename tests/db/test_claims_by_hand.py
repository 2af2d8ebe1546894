"""Claims that editors add: compared like any other, left alone by the rules, carried on, and taken back."""

import datetime
from dataclasses import replace
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from articles.appendonly import Unchangeable
from claims.models import Addition, Claim, Finding, News
from claims.picking import place_of_words, proposed
from claims.recording import Said, add_claim, correct_claim, rejudge_everything, take_back
from claims.values import Kind
from tests.db.saying import figure
from tests.factories import MeasureFactory, RevisionFactory, UserFactory

pytestmark = pytest.mark.django_db
SENTENCE = "The council employs 300 wardens."
TEXT = f"Wardens leave\n\n{SENTENCE} It was a calm day."
MARCH = {"period_start": "2024-03-01", "period_end": "2024-03-01"}
SAID = {"value": "300", "comparator": "=", "unit": "count", "counted": "wardens employed", "entity": "Borough Council",
        **MARCH}  # fmt: skip


def add(revision, editor, surface="300 wardens", kind=Kind.FIGURE, **fields) -> Claim:
    """A claim by hand at the place of these words."""
    start = revision.text.index(surface)
    place = place_of_words(revision.text, start, start + len(surface), kind)
    return add_claim(revision=revision, place=place, said=Said(fields or SAID), note="overlooked", by=editor)


def at(statement, text):
    """The statement where its sentence stands in the text."""
    by = text.index(statement.sentence)
    return replace(statement, start=statement.start + by, end=statement.end + by, sentence_start=by,
                   sentence_end=statement.sentence_end + by)  # fmt: skip


def test_a_claim_by_hand_has_its_words_and_reading_and_who_added_it(editor):
    revision = RevisionFactory(text=TEXT)

    claim = add(revision, editor)

    assert revision.text[claim.start : claim.end] == claim.surface == "300 wardens"
    assert revision.text[claim.sentence_start : claim.sentence_end] == claim.sentence == SENTENCE
    assert (claim.value, claim.unit, claim.entity.name, claim.by_hand, claim.standing) == (
        Decimal(300), "count", "Borough Council", True, True,
    )  # fmt: skip
    assert (claim.period_start, claim.period_precision) == (datetime.date(2024, 3, 1), "day")
    assert [(row.created_by, row.note, row.withdrawn) for row in claim.additions.all()] == [
        (editor, "overlooked", False)
    ]


def test_its_figure_is_news_by_whoever_added_it(editor):
    claim = add(RevisionFactory(text=TEXT), editor)

    (news,) = News.objects.filter(kind="value")
    assert (news.claim, news.measure, news.after, news.by) == (claim, claim.measure, "300 wardens", editor)


def test_it_is_compared_like_any_other_until_it_is_taken_back(read, editor):
    read(figure(320))
    claim = add(RevisionFactory(text=TEXT), editor)
    finding = Finding.objects.get(relation="contradicts")
    assert claim in {held for side in finding.sides.all() for held in side.claims.all()}

    take_back(claim=claim, note="misheard", by=editor)

    claim.refresh_from_db()
    assert (claim.standing, claim.keys.exists()) == (False, False)
    assert not Finding.objects.live().filter(relation="contradicts").exists()
    assert [row.withdrawn for row in claim.additions.all()] == [False, True]
    rejudge_everything()
    assert not Finding.objects.live().filter(relation="contradicts").exists()


def test_newer_rules_leave_it_alone_and_read_no_second_claim_over_its_words(read, editor):
    revision = RevisionFactory(text=TEXT)
    claim = add(revision, editor)

    read(at(figure(300), TEXT), revision=revision)
    read(revision=revision)

    assert list(Claim.objects.all()) == [claim]
    claim.refresh_from_db()
    assert (claim.by_hand, claim.standing, claim.value) == (True, True, 300)
    assert claim.keys.exists()


def test_one_that_was_taken_back_is_read_by_the_rules_again_if_they_can(read, editor):
    revision = RevisionFactory(text=TEXT)
    claim = add(revision, editor)
    take_back(claim=claim, note="", by=editor)
    read(revision=revision)
    claim.refresh_from_db()
    assert not claim.standing

    read(at(figure(300), TEXT), revision=revision)

    claim.refresh_from_db()
    assert (claim.standing, claim.by_hand, claim.additions.count()) == (True, False, 2)


def test_it_can_be_added_again_and_the_history_keeps_every_step(editor):
    revision = RevisionFactory(text=TEXT)
    claim = add(revision, editor)
    take_back(claim=claim, note="", by=editor)

    again = add(revision, editor, **{**SAID, "value": "301"})

    assert (again.pk, again.value, again.standing) == (claim.pk, 301, True)
    assert [row.withdrawn for row in claim.additions.all()] == [False, True, False]
    with pytest.raises(Unchangeable):
        Addition.objects.update(note="")


def test_it_goes_with_its_sentence_into_a_newer_version_and_a_correction_with_it(read, editor):
    revision = RevisionFactory(text=TEXT)
    old = add(revision, editor)
    correct_claim(claim=old, field="value", value="305", note="", by=editor)
    newer = RevisionFactory(article=revision.article, number=2, text=f"It rained.\n\n{SENTENCE}")

    for _ in range(2):
        read(revision=newer)

    new = Claim.objects.standing().get()
    assert (new.revision, new.carried_from, new.by_hand, new.value) == (newer, old, True, 305)
    assert newer.text[new.start : new.end] == new.surface
    assert [(row.created_by, row.note) for row in new.additions.all()] == [(editor, "overlooked")]
    old.refresh_from_db()
    assert not old.standing


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace("300", "301"),
        TEXT.replace("employs", "no longer employs"),
        f"Nobody said this: that {SENTENCE[0].lower()}{SENTENCE[1:]}",
        f"It is untrue that {SENTENCE}",
        f"{SENTENCE} It rained. {SENTENCE}",
    ],
)
def test_it_stays_with_its_version_where_the_sentence_is_another_one(read, editor, text):
    revision = RevisionFactory(text=TEXT)
    claim = add(revision, editor)

    read(revision=RevisionFactory(article=revision.article, number=2, text=text))

    assert not Claim.objects.standing().exists()
    claim.refresh_from_db()
    assert claim.additions.count() == 1


def test_it_comes_back_with_a_text_that_comes_back(read, editor):
    revision = RevisionFactory(text=TEXT)
    claim = add(revision, editor)
    read(revision=RevisionFactory(article=revision.article, number=2, text="It rained."))

    read(revision=RevisionFactory(article=revision.article, number=3, text=TEXT))

    assert Claim.objects.standing().get().carried_from == claim


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({**SAID, "value": ""}, "A figure needs a number"),
        ({**SAID, "value": "many"}, "“many” is no number"),
        ({**SAID, "comparator": "±"}, "“±” is no comparison"),
        ({**SAID, "comparator": "range", "value": "", "low": "9", "high": "3"}, "lower bound 9 is above"),
        ({**SAID, "period_start": "2024-05-01"}, "ends before"),
        ({**SAID, "measure": "no such measure"}, "There is no measure “no such measure”"),
    ],
)
def test_a_reading_that_cannot_be_is_refused_and_nothing_is_stored(editor, fields, told):
    revision = RevisionFactory(text=TEXT)

    with pytest.raises(ValidationError, match=told):
        add(revision, editor, **fields)

    assert not Claim.objects.exists()


def test_words_that_stand_in_a_claim_already_are_refused(editor):
    revision = RevisionFactory(text=TEXT)
    claim = add(revision, editor)

    with pytest.raises(ValidationError, match=f"claim {claim.pk} already"):
        add(revision, editor, "employs 300")

    assert add(revision, editor, "employs 300 wardens", Kind.QUOTE, words="employs 300 wardens").kind == "quote"


def test_words_of_an_older_version_are_refused(editor):
    revision = RevisionFactory(text=TEXT)
    RevisionFactory(article=revision.article, number=2)

    with pytest.raises(ValidationError, match="newer version"):
        add(revision, editor)


@pytest.mark.parametrize(
    ("fields", "bounds"),
    [
        ({"value": "50", "comparator": ">"}, (50, 50, None, False, False)),
        ({"value": "50", "comparator": "<="}, (50, None, 50, False, False)),
        ({"value": "50", "comparator": "~"}, (50, None, None, True, False)),
        ({"low": "30", "high": "50", "comparator": "range"}, (None, 30, 50, False, False)),
        ({"low": "24", "comparator": ">="}, (None, 24, None, False, True)),
    ],
)
def test_bounds_follow_from_number_and_comparison(editor, fields, bounds):
    claim = add(RevisionFactory(text=TEXT), editor, **fields)

    assert (claim.value, claim.low, claim.high, claim.approximate, claim.vague) == bounds


def test_it_may_belong_to_a_catalogued_measure(editor):
    measure = MeasureFactory(name="wardens in post")

    assert add(RevisionFactory(text=TEXT), editor, **SAID, measure="wardens in post").measure == measure


def test_the_rules_propose_what_they_read_in_the_words():
    revision = RevisionFactory(text="Wardens leave\n\nBrindle Council now employs at least 12 wardens.")
    start = revision.text.index("at least")
    place = place_of_words(revision.text, start, len(revision.text) - 1, Kind.FIGURE)

    reading = proposed(revision, place)

    assert (reading["value"], reading["comparator"], reading["unit"]) == ("12", ">=", "count")
    assert proposed(revision, place_of_words(revision.text, 0, 7, Kind.RATING)) == {}


def test_nobody_takes_back_what_the_rules_read(read):
    read(figure(300))

    with pytest.raises(ValidationError, match="Nobody added"):
        take_back(claim=Claim.objects.get(), note="", by=UserFactory())
