"""What two statements say of each other, through all the gates."""

import pytest

from claims.comparison.relations import judge
from claims.values import Relation
from tests.unit.making import event, figure, quote, rating, vague_period

FIRST, SECOND = {"article": "one", "outlet": "Harwick Echo"}, {"article": "two", "outlet": "Vale Times"}
MANY = {"low": 200, "sign": ">=", "vague": True}
NEXT_DAY = {**SECOND, "day": "2021-03-04", "published": "2021-03-04"}
HERALD = {**SECOND, "day": "2021-03-03"}


def relation(a, b):
    forth, back = judge(a, b), judge(b, a)
    assert (forth.relation, forth.possible) == (back.relation, back.possible)
    return forth.relation


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (figure("people on board the ferry", 120, **FIRST), figure("passengers aboard", 9, **NEXT_DAY), "contradicts"),
        (figure("people confirmed dead", 12, **FIRST), figure("people killed", 19, **NEXT_DAY), "updates"),
        (figure("people killed", 12, **FIRST), figure("people killed", 19, **HERALD), "contradicts"),
        (figure("people killed", 12, **FIRST), figure("dead", 12, **NEXT_DAY), "corroborates"),
        (figure("nurses employed", 310, **FIRST), figure("nurses employed", 280, day="2020-06", **SECOND), "updates"),
        (figure("crimes", 900, day="2019", **FIRST), figure("crimes", 950, day="2020", **SECOND), "differs_in_scope"),
        (figure("crimes", 900, day="2019", **FIRST), figure("crimes", 990, day="2019", **SECOND), "contradicts"),
        (figure("flood victims", None, **MANY, **FIRST), figure("flood victims", 260, **HERALD), "compatible"),
        (figure("flood victims", None, **MANY, **FIRST), figure("flood victims", 60, **HERALD), "compatible"),
        (figure("homes", 40, low=40, sign=">=", **FIRST), figure("homes", 61, **HERALD), "compatible"),
        (figure("staff", 40, entity="Marlow", **FIRST), figure("staff", 61, **HERALD), "unrelated"),
        (figure("staff", 40, **FIRST), figure("agency staff", 61, **HERALD), "differs_in_scope"),
        (figure("seats", 144, **FIRST), figure("seats", 144, **HERALD), "corroborates"),
    ],
)  # fmt: skip
def test_figures(a, b, expected):
    assert relation(a, b) == expected


def test_a_vague_period_differs_in_scope_from_an_exact_one():
    lately = figure("savings", 70, period=vague_period("in recent years"), **FIRST)
    assert relation(lately, figure("savings", 10, day="2021", **SECOND)) is Relation.DIFFERS_IN_SCOPE


def test_unknown_time_and_values_that_exclude_each_other_may_be_a_contradiction():
    dated = figure("cases of a nurse", 50, low=50, sign=">", scope={"quantifier": "some"}, measure="caseload", **FIRST)
    undated = figure("cases of a nurse", None, low=30, high=50, sign="range", day=None, measure="caseload", **SECOND)
    judged = judge(dated, undated)
    assert judged.relation is Relation.CANNOT_COMPARE
    assert judged.possible
    assert "The second gives no date." in judged.explanation


def test_some_against_all_of_one_time_is_a_matter_of_scope():
    some = figure("cases", 50, low=50, sign=">", scope={"quantifier": "some"}, measure="caseload", **FIRST)
    rest = figure("cases", None, low=30, high=50, sign="range", measure="caseload", **HERALD)
    assert relation(some, rest) is Relation.DIFFERS_IN_SCOPE


