"""The whole of extraction: offsets hold, nothing raises, batches change nothing."""

from cProfile import Profile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from claims.catalogue import read_catalogue
from claims.extraction.documents import pieces
from claims.extraction.pipeline import RULES_VERSION, Source, build_nlp, extract, extract_many
from claims.extraction.sentences import Sentences
from claims.values import Catalogue, Comparator, Extraction
from tests.unit.reading import PUBLISHED, figures, read

TEXTS = (
    "Harbour fees rise\n\nFees rose 4 per cent to £31 in May.\n\nThe port has 212 berths, of which 30 are empty.",
    "Dozens of kites fell.They were lost. “We saw 14,” a warden said.",
    "",
    "   \n\n",
    "A 9-year-old found between 20 and 30 coins worth $1.5m.",
)


def test_the_rules_have_a_version() -> None:
    assert RULES_VERSION >= 1


@pytest.mark.parametrize("text", TEXTS)
def test_offsets_and_sentences_hold(text: str, nlp: Language) -> None:
    for one in read(text, nlp).statements:
        assert text[one.start : one.end] == one.surface
        assert text[one.sentence_start : one.sentence_end] == one.sentence
        assert one.sentence_start <= one.start < one.end <= one.sentence_end


@pytest.mark.parametrize("batch_size", [1, 2, 64])
def test_batches_change_nothing(batch_size: int, nlp: Language) -> None:
    catalogue = read_catalogue()
    sources = [Source(text, PUBLISHED) for text in TEXTS]
    alone = [extract(text, published=PUBLISHED, catalogue=catalogue, nlp=nlp) for text in TEXTS]
    assert list(extract_many(sources, catalogue=catalogue, nlp=nlp, batch_size=batch_size)) == alone


def test_statements_stand_in_order_of_place(nlp: Language) -> None:
    places = [one.start for one in read(TEXTS[0], nlp).statements]
    assert places == sorted(places)


def test_a_line_end_parts_sentences(nlp: Language) -> None:
    figure = figures("Ferry sinks with 40 cars\n\nA ferry sank on the lake", nlp)[0]
    assert figure.sentence == "Ferry sinks with 40 cars"


def test_run_together_sentences_are_parted(nlp: Language) -> None:
    assert figures("The ferry sank quickly.Nine cars were lost.", nlp)[0].sentence == "Nine cars were lost."


@pytest.mark.parametrize("text", ["The U.S. lost 40 cars.", "Dr. Reed sold 40 cars.", "It cost approx. 40 crowns."])
def test_abbreviations_part_no_sentence(text: str, nlp: Language) -> None:
    assert figures(text, nlp)[0].sentence == text


def test_a_sentence_is_found_by_offset(nlp: Language) -> None:
    doc = nlp("One came. Two went.")
    assert doc.text[slice(*Sentences(doc).at(10, 13))] == "Two went."


def test_the_headline_is_marked(nlp: Language) -> None:
    text = "Port loses 40 cranes\n\nThe port lost 41 cranes."
    found = extract(text, published=None, catalogue=Catalogue(), nlp=nlp, headline_end=20).statements
    assert [one.in_headline for one in found if one.quantity] == [True, False]


def test_because_says_which_words_each_field_came_from(nlp: Language) -> None:
    because = dict(figures("Rents rose by more than 6 per cent.", nlp)[0].because)
    assert (because["value"], because["comparator"], because["unit"], because["trend"]) == (
        "6 per cent",
        "more than",
        "per cent",
        "rose",
    )


def test_without_a_model_numbers_are_still_read_and_it_says_so() -> None:
    blank = build_nlp(None)
    with pytest.warns(UserWarning, match="no language model"):
        found = extract("At least 40 cranes fell.", published=None, catalogue=Catalogue(), nlp=blank)
    [figure] = found.statements
    assert figure.quantity is not None
    assert (figure.quantity.value, figure.quantity.comparator) == (40, Comparator.AT_LEAST)
    assert "no model" in str(blank.meta["factdesk"])


@given(st.text(max_size=300))
def test_no_text_raises_and_every_offset_holds(nlp: Language, text: str) -> None:
    found: Extraction = read(text, nlp)
    for one in (*found.statements, *found.left_out):
        assert text[one.start : one.end] == one.surface
        assert one.surface


@pytest.mark.parametrize(
    "text",
    ["9" * 100_000, "a" * 100_000, "7 " * 500, "1-" * 500, "one " * 500, "\u202e40 cranes\u202c\r\n\r41 cranes\x00",
     "(" * 500 + "5", "$" * 500 + "5", "twenty-" * 300],
    ids=["digits", "letters", "sevens", "hyphens", "ones", "marks", "brackets", "signs", "words"],
)  # fmt: skip
def test_monstrous_texts_are_read(text: str, nlp: Language) -> None:
    for one in read(text, nlp).statements:
        assert text[one.start : one.end] == one.surface


def steps(text: str, nlp: Language) -> int:
    """How many calls reading a text takes: the same on every run and every machine, unlike seconds."""
    catalogue = read_catalogue()
    extract("Warm.", published=PUBLISHED, catalogue=catalogue, nlp=nlp)
    counting = Profile()  # counts in C: a function of ours for every call would take several times as long
    counting.runcall(extract, text, published=PUBLISHED, catalogue=catalogue, nlp=nlp)
    return sum(each.callcount for each in counting.getstats())


@pytest.mark.parametrize(
    "piece",
    [
        "Rents rose 4 per cent to £31 in May. The port has 212 berths, of which 30 are empty.\n\n",
        "The port has 212 berths and 30 are empty. ",
        "12 barges and 14 quays, ",
        "5% ",
        "3-4-",
        "on 5 May 2019 and by June 2018 ",
    ],
    ids=["paragraphs", "one line", "list", "shares", "hyphens", "dates"],
)
def test_four_times_the_text_takes_four_times_the_steps(piece: str, nlp: Language) -> None:
    many = -(-1500 // len(piece))
    small, large = steps(piece * many, nlp), steps(piece * many * 4, nlp)
    assert 3 * small < large < 4.8 * small


def test_a_sentence_without_end_is_cut_where_it_pauses(nlp: Language) -> None:
    doc = nlp("a barge and a quay, " * 200)
    lengths = [len(sentence) for sentence in doc.sents]
    assert max(lengths) <= 200
    assert all(sentence[-1].text == "," for sentence in list(doc.sents)[:-1])


def test_a_long_sentence_of_a_newspaper_stays_whole(nlp: Language) -> None:
    text = "The council said that " + "the barge had left the quay and " * 16 + "that 14 quays were closed."
    assert figures(text, nlp)[0].sentence == text


@pytest.mark.parametrize(
    "text", ["£" * 901, "a" * 450 + " b", " " * 450, "(5) " + "-" * 399, "x" * 200 + "\n" + "y" * 201]
)
def test_runs_of_signs_are_cut_and_nothing_is_lost(text: str, nlp: Language) -> None:
    assert "".join(pieces(text)) == text
    assert nlp.tokenizer(text).text == text
    assert all(len(run) <= 201 for piece in pieces(text) for run in piece.split())
