"""What lies between two printed numbers: a lead, a majority, a shortfall, what is left."""

import re
from collections.abc import Iterator, Sequence

from claims.comparison import topics
from claims.comparison.reckoning import SIGNS, Sum, is_exact, masked, plain, reach, unit, value
from claims.values import Statement

_GAP = r"[^<>;:.]"
_LEAD = re.compile(
    rf"<(?P<one>\d+)>{_GAP}{{0,50}}?\b(?:compared (?:with|to)|against|to|versus)\b{_GAP}{{0,30}}?<(?P<other>\d+)>"
    rf"{_GAP}{{0,30}}?[,–(] ?(?:or |leaving )?an? (?:\w+ )?"
    rf"(?:lead|gap|difference|margin|majority|shortfall|surplus|deficit) of {SIGNS}<(?P<claim>\d+)>"
)
# Against an earlier day stands another number than the one that was beaten.
_EARLIER = re.compile(r"\b(?:last|previous|earlier|before|ago|in (?:19|20)\d\d)\b")
_LEAVING = re.compile(
    rf"\b(?:lost|cut|closed|shed|sold|axed|scrapped|shut|lose|cut|close|shed|sell|axe|scrap|losing|closing|selling)"
    rf" {SIGNS}<(?P<part>\d+)> of (?:the|its|their|his|her) {SIGNS}<(?P<whole>\d+)>{_GAP}{{0,40}}?"
    rf", leaving (?:only |just |it with |them with )?{SIGNS}<(?P<rest>\d+)>"
)


def differences(figures: Sequence[Statement]) -> Iterator[Sum]:
    """Differences that the two numbers beside them do not make."""
    text = masked(figures)
    for match in _LEAD.finditer(text):
        one, other, claim = (figures[int(match[name])] for name in ("one", "other", "claim"))
        if not _EARLIER.search(match.group()) and unit(one) == unit(other) and _measures(claim, one):
            yield from _wrong(one, other, claim)
    for match in _LEAVING.finditer(text):
        part, whole, rest = (figures[int(match[name])] for name in ("part", "whole", "rest"))
        if unit(part) == unit(whole) == unit(rest) and _are_of_one_sort(whole, rest):
            yield from _wrong(whole, part, rest)


def _measures(claim: Statement, one: Statement) -> bool:
    """Whether the difference is told in what it is a difference of: of goals not in points, of shares in points."""
    if unit(one) == "percent":
        return unit(claim) == "percent" or _noun(claim) in ("point", "points")
    return unit(claim) == unit(one) and _noun(claim) in ("", _noun(one))


def _noun(figure: Statement) -> str:
    last = figure.surface.casefold().split()[-1]
    return (
        last
        if last.isalpha() and len(figure.surface.split()) > 1 and unit(figure) in ("count", "percentage_point")
        else ""
    )


def _wrong(one: Statement, other: Statement, claim: Statement) -> Iterator[Sum]:
    if not all(is_exact(figure) for figure in (one, other, claim)):
        return
    large, small = sorted((one, other), key=value, reverse=True)
    really = value(large) - value(small)
    slack = sum((high - low for low, high in map(reach, (one, other, claim))), really * 0) / 2
    if abs(really - value(claim)) > slack:
        says = f"{plain(value(large))} − {plain(value(small))} = {plain(really)}; printed is “{claim.surface}”."
        yield Sum((one, other, claim), "wrong_difference", says)


def _are_of_one_sort(whole: Statement, rest: Statement) -> bool:
    """Whether what is left is counted as the whole was: of 450 shops 350 shops, and not 40 families."""
    one, other = topics.topic(whole), topics.topic(rest)
    return other is None or (one is not None and topics.same_head(one.head, other.head))
