"""Claims that editors add: words that the rules passed over, read as the editor says and compared like any other.

The rules leave them alone. Where a sentence stands unchanged in a newer version, its claim by hand goes with it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from articles.models import Article, Revision
from articles.versions.anchors import place_of
from claims.extraction.pipeline import RULES_VERSION
from claims.models import Addition, Claim, ClaimVersion
from claims.recording.blocks import drop_keys, write_keys
from claims.recording.corrections import check_order, checked
from claims.recording.findings import rejudge
from claims.recording.locking import wait_for_turn
from claims.recording.noting import note_value
from claims.recording.placing import fill_all
from claims.recording.readings import reading_of
from claims.recording.versions import is_same, keep_versions, picture, reading_now
from claims.values import Basis, Comparator, Kind, Precision, Statement


@dataclass(frozen=True, slots=True)
class Place:
    """Words of a revision: their kind and offsets, and the offsets of their sentence."""

    kind: Kind
    start: int
    end: int
    sentence_start: int
    sentence_end: int


@dataclass(frozen=True, slots=True)
class Said:
    """How an editor reads words: fields by name, as in a correction."""

    fields: Mapping[str, Any] = field(default_factory=dict)


def add_claim(*, revision: Revision, place: Place, said: Said, note: str, by: User) -> Claim:
    """Store a claim that an editor read in an article's newest version, and compare it with all others.

    Raises `ValidationError` where the words stand in a claim already, or the reading does not fit them.
    """
    machine = _machine(place, revision.text[place.start : place.end], said)
    with transaction.atomic():
        wait_for_turn()
        if Article.objects.filter(pk=revision.article_id, withdrawn=True).exists():
            raise ValidationError("The article was withdrawn meanwhile; an admin can reinstate it.")
        if revision.article.revisions.filter(number__gt=revision.number).exists():
            raise ValidationError("A newer version of the article came in meanwhile. Choose the words there.")
        claim = _free(revision, place)
        _read(claim, revision, place, machine)
        claim.standing, claim.by_hand = True, True
        check_order(claim)
        claim.save()
        Addition.objects.create(claim=claim, note=note, created_by=by)
        moved = write_keys([claim])
        rejudge(touched={claim.pk} | moved.returned, loosened=moved.loosened)
        note_value(claim=claim, by=by)
    return claim


def take_back(*, claim: Claim, note: str, by: User) -> Addition:
    """Take a claim that was added by hand out of standing; its page and its history stay."""
    with transaction.atomic():
        wait_for_turn()
        if not Claim.objects.in_force_by_hand().filter(pk=claim.pk).exists():
            raise ValidationError("Nobody added this claim by hand, or it was taken back already.")
        row = Addition.objects.create(claim=claim, withdrawn=True, note=note, created_by=by)
        moved = drop_keys([claim.pk])
        Claim.objects.filter(pk=claim.pk).update(standing=False)
        rejudge(touched={claim.pk} | moved.returned, loosened=moved.loosened)
    return row


def in_force(revision: Revision) -> list[Claim]:
    """The claims by hand of a revision, with those that come along from older ones of its article."""
    _bring_along(revision)
    return list(_held(revision.claims.all()).order_by("start"))


def overlaps(claims: Iterable[Claim], statement: Statement) -> bool:
    """Whether a claim by hand has words of the statement: the editor's choice counts."""
    return any(c.kind == statement.kind and c.start < statement.end and statement.start < c.end for c in claims)


