"""Which organisation or place a claim is about."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extraction.bodies import group_of, tidy
from claims.extraction.entities import find_entities
from claims.values import Catalogue, EntityEntry
from tests.unit.parsing import parsed


def about(text: str, words: str, catalogue: Catalogue | None = None) -> str | None:
    """The name of what these words of the text are about."""
    start = text.index(words)
    found = find_entities(parsed(text), catalogue or Catalogue()).of(start, start + len(words))
    return found[0] if found else None


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Rutland County Council has 40 lorries.", "40", "Rutland County Council"),
        ("Rutland County Council met on Friday. The authority has 40 lorries.", "40", "Rutland County Council"),
        ("Rutland's adult services are busy. The department has 40 nurses.", "40", "Rutland adult services"),
        ("Forty nurses work for adult services in Rutland.", "Forty", "Rutland adult services"),
    ],
)
def test_a_claim_is_about_the_body_of_its_clause(text: str, words: str, expected: str) -> None:
    assert about(text, words) == expected


def test_aliases_of_the_catalogue_come_first() -> None:
    known = Catalogue(entities=(EntityEntry("Rutland Harbour Trust", ("the harbour folk",)),))
    assert about("The harbour folk own 40 boats.", "40", known) == "Rutland Harbour Trust"


def test_an_inspectorate_is_not_what_its_findings_are_about() -> None:
    assert about("Ofsted found 40 empty desks.", "40") is None


def test_a_strike_is_about_whom_it_is_against() -> None:
    text = (
        "Amalgamated Dock Workers called the strike against Harwick Port Ltd. Amalgamated Dock Workers met on Friday. "
        "Amalgamated Dock Workers was firm.\n\nIt has lasted 12 days."
    )
    assert "Harwick Port" in (about(text, "12 days") or "")


def test_the_source_of_what_is_said_is_no_topic() -> None:
    text = "Harwick Dock Union says trade is slow. Harwick Dock Union said so twice.\n\nIt has lasted 12 days."
    assert about(text, "12") is None


def test_a_headline_in_capitals_ends_a_body_at_its_telling_word() -> None:
    text = "Rutland County Council Failed Badly, Harsh Report Says\n\nRutland County Council has 40 lorries."
    named = {mention.name for mention in find_entities(parsed(text), Catalogue()).mentions}
    assert "Rutland County Council" in named
    assert all("Failed" not in name for name in named)


def test_without_a_named_body_nothing_is_guessed() -> None:
    assert about("There were 40 boats on the lake.", "40") is None


def test_names_lose_articles_and_possessives() -> None:
    assert tidy("the Rutland Harbour Trust’s") == "Rutland Harbour Trust"


@pytest.mark.parametrize(
    ("name", "group"),
    [
        ("Rutland County Council", "council"),
        ("Harbour Inspection Agency", "agency"),
        ("Rutland Police", "force"),
        ("Acme", "company"),
    ],
)
def test_names_tell_their_class(name: str, group: str) -> None:
    assert group_of(name) == group


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=100))
def test_any_text_is_read_without_error(text: str) -> None:
    entities = find_entities(parsed(text), Catalogue(entities=(EntityEntry("Ab", ("a", "’s")),)))
    for mention in entities.mentions:
        assert 0 <= mention.start < mention.end <= len(text)
    if text:
        entities.of(0, 1)
