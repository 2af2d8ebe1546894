"""Who may do what: one table of every address, method and role."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from claims.forms_together import written
from claims.recording import (
    fingerprint,
)
from claims.recording.together import Shown
from tests.web.world import World

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
THEIR_OWN = (302, 403, 404, 404, 404)  # another user's is not here
NOT_THIS_WAY = (302, 405, 405, 405, 405)
# Programs are told 401 where people are sent to log in, and 403 before they are told of methods.
API_READERS = (401, 403, 200, 200, 200)
API_EDITORS = (401, 403, 403, 201, 403)
API_ADMINS = (401, 403, 403, 403, 201)
API_NOT_THIS_WAY = (401, 403, 405, 405, 405)


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
    # A link that is no longer good; one that is, tests/web/test_invitations.py follows.
    Row("invited", "get", OPEN),
    Row("invited", "post", OPEN),
    Row("password_change_done", "get", MEMBERS),
    Row("claims:health", "get", ADMINS),
    Row("claims:health", "post", NOT_THIS_WAY),
    Row("claims:retry_chores", "post", ADMINS_ACT),
    Row("claims:retry_chores", "get", NOT_THIS_WAY),
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
    Row("claims:article_file", "get", (302, 403, 403, 403, 404)),  # the article here was read out of no file
    Row("claims:read_as_english", "post", ADMINS_ACT),
    Row("claims:read_as_english", "get", NOT_THIS_WAY),
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
    Row("claims:loads", "get", ADMINS),
    Row("claims:loads", "post", NOT_THIS_WAY),
    Row("claims:load_progress", "get", ADMINS),
    Row("claims:load_progress", "post", NOT_THIS_WAY),
    Row("claims:cancel_load", "post", ADMINS_ACT),
    Row("claims:cancel_load", "get", NOT_THIS_WAY),
    Row("claims:retry_load", "post", ADMINS_ACT),
    Row("claims:retry_load", "get", NOT_THIS_WAY),
    Row("claims:release_load", "post", ADMINS_ACT),
    Row("claims:release_load", "get", NOT_THIS_WAY),
    Row("claims:source_feeds", "get", ADMINS),
    Row("claims:source_feeds", "post", NOT_THIS_WAY),
    Row("claims:preview_feed", "post", ADMINS, lambda world: {"url": "http://127.0.0.1/feed"}),
    Row("claims:preview_feed", "get", NOT_THIS_WAY),
    Row("claims:add_feed", "post", ADMINS, lambda world: {"url": "https://paper.example/feed", "name": ""}),
    Row("claims:add_feed", "get", NOT_THIS_WAY),
    Row("claims:source_feed", "get", ADMINS),
    Row("claims:source_feed", "post", NOT_THIS_WAY),
    Row("claims:poll_feed", "post", ADMINS_ACT),
    Row("claims:poll_feed", "get", NOT_THIS_WAY),
    Row("claims:set_feed_state", "post", ADMINS_ACT, lambda world: {"state": "paused"}),
    Row("claims:set_feed_state", "get", NOT_THIS_WAY),
    Row("claims:bookmarklet", "get", ADMINS),
    Row("claims:bookmarklet", "post", NOT_THIS_WAY),
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
    "claims.apitoken": (302, 302, 302, 403, 200),
    "auth.user": (302, 302, 302, 403, 200),
    "auth.group": (302, 302, 302, 403, 200),
    # For superusers, when something has gone wrong.
    "axes.accessattempt": (302, 302, 302, 403, 403),
    "axes.accessfailurelog": (302, 302, 302, 403, 403),
    "axes.accesslog": (302, 302, 302, 403, 403),
    "django_tasks_database.dbtaskresult": (302, 302, 302, 403, 403),
}

# What else there is in it: our own pages, and what adds a row. Asked of an outlet, an entity and a user.
ADMIN_PAGES = {
    "articles_outlet_merge": (302, 302, 302, 403, 200),
    "claims_entity_merge": (302, 302, 302, 200, 200),
    "auth_user_invite": (302, 302, 302, 403, 200),
    "articles_outlet_add": (302, 302, 302, 403, 200),
    "articles_article_add": (302, 302, 302, 403, 403),
    "claims_entity_add": (302, 302, 302, 200, 200),
    "claims_measure_add": (302, 302, 302, 200, 200),
    "claims_apitoken_add": (302, 302, 302, 403, 403),
    "claims_finding_add": (302, 302, 302, 403, 403),
    "claims_review_add": (302, 302, 302, 403, 403),
    "auth_user_add": (302, 302, 302, 403, 200),
    "auth_group_add": (302, 302, 302, 403, 403),
}
