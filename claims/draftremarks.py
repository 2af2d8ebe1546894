"""What a sub-editor would write in the margin of a draft, figure by figure, after looking at what has been printed."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from claims.comparison import intervals, origins, periods
from claims.comparison.explain import explain
from claims.comparison.intervals import Meeting
from claims.comparison.relations import relate
from claims.display import period_words, reading
from claims.headings import reason_words
from claims.models import Claim
from claims.recording.signatures import Signed, State
from claims.values import Basis, Finding, Judgement, Kind, Relation, Statement


class Mark(StrEnum):
    """What a remark says, the gravest first; the order is that in which remarks stand."""

    SUM = "sum"
    DATE = "date"
    ITSELF = "itself"
    CONFLICT = "conflict"
    WITHDRAWN = "withdrawn"
    OLDER = "older"
    MAYBE = "maybe"
    WORDING = "wording"
    SHEET = "sheet"
    PRINTED = "printed"
    NEW = "new"
    PLACE = "place"
    WHO = "who"


_ORDER = list(Mark)
# A remark's sign, and its name where remarks are counted.
_SHAPES = {
    Mark.SUM: ("!", "in a wrong sum"),
    Mark.DATE: ("!", "with an impossible date"),
    Mark.ITSELF: ("◆", "against itself"),
    Mark.CONFLICT: ("◆", "in conflict"),
    Mark.WITHDRAWN: ("◆", "withdrawn or ruled against"),
    Mark.OLDER: ("→", "older"),
    Mark.MAYBE: ("◇", "unsettled"),
    Mark.WORDING: ("≈", "in other words"),
    Mark.SHEET: ("●", "as on the sheet"),
    Mark.PRINTED: ("○", "printed before"),
    Mark.NEW: ("+", "new"),
    Mark.PLACE: ("?", "without a place"),
    Mark.WHO: ("?", "without a source"),
}
_COMPARABLE = (Relation.CORROBORATES, Relation.COMPATIBLE, Relation.UPDATES, Relation.CONTRADICTS)
_WITHIN = {
    Relation.ARITHMETIC: (Mark.SUM, "sum wrong"),
    Relation.IMPOSSIBLE_DATE: (Mark.DATE, "date impossible"),
    Relation.CONTRADICTS: (Mark.ITSELF, "the draft contradicts itself"),
}


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark: its word, what it rests on, the other claim and its sentence, and the sheet that has the wording."""

    mark: Mark
    words: str
    detail: str = ""
    claim: Claim | None = None
    signed: Signed | None = None


@dataclass(frozen=True, slots=True)
class Met:
    """What the draft says, and a stored claim with which it was compared."""

    said: Statement
    claim: Claim
    statement: Statement
    judged: Judgement

    @property
    def is_ruled_out(self) -> bool:
        """Whether an editor has ruled against what the stored claim says."""
        return bool(getattr(self.claim, "is_ruled_out", False))


def mark_shape(mark: Mark) -> str:
    """The sign before a remark."""
    return _SHAPES[mark][0]


def mark_words(mark: Mark) -> str:
    """The remark's name, behind its count."""
    return _SHAPES[mark][1]


def remarks_on(
    said: Statement, *, met: Sequence[Met], signed: Signed | None, within: Iterable[Finding], is_sourced: bool
) -> tuple[Remark, ...]:
    """All remarks on one thing that the draft asserts, the gravest first."""
    found = [_inside(finding, said) for finding in within if finding.relation in _WITHIN]
    found += _ruled_out(said, met)
    met = [one for one in met if not one.is_ruled_out]
    conflict = _conflict(met, signed)
    if said.kind is not Kind.FIGURE:
        return _ordered([*found, *conflict, *_wording(met)])
    if not said.trackable:
        return _ordered(found)
    found += conflict
    if (known := _known(said, met, signed)) is not None:
        found.append(known)
    elif not found:
        found.append(_unknown(said, met, signed))
    if not is_sourced:
        found.append(Remark(Mark.WHO, "who says?", "No source is named for it."))
    return _ordered(found)


def _ordered(found: Iterable[Remark]) -> tuple[Remark, ...]:
    return tuple(sorted(dict.fromkeys(found), key=lambda remark: _ORDER.index(remark.mark)))


