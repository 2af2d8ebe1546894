"""Shares that one text prints: of one whole, of parts that stand beside them, and in two forms."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from claims.comparison import periods, subjects, topics, words
from claims.comparison import vocabulary as v
from claims.comparison.reckoning import (
    HUNDRED,
    Sum,
    between,
    is_exact,
    is_number,
    masked,
    percent,
    plain,
    reach,
    step,
    unit,
    value,
)
from claims.values import Comparator, Statement

NEIGHBOURS = 400


def shares_of_one_whole(figures: Sequence[Statement]) -> Iterator[Sum]:
    """Three or more shares in a row, printed of different bases, that make exactly 100: then the bases are one."""
    shares = [figure for figure in figures if _is_share(figure)]
    start = 0
    while start < len(shares):
        run = _run_to_hundred(shares[start:])
        if run and _have_different_bases(run) and not _ARE_OF.match(run[0].sentence.casefold()):
            addition = " + ".join(plain(value(share)) for share in run)
            yield Sum(tuple(run), "shares_make_100", f"{addition} = 100", _shares_text(run))
        start += len(run) if run else 1


# The sentence itself says what all its shares are of.
_ARE_OF = re.compile(r"(?:of|among) (?:those|the|all|its|their|people|\w+s)\b")


def _is_share(figure: Statement) -> bool:
    quantity = figure.quantity
    plainly = quantity is not None and quantity.comparator is Comparator.EQUAL and not quantity.approximate
    part = plainly and quantity is not None and quantity.value is not None and 0 < quantity.value < HUNDRED
    return bool(part) and figure.trackable and not figure.trend and unit(figure) == "percent"


def _run_to_hundred(shares: Sequence[Statement]) -> list[Statement]:
    """The shares from the first on, close together and of one time, up to a sum of exactly 100."""
    run: list[Statement] = []
    total = Decimal(0)
    for share in shares:
        if run and not _go_together(run[-1], share):
            return []
        run.append(share)
        total += value(share)
        if total >= HUNDRED:
            break
    return run if total == HUNDRED and len(run) >= 3 else []


def _go_together(one: Statement, other: Statement) -> bool:
    near = other.start - one.end <= NEIGHBOURS
    return near and periods.times(one, other) is not periods.Times.DISJOINT


def _have_different_bases(run: Sequence[Statement]) -> bool:
    """Whether the shares are printed of different things: "of workers" and "of posts"."""
    bases = [_base(share) for share in run]
    return any(not one & other for one in bases for other in bases if one and other)


def _base(share: Statement) -> frozenset[str]:
    """What the share is printed as a part of: the denominator or population, else the noun that is counted."""
    printed = share.scope.denominator or share.scope.population
    if printed:
        return words.concepts(printed)
    topic = topics.read(share.counted) if share.counted else topics.topic(share)
    return frozenset({topic.head}) - v.REPORTING_VERBS - v.WEAK if topic else frozenset()


def _shares_text(run: Sequence[Statement]) -> str:
    named = [f"“{share.surface}” of {subjects.subject(share)}" for share in run if subjects.subject(share)]
    of = f" ({'; '.join(named)})" if named else ""
    return (
        f"The shares are printed as parts of different things{of}, but together they make exactly the whole: they are "
        "likely parts of one number, and a count given beside them may be of that whole."
    )


_PART_OF = re.compile(r"\s*(?:\w+\s+){0,2}(?:out )?of (?:the |its |their |all )?(?:\w+\s+)?")
_GIVEN_FOR = re.compile(r"(?:\(|–|—|, or|, about|, that is|, which is)\s*(?:or\s+)?(?:about\s+)?$")


def parts_in_percent(figures: Sequence[Statement]) -> Iterator[Sum]:
    """ "120 of the 400 (or 40 per cent)": what the part really is of the whole."""
    text = masked(figures)
    counts = [figure for figure in figures if is_number(figure) and unit(figure) == "count"]
    for part, whole in pairwise(counts):
        if not _PART_OF.fullmatch(between(part, whole)):
            continue
        if reach(part)[0] > reach(whole)[1]:
            says = f"{plain(value(part))} is more than the {plain(value(whole))} that it is said to be a part of."
            yield Sum((part, whole), "part_past_whole", says)
            continue
        for share in figures:
            if is_exact(share) and unit(share) == "percent" and _is_given_for(text, figures, part, whole, share):
                yield from _share_of(part, whole, share)


def _is_given_for(text: str, figures: Sequence[Statement], part: Statement, whole: Statement, share: Statement) -> bool:
    """Whether the share is given for these two: behind them in brackets or after "or", or before them in brackets."""
    if share.start >= whole.end:
        return share.start - whole.end <= 60 and bool(_GIVEN_FOR.search(between(whole, share)))
    one, other = figures.index(share), figures.index(part)
    return bool(re.search(rf"<{one}>[^<;.]{{0,60}}\(<{other}>", text))


def _share_of(part: Statement, whole: Statement, share: Statement) -> Iterator[Sum]:
    (part_low, part_high), (whole_low, whole_high) = reach(part), reach(whole)
    if whole_low <= 0:
        return
    least, most = part_low / whole_high * HUNDRED, part_high / whole_low * HUNDRED
    slack = max(step(share), Decimal(1))
    if least - slack <= value(share) <= most + slack:
        return
    shown = percent(value(part) / value(whole) * HUNDRED)
    text = f"{plain(value(part))} ÷ {plain(value(whole))} = {shown} per cent; printed is “{share.surface}”."
    yield Sum((part, whole, share), "wrong_share", text)


_IN_TWO_FORMS = re.compile(r"<(\d+)>(?: [\w’'-]+){0,3}(?:, or | \((?:or )?)<(\d+)>\s?[,.)]")
# Spoken fractions are rounder than their decimals.
_SPOKEN = Decimal(2)


def shares_in_two_forms(figures: Sequence[Statement]) -> Iterator[Sum]:
    """ "One in five pupils, or 25 per cent"."""
    for match in _IN_TWO_FORMS.finditer(masked(figures)):
        spoken, printed = (figures[int(number)] for number in match.groups())
        if not (is_exact(spoken) and is_exact(printed)) or {unit(spoken), unit(printed)} != {"percent"}:
            continue
        if _is_in_figures(spoken) or not _is_in_figures(printed):
            continue
        if abs(value(spoken) - value(printed)) > _SPOKEN:
            text = f"“{spoken.surface}” is {percent(value(spoken))} per cent; printed beside it is “{printed.surface}”."
            yield Sum((spoken, printed), "wrong_share", text)


def _is_in_figures(share: Statement) -> bool:
    return bool(re.search(r"%|per ?cent", share.surface.casefold()))


_DIVIDING = re.compile(
    r"\b(?:the rest|the remainder|the remaining|split|divided|made up of|consists? of|breakdown"
    r"|(?:did not|didn['’]t|do not|don['’]t) know|undecided|unsure|no opinion|abstained)\b"
)


def shares_past_hundred(figures: Sequence[Statement]) -> Iterator[Sum]:
    """Shares that the sentence gives as a division of one whole, and that make more than all of it."""
    shares = [figure for figure in figures if _is_share(figure)]
    if len(shares) < 2 or not _DIVIDING.search(shares[0].sentence.casefold()):
        return
    made = sum((value(share) for share in shares), Decimal(0))
    if made > HUNDRED + len(shares):
        addition = " + ".join(plain(value(share)) for share in shares)
        yield Sum(tuple(shares), "shares_past_100", f"{addition} = {plain(made)}: more than the whole.")
