"""Stored claims to stored findings: what a change touches is compared anew, everything else stays untouched.

Comparison itself is plain (`claims.comparison`); here claims are fetched by their keys, and what it finds is laid over
what stands, so that verdicts stay with their finding.
"""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import QuerySet

from claims.comparison.groups import find
from claims.extraction.pipeline import RULES_VERSION
from claims.models import Claim, Entity, Finding, FindingSide, Measure
from claims.recording.evidence import reads
from claims.recording.locking import wait_for_turn
from claims.recording.readings import statement_of
from claims.recording.settling import settle, settle_all
from claims.values import Finding as Found
from claims.values import Relation

_Ref = tuple[int, str, str, int, str]


def rejudge(*, touched: Iterable[int]) -> int:
    """Compare the touched claims with all that they meet and store what is found; return the number of findings.

    A claim's findings depend only on the claims that share a key with it, and on those that stand in a finding with
    them; that neighbourhood is widened until nothing new joins it.
    """
    with transaction.atomic():
        wait_for_turn()
        core = set(touched)
        core |= _company(core)
        pool: dict[int, Claim] = {}
        found: list[Found] = []
        asked: set[int] = set()
        while fresh := (core | set().union(*map(_ids, found))) - asked:
            asked |= fresh
            pool |= _neighbours(fresh)
            found = [finding for finding in find([statement_of(c) for c in pool.values()]) if _ids(finding) & core]
        _lay_over(found, core, pool)
        settle_all(_signed_by_hand(core))
    return len(found)


def rejudge_everything() -> int:
    """Compare all claims that stand; for new rules of comparison or a changed catalogue."""
    return rejudge(touched=set(Claim.objects.standing().values_list("pk", flat=True)))


def _signed_by_hand(claims: Iterable[int]) -> QuerySet[Finding]:
    """What editors opened and ruled on, with any of these claims: comparison leaves it, but its evidence may change."""
    rows = Finding.objects.filter(found_by=Finding.FoundBy.EDITOR, ruling__isnull=False, sides__claims__in=claims)
    return rows.distinct().select_related("measure")


def _ids(finding: Found) -> set[int]:
    return {int(name) for side in finding.sides for name in side.statements}


def _company(claims: Iterable[int]) -> set[int]:
    """The claims that stand in a finding of the rules with any of these."""
    findings = Finding.objects.filter(found_by=Finding.FoundBy.RULES, sides__claims__in=list(claims))
    return set(Claim.objects.filter(sides__finding__in=findings).values_list("pk", flat=True))


def _neighbours(claims: Iterable[int]) -> dict[int, Claim]:
    """The standing ones of these claims and all standing claims that share a key with them or stand in their text."""
    ids = list(claims)
    meeting = Claim.objects.filter(keys__key__in=Claim.objects.filter(pk__in=ids).values("keys__key"))
    beside = Claim.objects.filter(revision__in=Claim.objects.filter(pk__in=ids).values("revision"))
    rows = Claim.objects.standing().with_context()
    wanted = {*ids, *meeting.values_list("pk", flat=True), *beside.values_list("pk", flat=True)}
    return {claim.pk: claim for claim in rows.filter(pk__in=wanted)}


def _lay_over(found: list[Found], core: set[int], pool: dict[int, Claim]) -> None:
    """Match what was found with the findings that it may replace: update, make, retire."""
    standing = _replaceable(found, core)
    heirs = _match(found, standing, pool)
    matched = {finding.pk for finding in heirs.values()}
    for index, new in enumerate(found):
        _store(new, heirs.get(index), pool)
    for finding in standing:
        if finding.pk not in matched:
            _retire(finding)


def _replaceable(found: list[Found], core: set[int]) -> list[Finding]:
    """The rules' findings that hold a claim of the core, or that are wholly part of something found."""
    near = core.union(*map(_ids, found))
    rows = Finding.objects.filter(found_by=Finding.FoundBy.RULES, sides__claims__in=near)
    rows = rows.distinct().order_by("pk").prefetch_related("sides__claims__revision", "reviews")
    whole = [(new.relation, _ids(new)) for new in found]
    return [row for row in rows if _is_replaced(row, core, whole)]


def _is_replaced(finding: Finding, core: set[int], whole: list[tuple[Relation, set[int]]]) -> bool:
    claims = {claim.pk for side in finding.sides.all() for claim in side.claims.all()}
    return bool(claims & core) or any(finding.relation == relation and claims <= ids for relation, ids in whole)


