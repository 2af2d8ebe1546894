"""Parts of a printed whole beside the share that is printed for them: "120 of the 400, or 40 per cent"."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from claims.comparison import topics, words
from claims.comparison.reckoning import (
    HUNDRED,
    Sum,
    between,
    in_sentences,
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
from claims.values import Statement

_PART_OF = re.compile(r"\s*(?:\w+\s+){0,2}(?:out )?of (?:the |its |their |all )?(?:\w+\s+)?")
_OF = r"(?:out )?of (?:(?:the|its|their|all|his|her) )?(?:\w+ )?"
_GAP = r"[^<>;:.]"
_OR = r"(?:,? ?\(|,? ?[–—]|, or|, about|, that is|, which is) ?(?:or )?(?:about )?"
_GIVEN = (
    re.compile(rf"<(?P<part>\d+)> (?:\w+ ){{0,2}}{_OF}<(?P<whole>\d+)>{_GAP}{{0,60}}?{_OR}<(?P<share>\d+)>"),
    re.compile(rf"<(?P<part>\d+)> (?:\w+ ){{0,2}}{_OF}<(?P<whole>\d+)>[\w\s]{{0,20}}, <(?P<share>\d+)>,"),
    re.compile(rf"<(?P<share>\d+)> {_OF}<(?P<whole>\d+)>{_GAP}{{0,20}}?{_OR}<(?P<part>\d+)>(?=[),.]| [–—])"),
    re.compile(
        rf"\b(?:of|among) (?:the|its|their) <(?P<whole>\d+)>{_GAP}{{0,20}}?, <(?P<part>\d+)>{_OR}<(?P<share>\d+)>"
    ),
    re.compile(rf"<(?P<whole>\d+)>, of wh(?:om|ich) <(?P<part>\d+)>{_OR}<(?P<share>\d+)>"),
    re.compile(rf"<(?P<share>\d+)>[^<;.]{{0,60}}\(<(?P<part>\d+)> {_OF}<(?P<whole>\d+)>"),
    re.compile(rf"<(?P<part>\d+)>{_OR}<(?P<share>\d+)>,? {_OF}<(?P<whole>\d+)>"),
)
# "Or 8 per cent of the town's people", "12 per cent more than last year": a share of something else.
_OF_ANOTHER = re.compile(
    r"\s*(?:more|fewer|less|higher|lower|up|down|above|below|a year|each|every"
    r"|of (?!(?:the )?(?:total|whole|lot|them|those)\b))\b"
)
_NAMES_A_WHOLE = re.compile(r"(?:out )?of (?:the |its |their |all )?<0>")
_MEANS_A_WHOLE = re.compile(r"of (?:them|these|those),? ")
_IN_BRACKETS = re.compile(r"<(\d+)> \(<(\d+)>\)")
# Spoken fractions are rounder than their decimals: "a third" is said of 31 and of 36 per cent.
SPOKEN = Decimal(3)


def parts_past_whole(figures: Sequence[Statement]) -> Iterator[Sum]:
    """ "500 of the 400 homes"."""
    counts = [figure for figure in figures if is_number(figure) and unit(figure) == "count"]
    for part, whole in pairwise(counts):
        if _PART_OF.fullmatch(between(part, whole)) and reach(part)[0] > reach(whole)[1]:
            says = f"{plain(value(part))} is more than the {plain(value(whole))} that it is said to be a part of."
            yield Sum((part, whole), "part_past_whole", says)


def parts_in_percent(figures: Sequence[Statement]) -> Iterator[Sum]:
    """What the part really is of the whole, against the share that is given for these two."""
    text, seen = masked(figures), set()
    for pattern in _GIVEN:
        for match in pattern.finditer(text):
            part, whole, share = (figures[int(match[name])] for name in ("part", "whole", "share"))
            is_last = match.end("share") > max(match.end("part"), match.end("whole"))
            if is_last and _OF_ANOTHER.match(text[match.end() :].lstrip(">")):
                continue
            if (part, whole, share) not in seen and _can_be_held(part, whole, share):
                seen.add((part, whole, share))
                yield from _share_of(part, whole, share)


def shares_of_a_named_whole(figures: Sequence[Statement]) -> Iterator[Sum]:
    """ "Out of 400 homes, 120 (30 per cent) are let, 40 (10 per cent) empty"; "of them", of the one number before."""
    before: list[Statement] = []
    for sentence in in_sentences(figures):
        text = masked(sentence)
        named, meant = _NAMES_A_WHOLE.match(text), _MEANS_A_WHOLE.match(text)
        counts = [figure for figure in before if unit(figure) == "count"]
        follows = bool(before) and 0 <= sentence[0].sentence_start - before[0].sentence_end <= len("\n\n")
        whole = sentence[0] if named else counts[0] if meant and follows and len(counts) == 1 else None
        for match in _IN_BRACKETS.finditer(text) if whole else ():
            part, share = (sentence[int(number)] for number in match.groups())
            if whole and part is not whole and _can_be_held(part, whole, share):
                yield from _share_of(part, whole, share)
        before = sentence


def _can_be_held(part: Statement, whole: Statement, share: Statement) -> bool:
    counts = all(is_number(figure) and unit(figure) == "count" for figure in (part, whole))
    return counts and is_exact(share) and unit(share) == "percent" and reach(part)[0] <= reach(whole)[1]


def _share_of(part: Statement, whole: Statement, share: Statement) -> Iterator[Sum]:
    (part_low, part_high), (whole_low, whole_high) = reach(part), reach(whole)
    if whole_low <= 0:
        return
    least, most = part_low / whole_high * HUNDRED, part_high / whole_low * HUNDRED
    slack = step(share) if is_in_figures(share) else SPOKEN
    if least - slack <= value(share) <= most + slack:
        return
    shown = percent(value(part) / value(whole) * HUNDRED)
    spoken = "" if is_in_figures(share) else f", which is {percent(value(share))} per cent"
    text = f"{plain(value(part))} ÷ {plain(value(whole))} = {shown} per cent; printed is “{share.surface}”{spoken}."
    yield Sum((part, whole, share), "wrong_share", text)


def is_in_figures(share: Statement) -> bool:
    """Whether the share is printed in per cent, and not spoken as "one in five"."""
    return bool(re.search(r"%|per ?cent", share.surface.casefold()))


def shares_of_one_number(figures: Sequence[Statement]) -> Iterator[Sum]:
    """ "103 of the 412 homes were empty", and elsewhere in the text "one in five of the 412 homes were empty"."""
    tied = [(one, other) for one, other in pairwise(figures) if _PART_OF.fullmatch(between(one, other))]
    for part, whole in tied:
        for share, again in tied:
            apart = part.sentence_start != share.sentence_start and value(whole) == value(again)
            if apart and _can_be_held(part, whole, share) and _told_of(whole) and _told_of(whole) == _told_of(again):
                yield from _share_of(part, whole, share)


def _told_of(whole: Statement) -> tuple[str, frozenset[str]] | None:
    """What is counted, and what the sentence says of it: "homes", "were empty"."""
    topic = topics.topic(whole)
    tail = re.split(r"[,.;:(–—]", whole.sentence[whole.end - whole.sentence_start :], maxsplit=1)[0]
    said = words.concepts(tail)
    return (topic.head, said) if topic and said else None
