"""A revision's text to stored claims: read, store, key, compare; again after new rules or a confirmed date."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from articles.models import Article, Revision
from claims.extraction.pipeline import RULES_VERSION, Source, build_nlp, extract
from claims.models import Claim, ClaimKey, Correction, Finding, PassedOver
from claims.recording.blocks import write_keys
from claims.recording.catalogue import load_catalogue
from claims.recording.findings import rejudge
from claims.recording.locking import wait_for_turn
from claims.recording.noting import is_unread, note_figures
from claims.recording.placing import Named, fill
from claims.recording.proposals import propose_waiting
from claims.recording.readings import published_period, reading_of
from claims.values import Extraction, LeftOut, Statement

_Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Recorded:
    """What recording made of a revision: stored figures and claims, numerals left out, findings touched."""

    figures: int
    claims: int
    left_out: int
    findings: int


@dataclass(frozen=True, slots=True)
class ReadAhead:
    """What was read in a text before it was stored, so that nobody waits for the database while spaCy reads."""

    source: Source
    extraction: Extraction

    def fits(self, revision: Revision) -> bool:
        """Whether the revision is that very text, of that very day."""
        return self.source == _source_of(revision)


def read_ahead(source: Source) -> ReadAhead:
    """Read a text that is about to be stored."""
    return ReadAhead(source, _read(source))


def read(revision: Revision) -> Extraction:
    """What today's rules read in a revision; nothing is stored."""
    return _read(_source_of(revision))


def _source_of(revision: Revision) -> Source:
    return Source(revision.text, published_period(revision.article), revision.headline_end)


def _read(source: Source) -> Extraction:
    return extract(
        source.text,
        published=source.published,
        catalogue=load_catalogue(),
        nlp=build_nlp(settings.FACTDESK_MODEL),
        headline_end=source.headline_end,
    )


def record_revision(*, revision: Revision, ahead: ReadAhead | None = None) -> Recorded:
    """Read a revision, store its claims and compare them with all others.

    Claims are unique by revision, kind and place, so that recording again updates them; corrections stay laid over
    them. A claim that is no longer read is kept where a decision hangs on it, else deleted. Claims of a revision that
    a newer one has replaced are read and kept, but stand nowhere. `ahead` is taken where it fits.
    """
    extraction = ahead.extraction if ahead and ahead.fits(revision) else read(revision)
    with transaction.atomic():
        wait_for_turn()
        if _is_redated(revision.article):  # an admin confirmed its day while we read; what we read is out of date
            extraction = read(revision)
        is_news = is_unread(revision)
        touched, loosened = _store(revision, extraction.statements)
        _pass_over(revision, extraction.left_out)
        findings = rejudge(touched=touched, loosened=loosened)
        if is_news:
            note_figures(revision=revision)
        propose_waiting()
    figures = sum(statement.quantity is not None for statement in extraction.statements)
    return Recorded(figures, len(extraction.statements), len(extraction.left_out), findings)


def _is_redated(article: Article) -> bool:
    """Whether the article's day became another one since it was fetched; the article has the new one afterwards."""
    before = published_period(article)
    article.refresh_from_db(fields=["published_from", "published_to", "published_basis"])
    return published_period(article) != before


def reread_article(*, article: Article) -> Recorded:
    """Read an article's newest revision anew, after its date, the catalogue or the rules changed."""
    return record_revision(revision=article.current)


def _store(revision: Revision, statements: Iterable[Statement]) -> tuple[set[int], set[int]]:
    """Write the statements as claims of the revision; return the ids of all claims whose comparison may change.

    First those that were touched, then those that only meet fewer others than before.
    """
    stored: dict[_Place, Claim] = {
        (claim.kind, claim.start, claim.end): claim
        for claim in revision.claims.select_for_update(of=("self",)).prefetch_related("corrections")
    }
    named = Named()
    made: list[Claim] = []
    kept: list[Claim] = []
    for statement in statements:
        claim = stored.pop((str(statement.kind), statement.start, statement.end), None)
        (made if claim is None else kept).append(_filled(claim or Claim(revision=revision), statement, named))
    is_newest = not Revision.objects.filter(article=revision.article_id, number__gt=revision.number).exists()
    for claim in made + kept:
        claim.standing = is_newest
    Claim.objects.bulk_create(made)
    Claim.objects.bulk_update(kept, _COLUMNS, batch_size=200)
    _hand_over(stored.values(), made)
    outdated = _retire(stored.values())
    loosened: set[int] = set()
    if is_newest:
        outdated |= _supersede(revision, made + kept)
        loosened = write_keys(made + kept)
    return outdated | {claim.pk for claim in made + kept}, loosened


def _pass_over(revision: Revision, left_out: Iterable[LeftOut]) -> None:
    revision.passed_over.all().delete()
    PassedOver.objects.bulk_create(
        PassedOver(revision=revision, start=row.start, end=row.end, surface=row.surface, reason=row.reason)
        for row in left_out
    )


