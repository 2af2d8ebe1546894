"""PDFs to pages: lines put together, words mended, running heads dropped, and where each page begins."""

import pytest

from articles.pages import read_page
from articles.readers import RawArticle
from articles.readers.limits import Limits
from articles.readers.many import read_many
from articles.readers.pdf_lines import joined
from tests.pdfs import pages_of

REPORT = [
    [
        "Brindle Port report 1",
        "Harbour wall will cost more",
        "The wall at Brindle Quay will cost £4.6m, the council says, and it has to be rebuilt be-",
        "fore the winter, when the storms come. It was last mended in the summer of the year 2009,",
        "and then again by twenty-",
        "three masons in 2015, who used the stone of the old quarry above the town, which was shut",
    ],
    [
        "Brindle Port report 2",
        "in that year. Since then nothing was done.",
        "The council employs 31 divers. They looked at every yard of the wall before the report was",
        "written, and found 12 holes.",
    ],
    [
        "Brindle Port report 3",
        "Before the winter comes, the wall is to be closed to everybody who has no work to do on it.",
    ],
]


def _read(data: bytes) -> RawArticle:
    [(name, raw)] = read_many(data, name="wall.pdf", limits=Limits())
    assert isinstance(raw, RawArticle), raw
    assert name == "wall.pdf"
    return raw


def test_a_pdf_is_read_with_its_pages():
    data = pages_of(REPORT)
    raw = _read(data)
    reading = read_page(raw)

    assert (raw.stem, raw.source) == ("wall", "pdf")
    assert raw.file is not None
    assert raw.file.data == data
    assert len(reading.page_starts) == 3
    found = [reading.cleaned.text[start:].split(".")[0] for start in reading.page_starts[1:]]
    assert found == [
        "in that year",
        "Before the winter comes, the wall is to be closed to everybody who has no work to do on it",
    ]


def test_lines_are_joined_and_parted_words_mended():
    text, _, dropped = joined(REPORT)

    assert "it has to be rebuilt before the winter, when the storms come." in text
    assert "again by twenty-three masons in 2015" in text
    assert "which was shut in that year." in text
    assert ("hyphens", "be-fore") in [(step, words) for step, words, _ in dropped]


def test_running_heads_are_dropped_and_kept_beside():
    text, _, dropped = joined(REPORT)

    assert "Brindle Port report" not in text
    assert [words for step, words, _ in dropped if step == "running heads"] == [page[0] for page in REPORT]


@pytest.mark.parametrize("number", ["Page {}", "- {} -", "{}", "Page {} of 3"])
def test_page_numbers_are_dropped(number):
    pages = [["The council counts", "31 divers."], ["It counted 12 holes."], ["It counts no gates."]]
    text, _, dropped = joined([[*page, number.format(n)] for n, page in enumerate(pages, start=4)])

    assert [words for step, words, _ in dropped if step == "page numbers"] == [number.format(n) for n in (4, 5, 6)]
    assert "31 divers." in text


def test_a_number_that_does_not_count_the_pages_stays():
    text, _, dropped = joined([["Divers", "31"], ["Holes", "12"], ["Gates", "40"]])

    assert dropped == []
    assert "31" in text


def test_a_headline_that_runs_over_the_pages_stays_once():
    text, _, _ = joined(
        [["Wall to cost more", f"It will cost £{n}m, says the council of the port."] for n in (4, 5, 6)]
    )

    assert text.count("Wall to cost more") == 1
