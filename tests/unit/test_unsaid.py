"""What a number leaves unsaid: its noun, its unit, its movement; and amounts in two units."""

from decimal import Decimal

import pytest
from spacy.language import Language

from claims.values import Comparator, Statement
from tests.unit.reading import figures, read, unbracketed


def one(sentence: str, nlp: Language) -> Statement:
    """The figure that stands in the sentence's brackets."""
    text, [words] = unbracketed(sentence)
    found = {figure.surface: figure for figure in figures(text, nlp)}
    assert words in found
    return found[words]


@pytest.mark.parametrize(
    ("sentence", "counted"),
    [
        ("A mother of [three] won the race.", "children"),
        ("The father-of-[two] left early.", "children"),
        ("It feeds a family of [four].", "people"),
        ("[At least 11] dead after a barge sinks", "people dead"),
        ("A barge hit a pier, leaving [19] injured.", "people injured"),
        ("Prices at the inn went up for [three] guests.", None),
        ("The mother of [two pilots] was ill.", "pilots"),
    ],
)
def test_words_beside_a_number_say_what_it_counts(sentence: str, counted: str | None, nlp: Language) -> None:
    if counted is None:
        assert "guests" in (figures(unbracketed(sentence)[0], nlp)[0].counted or "")
    else:
        assert one(sentence, nlp).counted == counted


@pytest.mark.parametrize(
    ("sentence", "unit"),
    [
        ("The rate rose from 3.1 per cent to [3.6].", "percent"),
        ("The best bid is 61.20 cents, while the lowest is [58.75].", "cent"),
        ("Fees rose by 2 per cent but tolls by [1].", "percent"),
        ("Fees rose by 2 per cent and the pier hired [12].", "count"),
        ("Fees rose by 6 per cent, while wardens fell by [26,000].", "count"),
        ("It lasted 3 hours and they served [40].", "count"),
    ],
)
def test_a_bare_number_takes_the_unit_of_its_twin_only(sentence: str, unit: str, nlp: Language) -> None:
    figure = one(sentence, nlp)
    assert figure.quantity is not None
    assert figure.quantity.unit == unit


@pytest.mark.parametrize(
    ("sentence", "trend"),
    [
        ("The index was up 9.5 points, or [0.4 per cent].", "up"),
        ("Tolls fell by [26,000] to 898,000.", "down"),
        ("Tolls fell by 26,000 to [898,000].", None),
        ("The crown rose [under 3 per cent].", "up"),
        ("In trading: Harbour [-1.3%], Weir +0.2%.", "down"),
        ("It was an increase of [62 per cent].", "up"),
        ("A [7 per cent] fall is feared.", "down"),
        ("She added [nine rooms] to the inn.", None),
        ("A share of [7 per cent] is feared.", None),
    ],
)
def test_movement_is_told_apart_from_levels(sentence: str, trend: str | None, nlp: Language) -> None:
    assert one(sentence, nlp).trend == trend


@pytest.mark.parametrize(
    ("sentence", "value", "unit"),
    [
        ("It took [38 minutes 30 seconds].", "38.5", "minute"),
        ("They were held for [two years and three months].", "2.25", "year"),
        ("The post is [6 feet 3 inches] tall.", "6.25", "foot"),
    ],
)
def test_an_amount_in_two_units_is_one(sentence: str, value: str, unit: str, nlp: Language) -> None:
    figure = one(sentence, nlp)
    assert figure.quantity is not None
    assert (figure.quantity.value, figure.quantity.unit) == (Decimal(value), unit)


def test_a_list_of_lengths_stays_a_list(nlp: Language) -> None:
    found = figures("They sailed for 2 years, 5 months, 9 days.", nlp)
    assert [figure.surface for figure in found] == ["2 years", "5 months", "9 days"]


def test_a_conversion_in_brackets_is_bounded_alike(nlp: Language) -> None:
    _, converted = figures("The wall is more than 50 miles (80km) long.", nlp)
    assert converted.quantity is not None
    assert (converted.quantity.comparator, converted.quantity.low) == (Comparator.MORE, 80)


@pytest.mark.parametrize(
    ("sentence", "comparator"),
    [
        ("Tolls edge up to [£4].", Comparator.EQUAL),
        ("The toll went up to [£4].", Comparator.EQUAL),
        ("The toll is [up to £4].", Comparator.AT_MOST),
        ("It met 71 per cent, below the [76%] target.", Comparator.EQUAL),
        ("It came to [below 76%].", Comparator.LESS),
        ("The toll is [just under £4].", Comparator.LESS),
        ("The toll is [nearly £4].", Comparator.ABOUT),
    ],
)
def test_up_to_behind_a_verb_of_movement_is_no_bound(sentence: str, comparator: Comparator, nlp: Language) -> None:
    figure = one(sentence, nlp)
    assert figure.quantity is not None
    assert figure.quantity.comparator is comparator


