"""Figures out of one parsed text, and the list of what was left out."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

from spacy.tokens import Token

from claims.extraction import leftout, scopes
from claims.extraction.ages import aged
from claims.extraction.compounds import join_parts
from claims.extraction.context import Context
from claims.extraction.dollars import at_home, home_dollar
from claims.extraction.ellipsis import as_compared, in_points_of_share, retold, share_noun, with_unit_before
from claims.extraction.leftout import Masks
from claims.extraction.lookup import Reading
from claims.extraction.measures import Measures
from claims.extraction.mentions import Mention
from claims.extraction.names import code_around
from claims.extraction.numerals import Numeral, Sort, find_numerals
from claims.extraction.periods import PeriodMention, period_of
from claims.extraction.quantities import find_mentions
from claims.extraction.reading import places_of, sentence_bounds
from claims.extraction.scopes import Counted
from claims.extraction.trends import trend_of
from claims.values import Kind, LeftOut, Scope, Statement

_LENGTH = re.compile(
    r"(?:[ -](?:or|to|and)[ -](?:more |a half )?\w{0,9}|[-–]\d+)?[ -]?(?:more |or more |\w{4,12} )?(?:years?|"
    r"months?|weeks?|days?|hours?|minutes?|seconds?|decades?|nights?|fortnights?)\b(?! (?:January|February))"
)


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a text and its numerals that are none, both in order of place."""

    statements: tuple[Statement, ...]
    left_out: tuple[LeftOut, ...]


def find_figures(reading: Reading, ctx: Context, measures: Measures) -> Figures:
    """Every figure of a text; every other numeral with the reason why it is left out."""
    numerals, left_out = _sorted_out(reading, ctx.periods)
    statements: list[Statement] = []
    population: Token | None = None
    previous: Mention | None = None
    counted_before: Token | None = None
    taken = 0
    home = home_dollar(reading.text)
    for mention in join_parts(reading.text, find_mentions(reading.text, numerals)):
        mention = with_unit_before(aged(mention, reading, previous), previous, reading)
        mention = at_home(in_points_of_share(mention, reading), reading.text, home)
        why = leftout.reason(mention, reading) or leftout.dates_the_one_before(mention, previous, reading)
        if why:
            if mention.number_start >= taken:
                left_out.append(
                    LeftOut(
                        mention.number_start,
                        mention.number_end,
                        reading.text[mention.number_start : mention.number_end],
                        why,
                    )
                )
            continue
        before = (
            counted_before if counted_before is not None and _same_sentence(reading, counted_before, mention) else None
        )
        counted = scopes.describe(mention, reading, antecedent=population, counted_before=before)
        if counted.head is not None and mention.quantity.unit == "count":
            counted_before = counted.head
        if counted.population is not None and counted.population.tag_ in ("NNS", "NNPS"):
            population = counted.population
        statement = _statement(mention, counted, reading, ctx, measures, home)
        bare = reading.counted_head(mention) is None
        statement = as_compared(statement, statements, reading.text, bare=bare)
        statements.append(retold(statement, statements[-1], reading.text) if statements else statement)
        taken, previous = statements[-1].end, mention
    left_out = _uncovered(left_out, statements)
    statements = share_noun(statements, reading.text)
    return Figures(tuple(_with_thresholds(statements)), tuple(sorted(left_out, key=lambda one: (one.start, one.end))))


def _same_sentence(reading: Reading, noun: Token, mention: Mention) -> bool:
    return noun.i in range(*sentence_bounds(reading.doc, reading.token_at(mention.start)))


def _sorted_out(reading: Reading, periods: Iterable[PeriodMention]) -> tuple[list[Numeral], list[LeftOut]]:
    """Numerals that may be amounts; and dates, codes and the like, each with its reason."""
    text = reading.text
    places = places_of(reading.doc)
    masks = Masks(leftout.find_masks(places))
    dated = Masks(
        [
            LeftOut(one.start, one.end, text[one.start : one.end], "a clock time" if one.is_clock else "a date")
            for one in periods
        ]
    )
    numerals: list[Numeral] = []
    found: dict[tuple[int, int], LeftOut] = {}
    for numeral in find_numerals(text, places):
        mask = masks.over(numeral.start, numeral.end) or _date_over(numeral, dated, text)
        if mask is None and numeral.digits and (code := code_around(text, numeral)) and not _has_unit(numeral, text):
            mask = LeftOut(*code, text[slice(*code)], "a name or a code")
        if mask is None:
            numerals.append(numeral)
        else:
            kept = found.get((mask.start, mask.end), mask)  # a mask may reach over several numerals
            start, end = min(kept.start, numeral.start), max(kept.end, numeral.end)
            found[mask.start, mask.end] = LeftOut(start, end, text[start:end], mask.reason)
    return numerals, list(found.values())


