"""Wordings of the beats — budgets, jobs, health, police, disasters — each with one that must be left alone."""

from decimal import Decimal

import pytest
from spacy.language import Language

from claims.values import Kind, LeftOut
from tests.unit.reading import figures, read, unbracketed


def amounts(sentence: str, nlp: Language) -> list[tuple[str, str, Decimal | None, str]]:
    """Words, comparator, value and unit of every figure."""
    return [
        (one.surface, str(one.quantity.comparator), one.quantity.value, one.quantity.unit)
        for one in figures(sentence, nlp)
        if one.quantity is not None
    ]


def counted(sentence: str, nlp: Language) -> list[str | None]:
    """What each figure counts."""
    return [one.counted for one in figures(sentence, nlp)]


def left_out(sentence: str, nlp: Language) -> list[LeftOut]:
    return list(read(sentence, nlp).left_out)


@pytest.mark.parametrize(
    ("sentence", "surface", "reason"),
    [
        ("There were 12.4 drownings per 100,000 swimmers.", "100,000", "denominator"),
        ("Rainfall was higher than 2011.", "2011", "year"),
        ("Rainfall was higher than 2011 levels.", "2011", "year"),
        ("She won with a majority of 1,269 votes.", "a majority", "margin"),
        ("That means zero impact on bills.", "zero", "stresses"),
        ("The toll for '14 was unknown.", "'14", "year"),
        ("It was updated at 06:56:46-05.", "06:56:46-05", "clock"),
        ("It took place after 0300 hrs.", "0300 hrs", "clock"),
        ("She was told to ring the bank on 1161 and ask.", "ring the bank on 1161", "telephone"),
        ("The night train 20417 was moved.", "train 20417", "series"),
        ("Teaching in key stages one and two was poor.", "key stages one and two", "series"),
        ("A World War Two veteran spoke.", "World War Two", "series"),
        ("The trust is ranked 7 out of 88 trusts.", "7", "rank"),
        ("They joined the Planet 9 science project.", "9", "name"),
    ],
)
def test_what_is_no_amount_is_left_out_with_its_reason(sentence: str, surface: str, reason: str, nlp: Language) -> None:
    found = {one.surface: one.reason for one in left_out(sentence, nlp)}
    assert reason in found[surface]


@pytest.mark.parametrize(
    "sentence",
    [
        "There were [100,000 swimmers].",
        "It drew more than [2011 boats].",
        "She has [a majority] of seats.",
        "They saw [zero gulls].",
        "The trust is ranked 7 out of [88 trusts].",
        "The march went past after [1500 hours] of work.",
        "They had to train [40 people].",
        "[Most] homicides were shootings.",
        "In London [9 people] joined.",
        "They had waited [more than a year].",
        "The [700 mark] was reached.",
        "With 12 sailors ill and [one cook] dead, it sailed.",
        "The council seats 31 Labour, 18 Conservative, [9 Liberal Democrat] members.",
        "Some 340 (51 per cent) of the thefts were small, and the other [299] (45 per cent) were bicycle thefts.",
    ],
)
def test_what_looks_alike_and_is_an_amount_is_read(sentence: str, nlp: Language) -> None:
    text, [span] = unbracketed(sentence)
    assert any(span in surface for surface, *_ in amounts(text, nlp))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Debt has risen from £312m to £418m.", ["Debt", "Debt"]),
        ("Reserves have halved to £9.3m.", ["Reserves", "Reserves"]),
        ("Sales tripled to £12m.", ["Sales", "Sales"]),
        ("Winds of up to 120mph tore roofs off.", ["Winds"]),
        ("The fee is twice as high as the national average of £41.", [None, "national average"]),
        ("The drug cut deaths by a fifth.", ["deaths"]),
        ("The deficit came in at 5.1 per cent of GDP.", ["deficit"]),
        ("Rents rose to £138, up £11, or 9 per cent.", ["Rents", "Rents", "Rents"]),
        ("They hope for another tender or two.", ["tender"]),
        ("Nine out of 10 trams ran, but one in 30 was cancelled.", ["trams", "trams"]),
    ],
)
def test_an_amount_is_of_what_its_clause_moves(sentence: str, expected: list[str | None], nlp: Language) -> None:
    assert counted(sentence, nlp) == expected


