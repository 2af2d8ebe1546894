"""What the API answers with: the exports' rows, and what only a program that reads row by row needs beside them."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from articles.models import Article, Revision
from claims.exports import claim_rows, finding_rows, findings_to_export, measure_rows
from claims.intake import TakenIn
from claims.languages import not_read
from claims.models import Claim, Finding, Measure, Review
from claims.recording import fingerprint


def claims() -> QuerySet[Claim]:
    """Claims with all that a row shows."""
    return Claim.objects.public().with_context().prefetch_related("sides__finding")


def rows_of_claims(found: Iterable[Claim]) -> list[dict[str, Any]]:
    """A row a claim; one that does not stand any more belongs to an older version, or to older rules."""
    shown = list(found)
    return [row | {"standing": claim.standing} for row, claim in zip(claim_rows(shown), shown, strict=True)]


def findings() -> QuerySet[Finding]:
    """Findings that stand, with all that a row shows."""
    return findings_to_export()


def rows_of_findings(found: Iterable[Finding]) -> list[dict[str, Any]]:
    """A row a finding."""
    return list(finding_rows(found))


def one_finding(found: Finding) -> dict[str, Any]:
    """A finding's row, and what an editor's program sends back to show on what it decided."""
    newest = found.reviews.last()
    return next(finding_rows([found])) | {
        "live": found.live,
        "seen": newest.pk if newest else None,
        "shown": fingerprint(found),
    }


def measures() -> QuerySet[Measure]:
    """Measures with their phrases."""
    return Measure.objects.select_related("merged_into").prefetch_related("aliases")


def rows_of_measures(found: Iterable[Measure]) -> list[dict[str, Any]]:
    """A row a measure, with the name under which addresses and filters know it."""
    shown = list(found)
    return [row | {"slug": measure.slug} for row, measure in zip(measure_rows(shown), shown, strict=True)]


def articles() -> QuerySet[Article]:
    """Articles with the number of their newest version."""
    newest = Revision.objects.filter(article=OuterRef("pk")).order_by("-number").values("pk")[:1]
    return Article.objects.public().select_related("outlet").annotate(newest=Subquery(newest))


def rows_of_articles(found: Iterable[Any]) -> list[dict[str, Any]]:
    """A row an article, without its text."""
    return [
        {
            "id": article.pk,
            "article": article.stem,
            "outlet": article.outlet.name if article.outlet else None,
            "headline": article.headline,
            "standfirst": article.standfirst or None,
            "byline": article.byline or None,
            "url": article.url or None,
            "published": article.published_from and article.published_from.isoformat(),
            "published_to": article.published_to and article.published_to.isoformat(),
            "published_basis": article.published_basis,
            "published_reason": article.published_reason or None,
            "language": article.language or None,
            "not_read": not_read(article) or None,
            "revision": article.newest,
            "permalink": article.get_absolute_url(),
        }
        for article in found
    ]


def one_article(article: Article, revision: Revision, revisions: Iterable[Revision]) -> dict[str, Any]:
    """An article's row with the text of one version, in which its claims' offsets count."""
    return rows_of_articles([article])[0] | {
        "revision": revision.pk,
        "text": revision.text,
        "updated": revision.updated,
        "source": revision.source or None,
        "page_starts": revision.page_starts,
        "revisions": [{"id": row.pk, "number": row.number, "stored": row.created_at} for row in revisions],
    }


def reviews() -> QuerySet[Review]:
    """Signatures, with who signed."""
    shown = Review.objects.filter(finding__in=Finding.objects.public())
    return shown.select_related("reviewer", "undone_by")


def rows_of_reviews(found: Iterable[Review]) -> list[dict[str, Any]]:
    """A row a signature: a verdict, a second signature under one, or the undoing of either."""
    return list(_review_rows(found))


def _review_rows(found: Iterable[Review]) -> Iterator[dict[str, Any]]:
    for review in found:
        yield {
            "id": review.pk,
            "finding": review.finding_id,
            "verdict": review.verdict or None,
            "reason": review.reason or None,
            "note": review.note or None,
            "ask_whom": review.ask_whom or None,
            "ask_what": review.ask_what or None,
            "prefers": review.prefers or None,
            "prefers_because": review.prefers_because or None,
            "seconds": review.seconds_id,
            "undoes": review.undoes_id,
            "undone_by": review.undone_by.pk if hasattr(review, "undone_by") else None,
            "relation": review.relation or None,
            "evidence": review.evidence,
            "reviewer": review.reviewer.get_username(),
            "signed": review.created_at,
        }


def row_of_loading(done: TakenIn) -> dict[str, Any]:
    """What loading one article came to."""
    article, recorded = done.loaded.article, done.recorded
    unsure = (Article.PublishedBasis.INFERRED, Article.PublishedBasis.UNKNOWN)
    return {
        "status": "known" if done.loaded.status == "unchanged" else done.loaded.status,
        "article": article.pk,
        "revision": done.loaded.revision.pk,
        "headline": article.headline,
        "permalink": article.get_absolute_url(),
        "figures": recorded.figures if recorded else 0,
        "claims": recorded.claims if recorded else 0,
        "findings": recorded.findings if recorded else 0,
        "confirm_date": article.published_reason if article.published_basis in unsure else None,
        "not_read": not_read(article) or None,
        "reason": None,
    }


def row_of_reject(reason: str) -> dict[str, Any]:
    """An article that was not taken, and why."""
    empty = dict.fromkeys(("article", "revision", "headline", "permalink"))
    counts = dict.fromkeys(("figures", "claims", "findings"), 0)
    return {"status": "rejected", **empty, **counts, "confirm_date": None, "not_read": None, "reason": reason}
