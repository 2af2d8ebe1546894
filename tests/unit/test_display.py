"""Everything that is shown in words: amounts, periods, findings."""

import datetime
from decimal import Decimal

import pytest

from articles.models import Article, Outlet, Revision
from claims import display
from claims.models import Claim, Finding, Measure
from claims.templatetags.factdesk import relation

N = "\u202f"


def figure(surface: str, **fields: object) -> Claim:
    """A figure that is not stored."""
    numbers = {name: Decimal(str(fields.pop(name))) for name in ("value", "low", "high") if name in fields}
    return Claim(**{"kind": "figure", "surface": surface, "comparator": "=", "unit": "count", **numbers, **fields})


def article(**fields: object) -> Article:
    """An article of 8 March 2024 that is not stored."""
    printed = datetime.date(2024, 3, 8)
    return Article(**{"published_from": printed, "published_to": printed, "published_basis": "stated", **fields})


def of_period(start: str | None, end: str | None, **fields: object) -> Claim:
    """A claim of a period, in an article of 8 March 2024."""
    days = [datetime.date.fromisoformat(day) if day else None for day in (start, end)]
    return Claim(
        kind="figure",
        surface="9",
        period_start=days[0],
        period_end=days[1],
        revision=Revision(article=article()),
        **fields,
    )


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        (figure("412", value=412), "412"),
        (figure("7,350", value=7350), "7,350"),
        (figure("1.5 million", value=1_500_000), "1.5 million"),
        (figure("more than 80 lorries", value=80, low=80, comparator=">"), "more than 80"),
        (figure("fewer than 9", value=9, high=9, comparator="<"), "fewer than 9"),
        (figure("at least 12", value=12, low=12, comparator=">="), "at least 12"),
        (figure("up to 6", value=6, high=6, comparator="<="), "up to 6"),
        (figure("20-25", low=20, high=25, comparator="range"), "20 to 25"),
        (figure("around 70", value=70, comparator="~", approximate=True), "about 70"),
        (figure("nearly 70", value=70, high=70, comparator="~", approximate=True), "nearly 70"),
        (figure("£4m", value=4_000_000, unit="GBP"), "£4 million"),
        (figure("£1.25bn", value=1_250_000_000, unit="GBP"), "£1.25 billion"),
        (
            figure("$3m to $5m", low=3_000_000, high=5_000_000, comparator="range", unit="USD"),
            "$3 million to $5 million",
        ),
        (figure("45p", value=45, unit="pence"), "45p"),
        (figure("minus 1.5 per cent", value="-1.5", unit="percent"), f"−1.5{N}%"),
        (figure("14 per cent", value=14, unit="percent"), f"14{N}%"),
        (figure("between 14 and 20 per cent", low=14, high=20, comparator="range", unit="percent"), f"14 to 20{N}%"),
        (figure("14 days", value=14, unit="day"), "14 days"),
        (figure("a day", value=1, unit="day"), "1 day"),
        (figure("3 points", value=3, unit="percentage_point"), "3 percentage points"),
        (figure("8km", value=8, unit="km"), f"8{N}km"),
        (figure("dozens", low=24, comparator=">=", vague=True), "24 or more"),
        (figure("a handful", low=3, high=10, comparator="range", vague=True), "3 to 10"),
    ],
)
def test_reading_says_a_quantity_as_a_newspaper_would(claim: Claim, words: str) -> None:
    assert display.reading(claim) == words


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        (figure("a third", value="33.333333", unit="percent"), f"a third (≈{N}33{N}%)"),
        (figure("two-thirds of", value="66.666667", unit="percent"), f"two-thirds (≈{N}67{N}%)"),
        (figure("a quarter", value=25, unit="percent"), f"a quarter (25{N}%)"),
        (figure("more than half", value=50, low=50, comparator=">", unit="percent"), f"more than half (50{N}%)"),
        (figure("most", low=50, comparator=">", unit="percent", vague=True), f"more than half (50{N}%)"),
        (figure("1/7", value="14.285714", unit="percent"), f"≈{N}14{N}%"),
        (figure("twenty per cent", value=20, unit="percent"), f"20{N}%"),
    ],
)
def test_reading_of_a_share_keeps_the_words_and_never_more_digits_than_were_meant(claim: Claim, words: str) -> None:
    assert display.reading(claim) == words


def test_reading_of_other_kinds_is_what_they_assert() -> None:
    assert display.reading(Claim(kind="event", what="bridge closed", surface="in May")) == "bridge closed"
    assert display.reading(Claim(kind="rating", words="good", surface="rated good")) == "good"
    assert display.reading(Claim(kind="quote", words="out of road", surface="“out of road”")) == "“out of road”"


