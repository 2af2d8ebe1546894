"""What nobody types but anybody can send: every address answers it with a page, never with a fault."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import get_resolver, reverse

from claims.models import Claim, Correction, Finding
from claims.recording.readings import reading_of, statement_of
from tests.conftest import client_of
from tests.factories import (
    ArticleFactory,
    ClaimFactory,
    FindingFactory,
    MeasureFactory,
    ReviewFactory,
    RevisionFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

NUL = "an\0other"
LONG = "ten thousand " * 800
LISTS = (
    "claims:desk",
    "claims:search",
    "claims:timeline",
    "claims:measures",
    "claims:articles",
    "claims:findings",
    "claims:following",
    "claims:inbox",
    "claims:load",
)
PARAMETERS = (
    "page", "find", "compare", "correct", "revision", "after", "state", "relation", "verdict", "measure", "found_by",
    "kind", "outlet", "entity", "who", "period_from", "period_to", "published_from", "published_to", "words",
    "untracked", "date", "q", "old", "sort", "show", "all", "next", "view", "scale", "zoom",
)  # fmt: skip
VALUES = (
    NUL,
    LONG,
    "-1",
    "0",
    "abc",
    "٣",
    "²",
    str(2**70),
    "%s%n{0}{{1}}",
    "1' OR '1'='1",
    "2024-02-31",
    "9999",
    "0000",
)


def addresses(claim: Claim, finding: Finding) -> list[str]:
    return [
        *(reverse(name) for name in LISTS if name != "claims:load"),
        claim.get_absolute_url(),
        finding.get_absolute_url(),
        claim.measure.get_absolute_url(),
        claim.revision.article.get_absolute_url(),
        reverse("claims:article_original", args=[claim.revision.article_id]),
    ]


@pytest.mark.parametrize("value", VALUES, ids=lambda value: ascii(value[:12]))
def test_parameters_of_an_address_may_hold_anything(editor_client: Client, value: str):
    claim = ClaimFactory()
    finding = FindingFactory(sides=[[claim], [ClaimFactory(measure=claim.measure)]])
    given = dict.fromkeys(PARAMETERS, value)
    asked = [(address, given) for address in addresses(claim, finding)]
    # A version that is not there ends an article's page before the rest is looked at.
    asked.append((claim.revision.article.get_absolute_url(), {**given, "revision": "1"}))
    answers = [(address, editor_client.get(address, query).status_code) for address, query in asked]
    assert [(address, status) for address, status in answers if status not in (200, 302, 404)] == []


@pytest.mark.parametrize("number", [0, 2**31, 2**63 - 1, 2**63])
def test_numbers_that_name_nothing_are_not_found(editor_client: Client, number: int):
    names = {
        pattern.name: ["pk", "number"] if "<int:number>" in str(pattern.pattern) else ["pk"]
        for pattern in get_resolver().url_patterns[-1].url_patterns  # the desk's own addresses
        if "<int:pk>" in str(pattern.pattern) and "<str:secret>" not in str(pattern.pattern)
    }
    assert len(names) > 8
    statuses = set()
    for name, wanted in names.items():
        address = reverse(f"claims:{name}", kwargs=dict.fromkeys(wanted, number))
        statuses |= {editor_client.get(address).status_code, editor_client.post(address).status_code}
    assert statuses <= {403, 404, 405}


@pytest.mark.parametrize(
    "words", [NUL, LONG, "hours " * 20, "A" * 250, "<script>alert(1)</script>"], ids=lambda words: ascii(words[:9])
)
def test_editors_forms_take_any_words_or_say_why_not(editor_client: Client, words: str):
    claim, finding = ClaimFactory(), FindingFactory()
    claim.machine = reading_of(statement_of(claim)) | {"measure": claim.measure.name}
    claim.save()
    Correction.objects.create(claim=claim, field="unit", value="hour", created_by=ReviewFactory().reviewer)
    posts = [
        (reverse("claims:correct", args=[claim.pk]), {"field": field, "value": words, "note": words})
        for field in (
            "value",
            "unit",
            "counted",
            "measure",
            "entity",
            "period_start",
            "attribution",
            "trackable",
            words,
        )
    ]
    posts += [
        (reverse("claims:correct", args=[claim.pk]), {"field": "value", "value": words, "note": ""}),
        (reverse("claims:withdraw_correction", args=[claim.pk]), {"field": "unit", "note": words}),
        (reverse("claims:withdraw_correction", args=[claim.pk]), {"field": words}),
        (reverse("claims:open_finding", args=[claim.pk]), {"find": words, "numbers": words, "relation": words}),
        (reverse("claims:open_finding", args=[claim.pk]), {"others": [words], "relation": "contradicts"}),
        (reverse("claims:review", args=[finding.pk]), {"verdict": "contradiction", "note": words, "seen": "0"}),
        (reverse("claims:review", args=[finding.pk]), {"verdict": words, "seen": words, "shown": words}),
        (reverse("claims:undo", args=[finding.pk]), {"note": words, "seen": words}),
        (reverse("claims:undo", args=[finding.pk]), {"note": words, "seen": str(finding.reviews.last() and 1)}),
        (
            reverse("claims:edit_measure", args=[claim.measure.slug]),
            {"name": words, "unit_class": words, "definition": words, "phrases": words},
        ),
    ]  # fmt: skip
    answers = [(address, given, editor_client.post(address, given).status_code) for address, given in posts]
    assert [row for row in answers if row[2] not in (200, 302, 400, 422)] == []


@pytest.mark.parametrize("words", [NUL, LONG], ids=lambda words: ascii(words[:9]))
def test_loading_takes_any_words_or_says_why_not(admin_client: Client, words: str):
    posts = [
        (reverse(name), dict.fromkeys(fields, words))
        for name in ("claims:load_preview", "claims:load_save")
        for fields in (("text",), ("text", "outlet"), ("text", "published"), ("pages",), ("sealed",), ("outlet",))
    ]
    answers = [(address, admin_client.post(address, given).status_code) for address, given in posts]
    assert [row for row in answers if row[1] not in (200, 302, 400, 422)] == []


@pytest.mark.parametrize("role", [None, "journalist", "editor", "admin"])
def test_no_answer_lacks_its_guards(role: str | None):
    client = client_of(role)
    client.raise_request_exception = False
    claim = ClaimFactory()
    for address in (
        "/",
        "/nowhere/",
        f"/c/{claim.pk}/",
        "/load/",
        "/findings/0/",
        "/admin/",
        "/accounts/login/",
        "/c/x",
    ):
        answer = client.get(address)
        policy = answer.headers["Content-Security-Policy"]
        assert "script-src 'self'" in policy, address
        assert "unsafe" not in policy, address
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "target", ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "javascript:alert(1)"]
)
def test_nobody_is_sent_to_another_site_after_logging_in(client: Client, target: str):
    User.objects.create_user("reader", password="a-long-and-odd-word")
    before = client.get("/accounts/login/", {"next": target}).cookies["csrftoken"].value
    given = {"username": "reader", "password": "a-long-and-odd-word", "next": target}
    answer = client.post("/accounts/login/", given)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    assert client.cookies["csrftoken"].value != before


def test_a_session_made_before_logging_in_is_worth_nothing_after(client: Client):
    User.objects.create_user("reader", password="a-long-and-odd-word")
    planted = client.session
    planted["mark"] = 1
    planted.save()
    client.cookies["sessionid"] = planted.session_key
    client.post("/accounts/login/", {"username": "reader", "password": "a-long-and-odd-word"})
    assert client.cookies["sessionid"].value != planted.session_key


def test_nothing_is_done_without_the_token_of_the_form():
    """Whoever asks: the token is looked at before the role is."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(UserFactory(role="editor"))
    statuses = set()
    for pattern in get_resolver().url_patterns[-1].url_patterns:
        if pattern.name == "unsubscribe":  # its token is of another kind
            continue
        samples = {"pk": 1, "number": 1, "slug": "a", "what": "claims", "form": "csv", "secret": "a"}
        parts = {name: samples[name] for name in pattern.pattern.converters}
        statuses.add(client.post(reverse(f"claims:{pattern.name}", kwargs=parts)).status_code)
    statuses |= {client.post(reverse(name)).status_code for name in ("logout", "password_change", "login")}
    assert statuses == {403}


