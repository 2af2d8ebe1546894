"""Changes of which a sentence prints both ends: "from 412 to 618, up 40 per cent"."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from claims.comparison.reckoning import HUNDRED, Sum, is_exact, masked, percent, plain, reach, step, unit, value
from claims.values import Statement

_SIGNS = r"[£$€]?"
_FROM_TO = re.compile(rf"\bfrom {_SIGNS}<(?P<old>\d+)>[\w\s,()£$€-]{{0,40}}?\bto {_SIGNS}<(?P<new>\d+)>")
_TO_FROM = re.compile(rf"\bto {_SIGNS}<(?P<new>\d+)>[\w\s,]{{0,24}}?\bfrom {_SIGNS}<(?P<old>\d+)>")
_MOVES = (
    r"(?:rose|risen|rising|grew|grown|climbed|jumped|soared|increased|gained|up|fell|fallen|falling|dropped|declined"
    r"|decreased|shrank|shrunk|slumped|plunged|down|cut|reduced)"
)
_NOUNS = r"(?:rise|increase|growth|gain|jump|climb|surge|fall|drop|decline|decrease|reduction|cut|slump|change)"
_BEFORE_SHARE = re.compile(rf"\b(?:{_MOVES}(?: by)?|by|{_NOUNS} of|or)\s*(?:a |an )?$")
_AFTER_SHARE = re.compile(rf"^[- ](?:{_NOUNS})\b")
# Such a share is no share of the change between the two ends.
_OTHER_SHARE = re.compile(
    r"^\s*(?:a year|per year|annually|each|every|on average|of\b|faster|slower|in real|after infl)"
)
_TIMES = {"doubled": "2", "doubling": "2", "trebled": "3", "tripled": "3", "quadrupled": "4", "halved": "0.5"}
_MULTIPLE = re.compile(
    r"\b(?:(?P<hedge>more than|over|nearly|almost|about|roughly|around|less than|at least) )?"
    rf"(?P<word>{'|'.join(_TIMES)})\b"
)
_SLACK = Decimal("0.1")
NEAR = 80


def changes(figures: Sequence[Statement]) -> Iterator[Sum]:
    """What the printed ends of a change really make, against the change that is printed beside them."""
    text = masked(figures)
    ends = _ends(text, figures)
    if ends is None:
        return
    before, after, _ = ends
    for index, claim in enumerate(figures):
        if claim not in (before, after) and is_exact(claim):
            yield from _share(text, index, claim, ends)
            yield from _amount(text, index, claim, ends)
    first = min(before, after, key=lambda figure: figure.start)
    yield from _multiple(before.sentence[: first.start - first.sentence_start].casefold()[-NEAR:], before, after)


def _ends(text: str, figures: Sequence[Statement]) -> tuple[Statement, Statement, tuple[int, int]] | None:
    """The one change whose ends the sentence prints, and where; none where it prints several."""
    found = [match for pattern in (_FROM_TO, _TO_FROM) for match in pattern.finditer(text)]
    if len(found) != 1:
        return None
    before, after = (figures[int(found[0][name])] for name in ("old", "new"))
    if not (is_exact(before) and is_exact(after)) or unit(before) != unit(after) or not value(before):
        return None
    return before, after, found[0].span()


def _share(
    text: str, index: int, claim: Statement, ends: tuple[Statement, Statement, tuple[int, int]]
) -> Iterator[Sum]:
    before, after, place = ends
    lead, _, tail = text.partition(f"<{index}>")
    tied = _BEFORE_SHARE.search(lead) or _AFTER_SHARE.search(tail)
    far = max(place[0] - len(lead), len(lead) - place[1]) > NEAR
    if unit(claim) != "percent" or unit(before) == "percent" or not tied or far or _OTHER_SHARE.search(tail):
        return
    least, most = _real_share(before, after)
    stated, slack = abs(value(claim)), max(step(claim), Decimal(1))
    if least - slack <= stated <= most + slack:
        return
    old, new = value(before), value(after)
    direction = "a rise" if new > old else "a fall"
    text = (
        f"From {plain(old)} to {plain(new)} is {direction} of {plain(abs(new - old))}, which is "
        f"{percent(abs(new - old) / old * HUNDRED)} per cent; printed is “{claim.surface}”."
    )
    yield Sum((before, after, claim), "wrong_change", text)


def _real_share(before: Statement, after: Statement) -> tuple[Decimal, Decimal]:
    """The least and the greatest change in per cent that the rounded ends allow, up or down."""
    (old_low, old_high), (new_low, new_high) = reach(before), reach(after)
    if old_low <= 0:
        old_low = old_high = value(before)
    shares = [(new - old) / old * HUNDRED for old in (old_low, old_high) for new in (new_low, new_high)]
    crosses = min(shares) < 0 < max(shares)
    sizes = [abs(share) for share in shares]
    return (Decimal(0) if crosses else min(sizes)), max(sizes)


def _amount(
    text: str, index: int, claim: Statement, ends: tuple[Statement, Statement, tuple[int, int]]
) -> Iterator[Sum]:
    """ "By £3 to £10 from £8"."""
    before, after, _ = ends
    lead, _, tail = text.partition(f"<{index}>")
    if (
        unit(claim) != unit(before)
        or not re.search(rf"\bby {_SIGNS}$", lead)
        or not re.match(r",? (?:to|from)\b", tail)
    ):
        return
    real = abs(value(after) - value(before))
    rounding = sum((high - low for low, high in map(reach, (before, after, claim))), Decimal(0)) / 2
    if abs(real - value(claim)) > rounding:
        text = f"From {plain(value(before))} to {plain(value(after))} is {plain(real)}; printed is “{claim.surface}”."
        yield Sum((before, after, claim), "wrong_change", text)


def _multiple(lead: str, before: Statement, after: Statement) -> Iterator[Sum]:
    """ "More than doubled, from 30 to 50"."""
    found = list(_MULTIPLE.finditer(lead))
    if not found or re.search(r"[;:]", lead[found[-1].end() :]):
        return
    hedge, word = found[-1]["hedge"] or "", found[-1]["word"]
    real, factor = value(after) / value(before), Decimal(_TIMES[word])
    if not _fits(real, factor, hedge):
        said = f"{hedge} {word}".strip()
        shown = plain(real.quantize(Decimal("0.01")))
        text = f"{plain(value(after))} ÷ {plain(value(before))} = {shown}; printed is “{said}”."
        yield Sum((before, after), "wrong_multiple", text)


def _fits(real: Decimal, factor: Decimal, hedge: str) -> bool:
    slack = factor * _SLACK
    if hedge in ("more than", "over", "at least"):
        return real >= factor - slack / 2 if factor > 1 else real <= factor + slack / 2
    if hedge in ("nearly", "almost", "less than"):
        low, high = sorted((Decimal(1), factor))
        return low + (high - low) / 2 <= real <= high + slack / 2 if factor > 1 else factor - slack / 2 <= real <= 1
    return abs(real - factor) <= slack