def test_a_record_is_of_today_whatever_it_is_held_against(nlp: Language) -> None:
    [figure] = figures("The deficit stood at £51m, the widest since 1992.", nlp)
    assert figure.period is None or figure.period.start is None or figure.period.start.year != 1992
    [figure] = figures("The deficit has been £51m since 1992.", nlp)
    assert figure.period is not None
    assert figure.period.start is not None
    assert figure.period.start.year == 1992


@pytest.mark.parametrize(
    ("sentence", "trend"),
    [
        ("Payrolls were revised down by a combined 22,000.", "down"),
        ("Payrolls were put down as 22,000.", None),
        ("The drug cut deaths by a fifth.", "down"),
    ],
)
def test_a_revision_has_its_direction(sentence: str, trend: str | None, nlp: Language) -> None:
    assert [one.trend for one in figures(sentence, nlp)] == [trend]


def test_the_most_of_something_is_no_majority(nlp: Language) -> None:
    assert amounts("The city saw the most thefts of its history.", nlp) == []


def test_a_year_ago_is_no_amount(nlp: Language) -> None:
    assert amounts("A year ago they spoke of it for a month.", nlp) == []


@pytest.mark.parametrize(
    ("sentence", "value"), [("It took nearly two decades.", 20), ("It took a century and a half.", None)]
)
def test_decades_are_told_in_years(sentence: str, value: int | None, nlp: Language) -> None:
    in_years = [found for _, _, found, unit in amounts(sentence, nlp) if unit == "year"]
    assert in_years == ([Decimal(value)] if value else [])


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("The police arrested a man on Boxing Day.", "2020-12-26"),
        ("The police arrested a man on New Year’s Day 2019.", "2019-01-01"),
        ("The police arrested a man on Labour Day.", None),
    ],
)
def test_feasts_of_one_day_are_dates(sentence: str, day: str | None, nlp: Language) -> None:
    events = [one for one in read(sentence, nlp).statements if one.kind is Kind.EVENT]
    assert [str(one.period.start) for one in events if one.period] == ([day] if day else [])


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("Inspectors assessed the nursery last December.", ["inspection"]),
        ("Inspectors made a second visit in January.", ["inspection"]),
        ("The mayor made a second visit in January.", []),
    ],
)
def test_what_inspectors_do_is_an_inspection(sentence: str, kinds: list[str], nlp: Language) -> None:
    frames = [one.event.type for one in read(sentence, nlp).statements if one.event]
    assert [kind for kind in frames if kind == "inspection"] == kinds


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("The report reads: “Leaders need help with reading.”", "report"),
        ("The mayor pledged that “queues will fall by spring”.", "mayor"),
        ("The mayor reads “Leaders need help” aloud.", None),
    ],
)
def test_documents_read_and_people_pledge(sentence: str, source: str | None, nlp: Language) -> None:
    quotes = [one for one in read(sentence, nlp).statements if one.kind is Kind.QUOTE]
    assert [one.attribution.source for one in quotes if one.attribution] == ([source] if source else [])


@pytest.mark.parametrize(
    ("sentence", "unit"),
    [("The share costs 6.5 times earnings.", "ratio"), ("The wheel turns 6.5 times a minute.", "count")],
)
def test_times_of_an_amount_is_a_ratio(sentence: str, unit: str, nlp: Language) -> None:
    assert [found for *_, found in amounts(sentence, nlp)] == [unit]


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("Thefts made up 18 204 of them, and the coast had 3 417.", [18204, 3417]),
        ("The fund pays R20 000 a month.", [20000]),
        ("In 2016 300 boats sank.", [300]),
        ("The club had 12 400 metre runners and 1,200 members.", [12, 400, 1200]),
    ],
)
def test_thousands_may_be_set_apart_by_spaces(sentence: str, values: list[int], nlp: Language) -> None:
    assert [value for _, _, value, _ in amounts(sentence, nlp)] == values


