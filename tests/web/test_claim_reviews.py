"""ClaimReview: only what was signed and is in force, with every field that readers of the format ask for."""

import datetime
import json
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from claims.models import Claim, Finding
from claims.recording import second_review, sign_review, undo_review
from tests.factories import ClaimFactory, FindingFactory, MeasureFactory, UserFactory

pytestmark = pytest.mark.django_db


def reviews(client: Client) -> list[dict[str, Any]]:
    """The ClaimReviews of the whole desk."""
    response = client.get("/export/claims.claimreview.jsonl?untracked=on")
    return [json.loads(line) for line in b"".join(response.streaming_content).decode().splitlines()]


@pytest.fixture
def two(db: None) -> tuple[Claim, Claim, Finding]:
    """Two articles with numbers that exclude each other, the first on the web."""
    measure = MeasureFactory(name="wardens in post")
    one = ClaimFactory(measure=measure, revision__article__url="https://gazette.example/wardens")
    other = ClaimFactory(measure=measure, value=Decimal(320), attribution="a council spokesman")
    finding = FindingFactory(measure=measure, sides=[[one], [other]])
    return one, other, finding


def test_a_review_has_what_readers_of_the_format_require(journalist_client, two, settings):
    settings.FACTDESK_NAME = "The Dale Desk"
    one, _, finding = two
    sides = [side.says for side in finding.sides.all()]
    sign_review(finding=finding, by=UserFactory(), verdict="contradiction", prefers=sides[0])

    review, of_other = sorted(reviews(journalist_client), key=lambda row: row["url"])

    # Required by Google's guide: claimReviewed, reviewRating with alternateName, url on the site of the review.
    assert (review["@context"], review["@type"]) == ("https://schema.org", "ClaimReview")
    assert review["url"] == f"http://testserver/c/{one.pk}/"
    assert 0 < len(review["claimReviewed"]) <= 75
    assert "contradict" not in review["claimReviewed"].lower()
    assert review["reviewRating"] == {
        "@type": "Rating", "alternateName": "Contradicted by other reports; this one is preferred",
    }  # fmt: skip
    assert of_other["reviewRating"]["alternateName"] == f"Contradicted: preferred is {sides[0]}"
    # Recommended by it.
    assert review["author"] == {"@type": "Organization", "name": "The Dale Desk", "url": "http://testserver/"}
    assert review["datePublished"] == datetime.date.today().isoformat()
    item = review["itemReviewed"]
    assert (item["@type"], item["text"], item["datePublished"]) == ("Claim", one.sentence, "2024-03-08")
    assert item["author"]["name"] == one.revision.article.outlet.name
    assert item["appearance"][0]["url"] == "https://gazette.example/wardens"
    assert of_other["itemReviewed"]["author"]["name"] == "a council spokesman"


def test_what_is_not_signed_or_not_in_force_is_no_review(journalist_client, two):
    *_, finding = two
    editor = UserFactory(role="editor")
    assert reviews(journalist_client) == []

    sign_review(finding=finding, by=editor, verdict="needs_reporting", ask_what="How many?")
    assert reviews(journalist_client) == []
    sign_review(finding=finding, by=editor, verdict="not_contradiction", reason="period")
    assert {row["reviewRating"]["alternateName"] for row in reviews(journalist_client)} == {
        "Not a contradiction: other period"
    }
    Finding.objects.filter(pk=finding.pk).update(changed_since=True)
    assert reviews(journalist_client) == []
    Finding.objects.filter(pk=finding.pk).update(changed_since=False, live=False)
    assert reviews(journalist_client) == []
    Finding.objects.filter(pk=finding.pk).update(live=True)
    undo_review(finding=finding, by=editor)
    assert reviews(journalist_client) == []


def test_where_two_must_sign_there_is_no_review_before_they_have(journalist_client):
    finding = FindingFactory(measure=MeasureFactory(second_signature=True))
    sign_review(finding=finding, by=UserFactory(), verdict="contradiction")
    assert reviews(journalist_client) == []

    second_review(finding=finding, by=UserFactory())

    assert len(reviews(journalist_client)) == 2


def test_a_claim_has_one_review_however_many_verdicts_it_has_and_the_gravest_counts(journalist_client, two):
    one, _, finding = two
    again = FindingFactory(sides=[[one], [ClaimFactory()]])
    sign_review(finding=finding, by=UserFactory(), verdict="contradiction")
    sign_review(finding=again, by=UserFactory(), verdict="not_contradiction", reason="rounding")

    mine = [row for row in reviews(journalist_client) if row["url"].endswith(f"/c/{one.pk}/")]

    assert [row["reviewRating"]["alternateName"] for row in mine] == [
        "Contradicted by other reports; neither is preferred"
    ]
