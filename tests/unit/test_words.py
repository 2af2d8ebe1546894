"""Base forms and names without a language model."""

import pytest

from claims.comparison import dated, origins, topics, words
from claims.lines import parse_as_of
from tests.unit.making import figure


@pytest.mark.parametrize(
    ("forms", "base"),
    [
        ("injure injures injured injuring", "injure"),
        ("stop stops stopped stopping", "stop"),
        ("country countries", "country"),
        ("carry carries carried carrying", "carry"),
        ("child children", "child"),
        ("detain detained detaining", "detain"),
        ("arrest arrests arrested", "arrest"),
        ("crash crashes crashed", "crash"),
        ("find found", "find"),
        ("crisis crises", "crisis"),
    ],
)
def test_every_form_of_a_word_has_one_base(forms, base):
    assert {words.lemma(form) for form in forms.split()} == {base}


def test_names_are_told_by_the_words_that_others_lack():
    assert words.proper_words("Harwick County Council") == {"harwick"}
    assert words.proper_words("Harwick children’s services") == {"harwick"}
    assert words.proper_words("County Council") == {"county", "council"}


@pytest.mark.parametrize(
    ("period", "told"),
    [
        ("2021-03-03", "3 March 2021"),
        ("2021-03", "March 2021"),
        ("2021", "2021"),
        ("2021-06/2021-08", "June to August 2021"),
        ("2021-03-01/2021-03-12", "1 to 12 March 2021"),
        ("2020/2021", "2020 to 2021"),
        (None, ""),
    ],
)
def test_periods_are_written_as_a_newspaper_does(period, told):
    assert dated.day_words(parse_as_of(period)) == told


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"outlet": "Vale Times"}, "Vale Times of 3 March 2021"),
        ({"byline": "the editor"}, "the report by the editor of 3 March 2021"),
        ({}, "the report of 3 March 2021"),
        ({"published": None}, "an undated report"),
        ({"published": "2021-03-01/2021-03-07"}, "the report of about 1 to 7 March 2021"),
    ],
)
def test_a_source_is_named_by_outlet_or_byline_and_day(fields, told):
    assert dated.source(figure("homes", 3, **fields)) == told


def test_origins_are_counted_once():
    told = "The flood board counted 61 wet homes along the lower river bank"
    rows = [
        figure("homes", 61, article="a", by="Harwick Flood Inquiry"),
        figure("homes", 61, article="b", by="the Harwick Flood Inquiry"),
        figure("homes", 61, article="c", sentence=f"{told} on Monday."),
        figure("homes", 61, article="d", sentence=f"{told} this Monday."),
        figure("homes", 61, article="e", by="officials"),
        figure("homes", 61, article="f", by="officials"),
    ]
    assert origins.count(rows) == 4


@pytest.mark.parametrize(
    ("phrase", "states"),
    [
        ("people saved from the flood", {"alive"}),
        ("money to save from the budget", set()),
        ("passengers carried by the ferry", {"aboard"}),
        ("checks carried out", set()),
    ],
)
def test_a_word_that_is_said_of_things_too_is_a_state_only_behind_people(phrase, states):
    assert topics.read(phrase).states == states
