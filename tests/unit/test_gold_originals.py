"""Everything that the gold of the originals has is read from them; their words stand in no file of the project."""

from operator import itemgetter
from pathlib import Path

import pytest

from tests.gold import Row, read_rows, with_words
from tests.gold.reading import Reading, event_fault, figure_fault, read_folder

ROWS = read_rows("originals")
FIGURES = [row for row in ROWS if row["kind"] == "figure"]
EVENTS = [row for row in ROWS if row["kind"] in {"event", "rating", "quote"}]
NOT_FIGURES = [row for row in ROWS if row["kind"] == "not_figure"]


@pytest.fixture(scope="module")
def reading(originals: Path) -> Reading:
    """The five originals, read."""
    return read_folder(originals, [with_words(row, originals) for row in [*FIGURES, *EVENTS]])


@pytest.mark.parametrize("row", ROWS, ids=itemgetter("id"))
def test_gold_holds_the_hash_of_the_words_and_not_the_words(row: Row, originals: Path) -> None:
    assert "surface" not in row
    assert with_words(row, originals)["surface"]


@pytest.mark.parametrize("row", FIGURES, ids=itemgetter("id"))
def test_figure_is_read(row: Row, reading: Reading) -> None:
    assert figure_fault(row, reading) is None


@pytest.mark.parametrize("row", EVENTS, ids=itemgetter("id"))
def test_event_rating_or_quote_is_read(row: Row, reading: Reading) -> None:
    assert event_fault(row, reading) is None


@pytest.mark.parametrize("row", NOT_FIGURES, ids=itemgetter("id"))
def test_what_is_no_figure_is_left_alone(row: Row, reading: Reading) -> None:
    assert reading.figures_at(row) == []


def test_at_most_one_figure_is_spurious(reading: Reading) -> None:
    spurious = reading.spurious()
    assert len(spurious) <= 1, "\n".join(spurious)
