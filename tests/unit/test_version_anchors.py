"""Words stand in the next version only where their sentence says the same in the same words."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.versions.anchors import agree, anchor, stands

SENTENCE = "The harbour board said about 40 wardens, nearly 12 per cent, had not been paid since May 2019."


@pytest.mark.parametrize(
    "other",
    [
        SENTENCE,
        SENTENCE.replace(",", ""),
        SENTENCE.replace(" ", "  "),
        SENTENCE.replace("said about", "said that about"),
        SENTENCE.rstrip("."),
    ],
)
def test_commas_blanks_and_silent_words_change_nothing(other):
    assert stands(SENTENCE, other)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("40 wardens", "41 wardens"),
        ("40 wardens", "40 porters"),
        ("12 per cent", "12 percentage points"),
        ("had not been", "had been"),
        ("about 40", "40"),
        ("nearly 12", "12"),
        ("May 2019", "June 2019"),
        ("harbour board", "fire board"),
        ("said", "claimed"),
        ("40", "4.0"),
        ("40", "-40"),
        ("40", "£40"),
    ],
)
def test_another_digit_unit_hedge_negation_name_or_verb_is_another_sentence(old, new):
    assert not stands(SENTENCE, SENTENCE.replace(old, new))
    assert not stands(SENTENCE.replace(old, new), SENTENCE)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Few wardens came.", "The few wardens came."),
        ("A third of them left.", "The third of them left."),
        ("It told us.", "It told US."),
        ("They could not go.", "They couldn't say."),
        ("He called it “safe”.", "He called it safe."),
        ("It fell to −5.", "It fell to 5."),
        ("Between 10-20 came.", "Between 1020 came."),
    ],
)
def test_what_only_looks_alike_is_another_sentence(one, other):
    assert not stands(one, other)


def test_the_same_word_twice_in_a_sentence_is_told_apart():
    text = "It had 40 wardens in May and 40 wardens in June."
    first, second = (match.span() for match in re.finditer("40 wardens", text))

    assert anchor(text, *first) != anchor(text, *second)
    assert anchor(text, *first) == anchor(text.replace(" in May", ", in May,"), *first)


_PIECES = st.sampled_from(
    [
        "",
        " ",
        ",",
        ", ",
        "not ",
        "n't",
        "about ",
        "no ",
        "4",
        "0",
        "1",
        "4,0",
        "%",
        " the",
        "The ",
        "-",
        "“",
        "km ",
        ". ",
    ]
)


@st.composite
def _edited(draw: st.DrawFn) -> str:
    """The sentence after some cuts and insertions at random places."""
    text = SENTENCE
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 8)))
        text = text[:start] + draw(_PIECES) + text[end:]
    return text


@given(_edited())
@example(SENTENCE.replace(",", ""))
@example(SENTENCE.replace("not ", ""))
def test_whatever_is_edited_a_sentence_that_stands_has_all_its_digits_and_negations(edited):
    if stands(SENTENCE, edited):
        assert re.findall(r"\d", edited) == re.findall(r"\d", SENTENCE)
        assert re.findall(r"\bnot\b|n.t\b|\bno\b", edited) == ["not"]
        assert re.findall(r"about|nearly|per cent|%|-", edited) == ["about", "nearly", "per cent"]


@pytest.mark.parametrize(
    ("old", "new", "alike"),
    [
        ("It employs 40 wardens.", "The council employs 40 wardens.", True),
        ("It employs 40 wardens.", "The council, which Ann Hale leads, employs 40 wardens.", True),
        ("It employs 40 wardens.", "It does not employ 40 wardens.", False),
        ("It may employ 40 wardens.", "It employs 40 wardens.", False),
        ("Team Alpha took twelve per cent.", "Team Beta took twelve per cent.", False),
    ],
)
def test_a_reading_rests_on_a_reworded_sentence_unless_it_denies_hedges_or_names_otherwise(old, new, alike):
    assert agree(old, new) is alike
