"""What changed between two versions wakes for facts and is silent about commas."""

import time

import pytest

from articles.versions.changes import changes
from articles.versions.facts import Sort
from articles.versions.tokens import sentences

SENTENCE = "The harbour board said about 40 wardens, nearly 12 per cent, had not been paid since May 2019."
TEXT = f"Wardens unpaid\n\n{SENTENCE} It was a calm day on the quay.\n\n“We are worn out,” a union spokesman said."


def steps(old: str, new: str) -> list[tuple[str, str, str]]:
    """The changed facts as (sort, was, is)."""
    return [
        (
            str(fact.sort),
            change.was.text[fact.was.start : fact.was.end] if change.was and fact.was else "",
            change.now.text[fact.now.start : fact.now.end] if change.now and fact.now else "",
        )
        for change in changes(old, new).waking
        for fact in change.facts
    ]


@pytest.mark.parametrize(
    ("old", "new", "step"),
    [
        ("40 wardens", "41 wardens", ("figure", "40 wardens", "41 wardens")),
        ("40 wardens", "40 porters", ("figure", "40 wardens", "40 porters")),
        ("12 per cent", "£12", ("figure", "12 per cent", "£12")),
        ("May 2019", "June 2019", ("date", "May 2019", "June 2019")),
        ("May 2019", "last year", ("date", "May 2019", "last year")),
        ("had not been", "had been", ("negation", "not", "")),
        ("nearly 12", "12", ("hedge", "nearly", "")),
        ("about 40", "exactly 40", ("hedge", "about", "exactly")),
        ("The harbour board", "The Brindle Board", ("name", "", "Brindle Board")),
        ("worn out", "quite well", ("quotation", "We are worn out", "We are quite well")),
        ("union spokesman said", "union spokesman claimed", ("attribution", "said", "claimed")),
    ],
)
def test_a_changed_fact_wakes_as_what_it_was_and_is(old, new, step):
    assert steps(TEXT, TEXT.replace(old, new)) == [step]


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("12 per cent,", "12 per cent"),
        ("\n\n", "\n \n\n"),
        ("“We are worn out,”", '"We are worn out",'),
        ("Wardens unpaid\n\n", "Wardens unpaid\n\nIt was a calm day on the quay. "),
        (" It was a calm day on the quay.", ""),
    ],
)
def test_commas_blanks_marks_and_the_order_of_sentences_are_silence(was, now):
    moved = "It was a calm day on the quay." in (now + was)
    new = TEXT.replace(was, now, 1)
    if moved and now:
        new = TEXT.replace(" It was a calm day on the quay.", "").replace(was, now, 1)
    found = changes(TEXT, new)
    assert found.waking == []
    assert len(found.wording) == (1 if moved and not now else 0)


def test_other_words_are_told_apart_from_facts():
    found = changes(TEXT, TEXT.replace("calm day", "still day").replace("40", "44"))

    assert [fact.sort for change in found.waking for fact in change.facts] == [Sort.FIGURE]
    assert [(change.was.text, change.now.text) for change in found.wording] == [
        ("It was a calm day on the quay.", "It was a still day on the quay.")
    ]
    assert found.sorts == [Sort.FIGURE]


def test_figures_that_change_places_wake():
    assert steps("It rose from 25 to 30 in a year.", "It rose from 30 to 25 in a year.") != []


def test_a_sentence_that_came_or_went_shows_all_its_facts():
    [came] = changes("The quay was calm.", "The quay was calm. They hired 3 divers in June.").waking
    [went] = changes("The quay was calm. They hired 3 divers in June.", "The quay was calm.").waking

    assert (came.was, came.now.text) == (None, "They hired 3 divers in June.")
    assert [(fact.was, fact.sort) for fact in came.facts] == [(None, Sort.FIGURE), (None, Sort.DATE)]
    assert (went.now, len(went.facts)) == (None, 2)


def test_two_look_alikes_are_paired_each_with_its_own():
    old = "The Alpha yard had 12 wardens in all. The Beta yard had 12 wardens in all."
    new = "The Beta yard had 15 wardens in all. The Alpha yard had 12 wardens in all."

    assert steps(old, new) == [("figure", "12 wardens", "15 wardens")]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Mr. Hale spoke at 10 a.m. on the quay. It rained.", 2),
        ("Dr. J. Hale left. “It rained,” he said. He went.", 3),
        ("A heading\nThe text begins. It ends!", 3),
        ("It cost £4.6m. £2m was paid.", 2),
    ],
)
def test_a_sentence_ends_neither_at_an_abbreviation_nor_at_a_decimal_point(text, count):
    found = sentences(text)

    assert len(found) == count
    assert all(text[each.start : each.start + len(each.text)] == each.text for each in found)


def test_very_many_changed_sentences_are_paired_by_their_order():
    old = " ".join(f"The row with {number} on it stands here." for number in range(600))

    found = changes(old, old.replace("stands", "stood"))

    assert found.waking == []
    assert len(found.wording) == 600


# Four times, with something for what else the machine does; the square would be sixteen times.
MOST = 9


def seconds(text: str) -> float:
    """The processor's time for telling that a sentence came, at its best of five."""
    took = []
    for _ in range(5):
        began = time.process_time()
        changes(text, f"{text} The end.")
        took.append(time.process_time() - began)
    return min(took)


@pytest.mark.parametrize("piece", [".", "! ", "a. ", "\n", "“", "1,0"])
def test_a_hostile_text_takes_no_more_than_its_length(piece):
    assert seconds(piece * 40_000) < MOST * seconds(piece * 10_000)
