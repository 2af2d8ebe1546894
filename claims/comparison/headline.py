"""A headline whose figure the text below it contradicts."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from claims.comparison import gates, topics
from claims.comparison.intervals import Meeting, amount, meeting
from claims.comparison.reckoning import Sum, is_exact, unit, value
from claims.comparison.telling import Edge
from claims.comparison.topics import Likeness
from claims.values import Kind, Statement

# How far below the headline, in characters, a text tells what its headline told.
LEDE = 250
_MOST_ADDED = 4
_MOST_PLACES = 12
# Fewer are often named one by one: "a man and a woman".
FEWEST = 10
_FURTHER = re.compile(
    r"\b(?:an?other|more|further|other|each|expected|forecast|predicted|last year|year before|earlier|previous(?:ly)?"
    r"|compared|of (?:them|these|those)|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)


def against_the_text(statements: Sequence[Statement]) -> Iterator[Sum]:
    """A headline's number that the text nowhere prints nor makes, where the lede gives another of the same thing."""
    figures = [one for one in statements if one.kind is Kind.FIGURE and one.quantity]
    text = [figure for figure in figures if not figure.in_headline]
    for shown in figures:
        few = unit(shown) == "count" and value(shown) < FEWEST
        if not shown.in_headline or few or not is_exact(shown) or _is_borne_out(shown, text):
            continue
        told = [figure for figure in text if figure.start - shown.end <= LEDE and _is_of_the_same(shown, figure)]
        if told and is_exact(told[0]):
            there = f"“{shown.surface}” stands in the headline, “{told[0].surface}” in the text"
            yield Sum((shown, told[0]), "headline", f"{there}, which nowhere bears the headline out.")


def without_parts(edges: Sequence[Edge]) -> list[Edge]:
    """Without the clashes of a headline's total with its parts, which the text tells one by one.

    "Crashes kill 40"; "14 people were killed in the first"; "another 26 people were killed in the second".
    """
    told: dict[Statement, list[Statement]] = defaultdict(list)
    for edge in edges:
        if "headline" in edge.judged.reasons and is_exact(edge.a) and is_exact(edge.b):
            shown, below = (edge.a, edge.b) if edge.a.in_headline else (edge.b, edge.a)
            told[shown].append(below)
    made = {(shown, part) for shown, below in told.items() for part in _parts_of(shown, below)}
    return [edge for edge in edges if (edge.a, edge.b) not in made and (edge.b, edge.a) not in made]


def _parts_of(shown: Statement, below: Sequence[Statement]) -> list[Statement]:
    """The figures below, each in a sentence of its own, that together make exactly the headline's."""
    by_place: dict[tuple[int, Decimal], list[Statement]] = defaultdict(list)
    for figure in below:
        if unit(figure) == unit(shown) and value(figure) > 0:
            by_place[figure.sentence_start, value(figure)].append(figure)
    places = sorted(by_place)[:_MOST_PLACES]
    for size in range(2, _MOST_ADDED + 1):
        for chosen in combinations(places, size):
            parts = [figure for place in chosen for figure in by_place[place]]
            apart = len({start for start, _ in chosen}) == size and _are_told_apart(chosen, parts)
            if apart and sum(number for _, number in chosen) == value(shown):
                return parts
    return []


def _are_told_apart(places: Sequence[tuple[int, Decimal]], parts: Sequence[Statement]) -> bool:
    """One number told twice is one part, unless its sentence says that there are others."""
    return len({number for _, number in places}) == len(places) or any(
        _OTHERS.search(part.sentence.casefold()) for part in parts
    )


_OTHERS = re.compile(r"\b(?:an?other|more|further|others?)\b")


def _is_borne_out(shown: Statement, text: Sequence[Statement]) -> bool:
    """Whether the text prints the number, rounded or as a bound, or numbers that make it together or between them."""
    alike = [figure for figure in text if unit(figure) == unit(shown)]
    if any(meeting(amount(shown), amount(figure)) is not Meeting.DISJOINT for figure in alike):
        return True
    values = list(dict.fromkeys(value(figure) for figure in alike if value(figure)))
    target = value(shown)
    made = (sum(part, Decimal(0)) for size in range(2, _MOST_ADDED + 1) for part in combinations(values[:12], size))
    return target in made or any(abs(one - other) == target for one, other in combinations(values, 2))


def _is_of_the_same(shown: Statement, figure: Statement) -> bool:
    """Whether the two count one thing, by a phrase that says more than a bare noun does, and without a word of more."""
    one, other = topics.topic(shown), topics.topic(figure)
    if one is None or other is None or unit(shown) != unit(figure) or bool(shown.trend) != bool(figure.trend):
        return False
    if not (shown.trackable and figure.trackable) or shown.scope or figure.scope or _FURTHER.search(figure.sentence):
        return False
    tells = topics.all_states(one) or one.modifiers or one.measure
    place = not (shown.entity and figure.entity) or gates.entity_likeness(shown, figure) is Likeness.SAME
    return bool(tells) and place and one.head == other.head and topics.likeness(one, other) is Likeness.SAME
