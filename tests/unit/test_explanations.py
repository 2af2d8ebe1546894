"""What a journalist reads: one subject, the count first, a short wording for each side."""

from dataclasses import replace

import pytest

from claims.comparison import dated, sayings, subjects
from claims.comparison.groups import find, side_of
from claims.comparison.relations import judge
from claims.comparison.within import check_articles
from claims.lines import parse_as_of
from claims.values import Precision, Relation
from tests.unit.making import event, figure, quote, rating, vague_period


def summer(year):
    return replace(parse_as_of(f"{year}-06/{year}-08"), precision=Precision.SEASON)


def visit(words, period, name):
    return event(
        "inspection", None, period=period, agent="Estyn", surface=words, what="Estyn inspection", article=name, id=name
    )


def visits():
    """Three articles that say summer and one that says October."""
    return [
        visit("last summer", summer(2020), "a"),
        visit("summer last year", summer(2020), "b"),
        visit("last summer", summer(2020), "c"),
        visit("October", parse_as_of("2020-10"), "d"),
    ]


def one(findings, relation):
    (found,) = [finding for finding in findings if finding.relation is relation]
    return found


def test_dates_that_exclude_each_other_are_told_count_first():
    found = one(find(visits()), Relation.CONTRADICTS)
    assert found.explanation == (
        "Three articles say summer 2020 (“last summer”, “summer last year”); one says October 2020 (“October”). "
        "One inspection by Estyn in 2020; the times do not overlap; neither scope nor rounding explains it."
    )
    assert [side.says for side in found.sides] == ["summer 2020 (June–August)", "October 2020"]


def test_a_report_told_of_before_it_was_out_is_told_as_that():
    told = figure(
        "fire safety reviews", 2, surface="two fire safety reviews", article="a", outlet="Harwick Echo",
        sentence="In Harwick, two fire safety reviews have found locked doors.", published="2021-03-03",
    )  # fmt: skip
    out = event(
        "publication", "2021-03-04", thing="fire safety reviews", surface="this morning", article="b",
        outlet="Vale Times", published="2021-03-04",
    )  # fmt: skip
    assert judge(told, out).explanation == (
        "Harwick Echo of 3 March 2021 already tells of two fire safety reviews; according to Vale Times of 4 March "
        "2021 they were published “this morning”, 4 March 2021. A report cannot have been read before it was out: it "
        "was given out early, or one of the dates is wrong."
    )


def test_wordings_of_a_saying_are_set_against_the_commonest():
    told = [("a", "buried in paperwork"), ("b", "Buried in paperwork"), ("c", "buried in files")]
    claims = [quote(said, article=name, id=name, outlet=f"Paper {name.upper()}") for name, said in told]
    found = one(find(claims), Relation.QUOTE_VARIES)
    assert found.explanation == (
        "One saying in two wordings: Paper A of 3 March 2021 and Paper B of 3 March 2021 have “buried in paperwork”; "
        "Paper C of 3 March 2021 has “buried in files”. Against “buried in paperwork”: in Paper C of 3 March 2021 "
        "“paperwork” stands as “files”."
    )


def test_what_cannot_be_compared_says_what_is_missing():
    dated_one = figure("cases of a nurse", 61, surface="61 cases", measure="caseload", outlet="Harwick Echo")
    undated = figure(
        "cases of a nurse", 30, surface="30 cases", measure="caseload", outlet="Vale Times", day=None, article="two"
    )
    judged = judge(dated_one, undated)
    assert judged.relation is Relation.CANNOT_COMPARE
    assert judged.explanation == (
        "Both are about caseload (Harwick). Harwick Echo of 3 March 2021 says “61 cases”; Vale Times of 3 March 2021 "
        "says “30 cases”. The second gives no date. If both speak of one time, they clash; if not, both can hold."
    )


def test_many_that_agree_have_one_subject_and_one_number():
    said = [("homes", "90 homes"), ("flooded homes", "90 flooded homes"), ("homes that were flooded", "90 Homes")]
    claims = [
        figure(counted, 90, surface=surface, article=name, id=name, sentence=f"In Harwick {surface} were flooded.")
        for name, (counted, surface) in zip("abc", said, strict=True)
    ]
    found = one(find(claims), Relation.CORROBORATES)
    assert found.explanation == (
        "All are about flooded homes (Harwick). Three articles say “90 homes” (also “90 flooded homes”)."
    )
    assert found.sides[0].says == "“90 homes”"


