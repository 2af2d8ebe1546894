"""The plain values that extraction makes, comparison judges and recording stores.

Nothing here knows of Django, spaCy or a database. Every value is frozen, so that it can be shared, hashed and
compared. Numbers are `Decimal`, days are `datetime.date`, offsets count characters of the cleaned text.
"""

import datetime
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum


class Kind(StrEnum):
    """What sort of thing a claim asserts."""

    FIGURE = "figure"
    EVENT = "event"
    RATING = "rating"
    QUOTE = "quote"


class Comparator(StrEnum):
    """How the stated number bounds the quantity, in the signs that the export prints."""

    EQUAL = "="
    ABOUT = "~"
    MORE = ">"
    AT_LEAST = ">="
    LESS = "<"
    AT_MOST = "<="
    RANGE = "range"


class Precision(StrEnum):
    """How finely the words fix a period. `VAGUE` words ("in recent years") name no exact interval."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    RANGE = "range"
    VAGUE = "vague"


class Basis(StrEnum):
    """Where the dates of a period come from."""

    STATED = "stated"
    RELATIVE = "relative"
    INFERRED = "inferred"


class Nature(StrEnum):
    """How a measure behaves in time, which decides what two different periods mean.

    `STANDING`: a level that can be read again and again (staff employed, confirmed dead so far).
    `TOTAL`: an amount that belongs to its own span (spending this year).
    `FIXED`: a fact of one event that no later day changes (people on board).
    """

    STANDING = "standing"
    TOTAL = "total"
    FIXED = "fixed"


class Polarity(StrEnum):
    """Which of two states a phrase counts: `OPPOSITE` is vacant where the measure is the posts that are filled."""

    OPPOSITE = "opposite"


class Relation(StrEnum):
    """What comparison says of a set of claims. `UNRELATED` is an answer but is never stored."""

    CONTRADICTS = "contradicts"
    CORROBORATES = "corroborates"
    COMPATIBLE = "compatible"
    UPDATES = "updates"
    DIFFERS_IN_SCOPE = "differs_in_scope"
    CANNOT_COMPARE = "cannot_compare"
    UNRELATED = "unrelated"
    IMPOSSIBLE_DATE = "impossible_date"
    ARITHMETIC = "arithmetic"
    QUOTE_VARIES = "quote_varies"
    HEDGE_VARIES = "hedge_varies"


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount as an interval: `value` where one number is stated, `low` and `high` where a bound is.

    "more than 50" is value 50, low 50, `>`; "30-50" is low 30, high 50, `range`; "dozens" is low 24 without a value,
    `>=` and `vague`. `step` is the place value of the last digit stated (1 for 328, 1,000,000 for "£10m"), from
    which comparison judges rounding; None where it is not known.
    """

    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    comparator: Comparator = Comparator.EQUAL
    unit: str = "count"
    approximate: bool = False
    vague: bool = False
    step: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """The days that a claim speaks of, both ends inclusive.

    Either end may be None ("since 2016"); both are None for vague words. `words` are the words it was read from.
    `conflict` says in a journalist's words what cannot be right about them ("“yesterday” of 15 May 2019 is 14 May,
    but the words in brackets say 14 March"), and is None for sound dates.
    """

    start: datetime.date | None = None
    end: datetime.date | None = None
    precision: Precision = Precision.DAY
    basis: Basis = Basis.STATED
    words: str = ""
    conflict: str | None = None

    @classmethod
    def day(cls, day: datetime.date, *, basis: Basis = Basis.STATED, words: str = "") -> "Period":
        """The period of one day."""
        return cls(day, day, Precision.DAY, basis, words)


