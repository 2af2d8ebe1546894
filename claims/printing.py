"""What speaks against printing a figure, and what has to be known first. Plain functions over loaded rows."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.display import day, relation_key, relation_word
from claims.values import Kind, Relation

if TYPE_CHECKING:
    from claims.models import Claim, Finding, FindingSide

# Findings that stand against what their claims say, until an editor has ruled.
DISPUTES = frozenset({Relation.CONTRADICTS, "possible", Relation.IMPOSSIBLE_DATE, Relation.ARITHMETIC})
_ALONE = (Relation.IMPOSSIBLE_DATE, Relation.ARITHMETIC)


@dataclass(frozen=True, slots=True)
class Advice:
    """The newest figure, whether anything stands against printing it, and the finding to read first."""

    claim: "Claim"
    clear: bool
    words: str
    finding: "Finding | None" = None


def advice(claims: Sequence["Claim"], findings: Sequence["Finding"], *, are_all: bool = True) -> Advice | None:
    """Advice on the newest of the claims, which come latest first, as the measure's findings leave it.

    `are_all` is false where there are older ones, which nobody has looked at here.
    """
    newest = next((claim for claim in claims if claim.kind == Kind.FIGURE), None)
    if newest is None:
        return None
    for applies, words in _OBJECTIONS:
        against = [finding for finding in findings if applies(finding)]
        if against:
            return Advice(newest, clear=False, words=words, finding=against[0])
    articles = {claim.revision.article_id for claim in claims}
    if len(articles) == 1:
        return Advice(newest, clear=True, words="Nothing found speaks against it, but it rests on one article alone.")
    where = f"{len(articles)} articles" if are_all else f"the latest {len(claims)} claims"
    return Advice(newest, clear=True, words=f"Nothing found speaks against it in {where}.")


@dataclass(frozen=True, slots=True)
class Objection:
    """Why one value may not be printed, in a sentence, and the finding that says so.

    `is_ruled` tells an editor's ruling from what is still open.
    """

    words: str
    finding: "Finding | None" = None
    is_ruled: bool = False


def objection(sides: Collection["FindingSide"]) -> Objection | None:
    """What stands against a claim that is on these sides of findings, the gravest first; None where nothing does."""
    found = [against for side in sides if (against := _against(side))]
    return min(found, key=lambda against: not against.is_ruled, default=None)


def _against(side: "FindingSide") -> Objection | None:
    finding = side.finding
    if not finding.live or relation_key(finding) not in DISPUTES:
        return None
    if _waits(finding):
        return Objection(f"Disputed ({relation_word(finding)}): an editor has still to rule.", finding)
    if _needs_reporting(finding):
        asked = f", {finding.ask_whom}" if finding.ask_whom else ""
        since = f" Asked on {day(finding.asked_on)}, no answer yet." if finding.asked_on else ""
        return Objection(f"An editor wants somebody asked first{asked}.{since}", finding)
    return _ruled_against(side) if _is_signed(finding) else None


def _ruled_against(side: "FindingSide") -> Objection | None:
    """A signed contradiction speaks against every side but the preferred one."""
    finding, ruling = side.finding, side.finding.ruling
    if finding.relation in _ALONE or ruling is None:
        return Objection("An editor has signed that this is a mistake.", finding, is_ruled=True)
    if ruling.prefers == side.says:
        return None
    if not ruling.prefers:
        return Objection("An editor has signed a contradiction and prefers neither side yet.", finding, is_ruled=True)
    because = f": {ruling.prefers_because.rstrip('.')}" if ruling.prefers_because else ""
    return Objection(f"{ruling.reviewer} prefers “{ruling.prefers}”{because}.", finding, is_ruled=True)


def _is_signed(finding: "Finding") -> bool:
    return finding.verdict == "contradiction" and not finding.changed_since


def _needs_reporting(finding: "Finding") -> bool:
    return finding.verdict == "needs_reporting" and not finding.changed_since and finding.asking != "answered"


def _waits(finding: "Finding") -> bool:
    return finding.queue and (not finding.verdict or finding.changed_since or finding.asking == "answered")


# The gravest first.
_OBJECTIONS = (
    (_is_signed, "Not as it stands: an editor has signed against what was found."),
    (_needs_reporting, "Not yet: an editor wants somebody asked first."),
    (_waits, "Not yet: an editor has still to rule on what was found."),
)
