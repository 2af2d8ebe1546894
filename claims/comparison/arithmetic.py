"""Sums over the figures of one text: shares, parts and totals, changes, running counts."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from claims.comparison import changes, shares, topics
from claims.comparison.reckoning import Sum, is_exact, masked, plain, unit, value
from claims.comparison.topics import Likeness
from claims.values import Kind, Statement


def sums(statements: Sequence[Statement]) -> Iterator[Sum]:
    """Every sum that does not come out, over the statements of one text in their order."""
    figures = [statement for statement in statements if statement.kind is Kind.FIGURE and statement.quantity]
    yield from shares.shares_of_one_whole(figures)
    for sentence in _by_sentence(figures):
        yield from changes.changes(sentence)
        yield from shares.parts_in_percent(sentence)
        yield from shares.shares_in_two_forms(sentence)
        yield from parts_and_total(sentence)
        yield from total_and_parts(sentence)
        yield from shares.shares_past_hundred(sentence)
    yield from falling_counts(figures)


_TOTAL = re.compile(r"\b(?:a total of|in total|in all|altogether|bringing the total to)\s?[£$€]?\s?$")


def parts_and_total(figures: Sequence[Statement]) -> Iterator[Sum]:
    """ "12 in the north and 15 in the south, a total of 30": what the parts really make."""
    for index, total in enumerate(figures):
        lead = total.sentence[: max(0, total.start - total.sentence_start)].casefold()
        parts = [figure for figure in figures[:index] if unit(figure) == unit(total)]
        if len(parts) >= 2 and _TOTAL.search(lead):
            yield from _total_of(parts, total)


_TOTAL_FIRST = re.compile(r"\b(?:a total of|in total,?|in all,?|altogether,?) [£$€]?<0>[^<:;.]*: (?P<parts>.*)")
# The parts are listed side by side, and nothing else is told of them.
_LISTED = re.compile(r"[£$€]?<1>[^<;.:]*(?:(?:,|,? and) [£$€]?<\d+>[^<;.:]*)+\.?")
_COMPARED = re.compile(
    r"\b(?:than|more|fewer|less|including|includes|of which|of whom|of them|compared|up|down|against)\b"
)


def total_and_parts(figures: Sequence[Statement]) -> Iterator[Sum]:
    """ "A total of 30: 12 in the north and 15 in the south"."""
    found = _TOTAL_FIRST.search(masked(figures))
    if found is None or not _LISTED.fullmatch(found["parts"].strip()) or _COMPARED.search(found["parts"]):
        return
    total, *parts = figures
    if len(parts) >= 2 and all(unit(part) == unit(total) for part in parts):
        yield from _total_of(parts, total)


def _total_of(parts: Sequence[Statement], total: Statement) -> Iterator[Sum]:
    if not all(is_exact(figure) for figure in (*parts, total)):
        return
    made = sum((value(part) for part in parts), Decimal(0))
    if abs(made - value(total)) > _total_rounding([*parts, total]):
        addition = " + ".join(plain(value(part)) for part in parts)
        yield Sum((*parts, total), "wrong_total", f"{addition} = {plain(made)}; printed is “{total.surface}”.")


def _total_rounding(figures: Sequence[Statement]) -> Decimal:
    """Rounded parts may miss a total by half a place each; whole counts may not."""
    steps = [figure.quantity.step for figure in figures if figure.quantity and figure.quantity.step]
    return sum((step / 2 for step in steps if step > 1), Decimal(0))


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


def _by_sentence(figures: Sequence[Statement]) -> Iterable[list[Statement]]:
    by_place: dict[tuple[int, str], list[Statement]] = {}
    for figure in figures:
        if figure.sentence:
            by_place.setdefault((figure.sentence_start, figure.sentence), []).append(figure)
    return by_place.values()
