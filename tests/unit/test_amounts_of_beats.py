"""Amounts as the beats of a newspaper spell and bound them: money, measures, shares and ages."""

from decimal import Decimal

import pytest
from spacy.language import Language

from tests.unit.reading import figures, unbracketed
from tests.unit.test_wordings_of_beats import amounts


@pytest.mark.parametrize(
    ("sentence", "value", "unit"),
    [
        ("The pier cost £1.2 bn.", "1200000000", "GBP"),
        ("The pier cost £4 m.", "4000000", "GBP"),
        ("The pier cost Rs 500 crore.", "5000000000", "INR"),
        ("The pier cost Rs 2 lakh crore.", "2000000000000", "INR"),
        ("The pier cost Rs 2,15,630 crore.", "2156300000000", "INR"),
        ("The pier cost ₹2 lakh.", "200000", "INR"),
        ("The pier cost R200 million.", "200000000", "ZAR"),
        ("The pier cost N5 billion.", "5000000000", "NGN"),
        ("The pier cost Sh50,000.", "50000", "KES"),
        ("The pier cost 40 million won.", "40000000", "KRW"),
        ("The pier cost 300 rand.", "300", "ZAR"),
        ("The oven reached 450F.", "450", "fahrenheit"),
        ("The lease runs for two financial years.", "2", "year"),
    ],
)
def test_money_and_measures_are_read_in_local_spellings(sentence: str, value: str, unit: str, nlp: Language) -> None:
    [(_, _, found, in_unit)] = amounts(sentence, nlp)
    assert (found, in_unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    "sentence",
    ["The plan R2 was dropped.", "The K40 bus is late.", "The N9 road is shut.", "She moved to Nashville, TN."],
)
def test_letters_of_a_local_currency_are_none_before_a_small_number(sentence: str, nlp: Language) -> None:
    assert amounts(sentence, nlp) == []


def test_metres_are_no_millions_before_what_is_measured(nlp: Language) -> None:
    assert [unit for *_, unit in amounts("A 9.4m sailing boat sank.", nlp)] == ["metre"]
    assert [value for _, _, value, _ in amounts("A 9.4m grant was made.", nlp)] == [Decimal(9_400_000)]


def test_feet_and_inches_are_one_height(nlp: Language) -> None:
    [(surface, _, value, unit)] = amounts("The thief is 5ft 6in tall.", nlp)
    assert (surface, value, unit) == ("5ft 6in", Decimal("5.5"), "foot")


@pytest.mark.parametrize(
    ("sentence", "unit"),
    [
        ("Queensland will spend $40m on reefs, the first such sum in Queensland.", "AUD"),
        ("Auckland spent $40m, the mayor of Auckland said.", "NZD"),
        ("Queensland will pay US$40m to miners in Queensland.", "USD"),
        ("Queensland sold $40m of coal to Texas, said Queensland's minister.", "USD"),
        ("The harbour will spend $40m on cranes.", "USD"),
        ("Ontario sells oil at $40 a barrel, said Ontario's minister.", "USD"),
    ],
)
def test_bare_dollars_are_those_of_the_one_country_that_a_text_is_about(
    sentence: str, unit: str, nlp: Language
) -> None:
    assert [found for *_, found in amounts(sentence, nlp)] == [unit]


@pytest.mark.parametrize(
    ("sentence", "comparator", "value"),
    [
        ("Visits topped [200,000] in a week.", ">", 200_000),
        ("Visits exceeded [200,000] in a week.", ">", 200_000),
        ("The toll nears [400].", "~", 400),
        ("It has [never been more than 60 boats].", "<=", 60),
        ("It has been [more than 60 boats].", ">", 60),
        ("Fewer than the [240 tenders] expected came.", "=", 240),
        ("[Fewer than 240 tenders] came.", "<", 240),
        ("She said [about 26 tenders] had come.", "~", 26),
        ("She said about [two tenders] that they had come.", "=", 2),
        ("[Around 26 tenders] came.", "~", 26),
        ("[Barely 26 tenders] came.", "~", 26),
        ("[26-odd tenders] came.", "~", 26),
        ("The [26 odd tenders] came.", "=", 26),
        ("[A shade under 26 tenders] came.", "<", 26),
        ("They gathered around [26 tenders].", "=", 26),
    ],
)
def test_a_verb_a_denial_or_an_article_decides_the_bound(
    sentence: str, comparator: str, value: int, nlp: Language
) -> None:
    text, [span] = unbracketed(sentence)
    found = next(one for one in amounts(text, nlp) if one[2] == value)
    assert found[:2] == (span, comparator)


@pytest.mark.parametrize(
    ("sentence", "unit"),
    [
        ("Turnout was 43 per cent, up [2.1 points].", "percentage_point"),
        ("The pass rate dipped [0.3 points] to 97.2 per cent.", "percentage_point"),
        ("The index fell [31 points], or 0.6 per cent.", "count"),
        ("The index ended down 1 per cent at [1,463 points].", "count"),
    ],
)
def test_points_of_a_share_are_percentage_points(sentence: str, unit: str, nlp: Language) -> None:
    text, [span] = unbracketed(sentence)
    assert [found for surface, _, _, found in amounts(text, nlp) if surface == span] == [unit]


@pytest.mark.parametrize(
    ("sentence", "ages"),
    [
        ("Two porters, both [23], were held.", [23]),
        ("A Norwich man, [66], and a Leeds woman, [45], were held.", [66, 45]),
        ("The porters, both 23 kilos heavier, left.", []),
    ],
)
def test_ages_behind_people_are_ages(sentence: str, ages: list[int], nlp: Language) -> None:
    text, _ = unbracketed(sentence)
    assert [one.quantity.value for one in figures(text, nlp) if one.quantity and not one.trackable] == ages
