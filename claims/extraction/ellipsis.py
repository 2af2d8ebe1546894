"""What a number leaves unsaid because the number before it has said it: its unit, and which way it moved."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from claims.extraction.hedges import bounded
from claims.extraction.lookup import Reading
from claims.extraction.mentions import Mention
from claims.extraction.numerals import Sort
from claims.extraction.patterns.units import MONEY_UNITS, TIME_UNITS
from claims.extraction.units import Unit
from claims.values import Comparator, Statement

_SAME_PLACE = re.compile(
    r"(?<![^\W_])(by|to|at|from|is|was|lost|gained|added)\s+(?:just |only |about )?$", re.IGNORECASE
)
_PARALLEL = re.compile(
    r"(?<![^\W_])(?:and|but|while|whereas|with|versus|against|down|up|from|to|then)(?![^\W_])", re.IGNORECASE
)
# "Down 31 points, or 0.6 per cent": the same movement told in another unit.
_CONVERTED = re.compile(r" \(| / ?|/")
_REACH = 32
_COMPARED = re.compile(
    r"(?:(?<![^\W_])(?:up|down)(?: sharply| slightly| by [^,;.]{1,12})? from|compared (?:with|to)|against|versus) "
    r"(?:just |only |about |around |nearly |almost |some |an estimated )?$",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.;!?] ")
_POINTS = re.compile(r" points?(?![^\W_])")
_SHARE_BEFORE = re.compile(
    r"\d ?(?:%|per ?cent|pct)(?: [a-z]{2,12}){0,2}(?:[,;:]| [–—-])? (?:which (?:is|was) )?(?:up|down|"
    r"an? (?:rise|fall|drop|gain|jump|increase|decrease|swing|decline) of)"
    r"(?: by| just| about| around| some| nearly| almost)? $",
    re.IGNORECASE,
)
_SHARE_AFTER = re.compile(
    r" (?:lower |higher |down |up )?(?:to|at) (?:just |about |around |nearly |almost )?[\d.]+ ?(?:%|per ?cent|pct)",
    re.IGNORECASE,
)
_RETOLD = re.compile(r",? or |,? \((?:or |about |around )?|, equal to |, equivalent to ")


def with_unit_before(mention: Mention, before: Mention | None, reading: Reading) -> Mention:
    """A bare number in the unit of the number before it: "from 4.2 per cent to 4.5", "84.75 cents … 74.07"."""
    if before is None or before.unit is None or mention.unit is not None or mention.is_age or before.is_age:
        return mention
    if not (mention.sort is before.sort is Sort.NUMBER) or not mention.numerals[-1].digits or mention.hyphened:
        return mention
    if before.unit.name in TIME_UNITS or not _stands_alone(mention, reading):
        return mention
    between = reading.text[before.end : mention.start]
    if len(between) > 80 or "." in between or "\n" in between or not _PARALLEL.search(between):
        return mention
    if not _comparable(mention, before) or (before.unit.name in MONEY_UNITS and not _places(before, reading)):
        return mention
    if _places(mention, reading) != _places(before, reading) or not (
        _places(mention, reading) or _governed_alike(mention, before, reading)
    ):
        return mention
    return replace(mention, unit=replace(before.unit), quantity=replace(mention.quantity, unit=before.unit.name))


def in_points_of_share(mention: Mention, reading: Reading) -> Mention:
    """ "43 per cent, up 2.1 points" and "fell 0.3 points to 97 per cent": points of a share are percentage points."""
    if mention.unit is not None or mention.sort is not Sort.NUMBER or mention.is_age:
        return mention
    points = _POINTS.match(reading.text, mention.end)
    if points is None:
        return mention
    before = reading.text[max(0, mention.start - 60) : mention.start]
    if not (_SHARE_BEFORE.search(before) or _SHARE_AFTER.match(reading.text, points.end())):
        return mention
    unit = Unit(mention.end + 1, points.end(), "percentage_point")
    quantity = replace(mention.quantity, unit=unit.name)
    end = max(mention.end, points.end())
    return replace(mention, end=end, number_end=end, unit=unit, quantity=quantity)


def share_noun(statements: list[Statement], text: str) -> list[Statement]:
    """ "From £312m to £418m", "£116, or 9 per cent": the one that the parse leaves without a noun has the other's."""
    for index, (one, other) in enumerate(pairwise(statements)):
        glue = text[one.end : other.start]
        alike = one.quantity and other.quantity and one.quantity.unit == other.quantity.unit
        if alike and glue.strip() == "to" and text[max(0, one.start - 5) : one.start].lower() == "from ":
            statements[index], statements[index + 1] = _noun_from(one, other), _noun_from(other, one)
        elif one.quantity and other.quantity and _RETOLD.fullmatch(glue) and not alike:
            statements[index + 1] = _noun_from(other, one)
    return statements