def _ref(claim: Claim) -> _Ref:
    """A claim by its words, so that a finding outlives a new revision in which they stand unchanged."""
    return claim.revision.article_id, claim.kind, claim.sentence, claim.start - claim.sentence_start, claim.surface


def _loose_refs(claims: Iterable[Claim]) -> set[tuple[int, str, str]]:
    """Claims by what their article says, and by their sentence: the same saying, however new rules cut its words."""
    claims = list(claims)
    by_saying = {(claim.revision.article_id, claim.kind, reads(claim)) for claim in claims}
    return by_saying | {(claim.revision.article_id, claim.kind, claim.sentence) for claim in claims}


def _claims_of(finding: Finding) -> list[Claim]:
    return [claim for side in finding.sides.all() for claim in side.claims.all()]


def _match(found: list[Found], standing: list[Finding], pool: dict[int, Claim]) -> dict[int, Finding]:
    """For each thing found, by index, the stored finding that it is: the one of its relation with most claims shared.

    A reviewed finding may change its relation and stays the same finding; an unreviewed one may not. A reviewed one
    whose words were all cut anew is known by what is said in which article, or by the sentences.
    """
    refs = {finding.pk: {_ref(claim) for claim in _claims_of(finding)} for finding in standing}
    reviewed = {finding.pk for finding in standing if finding.reviews.all()}
    loose = {finding.pk: _loose_refs(_claims_of(finding)) for finding in standing if finding.pk in reviewed}
    candidates = []
    for index, new in enumerate(found):
        claims = [pool[pk] for pk in _ids(new)]
        mine, mine_loosely = {_ref(claim) for claim in claims}, _loose_refs(claims) if reviewed else set()
        for finding in standing:
            signed, same = finding.pk in reviewed, finding.relation == new.relation
            shared = len(mine & refs[finding.pk])
            alike = len(mine_loosely & loose[finding.pk]) if signed else 0
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


def _store(new: Found, finding: Finding | None, pool: dict[int, Claim]) -> None:
    """Write what was found over the stored finding, or as a new one."""
    before = _picture(finding) if finding else None
    finding = finding or Finding()
    finding.relation, finding.possible, finding.queue = str(new.relation), new.possible, new.queue
    finding.reasons, finding.explanation = list(new.reasons), new.explanation
    finding.measure = _measure_of(new, pool)
    finding.entity = Entity.objects.filter(name=new.entity).first() if new.entity else None
    finding.rules_version, finding.live = RULES_VERSION, True
    after = (str(new.relation), [(side.says, sorted(int(name) for name in side.statements)) for side in new.sides])
    finding.save()
    if before != after:
        _write_sides(finding, new)
    else:
        for side, made in zip(finding.sides.all(), new.sides, strict=True):
            FindingSide.objects.filter(pk=side.pk).exclude(origins=made.origins).update(origins=made.origins)
    if before and finding.reviews.all():
        settle(finding)
        if finding.changed_since and not finding.queue:  # whoever signed has to see what became of it
            finding.queue = True
            finding.save(update_fields=["queue"])


_Picture = tuple[str, list[tuple[str, list[int]]]]


def _picture(finding: Finding) -> _Picture:
    sides = [(side.says, sorted(claim.pk for claim in side.claims.all())) for side in finding.sides.all()]
    return finding.relation, sides


def _measure_of(new: Found, pool: dict[int, Claim]) -> Measure | None:
    """The measure of the finding: by name, or the one that all its claims share."""
    if new.measure and (named := Measure.objects.filter(name=new.measure).first()):
        return named
    measures = {pool[pk].measure for pk in _ids(new)}
    return measures.pop() if len(measures) == 1 else None


def _write_sides(finding: Finding, new: Found) -> None:
    FindingSide.objects.filter(finding=finding).delete()
    for position, side in enumerate(new.sides):
        row = FindingSide.objects.create(finding=finding, position=position, says=side.says, origins=side.origins)
        row.claims.set([int(name) for name in side.statements])


def _retire(finding: Finding) -> None:
    """Take a finding that comparison no longer makes off the desk; one with decisions is kept, out of the queue."""
    if finding.reviews.all():
        Finding.objects.filter(pk=finding.pk).update(live=False)
    else:
        finding.delete()
