"""Editors' decisions on measures: which are one, which are not, what is split off, what is called otherwise.

A decision changes a few rows (where a measure was merged, under which measure a phrase stands, a name) and keeps what
it changed. All claims are then placed again by the rows that stand, and their findings judged anew: at once, or by the
worker where they are many. Undoing puts the rows back, and so the claims.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from claims.comparison.sameness import phrase_key
from claims.models import Measure, MeasureAlias, MeasureDecision
from claims.recording import changes
from claims.recording.changes import Change
from claims.recording.demands import demand_of, is_kept, settle_demands
from claims.recording.locking import wait_for_turn
from claims.recording.naming import free_slug
from claims.recording.proposals import propose_for
from claims.recording.resorting import are_many, place_again, place_later, roots_of
from claims.values import Polarity

Kind = MeasureDecision.Kind
# Whichever of these an editor decides about a phrase, it is a measure that comparison tells from all others.
_FORMING = (Kind.SAME, Kind.APART, Kind.SPLIT, Kind.RENAME)
_LONGEST = 200


def merge_measures(
    *,
    measure: Measure,
    into: Measure,
    by: User,
    population: str = "",
    threshold: str = "",
    polarity: str = "",
    note: str = "",
) -> MeasureDecision:
    """Say that two measures are one: all that was read of `measure` belongs to `into`, and its address leads there.

    `population`, `threshold` and `polarity` say as what part of the other, or as its opposite, it counts. A form that
    was sent twice decides once. Raises `ValidationError` where the two cannot be one.
    """
    narrowing = {"population": _short(population), "threshold": _short(threshold), "polarity": _polarity(polarity)}
    with _turn():
        measure, into = _fetched(measure), _fetched(into)
        if measure.merged_into_id == into.pk and (stands := _standing(Kind.SAME, measure, into)):
            return stands
        _check_apart_from(measure, into)
        for one in (measure, into):
            _check_own(one)
        if measure.unit_class != into.unit_class:
            raise ValidationError(
                f"“{measure}” is in {measure.unit_class} and “{into}” in {into.unit_class}: those are not one measure."
            )
        if ruled := _ruled_apart(measure, into):
            raise ValidationError(
                f"{ruled.created_by} said on {ruled.created_at:%-d %B %Y} that “{measure}” and “{into}” are not the "
                "same. Undo that first."
            )
        made = [changes.of_measure(measure, "merged_into_id", into.pk)]
        made += [changes.of_measure(measure, name, value) for name, value in narrowing.items()]
        made += demand_of(measure, into)
        return _decide(
            kind=Kind.SAME, measure=measure, other=into, made=made, by=by, note=note,
            details={name: value for name, value in narrowing.items() if value},
        )  # fmt: skip


def keep_apart(*, measure: Measure, other: Measure, by: User, note: str = "") -> MeasureDecision:
    """Say that two measures are not one, however alike their words: they are compared as one no more.

    They are not proposed again, nor is what either is merged into later.
    """
    with _turn():
        measure, other = _fetched(measure), _fetched(other)
        if stands := _ruled_apart(measure, other):
            return stands
        for one in (measure, other):
            _check_own(one)
        _check_apart_from(measure, other)
        return _decide(kind=Kind.APART, measure=measure, other=other, made=[], by=by, note=note, details={})


def split_measure(*, measure: Measure, phrases: Sequence[str], name: str, by: User, note: str = "") -> MeasureDecision:
    """Say that some phrases of a measure mean another: the claims that were read from them move there.

    The other measure is made where there is none of that name.
    """
    name = _name(name)
    wanted = {phrase_key(phrase): " ".join(phrase.split())[:_LONGEST] for phrase in phrases if phrase.strip()}
    wanted.pop("", None)
    if not wanted:
        raise ValidationError("Tick the phrases that mean something else.")
    with _turn():
        measure = _fetched(measure)
        _check_own(measure)
        other, made = _split_off(measure, name)
        made += demand_of(measure, other)
        made += [
            changes.of_phrase(key, phrase, measure.unit_class, other.pk, split_off=measure.pk)
            for key, phrase in wanted.items()
        ]
        return _decide(
            kind=Kind.SPLIT, measure=measure, other=other, made=made, by=by, note=note,
            details={"phrases": sorted(wanted.values()), "name": name},
        )  # fmt: skip


def rename_measure(*, measure: Measure, name: str, by: User, note: str = "") -> MeasureDecision:
    """Call a measure otherwise. Its address stays, and what was read under the old name finds it."""
    name = _name(name)
    with _turn():
        measure = _fetched(measure)
        _check_own(measure)
        if measure.name == name:
            raise ValidationError(f"“{name}” is what it is called already.")
        if Measure.objects.filter(name=name).exists():
            raise ValidationError(f"There is already a measure “{name}”. Say that the two are the same instead.")
        taken = MeasureAlias.objects.filter(phrase=name).exclude(measure=measure).select_related("measure").first()
        if taken:
            raise ValidationError(f"“{name}” already names “{taken.measure}”. Take it out there first.")
        old = measure.name
        made = [changes.of_measure(measure, "name", name)]
        if not MeasureAlias.objects.filter(phrase=old).exists() and measure.catalogued:
            made.append(changes.of_alias(old, measure.pk))
        elif not measure.catalogued:
            made.append(changes.of_phrase(phrase_key(old), old, measure.unit_class, measure.pk, split_off=None))
        return _decide(
            kind=Kind.RENAME, measure=measure, other=None, made=made, by=by, note=note,
            details={"before": old, "after": name},
        )  # fmt: skip


def undo_decision(*, decision: MeasureDecision, by: User, note: str = "") -> MeasureDecision:
    """Undo a decision, by a row of its own: everything is again as it was before.

    Raises `ValidationError` where it was undone already, or where a later decision rests on it.
    """
    with _turn():
        decision = MeasureDecision.objects.select_related("measure", "other").get(pk=decision.pk)
        if decision.kind == Kind.UNDO:
            raise ValidationError("An undoing is not undone; decide again instead.")
        if MeasureDecision.objects.filter(undoes=decision).exists():
            raise ValidationError("This was undone already.")
        made = [change for change in decision.changes if not is_kept(change, decision)]
        if blocked := [change for change in made if not changes.stands(change)]:
            raise ValidationError(_why_blocked(decision, blocked))
        back = [changes.reversed_of(change) for change in reversed(made)]
        return _decide(
            kind=Kind.UNDO, measure=decision.measure, other=decision.other, made=back, by=by, note=note,
            details={}, undoes=decision,
        )  # fmt: skip


def _decide(
    *,
    kind: MeasureDecision.Kind,
    measure: Measure,
    other: Measure | None,
    made: list[Change],
    by: User,
    note: str,
    details: dict[str, Any],
    undoes: MeasureDecision | None = None,
) -> MeasureDecision:
    """Change the rows, bring claims and findings into line, and sign for it."""
    made = [change for change in made if change["before"] != change["after"]]
    named = {measure.pk, *([other.pk] if other else [])}
    touched = roots_of(named)
    before = _as_comparison_sees(touched)
    for change in made:
        changes.make(change)
    touched |= roots_of(named)
    for one in Measure.objects.filter(pk__in=named):
        _say_who_formed(one, kind, undoes)
    after = _as_comparison_sees(touched)
    renamed = {pk for pk in after if after[pk] != before.get(pk)}
    if not (later := bool(made or renamed) and are_many(touched)):
        place_again(measures=touched, renamed=renamed)
    settle_demands(made)
    decision = MeasureDecision(
        kind=kind, measure=measure, other=other, details=details, changes=made,
        note=note, undoes=undoes, created_by=by,
    )  # fmt: skip
    decision.full_clean(exclude=["changes", "details"])
    decision.save()
    if later:
        place_later(decision=decision, measures=touched, renamed=renamed)
    propose_for(measures=touched)
    return decision


def _as_comparison_sees(measures: set[int]) -> dict[int, str | None]:
    """The names by which comparison knows these measures; None for phrases that nobody has sorted."""
    return {one.pk: one.name if one.is_named else None for one in Measure.objects.filter(pk__in=measures)}


def _say_who_formed(measure: Measure, kind: MeasureDecision.Kind, undoes: MeasureDecision | None) -> None:
    """Whether a decision made it a measure: this one, or one that stands."""
    others = MeasureDecision.objects.in_force().filter(kind__in=_FORMING)
    if undoes is not None:
        others = others.exclude(pk=undoes.pk)
    formed = kind in _FORMING or others.filter(Q(measure=measure) | Q(other=measure)).exists()
    if formed != measure.by_hand:
        measure.by_hand = formed
        measure.save(update_fields=["by_hand"])


@contextmanager
def _turn() -> Iterator[None]:
    """All or nothing, one at a time."""
    with transaction.atomic():
        wait_for_turn()
        yield


def _fetched(measure: Measure) -> Measure:
    """The measure as it stands now, whatever the page showed."""
    return Measure.objects.select_for_update(of=("self",)).select_related("merged_into").get(pk=measure.pk)


def _split_off(measure: Measure, name: str) -> tuple[Measure, list[Change]]:
    """The measure of that name, made where there is none; it stands on its own from now on."""
    other = Measure.objects.select_for_update(of=("self",)).filter(name=name).first()
    if other is None:
        other = Measure.objects.create(
            name=name, slug=free_slug(name), unit_class=measure.unit_class, nature=measure.nature,
            catalogued=False, merged_into=measure,
        )  # fmt: skip
    _check_apart_from(measure, other)
    if other.unit_class != measure.unit_class:
        raise ValidationError(f"“{other}” is in {other.unit_class}, not in {measure.unit_class}. Choose another name.")
    if other.merged_into_id == measure.pk and not _standing(Kind.SAME, other, measure):
        return other, [changes.of_measure(other, "merged_into_id", None)]
    _check_own(other)
    return other, []


def _standing(kind: MeasureDecision.Kind, measure: Measure, other: Measure) -> MeasureDecision | None:
    return MeasureDecision.objects.in_force().filter(kind=kind, measure=measure, other=other).first()


def _ruled_apart(one: Measure, other: Measure) -> MeasureDecision | None:
    """The decision that stands by which the two are not one measure."""
    ruled = MeasureDecision.objects.in_force().filter(kind__in=(Kind.APART, Kind.SPLIT))
    return ruled.filter(_pair("measure", "other", one, other)).select_related("created_by").first()


def _pair(first: str, second: str, one: Measure, other: Measure) -> Q:
    return Q(**{first: one, second: other}) | Q(**{first: other, second: one})


def _check_own(measure: Measure) -> None:
    if measure.merged_into is not None:
        raise ValidationError(f"“{measure}” has been merged into “{measure.merged_into}” meanwhile.")


def _check_apart_from(one: Measure, other: Measure) -> None:
    if one.pk == other.pk:
        raise ValidationError(f"“{one}” is one measure already: choose two.")


def _why_blocked(decision: MeasureDecision, blocked: list[Change]) -> str:
    """Which later decision rests on it."""
    for later in MeasureDecision.objects.in_force().filter(pk__gt=decision.pk).order_by("-pk"):
        if any(changes.is_of_one_row(change, each) for change in blocked for each in later.changes):
            return f"A later decision rests on this one (“{later}”, {later.created_at:%-d %B %Y}): undo that first."
    return "What it changed has been changed again by hand since; decide anew instead."


def _name(name: str) -> str:
    tidied = " ".join(name.replace("\0", " ").split())
    if not tidied:
        raise ValidationError("Give it a name.")
    if len(tidied) > _LONGEST:
        raise ValidationError(f"“{tidied[:40]}…” is {len(tidied)} characters long; a name has at most {_LONGEST}.")
    return tidied


def _short(words: str) -> str:
    tidied = " ".join(words.replace("\0", " ").split())
    if len(tidied) > _LONGEST:
        raise ValidationError(f"“{tidied[:40]}…” is {len(tidied)} characters long; at most {_LONGEST} can be kept.")
    return tidied


def _polarity(polarity: str) -> str:
    if polarity not in ("", *Polarity):
        raise ValidationError(f"“{polarity}” is no side of a measure; allowed are “opposite” and nothing.")
    return polarity