def _has_unit(numeral: Numeral, text: str) -> bool:
    return (
        next(iter(find_mentions(text, [numeral]))).unit is not None
        and not text[numeral.start - 1 : numeral.start].isalpha()
    )


def _date_over(numeral: Numeral, dated: Masks, text: str) -> LeftOut | None:
    """The words of time around a numeral, unless the numeral is a length of time ("three months ago")."""
    mask = dated.over(numeral.start, numeral.end)
    if (
        mask is None
        or _LENGTH.match(text, numeral.end)
        or (_LENGTH.search(text, numeral.end, mask.end) and not numeral.digits)
    ):
        return None
    if numeral.digits and mask.start == numeral.start and mask.end == numeral.end:
        return None  # a bare year, which is weighed against a count later
    return mask if numeral.digits or numeral.sort is Sort.ORDINAL else None


def _statement(
    mention: Mention,
    counted: Counted,
    reading: Reading,
    ctx: Context,
    measures: Measures,
    home: tuple[str, str] | None,
) -> Statement:
    """The mention as a statement, with what the other components know of its place."""
    start, end, text = mention.start, max(mention.end, counted.surface_end), reading.text
    trend = trend_of(mention, reading, counted.head)
    alias = None if mention.is_age else measures.match(counted, mention.quantity.unit)
    entry = measures.age() if mention.is_age else alias.entry if alias else None
    period = period_of(start, end, reading.doc, ctx.periods, ctx.published)
    attribution, entity = ctx.attributions.of(start, end), ctx.entities.of(start, end)
    because = {
        "value": text[mention.number_start : mention.number_end],
        "comparator": mention.hedge,
        "unit": _unit_words(mention, text, home),
        "trend": trend[1] if trend else "",
        "counted": counted.words or "",
        "measure": alias.words if alias else "",
        "period": period.words if period else "",
        "attribution": (attribution.cue or attribution.source) if attribution else "",
        "entity": entity[1] if entity else "",
    }
    return Statement(
        kind=Kind.FIGURE,
        surface=text[start:end],
        start=start,
        end=end,
        quantity=mention.quantity,
        counted="age" if mention.is_age else counted.words,
        measure=entry.name if entry else None,
        nature=entry.nature if entry else None,
        scope=Scope() if mention.is_age else alias.narrowed(counted.scope) if alias else counted.scope,
        entity=entity[0] if entity else None,
        period=period,
        attribution=attribution,
        trend=trend[0] if trend else None,
        trackable=not mention.is_age,
        because=tuple((field, words) for field, words in because.items() if words),
    )


def _unit_words(mention: Mention, text: str, home: tuple[str, str] | None) -> str:
    """The words of the unit, with the place that says whose dollars they are."""
    if mention.unit is None:
        return ""
    words = text[mention.unit.start : mention.unit.end].strip(" -")
    return f"{words}, {home[1]}" if home and mention.quantity.unit == home[0] and words in ("$", "dollars") else words


def _with_thresholds(statements: list[Statement]) -> list[Statement]:
    """A length of time that only qualifies another figure ("within 45 days") is not tracked on its own."""
    result = []
    for index, one in enumerate(statements):
        near = statements[max(0, index - 2) : index + 3]
        qualifies = any(other is not one and one.surface in (other.scope.threshold or "") for other in near)
        result.append(replace(one, trackable=False) if qualifies and one.trackable else one)
    return result


def _uncovered(left_out: list[LeftOut], statements: list[Statement]) -> list[LeftOut]:
    """What no claim contains: the "many" of "as many as 150" belongs to that figure."""
    starts = [statement.start for statement in statements]
    kept = []
    for one in left_out:
        index = bisect_right(starts, one.start) - 1
        if index < 0 or statements[index].end < one.end:
            kept.append(one)
    return kept
