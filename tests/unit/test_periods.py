"""Words of time: which are found, which days they name, and which of them a claim speaks of."""

import datetime

import pytest

from claims.extraction.periods import find_agos, find_periods, period_of
from claims.values import Basis, Period, Precision
from tests.unit.parsing import PRINTED, bracketed, parsed


def days(period: Period | None) -> str | None:
    """The period as a reader of tests likes it."""
    if period is None or (period.start is None and period.end is None):
        return None
    return f"{period.start or ''}/{period.end or ''}"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The quay opened on [Tuesday, 4th April 2023].", "2023-04-04/2023-04-04"),
        ("The quay opened on [4 April 2023].", "2023-04-04/2023-04-04"),
        ("The quay opened on [April 4, 2023], after rain.", "2023-04-04/2023-04-04"),
        ("The quay opened on [2023-04-04].", "2023-04-04/2023-04-04"),
        ("The quay opened in [April 2021].", "2021-04-01/2021-04-30"),
        ("The quay opened in [November].", "2022-11-01/2022-11-30"),
        ("The quay opened in [March].", "2023-03-01/2023-03-31"),
        ("The quay will open in [November].", "2023-11-01/2023-11-30"),
        ("The quay opened [last November].", "2022-11-01/2022-11-30"),
        ("The quay opened in [October last year].", "2022-10-01/2022-10-31"),
        ("The quay opened in [summer last year].", "2022-06-01/2022-08-31"),
        ("The quay opened [last summer].", "2022-06-01/2022-08-31"),
        ("The quay opened [in the summer].", "2022-06-01/2022-08-31"),
        ("The quay opened in [spring 2020].", "2020-03-01/2020-05-31"),
        ("The quay opened in [winter 2020].", "2020-12-01/2021-02-28"),
        ("The quay opened [last Monday].", "2023-05-15/2023-05-15"),
        ("The quay opened on [Thursday].", "2023-05-11/2023-05-11"),
        ("The quay will open on [Thursday].", "2023-05-18/2023-05-18"),
        ("The quay opened on [Friday last week].", "2023-05-12/2023-05-12"),
        ("The quay opened on [Monday (May 15)].", "2023-05-15/2023-05-15"),
        ("The quay opened [this morning].", "2023-05-17/2023-05-17"),
        ("The quay opened [yesterday].", "2023-05-16/2023-05-16"),
        ("The quay will open [tomorrow].", "2023-05-18/2023-05-18"),
        ("The quay opened [last week].", "2023-05-08/2023-05-14"),
        ("The quay opened [last month].", "2023-04-01/2023-04-30"),
        ("The quay opened [earlier this month].", "2023-05-01/2023-05-31"),
        ("The quay opened [last year].", "2022-01-01/2022-12-31"),
        ("The quay was busier [this time last year].", "2022-05-01/2022-05-31"),
        ("The quay opened in [2016].", "2016-01-01/2016-12-31"),
        ("The quay was closed [between 2010 and 2015].", "2010-01-01/2015-12-31"),
        ("The port lost money in [the first quarter of 2022].", "2022-01-01/2022-03-31"),
        ("The port lost money in [2018/19].", "2018-04-01/2019-03-31"),
        ("Pupils stayed away in the academic year [2018/19].", "2018-09-01/2019-08-31"),
        ("The port grew in [the 1990s].", "1990-01-01/1999-12-31"),
        ("The quay was closed from [3 to 9 May 2022].", "2022-05-03/2022-05-09"),
    ],
)
def test_words_of_time_name_their_days(sentence: str, expected: str) -> None:
    text, words = bracketed(sentence)
    found = find_periods(parsed(text), PRINTED)
    assert [text[m.start : m.end] for m in found] == words
    assert [days(m.period) for m in found] == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "Around 2000 people came to the fair.",
        "The ferry carries 1850 passengers and 40 lorries.",
        "They may march to the sea.",
        "May said the fair was a success.",
        "The Boeing 737 landed safely.",
        "It cost £2019 to mend.",
        "He supports Sheffield Wednesday.",
        "Readers of the Sunday Times disagreed.",
        "It fell in the fall of the cabinet.",
    ],
)
def test_numbers_and_names_are_no_dates(sentence: str) -> None:
    assert find_periods(parsed(sentence), PRINTED) == []


def test_a_day_number_that_counts_people_is_no_date() -> None:
    text = "In April 20 people were hurt."
    assert [text[m.start : m.end] for m in find_periods(parsed(text), PRINTED)] == ["April"]


