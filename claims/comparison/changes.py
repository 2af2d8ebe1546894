"""Changes of which a sentence prints both ends: "from 412 to 618, up 40 per cent", "rose by 40 to 160, from 100"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from claims.comparison.reckoning import (
    BREAK,
    HUNDRED,
    SIGNS,
    Sum,
    is_exact,
    masked,
    percent,
    plain,
    reach,
    step,
    unit,
    value,
)
from claims.values import Statement

_WORDS = r"[\w\s,'’$£€()-]"
_ENDS = (
    re.compile(rf"\bfrom {SIGNS}<(?P<old>\d+)>{_WORDS}{{0,40}}?\bto {SIGNS}<(?P<new>\d+)>"),
    re.compile(rf"\bto {SIGNS}<(?P<new>\d+)>{_WORDS}{{0,60}}?\bfrom {SIGNS}<(?P<old>\d+)>"),
    re.compile(
        rf"<(?P<new>\d+)>[\w\s'’-]{{0,60}}(?:,| -| –| —) (?:compared (?:with|to)|as against|(?:up|down) from)"
        rf" {SIGNS}<(?P<old>\d+)>"
    ),
    # "Profit of £12m (2016: £10m)".
    re.compile(rf"<(?P<new>\d+)> \((?:\w{{1,4}} )?(?:19|20)\d\d: {SIGNS}<(?P<old>\d+)>\)"),
    # "560 cases, up 12 per cent from 412", "an increase of 12 per cent on the year before's 412".
    re.compile(
        rf"<(?P<new>\d+)>[\w\s'’-]{{0,80}}, an? (?:rise|increase|fall|drop|decrease|reduction) of {SIGNS}<\d+>"
        rf" (?:on|from) (?:the |last )[\w\s'’]{{0,40}}?{SIGNS}<(?P<old>\d+)>"
    ),
    re.compile(rf"<(?P<new>\d+)>[\w\s'’-]{{0,60}}, (?:up|down) (?:by )?<\d+> from {SIGNS}<(?P<old>\d+)>"),
)
_YEAR_OF_AN_END = re.compile(r"\d\d\d\d: ")
_UP = r"rose|risen|rising|grew|grown|climbed|jumped|soared|increased|gained|up"
_DOWN = r"fell|fallen|falling|dropped|declined|decreased|shrank|shrunk|slumped|plunged|down|cut|reduced"
_MOVES = rf"(?:{_UP}|{_DOWN}|revised up|revised down|rise|fall)"
_NOUNS = r"(?:rise|increase|growth|gain|jump|climb|surge|fall|drop|decline|decrease|reduction|cut|slump|change)"
_BEFORE_CHANGE = re.compile(rf"\b(?:{_MOVES}(?: by)?|by|{_NOUNS} of|or)\s*(?:a |an )?{SIGNS}$")
_AFTER_CHANGE = re.compile(rf"^[- ](?:{_NOUNS})\b")
# Such a change is none between the two ends, but one of each year, or one against another day.
_OTHER_BASE = re.compile(
    r"^\s*(?:\w+ )?(?:a year|per year|annually|each|every|on average|of\b|faster|slower|in real|after infl|year on year"
    r"|on\b|since\b|compared\b|against\b|more than\b|than\b)"
)
# "A rise of 40 per cent in robberies", beside a change in thefts.
_OTHER_THING = re.compile(
    rf"^[- ](?:{_NOUNS} )?(?:in|for|among) (?!(?:just |only |under |less than )?(?:\w+ )?(?:\w+ )?"
    r"(?:decade|year|quarter|month|week|day)s?\b)"
)
_TO_ANOTHER = re.compile(rf"^,?[\w\s-]{{0,30}}\b(?:to|from) {SIGNS}<(\d+)>")
_RISES = re.compile(r"\b(?:rose|risen|grew|grown|increased)(?: \w+){0,2} $")
_FALLS = re.compile(r"\b(?:fell|fallen|dropped|declined|decreased|shrank|shrunk)(?: \w+){0,2} $")
# A place in a table rises to a lower number.
_RANKS = re.compile(r"\b(?:rank|place|position|table|league|chart|list|seed|handicap|world number)")
_POINTS = re.compile(r"(?<!basis )\bpoints?$")
NEAR = 80


@dataclass(frozen=True, slots=True)
class Ends:
    """The two ends of one change, and where in the masked sentence they are told."""

    before: Statement
    after: Statement
    start: int
    end: int


def changes(figures: Sequence[Statement]) -> Iterator[Sum]:
    """What the printed ends of a change really make, against the change that is printed beside them."""
    text = masked(figures)
    found = list(ends_in(text, figures))
    for ends in found:
        yield from _direction(text, ends)
    for index, claim in enumerate(figures):
        nearest = _nearest(text, index, claim, found) if is_exact(claim) else None
        if nearest is not None:
            yield from _wrong(claim, nearest)


def ends_in(text: str, figures: Sequence[Statement]) -> Iterator[Ends]:
    """Every change of which the sentence prints both ends, each once."""
    seen = set()
    for pattern in _ENDS:
        for match in pattern.finditer(text):
            old, new = int(match["old"]), int(match["new"])
            before, after = figures[old], figures[new]
            sound = is_exact(before) and is_exact(after) and unit(before) == unit(after) and value(before) > 0
            if sound and (old, new) not in seen and not BREAK.search(_YEAR_OF_AN_END.sub("", match.group())):
                seen.add((old, new))
                yield Ends(before, after, *match.span())


def _nearest(text: str, index: int, claim: Statement, found: list[Ends]) -> Ends | None:
    """The change that the claim tells the size of: the nearest, with no other clause between them."""
    mark = f"<{index}>"
    at = text.find(mark)
    lead, tail = text[:at], text[at + len(mark) :]
    if at < 0 or not (_BEFORE_CHANGE.search(lead) or _AFTER_CHANGE.search(tail)):
        return None
    near = [ends for ends in found if claim not in (ends.before, ends.after) and _is_told_of(text, at, mark, ends)]
    return min(near, key=lambda ends: max(ends.start - at, at - ends.end), default=None)


def _is_told_of(text: str, at: int, mark: str, ends: Ends) -> bool:
    if ends.start < at < ends.end:
        return True
    between = text[at + len(mark) : ends.start] if at < ends.start else text[ends.end : at]
    tail = text[at + len(mark) :]
    if len(between) > NEAR or "<" in between or BREAK.search(between) or _OTHER_BASE.search(tail):
        return False
    if at > ends.end and _OTHER_THING.search(tail):
        return False
    other = _TO_ANOTHER.search(tail)
    return other is None or f"<{other[1]}>" in text[ends.start : ends.end]


def _direction(text: str, ends: Ends) -> Iterator[Sum]:
    """ "Rose from 618 to 412"."""
    lead = text[: ends.start]
    told = "a rise" if _RISES.search(lead) else "a fall" if _FALLS.search(lead) else ""
    really = "a rise" if value(ends.after) > value(ends.before) else "a fall"
    if told and told != really and value(ends.after) != value(ends.before) and not _RANKS.search(text):
        says = f"From {plain(value(ends.before))} to {plain(value(ends.after))} is {really}; printed is {told}."
        yield Sum((ends.before, ends.after), "wrong_change", says)


def _wrong(claim: Statement, ends: Ends) -> Iterator[Sum]:
    """The sum, where the claim gives the change neither in per cent nor as a number rightly.

    Of two shares, "up 2 per cent" is often said of points; that is a matter of style, and no wrong sum.
    """
    of_shares, in_percent = unit(ends.before) == "percent", unit(claim) == "percent"
    is_amount = unit(claim) == unit(ends.before) or (of_shares and _POINTS.search(claim.surface.casefold()))
    if not (in_percent or is_amount):
        return
    if (is_amount and _fits_amount(claim, ends)) or (in_percent and _fits_share(claim, ends)):
        return
    apart = plain(abs(value(ends.after) - value(ends.before)))
    amount = f"{apart} percentage points" if of_shares else apart
    share = f", which is {_share_words(ends)}" if in_percent else ""
    direction = "a rise" if value(ends.after) > value(ends.before) else "a fall"
    text = (
        f"From {plain(value(ends.before))} to {plain(value(ends.after))} is {direction} of {amount}{share}; "
        f"printed is “{claim.surface}”."
    )
    yield Sum((ends.before, ends.after, claim), "wrong_change", text)


def _share_words(ends: Ends) -> str:
    return f"{percent(abs(value(ends.after) - value(ends.before)) / value(ends.before) * HUNDRED)} per cent"


def _fits_amount(claim: Statement, ends: Ends) -> bool:
    (old_low, old_high), (new_low, new_high), (least, most) = map(reach, (ends.before, ends.after, claim))
    apart = abs(value(ends.after) - value(ends.before))
    slack = (old_high - old_low + new_high - new_low + most - least) / 2
    return abs(apart - abs(value(claim))) <= slack


def _fits_share(claim: Statement, ends: Ends) -> bool:
    least, most = _real_share(ends)
    stated, slack = abs(value(claim)), step(claim)
    return least - slack <= stated <= most + slack


def _real_share(ends: Ends) -> tuple[Decimal, Decimal]:
    """The least and the greatest change in per cent that the rounded ends allow, up or down."""
    (old_low, old_high), (new_low, new_high) = reach(ends.before), reach(ends.after)
    if old_low <= 0:
        old_low = old_high = value(ends.before)
    shares = [(new - old) / old * HUNDRED for old in (old_low, old_high) for new in (new_low, new_high)]
    sizes = [abs(share) for share in shares]
    return (Decimal(0) if min(shares) < 0 < max(shares) else min(sizes)), max(sizes)
