"""What is typed into a search field, and the marks on what was found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.search.marking import between, excerpt, phrases, stretches
from claims.search.plain import ACCENTED, MARKS, plain
from claims.search.query import parse


def terms(typed: str) -> list[str]:
    """The terms in order, those that are kept out with a minus before them."""
    return [f"{'-' if term.excluded else ''}{' '.join(term.words)}" for term in parse(typed).terms]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("nurses’ caseloads", ["nurses", "caseloads"]),
        ("the council's 'class?'", ["the", "council", "class"]),
        ('"agency staff" third', ["agency staff", "third"]),
        ("“agency staff”", ["agency staff"]),
        ('"the council\'s plan"', ["the council s plan"]),
        ("£1.2bn 34.5 1,200 -1.5", ["1 2bn", "34 5", "1 200", "1 5"]),
        ('council -school -"agency staff"', ["council", "-school", "-agency staff"]),
        ("two-tier W-2", ["two tier", "w 2"]),
        ("staff staff Staff", ["staff"]),
        ('he said "many', ["he", "said", "many"]),
        ("NEAR(a, b) AND c* OR NOT d^2 {x}:y", ["near a", "b", "and", "c", "or", "not", "d 2", "x y"]),
        ("Café Łódź", ["cafe", "łodz"]),
        ("% ' \" -- * ()", []),
        ("", []),
    ],
)
def test_words_figures_and_phrases_are_taken_and_nothing_else_means_anything(typed: str, expected: list[str]) -> None:
    assert terms(typed) == expected


@given(st.text(max_size=300))
def test_whatever_is_typed_terms_are_letters_and_digits_alone(typed: str) -> None:
    for term in parse(typed).terms:
        assert term.words
        assert all(word.replace("_", "!").isalnum() for word in term.words)


@given(st.text(alphabet="".join(ACCENTED) + MARKS + "ab 1½漢\n", max_size=60))
def test_plain_text_keeps_every_character_in_its_place(text: str) -> None:
    assert len(plain(text)) == len(text)
    assert not set(plain(text)) & {*MARKS, *ACCENTED}


def shown(pieces: list) -> str:
    return "".join(f"[{piece.text}]" if piece.marked else piece.text for piece in pieces)


def test_marks_are_read_off_and_those_that_touch_become_one() -> None:
    text = "It cost £34.5m; the cost rose."
    spans = between("It <cost> £<34.5m>; <the> <cost> rose.", "<", ">")
    assert shown(stretches(text, spans)) == "It [cost] £[34.5m]; [the cost] rose."
    assert shown(stretches(text, [])) == text


def test_a_phrase_is_marked_where_its_words_stand_together() -> None:
    text = "councils & the council, the man"
    the, council = [(11, 14), (24, 27)], [(0, 8), (15, 22)]
    assert phrases(text, [the, council]) == [(11, 22)]
    assert phrases(text, [council, the]) == [(0, 14), (15, 27)]
    assert phrases(text, [the]) == the
    assert phrases(text, [the, []]) == []


def test_an_excerpt_is_cut_between_words_around_most_of_the_marks() -> None:
    text = f"{'bus ' * 200}the depot lost wardens and the depot closed {'tram ' * 200}"
    first = text.index("depot")
    spans = [(0, 3), (first, first + 5), (text.index("depot", first + 1), text.index("depot", first + 1) + 5)]
    told = shown(excerpt(text, spans))
    assert told.startswith("… bus bus")
    assert "the [depot] lost wardens and the [depot] closed tram" in told
    assert told.endswith("tram …")
    assert len(told) < 290


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 9)), max_size=6))
def test_no_word_is_lost_or_said_twice_by_marking(text: str, places: list[tuple[int, int]]) -> None:
    spans = [(start, start + length) for start, length in places if start + length <= len(text)]
    assert "".join(piece.text for piece in stretches(text, spans)) == text
    assert "".join(piece.text for piece in excerpt(text, spans)) == text