@pytest.mark.parametrize("clock", ["10:30 am", "12.16pm", "11 a.m.", "18:45", "1800 GMT", "noon", "ten o'clock"])
def test_clock_times_are_marked_as_such(clock: str) -> None:
    text = f"The ferry leaves at {clock} from the old pier."
    (found,) = find_periods(parsed(text), PRINTED)
    assert (text[found.start : found.end], found.is_clock, found.period) == (clock, True, None)


@pytest.mark.parametrize(
    ("words", "precision"),
    [
        ("2 May 2022", Precision.DAY),
        ("last week", Precision.WEEK),
        ("May 2022", Precision.MONTH),
        ("late July", Precision.MONTH),
        ("the beginning of March", Precision.MONTH),
        ("the second quarter of 2022", Precision.QUARTER),
        ("last summer", Precision.SEASON),
        ("2022", Precision.YEAR),
        ("recent years", Precision.VAGUE),
    ],
)
def test_precision_is_that_of_the_words(words: str, precision: Precision) -> None:
    (found,) = find_periods(parsed(f"The mill burned in {words}."), PRINTED)
    assert found.period is not None
    assert found.period.precision is precision


def test_parts_of_a_month_narrow_it() -> None:
    (late,) = find_periods(parsed("The mill will open in late July."), PRINTED)
    assert late.period is not None
    assert late.period.start is not None
    assert datetime.date(2023, 7, 15) < late.period.start
    assert late.period.end == datetime.date(2023, 7, 31)


def test_a_bracket_that_disagrees_with_yesterday_is_a_conflict() -> None:
    (found,) = find_periods(parsed("The survey came out yesterday (March 16), the mayor said."), PRINTED)
    assert found.period is not None
    assert days(found.period) == "2023-05-16/2023-05-16"
    assert found.period.conflict is not None
    assert "16 May" in found.period.conflict
    assert "16 March" in found.period.conflict


def test_a_bracket_that_agrees_is_no_conflict() -> None:
    (found,) = find_periods(parsed("The survey came out yesterday (May 16), the mayor said."), PRINTED)
    assert found.period is not None
    assert found.period.conflict is None


def test_a_weekday_that_does_not_fit_its_date_is_a_conflict() -> None:
    (wrong,) = find_periods(parsed("It opened on Monday 2 May 2023."), PRINTED)
    (right,) = find_periods(parsed("It opened on Tuesday 2 May 2023."), PRINTED)
    assert wrong.period is not None
    assert right.period is not None
    assert "Tuesday" in (wrong.period.conflict or "")
    assert right.period.conflict is None


def test_a_day_that_no_calendar_has_names_no_days() -> None:
    (found,) = find_periods(parsed("It opened on 30 February 2022."), PRINTED)
    assert found.period is not None
    assert days(found.period) is None
    assert "no day of the calendar" in (found.period.conflict or "")


@pytest.mark.parametrize("words", ["last summer", "in November", "yesterday", "on Monday", "this year", "on 5 May"])
def test_without_a_day_of_printing_no_year_is_invented(words: str) -> None:
    found = find_periods(parsed(f"The mill burned {words}."), None)
    assert found
    assert all(days(m.period) is None for m in found)


def test_weekday_day_and_month_fix_the_year_from_the_newest_in_the_text() -> None:
    found = find_periods(parsed("The mill, built in 2014, burned on Friday, 20 May."), None)
    assert days(found[-1].period) == "2016-05-20/2016-05-20"
    assert found[-1].period is not None
    assert found[-1].period.basis is Basis.INFERRED


def test_an_inferred_week_never_gives_a_false_day() -> None:
    week = Period(datetime.date(2023, 5, 15), datetime.date(2023, 5, 21), Precision.WEEK, Basis.INFERRED)
    found = find_periods(parsed("It closed yesterday and reopened this morning, as it did last month."), week)
    assert [days(m.period) for m in found] == [
        "2023-05-14/2023-05-20",
        "2023-05-15/2023-05-21",
        "2023-04-01/2023-04-30",
    ]


