"""What looks like a figure and is none is left out, with its reason."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from articles.cleaning import clean
from claims.values import Extraction, Kind
from tests.unit.numberwords import numerals_of
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


DIGESTS = Path(__file__).parents[2] / "fixtures" / "digests"
WRITTEN = [
    *["Twenty-three", "half a million", "a third of", "one in five", "dozens", "hundreds of", "several", "both"],
    *[
        "second",
        "Section 4",
        "the first",
        "no one",
        "one of the",
        "4-1",
        "12 May 2019",
        "24/7",
        "mid-1990s",
        "0800 111",
    ],
    *["a pair of", "twice as many", "thrice", "quarters", "two-tier", "Covid-19", "5.30pm", "the G7", "1.2.3", "9/11"],
    *[
        "£3.5m",
        "12-year-old",
        "half-time",
        "one another",
        "scores of",
        "tens of thousands",
        "handful",
        "Radio 4",
        "#12",
    ],
]
SCRIPTS = [
    "٣٤",
    "３，４",
    "१२",
    "12٣",
    "½",
    "3½",
    "½½",
    "²",
    "1e9",
    "-5",
    "−7",
    ".5",
    "5.",
    "1,2,3",
    "1 000",
    "०.५",
    "𝟛",
]

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


def uncovered(text: str, extraction: Extraction) -> list[str]:
    """The numerals, as a reader sees them, that are neither in a claim nor left out; a quotation is no answer."""
    covered = bytearray(len(text))
    claims = [one for one in extraction.statements if one.kind is not Kind.QUOTE]
    for one in (*claims, *extraction.left_out):
        covered[one.start : one.end] = b"\1" * (one.end - one.start)
    return [text[start:end] for start, end in numerals_of(text) if not all(covered[start:end])]


_TEXTS = st.one_of(
    st.lists(_PIECES, max_size=30).map(" ".join),
    st.lists(st.one_of(_PIECES, st.sampled_from([*WRITTEN, *SCRIPTS])), max_size=25).map(" ".join),
    st.lists(st.sampled_from([*WRITTEN, *SCRIPTS, " ", "-", ", "]), max_size=25).map("".join),
    st.text(max_size=120),
)


@settings(max_examples=200)
@given(_TEXTS)
@example("1 in 2-0")
def test_every_numeral_is_in_a_claim_or_left_out(nlp: Language, text: str) -> None:
    assert uncovered(text, read(text, nlp)) == []


@pytest.mark.parametrize("digest", sorted(DIGESTS.glob("*.txt")), ids=["000", "001", "002", "003", "004"])
def test_every_numeral_of_the_digests_is_in_a_claim_or_left_out(nlp: Language, digest: Path) -> None:
    text = clean(digest.read_text(encoding="utf-8")).text
    assert list(numerals_of(text))
    assert uncovered(text, read(text, nlp)) == []


def test_every_numeral_of_the_originals_is_in_a_claim_or_left_out(nlp: Language, originals: Path) -> None:
    for path in sorted(originals.glob("*.txt")):
        text = clean(path.read_text(encoding="utf-8")).text
        assert uncovered(text, read(text, nlp)) == [], path.stem


@pytest.mark.parametrize(
    ("text", "numerals"),
    [
        ("Two of 1,200 (½) left in ３４ days.", ["Two", "1", "200", "½", "３４"]),
        ("None, someone, often and tenant.", []),
        ("Several doubled a third half.", ["Several", "doubled", "third", "half"]),
    ],
)
def test_a_reader_knows_a_numeral_without_the_extractor(text: str, numerals: list[str]) -> None:
    assert [text[start:end] for start, end in sorted(numerals_of(text))] == numerals
