"""Findings over many statements: one for each question, with sides, whatever the order."""

import random
from dataclasses import replace

from claims.comparison import once
from claims.comparison.groups import LONGEST_LIST, find
from claims.comparison.keys import MAX_LENGTH, block_keys
from claims.comparison.relations import relate
from claims.values import Relation
from tests.unit.making import event, figure, quote, rating


def inspections():
    """Three articles that say summer and one that says October."""
    told = [("a", "2020-06/2020-08"), ("b", "2020-06/2020-08"), ("c", "2020-10"), ("d", "2020-06/2020-08")]
    return [event("inspection", day, agent="Estyn", article=name, id=f"{name}1", outlet=name) for name, day in told]


def one(findings, relation):
    (found,) = [finding for finding in findings if finding.relation is relation]
    return found


def test_one_question_makes_one_finding_with_two_sides():
    found = one(find(inspections()), Relation.CONTRADICTS)
    assert [side.statements for side in found.sides] == [("a1", "b1", "d1"), ("c1",)]
    assert found.queue
    assert [side.origins for side in found.sides] == [3, 1]


def test_the_order_of_the_claims_changes_nothing():
    claims = [*inspections(), figure("staff", 12, id="f"), figure("staff", 19, id="g", article="two")]
    expected = find(claims)
    for seed in range(5):
        random.Random(seed).shuffle(claims)
        assert find(claims) == expected


def test_unrelated_claims_change_nothing():
    others = [figure(f"lamp posts in ward {n}", n, entity=f"Place{n}", id=f"x{n}", article=f"x{n}") for n in range(30)]
    alone = find(inspections())
    assert [finding for finding in find([*inspections(), *others]) if finding in alone] == alone


def test_an_article_that_knows_both_inspections_settles_that_they_are_two():
    both = [
        event("inspection", "2020-10", agent="Estyn", article="a", id="a2", start=90),
        *inspections(),
    ]
    relations = {finding.relation for finding in find(both)}
    assert Relation.CONTRADICTS not in relations


def test_what_agrees_is_not_queued_and_not_told_of_one_article_alone():
    same = [figure("homes", 61, id="p"), figure("homes", 61, id="q", start=40)]
    assert find(same) == []
    found = one(find([same[0], figure("homes", 61, id="r", article="two")]), Relation.CORROBORATES)
    assert not found.queue
    assert len(found.sides) == 1


def test_a_possible_contradiction_stands_in_the_queue():
    claims = [figure("homes", 61, id="p"), figure("homes", 90, id="q", article="two", day=None)]
    found = one(find(claims), Relation.CANNOT_COMPARE)
    assert found.possible
    assert found.queue


def test_one_saying_in_several_wordings_is_one_finding_with_a_side_a_wording():
    told = ["buried in paperwork", "buried in files", "Buried in paperwork"]
    claims = [quote(said, article=name, id=name) for name, said in zip("abc", told, strict=True)]
    found = one(find(claims), Relation.QUOTE_VARIES)
    assert sorted(side.statements for side in found.sides) == [("a", "c"), ("b",)]
    assert "“paperwork” stands as “files”" in found.explanation


def test_a_hedge_that_one_article_drops_is_told():
    careful = figure("homes", 40, low=40, sign=">=", surface="at least 40", id="p", outlet="Harwick Echo")
    bare = figure("homes", 40, surface="40", id="q", article="two", outlet="Vale Times")
    found = one(find([careful, bare]), Relation.HEDGE_VARIES)
    assert "Vale Times of 3 March 2021 prints “40” and drops the caution" in found.explanation
    assert not found.queue


def test_different_things_are_no_finding():
    claims = [
        figure("people killed", 12, id="p"),
        figure("people injured", 40, id="q", article="two"),
        figure("lamp posts", 40, id="r", article="two"),
        rating("good", "2019", id="s"),
        rating("inadequate", "2021", id="t", article="two"),
    ]
    assert find(claims) == []


def test_keys_are_few_short_and_shared_by_what_can_be_compared():
    a = figure("people killed in the crash", 12)
    b = figure("crash fatalities", 12, article="two")
    assert block_keys(a) & block_keys(b)
    long = figure("homes " + "damaged by water and wind " * 20, 3, entity="Harwick " * 40)
    assert all(len(key) <= MAX_LENGTH for key in block_keys(long))
    assert len(block_keys(long)) <= 20
    assert not block_keys(figure("staff", 3)) & block_keys(figure("staff", 3, entity="Marlow"))


def test_a_figure_of_no_place_meets_those_of_its_measure_printed_near_it_only():
    named = figure("homes", 260, measure="homes flooded", sentence="On Monday the Echo counted 260.", id="p")
    vague = {"low": 200, "sign": ">=", "vague": True, "entity": None, "measure": "homes flooded"}
    near = figure("homes", None, sentence="As the Echo said, hundreds were wet.", article="two", id="q", **vague)
    assert [finding.relation for finding in find([named, near])] == [Relation.COMPATIBLE]
    elsewhere = figure("homes", None, sentence="As they said, hundreds were wet.", article="two", id="q", **vague)
    assert find([named, elsewhere]) == []
    later = figure("homes", None, sentence="As the Echo said.", article="two", id="q", published="2021-09-03", **vague)
    assert find([named, later]) == []


def test_two_numbers_of_one_article_at_no_known_time_are_no_doubt_worth_the_queue():
    claims = [figure("homes", 61, id="p"), figure("homes", 90, id="q", start=40, day=None)]
    assert find(claims) == []


def test_what_an_article_repeats_is_judged_once_and_stands_in_the_finding_each_time(monkeypatch):
    judged = count_judgements(monkeypatch)
    said = [figure("bells", 7, article="a", sentence="The town has 7 bells.") for _ in range(200)]
    said = [replace(again, id=f"a{n}", start=30 * n, end=30 * n + 7) for n, again in enumerate(said)]
    other = figure("bells", 9, article="b", id="b", sentence="The town has 9 bells.")

    found = one(find([*said, other]), Relation.CONTRADICTS)

    assert sorted(len(side.statements) for side in found.sides) == [1, 200]
    assert len(judged) == 1


def test_a_table_costs_no_more_than_its_first_rows(monkeypatch):
    judged = count_judgements(monkeypatch)
    table = [figure("bells", n, article="a", id=f"a{n}", sentence=f"Town {n} has {n} bells.") for n in range(300)]

    find(table)

    assert len(judged) <= LONGEST_LIST * (LONGEST_LIST - 1) / 2


def count_judgements(monkeypatch):
    judged = []

    def counted(a, b):
        judged.append((a, b))
        return relate(a, b)

    monkeypatch.setattr(once, "relate", counted)
    once._relate.cache_clear()
    return judged
