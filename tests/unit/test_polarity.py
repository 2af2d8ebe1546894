"""Opposite sides of one measure are told apart, and each is compared with its like."""

import pytest
from spacy.language import Language

from claims.comparison.relations import judge
from claims.values import AliasEntry, Catalogue, MeasureEntry, Nature, Polarity, Relation
from tests.unit.making import figure
from tests.unit.reading import only

POSTS = Catalogue(
    measures=(
        MeasureEntry(
            "share of posts filled",
            "percent",
            Nature.STANDING,
            ("posts filled",),
            (
                AliasEntry("posts vacant", polarity=Polarity.OPPOSITE),
                AliasEntry("night posts filled", population="night staff", threshold="within a week"),
            ),
        ),
        MeasureEntry("empty", "percent", None, ("posts planned",), by_name=False),
    )
)
ECHO, TIMES = {"article": "one", "outlet": "Harwick Echo"}, {"article": "two", "outlet": "Vale Times"}
SHARE = {"unit": "percent", "measure": "share of posts filled"}
OPPOSITE = {"scope": {"polarity": "opposite"}}


def test_opposites_are_told_apart_whichever_comes_first() -> None:
    filled, vacant = figure("posts", 80, **SHARE, **ECHO), figure("posts", 20, **SHARE, **OPPOSITE, **TIMES)

    for judged in (judge(filled, vacant), judge(vacant, filled)):
        assert (judged.relation, judged.reasons) == (Relation.DIFFERS_IN_SCOPE, ("opposite_sides",))
        assert "They are opposites" in judged.explanation


def test_equal_numbers_of_opposites_confirm_nothing() -> None:
    filled, vacant = figure("posts", 50, **SHARE, **ECHO), figure("posts", 50, **SHARE, **OPPOSITE, **TIMES)

    assert judge(filled, vacant).relation is Relation.DIFFERS_IN_SCOPE


def test_two_of_one_side_contradict_as_ever() -> None:
    one, other = figure("posts", 20, **SHARE, **OPPOSITE, **ECHO), figure("posts", 35, **SHARE, **OPPOSITE, **TIMES)

    assert judge(one, other).relation is Relation.CONTRADICTS


def test_another_place_is_still_another_place() -> None:
    filled = figure("posts", 80, entity="Harwick Council", **SHARE, **ECHO)
    vacant = figure("posts", 20, entity="Eastmoor Council", **SHARE, **OPPOSITE, **TIMES)

    assert judge(filled, vacant).relation is Relation.UNRELATED


def test_phrases_say_their_side_population_and_limit(nlp: Language) -> None:
    filled, vacant, night = (
        only(sentence, nlp, POSTS)
        for sentence in (
            "In the department 80 per cent of posts were filled.",
            "In the department 20 per cent of posts were vacant.",
            "In the department 60 per cent of night posts were filled.",
        )
    )

    assert {one.measure for one in (filled, vacant, night)} == {"share of posts filled"}
    assert (filled.scope.polarity, vacant.scope.polarity) == (None, "opposite")
    assert (night.scope.population, night.scope.threshold) == ("night staff", "within a week")
    assert judge(filled, vacant).reasons == ("opposite_sides",)
    assert dict(vacant.because)["measure"] == "posts vacant"


@pytest.mark.parametrize(
    ("sentence", "measure"),
    [
        ("In the department 20 per cent of posts were planned.", "empty"),
        ("In the hall 20 per cent of the seats were empty.", None),
    ],
)
def test_a_name_that_is_only_a_phrase_is_not_looked_for(sentence: str, measure: str | None, nlp: Language) -> None:
    assert only(sentence, nlp, POSTS).measure == measure
