"""Extraction over texts that nobody would print: it never fails, and what it reads always fits its place."""

import datetime
import unicodedata
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claims.catalogue import read_catalogue
from claims.extraction.pipeline import build_nlp, extract
from claims.values import Extraction, Period

PRINTED = Period.day(datetime.date(2024, 3, 8))
DAYS = st.one_of(st.none(), st.dates().map(Period.day))
# Pieces from which texts are put together that look enough like news to be read.
PIECES = st.sampled_from(
    [
        "a hundred thousand",
        "million",
        "billion trillion",
        "half",
        "third of",
        "one in",
        "out of",
        "per cent",
        "%",
        "£",
        "$",
        "€",
        "-",
        "–",
        "—",
        "(",
        ")",
        "“",
        "”",
        '"',
        "‘",
        "’\n    ",
        "12",
        "3.5",
        "1,000",
        "0",
        "0.0000001",
        "99999999999999999999",
        "1e30",
        "½",
        "²",
        "٣",
        "３",
        "1/2",
        "50-30",
        "from 9 to 4",
        "more than",
        "fewer than",
        "up to\n    ",
        "almost",
        "at least",
        "dozens of",
        "wardens",
        "pupils",
        "the council",
        "Ofsted",
        "rated",
        "inadequate",
        "said",
        "died",
        "opened",
        "inspectors\n    ",
        "on 31 February",
        "in May 2020",
        "to March 2019",
        "since 2016",
        "until 0001",
        "in 9999",
        "last year",
        "the following year",
        "yesterday\n    ",
        "(March 4)",
        "next century",
        "99999 years ago",
        "Mr",
        ".",
        ",",
        ";",
        ":",
        "!",
        "́",
        "\u200d",
        "👮",
        "𠀀",
        "\u202e",
        "\ufeff",
        "\x0b",
        "\u2028",
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=25).map(" ".join), st.lists(PIECES).map("".join))


def read(text: str, published: Period | None = PRINTED) -> Extraction:
    return extract(text, published=published, catalogue=read_catalogue(), nlp=build_nlp())


def assert_fits(text: str, read: Extraction) -> None:
    """What the database and the pages take for granted of everything that is read."""
    places = [(one.kind, one.start, one.end) for one in read.statements]
    assert len(set(places)) == len(places)
    for one in read.statements:
        assert text[one.start : one.end] == one.surface != ""
        assert text[one.sentence_start : one.sentence_end] == one.sentence
        assert one.sentence_start <= one.start < one.end <= one.sentence_end
        assert len(one.trend or "") <= 20
        if one.period and one.period.start and one.period.end:
            assert one.period.start <= one.period.end
        quantity = one.quantity
        assert (quantity is not None) == (one.kind == "figure")
        if quantity is None:
            continue
        numbers = [number for number in (quantity.low, quantity.value, quantity.high) if number is not None]
        assert numbers
        assert all(number.is_finite() and abs(number) < Decimal(10) ** 18 for number in numbers)
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high
        assert 0 < len(quantity.unit) <= 40
    for left in read.left_out:
        assert text[left.start : left.end] == left.surface
    assert all(first.start <= second.start for first, second in pairwise(read.left_out))


@settings(max_examples=150)
@given(text=TEXTS, published=DAYS)
@example(text="A thousand thousand thousand thousand thousand thousand thousand wardens left.", published=PRINTED)
@example(text="One hundred hundred thousand thousand million million million wardens left.", published=PRINTED)
@example(text="A million million million million million pounds was lost.", published=PRINTED)
@example(text="From May 2020 to March 2019 nine wardens left.", published=PRINTED)
@example(text="In 9999 there were 12 deaths; in the following year 3 died.", published=Period.day(datetime.date.max))
@example(text="The share was 0.0000001 per cent.", published=PRINTED)
@example(text="Some 50-30 wardens, between 400 and 100 homes.", published=None)
def test_any_text_is_read_and_every_reading_fits_its_place(text: str, published: Period | None):
    assert_fits(text, read(text, published))


PLAIN = (
    "Ministers said 1,200 nurses left in May 2019, up 4 per cent, and “two-thirds” of £3.5m went on 3 June at 5pm. "
    "Dozens of 12-year-olds waited half an hour."
)
HOSTILE = {
    "halves of characters": "The council counted 14 \ud800 wardens and \udfff 5 of 12\udc00.",
    "nulls": PLAIN.replace(" ", "\x00 "),
    "right to left": "\u202e" + PLAIN.replace(" ", " \u200f") + "\u202c",
    "no width": PLAIN.replace("e", "e\u200b").replace("1", "1\u200d"),
    "line ends": "\r".join([PLAIN.replace(". ", ".\r\n"), PLAIN, "\n\r\n", PLAIN, "\x85", PLAIN, "\u2028", PLAIN]),
    "accents": "".join(character + "\u0301" for character in PLAIN),
    "taken apart": unicodedata.normalize("NFD", "Zoë paid €30 in 2019 for a façade, ½ of 12 naïve ﬁrms’ 15 Å."),
    "letters that change length": "İSTANBUL’s 14 ﬁrms ẞ 15 ǅ 16 and ŉ 17 in İ.",
    "long numbers": f"{'1' * 3000}.{'2' * 3000} wardens, 1{',000' * 900} more, {'0.' * 900}1e9 {'million ' * 300}.",
    "marks": "“" * 900 + PLAIN + "'" * 900,
    **{
        f"digits from {unicodedata.name(chr(zero))}": PLAIN.translate({48 + n: zero + n for n in range(10)})
        for zero in (0x0660, 0x0966, 0xFF10, 0x1D7D8)
    },
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_texts_are_read_and_every_reading_fits_its_place(kind: str):
    found = read(HOSTILE[kind])
    assert_fits(HOSTILE[kind], found)
    assert found.statements or found.left_out


@given(
    text=st.text(st.characters(codec=None, categories=["Cs", "Cc", "Cf", "Mn", "Nd", "Nl", "No", "Zs"]), max_size=60)
)
def test_halves_marks_and_digits_of_every_script_are_read(text: str):
    text = f"The council counted 14 {text} wardens."
    assert_fits(text, read(text))


def test_an_article_of_six_thousand_words_is_read_in_one_line():
    text = " ".join([PLAIN] * 240)
    assert len(text.split()) > 6_000
    assert len(text) > 30_000
    assert_fits(text, read(text))


@pytest.mark.parametrize(
    "words", ["0.0000001 per cent of homes", "99999999999999999999 homes", "1,000 million billion homes"]
)
def test_numbers_that_no_column_holds_are_left_out_with_a_reason(words: str):
    found = read(f"The council counted {words}.")
    assert [one for one in found.statements if one.kind == "figure"] == []
    assert any("to be an amount in the news" in left.reason for left in found.left_out)
