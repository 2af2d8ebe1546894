"""What a number counts, read from the parse."""

import pytest
from spacy.language import Language

from tests.unit.reading import figures, only, unbracketed


@pytest.mark.parametrize(
    ("sentence", "counted"),
    [
        ("The zoo bought 14 grey parrots.", "grey parrots"),
        ("Hundreds of swimmers crossed the bay.", "swimmers that crossed the bay"),
        ("There were 37 cottages without a roof.", "cottages without a roof"),
        ("Thefts fell from 118.", "Thefts"),
        ("The number of drownings rose to 26.", "drownings"),
        ("The number of cottages without a roof rose to 26.", "cottages without a roof"),
        ("Officials estimated the number of homes without power at 1,240.", "homes without power"),
        ("One diver put the number of people on board the ferry when it sank near the pier at 95.", "people on board"),
        ("The number of cottages rose to 26 without a word from the owner.", "cottages"),
        ("A first-class ticket for 12 second-hand boats.", "second-hand boats"),
        ("The clerk read a 9-page letter.", "page"),
    ],
)
def test_the_counted_phrase_is_the_noun_with_what_narrows_it(sentence: str, counted: str, nlp: Language) -> None:
    assert figures(sentence, nlp)[0].counted == counted


@pytest.mark.parametrize(
    "sentence",
    [
        "The zoo bought [14 grey parrots].",
        "[Hundreds of swimmers] crossed the bay.",
        "They saw [more than 80 seals].",
        "[35 per cent] of pupils walk.",
        "The roof cost [£3m].",
        "The clerk read a [9-page] letter.",
    ],
)
def test_the_surface_takes_in_hedge_unit_and_noun(sentence: str, nlp: Language) -> None:
    text, [span] = unbracketed(sentence)
    figure = only(text, nlp)
    assert figure.surface == span == text[figure.start : figure.end]


def test_a_share_has_its_population_and_subset(nlp: Language) -> None:
    figure = figures("In May 41 per cent of permits were granted within 30 days.", nlp)[0]
    assert (figure.scope.population, figure.scope.subset) == ("permits", "granted within 30 days")
    assert figure.scope.threshold == "within 30 days"


def test_a_share_without_a_noun_takes_the_one_before(nlp: Language) -> None:
    text = "The ferry line has 212 deckhands. Only 18 per cent were trained."
    assert (figures(text, nlp)[1].counted or "").startswith("deckhands")


def test_a_third_of_whom_points_back(nlp: Language) -> None:
    figure = figures("The museum has 64 guides, a third of whom are volunteers.", nlp)[1]
    assert (figure.scope.population, figure.scope.subset) == ("guides", "volunteers")


def test_a_bare_number_counts_what_the_one_before_counted(nlp: Language) -> None:
    first, second = figures("Nine hikers were rescued and 4 treated for burns.", nlp)
    assert (first.counted or "").startswith("hikers")
    assert (second.counted or "").startswith("hikers")


def test_a_new_sentence_lends_no_noun(nlp: Language) -> None:
    assert (figures("Nine hikers were rescued. It was 4 below.", nlp)[-1].counted or "") != "hikers"


def test_some_narrow_what_only_some_did(nlp: Language) -> None:
    figure = only("Some drivers were working more than 60 shifts.", nlp)
    assert figure.scope.quantifier == "Some"


@pytest.mark.parametrize(
    ("sentence", "denominator"),
    [("Guards earn £14 an hour.", "an hour"), ("The rate is 6 per 1,000 births.", "1,000 births"),
     ("They lose $30 a barrel.", "a barrel"), ("It was £14 a year ago.", None)],
)  # fmt: skip
def test_rates_have_a_denominator(sentence: str, denominator: str | None, nlp: Language) -> None:
    assert figures(sentence, nlp)[0].scope.denominator == denominator


@pytest.mark.parametrize(
    ("sentence", "age"),
    [
        ("The [seven-year-old] pony won.", 7),
        ("Boys aged [12] may enter.", 12),
        ("She will be [61] in June.", 61),
        ("Admission is free for children [under 5].", 5),
    ],
)
def test_ages_are_not_tracked(sentence: str, age: int, nlp: Language) -> None:
    text, [span] = unbracketed(sentence)
    figure = only(text, nlp)
    assert figure.quantity is not None
    assert (figure.surface, figure.quantity.value, figure.quantity.unit) == (span, age, "year")
    assert (figure.counted, figure.trackable) == ("age", False)


def test_a_threshold_is_not_tracked_but_its_figure_is(nlp: Language) -> None:
    share, days = figures("Only 41 per cent of permits were granted within 30 days.", nlp)
    assert (share.trackable, days.trackable) == (True, False)


@pytest.mark.parametrize(
    ("sentence", "trend"),
    [
        ("Rents rose 6 per cent.", "up"),
        ("Rents fell by 6 per cent.", "down"),
        ("Rents are up 6 per cent.", "up"),
        ("Rents stand at 6 per cent.", None),
        ("Rents rose to 600 crowns.", None),
        ("The inn added 12 rooms.", None),
    ],
)
def test_the_trend_is_kept_apart_from_the_comparator(sentence: str, trend: str | None, nlp: Language) -> None:
    figure = figures(sentence, nlp)[0]
    assert figure.quantity is not None
    assert (figure.trend, str(figure.quantity.comparator)) == (trend, "=")