@pytest.mark.parametrize(
    ("sentence", "number", "expected"),
    [
        ("In March 2021 the yard had 40 cranes.", "40", "2021-03-01/2021-03-31"),
        ("Since June the yard has lost staff and now has 40 cranes.", "40", "2023-05-17/2023-05-17"),
        ("The yard has 40 cranes.", "40", "2023-05-17/2023-05-17"),
        ("The yard is short of 40 cranes and has £3m to find this year.", "40", "2023-05-17/2023-05-17"),
        ("The yard is short of 40 cranes and has £3m to find this year.", "£3m", "2023-01-01/2023-12-31"),
        ("An audit made in summer last year found that there were 40 rusty cranes.", "40", "2022-06-01/2022-08-31"),
        (
            "When auditors came last summer they found many faults since 2019, including 40 cranes.",
            "40",
            "2022-06-01/2022-08-31",
        ),
        ("The deaths of 40 sailors are still mourned.", "40", None),
        ("The owner said on Monday that 40 cranes were broken.", "40", None),
        ("The yard closed in 2010 and has 40 cranes.", "40", "2023-05-17/2023-05-17"),
        ("The yard had 40 cranes in 2010 and 30 in 2015.", "30", "2015-01-01/2015-12-31"),
        ("It spent £40m in 2018/19 and £50m in 2019-20.", "£40m", "2018-04-01/2019-03-31"),
        ("It spent £40m in 2018/19 and £50m in 2019-20.", "£50m", "2019-04-01/2020-03-31"),
        ("In May there were 40 fires, and in June 2022 there were 30 floods.", "40 fires", "2023-05-01/2023-05-31"),
        ("The queue held 41 ships, up from 29 in June 2022.", "29", "2022-06-01/2022-06-30"),
        ("The queue held 41 ships, up from 29 in June 2022.", "41", None),
        ("Stocks have fallen from £45m in 2019 to £12m.", "£45m", "2019-01-01/2019-12-31"),
        ("Stocks have fallen from £45m in 2019 to £12m.", "£12m", "2023-05-17/2023-05-17"),
        ("Forty of 90 drivers came from Leeds in 2019.", "90", "2019-01-01/2019-12-31"),
        ("More than 40 crews came in 2019.", "40", "2019-01-01/2019-12-31"),
        ("There were 19 thefts last year, compared with 12 in 2020-21.", "19", "2022-01-01/2022-12-31"),
        ("There were 19 thefts last year, compared with 12 in 2020-21.", "12", "2020-04-01/2021-03-31"),
        ("There were 40 fires in May, against 30 a year earlier.", "30", "2022-05-01/2022-05-31"),
        ("There were 40 fires five years ago.", "40 fires", "2018-01-01/2018-12-31"),
        ("Six people died and 23 were hurt on Sunday night.", "Six", "2023-05-14/2023-05-14"),
        ("Six people work there and 23 were hurt on Sunday night.", "Six", "2023-05-17/2023-05-17"),
        ("Trade fell by 5 per cent in the three months to March.", "5 per cent", "2023-01-01/2023-03-31"),
        ("The trust spent £40m in the year to March 2022.", "£40m", "2021-04-01/2022-03-31"),
        ("Trade fell by 5 per cent in the first quarter.", "5 per cent", "2023-01-01/2023-03-31"),
        ("Trade fell by 5 per cent in the third quarter.", "5 per cent", "2022-07-01/2022-09-30"),
        ("They scored 5 goals in the first quarter of the match.", "5", None),
        ("Strike by 40 drivers\n\nIt began at noon.", "40", "2023-05-17/2023-05-17"),
        ("Nine of 40 crew missing\n\nIt began at noon.", "40", "2023-05-17/2023-05-17"),
        ("Mill burned 40 years\n\nIt began at noon.", "40", None),
    ],
)
def test_a_claim_speaks_of_the_time_that_governs_it(sentence: str, number: str, expected: str | None) -> None:
    doc = parsed(sentence)
    start = sentence.index(number)
    period = period_of(start, start + len(number), doc, find_periods(doc, PRINTED), PRINTED)
    assert days(period) == expected


def test_reported_time_is_carried_through_the_passage() -> None:
    text = (
        "When she arrived in March 2021, only 40 cranes worked. Some crews were working 70 hours. "
        "The dock was shut.\n\nMs Hill also found when she arrived that 12 pumps were broken."
    )
    doc = parsed(text)
    mentions = find_periods(doc, PRINTED)
    for number in ("40", "70", "12"):
        start = text.index(number)
        period = period_of(start, start + 2, doc, mentions, PRINTED)
        assert days(period) == "2021-03-01/2021-03-31", number


def test_so_long_ago_dates_an_event_but_is_no_mention() -> None:
    doc = parsed("The mill burned three weeks ago.")
    assert find_periods(doc, PRINTED) == []
    (found,) = find_agos(doc, PRINTED)
    assert days(found.period) == "2023-04-24/2023-04-30"
