"""Quoted sayings: what is one, whose it is, and what is none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.extraction.quotes import find_quotes
from claims.values import Statement
from tests.unit.parsing import bracketed, context, parsed


def quotes(text: str) -> list[Statement]:
    """The quoted sayings of a text."""
    doc = parsed(text)
    return find_quotes(doc, context(doc))


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("Crews told the inspectors they were ‘[swamped by ships]’.", "Crews"),
        ("The report found that staff were “[buried in paper]”.", "report"),
        ("Earlier reports spoke of staff “[buried under night work]”.", "Earlier reports"),
        ("The harbour master complained of “[a flood of empty promises]”.", "harbour master"),
        ("The port says it is '[deeply sorry]'.", "port"),
        ("The mayor described the plan as “[a mess]”.", "mayor"),
        ('The harbour master called it "[a shock to the whole town]".', "harbour master"),
        ("“[We have run out of rope],” said the harbour master.", "harbour master"),
        ('The dock was found to have "[sharply declined]" when Ofsted came.', "Ofsted"),
    ],
)
def test_sayings_are_found_with_their_speaker(sentence: str, source: str) -> None:
    text, words = bracketed(sentence)
    found = quotes(text)
    assert [quote.words for quote in found] == words
    assert [quote.attribution.source if quote.attribution else None for quote in found] == [source]
    assert all(text[quote.start : quote.end] == quote.surface for quote in found)


@pytest.mark.parametrize(
    "sentence",
    [
        "The crews' boats and the port's cranes were lost.",
        "The film “Harbour Lights” opened on Friday.",
        "The school was judged “inadequate” by Ofsted.",
        "It was the '90s, and the dock was busy.",
        'A plank 5" wide and 6" long floated by.',
        "The so-called “dock rats” left.",
    ],
)
def test_names_gradings_and_apostrophes_are_no_sayings(sentence: str) -> None:
    assert quotes(sentence) == []


def test_a_place_that_is_spoken_of_is_no_saying() -> None:
    assert quotes("He spoke of “Old Mill” and its past.") == []


def test_a_headline_between_marks_is_no_saying() -> None:
    assert quotes("“Port says sorry for lost ships”\n\nThe port said sorry on Friday.") == []


def test_long_speeches_are_left_to_the_article() -> None:
    speech = " ".join(["rope"] * 100)
    assert quotes(f"The harbour master said: “We need {speech}.”") == []


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("abS .,:;\n“”\"'‘’"), max_size=80))
def test_marks_in_any_order_are_read_without_error_and_offsets_hold(text: str) -> None:
    for quote in quotes(text):
        assert text[quote.start : quote.end] == quote.surface
        assert quote.words == quote.surface
