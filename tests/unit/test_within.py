"""Sums and dates inside one article: each error is caught with its sum, and sound sentences are left alone."""

from dataclasses import replace
from decimal import Decimal

import pytest

from claims.comparison.groups import find
from claims.comparison.within import check_articles
from claims.lines import parse_as_of
from claims.values import Relation
from tests.unit.making import event, figure, in_sentence


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
        ("Complaints rose [40 per cent] to [300] from [200].", "wrong_change", "a rise of 100, which is 50 per cent"),
        ("Complaints went to [300] from [200], an increase of [40 per cent].", "wrong_change", "50 per cent"),
        ("Complaints dropped from [300] to [200], a [50 per cent] fall.", "wrong_change", "33.3 per cent"),
        ("Complaints rose by [60] to [300] from [200].", "wrong_change", "From 200 to 300 is a rise of 100"),
        ("Numbers more than doubled, from [30] to [50].", "wrong_multiple", "printed is “more than doubled”"),
        ("Numbers nearly trebled to [100] from [30].", "wrong_multiple", "100 ÷ 30 = 3.33"),
        ("[40 per cent] of the homes ([120] of [400]) are empty.", "wrong_share", "120 ÷ 400 = 30 per cent"),
        ("A total of [30] were let: [12] in the north and [15] in the south.", "wrong_total", "12 + 15 = 27"),
        (
            "Of those asked, [62 per cent] said yes, [30 per cent] no and [18 per cent] did not know.",
            "shares_past_100",
            "62 + 30 + 18 = 110",
        ),
    ],
)
def test_a_wrong_sum_is_printed(text, reason, printed):
    findings = check_articles(in_sentence(text))
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
        "Complaints rose [50 per cent] to [300] from [200].",
        "Complaints rose from [200] to [300], while [40 per cent] of staff left.",
        "Complaints rose from [200] to [300], up [22 per cent] a year.",
        "Complaints rose from [200] to [300] and thefts from [50] to [60], up [20 per cent].",
        "Complaints rose by [100] to [300] from [200].",
        "Numbers more than doubled, from [30] to [70].",
        "Numbers nearly trebled to [85] from [30].",
        "Numbers halved from [30] to [16].",
        "[30 per cent] of the homes ([120] of [400]) are empty.",
        "A total of [30] were let: [12] in the north and [18] in the south.",
        "A total of [30] were let: [12] more than in spring and [15] fewer than in autumn.",
        "A total of [30] were let, including [12] in the north and [15] in the south.",
        "Of those asked, [62 per cent] own a car, [30 per cent] a dog and [18 per cent] a boat.",
        "Of those asked, [62 per cent] said yes, [30 per cent] no and [8 per cent] did not know.",
    ],
)
def test_a_sound_sentence_is_left_alone(text):
    assert check_articles(in_sentence(text)) == []


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


def spoken(first, share, text):
    """A share in words and the same in figures, placed in their sentence."""
    made = []
    for number, surface in (first, share):
        start = text.index(surface)
        statement = figure("pupils", number, unit="percent", surface=surface, step=Decimal(1))
        place = {"start": start, "end": start + len(surface), "sentence": text, "sentence_end": len(text)}
        made.append(replace(statement, id=f"f{start}", **place))
    return made


@pytest.mark.parametrize(
    ("share", "found"), [((25, "25 per cent"), 1), ((20, "20 per cent"), 0), ((21, "21 per cent"), 0)]
)
def test_a_share_in_words_is_held_against_the_same_in_figures(share, found):
    findings = check_articles(spoken((20, "One in five"), share, f"One in five pupils, or {share[1]}, stayed away."))
    assert [finding.reasons for finding in findings] == [("wrong_share",)] * found


def test_rounded_ends_allow_for_what_they_hide():
    text = "Spending grew from 4m to 5m, a rise of 20 per cent."
    ends = []
    for number, surface, unit in ((4_000_000, "4m", "GBP"), (5_000_000, "5m", "GBP"), (20, "20 per cent", "percent")):
        start = text.index(surface)
        place = {"start": start, "end": start + len(surface), "sentence": text, "sentence_end": len(text)}
        step = Decimal(1_000_000) if unit == "GBP" else Decimal(1)
        ends.append(replace(figure("spending", number, unit=unit, surface=surface, step=step), id=surface, **place))
    assert check_articles(ends) == []
    exact = [replace(end, quantity=replace(end.quantity, step=Decimal(1))) for end in ends]
    assert [finding.reasons for finding in check_articles(exact)] == [("wrong_change",)]


def test_with_a_new_year_a_count_so_far_begins_anew():
    text = "So far this year 90 homes were sold."
    earlier = figure("homes sold", 90, day="2020-12-01", sentence=text, id="a")
    later = figure("homes sold", 70, day="2021-02-01", sentence=text.replace("90", "70"), id="b", start=80)
    assert check_articles([earlier, later]) == []


@pytest.mark.parametrize(
    ("sentence", "day", "when", "found"),
    [
        ("As of 9 May 2021 it had 312 nurses.", "2021-05-09", "9 May 2021", 1),
        ("As of 9 May 2021 it will have 312 nurses.", "2021-05-09", "9 May 2021", 0),
        ("It needs 312 nurses on 9 May 2021.", "2021-05-09", "9 May 2021", 0),
        ("As of 2 March 2021 it had 312 nurses.", "2021-03-02", "2 March 2021", 0),
    ],
)
def test_a_number_as_of_a_day_after_printing_cannot_be(sentence, day, when, found):
    period = replace(parse_as_of(day), words=when)
    counted = replace(figure("nurses", 312, surface="312 nurses", sentence=sentence), period=period)
    findings = check_articles([counted])
    assert [finding.reasons for finding in findings] == [("after_publication",)] * found


def told(number, **more):
    return figure("people drowned", number, surface=f"{number} drowned", id=f"n{number}", step=Decimal(1), **more)


@pytest.mark.parametrize(
    ("shown", "in_text", "found"),
    [
        (40, [14], 1),
        (40, [14, 40], 0),
        (40, [14, 26], 0),
        (40, [54, 14], 0),
        (4, [3], 0),
    ],
    ids=["nowhere", "told below", "made of its parts", "what is left", "few enough to be named"],
)
def test_a_headline_is_borne_out_by_its_text(shown, in_text, found):
    headline = told(shown, in_headline=True, end=10)
    text = [replace(told(number), start=60 + place * 90, end=70 + place * 90) for place, number in enumerate(in_text)]
    findings = check_articles([headline, *text])
    assert [finding.reasons for finding in findings] == [("headline",)] * found
    assert all("“40 drowned” stands in the headline, “14 drowned” in the text" in one.explanation for one in findings)
    far_below = [replace(one, start=one.start + 3000, end=one.end + 3000) for one in text]
    assert check_articles([headline, *far_below]) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("policemen injured", "people injured"), ("robberies", "thefts")],
    ids=["a sort of people among all", "a sort of theft among all"],
)
def test_two_nouns_in_one_text_are_two_numbers(one, other):
    figures = [figure(one, 12, id="a", start=10), figure(other, 120, id="b", start=300)]
    assert [finding for finding in find(figures) if finding.queue] == []
    alike = [figure(one, 12, id="a", start=10), figure(one, 120, id="b", start=300, article="two")]
    assert [finding.relation for finding in find(alike) if finding.queue] == [Relation.CONTRADICTS]
