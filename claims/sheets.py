"""The safe-to-print sheet of a measure and place, made from the rows that stand when somebody looks.

What is signed comes from `claims.recording.signatures`; here it meets the other values in circulation: which of them
must not be printed and why, which say the same, and which articles still carry what has been superseded.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from articles.models import Article
from claims.comparison import origins
from claims.copystyle import wording_of
from claims.display import period_words
from claims.headings import reason_words
from claims.models import Claim, Entity, Finding, FindingSide, Measure, Review
from claims.printing import objection
from claims.recording.evidence import reads
from claims.recording.readings import statement_of
from claims.recording.signatures import Signed
from claims.shelflife import check_again
from claims.values import Nature, Relation

# What fits on one printed page beside the value.
MOST_BARRED, MOST_FREE = 6, 4

# Why a value must not be printed in place of the sheet's.
SUPERSEDED, RULED, DISPUTED, SCOPE, VAGUE, OTHER = "superseded", "ruled", "disputed", "scope", "vague", "other"
_GRAVEST = (RULED, DISPUTED, OTHER, SUPERSEDED, SCOPE, VAGUE)
_RIPPLES = {SUPERSEDED, RULED}
_NOT_THE_SAME = {Relation.DIFFERS_IN_SCOPE: SCOPE, Relation.CANNOT_COMPARE: OTHER}

# A claim's sides of live findings, each with its finding and ruling.
Sides = dict[int, list[FindingSide]]


@dataclass(slots=True)
class Value:
    """One value in circulation: its newest claim, how many articles print it, and why it must not be printed."""

    claim: Claim
    why: str = ""
    kind: str = ""
    finding: Finding | None = None
    articles: set[int] = field(default_factory=set)
    may_be_signed: bool = True


@dataclass(frozen=True, slots=True)
class Carrying:
    """An article that still carries an older or withdrawn value."""

    article: Article
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that the page shows. `claim` is the value that is signed, or else the one that is proposed, if any."""

    measure: Measure
    place: Entity | None
    signed: Signed | None
    claim: Claim | None
    wording: str
    check_again: datetime.date | None
    preferred: Review | None
    missing: tuple[str, ...]
    not_to_print: tuple[Value, ...]
    circulating: tuple[Value, ...]
    articles: int
    origins: int
    ripple: tuple[Carrying, ...]
    left_out: int = 0

    @property
    def is_safe(self) -> bool:
        """Whether the value may be printed as the sheet words it."""
        return self.signed is not None and self.signed.is_safe


def make_sheet(
    *,
    measure: Measure,
    place: Entity | None,
    claims: Sequence[Claim],
    sides: Sides,
    signed: Signed | None,
    claim: Claim | None,
    today: datetime.date,
) -> Sheet:
    """The sheet of these claims, latest first; `claim` has the value that is signed, or else the one to propose.

    Among them are claims of other measures and places, where a finding sets them beside the sheet's value.
    """
    same = [other for other in claims if claim and _says_the_same(other, claim, sides)]
    others = [_valued(other, claim, sides) for other in claims if other not in same]
    barred = sorted(_grouped(value for value in others if value.why), key=lambda value: _GRAVEST.index(value.kind))
    free = _grouped(value for value in others if not value.why)
    return Sheet(
        measure=measure,
        place=place,
        signed=signed,
        claim=claim,
        wording=signed.row.wording if signed else wording_of(claim) if claim else "",
        check_again=_until(claim, measure, signed, today),
        preferred=_preferred_by(claim, sides) if claim else None,
        missing=_missing(claim, same, sides, signed),
        not_to_print=tuple(barred[:MOST_BARRED]),
        circulating=tuple(free[:MOST_FREE]),
        articles=len({other.revision.article_id for other in same}),
        origins=origins.count(map(statement_of, same)),
        ripple=_ripple(others, same, signed),
        left_out=max(0, len(barred) - MOST_BARRED) + max(0, len(free) - MOST_FREE),
    )