def _inside(finding: Finding, said: Statement) -> Remark:
    """What the draft says against itself; it is told in full beside the first figure that takes part in it."""
    mark, words = _WITHIN[finding.relation]
    is_first = said.id == finding.sides[0].statements[0]
    return Remark(mark, words, finding.explanation if is_first else "")


def _ruled_out(said: Statement, met: Sequence[Met]) -> list[Remark]:
    """That an editor has ruled against the very value."""
    agreeing = [one for one in met if one.judged.relation in (Relation.CORROBORATES, Relation.UPDATES)]
    same = [one for one in agreeing if said.kind is not Kind.FIGURE or _one_amount(said, one.statement)]
    ruled = [one for one in same if one.is_ruled_out]
    if not ruled or any(not one.is_ruled_out for one in same):
        return []
    last = max(ruled, key=lambda one: (_time(one.claim), one.claim.pk))
    words = "An editor prefers what others say to this; the verdict stands beside the sentence."
    return [Remark(Mark.WITHDRAWN, f"ruled against: {_told(last.claim)}", words, last.claim)]


def _conflict(met: Sequence[Met], signed: Signed | None) -> list[Remark]:
    """What it excludes: the sheet's value before any other, then what was printed last."""
    against = [one for one in met if one.judged.relation is Relation.CONTRADICTS]
    if not against:
        return []
    worst = max(against, key=lambda one: (_is_signed(one, signed), _time(one.claim), one.claim.pk))
    words = f"conflicts with {_told(worst.claim)}"
    told = _explained(worst)
    return [Remark(Mark.CONFLICT, words, told, worst.claim, signed if _is_signed(worst, signed) else None)]


def _known(said: Statement, met: Sequence[Met], signed: Signed | None) -> Remark | None:
    """Whether the value has been printed before: as on the sheet, as an older value, or unsigned."""
    comparable = [one for one in met if one.judged.relation in _COMPARABLE]
    equal = [one for one in comparable if _one_amount(said, one.statement)]
    if not equal:
        return None
    on_sheet = next((one for one in equal if _is_signed(one, signed)), None)
    if on_sheet is not None and signed is not None:
        return _as_on_the_sheet(on_sheet, signed)
    last = max(equal, key=lambda one: (_time(one.claim), one.claim.pk))
    if later := [one for one in comparable if one not in equal and _is_newer(one, last)]:
        newest = max(later, key=lambda one: (_is_signed(one, signed), _time(one.claim), one.claim.pk))
        words = f"older value: was {_told(last.claim)}"
        detail = f"Since then: {_told(newest.claim)}."
        return Remark(Mark.OLDER, words, detail, newest.claim, signed if _is_signed(newest, signed) else None)
    words = "printed before, not signed"
    if said.quantity and last.statement.quantity and said.quantity.value != last.statement.quantity.value:
        words = "printed before in other digits, not signed"
    articles = len({one.claim.revision.article_id for one in equal})
    origin = origins.count(one.statement for one in equal)
    backing = f"{articles} article{'s'[: articles != 1]}, {origin} origin{'s'[: origin != 1]}"
    return Remark(Mark.PRINTED, words, f"{_told(last.claim)}: {backing}.", last.claim)


def _is_newer(one: Met, other: Met) -> bool:
    """Whether a value brings another up to date; a vague word never does."""
    if one.claim.vague or _time(one.claim) <= _time(other.claim):
        return False
    return relate(other.statement, one.statement).relation is Relation.UPDATES


def _as_on_the_sheet(one: Met, signed: Signed) -> Remark:
    if signed.state is State.SAFE and _is_dated_otherwise(one):
        detail = f"The sheet's value is of {period_words(one.claim)}; the draft gives it as of another time."
        return Remark(Mark.MAYBE, "as on the sheet, but of another time", detail, one.claim, signed)
    if signed.state is State.SAFE:
        return Remark(Mark.SHEET, "as on the sheet", "", one.claim, signed)
    if signed.state is State.WITHDRAWN:
        return Remark(Mark.WITHDRAWN, "was on the sheet, withdrawn", signed.why, one.claim, signed)
    if signed.state is State.NEWER:
        return Remark(Mark.OLDER, f"older value: was {_told(one.claim)}", signed.why, one.claim, signed)
    words = "as on the sheet, not signed twice" if signed.state is State.ONCE else "as on the sheet, check again"
    return Remark(Mark.SHEET, words, signed.why, one.claim, signed)


