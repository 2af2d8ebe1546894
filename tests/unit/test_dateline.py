"""The dateline is read from the head of a page, never from its prose; without one, the words may fix the week."""

import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.cleaning import clean
from articles.dateline import infer_published, read_dateline
from articles.published import Published

DAY = datetime.date(2024, 3, 8)
PROSE = "The wall at Brindle Quay will cost twice as much as the council said when work began two years ago."


def _page(*head: str) -> str:
    return "\n".join(["Harbour wall will cost more", "", *head, "", PROSE, "", f"{PROSE} It opens in 2026."])


def _published(*head: str) -> Published:
    published = read_dateline(_page(*head)).published
    assert published is not None
    return published


@pytest.mark.parametrize(
    ("line", "day", "time"),
    [
        ("Friday, 8th March 2024, 10:30 am", DAY, "10:30"),
        ("Friday 8 March 2024 12:16 pm", DAY, "12:16"),
        ("| 08 March 2024", DAY, None),
        ("8 March 2024", DAY, None),
        ("March 8, 2024", DAY, None),
        ("Mar. 8, 2024 at 7pm", DAY, "19:00"),
        ("8 Mar 2024, 00:05 GMT", DAY, "00:05"),
        ("12:05 a.m. ET, March 8, 2024", DAY, "00:05"),
        ("2024-03-08", DAY, None),
        ("2024-03-08T06:45:00Z", DAY, "06:45"),
        ("Published: 2024-03-08T06:45:00+00:00", DAY, "06:45"),
        ("Published: 8 March 2024", DAY, None),
        ("First published on Friday 8 March 2024 10.30 GMT", DAY, "10:30"),
        ("Posted on March 8th, 2024", DAY, None),
        ("Updated 8 March 2024", DAY, None),
        ("Last updated: 9 March 2024 | Published: 8 March 2024", DAY, None),
        ("Published 8 March 2024, updated 9 March 2024", DAY, None),
        ("3/3/2024", datetime.date(2024, 3, 3), None),
        ("25/3/2024", datetime.date(2024, 3, 25), None),
        ("3/25/2024", datetime.date(2024, 3, 25), None),
        ("25.03.2024", datetime.date(2024, 3, 25), None),
    ],
)
def test_dateline_reads_day_and_time(line: str, day: datetime.date, time: str | None) -> None:
    published = _published(line)

    assert (published.start, published.end, published.basis) == (day, day, "stated")
    assert published.time == (datetime.time.fromisoformat(time) if time else None)
    assert line in published.reason


@pytest.mark.parametrize(
    ("line", "byline", "day"),
    [
        ("By Harbour Reporter", "Harbour Reporter", None),
        ("By: Harbour Reporter", "Harbour Reporter", None),
        ("By nightdesk24", "nightdesk24", None),
        ("By\xa0nightdesk24 on\xa0March 8, 2024", "nightdesk24", DAY),
        ("By Harbour Reporter and Night Editor, Brindle", "Harbour Reporter and Night Editor, Brindle", None),
        ("By our education correspondent", "our education correspondent", None),
        ("By the municipal reporter", "the municipal reporter", None),
        ("By Press Association | 8 March 2024 | 10:30", "Press Association", DAY),
        ("Harbour Reporter | 8 March 2024", "Harbour Reporter", DAY),
        ("Posted by Night Editor on 8 March 2024", "Night Editor", DAY),
        ("Words by Night Editor", "Night Editor", None),
    ],
)
def test_dateline_reads_the_writer(line: str, byline: str, day: datetime.date | None) -> None:
    dateline = read_dateline(_page(line))

    assert dateline.byline == byline
    assert (dateline.published.start if dateline.published else None) == day


def test_dateline_reads_a_bare_name_above_an_agency() -> None:
    assert read_dateline(_page("Harbour Reporter", "", "Associated Press")).byline == "Harbour Reporter"


@pytest.mark.parametrize(
    "line",
    [
        "By 2016 the board had been disbanded",
        "By the numbers",
        "By Monday",
        "By then it was too late.",
        "By the team that won in May",
        "On 8 March 2024 the board met.",
        "The report of 8 March 2024 says more.",
        "Minutes of 8 March 2024",
        "Part 12 | 8 March 2024",
        "12 people, 8 March",
        "10:30 am",
        "Harbour Reporter",
        "1/2/3",
    ],
)
def test_dateline_takes_no_prose(line: str) -> None:
    dateline = read_dateline(_page(line))

    assert (dateline.byline, dateline.published) == (None, None)


def test_dateline_takes_no_date_from_the_body() -> None:
    body = f"{PROSE}\n\n{PROSE} And more.\n\n8 March 2024\n\nBy Harbour Reporter"

    dateline = read_dateline(f"Harbour wall\n\n{body}")

    assert (dateline.byline, dateline.published) == (None, None)


def test_dateline_reads_a_labelled_date_at_the_foot() -> None:
    body = "\n\n".join(f"{PROSE} Again {number}." for number in range(20))

    assert read_dateline(f"Harbour wall\n\n{body}\n\nPublished: 8 March 2024").published is not None


