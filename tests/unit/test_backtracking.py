"""No regular expression takes more steps than in proportion to its text, even on the text that it likes least."""

import importlib
import math
import pkgutil
import re
from collections.abc import Iterator
from typing import Any

import pytest

import articles
import claims.extraction
from claims.extraction.gates import Gate
from claims.extraction.patterns import leftout
from tests.unit.backtracking import SPOILER, Endless, Walk, attacks, longest_bound, parsed

# These are handed a few characters around one number or of one caption; no text can make them work long.
HANDED_LITTLE = {
    "articles.patterns.furniture.OWNER",
    "claims.extraction.names._LETTERS_BEFORE",
    "claims.extraction.units._MONEY_LIKE",
}
# Rules for a line of page furniture must match the whole of it.
LINES = "articles.patterns.furniture.RULES"
# So must these, each on one line or one address.
WHOLE = {
    "articles.fetching.targets._NAME",
    "articles.fetching.targets._NUMBER",
    "articles.fetching.targets._SCHEME",
    "articles.readers.pdf_lines._PAGE_WORDS",
}
# Tried by their alternatives one by one: together they only add up.
TOGETHER = {leftout.MASK}
_LENGTH, _BEYOND = 40, 500
# Four times, with something for what a match takes at a gulp; the square would be sixteen times.
_MOST = 9


def compiled() -> dict[str, re.Pattern[Any]]:
    """Every expression that a module of extraction, cleaning or reading compiles, by where it stands."""
    found: dict[re.Pattern[Any], str] = {}
    for package in (claims.extraction, articles):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not re.search(r"\.(?:migrations|management|models|admin|apps|loading|history)\b", module.name):
                for name, value in vars(importlib.import_module(module.name)).items():
                    for place, pattern in patterns_in(value, f"{module.name}.{name}"):
                        found.setdefault(pattern, place)
    return {place: pattern for pattern, place in found.items() if pattern not in TOGETHER}


def patterns_in(value: Any, place: str) -> Iterator[tuple[str, re.Pattern[Any]]]:
    if isinstance(value, re.Pattern):
        yield place, value
    elif isinstance(value, Gate):
        yield place, value.pattern
    elif isinstance(value, (tuple, list)):
        for index, each in enumerate(value):
            yield from patterns_in(each, f"{place}[{index}]")
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from patterns_in(each, f"{place}[{key!r}]")


COMPILED = compiled() | {f"mask {name}": re.compile(form, re.MULTILINE) for name, form, _ in leftout.MASKS}


def growth(pattern: re.Pattern[Any], *, whole: bool = False) -> tuple[float, str]:
    """How many times the steps four times the text can take, and on which text."""
    bound = longest_bound(parsed(pattern))
    length = 2 * bound if _LENGTH < 2 * bound < _BEYOND else _LENGTH
    worst = (0.0, "")
    for start, again in attacks(pattern):
        times = -(-max(length, 6 * len(again)) // len(again))
        small, large = (Walk(pattern, start + again * many + SPOILER) for many in (times, 4 * times))
        text = f"{start!r} + {again!r} × {times}"
        try:
            steps = [walk.match_whole() if whole else walk.search_all() for walk in (small, large)]
        except Endless:
            return math.inf, text
        worst = max(worst, (steps[1] / steps[0], text))
    return worst


def test_there_are_expressions_to_look_at() -> None:
    assert len(COMPILED) > 150
    assert COMPILED.keys() >= HANDED_LITTLE | WHOLE


@pytest.mark.parametrize("place", sorted(COMPILED.keys() - HANDED_LITTLE))
def test_four_times_the_text_takes_no_more_than_its_steps(place: str) -> None:
    times, text = growth(COMPILED[place], whole=place.startswith(LINES) or place in WHOLE)
    assert times < _MOST, text


@pytest.mark.parametrize("form", [r"(?:a+)+b", r"\w+@", r"\s+$", r"\d+\d+x", r"(?:a|aa)+b", r"“.*”", r"[a-z]*[a-y]*1"])
def test_an_expression_that_goes_back_and_forth_is_noticed(form: str) -> None:
    assert growth(re.compile(form))[0] > _MOST


@pytest.mark.parametrize(
    ("form", "text"), [(r"(?i)b(?:an|na)*", "xBANANAx"), (r"\ba{2,3}?(?!b)", "aaaab aaa"), (r"(?<=1)[^\d,]", "1a1,12")]
)
def test_steps_are_counted_along_the_way_that_python_takes(form: str, text: str) -> None:
    walk = Walk(re.compile(form), text)
    assert walk.search_all() > 0
    assert walk.found == [match.span() for match in re.finditer(form, text)]
