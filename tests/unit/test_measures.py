"""Counted phrases are matched to the catalogue's measures."""

import pytest
from spacy.language import Language

from claims.extraction.measures import unit_class
from claims.values import Catalogue, MeasureEntry, Nature
from tests.unit.reading import figures

CATALOGUE = Catalogue(
    measures=(
        MeasureEntry("lifeguards employed", "count", Nature.STANDING, ("lifeguards", "lifeguards on the rota")),
        MeasureEntry("lifeguard shortage", "count", Nature.STANDING, ("short of lifeguards",)),
        MeasureEntry(
            "seasonal share of lifeguards", "percent", Nature.STANDING, ("lifeguards seasonal", "seasonal staff")
        ),
        MeasureEntry("beach repairs", "money", Nature.TOTAL, ("repairs", "repairing the beach")),
        MeasureEntry("age", "duration", None, ("age",)),
    )
)


@pytest.mark.parametrize(
    ("sentence", "measure"),
    [
        ("The resort has 46 lifeguards.", "lifeguards employed"),
        ("The resort is short of 46 lifeguards.", "lifeguard shortage"),
        ("Only 30 per cent of the lifeguards were seasonal staff.", "seasonal share of lifeguards"),
        ("The resort spent £2m on repairs.", "beach repairs"),
        ("The resort has 46 kiosks.", None),
        ("The lifeguards saw 46 jellyfish.", None),
        ("The resort paid £46 for lifeguards.", None),
    ],
)
def test_a_measure_needs_its_noun_and_its_unit(sentence: str, measure: str | None, nlp: Language) -> None:
    assert figures(sentence, nlp, CATALOGUE)[0].measure == measure


def test_the_nature_comes_from_the_catalogue(nlp: Language) -> None:
    assert figures("The resort has 46 lifeguards.", nlp, CATALOGUE)[0].nature is Nature.STANDING


def test_because_names_the_alias_that_matched(nlp: Language) -> None:
    assert dict(figures("The resort has 46 lifeguards.", nlp, CATALOGUE)[0].because)["measure"] == "lifeguards"


def test_an_age_is_the_measure_of_age(nlp: Language) -> None:
    assert figures("A 31-year-old surfer drowned.", nlp, CATALOGUE)[0].measure == "age"


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("GBP", "money"),
        ("pence", "money"),
        ("percent", "percent"),
        ("week", "duration"),
        ("count", "count"),
        ("km", "km"),
    ],
)
def test_units_fall_into_classes(unit: str, expected: str) -> None:
    assert unit_class(unit) == expected
