"""What comes of a question that an editor wants asked: somebody was asked, somebody answered; appended, undoable."""

import datetime

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from claims.models import Enquiry, Finding, Review
from claims.recording.locking import wait_for_turn
from claims.recording.settling import settle, standing_steps


class NotAsked(ValidationError):
    """No verdict that stands on the finding calls for reporting."""


def note_asked(
    *, finding: Finding, by: User, day: datetime.date, remind_on: datetime.date | None = None, words: str = ""
) -> Enquiry:
    """Note that the question of the finding was put, when, and when to look for the answer."""
    return _append(finding, Enquiry(step=Enquiry.Step.ASKED, day=day, remind_on=remind_on, words=words, created_by=by))


def note_answer(*, finding: Finding, by: User, day: datetime.date, words: str) -> Enquiry:
    """Note what was answered; the finding comes back to the queue, to be ruled on."""
    return _append(finding, Enquiry(step=Enquiry.Step.ANSWERED, day=day, words=words, created_by=by))


def undo_step(*, finding: Finding, by: User) -> Enquiry:
    """Undo the newest step by a row of its own."""
    with transaction.atomic():
        wait_for_turn()
        finding, question = _question_of(finding)
        steps = standing_steps(question)
        if not steps:
            raise ValidationError("There is no step to undo: nobody was asked yet.")
        row = Enquiry.objects.create(question=question, undoes=steps[-1], created_by=by)
        settle(finding)
    return row


def check_days(*, day: datetime.date, remind_on: datetime.date | None) -> None:
    """Raise `ValidationError` where the days of a step cannot be."""
    if day > timezone.localdate():
        raise ValidationError(f"{day} has not come yet; give the day on which it happened.")
    if remind_on is not None and remind_on <= day:
        raise ValidationError(f"The reminder on {remind_on} does not come after {day}, the day of asking.")


def _append(finding: Finding, step: Enquiry) -> Enquiry:
    assert step.day is not None
    check_days(day=step.day, remind_on=step.remind_on)
    if step.step == Enquiry.Step.ANSWERED and not step.words.strip():
        raise ValidationError("Write what was answered; “no comment” is an answer too.")
    with transaction.atomic():
        wait_for_turn()
        finding, step.question = _question_of(finding)
        if repeated := _sent_twice(step):
            return repeated
        step.full_clean()
        step.save()
        settle(finding)
    return step


def _question_of(finding: Finding) -> tuple[Finding, Review]:
    """The finding, locked, and the ruling that calls for reporting on it."""
    finding = Finding.objects.select_for_update(of=("self",)).get(pk=finding.pk)
    question = finding.ruling
    if question is None or question.verdict != Finding.Verdict.NEEDS_REPORTING:
        raise NotAsked("This finding does not need reporting, or no longer; sign that it does first.")
    return finding, question


def _sent_twice(step: Enquiry) -> Enquiry | None:
    """The newest step where it is the same one: a form that was sent twice is one step."""
    standing = standing_steps(step.question)
    newest = standing[-1] if standing else None
    same = ("step", "day", "remind_on", "words", "created_by_id")
    if newest and all(getattr(newest, name) == getattr(step, name) for name in same):
        return newest
    return None