def test_a_form_sent_twice_opens_one_finding(editor_client: Client):
    claim, other = ClaimFactory(), ClaimFactory()
    for _ in range(2):
        editor_client.post(
            reverse("claims:open_finding", args=[claim.pk]), {"others": [other.pk], "relation": "contradicts"}
        )
    assert Finding.objects.filter(found_by="editor").count() == 1


@pytest.mark.parametrize("role", ["editor", "admin"])
def test_words_of_others_are_shown_as_words(role: str):
    evil = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>"
    author = UserFactory(role="editor", username="reader", first_name=evil)
    article = ArticleFactory(
        headline=evil,
        byline=evil,
        standfirst=evil,
        published_reason=evil,
        url="https://bell.example/",
        outlet__name=evil,
    )
    text = f"{evil} The council employs 300 wardens."
    revision = RevisionFactory(article=article, text=text, dropped=[{"step": evil, "text": evil, "why": evil}])
    measure = MeasureFactory(name=evil)
    measure.aliases.create(phrase=evil)
    claim = ClaimFactory(
        revision=revision, measure=measure, surface=evil, start=0, end=len(evil), sentence=text, sentence_start=0,
        sentence_end=len(text), counted=evil, entity__name=evil, attribution=evil, period_words=evil, unit=evil[:40],
        because={"value": evil, "period": evil}, scope={"subset": evil}, what=evil, trend="<b>up</b>",
    )  # fmt: skip
    Correction.objects.create(claim=claim, field="counted", value=evil, note=evil, created_by=author)
    finding = FindingFactory(
        sides=[[claim], [ClaimFactory(measure=measure)]], measure=measure, explanation=evil, note=evil
    )
    ReviewFactory(finding=finding, note=evil, ask_whom=evil, prefers=evil, reviewer=author, verdict="needs_reporting")
    client = client_of(role)
    given = dict.fromkeys(("words", "entity", "who", "find", "state", "measure", "page", "period_from"), evil)
    pages = [
        (address, client.get(address, asked, follow=True))
        for address in addresses(claim, finding)
        if "original" not in address
        for asked in ({}, given, {"state": "all"}, {"correct": "counted", "compare": ""})
    ]
    assert {(address, page.status_code) for address, page in pages if page.status_code not in (200, 404)} == set()
    for address, page in pages:
        assert "<script>alert" not in page.content.decode(), address
        assert "<img src=x" not in page.content.decode(), address
    original = client.get(reverse("claims:article_original", args=[article.pk]))
    assert original.headers["Content-Type"].startswith("text/plain")
