"""The stored keys of claims: which claims meet, and how a block that grows too full is divided.

`claims.comparison.keys` says how blocks are divided; here the parts are stored, so that the claims that one claim
meets are found by equality on an index, and are never more than `MOST_IN_BLOCK` a key.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeVar

from django.db.models import Count

from claims.comparison.keys import (
    LEFT_OUT,
    MOST_IN_BLOCK,
    block_keys,
    divisions,
    part_of,
    speaking_day,
    without_stretch,
)
from claims.models import Claim, ClaimKey, CrowdedBlock
from claims.recording.readings import statement_of
from claims.values import Statement

_Row = tuple[int, str]
_Name = TypeVar("_Name", int, str)


def write_keys(claims: Iterable[Claim]) -> set[int]:
    """Write the keys under which the claims meet others, where they are not the ones that stand.

    Returns the ids of all claims that may meet fewer others now, because a block of theirs was divided: their findings
    have to be judged anew.
    """
    said = {claim.pk: statement_of(claim) for claim in claims}
    rows = {(pk, part) for pk, parts in parts_for(said).items() for part in parts}
    stored = {(pk, key): row for row, pk, key in _stored(claim__in=said)}
    new = rows - {(pk, key.removesuffix(LEFT_OUT)) for pk, key in stored}
    gone = [row for (pk, key), row in stored.items() if (pk, key.removesuffix(LEFT_OUT)) not in rows]
    ClaimKey.objects.filter(pk__in=gone).delete()
    _add(new)
    return _divide({part for _, part in new})


def parts_for(said: Mapping[_Name, Statement]) -> dict[_Name, set[str]]:
    """The parts of blocks in which statements are compared, whether they are stored or not."""
    wanted = {name: (block_keys(statement), speaking_day(statement)) for name, statement in said.items()}
    crowded = _crowded({part for keys, day in wanted.values() for key in keys for part in divisions(key, day)})
    return {name: {part_of(key, day, crowded=crowded) for key in keys} for name, (keys, day) in wanted.items()}


def parts_of(claims: Iterable[int]) -> dict[str, set[str]]:
    """The parts of blocks in which claims stand and are compared, by claim."""
    return _by_claim(_stored(claim__in=list(claims)))


def claims_in(parts: Iterable[str]) -> dict[str, set[str]]:
    """All claims that stand in these parts of blocks, each with those of the parts in which it stands."""
    return _by_claim(_stored(key__in=set(parts)))


def _stored(**where: object) -> Iterable[tuple[int, int, str]]:
    return ClaimKey.objects.filter(**where).values_list("pk", "claim_id", "key")


def _by_claim(rows: Iterable[tuple[int, int, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for _, pk, key in rows:
        if not key.endswith(LEFT_OUT):
            found[str(pk)].add(key)
    return found


def _crowded(parts: set[str]) -> set[str]:
    return set(CrowdedBlock.objects.filter(part__in=parts).values_list("part", flat=True))


def _add(rows: Iterable[_Row]) -> None:
    ClaimKey.objects.bulk_create((ClaimKey(claim_id=pk, key=key) for pk, key in sorted(rows)), batch_size=5000)


def _divide(parts: set[str]) -> set[int]:
    """Divide those of the parts that hold too many; return the claims that stood in them."""
    counted = ClaimKey.objects.filter(key__in=parts).values("key").annotate(claims=Count("pk"))
    full = list(counted.filter(claims__gt=MOST_IN_BLOCK).values_list("key", flat=True))
    if not full:
        return set()
    members: dict[str, list[int]] = defaultdict(list)
    for _, pk, part in _stored(key__in=full):
        members[part].append(pk)
    claims = Claim.objects.with_context().in_bulk({pk for pks in members.values() for pk in pks})
    said = {pk: statement_of(claim) for pk, claim in claims.items()}
    rows: set[_Row] = set()
    crowded: set[str] = set()
    for part, pks in members.items():
        _part(part, {pk: said[pk] for pk in pks}, rows, crowded)
    ClaimKey.objects.filter(key__in=full).delete()
    _add(rows)
    CrowdedBlock.objects.bulk_create((CrowdedBlock(part=part) for part in sorted(crowded)), ignore_conflicts=True)
    return set(said)


def _part(part: str, members: dict[int, Statement], rows: set[_Row], crowded: set[str]) -> None:
    """Add the claims' rows in the parts of a part, and the names of what is crowded.

    All claims of those parts are at hand, since a part has none before the one around it is divided.
    """
    if len(members) <= MOST_IN_BLOCK:
        rows |= {(pk, part) for pk in members}
        return
    crowded.add(part)
    inner: dict[str, dict[int, Statement]] = defaultdict(dict)
    for pk, statement in members.items():
        parts = divisions(without_stretch(part), speaking_day(statement))
        inner["".join(parts[parts.index(part) + 1 : parts.index(part) + 2])][pk] = statement
    for index, (pk, _) in enumerate(sorted(inner.pop("", {}).items(), key=_order_of_a_day)):
        rows.add((pk, part if index < MOST_IN_BLOCK else part + LEFT_OUT))
    for name, few in inner.items():
        _part(name, few, rows, crowded)


def _order_of_a_day(row: tuple[int, Statement]) -> tuple[str, str, int]:
    """The first printed first, then by the words alone, so that the order of loading decides nothing."""
    pk, said = row
    printed = said.published.start.isoformat() if said.published and said.published.start else ""
    words = f"{said.sentence}|{said.start}|{said.surface}|{said.outlet}|{said.byline}"
    return printed, hashlib.sha256(words.encode()).hexdigest(), pk
