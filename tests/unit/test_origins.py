"""Articles that print one source are one confirmation."""

import pytest

from claims.comparison import origins
from claims.comparison.groups import find
from claims.comparison.relations import relate
from claims.values import Relation
from tests.unit.making import figure

WIRE = "The harbour wall gave way shortly before dawn and flooded 90 homes along the quay, the fire brigade said."


def printed(sentence, article, **more):
    return figure("homes flooded", 90, surface="90 homes", sentence=sentence, article=article, id=article, **more)


@pytest.mark.parametrize(
    ("other", "origins_found"),
    [
        (WIRE.replace("shortly before dawn", "before dawn"), 1),
        ("Flood: The harbour wall gave way shortly before dawn and flooded 90 homes along the quay.", 1),
        ("Some 90 homes stood under water by the quay after the wall of the harbour broke at dawn.", 2),
        ("90 homes were flooded.", 2),
    ],
)
def test_near_copies_of_one_text_have_one_origin(other, origins_found):
    assert origins.count([printed(WIRE, "one"), printed(other, "two")]) == origins_found


def test_five_articles_with_two_origins_are_told_as_two():
    copies = [printed(WIRE.replace("shortly", word), f"w{word}") for word in ("just", "well", "not long", "soon")]
    own = printed("Our count on the quay came to 90 homes with water in them.", "own")
    (found,) = [finding for finding in find([*copies, own]) if finding.relation is Relation.CORROBORATES]
    assert found.sides[0].origins == 2
    assert "They go back to two sources: two confirmations, not five." in found.explanation


def test_one_report_behind_two_articles_is_one_origin():
    a = printed("", "one", by="the Harwick Flood Review")
    assert origins.shared(a, printed("", "two", by="Harwick Flood Review"))
    assert not origins.shared(a, printed("", "two", by="residents"))
    assert not origins.shared(printed("", "one", by="officials"), printed("", "two", by="officials"))


def test_what_stands_in_one_text_has_one_origin_and_what_one_of_them_added_its_own():
    lines = ["90 homes were flooded.", "In all, 90 homes stood under water.", "It hit 90 homes."]
    a, b, own = (
        printed(line, name, text=text) for line, name, text in zip(lines, "abc", ["7", "7", None], strict=True)
    )
    assert origins.shared(a, b)
    assert not origins.shared(a, own)
    assert not origins.shared(own, printed(lines[2], "other"))
    assert origins.count([a, b, own]) == 2
    assert relate(a, b).reasons[-2:] == ("shared_origin", "one_text")
    assert "one_text" not in relate(a, own).reasons


def test_what_stands_in_two_texts_has_two_origins():
    assert (
        origins.count([printed("90 homes.", name, text=text) for name, text in zip("abcd", "7788", strict=True)]) == 2
    )


def test_that_all_print_one_text_is_said_in_words():
    copies = [printed("90 homes were flooded.", name, text="7") for name in "abc"]
    (found,) = [finding for finding in find(copies) if finding.relation is Relation.CORROBORATES]
    assert found.explanation.endswith(
        "All print the same text. They go back to one source: one confirmation, not three."
    )
