"""Expressions tried only where they can begin find exactly what they would find everywhere."""

import re
from collections.abc import Iterable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claims.extraction import ratings
from claims.extraction.gates import Gate, Places
from claims.extraction.heads import heads_of
from claims.extraction.patterns import leftout, numerals, periods

EXPRESSIONS = {
    **{f"{n} {name}": re.compile(form) for n, (name, form) in enumerate(periods.FORMS)},
    **{f"mask {name}": re.compile(form, re.MULTILINE) for name, form, _ in leftout.MASKS},
    **{f"rating {n}": form.pattern for n, form in enumerate(ratings._FORMS)},
    "masks": leftout.MASK,
    "atoms": numerals.ATOM,
}
GATES = [Gate(pattern) for pattern in EXPRESSIONS.values()]
WORDS = [
    *["March", "march", "Monday", "the", "The", "last", "this", "year", "to", "in", "may", "mid-", "early", "late"],
    *["one", "ſix", "Kategory", "FİVE", "naïve", "éMay", "_two_", "a5", "5a", "twenty", "million", "a few", "didn't"],
    *["12", "2019", "1990s", "’90s", "5.30pm", "o’clock", "(4)", "½", "a½", "٣", "²", "５", "-", "–", "/", ".5", "@"],
    *["Section 4", "S&P 500", "+44", "#1", "1.", "www.a.b", "a@b.c", "won", "2-1", "half", "past", "\n", "\n 1) "],
]
TEXTS = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(WORDS), max_size=20).map(" ".join),
                  st.lists(st.sampled_from(WORDS), max_size=20).map("".join))  # fmt: skip


def spans(matches: Iterable[re.Match[str]]) -> list[tuple[int, int]]:
    return [match.span() for match in matches]


@given(TEXTS)
@example("éMay 2019 and naïveMay 2020")
@example("write to a.b@c.org by 5 May, or @us")
@example("ſix Katego­ry 4 KATEGORY 5 twofive")
@example("12 May 2019–3 June 2019, 1990s, mid-90s\n1) a\n   (2) b")
def test_no_match_is_lost_and_none_is_new(text: str) -> None:
    places = Places(text)
    for gate in GATES:
        assert spans(gate.finditer(places)) == spans(gate.pattern.finditer(text)), gate.pattern


@pytest.mark.parametrize("name", EXPRESSIONS)
def test_every_expression_tells_how_it_begins(name: str) -> None:
    assert heads_of(EXPRESSIONS[name]) is not None


@pytest.mark.parametrize(
    ("form", "words", "prefixes", "signs", "digits"),
    [
        (r"\b(?:[Ll]ast|next) week", {"last", "next"}, set(), set(), False),
        (r"\b(?:about )?\d+", {"about"}, set(), set(), True),
        (r"\bris\w+", {"ris"}, {"ris"}, set(), False),
        (r"(?<![^\W_])half(?![^\W_])", {"half"}, set(), set(), False),
        (r"[(£]\d", set(), set(), {"(", "£"}, False),
    ],
)
def test_beginnings_are_read_from_the_expression(
    form: str, words: set[str], prefixes: set[str], signs: set[str], digits: bool
) -> None:
    heads = heads_of(re.compile(form))
    assert heads is not None
    assert (heads.words, heads.prefixes, heads.signs, heads.digits) == (words, prefixes, signs, digits)


@pytest.mark.parametrize("form", [r"may", r"\w+ice", r"[^,]x", r"x+", r"(?<!\d)may", r"\b[é]t", r"\s?x"])
def test_what_can_begin_anywhere_is_tried_everywhere(form: str) -> None:
    assert heads_of(re.compile(form)) is None
    assert_nothing_is_lost(form)


@pytest.mark.parametrize(("form", "sign"), [(r"\s?-", "-"), (r"\w+@\w+", "@"), (r"\bmay\b|[a-z]+’", "’")])
def test_a_sign_that_must_be_there_decides(form: str, sign: str) -> None:
    heads = heads_of(re.compile(form))
    assert heads is not None
    assert heads.unless == {sign}
    assert_nothing_is_lost(form)


def assert_nothing_is_lost(form: str) -> None:
    text = "dismay, ice-, été nice a@b may’"
    assert spans(Gate(form).finditer(Places(text))) == spans(re.finditer(form, text))
