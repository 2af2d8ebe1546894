"""Editors' corrections of what the machine read: appended beside the machine's value, laid over it, undoable."""

import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction

from claims.models import Claim, ClaimVersion, Correction, Measure
from claims.recording.blocks import Moved, write_keys
from claims.recording.findings import rejudge
from claims.recording.locking import wait_for_turn
from claims.recording.noting import Said, note_correction
from claims.recording.placing import fill_all
from claims.recording.versions import keep_versions, picture
from claims.values import Comparator

_NUMBERS = ("value", "low", "high")
_DATES = ("period_start", "period_end")
_TEXTS = ("unit", "counted", "entity", "attribution", "what", "words")
_LONGEST = {"unit": 40, "entity": 200, "attribution": 300}
CORRECTABLE = (*_NUMBERS, "comparator", *_TEXTS, "measure", *_DATES, "trackable")


def correct_claim(*, claim: Claim, field: str, value: Any, note: str, by: User) -> Correction:
    """Put an editor's value for one field beside the machine's, go by it, and judge the claim's findings anew.

    Raises `ValidationError`, with the bad value and what is allowed, where the value does not fit the field.
    """
    return _append(claim, Correction(field=field, value=checked(field, value), note=note, created_by=by))


def withdraw_correction(*, claim: Claim, field: str, note: str, by: User) -> Correction:
    """Take a corrected field back to what the machine reads; the history keeps both."""
    if not claim.corrections.filter(field=field).exists():
        raise ValidationError(f"Nothing was corrected in “{field}”.")
    return _append(claim, Correction(field=field, withdrawn=True, note=note, created_by=by))


def checked(field: str, value: Any) -> Any:
    """An editor's value for a field as it is stored in JSON, or `ValidationError`."""
    if field not in CORRECTABLE:
        raise ValidationError(f"“{field}” cannot be corrected; these can: {', '.join(CORRECTABLE)}.")
    if field in _NUMBERS:
        return _number(value)
    if field in _DATES:
        return _date(value)
    if field == "trackable":
        return value is True or str(value).lower() in ("true", "on", "1", "yes")
    if field == "comparator" and value not in list(Comparator):
        raise ValidationError(f"“{value}” is no comparison; these are: {' '.join(Comparator)}.")
    if field == "measure":
        return _measure(value)
    return _text(field, value)


def check_order(claim: Claim) -> None:
    """Refuse a claim that cannot be true: bounds or days out of order, or a figure without a number."""
    if claim.low is not None and claim.high is not None and claim.low > claim.high:
        raise ValidationError(
            f"The lower bound {claim.low.normalize():f} is above the upper bound {claim.high.normalize():f}."
        )
    if claim.period_start and claim.period_end and claim.period_start > claim.period_end:
        raise ValidationError(f"The period begins on {claim.period_start} but ends before, on {claim.period_end}.")
    if claim.kind == "figure" and claim.value is None and claim.low is None and claim.high is None:
        raise ValidationError("A figure needs a number: a value, or a lower or upper bound.")


def _append(claim: Claim, correction: Correction) -> Correction:
    with transaction.atomic():
        wait_for_turn()
        claim = Claim.objects.select_for_update(of=("self",)).get(pk=claim.pk)
        before, said = picture(claim, claim.corrections.all()), Said.by(claim)
        fill_all([(claim, [*claim.corrections.all(), correction])])
        check_order(claim)
        claim.save()
        keep_versions([before], ended_by=ClaimVersion.EndedBy.CORRECTION)
        correction.claim = claim
        correction.save()
        if claim.standing:
            note_correction(claim=claim, before=said, by=correction.created_by)
        moved = write_keys([claim]) if claim.standing else Moved()
        rejudge(touched={claim.pk} | moved.returned, loosened=moved.loosened)
    return correction


def _text(field: str, value: Any) -> str | None:
    text = str(value or "").strip()
    longest = _LONGEST.get(field)
    if longest and len(text) > longest:
        raise ValidationError(f"That is {len(text)} characters long; at most {longest} can be kept here.")
    return text or (None if field == "entity" else "")


def _number(value: Any) -> str | None:
    if value in (None, ""):
        return None
    try:
        number = Decimal(str(value).replace(",", ""))
    except InvalidOperation:
        raise ValidationError(f"“{value}” is no number; write it like 1024 or 33.3.") from None
    if not number.is_finite() or abs(number) >= Decimal(10) ** 18:
        raise ValidationError(f"“{value}” is too large; the largest is a one with 18 noughts.")
    return format(number, "f")


def _date(value: Any) -> str | None:
    if value in (None, ""):
        return None
    if isinstance(value, datetime.date):
        return value.isoformat()
    try:
        return datetime.date.fromisoformat(str(value)).isoformat()
    except ValueError:
        raise ValidationError(f"“{value}” is no date; write it like 2019-05-15.") from None


def _measure(value: Any) -> str | None:
    name = value.name if isinstance(value, Measure) else str(value or "").strip()
    if not name:
        return None
    if not Measure.objects.filter(name=name).exists():
        raise ValidationError(f"There is no measure “{name}”; choose one from the list, or add it there first.")
    return name