@pytest.mark.parametrize(
    ("sentence", "surfaces"),
    [
        ("Tolls fell from £45m in 2019 to £12.5m.", ["£45m", "£12.5m"]),
        ("Berths rose from 412 to 618.", ["412", "618"]),
        ("Berths rose by 400 to 1,000.", ["400", "1,000"]),
        ("Berths cost 25,000 or 40,000 crowns.", ["25,000", "40,000 crowns"]),
        ("Two or three barges sank.", ["Two or three barges"]),
        ("Tolls will rise by 5 to 10 per cent.", ["5 to 10 per cent"]),
        ("Ships fall into one in every three harbours.", ["one in every three"]),
    ],
)
def test_two_figures_are_told_from_one_range(sentence: str, surfaces: list[str], nlp: Language) -> None:
    assert [figure.surface for figure in figures(sentence, nlp)] == surfaces


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("A barge sinks in one in every [three months].", "how often, not how long"),
        ("Crews answered [999] calls.", "a telephone number"),
        ("[Year 11] pupils sailed.", "a section, a number in a series or a name"),
        ("They sat [level 3] exams.", "a section, a number in a series or a name"),
        ("They got [grade 4 or above].", "a section, a number in a series or a name"),
        ("It was a [category two] alert.", "a section, a number in a series or a name"),
        ("Classes hold 28.4 pupils, up from 26.9 [five years] ago.", "the time of the figure before it"),
        ("She bought the Harbour [11] Pro Max.", "part of a name"),
    ],
)
def test_numbers_that_name_or_date_are_left_out_with_a_reason(sentence: str, reason: str, nlp: Language) -> None:
    text, [words] = unbracketed(sentence)
    left_out = {left.surface: left.reason for left in read(text, nlp).left_out}
    assert left_out.get(words) == reason


@pytest.mark.parametrize(
    "sentence", ["They had [three grades].", "[11 years] later it sank.", "She met [12 Harbour wardens]."]
)
def test_counts_beside_such_words_stay_figures(sentence: str, nlp: Language) -> None:
    text, [words] = unbracketed(sentence)
    assert words.split()[0] in (figures(text, nlp)[0].surface)


def test_not_a_penny_is_no_money(nlp: Language) -> None:
    figure = one("The town has [not received a penny].", nlp)
    assert figure.quantity is not None
    assert (figure.quantity.value, figure.quantity.unit) == (0, "GBP")


def test_a_rate_borrows_no_noun(nlp: Language) -> None:
    rate = figures("The port had 30 wrecks, or 4.2 per 1,000 sailings.", nlp)[1]
    assert (rate.counted, rate.scope.denominator) == (None, "1,000 sailings")


@pytest.mark.parametrize(
    ("sentence", "counted"),
    [
        ("The port had 64 wardens, but only [34 per cent] were experienced.", "wardens that were experienced"),
        ("The port had 64 wardens, and only [34 per cent] of these were experienced.", "wardens that were experienced"),
        ("Cadets did well: [81 per cent] passed.", "Cadets that passed"),
        ("[Half] of those on board were cadets.", "those on board that were cadets"),
        ("The port wants to raise mooring fees by [4.5 per cent].", "mooring fees"),
        ("Fees went up by an average of [£40].", "Fees"),
        ("Nearly one in five adults smokes, down from [27 per cent].", "adults"),
        ("Inflation edges up to [4.3%] in May", "Inflation"),
        ("The port said [18,200 guests] waited, a rise of 12 per cent.", "guests that waited"),
        ("Year 11 pupils did well: [81 per cent] passed.", "Year 11 pupils that passed"),
    ],
)
def test_a_share_says_of_whom(sentence: str, counted: str, nlp: Language) -> None:
    assert one(sentence, nlp).counted == counted


@pytest.mark.parametrize(
    ("sentence", "trackable"),
    [("The clinic saw 68 per cent of guests within [four hours].", False), ("The talks took [four hours].", True)],
)
def test_a_time_limit_is_not_tracked_on_its_own(sentence: str, trackable: bool, nlp: Language) -> None:
    assert one(sentence, nlp).trackable is trackable


def test_a_target_is_no_reading_of_the_measure(nlp: Language) -> None:
    text = "The clinic saw 68 per cent of A&E patients within four hours, against a target of 95 per cent."
    reading, *_, target = figures(text, nlp)
    assert reading.measure is not None
    assert target.measure is None
