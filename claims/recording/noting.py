"""News, written by whatever changes claims and findings, in the same transaction: nothing is lost, nothing told twice.

What is worth telling: a figure that came in, a figure that changed, a finding that entered the queue, a verdict that
changed, a sheet that is no longer safe. Wording, and what other rules read in the same texts, is not. Who is told is
found out later, by `claims.following`.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from articles.models import Revision
from claims.comparison.sameness import phrase_key
from claims.display import short_reading
from claims.models import CarriedOn, Claim, Finding, FindingSide, Measure, News, PassedOver, Review
from claims.recording.bulk import insert_rows, some, update_rows
from claims.recording.evidence import evidence_told, kind_of, reads, subject
from claims.recording.locking import wait_for_turn
from claims.tasks import tell_soon
from claims.values import Kind

_QUIET: ContextVar[bool] = ContextVar("quiet", default=False)
_WAITING, _CHANGED = "waiting", "changed"
_IDS = 10_000

_About = tuple[object, ...]
_Sides = list[tuple[FindingSide, list[Claim]]]
_StandsOn = FindingSide.claims.through


@contextmanager
def quietly() -> Iterator[None]:
    """While other rules read and judge what was there before: what stands afterwards counts as told."""
    before = _QUIET.set(True)
    try:
        yield
    finally:
        _QUIET.reset(before)


def is_unread(revision: Revision) -> bool:
    """Whether nothing has been read in the revision yet, so that what is read now is news."""
    read = Q(Exists(Claim.objects.filter(revision=OuterRef("pk")))) | Exists(
        PassedOver.objects.filter(revision=OuterRef("pk"))
    )
    return not Revision.objects.filter(read, pk=revision.pk).exists()


def note_figures(*, revision: Revision) -> None:
    """Tell of the figures that a revision brings, once it has been read for the first time, and of those it changes."""
    standing = list(revision.claims.filter(standing=True).order_by("start", "pk"))
    older = _older(revision) if revision.number > 1 else []
    rest, gone = _carry_on(older, standing)
    was = _pairs(gone, rest)
    rows = []
    for claim in rest:
        if claim.kind != Kind.FIGURE or not claim.trackable:
            continue
        if before := was.get(claim.pk):
            key = ("figure", revision.pk, before.surface, claim.surface, reads(claim), *_about(claim))
            rows.append(_row(News.Kind.FIGURE, key, claim=claim, before=before.surface, after=claim.surface))
        elif claim.measure_id:
            rows.append(_value(claim))
    _write(rows)


def note_value(*, claim: Claim, by: User) -> None:
    """Tell of a figure that an editor added by hand, as of one that a revision brings."""
    if claim.kind == Kind.FIGURE and claim.trackable and claim.measure_id:
        _write([_value(claim, by=by)])


def _value(claim: Claim, *, by: User | None = None) -> News:
    key = ("value", claim.revision.article_id, reads(claim), *_about(claim))
    return _row(News.Kind.VALUE, key, claim=claim, after=claim.surface, by=by)


@dataclass(frozen=True, slots=True)
class Said:
    """What a claim says at a moment: as it is compared, and in words."""

    reads: str
    words: str

    @classmethod
    def by(cls, claim: Claim) -> "Said":
        """What it says now."""
        return cls(reads(claim), short_reading(claim))


def note_correction(*, claim: Claim, before: Said, by: User) -> None:
    """Tell that an editor reads a figure otherwise than it was read until then."""
    after = Said.by(claim)
    if claim.kind == Kind.FIGURE and after.reads != before.reads:
        key = ("corrected", claim.pk, claim.corrections.count(), after.reads)
        _write([_row(News.Kind.FIGURE, key, claim=claim, before=before.words, after=after.words, by=by)])


def note_findings_of(claims: Iterable[int]) -> None:
    """Tell what became of the findings on which these claims stand, in as many queries for one as for many."""
    ids = sorted(claims)
    worth = Q(queue=True, live=True) | ~Q(verdict="") | Q(changed_since=True)
    for start in range(0, len(ids) or 1, _IDS):
        stand = _StandsOn.objects.filter(claim__in=some(ids[start : start + _IDS])).order_by()
        # Asked for by themselves: of a query inside a query PostgreSQL expects so many that it reads all findings.
        theirs = some(stand.values_list("findingside__finding", flat=True))
        note_findings(Finding.objects.filter(worth, pk__in=theirs))


def note_findings(findings: Iterable[Finding], *, by: User | None = None) -> None:
    """Tell of findings that stand otherwise than when readers were last told of them."""
    changed = [(finding, state) for finding in findings if (state := state_of(finding)) and state != finding.told]
    if not _QUIET.get():
        _write(_rows_of(changed, by))
    for finding, state in changed:
        finding.told = state
    update_rows(Finding, [finding for finding, _ in changed], ["told"])


def note_sheet(*, measure: Measure, safe: bool, words: str, occasion: str, by: User | None = None) -> None:
    """Tell that a measure's sheet went stale or was withdrawn; `words` say why.

    `occasion` is what happened, such as a signature's number and what took it off: it is told once.
    """
    if safe:
        return
    with transaction.atomic():
        wait_for_turn()
        _write([_row(News.Kind.SHEET, ("sheet", measure.pk, occasion), measure=measure, after=words, by=by)])


def state_of(finding: Finding) -> str:
    """How a finding stands, as far as readers are told: empty for what nobody has to decide or has decided."""
    if finding.changed_since:
        return _CHANGED
    return finding.verdict or (_WAITING if finding.queue and finding.live else "")


def _rows_of(changed: Sequence[tuple[Finding, str]], by: User | None) -> list[News]:
    """A row a finding, whatever their number in a few queries."""
    ids = some(finding.pk for finding, _ in changed)
    sides = _sides_of(ids)
    newest = dict(Review.objects.filter(finding__in=ids).order_by("pk").values_list("finding", "pk"))
    return [_row_of(finding, state, sides[finding.pk], newest.get(finding.pk), by) for finding, state in changed]


def _sides_of(findings: Sequence[int]) -> dict[int, _Sides]:
    """The sides of each finding on which claims stand, with these."""
    rows = _StandsOn.objects.filter(findingside__finding__in=findings).select_related("findingside", "claim__revision")
    found: dict[int, dict[int, tuple[FindingSide, list[Claim]]]] = defaultdict(dict)
    for row in rows.defer("claim__revision__text", "claim__revision__original", "claim__revision__dropped"):
        sides = found[row.findingside.finding_id]
        sides.setdefault(row.findingside_id, (row.findingside, []))[1].append(row.claim)
    return defaultdict(list, {pk: list(sides.values()) for pk, sides in found.items()})


def _row_of(finding: Finding, state: str, stands: _Sides, signed: int | None, by: User | None) -> News:
    """A finding is known by what it rests on, since comparison may make the same one anew as another row."""
    is_new = finding.told == "" and state == _WAITING
    sides = evidence_told(finding, stands)
    rests_on = sorted(sorted((each["article"], each["reads"]) for each in side["stands"]) for side in sides)
    key: _About = ("verdict", finding.pk, state, signed, rests_on if state == _CHANGED else None)
    if is_new and finding.found_by == Finding.FoundBy.RULES:
        key = ("discrepancy", kind_of(finding), rests_on)
    kind = News.Kind.DISCREPANCY if is_new else News.Kind.VERDICT
    row = _row(kind, key, finding=finding, before=finding.told, after=state, by=by)
    row.measure_id = finding.measure_id  # the measure itself would be a query for each
    return row


def _row(
    kind: News.Kind,
    key: _About,
    *,
    claim: Claim | None = None,
    finding: Finding | None = None,
    measure: Measure | None = None,
    before: str = "",
    after: str = "",
    by: User | None = None,
) -> News:
    digest = hashlib.sha256(repr(key).encode()).hexdigest()
    row = News(kind=kind, key=digest, claim=claim, finding=finding, measure=measure, before=before, after=after, by=by)
    if claim is not None:
        row.measure_id = claim.measure_id
    return row


def _write(rows: Sequence[News]) -> None:
    if _QUIET.get():
        return
    insert_rows(News, rows, clash="DO NOTHING")
    if rows:
        tell_soon()


def _older(revision: Revision) -> list[Claim]:
    """The claims of the revision before this one."""
    rows = Claim.objects.filter(revision__article=revision.article_id, revision__number__lt=revision.number)
    newest = rows.order_by("-revision__number").values_list("revision", flat=True).first()
    return list(rows.filter(revision=newest).select_related("line").order_by("start", "pk"))


def _carry_on(older: Sequence[Claim], standing: Sequence[Claim]) -> tuple[list[Claim], list[Claim]]:
    """Join each claim to the one before it that says the same of the same; return those left over, new and old.

    First by the sentence too, then without it: other words are not another figure.
    """
    lines: list[CarriedOn] = []
    new, old = list(standing), list(older)
    for sentence in (True, False):
        waiting: dict[_About, list[Claim]] = defaultdict(list)
        for claim in old:
            waiting[_says(claim, sentence=sentence)].append(claim)
        rest = []
        for claim in new:
            if before := waiting[_says(claim, sentence=sentence)]:
                lines.append(_line(claim, before.pop(0)))
            else:
                rest.append(claim)
        new, old = rest, sorted((claim for left in waiting.values() for claim in left), key=lambda c: (c.start, c.pk))
    CarriedOn.objects.bulk_create(lines, ignore_conflicts=True)
    return new, old


def _line(claim: Claim, before: Claim) -> CarriedOn:
    earlier = getattr(before, "line", None)
    return CarriedOn(claim=claim, first=earlier.first if earlier else before.pk)


def _pairs(gone: Sequence[Claim], came: Sequence[Claim]) -> dict[int, Claim]:
    """For each new figure the one in whose place it stands: of the same thing and time, in the order of the text."""
    waiting: dict[_About, list[Claim]] = defaultdict(list)
    for claim in gone:
        if claim.kind == Kind.FIGURE:
            waiting[_about(claim)].append(claim)
    return {claim.pk: waiting[about].pop(0) for claim in came if waiting.get(about := _about(claim))}


def _says(claim: Claim, *, sentence: bool) -> _About:
    return claim.sentence if sentence else "", claim.kind, reads(claim), *_about(claim)


def _about(claim: Claim) -> _About:
    """What a claim is of: its measure or phrase, whom it is about, what narrows it, and its time."""
    of = claim.measure_id or phrase_key(subject(claim))
    scope = tuple(sorted((name, str(value)) for name, value in claim.scope.items()))
    return of, claim.unit, claim.entity_id, scope, str(claim.period_start), str(claim.period_end)
