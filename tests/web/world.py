"""A desk with one of everything that addresses name."""

import datetime
from dataclasses import dataclass
from typing import Any

import pytest
from django.utils import timezone

from articles.models import Article, Revision
from articles.withdrawing import withdraw_article
from claims.following.digests import unsubscribe_token
from claims.jobs.loads import Page, begin_load
from claims.models import (
    ApiToken,
    Batch,
    Claim,
    Feed,
    FeedAddress,
    Finding,
    KeptDraft,
    Load,
    Measure,
    MeasureDecision,
    Review,
    SavedFilter,
    SheetSignature,
)
from claims.recording import (
    correct_claim,
    do_together,
    keep_apart,
    share_claim,
    sign_review,
    sign_value,
)
from claims.recording.drafts import keep_draft
from claims.recording.readings import reading_of, statement_of
from claims.recording.together import Order, Shown
from tests.factories import (
    ClaimFactory,
    FeedEntryFactory,
    FeedFactory,
    FindingFactory,
    MeasureFactory,
    RevisionFactory,
    UserFactory,
)


def feed_with(article: Article) -> Feed:
    """A feed that brought an article, and whose turn has not come."""
    feed = FeedFactory(next_due=timezone.now() + datetime.timedelta(hours=1))
    FeedEntryFactory(feed=feed, article=article, state="done")
    return feed


@dataclass(frozen=True)
class World:
    """One of everything that an address can name."""

    claim: Claim
    other: Claim
    finding: Finding
    review: Review
    signed_once: Finding
    question: Finding
    decision: MeasureDecision
    free: Measure
    token: ApiToken
    sheet: SheetSignature
    strict_sheet: SheetSignature
    draft: KeptDraft
    batch: Batch
    revised: Revision
    withdrawn: Article
    saved: SavedFilter
    secret: str
    load: Load
    feed: Feed

    def arguments(self, name: str) -> dict[str, Any]:
        """What fills the address of that name."""
        return {
            "invited": {"uidb64": "MQ", "token": "no-token"},
            "claims:measure": {"slug": self.claim.measure.slug},
            "claims:article": {"pk": self.claim.revision.article_id},
            "claims:article_original": {"pk": self.claim.revision.article_id},
            "claims:article_file": {"pk": self.claim.revision.article_id},
            "claims:read_as_english": {"pk": self.claim.revision.article_id},
            "claims:changes": {"pk": self.revised.article_id},
            "claims:add_claim": {"pk": self.revised.article_id},
            "claims:take_back": {"pk": self.claim.pk},
            "claims:edit_measure": {"slug": self.claim.measure.slug},
            "claims:sort_measure": {"slug": self.claim.measure.slug},
            "claims:merge_measure": {"slug": self.claim.measure.slug},
            "claims:split_measure": {"slug": self.claim.measure.slug},
            "claims:rename_measure": {"slug": self.claim.measure.slug},
            "claims:sheet": {"slug": self.claim.measure.slug},
            "claims:sign_value": {"slug": self.sheet.measure.slug},
            "claims:second_value": {"slug": self.strict_sheet.measure.slug},
            "claims:take_off": {"slug": self.sheet.measure.slug},
            "claims:kept_draft": {"pk": self.draft.pk},
            "claims:delete_draft": {"pk": self.draft.pk},
            "claims:undo_decision": {"pk": self.decision.pk},
            "claims:source_feed": {"pk": self.feed.pk},
            "claims:poll_feed": {"pk": self.feed.pk},
            "claims:set_feed_state": {"pk": self.feed.pk},
            "claims:confirm_date": {"pk": self.claim.revision.article_id},
            "claims:withdraw": {"pk": self.claim.revision.article_id},
            "claims:reinstate": {"pk": self.withdrawn.pk},
            "claims:claim": {"pk": self.claim.pk},
            "claims:card": {"pk": self.claim.pk},
            "claims:share": {"pk": self.claim.pk},
            "claims:version": {"pk": self.claim.pk, "number": 1},
            "claims:claim_review": {"pk": self.claim.pk},
            "claims:claim_history": {"pk": self.claim.pk},
            "claims:export": {"what": "claims", "form": "csv"},
            "claims:correct": {"pk": self.claim.pk},
            "claims:withdraw_correction": {"pk": self.claim.pk},
            "claims:open_finding": {"pk": self.claim.pk},
            "claims:finding": {"pk": self.finding.pk},
            "claims:review": {"pk": self.finding.pk},
            "claims:undo": {"pk": self.finding.pk},
            "claims:second": {"pk": self.signed_once.pk},
            "claims:asked": {"pk": self.question.pk},
            "claims:undo_asking": {"pk": self.question.pk},
            "claims:answer": {"pk": self.question.pk},
            "claims:assign": {"pk": self.finding.pk},
            "claims:together": {"pk": self.batch.pk},
            "claims:together_undo": {"pk": self.batch.pk},
            "claims:revoke_token": {"pk": self.token.pk},
            "claims:load_progress": {"pk": self.load.pk},
            "claims:cancel_load": {"pk": self.load.pk},
            "claims:retry_load": {"pk": self.load.pk},
            "claims:release_load": {"pk": self.load.pk},
            "claims:rename_filter": {"pk": self.saved.pk},
            "claims:delete_filter": {"pk": self.saved.pk},
            "claims:unsubscribe": {"token": unsubscribe_token(self.saved.owner)},
            "claims:feed_measure": {"slug": self.claim.measure.slug},
            "claims:feed_outlet": {"pk": self.claim.revision.article.outlet_id},
            "claims:feed_filter": {"pk": self.saved.pk},
            "claims:secret_feed_measure": {"slug": self.claim.measure.slug, "secret": self.secret},
            "claims:secret_feed_outlet": {"pk": self.claim.revision.article.outlet_id, "secret": self.secret},
            "claims:secret_feed_filter": {"pk": self.saved.pk, "secret": self.secret},
            "claims:secret_feed_discrepancies": {"secret": self.secret},
            "api:claim": {"pk": self.claim.pk},
            "api:finding": {"pk": self.finding.pk},
            "api:finding_reviews": {"pk": self.finding.pk},
            "api:second": {"pk": self.signed_once.pk},
            "api:undo": {"pk": self.finding.pk},
            "api:review": {"pk": self.review.pk},
            "api:measure": {"slug": self.claim.measure.slug},
            "api:article": {"pk": self.claim.revision.article_id},
        }.get(name, {})


