"""Everything that the gold of the originals has is read from them; their words stand in no file of the project."""

from operator import itemgetter
from pathlib import Path

import pytest

from tests.gold import Row, read_rows, with_words
from tests.gold.reading import Reading, read_folder, right_bounds, right_when

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
    figure = reading.figures.get(row["id"])
    assert figure is not None, "not read"
    quantity = figure.quantity
    assert quantity is not None
    assert (quantity.comparator, quantity.unit) == (row["comparator"], row["unit"])
    assert right_bounds(row, figure), f"bounds {quantity.low} to {quantity.high}, not {row['low']} to {row['high']}"


@pytest.mark.parametrize("row", EVENTS, ids=itemgetter("id"))
def test_event_rating_or_quote_is_read(row: Row, reading: Reading) -> None:
    event = reading.events.get(row["id"])
    assert event is not None, "not read"
    period = event.period
    assert right_when(row["when"], period), f"{period} is not {row['when']}"


@pytest.mark.parametrize("row", NOT_FIGURES, ids=itemgetter("id"))
def test_what_is_no_figure_is_left_alone(row: Row, reading: Reading) -> None:
    assert reading.figures_at(row) == []


def test_at_most_one_figure_is_spurious(reading: Reading) -> None:
    spurious = reading.spurious()
    assert len(spurious) <= 1, "\n".join(spurious)