def as_compared(one: Statement, before: Sequence[Statement], text: str, *, bare: bool) -> Statement:
    """ "98 pupils waiting for a desk, up from 89": a bare number compared with is of what the other counts."""
    if not bare or one.quantity is None or not _COMPARED.search(text, max(0, one.start - _REACH), one.start):
        return one
    other = next((other for other in reversed(before) if _may_be_compared(one, other, text)), None)
    if other is None or not other.counted or (one.counted and one.counted.split()[0] not in other.counted.split()):
        return one
    because = tuple(why for why in one.because if why[0] not in ("counted", "measure", "entity"))
    because += tuple(why for why in other.because if why[0] in ("counted", "measure", "entity"))
    return replace(
        one,
        counted=other.counted,
        measure=other.measure,
        nature=other.nature,
        scope=other.scope,
        entity=other.entity,
        because=because,
    )


def _may_be_compared(one: Statement, other: Statement, text: str) -> bool:
    between = text[other.end : one.start]
    same = other.quantity is not None and one.quantity is not None and other.quantity.unit == one.quantity.unit
    return same and len(between) <= _REACH * 8 and "\n" not in between and not _STOP.search(between)


def _noun_from(one: Statement, other: Statement) -> Statement:
    """The statement with what the other counts, where it counts nothing itself."""
    if one.counted or not other.counted:
        return one
    same_unit = one.quantity and other.quantity and one.quantity.unit == other.quantity.unit
    measure, nature = (other.measure, other.nature) if same_unit and not one.measure else (one.measure, one.nature)
    because = (*one.because, ("counted", other.counted))
    return replace(one, counted=other.counted, measure=measure, nature=nature, because=because)


def retold(one: Statement, before: Statement, text: str) -> Statement:
    """The same amount told once more in another unit: it moves the same way, and is bounded alike."""
    one = _bounded_alike(one, before, text)
    if one.trend or not before.trend or not one.quantity or not before.quantity:
        return one
    if one.quantity.unit == before.quantity.unit or not _RETOLD.fullmatch(text[before.end : one.start]):
        return one
    why = dict(before.because).get("trend", "")
    return replace(one, trend=before.trend, because=(*one.because, ("trend", why)) if why else one.because)


def _bounded_alike(one: Statement, before: Statement, text: str) -> Statement:
    """ "More than 50 miles (80km)" is more than 80 km."""
    quantity, other = one.quantity, before.quantity
    if quantity is None or other is None or "count" in (quantity.unit, other.unit) or quantity.unit == other.unit:
        return one
    if quantity.comparator is not Comparator.EQUAL or not _CONVERTED.fullmatch(text[before.end : one.start]):
        return one
    if other.comparator in (Comparator.EQUAL, Comparator.RANGE):
        return one
    why = dict(before.because).get("comparator", "")
    because = (*one.because, ("comparator", why)) if why else one.because
    return replace(one, quantity=bounded(quantity, str(other.comparator)), because=because)


def _stands_alone(mention: Mention, reading: Reading) -> bool:
    """Whether the number counts no noun of its own and is no year."""
    value = mention.quantity.value
    if value is None or (value == int(value) and 1900 <= value <= 2100):
        return False
    after = reading.token_after(mention.end)
    if after is not None and after.lower_ in ("last", "this", "next"):
        return True
    if after is not None and after.idx - mention.end <= 1 and after.pos_ in ("NOUN", "PROPN", "ADJ", "NUM", "VERB"):
        return False
    return reading.counted_head(mention) is None


def _comparable(mention: Mention, before: Mention) -> bool:
    """Whether two numbers are of one size, as two readings of one thing are."""
    one, other = mention.quantity.value, before.quantity.value
    return bool(one and other and 0 < one < 20 * abs(other) and abs(other) < 20 * one)


def _places(mention: Mention, reading: Reading) -> int:
    """How many decimals a number is written with."""
    numeral = mention.numerals[-1]
    return len(reading.text[numeral.start : numeral.end].partition(".")[2])


def _governed_alike(mention: Mention, before: Mention, reading: Reading) -> bool:
    """ "By 2 per cent … by 1": the same word stands before both."""
    words = [
        match[1].lower() if (match := _SAME_PLACE.search(reading.text, max(0, one.start - 24), one.start)) else ""
        for one in (mention, before)
    ]
    return bool(words[0]) and words[0] == words[1]
