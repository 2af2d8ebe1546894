"""What a withdrawn article leaves on pages, in files and in programs' answers: that it was withdrawn, and why."""

import io
import zipfile
from dataclasses import dataclass

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from articles.models import Article, Withdrawal
from articles.withdrawing import withdraw_article
from claims.exports import FORMATS
from claims.models import Claim, DroppedClaim, Finding
from claims.recording import open_finding, record_revision, sign_review
from tests.factories import OutletFactory, RevisionFactory, UserFactory

pytestmark = pytest.mark.django_db

# Words that stand in the withdrawn article alone.
SECRETS = ("quokka", "zebedee", "8,317", "8317")


@dataclass(frozen=True)
class Desk:
    """One article to withdraw, one that stays, and findings of both."""

    claim: Claim
    other: Claim
    finding: Finding
    by_hand: Finding

    @property
    def article(self) -> Article:
        return self.claim.revision.article

    @property
    def addresses(self) -> dict[str, str]:
        """Every address that named the article or something of it."""
        return {
            "claim": self.claim.get_absolute_url(),
            "article": self.article.get_absolute_url(),
            "original": f"{self.article.get_absolute_url()}original/",
            "finding": self.finding.get_absolute_url(),
            "by hand": self.by_hand.get_absolute_url(),
        }


@pytest.fixture
def desk(db: None) -> Desk:
    text = "Quokka wardens leave\n\nDale Council employs 8,317 park wardens, said Zebedee Quokka of the union."
    outlet = OutletFactory(name="The Dale Post")
    first = RevisionFactory(text=text, article__headline="Quokka wardens leave", article__outlet=outlet)
    second = RevisionFactory(text="Dale Council employs 450 park wardens.")
    for revision in (first, second):
        record_revision(revision=revision)
    claim, other = (revision.claims.filter(kind="figure").first() for revision in (first, second))
    editor = UserFactory(role="editor")
    finding = Finding.objects.filter(sides__claims=claim).first()
    sign_review(finding=finding, by=editor, verdict="contradiction")
    return Desk(claim, other, finding, open_finding(claims=[claim, other], relation="contradicts", note="", by=editor))


def withdraw(article: Article) -> Withdrawal:
    return withdraw_article(
        article=article, ground="court", note="Order no. 7 for Z.", public_words="The court sits again in May.",
        by=UserFactory(role="admin"),
    )  # fmt: skip


def body(response: HttpResponse) -> str:
    """All that is sent, unpacked."""
    data = b"".join(response.streaming_content) if response.streaming else response.content
    if response.get("Content-Type") == "application/zip":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "".join(archive.read(name).decode() for name in archive.namelist())
    return data.decode()


def lists() -> list[str]:
    """Every address without a number or name in it, every kind of file, and the lists asked for what was withdrawn."""
    found = []
    for name in _names(get_resolver().url_patterns):
        try:
            found.append(reverse(name))
        except NoReverseMatch:
            continue
    files = [reverse("claims:export", args=[what, form]) for what, forms in FORMATS.items() for form in forms]
    asked = ["/timeline/?words=wardens&untracked=on", "/search/?q=wardens", "/search/?q=wardens&in=articles&old=1",
             "/measures/?all=1", "/findings/?state=all", "/findings/?state=decided",
             "/export/claims.jsonl?untracked=on", "/export/findings.jsonl?state=all"]  # fmt: skip
    return [*found, *files, *asked]


def _names(patterns: list[URLPattern | URLResolver], namespace: str = "") -> list[str]:
    names: list[str] = []
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            names += _names(
                pattern.url_patterns, f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            )
        elif pattern.name and not namespace.startswith("admin:"):
            names.append(namespace + pattern.name)
    return names


def leaks(client: Client) -> set[str]:
    """The addresses at which words of the article stand."""
    answers = {address: body(client.get(address)) for address in lists()}
    return {address for address, said in answers.items() if any(word in said.lower() for word in SECRETS)}


