"""What has to be known before a measure's newest figure goes into print. Plain functions over loaded rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.values import Kind

if TYPE_CHECKING:
    from claims.models import Claim, Finding


@dataclass(frozen=True, slots=True)
class Advice:
    """The newest figure, whether anything stands against printing it, and the finding to read first."""

    claim: "Claim"
    clear: bool
    words: str
    finding: "Finding | None" = None


def advice(claims: Sequence["Claim"], findings: Sequence["Finding"]) -> Advice | None:
    """Advice on the newest of the claims, which come latest first, as the measure's findings leave it."""
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
    return Advice(newest, clear=True, words=f"Nothing found speaks against it in {len(articles)} articles.")


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
