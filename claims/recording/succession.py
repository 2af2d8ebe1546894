"""From claim to claim: what was decided on words goes over to the same words, read anew or in a newer version.

To a newer version it goes only where `articles.versions.anchors` finds the sentence unchanged and the rules read the
same in it. A look-alike inherits nothing: the older claim then stays with its version, and the new one starts afresh.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from articles.models import Revision
from articles.versions.anchors import Anchor, anchor
from claims.models import Addition, Claim, Correction, Finding, SheetSignature
from claims.recording.blocks import Moved, drop_keys
from claims.recording.placing import fill_all

# A claim that an editor added, or on which a correction, a review, an editor's finding or a signed sheet hangs.
_IS_DECIDED = (
    Exists(Addition.objects.filter(claim=OuterRef("pk")))
    | Exists(Correction.objects.filter(claim=OuterRef("pk")))
    | Exists(Finding.objects.filter(sides__claims=OuterRef("pk"), reviews__isnull=False))
    | Exists(Finding.objects.filter(sides__claims=OuterRef("pk"), found_by=Finding.FoundBy.EDITOR))
    | Exists(SheetSignature.objects.filter(claim=OuterRef("pk")))
)
# What the rules read of a claim may hang on the sentences around it: who is meant by “it”, who by “he”.
_READ_ALIKE = (
    "value", "low", "high", "comparator", "unit", "entity", "attribution", "period_start", "period_end",
)  # fmt: skip


def decided(claims: Iterable[Claim]) -> set[int]:
    """Those of the claims on which a decision hangs."""
    ids = [claim.pk for claim in claims]
    return set(Claim.objects.filter(_IS_DECIDED, pk__in=ids).values_list("pk", flat=True)) if ids else set()


def hand_over(*, outdated: Iterable[Claim], made: list[Claim]) -> None:
    """Carry decisions to the claim that the rules now read over the same words, a little wider or narrower.

    Where several overlap, nobody could tell which is meant; then they stay with the claim on which they were made.
    """
    outdated = list(outdated)
    held = decided(outdated)
    followed: list[Claim] = []
    for claim in outdated:
        rivals = [other for other in outdated if other.pk in held] if claim.pk in held else outdated
        heirs = [other for other in made if _overlap(claim, other)]
        if len(heirs) != 1 or sum(_overlap(other, heirs[0]) for other in rivals) != 1:
            continue
        heirs[0].carried_from_id = claim.carried_from_id
        followed.append(heirs[0])
        if claim.pk in held:
            _inherit(claim, heirs[0])
    Claim.objects.bulk_update(followed, ["carried_from"], batch_size=200)


def supersede(*, revision: Revision, standing: list[Claim], moved: Moved) -> set[int]:
    """Take the claims of older revisions out of standing; carry decisions to those that say the same in this one.

    Words may be gone from one revision and back in the next: what was decided on them comes back with them.
    """
    every = Claim.objects.filter(revision__article=revision.article, revision__number__lt=revision.number)
    older = _loaded(every.filter(Q(standing=True) | _IS_DECIDED))
    _carry(older, standing)
    fresh = [claim for claim in standing if claim.carried_from_id is None]
    if fresh and revision.number > 2:
        back = every.exclude(pk__in=[claim.pk for claim in older])
        _carry(_loaded(back.filter(surface__in={claim.surface for claim in fresh})), fresh)
    stood = [claim.pk for claim in older if claim.standing]
    moved.add(drop_keys(stood))
    Claim.objects.filter(pk__in=stood).update(standing=False)
    return set(stood)


def _loaded(claims: QuerySet[Claim]) -> list[Claim]:
    return list(claims.distinct().prefetch_related("corrections").order_by("-revision__number", "start"))


def _carry(older: list[Claim], standing: list[Claim]) -> None:
    """Link each standing claim to the newest older one of the same words, and let it inherit from all of them."""
    heirs = _heirs(standing)
    doubled, held = _doubled(older), decided(older)
    linked: list[Claim] = []
    for claim in older:
        place = _place(claim)
        heir = heirs.get(place)
        if heir is None or (claim.revision_id, place) in doubled or not _read_alike(claim, heir):
            continue
        if heir.carried_from_id is None:
            heir.carried_from = claim
            linked.append(heir)
        if claim.pk in held:
            _inherit(claim, heir)
    Claim.objects.bulk_update(linked, ["carried_from"], batch_size=200)


def _overlap(one: Claim, other: Claim) -> bool:
    return one.kind == other.kind and one.start < other.end and other.start < one.end


def _place(claim: Claim) -> tuple[str, Anchor]:
    return claim.kind, _anchor(claim.sentence, claim.sentence_start, claim.start, claim.end)


def _anchor(sentence: str, sentence_start: int, start: int, end: int) -> Anchor:
    return anchor(sentence, start - sentence_start, end - sentence_start)


def _heirs(claims: list[Claim]) -> dict[tuple[str, Anchor], Claim]:
    """Claims by their words; words that stand twice have no heir, since nobody could tell which."""
    places = [_place(claim) for claim in claims]
    count = Counter(places)
    return {place: claim for place, claim in zip(places, claims, strict=True) if count[place] == 1}


def _doubled(claims: list[Claim]) -> set[tuple[int, tuple[str, Anchor]]]:
    """The words that stand twice in one older revision, whether or not a decision hangs on both."""
    rows = Claim.objects.filter(
        revision__in={claim.revision_id for claim in claims}, surface__in={claim.surface for claim in claims}
    ).values_list("revision", "kind", "sentence", "sentence_start", "start", "end")
    count = Counter(
        (revision, (kind, _anchor(sentence, begins, start, end)))
        for revision, kind, sentence, begins, start, end in rows
    )
    return {place for place, times in count.items() if times > 1}


def _read_alike(old: Claim, new: Claim) -> bool:
    """Whether the same rules read the same; what other rules read is no sign of another meaning."""
    return old.rules_version != new.rules_version or _reading(old.machine) == _reading(new.machine)


def _reading(machine: dict[str, Any]) -> list[Any]:
    return [machine.get(name) for name in _READ_ALIKE]


def _inherit(old: Claim, heir: Claim) -> None:
    """Copy an older claim's corrections to the claim of the same words, and put it into decided findings instead."""
    copies = [
        Correction(
            claim=heir,
            field=correction.field,
            value=correction.value,
            withdrawn=correction.withdrawn,
            note=correction.note,
            created_by_id=correction.created_by_id,
            created_at=correction.created_at,
        )
        for correction in old.corrections.all()
    ]
    if copies and not heir.corrections.exists():
        Correction.objects.bulk_create(copies)
        fill_all([(heir, copies)])
        heir.save()
    signed = Q(finding__found_by=Finding.FoundBy.EDITOR) | Q(finding__reviews__isnull=False)
    for side in old.sides.filter(signed).distinct():
        side.claims.remove(old)
        side.claims.add(heir)