@pytest.mark.parametrize(
    ("sentence", "comparator"),
    [("As many as 1,383 came.", "="), ("As many as 1,500 came.", "<="), ("Up to 92 came.", "<=")],
)
def test_a_number_told_to_the_last_digit_is_no_limit(sentence: str, comparator: str, nlp: Language) -> None:
    assert [found for _, found, _, _ in amounts(sentence, nlp)] == [comparator]


def test_a_number_compared_with_counts_all_that_the_other_counts(nlp: Language) -> None:
    first, _, second = figures("There were 98 pupils waiting over a year for a desk, up from 89.", nlp)
    assert first.counted == second.counted
    assert first.measure == second.measure
    other = figures("There were 98 pupils waiting for a desk, and 89 left.", nlp)[1]
    assert other.counted != first.counted


@pytest.mark.parametrize(
    ("sentence", "start"),
    [
        ("Over the past three months the port lost 40 jobs.", "2021-06-17"),
        ("In the previous four weeks 12 boats sank.", "2021-08-18"),
        ("The port has lost 40 jobs over the year.", "2020-09-15"),
        ("The toll for '14 was 310.", "2014-01-01"),
    ],
)
def test_spans_that_end_with_printing_are_periods(sentence: str, start: str, nlp: Language) -> None:
    periods = [one.period for one in figures(sentence, nlp) if one.quantity and one.quantity.unit == "count"]
    assert [str(period.start) for period in periods if period] == [start]


def test_over_the_year_that_something_lasted_is_no_span_to_printing(nlp: Language) -> None:
    [figure] = figures("The port lost 40 jobs over the year of the strike.", nlp)
    assert figure.period is None


@pytest.mark.parametrize(
    ("sentence", "entity"),
    [
        ("Thefts rose by a tenth in Glasgow.", "Glasgow"),
        ("Thefts in London rose by a tenth in May.", "London"),
        ("The mayor said in Glasgow that thefts rose by a tenth.", None),
    ],
)
def test_a_figure_is_of_the_place_where_its_clause_happens(sentence: str, entity: str | None, nlp: Language) -> None:
    assert [one.entity for one in figures(sentence, nlp)] == [entity]


def test_the_whole_that_a_clause_opens_with_is_the_population(nlp: Language) -> None:
    _, part = figures("Of the nine wounded, four were sent to a clinic.", nlp)
    assert part.scope.population
    [whole] = figures("Four were sent to a clinic.", nlp)
    assert whole.scope.population is None


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("Thefts climbed by 2.4 per cent from 973 to 996.", ["2.4", "973", "996"]),
        ("This took the rate from 7.7% to 7.9%.", ["7.7", "7.9"]),
        ("Fees range from 7 to 9 crowns.", [None]),
        ("It opens a 30- to 90-day window.", [None]),
        ("It has 30 to 90 seats.", [None]),
    ],
)
def test_a_change_is_two_levels_and_a_span_is_one_range(sentence: str, values: list[str | None], nlp: Language) -> None:
    assert [value for _, _, value, _ in amounts(sentence, nlp)] == [v and Decimal(v) for v in values]


@pytest.mark.parametrize(
    ("sentence", "comparator"),
    [
        ("It pushed the vacancy rate up to 7.9%.", "="),
        ("The toll could go up to 9,000.", "<="),
        ("The toll went up to 9,000.", "="),
        ("The hall seats up to 9,000.", "<="),
    ],
)
def test_up_to_is_a_bound_unless_something_got_there(sentence: str, comparator: str, nlp: Language) -> None:
    assert [found for _, found, _, _ in amounts(sentence, nlp)] == [comparator]


@pytest.mark.parametrize(
    ("sentence", "unit"),
    [("It flooded in [9] of the past 12 years.", "year"), ("It sank [9] of the last 12 boats.", "count")],
)
def test_a_part_of_a_span_is_told_in_its_unit(sentence: str, unit: str, nlp: Language) -> None:
    text, [span] = unbracketed(sentence)
    assert [found for surface, _, _, found in amounts(text, nlp) if surface == span] == [unit]
