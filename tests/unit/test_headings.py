"""What a finding is about, how its sides are told, and every reason code in words."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest

from claims import headings


def side(says: str, count: int, *, origins: int = 1, claims=()) -> SimpleNamespace:
    return SimpleNamespace(says=says, article_count=count, origins=origins, claims=SimpleNamespace(all=lambda: claims))


def claim(**words: str) -> SimpleNamespace:
    return SimpleNamespace(**({"what": "", "counted": "", "surface": ""} | words))


@pytest.mark.parametrize(
    ("sides", "told"),
    [
        ([side("spring 2021", 3), side("July 2021", 1)], "Three articles say spring 2021. One says July 2021."),
        ([side("40", 1), side("at least 45", 12)], "One article says 40. 12 say at least 45."),
        ([side("“on Monday”", 1)], "One article says “on Monday”."),
    ],
)
def test_sides_are_told_in_sentences(sides, told):
    assert headings.who_says_what(sides) == told


@pytest.mark.parametrize(
    ("count", "origins", "words"),
    [(1, 1, "1 article"), (3, 2, "3 articles, 2 origins"), (2, 1, "2 articles, 1 origin")],
)
def test_copies_never_count_as_origins(count, origins, words):
    assert headings.backing(side("40", count, origins=origins)) == words


def test_the_topic_is_the_measure():
    measure = SimpleNamespace(name="wardens employed")
    assert headings.topic(SimpleNamespace(measure=measure)) == "Wardens employed"


@pytest.mark.parametrize(
    ("claims", "topic"),
    [
        ([claim(what="opening of the new pier"), claim(what="pier opened", counted="piers")], "Pier opened"),
        ([claim(counted="boats", surface="12 boats")], "Boats"),
        ([claim(surface="half of them")], "Half of them"),
        ([], "Finding"),
    ],
)
def test_without_a_measure_the_shortest_of_what_the_claims_speak_of(claims, topic):
    sides = SimpleNamespace(all=lambda: [side("x", 1, claims=claims)])
    assert headings.topic(SimpleNamespace(measure=None, sides=sides)) == topic


def test_a_reason_that_is_new_here_is_shown_without_underscores():
    assert headings.reason_words("quite_new_reason") == "quite new reason"


def test_reasons_are_words_for_readers():
    for code, words in headings.REASONS.items():
        assert "_" not in words, code
        assert not re.search(r"\b(entity|span|relation)\b", words), code


def test_every_listed_reason_is_one_that_is_given_somewhere():
    root = Path(headings.__file__).parent
    given = "".join(path.read_text() for folder in ("comparison", "recording") for path in root.glob(f"{folder}/*.py"))
    assert [code for code in headings.REASONS if f'"{code}"' not in given] == []