def _held(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    return Claim.objects.in_force_by_hand().filter(pk__in=claims.values("pk"))


def _bring_along(revision: Revision) -> None:
    """Add the older claims by hand whose sentence stands in this revision, once and word for word."""
    older = Claim.objects.filter(revision__article=revision.article_id, revision__number__lt=revision.number)
    for claim in _held(older.filter(carried_on=None)).prefetch_related("additions").order_by("-revision__number"):
        start = place_of(claim.sentence, revision.text)
        if start is None:
            continue
        by = start - claim.sentence_start
        place = Place(Kind(claim.kind), claim.start + by, claim.end + by, start, claim.sentence_end + by)
        if not _standing_at(revision, place).exists():
            _add_again(claim, revision, place)


def _add_again(claim: Claim, revision: Revision, place: Place) -> None:
    heir = revision.claims.filter(kind=place.kind, start=place.start, end=place.end).first() or Claim()
    _read(heir, revision, place, claim.machine)
    heir.standing, heir.by_hand, heir.carried_from = True, True, claim
    heir.save()
    last = claim.additions.all()[len(claim.additions.all()) - 1]
    Addition.objects.create(claim=heir, note=last.note, created_by_id=last.created_by_id, created_at=last.created_at)


def _free(revision: Revision, place: Place) -> Claim:
    """The row for a place where no claim of its kind stands: a new one, or one that was kept."""
    if standing := _standing_at(revision, place).first():
        raise ValidationError(f"These words are claim {standing.pk} already: “{standing.surface}”. Correct it there.")
    return revision.claims.filter(kind=place.kind, start=place.start, end=place.end).first() or Claim()


def _standing_at(revision: Revision, place: Place) -> QuerySet[Claim]:
    here = revision.claims.filter(standing=True, kind=place.kind)
    return here.filter(start__lt=place.end, end__gt=place.start)


def _read(claim: Claim, revision: Revision, place: Place, machine: dict[str, Any]) -> None:
    before = picture(claim, claim.corrections.all()) if claim.pk else None
    claim.revision, claim.kind = revision, str(place.kind)
    claim.start, claim.end = place.start, place.end
    claim.surface = revision.text[place.start : place.end]
    claim.sentence_start, claim.sentence_end = place.sentence_start, place.sentence_end
    claim.sentence = revision.text[place.sentence_start : place.sentence_end]
    claim.in_headline, claim.because = place.end <= revision.headline_end, {}
    claim.machine, claim.rules_version = machine, RULES_VERSION
    fill_all([(claim, list(claim.corrections.all()) if claim.pk else [])])
    if before and not is_same(before.reading, reading_now(claim)):
        keep_versions([before], ended_by=ClaimVersion.EndedBy.READING)


def _machine(place: Place, surface: str, said: Said) -> dict[str, Any]:
    """The reading in the form in which extraction gives its own."""
    if not surface.strip():
        raise ValidationError("Choose the words that say it.")
    given = {name: checked(name, value) for name, value in said.fields.items()}
    machine = reading_of(Statement(kind=place.kind, surface=surface)) | given
    if place.kind == Kind.FIGURE:
        machine |= _bounds(machine)
    elif not machine["words"] and place.kind in (Kind.QUOTE, Kind.RATING):
        machine["words"] = surface.strip('“”‘’"')
    if machine["period_start"] or machine["period_end"]:
        one_day = machine["period_start"] == machine["period_end"]
        machine["period_precision"] = str(Precision.DAY if one_day else Precision.RANGE)
        machine["period_basis"] = str(Basis.STATED)
    return machine


def _bounds(machine: dict[str, Any]) -> dict[str, Any]:
    """What hangs on number and comparison: a bound has its number, and only a range or vague words have none."""
    sign, value = machine["comparator"] or str(Comparator.EQUAL), machine["value"]
    bounds: dict[str, Any] = {"comparator": sign, "unit": machine["unit"] or "count"}
    if value is None and machine["low"] is None and machine["high"] is None:
        raise ValidationError("A figure needs a number: a number, or a lower or upper bound.")
    if sign in (Comparator.MORE, Comparator.AT_LEAST) and value is not None:
        bounds["low"] = value
    if sign in (Comparator.LESS, Comparator.AT_MOST) and value is not None:
        bounds["high"] = value
    if sign == Comparator.EQUAL and value is not None:
        bounds |= {"low": None, "high": None}
    bounds["approximate"] = sign == Comparator.ABOUT
    bounds["vague"] = value is None and sign != Comparator.RANGE
    return bounds
