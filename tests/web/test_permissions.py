"""Who may do what: one table of every address, method and role."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.contrib import admin
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from articles.models import Article, Revision
from articles.withdrawing import withdraw_article
from claims.following.digests import unsubscribe_token
from claims.forms_together import written
from claims.models import (
    ApiToken,
    Batch,
    Claim,
    FeedAddress,
    Finding,
    KeptDraft,
    Measure,
    MeasureDecision,
    Review,
    SavedFilter,
    SheetSignature,
)
from claims.recording import (
    correct_claim,
    do_together,
    fingerprint,
    keep_apart,
    share_claim,
    sign_review,
    sign_value,
)
from claims.recording.drafts import keep_draft
from claims.recording.readings import reading_of, statement_of
from claims.recording.together import Order, Shown
from tests.conftest import client_of
from tests.factories import ClaimFactory, FindingFactory, MeasureFactory, RevisionFactory, UserFactory

pytestmark = pytest.mark.django_db

ROLES = ("anonymous", "no group", "journalist", "editor", "admin")
# Statuses in the order of ROLES. 302 for the anonymous is always the way to the log-in page.
OPEN = (200, 200, 200, 200, 200)
MEMBERS = (302, 200, 200, 200, 200)
READERS = (302, 403, 200, 200, 200)
EDITORS = (302, 403, 403, 200, 403)
ADMINS = (302, 403, 403, 403, 200)
READERS_ACT = (302, 403, 302, 302, 302)
EDITORS_ACT = (302, 403, 403, 302, 403)
ADMINS_ACT = (302, 403, 403, 403, 302)
NAMERS_ACT = (302, 403, 403, 302, 302)
READERS_ACT = (302, 403, 302, 302, 302)
THEIR_OWN = (302, 403, 404, 404, 404)  # another user's is not here
NOT_THIS_WAY = (302, 405, 405, 405, 405)
# Programs are told 401 where people are sent to log in, and 403 before they are told of methods.
API_READERS = (401, 403, 200, 200, 200)
API_EDITORS = (401, 403, 403, 201, 403)
API_ADMINS = (401, 403, 403, 403, 201)
API_NOT_THIS_WAY = (401, 403, 405, 405, 405)


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

    def arguments(self, name: str) -> dict[str, Any]:
        """What fills the address of that name."""
        return {
            "claims:measure": {"slug": self.claim.measure.slug},
            "claims:article": {"pk": self.claim.revision.article_id},
            "claims:article_original": {"pk": self.claim.revision.article_id},
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


@dataclass(frozen=True)
class Row:
    """What each role is answered at an address."""

    name: str
    method: str
    statuses: tuple[int, ...]
    data: Callable[[World], dict[str, Any]] = field(default=lambda world: {})
    json: bool = False

    def __str__(self) -> str:
        return f"{self.method} {self.name}"


TABLE = [
    Row("login", "get", OPEN),
    Row("logout", "post", (302, 302, 302, 302, 302)),
    Row("logout", "get", NOT_THIS_WAY),
    Row("password_change", "get", MEMBERS),
    Row("password_change_done", "get", MEMBERS),
    Row("claims:health", "get", ADMINS),
    Row("claims:health", "post", NOT_THIS_WAY),
    Row("claims:up", "get", OPEN),
    Row("claims:desk", "get", READERS),
    Row("claims:desk", "post", NOT_THIS_WAY),
    Row("claims:search", "get", READERS),
    Row("claims:search", "post", NOT_THIS_WAY),
    Row("claims:timeline", "get", READERS),
    Row("claims:measures", "get", READERS),
    Row("claims:measure", "get", READERS),
    Row(
        "claims:edit_measure",
        "post",
        NAMERS_ACT,
        lambda world: {"name": "wardens in post", "unit_class": "count", "definition": "", "phrases": ""},
    ),
    Row("claims:edit_measure", "get", NOT_THIS_WAY),
    Row("claims:sorting", "get", READERS),
    Row("claims:sorting", "post", NOT_THIS_WAY),
    Row(
        "claims:answer-proposal",
        "post",
        EDITORS_ACT,
        lambda world: {"one": world.claim.measure_id, "other": world.decision.other_id, "answer": "apart"},
    ),
    Row("claims:answer-proposal", "get", NOT_THIS_WAY),
    Row("claims:decisions", "get", READERS),
    Row("claims:decisions", "post", NOT_THIS_WAY),
    Row("claims:undo_decision", "post", EDITORS_ACT),
    Row("claims:undo_decision", "get", NOT_THIS_WAY),
    Row("claims:sort_measure", "get", READERS),
    Row("claims:sort_measure", "post", NOT_THIS_WAY),
    Row("claims:merge_measure", "post", EDITORS_ACT, lambda world: {"into": world.free.name}),
    Row("claims:merge_measure", "get", NOT_THIS_WAY),
    Row("claims:split_measure", "post", EDITORS_ACT, lambda world: {"phrases": ["wardens"], "name": "park wardens"}),
    Row("claims:split_measure", "get", NOT_THIS_WAY),
    Row("claims:rename_measure", "post", EDITORS_ACT, lambda world: {"name": "wardens of another name"}),
    Row("claims:rename_measure", "get", NOT_THIS_WAY),
    Row("claims:sheet", "get", READERS),
    Row("claims:sheet", "post", NOT_THIS_WAY),
    Row(
        "claims:sign_value",
        "post",
        EDITORS_ACT,
        lambda world: {
            "claim": world.sheet.claim_id,
            "seen": world.sheet.pk,
            "wording": "The council employs 300 wardens.",
            "check_again": "2099-01-01",
        },
    ),
    Row("claims:sign_value", "get", NOT_THIS_WAY),
    Row("claims:second_value", "post", EDITORS_ACT, lambda world: {"seen": world.strict_sheet.pk}),
    Row("claims:second_value", "get", NOT_THIS_WAY),
    Row("claims:take_off", "post", EDITORS_ACT, lambda world: {"seen": world.sheet.pk}),
    Row("claims:take_off", "get", NOT_THIS_WAY),
    Row("claims:draft", "get", READERS),
    Row(
        "claims:draft", "post", READERS, lambda world: {"text": "The town hired 12 wardens.", "published": "2024-05-01"}
    ),
    Row("claims:keep_draft", "post", READERS_ACT, lambda world: {"text": "12 wardens.", "published": "2024-05-01"}),
    Row("claims:keep_draft", "get", NOT_THIS_WAY),
    # Somebody else's draft, which is not there for anyone; its owner's own page is in test_draft_pages.py.
    Row("claims:kept_draft", "get", (302, 403, 404, 404, 404)),
    Row("claims:kept_draft", "post", NOT_THIS_WAY),
    Row("claims:delete_draft", "post", (302, 403, 404, 404, 404)),
    Row("claims:delete_draft", "get", NOT_THIS_WAY),
    Row("claims:articles", "get", READERS),
    Row("claims:article", "get", READERS),
    Row("claims:article_original", "get", READERS),
    Row("claims:changes", "get", READERS),
    Row("claims:changes", "post", NOT_THIS_WAY),
    Row("claims:add_claim", "get", EDITORS),
    Row(
        "claims:add_claim",
        "post",
        EDITORS_ACT,
        lambda world: {
            "revision": 2,
            "kind": "figure",
            "start": world.revised.text.index("employs"),
            "end": len(world.revised.text) - 1,
            "comparator": "=",
            "value": "300",
        },
    ),
    Row("claims:add_claim", "delete", NOT_THIS_WAY),
    Row("claims:take_back", "post", EDITORS_ACT),
    Row("claims:take_back", "get", NOT_THIS_WAY),
    Row("claims:claim", "get", READERS),
    Row("claims:claim", "post", NOT_THIS_WAY),
    Row("claims:correct", "post", EDITORS_ACT, lambda world: {"field": "unit", "value": "hour", "note": "misread"}),
    Row("claims:correct", "get", NOT_THIS_WAY),
    Row("claims:withdraw_correction", "post", EDITORS_ACT, lambda world: {"field": "unit"}),
    Row("claims:withdraw_correction", "get", NOT_THIS_WAY),
    Row(
        "claims:open_finding",
        "post",
        EDITORS_ACT,
        lambda world: {"others": [world.other.pk], "relation": "contradicts", "note": "these two differ"},
    ),
    Row("claims:open_finding", "get", NOT_THIS_WAY),
    Row("claims:findings", "get", READERS),
    Row("claims:finding", "get", READERS),
    Row("claims:finding", "post", NOT_THIS_WAY),
    Row(
        "claims:review",
        "post",
        EDITORS_ACT,
        lambda world: {"verdict": "contradiction", "prefers": "neither", "seen": world.review.pk},
    ),
    Row("claims:review", "get", NOT_THIS_WAY),
    Row("claims:undo", "post", EDITORS_ACT),
    Row("claims:undo", "get", NOT_THIS_WAY),
    Row("claims:second", "post", EDITORS_ACT, lambda world: {"seen": world.signed_once.reviews.get().pk}),
    Row("claims:second", "get", NOT_THIS_WAY),
    Row("claims:asked", "post", EDITORS_ACT, lambda world: {"asked-day": "2024-05-03"}),
    Row("claims:asked", "get", NOT_THIS_WAY),
    Row("claims:undo_asking", "post", EDITORS_ACT),
    Row("claims:undo_asking", "get", NOT_THIS_WAY),
    Row("claims:answer", "post", EDITORS_ACT, lambda world: {"answer-day": "2024-05-04", "answer-words": "None."}),
    Row("claims:answer", "get", NOT_THIS_WAY),
    Row("claims:card", "get", OPEN),  # shared by an editor; what is not, tests/web/test_cards.py asks for
    Row("claims:card", "post", (405, 405, 405, 405, 405)),
    Row("claims:oembed", "get", OPEN, lambda world: {"url": f"http://testserver{world.claim.get_absolute_url()}"}),
    Row("claims:oembed", "post", (405, 405, 405, 405, 405)),
    Row("claims:share", "post", EDITORS_ACT, lambda world: {"shared": "no"}),
    Row("claims:share", "get", NOT_THIS_WAY),
    Row("claims:version", "get", READERS),
    Row("claims:version", "post", NOT_THIS_WAY),
    Row("claims:claim_review", "get", READERS),
    Row("claims:claim_review", "post", NOT_THIS_WAY),
    Row("claims:claim_history", "get", READERS),
    Row("claims:history", "get", READERS),
    Row("claims:history", "post", NOT_THIS_WAY),
    Row("claims:export", "get", READERS),
    Row("claims:export", "post", NOT_THIS_WAY),
    Row("claims:assign", "post", EDITORS_ACT, lambda world: {"to": ""}),
    Row("claims:assign", "get", NOT_THIS_WAY),
    Row(
        "claims:together_preview",
        "get",
        EDITORS,
        lambda world: {"do": "contradiction", "finding": [world.finding.pk, world.question.pk]},
    ),
    Row("claims:together_preview", "post", NOT_THIS_WAY),
    Row(
        "claims:together_confirm",
        "post",
        EDITORS_ACT,
        lambda world: {"do": "assign:", "row": written(Shown.of(world.signed_once))},
    ),
    Row("claims:together_confirm", "get", NOT_THIS_WAY),
    Row("claims:together", "get", READERS),
    Row("claims:together", "post", NOT_THIS_WAY),
    Row("claims:together_undo", "post", EDITORS_ACT),
    Row("claims:together_undo", "get", NOT_THIS_WAY),
    Row("claims:load", "get", ADMINS),
    Row("claims:load_preview", "post", ADMINS, lambda world: {"text": "Wardens hired\n\nThe town hired 12 wardens."}),
    Row("claims:load_preview", "get", NOT_THIS_WAY),
    Row("claims:load_save", "post", ADMINS_ACT, lambda world: {"text": "Wardens hired\n\nThe town hired 12 wardens."}),
    Row("claims:load_save", "get", NOT_THIS_WAY),
    Row("claims:withdraw", "get", ADMINS),
    Row("claims:withdraw", "post", ADMINS_ACT, lambda world: {"ground": "court", "note": "An order of 3 May."}),
    Row("claims:reinstate", "get", ADMINS),
    Row("claims:reinstate", "post", ADMINS_ACT, lambda world: {"note": "The order was lifted."}),
    Row("claims:confirm_date", "post", ADMINS_ACT, lambda world: {"published": "2024-03-09"}),
    Row("claims:tokens", "get", READERS),
    Row("claims:tokens", "post", READERS, lambda world: {"name": "ticker", "scopes": ["read"], "days": "30"}),
    Row("claims:revoke_token", "post", THEIR_OWN),
    Row("claims:revoke_token", "get", NOT_THIS_WAY),
    Row("claims:following", "get", READERS),
    Row("claims:following", "post", NOT_THIS_WAY),
    Row("claims:follow", "post", READERS_ACT, lambda world: {"measure": world.claim.measure_id}),
    Row("claims:follow", "post", THEIR_OWN, lambda world: {"saved_filter": world.saved.pk}),
    Row("claims:follow", "get", NOT_THIS_WAY),
    Row("claims:stop_following", "post", READERS_ACT),
    Row("claims:stop_following", "get", NOT_THIS_WAY),
    Row("claims:save_filter", "post", READERS_ACT, lambda world: {"name": "open", "address": "/findings/"}),
    Row("claims:save_filter", "get", NOT_THIS_WAY),
    Row("claims:rename_filter", "post", THEIR_OWN, lambda world: {"name": "mine"}),
    Row("claims:rename_filter", "get", NOT_THIS_WAY),
    Row("claims:delete_filter", "post", THEIR_OWN),
    Row("claims:delete_filter", "get", NOT_THIS_WAY),
    Row("claims:renew_feeds", "post", READERS),
    Row("claims:renew_feeds", "get", NOT_THIS_WAY),
    Row("claims:end_feeds", "post", READERS_ACT),
    Row("claims:end_feeds", "get", NOT_THIS_WAY),
    Row("claims:digest", "post", READERS_ACT, lambda world: {"every": "day"}),
    Row("claims:digest", "get", NOT_THIS_WAY),
    Row("claims:unsubscribe", "get", OPEN),
    Row("claims:unsubscribe", "post", OPEN),
    Row("claims:inbox", "get", READERS),
    Row("claims:inbox", "post", NOT_THIS_WAY),
    Row("claims:mark_read", "post", READERS_ACT, lambda world: {"notice": "all"}),
    Row("claims:mark_read", "get", NOT_THIS_WAY),
    Row("claims:feed_measure", "get", READERS),
    Row("claims:feed_outlet", "get", READERS),
    Row("claims:feed_discrepancies", "get", READERS),
    Row("claims:feed_discrepancies", "post", NOT_THIS_WAY),
    Row("claims:feed_filter", "get", THEIR_OWN),
    # Whose secret it is counts, not who asks.
    *(Row(f"claims:secret_feed_{name}", "get", OPEN) for name in ("measure", "outlet", "filter", "discrepancies")),
    *(Row(f"claims:secret_feed_{name}", "post", (405,) * 5) for name in ("measure", "discrepancies")),
    Row("api:reference", "get", OPEN),
]

# What the API answers a session; what a token is for narrows it further, in TOKEN_TABLE.
API_TABLE = [
    Row("api:schema", "get", OPEN),
    Row("api:nowhere", "get", (404, 404, 404, 404, 404)),
    *(Row(f"api:{name}", "get", API_READERS) for name in ("claims", "claim", "findings", "finding", "finding_reviews")),
    *(Row(f"api:{name}", "get", API_READERS) for name in ("reviews", "review", "measures", "measure")),
    *(Row(f"api:{name}", "get", API_READERS) for name in ("articles", "article")),
    *(Row(f"api:{name}", "post", API_NOT_THIS_WAY) for name in ("claims", "claim", "findings", "finding", "reviews")),
    *(Row(f"api:{name}", "delete", API_NOT_THIS_WAY) for name in ("review", "measure", "measures", "article")),
    *(Row(f"api:{name}", "get", API_NOT_THIS_WAY) for name in ("second", "undo")),
    Row(
        "api:finding_reviews",
        "post",
        API_EDITORS,
        lambda world: {"verdict": "contradiction", "seen": world.review.pk, "shown": fingerprint(world.finding)},
        json=True,
    ),
    Row(
        "api:second",
        "post",
        API_EDITORS,
        lambda world: {"seen": world.signed_once.ruling_id, "shown": fingerprint(world.signed_once)},
        json=True,
    ),
    Row("api:undo", "post", API_EDITORS, lambda world: {"seen": world.review.pk}, json=True),
    Row("api:articles", "post", API_ADMINS, lambda world: {"text": "Wardens\n\nThe town hired 12."}, json=True),
]
TABLE += API_TABLE

# What a token of an editor, or of an admin, is answered where it was made for one thing alone, in the order of SCOPES.
# An editor's token never loads and an admin's never signs, whatever stands on it.
SCOPES = ("editor read", "editor review", "editor load", "admin read", "admin review", "admin load")
TOKEN_TABLE = {
    "get api:schema": (200, 200, 200, 200, 200, 200),
    "get api:nowhere": (404, 404, 404, 404, 404, 404),
    "post api:finding_reviews": (403, 201, 403, 403, 403, 403),
    "post api:second": (403, 201, 403, 403, 403, 403),
    "post api:undo": (403, 201, 403, 403, 403, 403),
    "post api:articles": (403, 403, 403, 403, 403, 201),
}
TOKENS_READ = (200, 403, 403, 200, 403, 403)
TOKENS_NOT_THIS_WAY = (405, 403, 403, 405, 403, 403)

# Django's own admin: who may list what. It sends everyone who is not staff to its log-in page.
ADMIN_TABLE = {
    "articles.outlet": (302, 302, 302, 200, 200),
    "articles.article": (302, 302, 302, 200, 200),
    "claims.measure": (302, 302, 302, 200, 200),
    "claims.measuredecision": (302, 302, 302, 200, 200),
    "claims.entity": (302, 302, 302, 200, 200),
    "claims.finding": (302, 302, 302, 200, 200),
    "claims.review": (302, 302, 302, 200, 200),
    "claims.crowdedblock": (302, 302, 302, 200, 200),
    "auth.user": (302, 302, 302, 403, 200),
    "auth.group": (302, 302, 302, 403, 200),
    # For superusers, when something has gone wrong.
    "axes.accessattempt": (302, 302, 302, 403, 403),
    "axes.accessfailurelog": (302, 302, 302, 403, 403),
    "axes.accesslog": (302, 302, 302, 403, 403),
    "django_tasks_database.dbtaskresult": (302, 302, 302, 403, 403),
}


@pytest.fixture
def world() -> World:
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
    revised = RevisionFactory(article=RevisionFactory().article, number=2)
    return World(
        claim, other, finding, review, signed_once, question, decision, free, token,
        *sheets, draft, batch, revised, withdrawn, saved, secret,
    )  # fmt: skip


@pytest.mark.parametrize("row", TABLE, ids=str)
def test_each_role_is_answered_as_the_table_says(row: Row, world: World) -> None:
    address, data = reverse(row.name, kwargs=world.arguments(row.name)), row.data(world)

    answers = {role: _answer(_client(role), row, address, data) for role in ROLES}

    assert {role: answer.status_code for role, answer in answers.items()} == dict(zip(ROLES, row.statuses, strict=True))
    if answers["anonymous"].status_code == 302:
        assert _goes_to_login(answers["anonymous"])


def test_each_token_is_answered_as_it_is_for(world: World) -> None:
    clients = [_token_client(*what.split()) for what in SCOPES]

    for row in API_TABLE:
        address, data = reverse(row.name, kwargs=world.arguments(row.name)), row.data(world)
        reads = TOKENS_READ if row.method == "get" and row.statuses == API_READERS else TOKENS_NOT_THIS_WAY
        statuses = tuple(_answer(client, row, address, data).status_code for client in clients)
        assert statuses == TOKEN_TABLE.get(str(row), reads), row


@pytest.mark.parametrize("label", ADMIN_TABLE)
def test_each_role_lists_in_the_admin_what_the_table_says(label: str) -> None:
    address = reverse(f"admin:{label.replace('.', '_')}_changelist")

    statuses = tuple(_client(role).get(address).status_code for role in ROLES)

    assert statuses == ADMIN_TABLE[label]


def test_table_has_every_address_of_the_site() -> None:
    assert {name for name in _names(get_resolver().url_patterns) if not name.startswith("admin:")} == {
        row.name for row in TABLE
    }
    assert {str(row) for row in API_TABLE} >= set(TOKEN_TABLE)


def test_table_has_every_model_of_the_admin() -> None:
    assert {model._meta.label_lower for model in admin.site._registry} == set(ADMIN_TABLE)


def test_a_page_never_offers_what_the_reader_may_not_do(world: World) -> None:
    address = world.finding.get_absolute_url()

    assert reverse("claims:review", args=[world.finding.pk]) in _client("editor").get(address).content.decode()
    for role in ("journalist", "admin"):
        page = _client(role).get(address).content.decode()
        assert reverse("claims:review", args=[world.finding.pk]) not in page
        assert reverse("claims:undo", args=[world.finding.pk]) not in page


def _answer(client: Client, row: Row, address: str, data: dict[str, Any]) -> HttpResponse:
    """What the client is answered; what it did is taken back, so that the next finds the same world."""
    with transaction.atomic():
        kind = {"content_type": "application/json"} if row.json else {}
        answer = getattr(client, row.method)(address, data, **kind)
        transaction.set_rollback(True)
    return answer


def _token_client(role: str, scope: str) -> Client:
    """A program with a token for one thing, of a new user in that role."""
    _, secret = ApiToken.issue(owner=UserFactory(role=role), name=scope, scopes=[scope], days=30)
    return Client(headers={"Authorization": f"Bearer {secret}"})


def _client(role: str) -> Client:
    if role == "anonymous":
        return Client()
    return client_of(None if role == "no group" else role)


def _goes_to_login(response: HttpResponse) -> bool:
    return response["Location"].startswith(reverse("login"))


def _names(patterns: list[URLPattern | URLResolver], namespace: str = "") -> set[str]:
    """The names of all addresses under these patterns; one without a name is told by its route."""
    names: set[str] = set()
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            names |= _names(pattern.url_patterns, inner)
        else:
            names.add(namespace + (pattern.name or str(pattern.pattern)))
    return names
