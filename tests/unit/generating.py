"""Claims drawn near enough to each other that every relation comes up often.

Hypothesis draws a seed, and the claims follow from it: drawn field by field it prefers the simplest of each, and two
simplest claims agree or are unrelated.
"""

import random
from dataclasses import replace
from decimal import Decimal

from hypothesis import strategies as st

from claims.lines import parse_as_of
from claims.values import Attribution, Comparator, Kind, Nature, Quantity, Scope, Statement

# A few things in several wordings, of every nature in time, with words that narrow and words that forbid.
FAMILIES = (
    ("people killed in the fire", "fire deaths", "people killed", "children killed"),
    ("people missing", "missing people"),
    ("people on board the ferry", "passengers aboard"),
    ("length of the tunnel", "tunnel length"),
    ("striking nurses", "nurses on strike", "agency nurses", "nurses"),
    ("jobs to be cut", "workers laid off", "jobs added (revised)", "jobs added"),
    ("cost of the bridge", "price of the bridge", "budget deficit"),
    ("pupils absent", "share of pupils absent", "pupils"),
    ("patients waiting over 18 weeks", "patients waiting", "measles cases"),
)
PHRASES = tuple(phrase for family in FAMILIES for phrase in family)
DAYS = ("2021-03-03", "2021-03-04", "2021-03-05", "2021-03", "2021", "2020", None)
PRINTED = {"one": "2021-03-03", "two": "2021-03-05", "three": "2021-03-05", "four": None}
SENTENCES = (
    "",
    "So far {} have been counted.",
    "Of these, including {}, most are old.",
    "The number fell by {}.",
    "It is expected to be {}.",
    "Officials corrected it to {}.",
)
NUMBERS = (0, 1, 2, 12, 19, 20, 21, 50, 100, 120, 500, 1000, 1200, 1250)
PLACES = (Decimal("0.1"), Decimal(1), Decimal(1), Decimal(10), Decimal(100), None)
numbers = st.integers(0, 3000).map(Decimal)


def quantity(rng: random.Random, unit: str = "count") -> Quantity:
    """Any amount that a text can state, most of them plain numbers."""
    value = _number(rng)
    sign = rng.choice([Comparator.EQUAL] * 8 + list(Comparator))
    if sign is Comparator.RANGE:
        low, high = sorted((value, _number(rng)))
        return Quantity(None, low, high, sign, unit)
    low = value if sign in (Comparator.MORE, Comparator.AT_LEAST) else None
    high = value if sign in (Comparator.LESS, Comparator.AT_MOST) else None
    if low is not None and rng.random() < 0.25:
        return Quantity(None, low, None, Comparator.AT_LEAST, unit, vague=True)
    return Quantity(value, low, high, sign, unit, approximate=sign is Comparator.ABOUT, step=rng.choice(PLACES))


def _number(rng: random.Random) -> Decimal:
    return Decimal(rng.choice(NUMBERS) if rng.random() < 0.7 else rng.randint(0, 3000))


def _rarely(rng: random.Random, *values):
    return rng.choice(values) if rng.random() < 0.15 else None


def statement(rng: random.Random, unit: str = "count") -> Statement:
    """A figure of one of a few bodies, articles and days."""
    article, counted = rng.choice(sorted(PRINTED)), rng.choice(PHRASES)
    said = quantity(rng, unit)
    surface = "up to 40" if said.comparator is Comparator.AT_MOST else rng.choice(["40", "40", "40", "some 40"])
    scope = Scope(
        quantifier=_rarely(rng, "some"), threshold=_rarely(rng, "within 18 weeks"), population=_rarely(rng, "nurses")
    )
    return Statement(
        kind=Kind.FIGURE,
        surface=surface,
        sentence=rng.choice(SENTENCES).format(surface),
        quantity=said,
        counted=counted,
        measure=_rarely(rng, "people killed") if counted in FAMILIES[0] else None,
        nature=_rarely(rng, *Nature),
        scope=scope,
        entity=rng.choice(["Harwick", "Harwick", "Harwick", "Harwick Council", "Marlow", None]),
        period=parse_as_of(rng.choice(DAYS)),
        published=parse_as_of(PRINTED[article]),
        attribution=_rarely(rng, Attribution("the Harwick fire brigade")),
        trend=_rarely(rng, "rose", "fell"),
        in_headline=rng.random() < 0.2,
        article=article,
        outlet={"one": "Harwick Echo", "two": "Vale Times"}.get(article),
        start=rng.randint(0, 900),
        id=f"{article}-{rng.random()}",
    )


def near_pair(rng: random.Random, unit: str = "count") -> tuple[Statement, Statement]:
    """Two figures of which the second differs from the first in a few fields only: what a newsroom sees."""
    a, other = statement(rng, unit), statement(rng, unit)
    family = next(family for family in FAMILIES if a.counted in family)
    other = replace(other, counted=rng.choice(family))
    changed = {"id", "article", "outlet", "published", "start", "counted"}
    changed |= {"quantity", "surface"} if rng.random() < 0.85 else set()
    changed |= {"period"} if rng.random() < 0.35 else set()
    for name in ("entity", "sentence", "scope", "trend", "nature", "in_headline"):
        changed |= {name} if rng.random() < 0.12 else set()
    return a, Statement(**{name: getattr(other if name in changed else a, name) for name in Statement.__slots__})


seeds = st.integers(min_value=0, max_value=2**63).map(random.Random)
statements = seeds.map(statement)


def near_pairs(unit: str = "count") -> st.SearchStrategy[tuple[Statement, Statement]]:
    """Pairs in one unit."""
    return seeds.map(lambda rng: near_pair(rng, unit))