@pytest.mark.parametrize(
    ("start", "end", "precision", "words"),
    [
        ("2024-03-05", "2024-03-05", "day", "5 March 2024"),
        ("2024-03-04", "2024-03-10", "week", "week of 4 March 2024"),
        ("2024-02-01", "2024-02-29", "month", "February 2024"),
        ("2023-06-01", "2023-08-31", "season", "summer 2023 (June–August)"),
        ("2023-12-01", "2024-02-29", "season", "winter 2023–24 (December–February)"),
        ("2024-04-01", "2024-06-30", "quarter", "second quarter of 2024 (April–June)"),
        ("2024-01-01", "2024-12-31", "year", "2024"),
        ("2021-01-01", "2023-12-31", "range", "2021 to 2023"),
        ("2023-04-01", "2024-03-31", "year", "April 2023 to March 2024"),
        ("2024-03-05", "2024-03-07", "range", "5–7 March 2024"),
        ("2024-03-05", "2024-05-07", "range", "5 March to 7 May 2024"),
        ("2023-03-05", "2024-05-07", "range", "5 March 2023 to 7 May 2024"),
        ("2021-05-01", None, "range", "since 1 May 2021"),
        (None, "2021-05-01", "range", "until 1 May 2021"),
        (None, None, "", "no time given"),
    ],
)
def test_period_words(start: str | None, end: str | None, precision: str, words: str) -> None:
    assert display.period_words(of_period(start, end, period_precision=precision)) == words


@pytest.mark.parametrize(
    ("start", "end", "words", "shown"),
    [
        ("2024-03-01", "2024-03-12", "the beginning of March", "early March 2024 (1–12)"),
        ("2024-03-11", "2024-03-20", "in mid-March", "mid-March 2024 (11–20)"),
        ("2024-03-20", "2024-03-31", "late March", "late March 2024 (20–31)"),
        ("2024-03-01", "2024-03-12", "between 1 and 12 March", "1–12 March 2024"),
        ("2024-03-31", "2024-03-31", "the end of March", "31 March 2024"),
        ("2024-03-01", "2024-03-31", "the latest month", "March 2024"),
    ],
)
def test_a_part_of_a_month_is_named_before_the_days_that_are_reckoned_with(
    start: str, end: str, words: str, shown: str
) -> None:
    claim = of_period(start, end, period_precision="range", period_words=words)
    assert display.period_words(claim) == shown


def test_period_that_names_no_days_stays_in_the_articles_words() -> None:
    claim = of_period(None, None, period_precision="vague", period_words="in recent years")
    assert display.period_words(claim) == "“in recent years”"
    assert display.basis_words(claim) == ""


def test_basis_says_on_which_words_and_which_day_a_period_rests() -> None:
    relative = of_period("2023-06-01", "2023-08-31", period_basis="relative", period_words="last summer")
    assert display.basis_words(relative) == "from “last summer”, printed 8 March 2024"
    assert display.basis_words(of_period("2024-03-05", None, period_basis="stated")) == "stated"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "8 March 2024"),
        ({"published_to": datetime.date(2024, 3, 14), "published_basis": "inferred"}, "week of 8 March 2024, inferred"),
        ({"published_from": None, "published_to": None, "published_basis": "unknown"}, "day not known"),
    ],
)
def test_printed_never_shows_an_inferred_week_as_a_day(fields: dict[str, object], words: str) -> None:
    assert display.printed(article(**fields)) == words


def test_spoken_names_subject_time_and_source() -> None:
    claim = of_period("2024-03-05", "2024-03-05", measure=Measure(name="buses in service"))
    claim.revision.article.outlet = Outlet(name="The Dale Post")
    assert display.spoken(claim) == "9: buses in service; 5 March 2024; The Dale Post, printed 8 March 2024"


@pytest.mark.parametrize(
    ("fields", "key", "shape", "word"),
    [
        ({"relation": "contradicts"}, "contradicts", "◆", "disagree"),
        ({"relation": "contradicts", "verdict": "contradiction"}, "contradicts", "◆", "contradiction"),
        ({"relation": "contradicts", "verdict": "not_contradiction"}, "contradicts", "◆", "settled"),
        ({"relation": "cannot_compare", "possible": True}, "possible", "◇", "may disagree"),
        ({"relation": "cannot_compare"}, "cannot_compare", "▭", "not comparable"),
        ({"relation": "updates"}, "updates", "→", "newer figure"),
        ({"relation": "arithmetic"}, "arithmetic", "!", "check the sum"),
    ],
)
def test_a_finding_is_told_by_word_and_shape(fields: dict[str, object], key: str, shape: str, word: str) -> None:
    finding = Finding(**fields)
    assert relation(finding) == (
        f'<span class="rel rel-{key}"><span class="shape" aria-hidden="true">{shape}</span>{word}</span>'
    )


def test_every_relation_that_can_be_stored_has_a_word_and_a_shape() -> None:
    for stored, _ in Finding._meta.get_field("relation").choices:
        assert display.relation_word(Finding(relation=stored))
        assert display.relation_shape(Finding(relation=stored)) in "◆◇→▭●≈!"


def test_a_saying_is_told_by_what_it_is_about_since_its_speaker_stands_beside_it() -> None:
    assert display.said_of(Claim(kind="quote", what="what the mayor said of the pier")) == "said of the pier"
    assert display.said_of(Claim(kind="quote", what="what the mayor said")) == "said"
