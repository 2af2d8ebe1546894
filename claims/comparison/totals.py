"""Parts beside the total that is printed of them."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from claims.comparison import topics, words
from claims.comparison.reckoning import BREAK, SIGNS, Sum, is_exact, masked, plain, unit, value
from claims.values import Statement

_GAP = r"[^<>;:.]"
_LIST = rf"{SIGNS}<\d+>(?:{_GAP}*?(?:,|,? and) {SIGNS}<\d+>)+"
_TOTAL_LAST = re.compile(
    rf"(?P<parts>{_LIST})(?P<gap>{_GAP}{{0,60}}?)(?:a total of|in total,?|in all,?|altogether,?) "
    # "A total of 130 this year" is another total.
    rf"{SIGNS}<(?P<total>\d+)>(?=[.,;)]|$| (?:people|in all)\b)"
)
_IN_TOTAL = re.compile(
    rf"(?P<parts>{_LIST})(?P<gap>{_GAP}{{0,60}}?)[,(–—] ?(?:or |making )?{SIGNS}<(?P<total>\d+)> (?:in total|in all"
    r"|altogether)\b"
)
_TOTAL_FIRST = re.compile(
    rf"\b(?:a total of|in total,?|in all,?|altogether,?) {SIGNS}<(?P<total>\d+)>[^<:;.]*: (?P<parts>{SIGNS}<\d+>.*)"
)
# The parts are listed side by side, and nothing else is told of them.
_LISTED = re.compile(rf"{SIGNS}<\d+>[^<;.:]*(?:(?:,|,? and) {SIGNS}<\d+>[^<;.:]*)+\.?")
_COMPARED = re.compile(
    r"\b(?:than|more|fewer|less|including|includes|of which|of whom|of them|compared|up|down|against|from|since|per"
    r"|each)\b"
)
_INCLUDING = re.compile(rf"<(?P<total>\d+)>{_GAP}{{0,50}}?, including (?P<parts>{_LIST}{_GAP}*)")
_PLACED = re.compile(r"^ (?:in|on|at|near|around) (?!its |their |whose )(?:the )?\w+")
_BOTH_SEXES = re.compile(
    r"<(?P<total>\d+)>(?: \w+)? ?[,(:–—-] ?(?P<parts><\d+> and <\d+>)(?=[.;)]|$|,? (?:was|were|are|have|had)\b)"
)
_SEXES = ({"man", "woman"}, {"boy", "girl"})
_SORTS = frozenset({"man", "woman", "boy", "girl", "child"})
_MARK = re.compile(r"<(\d+)>")


def totals(figures: Sequence[Statement]) -> Iterator[Sum]:
    """Totals that the parts listed beside them do not make."""
    text = masked(figures)
    for pattern in (_TOTAL_LAST, _IN_TOTAL):
        for match in pattern.finditer(text):
            if not BREAK.search(match["gap"]) and not _COMPARED.search(match.group()):
                yield from _made(match, figures)
    for match in _TOTAL_FIRST.finditer(text):
        if _LISTED.fullmatch(match["parts"].strip()) and not _COMPARED.search(match["parts"]):
            yield from _made(match, figures)
    for match in _BOTH_SEXES.finditer(text):
        if _are_both_sexes(match, figures):
            yield from _made(match, figures)
    yield from _past_the_whole(text, figures)


def _are_both_sexes(match: re.Match[str], figures: Sequence[Statement]) -> bool:
    """ "30 people, 12 men and 18 women"; but "five children, four women and five men" are parts, all three."""
    sexes = {_last_word(part) for part in _parts(match, figures)}
    return sexes in _SEXES and _last_word(figures[int(match["total"])]) not in _SORTS - (
        {"child"} if "boy" in sexes else set()
    )


def _last_word(figure: Statement) -> str:
    return words.lemma(figure.surface.split()[-1].casefold())


def _parts(match: re.Match[str], figures: Sequence[Statement]) -> list[Statement]:
    return [figures[int(number)] for number in _MARK.findall(match["parts"])]


def _made(match: re.Match[str], figures: Sequence[Statement]) -> Iterator[Sum]:
    total, parts = figures[int(match["total"])], _parts(match, figures)
    if not _add_up([*parts, total]):
        return
    made = sum((value(part) for part in parts), Decimal(0))
    if abs(made - value(total)) > _rounding([*parts, total]):
        yield _told(parts, total, "wrong_total", f"{_addition(parts)} = {plain(made)}; printed is “{total.surface}”.")


def _past_the_whole(text: str, figures: Sequence[Statement]) -> Iterator[Sum]:
    """ "72 people, including 40 in the city, 22 in the valley and 15 on the coast": more than there are.

    Two parts may lie within each other, as a town in its county; three in one list do not.
    """
    for match in _INCLUDING.finditer(text):
        total, parts = figures[int(match["total"])], _parts(match, figures)
        tails = _MARK.split(match["parts"])[2::2]
        if len(parts) < 3 or not all(_PLACED.match(tail) for tail in tails) or not _add_up([*parts, total]):
            continue
        made = sum((value(part) for part in parts), Decimal(0))
        if made - value(total) > _rounding([*parts, total]):
            says = (
                f"{_addition(parts)} = {plain(made)}: more than the {plain(value(total))} that they are said to be of."
            )
            yield _told(parts, total, "part_past_whole", says)


def _told(parts: Sequence[Statement], total: Statement, reason: str, says: str) -> Sum:
    members = sorted((*parts, total), key=lambda figure: figure.start)
    return Sum(tuple(members), reason, says)


def _addition(parts: Sequence[Statement]) -> str:
    return " + ".join(plain(value(part)) for part in parts)


def _add_up(figures: Sequence[Statement]) -> bool:
    """Whether the numbers are plain ones of one unit, and of things that can be counted together."""
    if not all(is_exact(figure) for figure in figures) or len({unit(figure) for figure in figures}) > 1:
        return False
    if any(figure.scope.denominator for figure in figures):
        return False
    if unit(figures[0]) != "count":
        return True
    read = [topic for figure in figures if (topic := topics.topic(figure)) and topic.head]
    return all(
        topics.same_head(one.head, other.head) or _GENERAL & {one.head, other.head} or topics.are_people(one, other)
        for one, other in combinations(read, 2)
    )


_GENERAL = frozenset({"total", "number"})


def _rounding(figures: Sequence[Statement]) -> Decimal:
    """Rounded parts may miss a total by half a place each; whole counts may not."""
    steps = [figure.quantity.step for figure in figures if figure.quantity and figure.quantity.step]
    small = Decimal(1) if unit(figures[0]) == "count" else Decimal(0)
    return sum((step / 2 for step in steps if step > small), Decimal(0))