def test_no_list_file_or_answer_to_a_program_shows_it(journalist_client, editor_client, desk):
    before = leaks(journalist_client)
    assert {"/", "/timeline/", "/articles/", "/export/claims.csv", "/export/claims.zip", "/api/v1/claims/",
            "/search/?q=wardens", "/findings/?state=decided"} <= before  # fmt: skip

    withdraw(desk.article)

    assert leaks(journalist_client) == set()
    assert leaks(editor_client) == set()
    other = journalist_client.get(f"/c/{desk.other.pk}/").content.decode()
    assert not any(word in other.lower() for word in SECRETS)


def test_every_old_address_says_that_it_was_withdrawn_when_and_why(journalist_client, desk):
    row = withdraw(desk.article)

    for name, address in desk.addresses.items():
        response = journalist_client.get(address)
        page = response.content.decode()
        assert response.status_code == 410, name
        assert "was withdrawn on" in page
        assert f"{row.created_at.day} {row.created_at:%B %Y}" in page
        assert "by order of a court. The court sits again in May." in page
        assert "Order no. 7" not in page
        assert not any(word in page.lower() for word in SECRETS), name


def test_programs_are_told_that_it_is_gone(journalist_client, desk):
    withdraw(desk.article)

    claim, article, finding = (
        journalist_client.get(f"/api/v1/{path}/")
        for path in (f"claims/{desk.claim.pk}", f"articles/{desk.article.pk}", f"findings/{desk.finding.pk}")
    )

    assert (claim.status_code, article.status_code, finding.status_code) == (410, 410, 404)
    assert "by order of a court" in claim.json()["detail"]


def test_an_admin_withdraws_by_hand_and_brings_back(admin_client, journalist_client, desk):
    form = f"{desk.article.get_absolute_url()}withdraw/"
    assert form in admin_client.get(desk.article.get_absolute_url()).content.decode()
    assert form not in journalist_client.get(desk.article.get_absolute_url()).content.decode()
    refused = admin_client.post(form, {"ground": "", "note": ""}).content.decode()
    assert "Choose the ground on which it is withdrawn." in refused
    assert "Note who asked for it" in refused

    page = admin_client.post(form, {"ground": "error", "note": "Wrong town."}, follow=True)
    assert page.status_code == 410
    assert "Wrong town." in page.content.decode()
    assert "Quokka wardens leave" in admin_client.get("/articles/?withdrawn=1").content.decode()

    page = admin_client.post(f"{desk.article.get_absolute_url()}reinstate/", {"note": "It was right."}, follow=True)
    assert page.status_code == 200
    assert journalist_client.get(desk.claim.get_absolute_url()).status_code == 200


def test_nobody_decides_on_what_is_withdrawn(editor_client, desk):
    withdraw(desk.article)

    answers = [
        editor_client.post(f"/findings/{desk.finding.pk}/review/", {"verdict": "contradiction"}),
        editor_client.post(f"/findings/{desk.finding.pk}/undo/"),
        editor_client.post(f"/c/{desk.claim.pk}/correct/", {"field": "unit", "value": "week"}),
        editor_client.post(f"/c/{desk.claim.pk}/compare/", {"others": [desk.other.pk], "relation": "contradicts"}),
    ]

    assert [answer.status_code for answer in answers] == [404, 404, 404, 404]
    assert desk.finding.reviews.count() == 1
    page = editor_client.post(
        f"/c/{desk.other.pk}/compare/",
        {"numbers": str(desk.claim.pk), "relation": "contradicts", "note": "these two differ"},
    )
    assert f"There is no claim with the number {desk.claim.pk}" in page.content.decode()


def test_a_dropped_claim_says_when_it_was_dropped(journalist_client, desk):
    DroppedClaim.objects.create(number=10_000, article=desk.article, rules_version=4)

    page = journalist_client.get("/c/10000/")

    assert page.status_code == 410
    assert "read anew by version 4 of the rules, which no longer read it" in page.content.decode()
    assert journalist_client.get("/c/10001/").status_code == 404