def _is_dated_otherwise(one: Met) -> bool:
    """Whether the draft names a time for the value, and not the one that the value is of."""
    period = one.said.period
    return (
        period is not None
        and period.basis is Basis.STATED
        and periods.times(one.said, one.statement) is periods.Times.DISJOINT
    )


def _unknown(said: Statement, met: Sequence[Met], signed: Signed | None) -> Remark:
    """A value that nobody printed: what keeps it from being compared, or that it is new."""
    for relation, possible in ((Relation.CANNOT_COMPARE, True), (Relation.CANNOT_COMPARE, False)):
        open_ones = [one for one in met if (one.judged.relation, one.judged.possible) == (relation, possible)]
        if open_ones:
            nearest = max(open_ones, key=lambda one: (_is_signed(one, signed), _time(one.claim), one.claim.pk))
            words = f"cannot compare with {_told(nearest.claim)}"
            if possible:
                words = f"may conflict with {_told(nearest.claim)}"
            missing = "; ".join(reason_words(code) for code in nearest.judged.reasons if code != "values_exclude")
            detail = f"What is missing: {missing}. {_explained(nearest)}" if missing else _explained(nearest)
            return Remark(Mark.MAYBE, words, detail, nearest.claim, _its(nearest, signed))
    comparable = [one for one in met if one.judged.relation in _COMPARABLE]
    if comparable:
        newest = max(comparable, key=lambda one: (_is_signed(one, signed), _time(one.claim), one.claim.pk))
        if newest.judged.relation is Relation.COMPATIBLE:
            return Remark(
                Mark.NEW, f"new, fits {_told(newest.claim)}", _explained(newest), newest.claim, _its(newest, signed)
            )
        known = "the sheet has" if _is_signed(newest, signed) else "last printed:"
        return Remark(Mark.NEW, f"new: {known} {_told(newest.claim)}", "", newest.claim, _its(newest, signed))
    alike = [one for one in met if one.judged.relation is Relation.DIFFERS_IN_SCOPE]
    if alike:
        nearest = max(alike, key=lambda one: (_time(one.claim), one.claim.pk))
        return Remark(Mark.NEW, "new: not seen before", _explained(nearest), nearest.claim)
    return Remark(Mark.NEW, "new: not seen before")


def _wording(met: Sequence[Met]) -> list[Remark]:
    """A saying that was printed in other words."""
    varied = [one for one in met if one.judged.relation is Relation.QUOTE_VARIES]
    if not varied:
        return []
    other = max(varied, key=lambda one: (_time(one.claim), one.claim.pk))
    return [Remark(Mark.WORDING, "printed in other words", _explained(other), other.claim)]


def compared(said: Statement, claim: Claim, statement: Statement) -> Met:
    """What comparison says of the draft's words and a stored claim's."""
    return Met(said, claim, statement, relate(said, statement))


def _explained(one: Met) -> str:
    """Comparison's own sentence on the two, which names both sides."""
    return explain(one.said, one.statement, relation=one.judged.relation, reasons=one.judged.reasons)


def _its(one: Met, signed: Signed | None) -> Signed | None:
    return signed if _is_signed(one, signed) else None


def _is_signed(one: Met, signed: Signed | None) -> bool:
    return signed is not None and one.claim.pk == signed.claim.pk


def _one_amount(said: Statement, other: Statement) -> bool:
    if said.quantity is None or other.quantity is None:
        return False
    return intervals.meeting(intervals.amount(said), intervals.amount(other)) in (Meeting.EQUAL, Meeting.ROUNDED)


def _time(claim: Claim) -> tuple[datetime.date, datetime.date]:
    """The later of two values is the one of the later time, then of the later printing."""
    printed = claim.revision.article.published_to
    return claim.period_end or claim.period_start or datetime.date.min, printed or datetime.date.min


def _told(claim: Claim) -> str:
    """A value in a few words: "25 % in December 2018"."""
    if claim.kind == Kind.EVENT and claim.period_start:
        return period_words(claim).partition(" (")[0]
    if claim.kind != Kind.FIGURE:
        return f"“{claim.surface}”"
    value = reading(claim).partition(" (")[0]
    if claim.period_start is None and claim.period_end is None:
        return value
    return f"{value} ({period_words(claim).partition(' (')[0]})"
