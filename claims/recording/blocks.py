"""The stored keys of claims: which claims meet, and how a block that grows too full is divided.

`claims.comparison.keys` says how blocks are divided; here the parts are stored, so that the claims that one claim
meets are found by equality on an index, and are never more than `MOST_IN_BLOCK` a key. A part is divided once. Of a
full day it is stored how far the line of those compared goes: a claim behind that is left out without looking at the
others, one before it takes the place of the last, and where one goes, the first of those left out comes back.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from django.db.models import Count, Q, QuerySet

from claims.comparison.keys import (
    LEFT_OUT,
    MOST_IN_BLOCK,
    block_keys,
    divisions,
    part_of,
    place_in_day,
    speaking_day,
    without_stretch,
)
from claims.models import Claim, ClaimKey, CrowdedBlock
from claims.recording.bulk import delete_rows, insert_rows, some, some_words, update_rows
from claims.recording.readings import stands_of, statement_of
from claims.values import Statement

_Name = TypeVar("_Name", int, str)


@dataclass(slots=True)
class Moved:
    """Claims that meet others than before, because blocks were divided or a place in one became free.

    The `loosened` ones meet fewer of each other, the `returned` ones are compared again where they were left out.
    """

    loosened: set[int] = field(default_factory=set)
    returned: set[int] = field(default_factory=set)

    def add(self, other: "Moved") -> None:
        """With what another writing moved."""
        self.loosened |= other.loosened
        self.returned |= other.returned


def write_keys(claims: Iterable[Claim]) -> Moved:
    """Write the keys under which the claims meet others, where they are not the ones that stand."""
    said = {claim.pk: statement_of(claim) for claim in claims}
    wanted = _wanted(said)
    stored = {(row.claim_id, row.key.removesuffix(LEFT_OUT)): row for row in _rows_of(said)}
    parts = {part for keys, day in wanted.values() for key in keys for part in divisions(key, day)}
    crowded = _crowded(parts | {part for _, part in stored})
    rows = {(pk, part_of(key, day, crowded=crowded)) for pk, (keys, day) in wanted.items() for key in keys}
    left = {(pk, part) for pk, part in rows if _is_behind(crowded.get(part, ""), said[pk])}
    gone = [row for place, row in stored.items() if place not in rows]
    passed = [row for place, row in stored.items() if place in left and not row.key.endswith(LEFT_OUT)]
    ahead = [row for place, row in stored.items() if place in rows - left and row.key.endswith(LEFT_OUT)]
    delete_rows(ClaimKey, (row.pk for row in [*gone, *ahead]))
    new = {*(rows - stored.keys()), *((row.claim_id, row.key.removesuffix(LEFT_OUT)) for row in ahead)}
    insert_rows(
        ClaimKey,
        [ClaimKey(claim_id=pk, key=part + LEFT_OUT if (pk, part) in left else part) for pk, part in sorted(new)],
    )
    return _put_right(grown={part for _, part in new - left}, left=[*gone, *passed], crowded=crowded)


def drop_keys(claims: Iterable[int]) -> Moved:
    """Take claims out of all comparison; others come back in their place."""
    rows = list(_rows_of(claims))
    delete_rows(ClaimKey, (row.pk for row in rows))
    return _put_right(grown=set(), left=rows, crowded=_crowded(row.key for row in rows))


def parts_for(said: Mapping[_Name, Statement]) -> dict[_Name, set[str]]:
    """The parts of blocks in which statements are compared, whether they are stored or not."""
    wanted = _wanted(said)
    crowded = _crowded({part for keys, day in wanted.values() for key in keys for part in divisions(key, day)})
    return {name: {part_of(key, day, crowded=crowded) for key in keys} for name, (keys, day) in wanted.items()}


def parts_of(claims: Iterable[int]) -> dict[str, set[str]]:
    """The parts of blocks in which claims stand and are compared, by claim."""
    return _by_claim(_rows_of(claims))


def _wanted(said: Mapping[_Name, Statement]) -> dict[_Name, tuple[frozenset[str], str]]:
    """The blocks of statements, and the days by which those are divided."""
    return {name: (block_keys(statement), speaking_day(statement)) for name, statement in said.items()}


def claims_in(parts: Iterable[str]) -> dict[str, set[str]]:
    """The claims that are compared in these parts of blocks, each with those of the parts in which it stands."""
    return _by_claim(ClaimKey.objects.filter(key__in=some_words(parts)))


def who_meet(claims: Iterable[int]) -> dict[str, set[str]]:
    """These claims and all that they meet, each with those of their parts of blocks in which it stands."""
    return _by_claim(ClaimKey.objects.filter(key__in=_rows_of(claims).exclude(key__endswith=LEFT_OUT).values("key")))


def _rows_of(claims: Iterable[int]) -> QuerySet[ClaimKey]:
    return ClaimKey.objects.filter(claim__in=some(claims))


def _by_claim(rows: QuerySet[ClaimKey]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for claim, key in rows.values_list("claim_id", "key"):
        if not key.endswith(LEFT_OUT):
            found[str(claim)].add(key)
    return found


def _crowded(parts: Iterable[str]) -> dict[str, str]:
    """Those of the parts that are divided; of a full day, the place of the last claim that is compared."""
    return dict(CrowdedBlock.objects.filter(part__in=some_words(parts)).values_list("part", "last"))


def _is_behind(last: str, said: Statement) -> bool:
    return bool(last) and place_in_day(said) > last


def _put_right(*, grown: set[str], left: Iterable[ClaimKey], crowded: dict[str, str]) -> Moved:
    """Divide what has grown too full, and fill up the full days that a claim left."""
    freed = {row.key for row in left if crowded.get(row.key)}
    lines = {key for part in freed for key in (part, part + LEFT_OUT)}
    counted = ClaimKey.objects.filter(key__in=some_words(grown | lines)).order_by().values("key")
    full = counted.annotate(claims=Count("pk")).filter(Q(claims__gt=MOST_IN_BLOCK) | Q(key__in=some_words(lines)))
    # Asked for by itself: of a query inside a query PostgreSQL expects so many rows that it reads all articles.
    keys = some_words(full.values_list("key", flat=True))
    members: dict[str, list[_Member]] = defaultdict(list)
    for row, said in stands_of(ClaimKey.objects.filter(key__in=keys)):
        members[row.key.removesuffix(LEFT_OUT)].append(_Member(row, said))
    divided = _Divided(Moved())
    for part, rows in members.items():
        if part in crowded:
            divided.line_up(part, rows)
        else:
            divided.divide(part, rows)
            divided.moved.loosened |= {member.row.claim_id for member in rows}
    update_rows(ClaimKey, divided.rows, ["key"])
    blocks = [CrowdedBlock(part=part, last=last) for part, last in sorted(divided.crowded.items())]
    insert_rows(CrowdedBlock, blocks, clash="(part) DO UPDATE SET last = excluded.last")
    return divided.moved


@dataclass(slots=True)
class _Member:
    """A row of a part, and what its claim says."""

    row: ClaimKey
    said: Statement


@dataclass(slots=True)
class _Divided:
    """What becomes of parts: rows with other keys, crowded parts with the end of their line, and who is moved by it."""

    moved: Moved
    rows: list[ClaimKey] = field(default_factory=list)
    crowded: dict[str, str] = field(default_factory=dict)

    def divide(self, part: str, members: list[_Member]) -> None:
        """Put the members of a part that is not divided yet where they belong.

        All claims of the parts within are at hand, since a part has none before the one around it is divided.
        """
        if len(members) <= MOST_IN_BLOCK:
            for member in members:
                self._put(member, part)
            return
        inner: dict[str, list[_Member]] = defaultdict(list)
        for member in members:
            parts = divisions(without_stretch(part), speaking_day(member.said))
            inner["".join(parts[parts.index(part) + 1 : parts.index(part) + 2])].append(member)
        self.crowded[part] = ""
        if "" in inner:
            self.line_up(part, inner.pop(""))
        for name, few in inner.items():
            self.divide(name, few)

    def line_up(self, day: str, members: list[_Member]) -> None:
        """Let the first in line be compared, and leave out the others.

        Who is put out meets none of the others any more; who comes back meets them all.
        """
        line = sorted(members, key=lambda member: place_in_day(member.said))
        first, others = line[:MOST_IN_BLOCK], line[MOST_IN_BLOCK:]
        self.crowded[day] = place_in_day(first[-1].said) if len(first) == MOST_IN_BLOCK else ""
        if any(not member.row.key.endswith(LEFT_OUT) for member in others):
            self.moved.loosened |= {member.row.claim_id for member in line}
        self.moved.returned |= {one.row.claim_id for one in first if one.row.key.endswith(LEFT_OUT)}
        for member in first:
            self._put(member, day)
        for member in others:
            self._put(member, day + LEFT_OUT)

    def _put(self, member: _Member, key: str) -> None:
        if member.row.key != key:
            member.row.key = key
            self.rows.append(member.row)
