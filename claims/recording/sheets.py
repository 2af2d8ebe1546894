"""Editors' signatures on safe-to-print sheets: a value put on one, signed by a second hand, taken off by a new row."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from claims.models import MOST_WORDING, Claim, Entity, FindingSide, Measure, SheetSignature
from claims.printing import objection
from claims.recording.evidence import stands_of
from claims.recording.locking import wait_for_turn
from claims.recording.noting import note_sheet
from claims.recording.signatures import Signed, State, measure_of, signed_values
from claims.values import Kind

_UNCHECKED = -1


def sign_value(
    *,
    claim: Claim,
    wording: str,
    check_again: datetime.date,
    by: User,
    note: str = "",
    seen: int | None = _UNCHECKED,
) -> SheetSignature:
    """Put a claim's value on its measure's sheet, in these words, until that day; append who signed.

    Where the same value in the same words waits for a second signature by another hand, the row is that signature.
    `seen` is the id of the signature that stood on the editor's screen, None for none. Raises `ValidationError` where
    the value cannot be signed, with what has to be settled first.
    """
    wording = " ".join(wording.split())
    with _turn():
        claim = Claim.objects.with_context().select_for_update(of=("self",)).get(pk=claim.pk)
        measure = _check(claim)
        _check_words(wording, check_again)
        stands = _standing(measure, claim.entity)
        _check_seen(stands, seen)
        if stands and _is_same(stands, claim, wording, check_again):
            if stands.row.created_by_id == by.pk:
                return stands.row  # a form that was sent twice
            if stands.state is State.ONCE:
                return _append(SheetSignature(seconds=stands.row, note=note, created_by=by), measure, claim.entity)
        row = SheetSignature(
            claim=claim, wording=wording, check_again=check_again, note=note, stands=stands_of(claim), created_by=by
        )
        return _append(row, measure, claim.entity)


def second_value(
    *, measure: Measure, entity: Entity | None, by: User, note: str = "", seen: int | None = _UNCHECKED
) -> SheetSignature:
    """Sign what another editor put on the sheet too, where the measure demands two signatures."""
    with _turn():
        stands = _standing(measure, entity)
        _check_seen(stands, seen)
        if stands is None or stands.state is not State.ONCE:
            why = stands.why if stands and stands.state is State.WITHDRAWN else ""
            raise ValidationError(f"Nothing on this sheet waits for a second signature. {why}".strip())
        return _append(SheetSignature(seconds=stands.row, note=note, created_by=by), measure, entity)


def take_off(
    *, measure: Measure, entity: Entity | None, by: User, note: str = "", seen: int | None = _UNCHECKED
) -> SheetSignature:
    """Undo the newest signature of the sheet by a row of its own; what was signed before it counts again."""
    with _turn():
        stands = _standing(measure, entity)
        _check_seen(stands, seen)
        if stands is None:
            raise ValidationError("Nothing is signed on this sheet.")
        undoes = stands.second or stands.row
        row = _append(SheetSignature(undoes=undoes, note=note, created_by=by), measure, entity)
        left = _standing(measure, entity)
        words = f"{by} took a signature off."
        note_sheet(measure=measure, safe=bool(left and left.is_safe), words=words, occasion=f"off {row.pk}", by=by)
        return row


def note_stale_sheets(*, today: datetime.date) -> None:
    """Tell of every sheet whose date has passed since somebody signed it; each signature is told of once."""
    past = SheetSignature.objects.filter(check_again__lt=today, undone_by=None)
    about = {one.pk: one for one in map(measure_of, past.select_related("measure__merged_into__merged_into"))}
    signed_today = signed_values(measures=about.keys(), today=today) if about else {}
    for (measure, _), signed in signed_today.items():
        if signed.state is State.STALE:
            note_sheet(measure=about[measure], safe=False, words=signed.why, occasion=f"stale {signed.row.pk}")


@contextmanager
def _turn() -> Iterator[None]:
    """All or nothing, one at a time."""
    with transaction.atomic():
        wait_for_turn()
        yield


def _standing(measure: Measure, entity: Entity | None) -> Signed | None:
    found = signed_values(measures={measure.pk}, today=timezone.localdate())
    return found.get((measure.pk, entity.pk if entity else None))


def _check(claim: Claim) -> Measure:
    """The claim's measure, if its value can be signed at all."""
    if claim.measure is None or claim.kind != Kind.FIGURE or not claim.trackable:
        raise ValidationError(f"“{claim}” is no value of a measure.")
    if not claim.standing:
        raise ValidationError(f"“{claim}” is no longer read in its article; look for it there again.")
    if claim.vague:
        raise ValidationError(f"“{claim}” is a vague word, not a number that could be vouched for.")
    if claim.scope.get("polarity"):
        raise ValidationError(f"“{claim}” counts the opposite of {claim.measure}.")
    sides = FindingSide.objects.filter(claims=claim, finding__live=True)
    if against := objection(list(sides.select_related("finding__ruling__reviewer"))):
        raise ValidationError(f"“{claim}” cannot be put on the sheet. {against.words}")
    return claim.measure


def _check_words(wording: str, check_again: datetime.date) -> None:
    if not wording:
        raise ValidationError("Write the words that may be printed.")
    if len(wording) > MOST_WORDING:
        raise ValidationError(
            f"That wording is {len(wording)} characters long; at most {MOST_WORDING} fit on the sheet."
        )
    if check_again <= timezone.localdate():
        raise ValidationError(f"{check_again:%-d %B %Y} is not ahead; give the day after which to look again.")


def _check_seen(stands: Signed | None, seen: int | None) -> None:
    """Whoever signs, seconds or undoes has to know what stands there."""
    newest = (stands.second or stands.row) if stands else None
    if seen == _UNCHECKED or (newest.pk if newest else None) == seen:
        return
    if newest is None:
        raise ValidationError("Meanwhile the signature that you saw was taken off. Look at the sheet again.")
    raise ValidationError(f"{newest.created_by} signed after you opened the page. Look at the sheet again.")


def _is_same(stands: Signed, claim: Claim, wording: str, check_again: datetime.date) -> bool:
    return stands.claim.pk == claim.pk and stands.row.wording == wording and stands.row.check_again == check_again


def _append(row: SheetSignature, measure: Measure, entity: Entity | None) -> SheetSignature:
    row.measure, row.entity = measure, entity
    row.full_clean(exclude=["stands"])
    row.save()
    return row
