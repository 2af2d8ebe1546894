"""Two entities that are one: the names of both mean one of them from then on, and its claims meet."""

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction

from articles.counting import so_many
from articles.saving import save_as
from claims.models import Claim, Entity, EntityAlias, Finding, FindingSide, SheetSignature
from claims.paging import count_of
from claims.recording.blocks import write_keys
from claims.recording.bulk import some, some_words
from claims.recording.findings import judge
from claims.recording.locking import wait_for_turn
from claims.recording.resorting import MOST_AT_ONCE
from claims.tasks import move_claims_soon, reread_soon

_CLAIMS = 500


def why_not_one(*, entity: Entity, into: Entity) -> str:
    """Why the two cannot be made one, in words; empty where they can."""
    if entity.pk == into.pk:
        return f"“{entity}” is one already: choose another."
    for one in (entity, into):
        if one.merged_into is not None:
            return f"“{one}” has been merged into “{one.merged_into}” already."
    alias = EntityAlias.objects.filter(phrase=entity.name).exclude(entity__in=(entity, into)).first()
    return f"“{entity}” is also an alias of “{alias.entity}”. Take it out there first." if alias else ""


def touched_by_merging(*, entity: Entity, into: Entity) -> list[str]:
    """What making the one the other touches, a line each."""
    claims = Claim.objects.filter(entity=entity)
    standing = claims.standing()
    findings = Finding.objects.live().filter(pk__in=FindingSide.objects.filter(claims__in=standing).values("finding"))
    names = [entity.name, *entity.aliases.values_list("phrase", flat=True)]
    lines = [
        f"From now on {_listed(names)} {'mean' if len(names) > 1 else 'means'} “{into}”.",
        f"{so_many(count_of(claims), 'claim')} will be about “{into}”, and will be compared with what it has.",
        f"{so_many(count_of(findings), 'finding')} will be judged anew; verdicts stay.",
    ]
    signed = SheetSignature.objects.filter(entity=entity, claim__isnull=False, undone_by=None).count()
    if signed:
        words = so_many(signed, "value was signed for a sheet", "values were signed for sheets")
        lines.append(f"{words} of “{entity}”, and will no longer hold: an editor has to sign for “{into}” instead.")
    return [*lines, f"To part the two again, take “{entity}” out of the other names of “{into}”."]


def merge_entities(*, entity: Entity, into: Entity, by: User) -> None:
    """Say that two are one: names, claims and findings of `entity` are those of `into`.

    Raises `ValidationError` where the two cannot be one. Where many claims move, the worker moves them.
    """
    with transaction.atomic():
        wait_for_turn()
        both = Entity.objects.select_for_update(of=("self",)).select_related("merged_into")
        rows = both.order_by("pk").in_bulk([entity.pk, into.pk])
        if len(rows) < len({entity.pk, into.pk}):
            raise ValidationError(f"“{entity}” or “{into}” is not there any more.")
        entity, into = rows[entity.pk], rows[into.pk]
        if why := why_not_one(entity=entity, into=into):
            raise ValidationError(why)
        _take_over_names(entity, into, by)
        Finding.objects.filter(entity=entity).update(entity=into)
        if Claim.objects.filter(entity=entity).order_by()[: MOST_AT_ONCE + 1].count() > MOST_AT_ONCE:
            move_claims_soon()
        else:
            while _move_claims(entity, into):
                pass
        reread_soon()


def keep_name(*, entity: Entity, name: str, by: User) -> None:
    """Have texts and corrections that use a name which the entity had find it still."""
    if not EntityAlias.objects.filter(phrase=name).exists():
        save_as(EntityAlias(entity=entity, phrase=name), by=by)


def let_go(*, phrases: Iterable[str], entity: Entity, by: User) -> list[Entity]:
    """Part what was merged into an entity and goes by one of these names, which are its aliases no more.

    The worker's next reading gives it its claims back; whoever takes an alias out has that done.
    """
    with transaction.atomic():
        parted = list(Entity.objects.select_for_update().filter(merged_into=entity, name__in=some_words(phrases)))
        for one in parted:
            one.merged_into = None
            save_as(one, by=by)
    return parted


def move_next() -> bool:
    """Move the next claims of an entity that was merged into another; false where none is left."""
    with transaction.atomic():
        wait_for_turn()
        left = Claim.objects.filter(entity__merged_into__isnull=False).select_related("entity__merged_into").first()
        if left is None or left.entity is None or left.entity.merged_into is None:
            return False
        _move_claims(left.entity, _last_of(left.entity.merged_into))
    return True


def _take_over_names(entity: Entity, into: Entity, by: User) -> None:
    for alias in entity.aliases.all():
        alias.entity = into
        save_as(alias, by=by)
    keep_name(entity=into, name=entity.name, by=by)
    if entity.catalogued and not into.catalogued:  # texts are searched for its names, and must go on being so
        into.catalogued = True
        save_as(into, by=by)
    entity.merged_into = into
    save_as(entity, by=by)


def _move_claims(entity: Entity, into: Entity) -> int:
    """Move a batch, and judge what moved anew; return how many there were."""
    batch = list(Claim.objects.filter(entity=entity).order_by("pk").values_list("pk", flat=True)[:_CLAIMS])
    Claim.objects.filter(pk__in=some(batch)).update(entity=into)
    standing = Claim.objects.standing().with_context().filter(pk__in=some(batch))
    moved = write_keys(standing)
    judge({claim.pk for claim in standing} | moved.returned, moved.loosened)
    return len(batch)


def _last_of(entity: Entity) -> Entity:
    """Where a row of mergers ends."""
    while entity.merged_into is not None:
        entity = entity.merged_into
    return entity


def _listed(names: list[str]) -> str:
    quoted = [f"“{name}”" for name in names[:6]] + ([f"{len(names) - 6} more names"] if len(names) > 6 else [])
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} and {quoted[-1]}"