@pytest.fixture
def world() -> World:
    """One of everything."""
    return make_world()


def make_world() -> World:
    """A finding that was signed once, with claims of two articles."""
    claim = ClaimFactory()
    claim.machine = reading_of(statement_of(claim))
    claim.save()
    correct_claim(claim=claim, field="unit", value="week", note="misread", by=UserFactory(role="editor"))
    other = ClaimFactory(measure=claim.measure, revision=RevisionFactory())
    other.machine = reading_of(statement_of(other))
    other.save()
    finding = FindingFactory(measure=claim.measure, sides=[[claim], [other]])
    review = sign_review(finding=finding, by=UserFactory(role="editor"), verdict="contradiction")
    signed_once = FindingFactory(measure=MeasureFactory(second_signature=True))
    sign_review(finding=signed_once, by=UserFactory(role="editor"), verdict="contradiction")
    question = FindingFactory()
    sign_review(
        finding=question, by=UserFactory(role="editor"), verdict="needs_reporting", ask_what="How many?",
        asked_on=datetime.date(2024, 5, 2),
    )  # fmt: skip
    decision = keep_apart(measure=claim.measure, other=MeasureFactory(), by=UserFactory(role="editor"))
    together = FindingFactory()
    batch = do_together(
        shown=[Shown.of(together)], order=Order(verdict="contradiction"), by=UserFactory(role="editor")
    ).batch
    assert batch is not None
    signed_once.refresh_from_db()
    token, _ = ApiToken.issue(owner=UserFactory(role="journalist"), name="ticker", scopes=["read"], days=30)
    share_claim(claim=claim, shared=True, by=UserFactory(role="editor"))
    withdrawn = RevisionFactory().article
    withdraw_article(article=withdrawn, ground="court", note="An order.", by=UserFactory(role="admin"))
    saved = SavedFilter.objects.create(owner=UserFactory(role="journalist"), name="wardens", page="timeline")
    secret = FeedAddress.renew(owner=saved.owner)
    sheets = [
        sign_value(
            claim=ClaimFactory(measure=measure), wording="300 wardens.", check_again=datetime.date(2099, 1, 1),
            by=UserFactory(role="editor"),
        )
        for measure in (MeasureFactory(), MeasureFactory(second_signature=True))
    ]  # fmt: skip
    draft = keep_draft(text="12 wardens.", published=datetime.date(2024, 5, 1), owner=UserFactory(role="journalist"))
    free = MeasureFactory()
    load = begin_load(name="Benches", pages=[Page("benches.txt", content=b"Ten benches.")], held=True)
    revised = RevisionFactory(article=RevisionFactory().article, number=2)
    return World(
        claim, other, finding, review, signed_once, question, decision, free, token,
        *sheets, draft, batch, revised, withdrawn, saved, secret, load, feed_with(RevisionFactory().article),
    )  # fmt: skip
