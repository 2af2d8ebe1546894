"""What comparison finds is laid over the findings that stand, so that verdicts stay with their finding.

What did not change is not written, and what did is written together: the number of queries does not grow with it.
Only findings that were signed are settled one by one, at a few queries each.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils import timezone

from claims.extraction.pipeline import RULES_VERSION
from claims.models import Claim, Entity, Finding, FindingSide, Measure
from claims.recording.evidence import names_of, reads, subject
from claims.recording.settling import settle
from claims.values import Finding as Found

_Ref = tuple[int, str, str, int, str]
_LooseRef = tuple[int, str, str, str]
_Pool = Mapping[int, Claim]
_Side = tuple[str, int, tuple[int, ...]]
_COLUMNS = [
    "relation", "possible", "queue", "reasons", "explanation", "measure", "entity", "rules_version", "live", "reach",
]  # fmt: skip
_PLAIN_COLUMNS = [f"{name}_id" if name in ("measure", "entity") else name for name in _COLUMNS]


def ids_of(found: Found) -> set[int]:
    """The claims of all sides."""
    return {int(name) for side in found.sides for name in side.statements}


def lay_over(found: list[Found], standing: list[Finding], pool: _Pool) -> None:
    """Match what was found with the findings that it may replace: update, make, retire."""
    heirs = _match(found, standing, pool)
    matched = {finding.pk for finding in heirs.values()}
    _store([(new, heirs.get(index)) for index, new in enumerate(found)], pool)
    _retire([finding for finding in standing if finding.pk not in matched])


def _ref(claim: Claim) -> _Ref:
    """A claim by its words, so that a finding outlives a new revision in which they stand unchanged."""
    return claim.revision.article_id, claim.kind, claim.sentence, claim.start - claim.sentence_start, claim.surface


def _loose_refs(claim: Claim) -> set[_LooseRef]:
    """A claim by what its article says of what, and by its sentence: the same saying, however new rules cut its words.

    Its subject is known by the phrase or by the measure: a number alone may be said of something else.
    """
    place = claim.revision.article_id, claim.kind
    names = names_of(subject(claim), claim.measure_id)
    return {(*place, claim.sentence, ""), *((*place, reads(claim), name) for name in names)}


def _claims_of(finding: Finding) -> list[Claim]:
    return [claim for side in finding.sides.all() for claim in side.claims.all()]


def _match(found: list[Found], standing: list[Finding], pool: _Pool) -> dict[int, Finding]:
    """For each thing found, by index, the stored finding that it is: the one of its relation with most claims shared.

    A reviewed finding may change its relation and stays the same finding; an unreviewed one may not. A reviewed one
    whose words were all cut anew is known by what is said of what in which article, or by the sentences.
    """
    refs = {finding.pk: {_ref(claim) for claim in _claims_of(finding)} for finding in standing}
    reviewed = {finding.pk for finding in standing if finding.reviews.all()}
    loose = {
        finding.pk: set().union(*map(_loose_refs, _claims_of(finding)))
        for finding in standing
        if finding.pk in reviewed
    }
    candidates = []
    for index, new in enumerate(found):
        claims = [pool[pk] for pk in ids_of(new)]
        mine, mine_loosely = {_ref(claim) for claim in claims}, list(map(_loose_refs, claims)) if reviewed else []
        for finding in standing:
            signed, same = finding.pk in reviewed, finding.relation == new.relation
            shared = len(mine & refs[finding.pk])
            alike = sum(not each.isdisjoint(loose[finding.pk]) for each in mine_loosely) if signed else 0
            if shared:
                fits = same or (signed and shared >= min(2, len(mine)))
            else:
                fits = signed and same and alike >= min(2, len(refs[finding.pk]))
            if fits:
                candidates.append((not same, -shared, -alike, not signed, finding.pk, index, finding))
    heirs: dict[int, Finding] = {}
    taken: set[int] = set()
    for *_, pk, index, finding in sorted(candidates, key=lambda row: row[:6]):
        if index not in heirs and pk not in taken:
            heirs[index] = finding
            taken.add(pk)
    return heirs


@dataclass(frozen=True, slots=True)
class _Picture:
    """All that is stored of a finding by comparison."""

    columns: tuple[object, ...]
    sides: tuple[_Side, ...]


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
        if before != after:
            changed.append(finding)
        if before.sides != after.sides:
            turned.append((finding, new))
    Finding.objects.bulk_create(finding for finding, _ in made)
    for finding in changed:
        finding.changed_at = timezone.now()
    Finding.objects.bulk_update(changed, [*_COLUMNS, "changed_at"])
    _write_sides(made, turned)
    _settle([stored for _, stored in rows if stored is not None])


def _settle(findings: Iterable[Finding]) -> None:
    """Whoever signed has to see what became of a finding, even where it would not be queued any more."""
    for finding in findings:
        if finding.reviews.all():
            settle(finding)
            if finding.changed_since and not finding.queue:
                finding.queue = True
                finding.save(update_fields=["queue"])


def _fill(finding: Finding, new: Found, names: "_Names", pool: _Pool) -> None:
    finding.relation, finding.possible, finding.queue = str(new.relation), new.possible, new.queue
    finding.reasons, finding.explanation = list(new.reasons), new.explanation
    finding.measure = names.measures.get(new.measure or "") or _shared_measure(new, pool)
    finding.entity = names.entities.get(new.entity or "")
    finding.rules_version, finding.live = RULES_VERSION, True
    finding.reach = len({pool[pk].revision.article_id for pk in ids_of(new)})


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
