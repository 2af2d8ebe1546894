"""Everything that the gold of the digests has is read from them, and nothing that must not be."""

from operator import itemgetter
from pathlib import Path

import pytest

from articles.cleaning import clean
from tests.gold import DIGESTS, Row, read_rows
from tests.gold.reading import Reading, event_fault, figure_fault, read_folder

FIGURES, EVENTS, NOT_FIGURES = (read_rows(f"digests_{name}") for name in ("figures", "events", "not_figures"))


@pytest.fixture(scope="module")
def reading() -> Reading:
    """The five digests, read."""
    return read_folder(DIGESTS, [*FIGURES, *EVENTS])


@pytest.mark.parametrize("row", [*FIGURES, *EVENTS, *NOT_FIGURES], ids=itemgetter("surface"))
def test_gold_stands_at_its_offsets(row: Row) -> None:
    text = (DIGESTS / f"{row['article']}.txt").read_text(encoding="utf-8")
    assert text[row["start"] : row["end"]] == row["surface"]


@pytest.mark.parametrize("path", sorted(DIGESTS.glob("*.txt")), ids=lambda path: path.stem)
def test_digest_says_that_it_is_one_in_a_line_that_cleaning_drops(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    first = text.splitlines()[0]
    cleaned = clean(text)
    assert [dropped.text for dropped in cleaned.dropped if dropped.step == "digest line"] == [first]
    assert cleaned.headline == text.splitlines()[2]


@pytest.mark.parametrize("row", FIGURES, ids=itemgetter("id"))
def test_figure_is_read(row: Row, reading: Reading) -> None:
    assert figure_fault(row, reading) is None


@pytest.mark.parametrize("row", EVENTS, ids=itemgetter("id"))
def test_event_rating_or_quote_is_read(row: Row, reading: Reading) -> None:
    assert event_fault(row, reading) is None


@pytest.mark.parametrize("row", NOT_FIGURES, ids=itemgetter("surface"))
def test_what_is_no_figure_is_left_alone(row: Row, reading: Reading) -> None:
    assert reading.figures_at(row) == []


def test_at_most_one_figure_is_spurious(reading: Reading) -> None:
    spurious = reading.spurious()
    assert len(spurious) <= 1, "\n".join(spurious)
