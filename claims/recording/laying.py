"""What comparison finds is laid over the findings that stand, so that verdicts stay with their finding.

What did not change is not written, and what did is written together: the number of queries does not grow with it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils import timezone

from claims.extraction.pipeline import RULES_VERSION
from claims.models import Claim, Entity, Finding, FindingSide, Measure
from claims.values import Finding as Found

_Ref = tuple[int, str, str, int, str]
_Pool = Mapping[int, Claim]
_Side = tuple[str, int, tuple[int, ...]]
_COLUMNS = ["relation", "possible", "queue", "reasons", "explanation", "measure", "entity", "rules_version", "live"]
_PLAIN_COLUMNS = [f"{name}_id" if name in ("measure", "entity") else name for name in _COLUMNS]


def ids_of(found: Found) -> set[int]:
    """The claims of all sides."""
    return {int(name) for side in found.sides for name in side.statements}


def lay_over(found: list[Found], standing: list[Finding], pool: _Pool) -> None:
    """Match what was found with the findings that it may replace: update, make, retire."""
    refs = {finding.pk: _stored_refs(finding) for finding in standing}
    heirs = _match(found, standing, refs, pool)
    matched = {finding.pk for finding in heirs.values()}
    _store([(new, heirs.get(index)) for index, new in enumerate(found)], pool)
    _retire([finding for finding in standing if finding.pk not in matched])


def _ref(claim: Claim) -> _Ref:
    """A claim by its words, so that a finding outlives a new revision in which they stand unchanged."""
    return claim.revision.article_id, claim.kind, claim.sentence, claim.start - claim.sentence_start, claim.surface


def _stored_refs(finding: Finding) -> set[_Ref]:
    return {_ref(claim) for side in finding.sides.all() for claim in side.claims.all()}


def _match(found: list[Found], standing: list[Finding], refs: dict[int, set[_Ref]], pool: _Pool) -> dict[int, Finding]:
    """For each thing found, by index, the stored finding that it is: the one of its relation with most claims shared.

    A reviewed finding may change its relation and stays the same finding; an unreviewed one may not.
    """
    candidates = []
    for index, new in enumerate(found):
        mine = {_ref(pool[pk]) for pk in ids_of(new)}
        for finding in standing:
            shared = len(mine & refs[finding.pk])
            same = finding.relation == new.relation
            reviewed = bool(finding.reviews.all())
            if shared and (same or (reviewed and shared >= min(2, len(mine)))):
                candidates.append((not same, -shared, not reviewed, finding.pk, index, finding))
    heirs: dict[int, Finding] = {}
    taken: set[int] = set()
    for *_, pk, index, finding in sorted(candidates, key=lambda row: row[:5]):
        if index not in heirs and pk not in taken:
            heirs[index] = finding
            taken.add(pk)
    return heirs


@dataclass(frozen=True, slots=True)
class _Picture:
    """All that is stored of a finding by comparison."""

    columns: tuple[object, ...]
    sides: tuple[_Side, ...]

    def evidence(self) -> tuple[object, Counter[str]]:
        """What a verdict rests on: the relation, what the sides say, and how many claims stand on each."""
        return self.columns[0], Counter({says: len(claims) for says, _, claims in self.sides})


def _store(rows: list[tuple[Found, Finding | None]], pool: _Pool) -> None:
    """Write what was found over the stored findings, or as new ones."""
    names = _Names([new for new, _ in rows])
    made: list[tuple[Finding, Found]] = []
    changed: list[Finding] = []
    turned: list[tuple[Finding, Found]] = []
    for new, stored in rows:
        before = _picture(stored) if stored else None
        finding = stored or Finding()
        _fill(finding, new, names, pool)
        after = _Picture(_columns(finding), _sides_of(new))
        if before is None:
            made.append((finding, new))
            continue
        if finding.verdict and before.evidence() != after.evidence():
            finding.changed_since = True
        if before != after:
            changed.append(finding)
        if before.sides != after.sides:
            turned.append((finding, new))
    Finding.objects.bulk_create(finding for finding, _ in made)
    for finding in changed:
        finding.changed_at = timezone.now()
    Finding.objects.bulk_update(changed, [*_COLUMNS, "changed_since", "changed_at"])
    _write_sides(made, turned)


def _fill(finding: Finding, new: Found, names: "_Names", pool: _Pool) -> None:
    finding.relation, finding.possible, finding.queue = str(new.relation), new.possible, new.queue
    finding.reasons, finding.explanation = list(new.reasons), new.explanation
    finding.measure = names.measures.get(new.measure or "") or _shared_measure(new, pool)
    finding.entity = names.entities.get(new.entity or "")
    finding.rules_version, finding.live = RULES_VERSION, True


class _Names:
    """The measures and entities that findings name, fetched once."""

    def __init__(self, found: Iterable[Found]) -> None:
        found = list(found)
        measures = Measure.objects.filter(name__in={new.measure for new in found if new.measure})
        entities = Entity.objects.filter(name__in={new.entity for new in found if new.entity})
        self.measures = {measure.name: measure for measure in measures}
        self.entities = {entity.name: entity for entity in entities}


def _shared_measure(new: Found, pool: _Pool) -> Measure | None:
    """The measure that all the finding's claims share."""
    measures = {pool[pk].measure for pk in ids_of(new)}
    return measures.pop() if len(measures) == 1 else None


def _picture(finding: Finding) -> _Picture:
    sides = ((side.says, side.origins, tuple(sorted(c.pk for c in side.claims.all()))) for side in finding.sides.all())
    return _Picture(_columns(finding), tuple(sides))


def _columns(finding: Finding) -> tuple[object, ...]:
    return tuple(getattr(finding, name) for name in _PLAIN_COLUMNS)


def _sides_of(new: Found) -> tuple[_Side, ...]:
    return tuple((side.says, side.origins, tuple(sorted(map(int, side.statements)))) for side in new.sides)


def _write_sides(made: list[tuple[Finding, Found]], turned: list[tuple[Finding, Found]]) -> None:
    FindingSide.objects.filter(finding__in=[finding for finding, _ in turned]).delete()
    rows = [
        (FindingSide(finding=finding, position=position, says=side.says, origins=side.origins), side)
        for finding, new in [*made, *turned]
        for position, side in enumerate(new.sides)
    ]
    FindingSide.objects.bulk_create(row for row, _ in rows)
    through = FindingSide.claims.through
    through.objects.bulk_create(
        through(findingside_id=row.pk, claim_id=int(name)) for row, side in rows for name in side.statements
    )


def _retire(findings: list[Finding]) -> None:
    """Take findings that comparison no longer makes off the desk; those with decisions are kept, out of the queue."""
    decided = [finding.pk for finding in findings if finding.reviews.all() and finding.live]
    Finding.objects.filter(pk__in=decided).update(live=False)
    Finding.objects.filter(pk__in=[finding.pk for finding in findings if not finding.reviews.all()]).delete()
