"""What comparison finds is laid over the findings that stand, so that verdicts stay with their finding.

What did not change is not written, and what did is written together: it takes as many queries to write nothing as to
write a thousand findings.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet, Value

from claims.extraction.pipeline import RULES_VERSION
from claims.models import Assignment, Entity, Finding, FindingSide, Measure
from claims.recording.bulk import delete_rows, insert_rows, some, some_words, update_rows
from claims.recording.evidence import names_of, reads, subject
from claims.recording.rows import Row
from claims.values import Finding as Found

_Ref = tuple[int, str, str, int, str]
_LooseRef = tuple[int, str, str, str]
_Pool = Mapping[int, Row]
_Side = tuple[str, int, tuple[int, ...]]
_COLUMNS = [
    "relation", "possible", "queue", "reasons", "explanation", "measure", "entity", "rules_version", "live", "reach",
]  # fmt: skip
_PLAIN_COLUMNS = [f"{name}_id" if name in ("measure", "entity") else name for name in _COLUMNS]


def ids_of(found: Found) -> set[int]:
    """The claims of all sides."""
    return {int(name) for side in found.sides for name in side.statements}


@dataclass(frozen=True, slots=True)
class Standing:
    """A finding of the rules that stands, with its sides and their claims, and whether anybody signed it."""

    finding: Finding
    sides: tuple[tuple[FindingSide, tuple[Row, ...]], ...]
    signed: bool

    def claims(self) -> list[Row]:
        """The claims of all sides."""
        return [claim for _, claims in self.sides for claim in claims]


def lay_over(found: list[Found], standing: list[Standing], pool: _Pool) -> list[Finding]:
    """Match what was found with the findings that it may replace: update, make, retire.

    Returns those that were signed and are found again: their signatures have to be settled.
    """
    heirs = _match(found, standing, pool)
    matched = {each.finding.pk for each in heirs.values()}
    gone = [each for each in standing if each.finding.pk not in matched]
    _store([(new, heirs.get(index)) for index, new in enumerate(found)], gone, pool)
    return [each.finding for each in heirs.values() if each.signed]


def _ref(claim: Row) -> _Ref:
    """A claim by its words, so that a finding outlives a new revision in which they stand unchanged."""
    return claim.article_id, claim.kind, claim.sentence, claim.start - claim.sentence_start, claim.surface


def _loose_refs(claim: Row) -> set[_LooseRef]:
    """A claim by what its article says of what, and by its sentence: the same saying, however new rules cut its words.

    Its subject is known by the phrase or by the measure: a number alone may be said of something else.
    """
    place = claim.article_id, claim.kind
    names = names_of(subject(claim), claim.measure_id)
    return {(*place, claim.sentence, ""), *((*place, reads(claim), name) for name in names)}


def _match(found: list[Found], standing: list[Standing], pool: _Pool) -> dict[int, Standing]:
    """For each thing found, by index, the stored finding that it is: the one of its relation with most claims shared.

    A reviewed finding may change its relation and stays the same finding; an unreviewed one may not. A reviewed one
    whose words were all cut anew is known by what is said of what in which article, or by the sentences.
    """
    refs = {each.finding.pk: {_ref(claim) for claim in each.claims()} for each in standing}
    loose = {each.finding.pk: set().union(*map(_loose_refs, each.claims())) for each in standing if each.signed}
    known, holding = {each.finding.pk: each for each in standing}, _holding(refs)
    candidates = []
    for index, new in enumerate(found):
        claims = [pool[pk] for pk in ids_of(new)]
        mine, mine_loosely = {_ref(claim) for claim in claims}, list(map(_loose_refs, claims)) if loose else []
        for pk in loose.keys() | {pk for ref in mine for pk in holding[ref]}:
            each, finding, signed = known[pk], known[pk].finding, known[pk].signed
            same = finding.relation == new.relation
            shared = len(mine & refs[finding.pk])
            alike = sum(not each.isdisjoint(loose[finding.pk]) for each in mine_loosely) if signed else 0
            if shared:
                fits = same or (signed and shared >= min(2, len(mine)))
            else:
                fits = signed and same and alike >= min(2, len(refs[finding.pk]))
            if fits:
                candidates.append((not same, -shared, -alike, not signed, finding.pk, index, each))
    heirs: dict[int, Standing] = {}
    taken: set[int] = set()
    for *_, pk, index, each in sorted(candidates, key=lambda row: row[:6]):
        if index not in heirs and pk not in taken:
            heirs[index] = each
            taken.add(pk)
    return heirs


def _holding(refs: Mapping[int, set[_Ref]]) -> dict[_Ref, list[int]]:
    """The findings by each claim that they stand on."""
    holding: dict[_Ref, list[int]] = defaultdict(list)
    for pk, stands_on in refs.items():
        for ref in stands_on:
            holding[ref].append(pk)
    return holding


@dataclass(frozen=True, slots=True)
class _Picture:
    """All that is stored of a finding by comparison."""

    columns: tuple[object, ...]
    sides: tuple[_Side, ...]


def _store(rows: list[tuple[Found, Standing | None]], gone: list[Standing], pool: _Pool) -> None:
    """Write what was found over the stored findings, or as new ones; take what is gone off the desk.

    What is gone and was signed is kept, out of the queue.
    """
    names = _Names([new for new, _ in rows])
    made: list[tuple[Finding, Found]] = []
    changed: list[Finding] = []
    turned: list[tuple[Finding, Found]] = []
    for new, stored in rows:
        before = _picture(stored) if stored else None
        finding = stored.finding if stored else Finding()
        _fill(finding, new, names, pool)
        after = _Picture(_columns(finding), _sides_of(new))
        if before is None:
            made.append((finding, new))
            continue
        if before != after:
            changed.append(finding)
        if before.sides != after.sides:
            turned.append((finding, new))
    for each in gone:
        if each.signed and each.finding.live:
            each.finding.live = False
            changed.append(each.finding)
    insert_rows(Finding, [finding for finding, _ in made])
    update_rows(Finding, changed, [*_COLUMNS, "changed_at"])
    deleted = [each.finding.pk for each in gone if not each.signed]
    _delete_sides([*deleted, *(finding.pk for finding, _ in turned)])
    delete_rows(Assignment, deleted, by="finding")
    delete_rows(Finding, deleted)
    _write_sides([*made, *turned])


def _fill(finding: Finding, new: Found, names: "_Names", pool: _Pool) -> None:
    finding.relation, finding.possible, finding.queue = str(new.relation), new.possible, new.queue
    finding.reasons, finding.explanation = list(new.reasons), new.explanation
    finding.measure_id = names.measures.get(new.measure or "") or _shared_measure(new, pool)
    finding.entity_id = names.entities.get(new.entity or "")
    finding.rules_version, finding.live = RULES_VERSION, True
    finding.reach = len({pool[pk].article_id for pk in ids_of(new)})


class _Names:
    """The measures and entities that findings name, fetched together."""

    def __init__(self, found: Iterable[Found]) -> None:
        found = list(found)
        self.measures: dict[str, int] = {}
        self.entities: dict[str, int] = {}
        rows = _named(Measure, (new.measure for new in found)).union(
            _named(Entity, (new.entity for new in found)), all=True
        )
        for sort, name, pk in rows:
            (self.measures if sort == Measure.__name__ else self.entities)[name] = pk


def _named(model: type[Measure | Entity], names: Iterable[str | None]) -> QuerySet[Any, Any]:
    rows = model._default_manager.filter(name__in=some_words(name for name in names if name)).order_by()
    return rows.annotate(sort=Value(model.__name__)).values_list("sort", "name", "pk")


def _shared_measure(new: Found, pool: _Pool) -> int | None:
    """The measure that all the finding's claims share."""
    measures = {pool[pk].measure_id for pk in ids_of(new)}
    return measures.pop() if len(measures) == 1 else None


