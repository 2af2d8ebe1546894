"""A headline's total and the parts of it that the text tells, each in a sentence of its own."""

from claims.comparison.groups import find
from claims.values import Relation
from tests.unit.making import figure

ONE = {"article": "one", "outlet": "Harwick Echo", "entity": None}


def headline(number):
    return figure("people killed", number, in_headline=True, start=0, end=20, id="head", **ONE)


def in_text(number, place, **more):
    words = {"sentence": f"{number} people were killed.", "sentence_start": place, "start": place}
    return figure("people killed", number, id=f"text{place}", **{**ONE, **words, **more})


def clashes(*figures):
    return [finding for finding in find(figures) if finding.relation is Relation.CONTRADICTS]


def test_parts_that_make_the_headline_s_total_do_not_clash_with_it():
    assert clashes(headline(40), in_text(14, 60), in_text(26, 120)) == []


def test_parts_that_make_another_total_do():
    assert clashes(headline(40), in_text(14, 60), in_text(25, 120))


def test_one_number_told_twice_is_no_second_part():
    assert clashes(headline(40), in_text(20, 60))
    assert clashes(headline(40), in_text(20, 60), in_text(20, 120))
    assert not clashes(headline(40), in_text(20, 60), in_text(20, 120, sentence="Another 20 people were killed."))


def test_what_another_paper_prints_is_no_part():
    assert clashes(headline(40), in_text(14, 60), in_text(26, 120, article="two", outlet="Vale Times"))


def test_a_third_number_that_is_no_part_still_clashes():
    found = clashes(headline(40), in_text(14, 60), in_text(26, 120), in_text(55, 180))
    assert found
    assert all("text60" not in side.statements for finding in found for side in finding.sides)