@dataclass(frozen=True, slots=True)
class Scope:
    """What narrows a measure, each in the article's words, or None; or turns it round (`Polarity`)."""

    population: str | None = None
    subset: str | None = None
    quantifier: str | None = None
    threshold: str | None = None
    denominator: str | None = None
    polarity: str | None = None

    def __bool__(self) -> bool:
        # Comparison asks it of every claim; to make a tuple of a dataclass takes ten times as long.
        return bool(
            self.population or self.subset or self.quantifier or self.threshold or self.denominator or self.polarity
        )


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says it (`source`), on which words we read that (`cue`), and what they say (`content`)."""

    source: str
    cue: str = ""
    content: str = ""


@dataclass(frozen=True, slots=True)
class EventFrame:
    """Who did what, folded so that "inspected" and "an inspection" are one.

    `type` is the folded kind of event ("inspection", "publication", "appointment", "death", …); `agent`, `object`
    and `place` are the article's words; `modifiers` narrow the event ("focused", "full").
    """

    type: str
    agent: str | None = None
    object: str | None = None
    place: str | None = None
    modifiers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing asserted at one place of one text: what a stored Claim is made of.

    `text[start:end] == surface` holds for the text it was read from, and `sentence` is the one sentence around it,
    verbatim. `because` maps a field to the words it was read from. The last block, which the caller fills, says where
    it stands; `text` names a text of several articles in which the sentence stands. A missing field is unknown.
    """

    kind: Kind
    surface: str = ""
    start: int = 0
    end: int = 0
    sentence: str = ""
    sentence_start: int = 0
    sentence_end: int = 0
    quantity: Quantity | None = None
    counted: str | None = None
    measure: str | None = None
    nature: Nature | None = None
    scope: Scope = field(default_factory=Scope)
    entity: str | None = None
    period: Period | None = None
    attribution: Attribution | None = None
    trend: str | None = None
    trackable: bool = True
    what: str | None = None
    words: str | None = None
    event: EventFrame | None = None
    because: tuple[tuple[str, str], ...] = ()
    in_headline: bool = False

    id: str = ""
    article: str = ""
    outlet: str | None = None
    byline: str | None = None
    published: Period | None = None
    text: str | None = None

    def __hash__(self) -> int:
        # Comparison looks statements up by the hundred thousand; these tell nearly all apart, and are quickly hashed.
        return hash(self.id or (self.start, self.surface))


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A numeral that extraction did not take for a figure, and why, in a reader's words."""

    start: int
    end: int
    surface: str
    reason: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read from one text: statements and what was left out, both in order of place."""

    statements: tuple[Statement, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class AliasEntry:
    """A phrase that names a part of a measure, or its opposite: of whom, under which limit, on which side."""

    phrase: str
    population: str | None = None
    threshold: str | None = None
    polarity: Polarity | None = None


@dataclass(frozen=True, slots=True)
class MeasureEntry:
    """A catalogue's measure and the phrases that name it or a part of it; its name does too, if `by_name`."""

    name: str
    unit_class: str = "count"
    nature: Nature | None = None
    aliases: tuple[str, ...] = ()
    narrower: tuple[AliasEntry, ...] = ()
    by_name: bool = True


@dataclass(frozen=True, slots=True)
class EntityEntry:
    """A catalogue's organisation or place, with the phrases that name it."""

    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What editors have named so far."""

    measures: tuple[MeasureEntry, ...] = ()
    entities: tuple[EntityEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """What comparison says of two statements, why (codes), and in a sentence naming both sides.

    `possible` is true only with `cannot_compare`, where the values exclude each other but something needed is unknown.
    """

    relation: Relation
    reasons: tuple[str, ...] = ()
    explanation: str = ""
    possible: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """Claims that say the same thing, what they say, and how many independent origins stand behind them."""

    says: str
    statements: tuple[str, ...]
    origins: int = 1


@dataclass(frozen=True, slots=True)
class Finding:
    """What comparison says of a set of claims; `queue` is true where an editor has to decide."""

    relation: Relation
    reasons: tuple[str, ...]
    explanation: str
    sides: tuple[Side, ...]
    measure: str | None = None
    entity: str | None = None
    possible: bool = False
    queue: bool = False
