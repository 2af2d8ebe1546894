"""One figure before and after it was revised."""

import re
from functools import lru_cache

from claims.comparison import periods, words
from claims.comparison import vocabulary as v
from claims.comparison.intervals import Meeting
from claims.comparison.pairing import Pair
from claims.comparison.periods import Times
from claims.comparison.remembered import MOST_STATEMENTS
from claims.comparison.topics import Likeness
from claims.values import Judgement, Nature, Relation, Statement


def revision(pair: Pair) -> Judgement | None:
    """One figure before and after it was revised: "revised to 140,000 from 128,000"."""
    if pair.meeting is not Meeting.DISJOINT or pair.likeness is not Likeness.SAME or _are_of_two_times(pair):
        return None
    one, other = _stage(pair.a), _stage(pair.b)
    if _repeats_the_old(pair, one, other):
        return None
    if (one != other and (one or other)) or _are_one_revision(pair):
        return Judgement(Relation.UPDATES, ("revised_figure",))
    return None


def _repeats_the_old(pair: Pair, one: str, other: str) -> bool:
    """Whether the other was printed after a number was put right, and so should know it."""
    if {one, other} != {"revised", ""}:
        return False
    right, plain = (pair.a, pair.b) if one else (pair.b, pair.a)
    first, then = (side.published.start if side.published else None for side in (right, plain))
    return _says_put_right(right) and bool(first and then and first < then)


def _are_of_two_times(pair: Pair) -> bool:
    """What was added in July, revised, is no revision of what was added in September."""
    natures = {periods.behaviour(pair.a).nature, periods.behaviour(pair.b).nature}
    return Nature.TOTAL in natures and periods.times(pair.a, pair.b) is Times.DISJOINT


@lru_cache(maxsize=MOST_STATEMENTS)
def _stage(statement: Statement) -> str:
    """Whether the phrase calls the figure revised, or says that it is not yet."""
    said = statement.counted or ""
    if _BEFORE_REVISION.search(said.casefold()):
        return "unrevised"
    if _AFTER_REVISION.search(said.casefold()) or _says_put_right(statement):
        return "revised"
    found = frozenset(words.tokens(said))
    return "revised" if found & v.REVISED else "unrevised" if found & v.UNREVISED else ""


def _says_put_right(statement: Statement) -> bool:
    """ "The council corrected the figure to 204"."""
    before, found, _ = statement.sentence.partition(statement.surface) if statement.surface else ("", "", "")
    return bool(found) and bool(_PUT_RIGHT.search(before.casefold()))


_PUT_RIGHT = re.compile(
    r"\b(?:corrected|revised|restated|amended|upgraded|downgraded)(?: (?!from\b)[\w'’-]+){0,5} (?:to|at|as)"
    r" (?:[a-z]+ ){0,2}[£$€]?$"
)
_BEFORE_REVISION = re.compile(
    r"\b(?:(?:before|prior to) (?:the |its |any )?revisions?"
    r"|as (?:first|initially|originally) (?:reported|given|published)"
    r"|(?:first|initial|preliminary) estimate)\b"
)
_AFTER_REVISION = re.compile(
    r"\bafter (?:(?:the |its |a )?(?:revision|recount|correction)"
    r"|(?:duplicates?|double counting|errors?|mistakes?) (?:was|were|had been) (?:removed|taken out|corrected))\b"
)


def _are_one_revision(pair: Pair) -> bool:
    """Whether one sentence gives both as the ends of a revision."""
    sentence = pair.a.sentence.casefold()
    if not sentence or pair.a.sentence != pair.b.sentence or not (pair.a.surface and pair.b.surface):
        return False
    ends = [re.escape(side.surface.casefold()) for side in (pair.a, pair.b)]
    return any(
        re.search(rf"\brevised (?:\w+ )?(?:to|from) {one}(?: \w+)? (?:to|from) {other}", sentence)
        for one, other in (ends, ends[::-1])
    )
