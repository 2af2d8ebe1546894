"""Sums over the figures of one text: shares, parts and totals, changes, running counts."""

from collections.abc import Iterator, Sequence

from claims.comparison import changes, differences, multiples, parts, rates, shares, topics, totals
from claims.comparison.reckoning import Sum, in_sentences, is_exact, unit, value
from claims.comparison.topics import Likeness
from claims.values import Kind, Statement


def sums(statements: Sequence[Statement]) -> Iterator[Sum]:
    """Every sum that does not come out, each once, over the statements of one text in their order."""
    seen = set()
    for found in _all_sums(statements):
        key = found.reason, frozenset(member.id for member in found.members)
        if key not in seen:
            seen.add(key)
            yield found


def _all_sums(statements: Sequence[Statement]) -> Iterator[Sum]:
    figures = [statement for statement in statements if statement.kind is Kind.FIGURE and statement.quantity]
    yield from shares.shares_of_one_whole(figures)
    for sentence in in_sentences(figures):
        yield from changes.changes(sentence)
        yield from parts.parts_past_whole(sentence)
        yield from parts.parts_in_percent(sentence)
        yield from shares.shares_in_two_forms(sentence)
        yield from shares.shares_past_hundred(sentence)
        yield from multiples.multiples(sentence)
        yield from differences.differences(sentence)
        yield from totals.totals(sentence)
        yield from rates.spans(sentence)
    yield from parts.shares_of_one_number(figures)
    yield from parts.shares_of_a_named_whole(figures)
    yield from rates.rates(figures)
    yield from falling_counts(figures)


def falling_counts(figures: Sequence[Statement]) -> Iterator[Sum]:
    """A count that can only grow ("so far") and stands lower on a later day of the same text."""
    counts = [figure for figure in figures if is_exact(figure) and _is_so_far(figure)]
    for one in counts:
        for other in counts:
            if _falls(one, other):
                text = f"“{one.surface}” comes first and “{other.surface}” later, but a count so far cannot fall."
                yield Sum((one, other), "running_total_falls", text)


def _is_so_far(figure: Statement) -> bool:
    text = figure.sentence.casefold()
    return any(phrase in text for phrase in ("so far", "to date", "since the start", "cumulative"))


def _falls(one: Statement, other: Statement) -> bool:
    if one is other or not _ends_earlier(one, other):
        return False
    first, second = topics.topic(one), topics.topic(other)
    alike = first and second and topics.likeness(first, second) is Likeness.SAME
    return bool(alike) and unit(one) == unit(other) and value(other) < value(one)


def _ends_earlier(one: Statement, other: Statement) -> bool:
    """Whether the one is counted up to an earlier day of the same year: with a new year, "so far" begins anew."""
    if one.period is None or other.period is None or one.period.end is None or other.period.end is None:
        return False
    apart = other.period.start is None or one.period.end < other.period.start
    return apart and one.period.end < other.period.end and one.period.end.year == other.period.end.year
