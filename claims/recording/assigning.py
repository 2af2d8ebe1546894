"""Whose a finding is: assigned, handed on and released by appended rows."""

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction

from claims.models import Assignment, Finding
from claims.recording.locking import wait_for_turn

_UNCHECKED = -1


class AssignedMeanwhile(Exception):
    """Somebody assigned the finding after the page was opened; `assignment` says to whom."""

    def __init__(self, assignment: Assignment) -> None:
        super().__init__(f"{assignment.created_by} assigned it meanwhile.")
        self.assignment = assignment


def assign(*, finding: Finding, by: User, to: User | None, held: int | None = _UNCHECKED) -> Assignment:
    """Make the finding somebody's to look at, or nobody's; it can be signed by every editor all the same.

    `held` is the id of the newest assignment on the editor's screen, None for none; where another has come since,
    nothing is written and `AssignedMeanwhile` is raised. Raises `ValidationError` where nothing would change, and
    where there is nothing to look at.
    """
    with transaction.atomic():
        wait_for_turn()
        finding = Finding.objects.select_for_update(of=("self",)).get(pk=finding.pk)
        newest = finding.assignments.select_related("assignee", "created_by").last()
        if newest is not None and held not in (_UNCHECKED, newest.pk):
            raise AssignedMeanwhile(newest)
        check_assignee(to)
        if why := why_not_assigned(finding, to):
            raise ValidationError(f"Nothing changed: {why}.")
        row = Assignment.objects.create(finding=finding, assignee=to, created_by=by)
        finding.assigned_to = to
        finding.save(update_fields=["assigned_to"])
    return row


def check_assignee(to: User | None) -> None:
    """Raise `ValidationError` for somebody who could not sign what they are given."""
    if to is not None and not (to.is_active and to.has_perm("claims.review_finding")):
        raise ValidationError(f"“{to}” does not sign verdicts. Choose one of the editors.")


def why_not_assigned(finding: Finding, to: User | None) -> str:
    """What speaks against it, in words; empty where nothing does."""
    if not (finding.live and finding.queue):
        return "no editor needs to look at it"
    if finding.assigned_to_id == (to.pk if to else None):
        return f"{to} has it already" if to else "nobody has it"
    return ""
