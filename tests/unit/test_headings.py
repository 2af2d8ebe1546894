"""What a finding is about, how its sides are told, and every reason code in words."""

import datetime
import re
from pathlib import Path
from types import SimpleNamespace

import pytest

from claims import headings
from claims.models import Claim


def side(says: str, count: int, *, origins: int = 1, claims=()) -> SimpleNamespace:
    finding = SimpleNamespace(relation="contradicts", reasons=[])
    return SimpleNamespace(
        says=says, article_count=count, origins=origins, claims=SimpleNamespace(all=lambda: claims), finding=finding
    )


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


def printed_by(*bylines: str) -> list[SimpleNamespace]:
    """A claim of an article each, under these bylines."""
    return [
        SimpleNamespace(revision=SimpleNamespace(article_id=number, article=SimpleNamespace(byline=byline)))
        for number, byline in enumerate(bylines)
    ]


@pytest.mark.parametrize(
    ("bylines", "origins", "words"),
    [
        (["one hand"], 1, "1 article"),
        (["one hand", "one hand", ""], 3, "3 articles, 1 byline and 1 unsigned"),
        (["one hand", "another", "another"], 2, "3 articles, 2 bylines, 2 sources"),
        (["", ""], 1, "2 articles, 2 unsigned, one source"),
    ],
)
def test_one_hand_or_one_source_never_looks_like_several(bylines, origins, words):
    told = side("40", len(bylines), origins=origins, claims=printed_by(*bylines))
    assert headings.backing(told) == words


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("12.5 + 40 = 52.5. The parts make more than the whole.", "12.5 + 40 = 52.5."),
        ("The words contradict each other", "The words contradict each other"),
    ],
)
def test_the_first_sentence_of_an_explanation(text, first):
    assert headings.first_sentence(text) == first


@pytest.mark.parametrize("relation", ["arithmetic", "impossible_date"])
def test_inside_one_article_a_side_is_headed_by_the_fault_alone(relation):
    fault = side("30 + 60 = 90. The shares are printed as parts of one whole.", 1, claims=[claim()])
    fault.finding = SimpleNamespace(relation=relation)
    assert headings.side_title(fault) == "30 + 60 = 90"


def test_a_report_told_of_before_it_was_out_is_headed_by_what_each_side_tells():
    day = datetime.date(2024, 3, 8)
    out = Claim(kind="event", period_start=day, period_end=day, period_precision="day", surface="on Friday")
    sides = [side("“nine faults”", 1, claims=[Claim(kind="figure")]), side("8 March 2024", 1, claims=[out])]
    for one in sides:
        one.finding.reasons = ["reported_before_published"]
    assert [headings.side_title(one) for one in sides] == ["told of before: “nine faults”", "published 8 March 2024"]
    assert headings.who_says_what(sides) == ""


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