def _filled(claim: Claim, statement: Statement, named: Named) -> Claim:
    corrections = list(claim.corrections.all()) if claim.pk else []
    claim.kind, claim.start, claim.end = str(statement.kind), statement.start, statement.end
    claim.surface, claim.sentence = statement.surface, statement.sentence
    claim.sentence_start, claim.sentence_end = statement.sentence_start, statement.sentence_end
    claim.in_headline, claim.because = statement.in_headline, dict(statement.because)
    claim.machine = reading_of(statement)
    claim.rules_version = RULES_VERSION
    fill(claim, corrections, named)
    return claim


_COLUMNS = [
    field.name
    for field in Claim._meta.concrete_fields
    if field.name not in ("id", "revision", "kind", "start", "end", "created_at")
]


# A claim on which a correction, a review or an editor's finding hangs.
_IS_DECIDED = (
    Exists(Correction.objects.filter(claim=OuterRef("pk")))
    | Exists(Finding.objects.filter(sides__claims=OuterRef("pk"), reviews__isnull=False))
    | Exists(Finding.objects.filter(sides__claims=OuterRef("pk"), found_by=Finding.FoundBy.EDITOR))
)


def _decided(claims: Iterable[Claim]) -> set[int]:
    """Those of the claims on which a decision hangs."""
    ids = [claim.pk for claim in claims]
    return set(Claim.objects.filter(_IS_DECIDED, pk__in=ids).values_list("pk", flat=True))


def _retire(claims: Iterable[Claim]) -> set[int]:
    """Take claims that are no longer read out of standing; delete those on which no decision hangs.

    Returns the ids of the other claims that stood in a finding with them.
    """
    claims = list(claims)
    if not claims:
        return set()
    company = set(Claim.objects.filter(sides__finding__sides__claims__in=claims).values_list("pk", flat=True))
    decided = _decided(claims)
    gone = [claim.pk for claim in claims if claim.pk not in decided]
    findings = list(Finding.objects.filter(sides__claims__in=gone).values_list("pk", flat=True))
    ClaimKey.objects.filter(claim__in=claims).delete()
    Claim.objects.filter(pk__in=decided).update(standing=False)
    Claim.objects.filter(pk__in=gone).delete()
    # No claim is left through which comparison would come upon these.
    Finding.objects.filter(pk__in=findings).exclude(sides__claims__isnull=False).delete()
    return company - set(gone)


def _hand_over(outdated: Iterable[Claim], made: list[Claim]) -> None:
    """Carry decisions to the claim that the rules now read over the same words, a little wider or narrower.

    Where several overlap, nobody could tell which is meant; then they stay with the claim on which they were made.
    """
    outdated = list(outdated)
    decided = _decided(outdated) if outdated else set()
    outdated = [claim for claim in outdated if claim.pk in decided]
    for claim in outdated:
        heirs = [other for other in made if _overlap(claim, other)]
        if len(heirs) == 1 and sum(_overlap(other, heirs[0]) for other in outdated) == 1:
            _inherit(claim, heirs[0])


def _overlap(one: Claim, other: Claim) -> bool:
    return one.kind == other.kind and one.start < other.end and other.start < one.end


def _supersede(revision: Revision, standing: list[Claim]) -> set[int]:
    """Take the claims of older revisions out of standing; carry decisions to the same words in this one.

    Words may be gone from one revision and back in the next: what was decided on them comes back with them.
    """
    older = list(
        Claim.objects.filter(revision__article=revision.article, revision__number__lt=revision.number)
        .filter(Q(standing=True) | _IS_DECIDED)
        .distinct()
        .select_related("revision")
        .prefetch_related("corrections")
        .order_by("-revision__number", "start")
    )
    heirs = _heirs(standing)
    for claim in older:
        if heir := heirs.get(_words_of(claim)):
            _inherit(claim, heir)
    stood = [claim.pk for claim in older if claim.standing]
    ClaimKey.objects.filter(claim__in=stood).delete()
    Claim.objects.filter(pk__in=stood).update(standing=False)
    return set(stood)


def _words_of(claim: Claim) -> tuple[Any, ...]:
    return claim.kind, claim.sentence, claim.start - claim.sentence_start, claim.surface


def _heirs(claims: list[Claim]) -> dict[tuple[Any, ...], Claim]:
    """Claims by their exact words; words that stand twice have no heir, since nobody could tell which."""
    heirs: dict[tuple[Any, ...], Claim] = {}
    doubled: set[tuple[Any, ...]] = set()
    for claim in claims:
        words = _words_of(claim)
        if words in heirs:
            doubled.add(words)
        heirs[words] = claim
    return {words: claim for words, claim in heirs.items() if words not in doubled}


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
        fill(heir, copies, Named())
        heir.save()
    decided = Q(finding__found_by=Finding.FoundBy.EDITOR) | Q(finding__reviews__isnull=False)
    for side in old.sides.filter(decided).distinct():
        side.claims.remove(old)
        side.claims.add(heir)