def _picture(standing: Standing) -> _Picture:
    sides = ((side.says, side.origins, tuple(sorted(claim.pk for claim in claims))) for side, claims in standing.sides)
    return _Picture(_columns(standing.finding), tuple(sides))


def _columns(finding: Finding) -> tuple[object, ...]:
    return tuple(getattr(finding, name) for name in _PLAIN_COLUMNS)


def _sides_of(new: Found) -> tuple[_Side, ...]:
    return tuple((side.says, side.origins, tuple(sorted(map(int, side.statements)))) for side in new.sides)


def _delete_sides(findings: Iterable[int]) -> None:
    sides: QuerySet[Any, Any] = FindingSide.objects.filter(finding__in=some(findings)).order_by().values("pk")
    delete_rows(FindingSide.claims.through, sides, by="findingside")
    delete_rows(FindingSide, findings, by="finding")


def _write_sides(turned: Iterable[tuple[Finding, Found]]) -> None:
    rows = [
        (FindingSide(finding_id=finding.pk, position=position, says=side.says, origins=side.origins), side)
        for finding, new in turned
        for position, side in enumerate(new.sides)
    ]
    insert_rows(FindingSide, [row for row, _ in rows])
    through = FindingSide.claims.through
    insert_rows(
        through, [through(findingside_id=row.pk, claim_id=int(name)) for row, side in rows for name in side.statements]
    )
