"""What the signatures on a finding come to today: the only writer of the columns that repeat it on the finding."""

from collections.abc import Iterable

from django.db import transaction

from claims.models import Claim, Enquiry, Finding, Measure, Review
from claims.recording.evidence import has_changed
from claims.recording.locking import wait_for_turn
from claims.recording.noting import note_findings

_SETTLED = [
    "verdict", "ruling", "awaits_second", "changed_since", "asking", "ask_whom", "asked_on", "remind_on",
]  # fmt: skip


def standing_rows(finding: Finding) -> list[Review]:
    """The rulings and second signatures that nobody has undone, in order of time."""
    rows = list(finding.reviews.order_by("created_at", "pk").select_related("seconds"))
    undone = {row.undoes_id for row in rows}
    return [row for row in rows if row.undoes_id is None and row.pk not in undone]


def settle(finding: Finding) -> None:
    """Go by the newest verdict that stands; it is in question where it was signed on other evidence.

    Where the measure demands it, a ruling is in force only once another editor has signed it too. What needs
    reporting needs no second hand: it rules nothing yet.
    """
    before = _settled(finding)
    rows = standing_rows(finding)
    ruling = next((row for row in reversed(rows) if row.verdict), None)
    seconded = any(row.seconds_id == ruling.pk for row in rows) if ruling else False
    rules = ruling is not None and ruling.verdict != Finding.Verdict.NEEDS_REPORTING
    finding.ruling = ruling
    finding.awaits_second = rules and not seconded and demands_second(finding)
    finding.verdict = "" if ruling is None or finding.awaits_second else ruling.verdict
    finding.changed_since = ruling is not None and has_changed(ruling, finding)
    _follow_question(finding, None if ruling is None or rules else ruling)
    if _settled(finding) != before:
        finding.save(update_fields=[*_SETTLED, "changed_at"])


def _settled(finding: Finding) -> tuple[object, ...]:
    return tuple(finding.ruling_id if name == "ruling" else getattr(finding, name) for name in _SETTLED)


def demands_second(finding: Finding) -> bool:
    """Whether a measure that the finding is about asks for two signatures."""
    if finding.measure is not None and finding.measure.second_signature:
        return True
    return Claim.objects.filter(sides__finding=finding, measure__second_signature=True).exists()


def settle_measure(*, measure: Measure) -> int:
    """Settle what was signed on a measure, after its demand for two signatures changed; return how many findings."""
    with transaction.atomic():
        wait_for_turn()
        signed = Finding.objects.filter(ruling__isnull=False).select_related("measure")
        touched = signed.filter(measure=measure) | signed.filter(
            pk__in=Finding.objects.filter(sides__claims__measure=measure).values("pk")
        )
        findings = list(touched)
        settle_all(findings)
        note_findings(findings)
        return len(findings)


def settle_all(findings: Iterable[Finding]) -> int:
    """Settle each of the findings; return how many there were."""
    count = 0
    for finding in findings:
        settle(finding)
        count += 1
    return count


def _follow_question(finding: Finding, question: Review | None) -> None:
    finding.asking, finding.ask_whom, finding.asked_on, finding.remind_on = "", "", None, None
    if question is None:
        return
    finding.asking, finding.ask_whom = Finding.Asking.TO_ASK, question.ask_whom
    for step in standing_steps(question):
        finding.asking = Finding.Asking(step.step)
        finding.remind_on = step.remind_on
        finding.asked_on = step.day if step.step == Enquiry.Step.ASKED else finding.asked_on


def standing_steps(question: Review) -> list[Enquiry]:
    """What was done about a question and not undone, in order of time."""
    rows = list(question.steps.order_by("created_at", "pk"))
    undone = {row.undoes_id for row in rows}
    return [row for row in rows if row.undoes_id is None and row.pk not in undone]