def test_two_far_ceilings_of_one_toll_contradict():
    low = figure("dead", 60, high=60, sign="<=", surface="as many as 60", **FIRST)
    high = figure("people who may have died", 85, high=85, sign="<=", surface="as many as 85", **HERALD)
    judged = judge(low, high)
    assert judged.relation is Relation.CONTRADICTS
    assert "two_ceilings" in judged.reasons


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("would-be climbers killed", "climbers killed", "contradicts"),
        ("would-be teachers", "teachers", "differs_in_scope"),
        ("divers whose fate is unknown", "divers missing", "contradicts"),
        ("pupils kept out of class by the strike", "pupils shut out of class by the strike", "contradicts"),
        ("people held in the port", "people on the ship", "differs_in_scope"),
        ("security checks", "security payments", "unrelated"),
        ("schools shut", "schools affected", "differs_in_scope"),
        ("people locked up", "people missing", "differs_in_scope"),
        ("people saved from the flood", "people rescued from the flood", "contradicts"),
    ],
)
def test_words_are_alike_only_where_they_mean_the_same_people_or_things(one, other, expected):
    assert relation(figure(one, 40, **FIRST), figure(other, 61, **HERALD)) == expected


def test_a_part_of_a_number_does_not_contradict_it():
    sentence = "The ferry carried 400 people, including 90 Danes."
    whole = figure("people on board", 400, sentence="The ferry carried 400 people.", **FIRST)
    part = figure("people on board", 90, surface="90 Danes", sentence=sentence, **HERALD)
    assert relation(whole, part) is Relation.DIFFERS_IN_SCOPE


def test_two_numbers_of_one_sentence_are_told_apart_by_their_writer():
    sentence = "It has 12 schools and, counting nurseries, 19 schools."
    a = figure("schools", 12, sentence=sentence)
    assert relation(a, figure("schools", 19, sentence=sentence)) is Relation.DIFFERS_IN_SCOPE


def test_a_missing_organisation_never_makes_a_contradiction():
    a, b = figure("staff", 40, **FIRST), figure("staff", 61, entity=None, **HERALD)
    judged = judge(a, b)
    assert judged.relation is Relation.CANNOT_COMPARE
    assert judged.possible


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("inspection", "2020-06/2020-08"), ("inspection", "2020-10"), "contradicts"),
        (("inspection", "2020-06/2020-08"), ("inspection", "2020-07"), "compatible"),
        (("inspection", "2020-06"), ("inspection", "2020-06"), "corroborates"),
        (("inspection", "2019-06"), ("inspection", "2020-06"), "unrelated"),
        (("inspection", "2020-06"), ("appointment", "2020-06"), "unrelated"),
        (("inspection", "2020-06"), ("inspection", None), "cannot_compare"),
        (("protest", "2020-06"), ("protest", "2020-07"), "unrelated"),
    ],
)
def test_events_of_one_body(one, other, expected):
    a, b = event(*one, agent="Estyn", **FIRST), event(*other, agent="Estyn inspectors", **SECOND)
    assert relation(a, b) == expected


def test_events_of_other_sorts_or_other_places_are_other_events():
    full = event("inspection", "2020-06", agent="Estyn", modifiers=["full"], **FIRST)
    assert relation(full, event("inspection", "2020-09", agent="Estyn", modifiers=["focused"], **SECOND)) == "unrelated"
    here = event("death", "2020-06", thing="two-year-old child", place="Marlow", **FIRST)
    assert relation(here, event("death", "2020-09", thing="two-year-old child", place="Wick", **SECOND)) == "unrelated"


def test_one_article_tells_its_own_two_inspections_apart():
    a, b = (event("inspection", day, agent="Estyn", article="one") for day in ("2020-06", "2020-09"))
    assert relation(a, b) is Relation.UNRELATED


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("good", "2019"), ("Good", "2019"), "corroborates"),
        (("good", "2019"), ("inadequate", "2019"), "contradicts"),
        (("good", "2019"), ("inadequate", "2021"), "updates"),
        (("good", None), ("inadequate", "2021"), "cannot_compare"),
    ],
)
def test_ratings(one, other, expected):
    assert relation(rating(*one, **FIRST), rating(*other, **SECOND)) == expected


def test_an_article_cannot_report_findings_before_the_day_of_publication():
    out = event("publication", "2021-03-03", thing="safety board review", published="2021-03-03", **FIRST)
    early = {"sentence": "Two safety board reviews have found gaps.", "published": "2021-03-02", "day": "2021-03-02"}
    mention = figure("safety board reviews", 2, **early, **SECOND)
    judged = judge(out, mention)
    assert judged.relation is Relation.CONTRADICTS
    assert judged.reasons == ("reported_before_published",)
    same_day = figure("safety board reviews", 2, **{**early, "published": "2021-03-03"}, **SECOND)
    assert judge(out, same_day).relation is Relation.UNRELATED
    planned = figure("safety board reviews", 2, **{**early, "sentence": "Two safety board reviews are due."}, **SECOND)
    assert judge(out, planned).relation is Relation.UNRELATED


