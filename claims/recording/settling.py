"""What the signatures on findings come to today: the only writer of the columns that repeat it on the finding."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction

from claims.models import Claim, Enquiry, Finding, FindingSide, Measure, Review
from claims.recording.bulk import some, update_rows
from claims.recording.evidence import differs_from, evidence_told
from claims.recording.locking import wait_for_turn
from claims.recording.noting import note_findings

_SETTLED = [
    "verdict", "ruling", "awaits_second", "changed_since", "asking", "ask_whom", "asked_on", "remind_on",
]  # fmt: skip


def standing_rows(finding: Finding) -> list[Review]:
    """The rulings and second signatures that nobody has undone, in order of time."""
    return _not_undone(list(finding.reviews.order_by("created_at", "pk").select_related("seconds")))


def standing_steps(question: Review) -> list[Enquiry]:
    """What was done about a question and not undone, in order of time."""
    return _steps_not_undone(question.steps.order_by("created_at", "pk"))


def settle(finding: Finding) -> None:
    """Settle one finding."""
    settle_all([finding])


def settle_all(findings: Iterable[Finding], *, back_to_queue: Collection[int] = ()) -> int:
    """Go by the newest verdict that stands; it is in question where it was signed on other evidence.

    Where a measure demands it, a ruling is in force only once another editor has signed it too. What needs reporting
    needs no second hand: it rules nothing yet. Those of `back_to_queue` are queued again where they are in question.
    Takes as many queries for one finding as for many; returns how many there were.
    """
    rows = list({finding.pk: finding for finding in findings}.values())
    signed = _Signed(rows)
    changed = []
    for finding in rows:
        before = _settled(finding)
        _settle(finding, signed)
        if finding.pk in back_to_queue and finding.changed_since:
            finding.queue = True
        if _settled(finding) != before:
            changed.append(finding)
    update_rows(Finding, changed, [*_SETTLED, "queue", "changed_at"])
    return len(rows)


def settle_measure(*, measure: Measure) -> int:
    """Settle what was signed on a measure, after its demand for two signatures changed; return how many findings."""
    with transaction.atomic():
        wait_for_turn()
        signed = Finding.objects.filter(ruling__isnull=False)
        touched = signed.filter(measure=measure) | signed.filter(
            pk__in=Finding.objects.filter(sides__claims__measure=measure).values("pk")
        )
        findings = list(touched)
        settle_all(findings)
        note_findings(findings)
        return len(findings)


@dataclass(slots=True)
class _Signatures:
    """The signatures on a finding, what was done about its questions, and the sides that it stands on now."""

    reviews: list[Review]
    sides: dict[int, tuple[FindingSide, list[Claim]]]


class _Signed:
    """All that hangs on some findings, fetched together."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        by_id = {finding.pk: finding for finding in findings}
        self._of = {pk: _Signatures([], {}) for pk in by_id}
        reviews = Review.objects.filter(finding__in=some(by_id)).order_by("created_at", "pk")
        for review in reviews.select_related("seconds"):
            self._of[review.finding_id].reviews.append(review)
        self._steps: dict[int, list[Enquiry]] = defaultdict(list)
        for step in Enquiry.objects.filter(question__finding__in=some(by_id)).order_by("created_at", "pk"):
            self._steps[step.question_id].append(step)
        stands = FindingSide.claims.through.objects.filter(findingside__finding__in=some(by_id))
        stands = stands.select_related("findingside", "claim__revision").order_by("findingside__position", "pk")
        for row in stands.defer("claim__revision__text", "claim__revision__original", "claim__revision__dropped"):
            sides = self._of[row.findingside.finding_id].sides
            sides.setdefault(row.findingside_id, (row.findingside, []))[1].append(row.claim)
        measures = {pk: {finding.measure_id, *self._measures_of(pk)} for pk, finding in by_id.items()}
        named = some(measure for ids in measures.values() for measure in ids if measure)
        demanding = set(Measure.objects.filter(pk__in=named, second_signature=True).values_list("pk", flat=True))
        self.demanding = {pk for pk, ids in measures.items() if ids & demanding}

    def _measures_of(self, finding: int) -> set[int | None]:
        return {claim.measure_id for _, claims in self._of[finding].sides.values() for claim in claims}

    def reviews(self, finding: Finding) -> list[Review]:
        """The signatures that stand."""
        return _not_undone(self._of[finding.pk].reviews)

    def steps(self, question: Review) -> list[Enquiry]:
        """What stands of what was done about a question."""
        return _steps_not_undone(self._steps[question.pk])

    def is_in_question(self, ruling: Review, finding: Finding) -> bool:
        """Whether it was ruled on other evidence."""
        return differs_from(ruling, finding, evidence_told(finding, self._of[finding.pk].sides.values()))


def _settle(finding: Finding, signed: _Signed) -> None:
    rows = signed.reviews(finding)
    ruling = next((row for row in reversed(rows) if row.verdict), None)
    seconded = any(row.seconds_id == ruling.pk for row in rows) if ruling else False
    rules = ruling is not None and ruling.verdict != Finding.Verdict.NEEDS_REPORTING
    finding.ruling = ruling
    finding.awaits_second = rules and not seconded and finding.pk in signed.demanding
    finding.verdict = "" if ruling is None or finding.awaits_second else ruling.verdict
    finding.changed_since = ruling is not None and signed.is_in_question(ruling, finding)
    _follow_question(finding, None if ruling is None or rules else ruling, signed)


def _follow_question(finding: Finding, question: Review | None, signed: _Signed) -> None:
    finding.asking, finding.ask_whom, finding.asked_on, finding.remind_on = "", "", None, None
    if question is None:
        return
    finding.asking, finding.ask_whom = Finding.Asking.TO_ASK, question.ask_whom
    for step in signed.steps(question):
        finding.asking = Finding.Asking(step.step)
        finding.remind_on = step.remind_on
        finding.asked_on = step.day if step.step == Enquiry.Step.ASKED else finding.asked_on


def _settled(finding: Finding) -> tuple[object, ...]:
    names = (*_SETTLED, "queue")
    return tuple(finding.ruling_id if name == "ruling" else getattr(finding, name) for name in names)


def _not_undone(rows: Sequence[Review]) -> list[Review]:
    undone = {row.undoes_id for row in rows}
    return [row for row in rows if row.undoes_id is None and row.pk not in undone]


def _steps_not_undone(steps: Iterable[Enquiry]) -> list[Enquiry]:
    rows = list(steps)
    undone = {row.undoes_id for row in rows}
    return [row for row in rows if row.undoes_id is None and row.pk not in undone]