def test_dateline_takes_no_day_of_a_chronology() -> None:
    page = "How the wall fell\n\n8 March 2024\n\nThe first stone falls.\n\n9 March 2024\n\nThe rest falls."

    assert read_dateline(page).published is None
    assert "8 March 2024" in clean(page).text


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("6/7/2024", "6 July 2024 or 7 June 2024"),
        ("30 February 2024", "no day of the calendar"),
        ("2024-13-01", "no day of the calendar"),
        ("31/31/2024", "no day of the calendar"),
    ],
)
def test_dateline_says_which_date_it_could_not_read(line: str, note: str) -> None:
    dateline = read_dateline(_page(line))

    assert dateline.published is None
    assert note in dateline.note


def test_dateline_says_where_the_weekday_is_wrong() -> None:
    published = _published("Thursday, 8th March 2024")

    assert published.start == DAY
    assert "8 March 2024 was a Friday" in published.reason


def test_dateline_says_where_only_the_last_change_is_dated() -> None:
    assert "last change" in _published("Updated: 8 March 2024").reason


@pytest.mark.parametrize(
    ("sentence", "start", "end"),
    [
        ("The board, set up in 2021, met on Monday (March 4).", "2024-03-04", "2024-03-10"),
        ("The board, set up in 2021, met on Monday, March 4.", "2024-03-04", "2024-03-10"),
        ("The board, set up in 2021, met on Monday, 4th March.", "2024-03-04", "2024-03-10"),
        ("The board of 2024 met on Monday 4 March.", "2024-03-04", "2024-03-10"),
        ("The board, set up in 2021, will meet on Monday (March 4).", "2024-02-26", "2024-03-03"),
        ("The board, set up in 2021, met today (Monday, March 4).", "2024-03-04", "2024-03-04"),
        ("The board, set up in 2021, met yesterday (Monday 4 March).", "2024-03-05", "2024-03-05"),
        ("Set up in 2021, it met on Monday (March 4) and on Wednesday (March 6).", "2024-03-06", "2024-03-10"),
        ("It met on Monday (March 4), as in 2021. It will meet on Friday (March 8).", "2024-03-04", "2024-03-07"),
        ("Set up in 2021 and paid for until 2030, it met on Monday (March 4).", "2024-03-04", "2024-03-10"),
    ],
)
def test_inference_finds_the_days_on_which_a_text_was_printed(sentence: str, start: str, end: str) -> None:
    published = infer_published(sentence)

    assert published is not None
    assert (published.start.isoformat(), published.end.isoformat()) == (start, end)
    assert (published.basis, published.time) == ("inferred", None)
    assert published.reason.startswith("The page gives no date, but says “")
    assert published.reason.endswith(".")


@pytest.mark.parametrize(
    "sentence",
    [
        "The board met on Monday (March 4).",  # no year to start from
        "The board, set up in 2021, met on Monday.",
        "The board, set up in 2021, met on March 4.",
        "The board, set up in 2021, met on Monday, March 4, 2024.",  # a date of its own, which says nothing of ours
        "Set up in 2021, it met on Monday (March 4) and on Monday (April 15).",  # no week fits both
        "Set up in 2021, it met on Monday (February 30).",
        "The board, set up in 2021, will, its chairman said, meet on Monday (March 4).",  # ahead, but far from the day
        "The 2,021 wardens met on Monday (March 4).",
    ],
)
def test_inference_guesses_nothing(sentence: str) -> None:
    assert infer_published(sentence) is None


def test_inference_knows_that_nothing_is_printed_after_it_was_loaded() -> None:
    sentence = "The board, set up in 2021, met on Monday (March 4)."

    assert infer_published(sentence, not_after=datetime.date(2024, 3, 3)) is None
    assert infer_published(sentence, not_after=datetime.date(2024, 3, 4)) is not None


@given(st.one_of(st.text(), st.from_regex(r"(By|Monday|June|\d{1,4}|[/.,:()-]| |pm|\n){0,30}")))
def test_datelines_never_raise(text: str) -> None:
    dateline = read_dateline(text)
    inferred = infer_published(text)

    assert dateline.published is None or dateline.published.basis == "stated"
    assert inferred is None or inferred.start <= inferred.end


@pytest.mark.originals
@pytest.mark.parametrize(
    ("stem", "byline", "day", "time"),
    [
        ("000", "Sarah Ward", "2019-06-06", "10:30"),
        ("001", "Nina Jacobs", "2019-06-05", None),
        ("002", "clarepavitt", "2019-06-06", None),
        ("003", "Sarah Ward", "2019-05-15", "12:16"),
    ],
)
def test_originals_state_their_dates(originals: Path, stem: str, byline: str, day: str, time: str | None) -> None:
    dateline = read_dateline((originals / f"{stem}.txt").read_text(encoding="utf-8"))

    assert dateline.byline == byline
    assert dateline.published is not None
    assert dateline.published.start == datetime.date.fromisoformat(day)
    assert dateline.published.time == (datetime.time.fromisoformat(time) if time else None)


@pytest.mark.originals
def test_original_without_a_date_is_placed_in_its_week(originals: Path) -> None:
    text = (originals / "004.txt").read_text(encoding="utf-8")
    published = infer_published(clean(text).text)

    assert read_dateline(text).published is None
    assert published is not None
    assert (published.start, published.end) == (datetime.date(2019, 6, 17), datetime.date(2019, 6, 23))
    assert "17 June is a Monday in 2019" in published.reason