def test_articles_of_one_source_are_counted_as_one():
    claims = [rating("good", "2019", article=name, id=name, by="Estyn", outlet=f"Paper {name}") for name in "abc"]
    found = one(find(claims), Relation.CORROBORATES)
    assert found.explanation == (
        "All are about judgement of Harwick schools. Three articles say “good” (2019). The grades agree. They go back "
        "to one source: one confirmation, not three."
    )


def test_several_levels_of_one_article_are_told_by_name():
    days = [("2021-01", 30), ("2021-02", 40), ("2021-03", 50)]
    claims = [
        figure("staff employed", number, day=day, surface=f"{number} staff", id=str(number), start=number,
               outlet="Harwick Echo")
        for day, number in days
    ]  # fmt: skip
    found = one(find(claims), Relation.UPDATES)
    assert "Harwick Echo of 3 March 2021 says “30 staff” (January 2021)" in found.explanation
    assert "articles say" not in found.explanation


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Two safety reviews published", "two safety reviews published"),
        ("Harwick nurses", "Harwick nurses"),
        ("nurses that were", "nurses"),
        ("safety reviews that have found", "safety reviews"),
        ("nurses who were trained", "nurses who were trained"),
        ("NHS nurses", "NHS nurses"),
        ("what Earlier reports said of nurses", "what earlier reports said of nurses"),
    ],
)
def test_a_subject_can_stand_inside_a_sentence(said, told):
    assert subjects.subject(figure(said, 3)) == told


def test_a_subject_is_one_that_all_words_support():
    claims = [figure("homes", 3, sentence="A storm hit three homes."), figure("flooded homes", 3, article="two")]
    assert subjects.shared_subject(claims, Relation.CORROBORATES) == "homes"


def test_two_things_that_differ_in_scope_are_both_named():
    text = judge(
        figure("children without a named nurse", 90), figure("files without a named nurse", 40, article="two")
    ).explanation
    assert text.startswith("One counts children without a named nurse, the other files without a named nurse (Harwick)")


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        (figure("homes", 3, surface="three homes"), "“three homes”"),
        (rating("Good", "2019"), "“Good” (2019)"),
        (event("visit", "2021-03-01", surface="on Monday"), "1 March 2021"),
        (event("visit", None, surface="in recent years", period=vague_period("in recent years")), "“in recent years”"),
        (quote("buried in " + "paperwork and " * 20), f"“{'buried in paperwork and paperwork and paperwork and…'}”"),
    ],
)
def test_a_side_says_one_short_thing(claim, told):
    assert side_of([claim, claim]).says == told
    assert len(side_of([claim]).says) <= sayings.SHORT + 2


def test_the_words_of_an_impossible_date_stand_as_printed():
    period = replace(parse_as_of("2021-03-02"), conflict="“yesterday” of 3 March is 2 March, the text says 2 May")
    bad = replace(event("publication", "2021-03-02", thing="the review", surface="yesterday (May 2)"), period=period)
    (finding,) = check_articles([bad])
    assert finding.sides[0].says == "“yesterday (May 2)”"
    assert "the text says 2 May" in finding.explanation


def test_a_sum_is_the_sum_alone_and_what_follows_is_explained():
    rows = [(40, "nurses who are new"), (35, "nurses from agencies"), (25, "posts vacant")]
    claims = [
        figure(counted, value, unit="percent", surface=f"{value} per cent", id=str(place), start=place * 60)
        for place, (value, counted) in enumerate(rows)
    ]
    (finding,) = check_articles(claims)
    assert finding.sides[0].says == "40 + 35 + 25 = 100"
    assert "“25 per cent” of posts vacant" in finding.explanation


@pytest.mark.parametrize(
    ("period", "told"),
    [
        (summer(2020), "summer 2020 (June–August)"),
        (replace(parse_as_of("2020-12/2021-02"), precision=Precision.SEASON), "winter 2020–21 (December–February)"),
        (parse_as_of("2020-10"), "October 2020"),
        (None, ""),
    ],
)
def test_a_season_is_named_with_its_months(period, told):
    assert dated.full_words(period) == told
