"""Where a finding stands with the editors, in a sub-editor's words. Plain functions over loaded rows."""

import datetime
from typing import TYPE_CHECKING

from django.utils import timezone

from claims.display import day, verdict_words

if TYPE_CHECKING:
    from claims.models import Finding


def state_words(finding: "Finding") -> str:
    """Signed or not, by how many hands, and how far the reporting has come."""
    if finding.changed_since:
        return f"changed since: was {verdict_words(finding.verdict, finding.relation) or 'signed once'}"
    if finding.awaits_second:
        return "signed once, waits for a second editor"
    if finding.verdict == "needs_reporting":
        return asking_words(finding)
    if finding.verdict == "contradiction":
        return "signed"  # the relation beside it has the word
    if finding.verdict:
        return f"{verdict_words(finding.verdict, finding.relation)}, signed"
    return "waiting for an editor" if finding.queue else "no ruling needed"


def asking_words(finding: "Finding") -> str:
    """Whether anybody was asked yet and answered: “asked the harbour master on 3 May 2024, no answer”."""
    whom = f" {finding.ask_whom}" if finding.ask_whom else ""
    if finding.asking == "answered":
        return f"{finding.ask_whom} answered" if whom else "answered"
    if finding.asked_on is None:
        return f"needs reporting: to ask{whom}" if whom else "needs reporting"
    reminder = "; reminder due" if is_due(finding) else ""
    return f"asked{whom} on {day(finding.asked_on)}, no answer{reminder}"


def is_due(finding: "Finding", today: datetime.date | None = None) -> bool:
    """Whether somebody wanted to be reminded of the finding's question by now."""
    return finding.remind_on is not None and finding.remind_on <= (today or timezone.localdate())
