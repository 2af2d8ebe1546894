"""Sums over the figures of one text: shares, parts and totals, changes, running counts."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from claims.comparison import periods, subjects, topics, units, words
from claims.comparison.topics import Likeness
from claims.values import Comparator, Kind, Statement

NEIGHBOURS = 400
HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Sum:
    """Figures that do not fit together, why (a code), the sum, and what else there is to say of it."""

    members: tuple[Statement, ...]
    reason: str
    says: str
    note: str = ""


def sums(statements: Sequence[Statement]) -> Iterator[Sum]:
    """Every sum that does not come out, over the statements of one text in their order."""
    figures = [statement for statement in statements if statement.kind is Kind.FIGURE and statement.quantity]
    yield from shares_of_one_whole(figures)
    for sentence in _by_sentence(figures):
        yield from changes(sentence)
        yield from parts_in_percent(sentence)
        yield from parts_and_total(sentence)
        yield from shares_past_hundred(sentence)
    yield from falling_counts(figures)


def shares_of_one_whole(figures: Sequence[Statement]) -> Iterator[Sum]:
    """Three or more shares in a row, printed of different bases, that make exactly 100: then the bases are one."""
    shares = [figure for figure in figures if _is_share(figure)]
    start = 0
    while start < len(shares):
        run = _run_to_hundred(shares[start:])
        if run and _have_different_bases(run):
            addition = " + ".join(_plain(_value(share)) for share in run)
            yield Sum(tuple(run), "shares_make_100", f"{addition} = 100", _shares_text(run))
        start += len(run) if run else 1


def _is_share(figure: Statement) -> bool:
    quantity = figure.quantity
    plain = quantity is not None and quantity.comparator is Comparator.EQUAL and not quantity.approximate
    whole = plain and quantity is not None and quantity.value is not None and 0 < quantity.value < HUNDRED
    return bool(whole) and figure.trackable and not figure.trend and units.unit_of(figure) == "percent"


def _run_to_hundred(shares: Sequence[Statement]) -> list[Statement]:
    """The shares from the first on, close together and of one time, up to a sum of exactly 100."""
    run: list[Statement] = []
    total = Decimal(0)
    for share in shares:
        if run and not _go_together(run[-1], share):
            return []
        run.append(share)
        total += _value(share)
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
    return frozenset({topic.head}) if topic else frozenset()


def _shares_text(run: Sequence[Statement]) -> str:
    named = [f"“{share.surface}” of {subjects.subject(share)}" for share in run if subjects.subject(share)]
    of = f" ({'; '.join(named)})" if named else ""
    return (
        f"The shares are printed as parts of different things{of}, but together they make exactly the whole: they are "
        "likely parts of one number, and a count given beside them may be of that whole."
    )


def changes(figures: Sequence[Statement]) -> Iterator[Sum]:
    """ "From 412 to 618, up 40 per cent": what the printed ends really make."""
    for before, after in pairwise(figures):
        if not _is_from_to(before, after):
            continue
        old, new = _value(before), _value(after)
        share = (new - old) / old * HUNDRED
        for claim in figures:
            stated = _stated_change(claim, (before, after))
            if stated is not None and not _fits(stated, share, claim):
                yield Sum((before, after, claim), "wrong_change", _change_text(before, after, claim, share))
        yield from _multiplied(before, after)


def _is_from_to(before: Statement, after: Statement) -> bool:
    if (
        not (_is_exact(before) and _is_exact(after))
        or units.unit_of(before) != units.unit_of(after)
        or not _value(before)
    ):
        return False
    between = _between(before, after)
    lead = before.sentence[: max(0, before.start - before.sentence_start)].casefold()
    return bool(re.fullmatch(r"[\s\w,()£$€]{0,40}?\bto\s*[£$€]?\s*", between)) and lead.rstrip(" £$€").endswith("from")


def _between(before: Statement, after: Statement) -> str:
    start = before.end - before.sentence_start
    return before.sentence[start : max(start, after.start - before.sentence_start)].casefold()


def _stated_change(claim: Statement, ends: tuple[Statement, Statement]) -> Decimal | None:
    if (
        claim in ends
        or units.unit_of(claim) != "percent"
        or not _is_exact(claim)
        or units.unit_of(ends[0]) == "percent"
    ):
        return None
    falls = any(
        word in (claim.trend or "").casefold() for word in ("fall", "fell", "down", "drop", "cut", "declin", "decreas")
    )
    return -_value(claim) if falls or _value(ends[1]) < _value(ends[0]) else _value(claim)


def _fits(stated: Decimal, share: Decimal, claim: Statement) -> bool:
    step = claim.quantity.step if claim.quantity and claim.quantity.step else Decimal(1)
    return abs(stated - share) <= max(step, Decimal(1))


def _change_text(before: Statement, after: Statement, claim: Statement, share: Decimal) -> str:
    old, new = _value(before), _value(after)
    direction = "a rise" if share > 0 else "a fall"
    return (
        f"From {_plain(old)} to {_plain(new)} is {direction} of {_plain(abs(new - old))}, which is "
        f"{_plain(abs(share).quantize(Decimal('0.1')))} per cent; printed is “{claim.surface}”."
    )


_TIMES = {"doubled": "2", "doubling": "2", "trebled": "3", "tripled": "3", "quadrupled": "4", "halved": "0.5"}


def _multiplied(before: Statement, after: Statement) -> Iterator[Sum]:
    """ "Doubled from 30 to 50"."""
    lead = words.tokens(before.sentence[: max(0, before.start - before.sentence_start)])[-6:]
    for word in lead:
        factor = Decimal(_TIMES.get(word, "0"))
        if not factor:
            continue
        real = _value(after) / _value(before)
        if abs(real - factor) > factor / 10:
            shown = _plain(real.quantize(Decimal("0.01")))
            text = f"{_plain(_value(after))} ÷ {_plain(_value(before))} = {shown}; printed is “{word}”."
            yield Sum((before, after), "wrong_multiple", text)


_PART_OF = re.compile(r"\s*(?:\w+\s+){0,2}(?:out )?of (?:the |its |their |all )?(?:\w+\s+)?")
_GIVEN_FOR = re.compile(r"(?:\(|–|—|, or|, about|, that is|, which is)\s*(?:or\s+)?(?:about\s+)?$")


def parts_in_percent(figures: Sequence[Statement]) -> Iterator[Sum]:
    """ "120 of the 400 (or 40 per cent)": what the part really is of the whole."""
    counts = [figure for figure in figures if _is_exact(figure) and units.unit_of(figure) == "count"]
    for part, whole in pairwise(counts):
        if not _PART_OF.fullmatch(_between(part, whole)):
            continue
        if _value(part) > _value(whole):
            text = f"{_plain(_value(part))} is more than the {_plain(_value(whole))} that it is said to be a part of."
            yield Sum((part, whole), "part_past_whole", text)
            continue
        for share in figures:
            if _is_exact(share) and units.unit_of(share) == "percent" and _follows(whole, share):
                yield from _share_of(part, whole, share)


def _follows(whole: Statement, share: Statement) -> bool:
    """Whether the share is given for these two: in brackets, dashes or after "or" right behind them."""
    if share.start < whole.end or share.start - whole.end > 60:
        return False
    return bool(_GIVEN_FOR.search(_between(whole, share)))


def _share_of(part: Statement, whole: Statement, share: Statement) -> Iterator[Sum]:
    if not _value(whole):
        return
    real = _value(part) / _value(whole) * HUNDRED
    if abs(real - _value(share)) > 1:
        shown = _plain(real.quantize(Decimal("0.1")))
        text = f"{_plain(_value(part))} ÷ {_plain(_value(whole))} = {shown} per cent; printed is “{share.surface}”."
        yield Sum((part, whole, share), "wrong_share", text)


_TOTAL = re.compile(r"\b(?:a total of|in total|in all|altogether|bringing the total to)\s*[£$€]?\s*$")


def parts_and_total(figures: Sequence[Statement]) -> Iterator[Sum]:
    """ "12 in the north and 15 in the south, a total of 30": what the parts really make."""
    for index, total in enumerate(figures):
        lead = total.sentence[: max(0, total.start - total.sentence_start)].casefold()
        parts = [figure for figure in figures[:index] if units.unit_of(figure) == units.unit_of(total)]
        if len(parts) < 2 or not _TOTAL.search(lead) or not all(_is_exact(figure) for figure in (*parts, total)):
            continue
        made = sum((_value(part) for part in parts), Decimal(0))
        if abs(made - _value(total)) > _total_rounding([*parts, total]):
            addition = " + ".join(_plain(_value(part)) for part in parts)
            yield Sum((*parts, total), "wrong_total", f"{addition} = {_plain(made)}; printed is “{total.surface}”.")


def _total_rounding(figures: Sequence[Statement]) -> Decimal:
    """Rounded parts may miss a total by half a place each; whole counts may not."""
    steps = [figure.quantity.step for figure in figures if figure.quantity and figure.quantity.step]
    return sum((step / 2 for step in steps if step > 1), Decimal(0))


_DIVIDING = re.compile(r"\b(?:the rest|the remainder|the remaining|split|divided|made up of|consists? of|breakdown)\b")


def shares_past_hundred(figures: Sequence[Statement]) -> Iterator[Sum]:
    """Shares that the sentence gives as a division of one whole, and that make more than all of it."""
    shares = [figure for figure in figures if _is_share(figure)]
    if len(shares) < 2 or not _DIVIDING.search(shares[0].sentence.casefold()):
        return
    made = sum((_value(share) for share in shares), Decimal(0))
    if made > HUNDRED + len(shares):
        addition = " + ".join(_plain(_value(share)) for share in shares)
        yield Sum(tuple(shares), "shares_past_100", f"{addition} = {_plain(made)}: more than the whole.")


def falling_counts(figures: Sequence[Statement]) -> Iterator[Sum]:
    """A count that can only grow ("so far") and stands lower on a later day of the same text."""
    counts = [figure for figure in figures if _is_exact(figure) and _is_so_far(figure)]
    for one in counts:
        for other in counts:
            if _falls(one, other):
                text = f"“{one.surface}” comes first and “{other.surface}” later, but a count so far cannot fall."
                yield Sum((one, other), "running_total_falls", text)


def _is_so_far(figure: Statement) -> bool:
    text = figure.sentence.casefold()
    return any(phrase in text for phrase in ("so far", "to date", "since the start", "cumulative"))


def _falls(one: Statement, other: Statement) -> bool:
    if one is other or one.period is None or other.period is None:
        return False
    if one.period.end is None or other.period.start is None or one.period.end >= other.period.start:
        return False
    first, second = topics.topic(one), topics.topic(other)
    alike = first and second and topics.likeness(first, second) is Likeness.SAME
    return bool(alike) and units.unit_of(one) == units.unit_of(other) and _value(other) < _value(one)


def _by_sentence(figures: Sequence[Statement]) -> Iterable[list[Statement]]:
    by_place: dict[tuple[int, str], list[Statement]] = {}
    for figure in figures:
        if figure.sentence:
            by_place.setdefault((figure.sentence_start, figure.sentence), []).append(figure)
    return by_place.values()


def _is_exact(figure: Statement) -> bool:
    quantity = figure.quantity
    return quantity is not None and quantity.value is not None and quantity.comparator is Comparator.EQUAL


def _value(figure: Statement) -> Decimal:
    value = figure.quantity.value if figure.quantity else None
    return Decimal(0) if value is None else value


def _plain(number: Decimal) -> str:
    """A number as a newspaper prints it."""
    text = f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
