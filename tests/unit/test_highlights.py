"""Marks over a text: overlapping, nested, out of range, and never a character lost."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.highlights import Mark, around, cut, paragraphs

TEXT = "The mayor said: “Some 40 wardens left, 12 of them in May.”"


def mark(words: str, number: int, *, kind: str = "figure", text: str = TEXT) -> Mark:
    start = text.index(words)
    return Mark(number, number, kind, start, start + len(words))


def shown(pieces) -> str:
    """Pieces as text, each piece that lies under marks in brackets with their numbers, outermost first."""
    return "".join(
        f"[{piece.text}|{','.join(str(m.number) for m in piece.marks)}]" if piece.marks else piece.text
        for piece in pieces
    )


def test_a_text_without_marks_is_one_piece():
    assert [piece.text for piece in cut(TEXT, [])] == [TEXT]


def test_a_mark_cuts_out_its_words():
    assert shown(cut(TEXT, [mark("Some 40", 1)])) == "The mayor said: “[Some 40|1] wardens left, 12 of them in May.”"


def test_a_figure_inside_a_quotation_lies_under_both():
    marks = [mark("Some 40 wardens left", 1, kind="quote"), mark("40", 2)]
    assert shown(cut(TEXT, marks)) == ("The mayor said: “[Some |1][40|1,2][ wardens left|1], 12 of them in May.”")


def test_overlapping_marks_share_the_middle():
    marks = [mark("Some 40 wardens", 1), mark("wardens left, 12", 2)]
    assert "[Some 40 |1][wardens|2,1][ left, 12|2]" in shown(cut(TEXT, marks))


def test_the_shortest_mark_is_the_one_that_a_click_means():
    pieces = cut(TEXT, [mark("Some 40 wardens left", 1, kind="quote"), mark("40", 2)])
    by_text = {piece.text: piece for piece in pieces}
    assert by_text["40"].inner == mark("40", 2)
    assert by_text["40"].kinds == ("quote", "figure")
    assert by_text["Some "].inner == mark("Some 40 wardens left", 1, kind="quote")


def test_a_number_follows_where_its_mark_ends():
    quote, figure = mark("12 of them in May", 1, kind="quote"), mark("May", 2, kind="event")
    last = next(piece for piece in cut(TEXT, [quote, figure]) if piece.text == "May")
    assert last.closes_inner
    assert last.closes_outer == (quote,)
    assert last.opens == (figure,)


def test_two_claims_at_one_place_are_both_kept():
    first, second = Mark(1, 1, "event", 4, 9), Mark(2, 2, "rating", 4, 9)
    piece = next(piece for piece in cut(TEXT, [first, second]) if piece.marks)
    assert set(piece.opens) == {first, second}
    assert piece.closes_inner
    assert len(piece.closes_outer) == 1


@pytest.mark.parametrize(
    ("start", "end"),
    [(5, 5), (9, 4), (500, 510)],
    ids=["empty", "backwards", "beyond the text"],
)
def test_a_mark_that_covers_nothing_is_passed_over(start, end):
    assert shown(cut(TEXT, [Mark(1, 1, "figure", start, end)])) == TEXT


def test_a_mark_that_reaches_beyond_the_text_is_cut_off():
    assert shown(cut("Only 9", [Mark(1, 1, "figure", 5, 99)])) == "Only [9|1]"


def test_paragraphs_are_parted_by_empty_lines():
    text = "Headline of 7 words\n\nFirst line\nsecond line.\n \n\nLast of 9."
    parts = paragraphs(text, [mark("7", 1, text=text), mark("9", 2, text=text)])
    assert [text[part.start : part.end] for part in parts] == [
        "Headline of 7 words",
        "First line\nsecond line.",
        "Last of 9.",
    ]
    assert [[m.number for m in part.marks] for part in parts] == [[1], [], [2]]


def test_a_mark_over_two_paragraphs_opens_in_the_first_alone():
    text = "“We had 3.\n\nThen 4.”"
    first, second = paragraphs(text, [Mark(1, 1, "quote", 0, len(text))])
    assert [m.number for m in first.marks] == [1]
    assert second.marks == ()
    assert second.pieces[0].marks
    assert second.pieces[0].closes


def test_the_paragraph_around_a_place():
    text = "One.\n\nTwo has 2.\n\nThree."
    start, end = around(text, text.index("2"))
    assert text[start:end] == "Two has 2."
    assert around("", 0) == (0, 0)
    start, end = around(text, 4)
    assert text[start:end] == "Two has 2."


@given(st.text(alphabet="ab <>&\n", max_size=40), st.lists(st.tuples(st.integers(-3, 45), st.integers(-3, 45))))
def test_no_character_is_lost_or_doubled(text, places):
    marks = [Mark(n, n, "figure", start, end) for n, (start, end) in enumerate(places)]
    assert "".join(piece.text for piece in cut(text, marks)) == text
    for paragraph in paragraphs(text, marks):
        assert "".join(piece.text for piece in paragraph.pieces) == text[paragraph.start : paragraph.end]


def test_highlights_know_nothing_of_django():
    probe = "import sys, claims.highlights; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", probe], check=False).returncode == 0
