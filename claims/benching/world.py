"""A made-up county's news for the bench: articles of about thirty claims, the same ones on every run.

News comes as stories: for some days several outlets tell the same facts of one place, mostly alike, some rounded, a
few otherwise. Beside its story every article prints figures that are printed all year round (of a few places very
often, of most seldom), figures that nobody prints again, a dated event or two, a grade and a saying. So most keys are
shared by few claims, some by many, and a few by very many: those grow with everything that is stored.
"""

import datetime
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from itertools import product

from claims.values import (
    Attribution,
    Comparator,
    EventFrame,
    Kind,
    Nature,
    Period,
    Precision,
    Quantity,
    Statement,
)

ARTICLES_A_DAY = 10
ARTICLES_A_STORY = 6
# Within a round, each of ten stories is told once a day for six days.
ROUND = ARTICLES_A_DAY * ARTICLES_A_STORY
# The newest news is the same however much there was before it, and of the same days: a smaller store goes less far
# back. Crowded blocks are divided by the calendar, so early in a month an article meets fewer claims than late in one.
FIRST_OF_NEWEST = 33_300
_DAY_OF_NEWEST = datetime.date(2025, 2, 15)
FACTS = 8
_PLACES = 600
_REGULAR = 400
# The commonest of many things is as common as if there were this many of its kind.
_STEEP = 4


def _listed(words: str) -> tuple[str, ...]:
    return tuple(words.split())


_BEGINNINGS = _listed(
    """
    Alder Barrow Birch Cald Copper Dun Elm Fen Gorse Hazel Heath Holm Kelp Lark Linden Marl Mill Moor Nettle Oak Peat
    Quarry Reed Rowan Sedge Stone Swan Tarn Thistle Weir Wether Wick Willow Withy Yew
    """
)
_ENDINGS = _listed("bourne bridge bury by combe cote dale field ford gate ham hurst ley mere minster stead thorpe ton")
_BODIES = ("Borough Council", "County Council", "Hospital Trust", "Police", "Fire Service", "Schools Service", "")
_HEADS = _listed(
    """
    wardens patients pupils teachers nurses officers buses beds burglaries complaints fines potholes trees libraries
    homes passengers apprentices carers dentists ferries inspectors lorries midwives paramedics trains vans
    """
)
_NARROWED = _listed("rural elderly vacant temporary urgent disabled agency overnight seasonal community private night")
_TAILS = (
    "", "", "employed", "waiting for treatment", "injured", "killed", "without a school place", "in care",
    "on the waiting list", "out of service", "missing", "referred to hospital", "closed for repairs",
)  # fmt: skip
_WORDS = _listed(
    """
    budget crisis winter river bridge families promise neglect pressure future money shameful broken proud careful
    market harbour engine ladder garden window candle bitter silver narrow hollow gentle stubborn reckless honest
    patient weary brave lonely crowded flooded frozen painted locked empty heavy distant sudden quiet angry steady
    """
)
_GRADES = ("inadequate", "requires improvement", "good", "outstanding")
_EVENTS = ("inspection", "publication", "appointment", "closure", "opening")


@dataclass(frozen=True, slots=True)
class Written:
    """An article: when and where it was printed, its text and what is read in it."""

    number: int
    published: datetime.date
    outlet: int
    text: str
    statements: tuple[Statement, ...]
    # Of each statement, which fact of its story it tells; None where it tells none.
    facts: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class _Fact:
    """Something that can be counted in one place, and how many they are."""

    counted: str
    entity: str | None
    amount: int
    period: Period | None
    nature: Nature | None = None
    unit: str = "count"


def phrases() -> Iterator[str]:
    """All that is counted anywhere in the county."""
    for narrowed, head, tail in product(("", *_NARROWED), _HEADS, dict.fromkeys(_TAILS)):
        yield " ".join(part for part in (narrowed, head, tail) if part)


def bodies() -> Iterator[str]:
    """All places of the county, and all bodies in them."""
    for number, body in product(range(_PLACES), _BODIES):
        yield f"{place(number)} {body}".strip()


@cache
def catalogued() -> frozenset[str]:
    """What is printed all year round has a measure of its own in the catalogue."""
    return frozenset(_phrase(random.Random(f"regular {number}")) for number in range(_REGULAR))


def story_of(number: int) -> int:
    """The story that an article tells."""
    return number // ROUND * ARTICLES_A_DAY + number % ARTICLES_A_DAY


