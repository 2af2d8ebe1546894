"""A part and its whole are no contradiction, in whatever article either is printed; two counts of one thing are."""

import pytest

from claims.comparison.groups import find
from claims.comparison.relations import judge
from claims.values import Relation
from tests.unit.making import figure

ECHO, TIMES = {"article": "one", "outlet": "Harwick Echo"}, {"article": "two", "outlet": "Vale Times"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Engineers found rust on 31 of the 140 railings.",
        "Engineers found rust on 31 railings out of 140 in Harwick.",
        "Harwick has 140 railings, 31 of which are rusty.",
        "Of the 140 railings, 31 are rusty.",
    ],
)
@pytest.mark.parametrize("told", ["Harwick has 140 railings.", "Rust is on 31 of the 140 railings, say divers."])
def test_a_part_of_one_article_does_not_contradict_the_whole_of_another(sentence, told):
    part = figure("railings", 31, sentence=sentence, **ECHO)
    whole = figure("railings", 140, sentence=told, **TIMES)
    assert judge(part, whole).reasons == judge(whole, part).reasons == ("part_and_whole",)
    assert find([part, whole]) == []


@pytest.mark.parametrize(
    ("sentence", "other"),
    [
        ("Engineers found rust on 31 of the 140 railings.", 52),
        ("Engineers found rust on 31 railings and on all of the gates.", 140),
        ("Rust is on 31 railings, not on 140 as the council of Harwick said.", 140),
    ],
)
def test_two_counts_of_one_thing_still_contradict(sentence, other):
    one = figure("railings", 31, sentence=sentence, **ECHO)
    another = figure("railings", other, sentence=f"Rust is on {other} railings.", **TIMES)
    assert judge(one, another).relation is Relation.CONTRADICTS


def grant(amount, sentence, **more):
    return figure("grant", amount, surface=f"£{amount:,}", unit="GBP", sentence=sentence, **{**ECHO, **more})


@pytest.mark.parametrize(
    "sentence",
    [
        "The hall gets £70,000 from the county and £20,000 from the lottery.",
        "The hall gets £70,000 from the county, £15,000 from the town and £5,000 from readers.",
        "The hall gets £0.07m from the county and £20,000 from the lottery.",
    ],
)
def test_parts_that_make_up_the_headlines_total_do_not_contradict_it(sentence):
    total = grant(90_000, "Hall gets £90,000 grant", in_headline=True)
    part = grant(70_000, sentence)
    assert judge(total, part).reasons == judge(part, total).reasons == ("part_and_whole",)
    assert find([total, part]) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The hall gets £70,000 from the county and £30,000 from the lottery.",
        "The hall gets £70,000, up from £20,000.",
        "The hall gets £70,000. In 2019 it was given £20,000.",
    ],
)
def test_amounts_that_do_not_make_the_headlines_total_contradict_it(sentence):
    total = grant(90_000, "Hall gets £90,000 grant", in_headline=True)
    assert judge(total, grant(70_000, sentence)).relation is Relation.CONTRADICTS
