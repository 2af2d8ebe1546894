"""What looks like a figure and is none is left out, with its reason."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from claims.extraction.numerals import find_numerals
from tests.unit.reading import figures, read


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("The order was made under Section 31 of the act.", "section"),
        ("A third party ran the harbour.", "fixed phrase"),
        ("The clinic was the first port of call.", "ordinal"),
        ("The tram stopped at 7.40pm.", "clock"),
        ("The fair opened on 12 April 2011.", "date"),
        ("The pier was built in 1893.", "year"),
        ("Turnover fell in 2016/17.", "years"),
        ("The 1970s were kinder.", "decade"),
        ("Ring 01632 960 118 for help.", "telephone"),
        ("The kiosk at 27 Larch Avenue was robbed.", "address"),
        ("The B-52 flew over the G20 venue.", "name or a code"),
        ("The 5G mast fell.", "name or a code"),
        ("Rovers won 4-1 on the coast.", "score"),
        ("They drew 2-2 at home.", "score"),
        ("The council runs a two-tier bin service.", "compound"),
        ("The mayor promised zero tolerance of litter.", "fixed phrase"),
        ("It is one of the oldest mills in the valley.", "“one”"),
        ("No one was hurt.", "fixed phrase"),
        ("Several ferries sank.", "names no number"),
        ("A Boeing 747 landed.", "name"),
        ("A category 4 storm neared the coast.", "name"),
        ("See http://example.org/2017/44 for more.", "web address"),
        ("1. Wash the beans.", "list"),
        ("Births ran at 14 per 1,000.", "denominator"),
        ("The count was 1" + "0" * 30 + ".", "too large"),
    ],
)
def test_what_is_no_figure_says_why(sentence: str, reason: str, nlp: Language) -> None:
    assert any(reason in one.reason for one in read(sentence, nlp).left_out)


@pytest.mark.parametrize(
    "sentence",
    [
        "The order was made under Section 31 of the act.",
        "A third party ran the harbour.",
        "The tram stopped at 7.40pm on 12 April 2011.",
        "The B-52 flew over the G20 venue.",
        "Rovers won 4-1 on the coast.",
        "It is one of the oldest mills in the valley.",
        "A third man was seen near the gate.",
        "One farmer said so.",
    ],
)
def test_nothing_in_such_a_sentence_is_a_figure(sentence: str, nlp: Language) -> None:
    assert figures(sentence, nlp) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The section lost 31 members.",
        "A third of the party left.",
        "The tram carried 740 riders.",
        "Police fired 52 rounds.",
        "Only one barn survived.",
        "The pier needs 1,893 planks.",
        "More than 2000 rioters came.",
    ],
)
def test_a_figure_that_resembles_one_is_kept(sentence: str, nlp: Language) -> None:
    assert len(figures(sentence, nlp)) == 1


_PIECES = st.sampled_from(
    [
        "The",
        "council",
        "hired",
        "14",
        "of",
        "60",
        "wardens",
        ".",
        "in",
        "2014",
        "a",
        "third",
        "£3m-£4m",
        "one",
        "two-tier",
        "AK-47",
        "5G",
        "4-1",
        ",",
        "36,",
        "on",
        "5",
        "May",
        "at",
        "6.15pm",
        "and",
        "twenty-three",
        "per",
        "cent",
        "rose",
        "from",
        "30",
        "to",
        "50",
        "(7)",
        "-8",
        "hundreds",
        "of",
        "half",
        "dozen",
        "1,2",
        "3.4.5",
        "½",
        "nearly",
        "most",
        "twice",
        "pair",
        "%",
        "\n\n",
    ]
)


@given(st.lists(_PIECES, max_size=30).map(" ".join))
def test_every_numeral_is_in_a_claim_or_left_out(nlp: Language, text: str) -> None:
    extraction = read(text, nlp)
    spans = [(one.start, one.end) for one in (*extraction.statements, *extraction.left_out)]
    for numeral in find_numerals(text):
        assert any(start <= numeral.start and numeral.end <= end for start, end in spans), text[
            numeral.start : numeral.end
        ]


@given(st.text(max_size=120))
def test_no_digit_of_any_text_is_lost(nlp: Language, text: str) -> None:
    extraction = read(text, nlp)
    spans = [(one.start, one.end) for one in (*extraction.statements, *extraction.left_out)]
    for digit in re.finditer(r"\d+", text):
        assert any(start < digit.end() and digit.start() < end for start, end in spans)