def _until(claim: Claim | None, measure: Measure, signed: Signed | None, today: datetime.date) -> datetime.date | None:
    """The day after which somebody has to look again; of a proposal, the one that would follow from signing today."""
    if signed is not None:
        return signed.row.check_again
    return check_again(claim, measure, signed=today) if claim is not None else None


def may_be_proposed(claim: Claim) -> bool:
    """Whether a claim gives a number that could be printed as a value of its measure."""
    return not claim.vague and not claim.scope.get("polarity")


def proposed(claims: Sequence[Claim], sides: Sides) -> Claim | None:
    """The latest value against which nothing speaks; of one time, the one that an editor has preferred."""
    free = [claim for claim in claims if may_be_proposed(claim) and objection(sides.get(claim.pk, [])) is None]
    return max(free, key=lambda claim: _rank(claim, sides), default=None)


def _rank(claim: Claim, sides: Sides) -> tuple[datetime.date, bool, bool, int]:
    end = claim.period_end or claim.period_start or datetime.date.min
    return end, _preferred_by(claim, sides) is not None, not claim.in_headline, claim.pk


def _preferred_by(claim: Claim, sides: Sides) -> Review | None:
    """The verdict in force that prefers what this claim says."""
    for side in sides.get(claim.pk, []):
        finding = side.finding
        in_force = finding.verdict == "contradiction" and not finding.changed_since
        if in_force and finding.ruling and finding.ruling.prefers == side.says:
            ruling: Review = finding.ruling
            return ruling
    return None


def _says_the_same(claim: Claim, other: Claim, sides: Sides) -> bool:
    """Whether the two give one value of one time, in whichever words."""
    if claim.pk == other.pk:
        return True
    if not may_be_proposed(claim):
        return False
    if _of_one_thing(claim, other) and reads(claim) == reads(other) and _one_time(claim, other):
        return True
    mine = {side.pk for side in sides.get(claim.pk, []) if side.finding.relation == Relation.CORROBORATES}
    return any(side.pk in mine for side in sides.get(other.pk, []))


def _of_one_thing(claim: Claim, other: Claim) -> bool:
    """Whether both are of one measure, and not of two places."""
    places = {claim.entity_id, other.entity_id} - {None}
    return claim.measure_id == other.measure_id and len(places) < 2


def _one_time(claim: Claim, other: Claim) -> bool:
    ends = claim.period_start, claim.period_end, other.period_start, other.period_end
    if None in ends:
        return ends[:2] == ends[2:]
    start, end, other_start, other_end = (day or datetime.date.min for day in ends)
    return start <= other_end and other_start <= end


def _valued(other: Claim, claim: Claim | None, sides: Sides) -> Value:
    """Another value, and why it must not be printed as this measure's."""
    against = objection(sides.get(other.pk, []))
    value = Value(other, articles={other.revision.article_id}, may_be_signed=against is None and may_be_proposed(other))
    if against:
        _bar(value, against.words, RULED if against.is_ruled else DISPUTED, against.finding)
    elif other.scope.get("polarity"):
        _bar(value, "It counts the opposite.", SCOPE)
    elif other.vague:
        _bar(value, "A vague word, not a number.", VAGUE)
    if claim is None or value.kind in (RULED, SCOPE, VAGUE):
        return value
    if value.kind != DISPUTED:
        here = {side.finding_id for side in sides.get(claim.pk, [])}
        for side in sides.get(other.pk, []):
            if side.finding_id in here and not value.kind:
                _judge_by(side.finding, value, claim)
    brought_up_to_date = value.finding is not None and value.finding.relation == Relation.UPDATES
    if (
        _is_before(other, claim)
        and value.kind in ("", DISPUTED)
        and (_of_one_thing(other, claim) or brought_up_to_date)
    ):
        _date(value, claim)
    return value


