"""A revision's text to stored claims: read, store, key, compare; again after new rules or a confirmed date."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Max

from articles.models import Article, Revision
from claims.extraction.pipeline import RULES_VERSION, Source, build_nlp, extract
from claims.models import Claim, ClaimVersion, DroppedClaim, Finding, PassedOver
from claims.recording.blocks import Moved, drop_keys, write_keys
from claims.recording.bulk import delete_rows, insert_rows
from claims.recording.by_hand import in_force, overlaps
from claims.recording.catalogue import load_catalogue
from claims.recording.findings import judge
from claims.recording.locking import wait_for_turn
from claims.recording.noting import is_unread, note_figures
from claims.recording.placing import fill_all
from claims.recording.readings import published_period, reading_of
from claims.recording.succession import decided, hand_over, supersede
from claims.recording.versions import is_same, keep_versions, picture, reading_now
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
    """What was read in an English text before it was stored, so that nobody waits for the database meanwhile."""

    source: Source
    extraction: Extraction

    def fits(self, revision: Revision) -> bool:
        """Whether the revision is that very text, of that very day."""
        return revision.article.is_read and self.source == _source_of(revision)


def read_ahead(source: Source) -> ReadAhead:
    """Read a text that is about to be stored."""
    return ReadAhead(source, _read(source))


def read(revision: Revision) -> Extraction:
    """What today's rules read in a revision; nothing is stored. A text of another language is kept unread."""
    if not revision.article.is_read:
        return Extraction()
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
    a newer one has replaced, or of a withdrawn article, are read and kept, but stand nowhere. What editors added by
    hand is left alone. `ahead` is taken where it fits.
    """
    extraction = ahead.extraction if ahead and ahead.fits(revision) else read(revision)
    with transaction.atomic(savepoint=False):
        wait_for_turn()
        article = _as_it_stands(revision.article)
        if _is_redated(revision.article, article):  # an admin confirmed its day while we read
            extraction = read(revision)
        is_news = is_unread(revision)
        stands = article.newest == revision.number and not article.withdrawn
        touched, loosened = _store(revision, extraction.statements, stands=stands)
        _pass_over(revision, extraction.left_out)
        findings = judge(touched, loosened)
        if is_news:
            note_figures(revision=revision)
    figures = sum(statement.quantity is not None for statement in extraction.statements)
    return Recorded(figures, len(extraction.statements), len(extraction.left_out), findings)


def _as_it_stands(article: Article) -> Any:
    """The article as it is stored now, with the number of its newest revision."""
    return Article.objects.annotate(newest=Max("revisions__number")).get(pk=article.pk)


def _is_redated(article: Article, stored: Article) -> bool:
    """Whether the article's day became another one since it was fetched; the article has the new one afterwards."""
    before = published_period(article)
    for name in ("published_from", "published_to", "published_basis", "withdrawn"):
        setattr(article, name, getattr(stored, name))
    return published_period(article) != before


def reread_article(*, article: Article) -> Recorded:
    """Read an article's newest revision anew, after its date, the catalogue or the rules changed."""
    return record_revision(revision=article.current)


def _store(revision: Revision, statements: Iterable[Statement], *, stands: bool) -> tuple[set[int], set[int]]:
    """Write the statements as claims of the revision; return the ids of all claims whose comparison may change.

    First those that were touched, then those that only meet fewer of each other than before.
    """
    by_hand = in_force(revision) if stands else []
    left_alone = {claim.pk for claim in by_hand}
    stored: dict[_Place, Claim] = {
        (claim.kind, claim.start, claim.end): claim
        for claim in revision.claims.select_for_update(of=("self",)).prefetch_related("corrections")
        if claim.pk not in left_alone and (stands or not claim.by_hand)
    }
    before = {claim.pk: picture(claim, claim.corrections.all()) for claim in stored.values()}
    made: list[Claim] = []
    kept: list[Claim] = []
    for statement in statements:
        if overlaps(by_hand, statement):
            continue
        claim = stored.pop((str(statement.kind), statement.start, statement.end), None)
        (made if claim is None else kept).append(_as_read(claim or Claim(revision=revision), statement))
    fill_all((claim, list(claim.corrections.all()) if claim.pk else []) for claim in made + kept)
    for claim in made + kept:
        claim.standing, claim.by_hand = stands, False
    Claim.objects.bulk_create(made)
    Claim.objects.bulk_update(kept, _COLUMNS, batch_size=200)
    otherwise = [before[claim.pk] for claim in kept if not is_same(before[claim.pk].reading, reading_now(claim))]
    keep_versions(otherwise, ended_by=ClaimVersion.EndedBy.READING)
    hand_over(outdated=stored.values(), made=made)
    moved = Moved()
    outdated = _retire(stored.values(), moved)
    if stands:
        standing = [*made, *kept, *by_hand]
        outdated |= supersede(revision=revision, standing=standing, moved=moved) if revision.number > 1 else set()
        moved.add(write_keys(standing))
    return outdated | {claim.pk for claim in [*made, *kept, *by_hand]} | moved.returned, moved.loosened


def _pass_over(revision: Revision, left_out: Iterable[LeftOut]) -> None:
    delete_rows(PassedOver, [revision.pk], by="revision")
    insert_rows(
        PassedOver,
        [
            PassedOver(revision=revision, start=row.start, end=row.end, surface=row.surface, reason=row.reason)
            for row in left_out
        ],
    )


def _as_read(claim: Claim, statement: Statement) -> Claim:
    claim.kind, claim.start, claim.end = str(statement.kind), statement.start, statement.end
    claim.surface, claim.sentence = statement.surface, statement.sentence
    claim.sentence_start, claim.sentence_end = statement.sentence_start, statement.sentence_end
    claim.in_headline, claim.because = statement.in_headline, dict(statement.because)
    claim.machine = reading_of(statement)
    claim.rules_version = RULES_VERSION
    return claim


_COLUMNS = [
    field.name
    for field in Claim._meta.concrete_fields
    if field.name not in ("id", "revision", "kind", "start", "end", "created_at")
]


def _retire(claims: Iterable[Claim], moved: Moved) -> set[int]:
    """Take claims that are no longer read out of standing; delete those on which no decision hangs.

    Returns the ids of the other claims that stood in a finding with them.
    """
    claims = list(claims)
    if not claims:
        return set()
    company = set(Claim.objects.filter(sides__finding__sides__claims__in=claims).values_list("pk", flat=True))
    held = decided(claims)
    gone = [claim.pk for claim in claims if claim.pk not in held]
    findings = list(Finding.objects.filter(sides__claims__in=gone).values_list("pk", flat=True))
    moved.add(drop_keys(claim.pk for claim in claims))
    Claim.objects.filter(pk__in=held).update(standing=False)
    _note_dropped(claim for claim in claims if claim.pk not in held)
    Claim.objects.filter(pk__in=gone).delete()
    # No claim is left through which comparison would come upon these.
    Finding.objects.filter(pk__in=findings).exclude(sides__claims__isnull=False).delete()
    return company - set(gone)


def _note_dropped(claims: Iterable[Claim]) -> None:
    """Keep the numbers, so that their addresses can say what became of them."""
    insert_rows(
        DroppedClaim,
        [
            DroppedClaim(number=claim.pk, article_id=claim.revision.article_id, rules_version=RULES_VERSION)
            for claim in claims
        ],
    )