def test_a_shared_source_is_said_and_stays_corroboration():
    a, b = (
        figure("homes", 61, by="Harwick Flood Inquiry", **FIRST),
        figure("homes", 61, by="the Harwick Flood Inquiry", **HERALD),
    )
    judged = judge(a, b)
    assert judged.relation is Relation.CORROBORATES
    assert "shared_origin" in judged.reasons


def test_the_explanation_names_both_sides_and_their_words():
    a = figure("people killed", 12, surface="12 people", **FIRST)
    b = figure("people killed", 19, surface="19 people", **HERALD)
    text = judge(a, b).explanation
    for part in (
        "Both are about people killed",
        "Harwick Echo of 3 March 2021 says “12 people”",
        "Vale Times",
        "“19 people”",
    ):
        assert part in text


def test_a_quote_is_unrelated_to_a_figure():
    assert relation(quote("run off our feet"), figure("staff", 12)) is Relation.UNRELATED


def test_a_headline_that_its_own_text_contradicts_is_said():
    head = figure("pupils affected by the strike", 4000, in_headline=True, sentence="Strike hits 4,000 pupils")
    body = figure("pupils affected by the strike", 3100, sentence="The strike shut out 3,100 pupils.")
    judged = judge(head, body)
    assert judged.relation is Relation.CONTRADICTS
    assert "headline" in judged.reasons


def test_a_toll_of_long_ago_is_another_occasion_and_not_an_earlier_count():
    now, then = figure("people killed", 15, **FIRST), figure("people killed", 270, day="1992", **SECOND)
    assert relation(now, then) is Relation.DIFFERS_IN_SCOPE


def test_a_council_and_its_department_may_be_meant_as_one():
    a = figure("agency share", 25, unit="percent", measure="agency share", entity="Harwick Council", **FIRST)
    b = figure("agency share", 33, unit="percent", measure="agency share", entity="Harwick schools service", **NEXT_DAY)
    assert relation(a, b) is Relation.UPDATES
    other = figure("agency share", 33, unit="percent", measure="agency share", entity="Marlow Council", **NEXT_DAY)
    assert relation(a, other) is Relation.UNRELATED


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("profit before tax", "profit after tax"),
        ("votes for the motion", "votes against the motion"),
        ("children with a named nurse", "children without a named nurse"),
        ("patients waiting under 4 hours", "patients waiting over 4 hours"),
        ("pay rise offered to nurses", "pay rise demanded by nurses"),
    ],
)
def test_what_is_counted_otherwise_never_contradicts(one, other):
    assert relation(figure(one, 40, **FIRST), figure(other, 61, **HERALD)) is Relation.DIFFERS_IN_SCOPE


def test_other_people_s_quotes_are_other_sayings():
    a = quote("we demand a fair deal for members", by="Union President", article="one")
    b = quote("a fair deal is what members deserve", by="Chief Negotiator", article="two")
    assert relation(a, b) is Relation.UNRELATED


def test_a_part_far_inside_a_bound_says_nothing_of_it():
    most = figure("people killed", 700, high=700, sign="<=", **FIRST)
    part = figure("bodies of children killed", 24, **HERALD)
    assert relation(most, part) is Relation.DIFFERS_IN_SCOPE


def test_who_announces_does_not_tell_announcements_apart_but_what_does():
    ministry = event("announcement", "2024-05", agent="Ministry of Health", thing="a new hospital for Denby")
    minister = event("announcement", "2024-05-14", agent="the health secretary", thing="a hospital in Denby")
    another = event("announcement", "2024-05-14", agent="the health secretary", thing="a ban on vapes")

    assert judge(ministry, minister).relation is Relation.COMPATIBLE
    assert judge(ministry, another).relation is Relation.UNRELATED
    assert judge(minister, another).relation is Relation.UNRELATED
