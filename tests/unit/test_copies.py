"""What is one text in two articles, and what is not. Every text is made up for the tests."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.copies import BANDS, band_keys, is_copy, merged, passages, stands_in, wording
from tests.wire import ADDED, INDEPENDENT, RELEASE, REWRITES, STATEMENT, story_of


def alike(one: str, other: str) -> bool:
    return is_copy(wording(one), wording(other))


def meet(one: str, other: str) -> bool:
    return not set(band_keys(wording(one))).isdisjoint(band_keys(wording(other)))


@pytest.mark.parametrize("rewrite", REWRITES, ids=["headline", "half", "edited", "added"])
def test_a_story_that_is_cut_edited_or_added_to_is_a_copy_and_is_found(rewrite):
    assert alike(RELEASE, rewrite)
    assert meet(RELEASE, rewrite)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(INDEPENDENT, id="another reporter's story"),
        pytest.param(f"{ADDED}\n\n“{STATEMENT}”\n\nThe mayor was not asked.", id="quotes the same statement"),
        pytest.param(f'{ADDED}\n\n"{STATEMENT}"', id="quotes it in straight marks"),
        pytest.param(f"{ADDED}\n\n“{STATEMENT}", id="quotes it and goes on in the next paragraph"),
        pytest.param(STATEMENT, id="too short to tell"),
        pytest.param("", id="nothing"),
    ],
)
def test_a_story_with_its_own_words_is_no_copy(other):
    assert not alike(RELEASE, other)


def test_the_same_boilerplate_under_two_short_stories_makes_no_copy():
    footer = " ".join(story_of("footer", sentences=3))
    one, other = ("\n\n".join([" ".join(story_of(name, sentences=6)), footer]) for name in ("one", "other"))
    assert passages(wording(one), wording(other)) == [(one.index(footer), len(one) - 1)]
    assert not alike(one, other)


def test_texts_of_one_pattern_with_other_figures_are_no_copy():
    pattern = (
        "The harbour took {} tonnes of herring on the morning tide and all of it was sold on the quay before noon. "
        "The market hall paid {} pounds for the first box of the day, as the harbour office told its members. "
        "Boats of other ports brought {} tonnes of cod, which was more than the office had been told to expect. "
        "The ice works sold {} blocks to skippers who were waiting for the evening tide at the northern pier. "
        "A further {} boxes went by lorry to the canneries inland, where two shifts were working through the night."
    )
    monday, tuesday = pattern.format(11, 212, 31, 441, 56), pattern.format(14, 263, 37, 408, 71)
    assert not alike(monday, tuesday)
    assert alike(monday, monday.replace("441", "444"))


def test_figures_are_words_and_their_separators_stand():
    text = wording("It cost £1,200, or 3.5 per cent; the council’s own “word” counts.")
    assert text.words[2:6] == ("1,200", "or", "3.5", "per")
    assert "council's" in text.words
    assert [word for word, quoted in zip(text.words, text.quoted, strict=True) if quoted] == ["word"]


def test_a_paragraph_that_only_one_has_stands_outside_what_they_share():
    added = REWRITES[3]
    shared = passages(wording(added), wording(RELEASE))
    start = added.index(ADDED)
    assert not stands_in(shared, start, start + len(ADDED))
    lead = RELEASE.split("\n\n")[1]
    assert stands_in(shared, added.index(lead), added.index(lead) + len(lead))


def test_a_sentence_stands_in_a_shared_text_though_a_word_was_changed_and_not_for_a_stock_phrase():
    line = "The pier was {} at noon after a crack was found in two of the {} posts that carry the far end of its deck."
    release, edited = wording(line.format("closed", "iron")), line.format("shut", "metal")
    assert stands_in(passages(wording(edited), release), 0, len(edited))
    other = "After a crack was found a year ago the owners promised to look at every bolt of the big wheel each spring."
    assert not stands_in(passages(wording(other), release), 0, len(other))


def test_merged_stretches_keep_gaps_and_swallow_what_overlaps():
    assert merged([(8, 12), (0, 4), (3, 6), (6, 7)]) == [(0, 7), (8, 12)]


def test_keys_stay_what_is_stored():
    # If a new version of the library made others, no new text would meet a stored one.
    keys = band_keys(wording(" ".join(f"word{n}" for n in range(60))))
    assert len(keys) == BANDS
    assert keys[:2] == (-6894254755446974000, 6780883887777956462)
    assert all(-(2**63) <= key < 2**63 for key in keys)


WORDS = ["a", "harbour", "12", "“", "”", "\n", "wall", "of", "stone", "gave", "way", "at", "dawn"]
words = st.lists(st.sampled_from(WORDS), max_size=150)


@given(words, words, words)
def test_being_a_copy_is_symmetric_and_certain_of_a_text_itself(one, common, other):
    a, b = wording(" ".join(one + common)), wording(" ".join(common + other))
    assert is_copy(a, b) == is_copy(b, a)
    assert is_copy(a, a) == bool(band_keys(a))
    assert band_keys(a) == band_keys(wording(" ".join(one + common)))


@given(words, words)
def test_what_is_shared_is_text_that_stands_in_the_other(one, other):
    text, theirs = " ".join(one), wording(" ".join(other))
    runs = {" ".join(theirs.words[at : at + 5]) for at in range(len(theirs.words) - 4)}
    for start, end in passages(wording(text), theirs):
        assert " ".join(wording(text[start:end]).words[:5]) in runs


def test_the_library_is_loaded_only_where_a_text_is_sketched():
    probe = "import sys, articles.copies; print(*{'django', 'datasketch'} & set(sys.modules))"
    root = Path(__file__).resolve().parents[2]
    result = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, cwd=root, check=True)
    assert result.stdout.split() == []
