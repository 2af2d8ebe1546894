"""Shares that one text prints: of one whole, of parts that stand beside them, and in two forms."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from claims.comparison import periods, subjects, topics, words
from claims.comparison import vocabulary as v
from claims.comparison.parts import SPOKEN, is_in_figures
from claims.comparison.reckoning import (
    HUNDRED,
    Sum,
    is_exact,
    masked,
    percent,
    plain,
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
        if run and _have_different_bases(run) and not _is_one_division(run):
            addition = " + ".join(plain(value(share)) for share in run)
            yield Sum(tuple(run), "shares_make_100", f"{addition} = 100", _shares_text(run))
        start += len(run) if run else 1


# The sentence itself says what all its shares are of.
_ARE_OF = re.compile(r"(?:of|among) (?:those|the|all|its|their|people|\w+s)\b")
_NAMES_ITS_BASE = re.compile(r"\s*(?:out )?of (?:the |all |its |their )?[a-z]")


def _is_one_division(run: Sequence[Statement]) -> bool:
    """Whether the text gives the shares as parts of one whole, or at least names no other base after the first."""
    first = run[0].sentence.casefold()
    if _ARE_OF.match(first) or any(_says_that_it_divides(share) for share in run):
        return True
    return not any(_names_its_base(share) for share in run[1:])


def _says_that_it_divides(share: Statement) -> bool:
    sentence = share.sentence.casefold()
    return bool(_DIVIDING.search(sentence) or _NO_ANSWER.search(sentence))


def _names_its_base(share: Statement) -> bool:
    return not share.sentence or bool(_NAMES_ITS_BASE.match(share.sentence[share.end - share.sentence_start :]))


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


_IN_TWO_FORMS = re.compile(r"<(\d+)>(?: [\w’'-]+){0,3}(?:, or | \((?:or )?)<(\d+)>\s?[,.)]")


def shares_in_two_forms(figures: Sequence[Statement]) -> Iterator[Sum]:
    """ "One in five pupils, or 25 per cent"."""
    for match in _IN_TWO_FORMS.finditer(masked(figures)):
        spoken, printed = (figures[int(number)] for number in match.groups())
        if not (is_exact(spoken) and is_exact(printed)) or {unit(spoken), unit(printed)} != {"percent"}:
            continue
        if is_in_figures(spoken) or not is_in_figures(printed):
            continue
        if abs(value(spoken) - value(printed)) > SPOKEN:
            text = f"“{spoken.surface}” is {percent(value(spoken))} per cent; printed beside it is “{printed.surface}”."
            yield Sum((spoken, printed), "wrong_share", text)


_DIVIDING = re.compile(r"\b(?:the rest|the remainder|the remaining|split|divided|made up of|consists? of|breakdown)\b")
_NO_ANSWER = re.compile(r"\b(?:(?:did not|didn['’]t|do not|don['’]t) know|undecided|unsure|no opinion|abstained)\b")


def shares_past_hundred(figures: Sequence[Statement]) -> Iterator[Sum]:
    """Shares that the sentence gives as a division of one whole, and that make more than all of it."""
    shares = [figure for figure in figures if _is_share(figure)]
    if len(shares) < 2 or not _is_divided(shares):
        return
    made = sum((value(share) for share in shares), Decimal(0))
    if made > HUNDRED + len(shares):
        addition = " + ".join(plain(value(share)) for share in shares)
        yield Sum(tuple(shares), "shares_past_100", f"{addition} = {plain(made)}: more than the whole.")


def _is_divided(shares: Sequence[Statement]) -> bool:
    """Whether the sentence divides a whole; an answer of two makes more than all where people could give several."""
    sentence = shares[0].sentence.casefold()
    several = any(value(one) + value(other) > HUNDRED for one, other in combinations(shares, 2))
    return bool(_DIVIDING.search(sentence)) or (bool(_NO_ANSWER.search(sentence)) and not several)