def _judge_by(finding: Finding, value: Value, claim: Claim) -> None:
    """Bar the value where a finding that it shares with the sheet's value tells the two apart."""
    ruling = finding.ruling
    if finding.verdict == "not_contradiction" and not finding.changed_since and ruling is not None:
        if ruling.reason == Review.Reason.ROUNDING:
            return
        note = f": {ruling.note.rstrip('.')}" if ruling.note else ""
        _bar(value, f"{ruling.get_reason_display()}, {ruling.reviewer} signed{note}.", OTHER, finding)
    elif kind := _NOT_THE_SAME.get(Relation(finding.relation)):
        told = "Not the same" if kind == SCOPE else "Cannot be compared"
        words = "; ".join(reason_words(code) for code in finding.reasons) or "the rules say no more"
        _bar(value, f"{told}: {words.removesuffix(', not the same')}.", kind, finding)
    elif finding.relation == Relation.UPDATES and _is_before(value.claim, claim):
        value.finding = finding


def _date(value: Value, claim: Claim) -> None:
    """Bar a value of an earlier time; a dispute about it is told behind that."""
    then = period_words(value.claim).partition(" (")[0]
    if claim.nature == Nature.TOTAL:
        _bar(value, f"Another period: {then}. {value.why}".strip(), value.kind or SCOPE)
        return
    now = period_words(claim).partition(" (")[0]
    _bar(value, f"Older: of {then}; the newer value is of {now}. {value.why}".strip(), SUPERSEDED)


def _bar(value: Value, why: str, kind: str, finding: Finding | None = None) -> None:
    value.why, value.kind = why, kind
    value.finding = finding or value.finding


def _is_before(claim: Claim, other: Claim) -> bool:
    end, start = claim.period_end or claim.period_start, other.period_start or other.period_end
    return end is not None and start is not None and end < start


def _grouped(values: Iterable[Value]) -> list[Value]:
    """Each value once for each reason, with all the articles that print it."""
    groups: dict[tuple[str, str, str], Value] = {}
    for value in values:
        key = reads(value.claim), period_words(value.claim), value.why
        groups.setdefault(key, value).articles |= value.articles
    return list(groups.values())


def _missing(claim: Claim | None, same: Sequence[Claim], sides: Sides, signed: Signed | None) -> tuple[str, ...]:
    """What a journalist would want to know before printing the value, and does not."""
    if claim is None:
        return ("Every value in circulation is disputed, vague or ruled against.",)
    missing = []
    if signed is None:
        missing.append("A signature: no editor has put a value on this sheet.")
    if claim.entity is None:
        missing.append("The place: the article does not say whose figure it is.")
    if claim.period_start is None and claim.period_end is None:
        missing.append("The time: the article does not say of when it is.")
    if not any(one.attribution for one in same):
        missing.append("A source: no article says who gave the figure.")
    if origins.count(map(statement_of, same)) < 2:
        missing.append("A second origin: it rests on one alone.")
    return tuple(missing)


def _ripple(others: Sequence[Value], same: Sequence[Claim], signed: Signed | None) -> tuple[Carrying, ...]:
    """Articles that still carry an older or withdrawn value, newest first.

    One that also prints the value of today tells both, and misleads nobody.
    """
    carried: dict[int, list[Claim]] = defaultdict(list)
    articles: dict[int, Article] = {}
    told = {claim.revision.article_id for claim in same}
    withdrawn = list(same) if signed is not None and signed.state == "withdrawn" else []
    stale = [value.claim for value in others if value.kind in _RIPPLES and value.claim.revision.article_id not in told]
    for claim in [*withdrawn, *stale]:
        articles[claim.revision.article_id] = claim.revision.article
        carried[claim.revision.article_id].append(claim)
    newest = sorted(articles.values(), key=lambda one: (one.published_to or datetime.date.min, one.pk), reverse=True)
    return tuple(Carrying(article, tuple(carried[article.pk])) for article in newest)