def write(number: int) -> Written:
    """The article of that number; of thirty claims. What lies far back may have a number below nought."""
    chance = random.Random(f"article {number}")
    day = _DAY_OF_NEWEST + datetime.timedelta(days=(number - FIRST_OF_NEWEST) // ARTICLES_A_DAY)
    facts = list(_facts_of(story_of(number), day.replace(day=1 + story_of(number) % 28)))
    told: list[tuple[Statement, int | None]] = [(_figure(fact, chance), i) for i, fact in enumerate(facts)]
    told += [(_figure(facts[i], chance), i) for i in chance.sample(range(FACTS), 3)]
    told += [(_figure(_regular(day, chance), chance), None) for _ in range(7)]
    told += [(_figure(_once(day, chance), chance), None) for _ in range(7)]
    told += [(statement, None) for statement in _others(story_of(number), day, chance)]
    chance.shuffle(told)
    statements, text = _set([statement for statement, _ in told])
    return Written(number, day, chance.randrange(40), text, statements, tuple(fact for _, fact in told))


def place(number: int) -> str:
    """One of the county's made-up places."""
    return _BEGINNINGS[number % len(_BEGINNINGS)] + _ENDINGS[number // len(_BEGINNINGS) % len(_ENDINGS)]


def _often(chance: random.Random, many: int) -> int:
    """A number below `many`, the small ones far more often."""
    return int(_STEEP * ((many / _STEEP + 1) ** chance.random() - 1))


def _body(chance: random.Random, *, many: int = _PLACES) -> str:
    return f"{place(_often(chance, many))} {chance.choice(_BODIES)}".strip()


def _phrase(chance: random.Random) -> str:
    parts = (chance.choice(("", *_NARROWED)), chance.choice(_HEADS), chance.choice(_TAILS))
    return " ".join(part for part in parts if part)


def _facts_of(story: int, begun: datetime.date) -> Iterator[_Fact]:
    chance = random.Random(f"story {story}")
    entity = f"{place(chance.randrange(_PLACES))} {chance.choice(_BODIES)}".strip()
    for _ in range(FACTS):
        unit = chance.choice(("count", "count", "count", "percent", "GBP"))
        amount = chance.randrange(3, 90) if unit == "percent" else chance.randrange(12, 4000)
        nature = chance.choice((None, Nature.STANDING, Nature.TOTAL, Nature.FIXED))
        known = chance.random() < 0.6
        yield _Fact(_phrase(chance), entity, amount, _span(begun, chance) if known else None, nature, unit)


def _span(day: datetime.date, chance: random.Random) -> Period:
    first = day.replace(day=1)
    if chance.random() < 0.3:
        return Period(day.replace(month=1, day=1), day.replace(month=12, day=31), Precision.YEAR)
    if chance.random() < 0.5:
        return Period.day(day)
    return Period(first, first + datetime.timedelta(days=27), Precision.MONTH)


def _regular(day: datetime.date, chance: random.Random) -> _Fact:
    """A figure that some outlet prints every week: a few of these hold a great share of all claims."""
    number = _often(chance, _REGULAR)
    steady = random.Random(f"regular {number} {day:%Y %m}")
    what = random.Random(f"regular {number}")
    phrase = _phrase(what)
    entity = _body(what, many=60) if what.random() < 0.9 else None
    return _Fact(phrase, entity, steady.randrange(50, 900), _span(day, chance), Nature.STANDING)


def _once(day: datetime.date, chance: random.Random) -> _Fact:
    period = _span(day, chance) if chance.random() < 0.5 else None
    return _Fact(_phrase(chance), _body(chance) if chance.random() < 0.6 else None, chance.randrange(5, 9000), period)


def _figure(fact: _Fact, chance: random.Random) -> Statement:
    amount, comparator, about = fact.amount, Comparator.EQUAL, ""
    if (luck := chance.random()) < 0.06:
        amount += chance.randrange(1, 40)
    elif luck < 0.14:
        comparator, about = Comparator.ABOUT, "about "
    words = {"percent": f"{amount} per cent", "GBP": f"£{amount}"}.get(fact.unit, str(amount))
    surface = f"{about}{words} {fact.counted}" if fact.unit == "count" else f"{about}{words}"
    where = f"{fact.entity} has" if fact.entity else "There are"
    rest = "" if fact.unit == "count" else f" of {fact.counted}"
    said = chance.random() < 0.2
    return Statement(
        kind=Kind.FIGURE,
        surface=surface,
        sentence=f"{where} {surface}{rest}, {'a spokesman said' if said else 'it is reported'}.",
        quantity=Quantity(Decimal(amount), None, None, comparator, fact.unit, bool(about), step=Decimal(1)),
        counted=fact.counted,
        nature=fact.nature,
        measure=fact.counted if fact.counted in catalogued() else None,
        entity=fact.entity,
        period=fact.period,
        attribution=Attribution("a spokesman", "said") if said else None,
    )


def _others(story: int, day: datetime.date, chance: random.Random) -> Iterator[Statement]:
    """Two events, a grade and two sayings."""
    told = random.Random(f"others {story}")
    body = f"{place(told.randrange(_PLACES))} {told.choice(_BODIES[:-1])}"
    yield _event(told.choice(_EVENTS), body, day.replace(day=1 + told.randrange(28)))
    yield _event(chance.choice(_EVENTS), _body(chance), day)
    grade = told.choice(_GRADES)
    yield Statement(
        Kind.RATING, surface=grade, sentence=f"Inspectors rated {body} {grade}.", what=f"{body} services", words=grade,
        entity=body, period=Period(day.replace(month=1, day=1), day.replace(month=12, day=31), Precision.YEAR),
    )  # fmt: skip
    for source in (told, chance):
        saying = source.sample(_WORDS, 6)
        if chance.random() < 0.2:
            saying[0] = chance.choice(_WORDS)
        words = f"a {' '.join(saying)}"
        yield Statement(
            Kind.QUOTE, surface=words, sentence=f"It was “{words}”, a resident of {body} said.", what=body, words=words,
            attribution=Attribution("a resident", "said", words),
        )  # fmt: skip


def _event(kind: str, body: str, day: datetime.date) -> Statement:
    surface = f"{day.day} {day:%B}"
    sentence = f"The {kind} of {body} was on {surface}."
    frame = EventFrame(kind, None, body)
    return Statement(
        Kind.EVENT, surface=surface, sentence=sentence, what=f"{kind} of {body}", entity=body,
        period=Period.day(day), event=frame,
    )  # fmt: skip


def _set(statements: list[Statement]) -> tuple[tuple[Statement, ...], str]:
    """The statements at their places in one text."""
    placed: list[Statement] = []
    length = 0
    for statement in statements:
        start = length + statement.sentence.index(statement.surface)
        end, stop = start + len(statement.surface), length + len(statement.sentence)
        placed.append(replace(statement, start=start, end=end, sentence_start=length, sentence_end=stop))
        length = stop + 1
    return tuple(placed), " ".join(statement.sentence for statement in statements)
