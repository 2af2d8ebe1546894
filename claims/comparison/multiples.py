"""Multiples beside the two numbers that they tie: "doubled from 30 to 50", "618, twice the 412 of the year before"."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from claims.comparison.changes import NEAR, Ends, ends_in
from claims.comparison.reckoning import BREAK, Sum, between, is_exact, masked, plain, unit, value
from claims.values import Statement

_TIMES = {
    "doubled": "2", "doubling": "2", "trebled": "3", "trebling": "3", "tripled": "3", "tripling": "3",
    "quadrupled": "4", "quadrupling": "4", "halved": "0.5", "halving": "0.5",
    "double": "2", "twice": "2", "treble": "3", "triple": "3", "three times": "3", "four times": "4",
    "five times": "5", "half": "0.5",
}  # fmt: skip
_HEDGE = r"(?:(?P<hedge>more than|over|nearly|almost|about|roughly|around|less than|at least|just over|just under) )?"
_BEFORE = re.compile(rf"\b{_HEDGE}(?P<word>doubled|trebled|tripled|quadrupled|halved)\b")
_AFTER = re.compile(rf"^,? {_HEDGE}(?P<word>doubling|trebling|tripling|quadrupling|halving)\b")
_BESIDE = re.compile(
    rf"^[\w\s]{{0,30}}(?:,| is| was| are| were| –) {_HEDGE}(?P<word>double|twice|treble|triple|three times|four times"
    r"|five times|half) (?:the|that of the|as many as the|as much as the) [£$€]?$"
)
# Another number or another sentence stands between.
_ANOTHER = re.compile(r"\d|\. ")
_SLACK = Decimal("0.1")


def multiples(figures: Sequence[Statement]) -> Iterator[Sum]:
    """Multiples that the two numbers beside them do not make."""
    for ends in ends_in(masked(figures), figures):
        yield from _of_change(ends)
    for one, other in pairwise(figure for figure in figures if unit(figure) != "ratio"):
        found = _BESIDE.search(between(one, other))
        if found and is_exact(one) and is_exact(other) and unit(one) == unit(other) and value(other):
            yield from _wrong(other, one, found)


def _of_change(ends: Ends) -> Iterator[Sum]:
    """ "More than doubled, from 30 to 50"; "from 30 to 50, more than doubling"."""
    first, last = sorted((ends.before, ends.after), key=lambda figure: figure.start)
    start = first.sentence_start
    lead = first.sentence[: first.start - start].casefold()[-NEAR:]
    before = list(_BEFORE.finditer(lead))
    if before and not (BREAK.search(lead[before[-1].end() :]) or _ANOTHER.search(lead[before[-1].end() :])):
        yield from _wrong(ends.before, ends.after, before[-1])
    after = _AFTER.search(first.sentence[last.end - start :].casefold())
    if after:
        yield from _wrong(ends.before, ends.after, after)


def _wrong(before: Statement, after: Statement, found: re.Match[str]) -> Iterator[Sum]:
    hedge, word = found["hedge"] or "", found["word"]
    real = value(after) / value(before)
    if not _fits(real, Decimal(_TIMES[word]), hedge):
        shown = plain(real.quantize(Decimal("0.01")))
        says = f"{plain(value(after))} ÷ {plain(value(before))} = {shown}; printed is “{f'{hedge} {word}'.strip()}”."
        yield Sum((before, after), "wrong_multiple", says)


def _fits(real: Decimal, factor: Decimal, hedge: str) -> bool:
    """Whether a ratio can be called so; "more than halved" means that less than half is left."""
    slack = factor * _SLACK
    if hedge in ("more than", "over", "at least", "just over"):
        return real >= factor - slack / 2 if factor > 1 else real <= factor + slack / 2
    if hedge in ("nearly", "almost", "less than", "just under"):
        low, high = sorted((Decimal(1), factor))
        return low + (high - low) / 2 <= real <= high + slack / 2 if factor > 1 else factor - slack / 2 <= real <= 1
    return abs(real - factor) <= slack
