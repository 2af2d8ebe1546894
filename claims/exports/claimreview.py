"""Claims with a signed verdict as ClaimReview, the form in which fact-checks are exchanged (schema.org, JSON-LD).

Only what an editor signed and what is in force today is a review: no verdict that waits for a second signature, none
whose evidence has changed since, and no question that is still being asked.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings
from django.utils import timezone

from claims.display import day, period_words, reading
from claims.exports.items import Item
from claims.models import Claim, Finding, FindingSide, Review
from claims.values import Kind, Relation

# Readers of ClaimReview cut longer ones.
LONGEST = 75
_RULED = (Finding.Verdict.CONTRADICTION, Finding.Verdict.NOT_CONTRADICTION)
_ALONE = (Relation.IMPOSSIBLE_DATE, Relation.ARITHMETIC)


class ClaimReviewLines:
    """A ClaimReview a line; claims without a verdict in force are only counted."""

    def __init__(self, *, site: str) -> None:
        self.count = 0
        self.left_out = 0
        self._site = site

    def begin(self) -> str:
        """No head."""
        return ""

    def row(self, item: Item) -> str:
        """A line, where there is a verdict."""
        review = claim_review(item.thing, site=self._site)
        if review is None:
            self.left_out += 1
            return ""
        self.count += 1
        return json.dumps(review, ensure_ascii=False) + "\n"

    def end(self) -> Iterator[str]:
        """Nothing more."""
        return iter(())


def claim_review(claim: Claim, *, site: str) -> dict[str, Any] | None:
    """The review of a claim, or None where no verdict on it is in force; the claim comes with its findings."""
    finding = finding_in_force(claim.sides.all())
    if finding is None or finding.ruling is None:
        return None
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": f"{site}{claim.get_absolute_url()}",
        "datePublished": timezone.localdate(finding.ruling.created_at).isoformat(),
        "claimReviewed": claim_in_words(claim),
        "author": {"@type": "Organization", "name": settings.FACTDESK_NAME, "url": f"{site}/"},
        "reviewRating": {"@type": "Rating", "alternateName": _rating(claim, finding, finding.ruling)},
        "itemReviewed": _item(claim),
    }


def finding_in_force(sides: Iterable[FindingSide]) -> Finding | None:
    """Of a claim's findings, the one whose verdict is in force: a contradiction before none, then the newest."""
    signed = [
        side.finding
        for side in sides
        if side.finding.live and side.finding.verdict in _RULED and not side.finding.changed_since
    ]
    return min(signed, key=lambda finding: (_RULED.index(finding.verdict), -(finding.ruling_id or 0)), default=None)


def claim_in_words(claim: Claim) -> str:
    """What is claimed, short and without a word on whether it holds."""
    subject = claim.measure.name if claim.measure else claim.counted
    about = f"{reading(claim)} {subject}" if claim.kind == Kind.FIGURE and subject else reading(claim)
    words = f"{about}, {period_words(claim)}" if claim.period_start or claim.period_end else about
    words = " ".join(words.split())
    return words if len(words) <= LONGEST else words[: LONGEST - 1].rsplit(" ", 1)[0].rstrip(" ,;:–—“") + "…"


def _rating(claim: Claim, finding: Finding, ruling: Review) -> str:
    """The verdict as it falls on this claim's side."""
    alone = finding.relation in _ALONE
    if finding.verdict == Finding.Verdict.NOT_CONTRADICTION:
        return "No mistake" if alone else f"Not a contradiction: {ruling.get_reason_display().lower()}"
    if alone:
        return "A mistake in the article"
    preferred = {side.says for side in claim.sides.all() if side.finding_id == finding.pk}
    if not ruling.prefers:
        return "Contradicted by other reports; neither is preferred"
    if ruling.prefers in preferred:
        return "Contradicted by other reports; this one is preferred"
    return f"Contradicted: preferred is {ruling.prefers}"


def _item(claim: Claim) -> dict[str, Any]:
    """The claim as schema.org sees it: who made it, when, and where it stands."""
    article = claim.revision.article
    outlet = article.outlet.name if article.outlet else None
    author = claim.attribution or article.byline or outlet
    appearance: dict[str, Any] = {"@type": "NewsArticle", "headline": article.headline}
    if article.url:
        appearance["url"] = article.url
    if outlet:
        appearance["publisher"] = {"@type": "Organization", "name": outlet}
    item: dict[str, Any] = {"@type": "Claim", "text": claim.sentence, "appearance": [appearance]}
    if author:
        # Whether a source is a person or a body is not known, and schema.org's Thing commits to neither.
        item["author"] = {"@type": "Thing", "name": author}
    if article.published_from and article.published_from == article.published_to:
        item["datePublished"] = appearance["datePublished"] = article.published_from.isoformat()
    elif article.published_from and article.published_to:
        item["temporal"] = f"printed between {day(article.published_from)} and {day(article.published_to)}"
    return item
