"""Sums and dates inside one article: each error is caught with its sum, and sound sentences are left alone."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from claims.comparison.within import check_articles
from claims.lines import parse_as_of
from claims.values import Relation
from tests.unit.making import event, figure


def read(text: str, **more):
    """Figures for the bracketed numbers of a sentence, placed as extraction would place them."""
    plain = re.sub(r"[\[\]]", "", text)
    found, shift = [], 0
    for match in re.finditer(r"\[([^\]]+)\]", text):
        start = match.start() - shift
        shift += 2
        number = Decimal(re.sub(r"[^\d.]", "", match.group(1)))
        unit = "percent" if "per cent" in match.group(1) else "count"
        statement = figure(more.get("counted", "homes"), number, unit=unit, surface=match.group(1), step=Decimal(1))
        place = {"start": start, "end": start + len(match.group(1)), "sentence": plain, "sentence_end": len(plain)}
        found.append(replace(statement, id=f"f{start}", **place))
    return found


@pytest.mark.parametrize(
    ("text", "reason", "printed"),
    [
        ("Complaints went up from [200] to [300], a rise of [40 per cent].", "wrong_change", "50 per cent"),
        ("Numbers doubled from [30] to [50].", "wrong_multiple", "50 ÷ 30 = 1.67"),
        ("Some [120] of the [400 homes] ([40 per cent]) are empty.", "wrong_share", "120 ÷ 400 = 30 per cent"),
        ("There are [12] in the north and [15] in the south, a total of [30].", "wrong_total", "12 + 15 = 27"),
        (
            "Of the whole, [60 per cent] is rent, [55 per cent] pay and the rest fuel.",
            "shares_past_100",
            "60 + 55 = 115",
        ),
        ("Officers said [500] of the [400 homes] are empty.", "part_past_whole", "500 is more than the 400"),
    ],
)
def test_a_wrong_sum_is_printed(text, reason, printed):
    findings = check_articles(read(text))
    assert [finding.reasons for finding in findings] == [(reason,)]
    assert printed in findings[0].explanation
    assert findings[0].relation is Relation.ARITHMETIC
    assert findings[0].queue


@pytest.mark.parametrize(
    "text",
    [
        "Complaints went up from [200] to [300], a rise of [50 per cent].",
        "Numbers doubled from [30] to [61].",
        "Some [120] of the [400 homes] ([30 per cent]) are empty.",
        "There are [12] in the north and [15] in the south, a total of [27].",
        "About [60 per cent] own a car and [55 per cent] a bicycle.",
        "Of the whole, [60 per cent] is rent, [25 per cent] pay and the rest fuel.",
        "It runs [12] schools and [15] nurseries with [400] staff.",
    ],
)
def test_a_sound_sentence_is_left_alone(text):
    assert check_articles(read(text)) == []


def shares(*rows):
    made = []
    for place, (value, counted) in enumerate(rows):
        statement = figure(counted, value, unit="percent", surface=f"{value} per cent")
        made.append(replace(statement, id=f"s{place}", start=place * 60, end=place * 60 + 11))
    return made


def test_shares_of_different_bases_that_make_exactly_100_are_of_one():
    rows = shares((40, "nurses who are new"), (35, "nurses from agencies"), (25, "posts vacant"))
    (finding,) = check_articles(rows)
    assert finding.reasons == ("shares_make_100",)
    assert "40 + 35 + 25 = 100" in finding.explanation
    assert finding.sides[0].statements == ("s0", "s1", "s2")


@pytest.mark.parametrize(
    "rows",
    [
        [(40, "nurses who are new"), (35, "nurses from agencies"), (25, "nurses who are trained")],
        [(40, "nurses who are new"), (35, "nurses from agencies"), (24, "posts vacant")],
        [(60, "nurses who are new"), (40, "posts vacant")],
    ],
)
def test_other_shares_are_left_alone(rows):
    assert check_articles(shares(*rows)) == []


def test_a_count_so_far_cannot_fall():
    text = "So far this year 90 homes were sold."
    earlier = figure("homes sold", 90, day="2021-02-01", sentence=text, id="a")
    later = figure("homes sold", 70, day="2021-03-01", sentence=text.replace("90", "70"), id="b", start=80)
    (finding,) = check_articles([earlier, later])
    assert finding.reasons == ("running_total_falls",)
    assert check_articles([earlier, replace(later, quantity=replace(later.quantity, value=Decimal(95)))]) == []


def test_a_date_that_cannot_be_is_one_finding():
    period = replace(parse_as_of("2021-03-02"), conflict="“yesterday” of 3 March is 2 March, but the text says 2 May")
    bad = replace(event("publication", "2021-03-02", thing="the review"), period=period)
    (finding,) = check_articles([bad, event("publication", "2021-03-01", thing="the plan")])
    assert finding.relation is Relation.IMPOSSIBLE_DATE
    assert finding.sides[0].statements == (bad.id,)
    assert "yesterday" in finding.explanation


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The bridge was opened on 9 May 2021 to great cheer.", 1),
        ("The bridge will be opened on 9 May 2021 to great cheer.", 0),
        ("The opening was planned for 9 May 2021, they said.", 0),
    ],
)
def test_a_date_after_the_day_of_printing_is_not_past(sentence, found):
    told = event("opening", "2021-05-09", thing="the bridge", surface="9 May 2021", sentence=sentence)
    assert len(check_articles([told])) == found
    assert check_articles([replace(told, period=parse_as_of("2021-02-09"))]) == []
