"""Addresses that stay: of a claim, of each reading of it, and of its verdict as ClaimReview."""

import pytest

from claims.models import Claim, ClaimVersion, DroppedClaim
from claims.recording import correct_claim, sign_review, withdraw_correction
from tests.db.saying import of
from tests.factories import FindingFactory, UserFactory

pytestmark = pytest.mark.django_db


def address_of(claim: Claim, number: int) -> str:
    return f"/c/{claim.pk}/v/{number}/"


@pytest.fixture
def corrected(read, editor) -> Claim:
    """A claim that was read, corrected twice, and taken back once."""
    claim = read(of("patrol wardens", 300)).claims.get()
    correct_claim(claim=claim, field="value", value="310", note="", by=editor)
    correct_claim(claim=claim, field="unit", value="week", note="", by=editor)
    withdraw_correction(claim=claim, field="value", note="", by=editor)
    return claim


def test_each_version_shows_what_the_desk_went_by_then(journalist_client, corrected):
    shown = []
    for number in (1, 2, 3, 4):
        fields = {row.name: row.value for row in journalist_client.get(address_of(corrected, number)).context["fields"]}
        shown.append((fields["value"], fields["unit"]))

    assert shown == [("300", "count"), ("310", "count"), ("310", "week"), ("300", "week")]
    page = journalist_client.get(address_of(corrected, 2)).content.decode()
    assert "when an editor’s correction changed it" in page
    assert journalist_client.get(address_of(corrected, 0)).status_code == 404
    assert journalist_client.get(address_of(corrected, 5)).status_code == 404
    assert address_of(corrected, 4) in journalist_client.get(corrected.get_absolute_url()).content.decode()


def test_another_reading_is_a_version_and_the_same_one_is_none(journalist_client, read):
    revision = read(of("patrol wardens", 300))
    claim = revision.claims.get()
    read(of("patrol wardens", 300), revision=revision)
    assert not ClaimVersion.objects.exists()

    read(of("patrol wardens", 300, entity="Dale Council"), revision=revision)

    fields = {row.name: (row.value, row.now) for row in journalist_client.get(address_of(claim, 1)).context["fields"]}
    assert fields["entity"] == ("Borough Council", "Dale Council")
    assert ClaimVersion.objects.get().ended_by == ClaimVersion.EndedBy.READING


def test_an_address_without_its_last_stroke_leads_to_it(journalist_client, corrected):
    for address in (f"/c/{corrected.pk}", f"/c/{corrected.pk}/v/1"):
        response = journalist_client.get(address)
        assert (response.status_code, response["Location"]) == (301, f"{address}/")


def test_a_claim_that_is_read_no_longer_is_gone_at_all_its_addresses(journalist_client, read):
    revision = read(of("patrol wardens", 300))
    claim = revision.claims.get()
    read(of("patrol wardens", 300, entity="Dale Council"), revision=revision)

    read(revision=revision)

    assert DroppedClaim.objects.get().number == claim.pk
    for path in ("", "v/1/", "history/", "claimreview.json"):
        response = journalist_client.get(f"/c/{claim.pk}/{path}")
        assert response.status_code == 410, path
        assert "which no longer read it" in response.content.decode()


def test_the_page_of_a_signed_claim_leads_to_its_claim_review(journalist_client):
    finding = FindingFactory()
    claim = finding.sides.first().claims.get()
    link = (
        f'<link rel="alternate" type="application/ld+json" title="ClaimReview" href="/c/{claim.pk}/claimreview.json">'
    )
    assert journalist_client.get(f"/c/{claim.pk}/claimreview.json").status_code == 404
    assert link not in journalist_client.get(claim.get_absolute_url()).content.decode()

    sign_review(finding=finding, by=UserFactory(), verdict="contradiction")

    assert link in journalist_client.get(claim.get_absolute_url()).content.decode()
    response = journalist_client.get(f"/c/{claim.pk}/claimreview.json")
    assert response["Content-Type"] == "application/ld+json"
    assert response.json()["url"] == f"http://testserver/c/{claim.pk}/"


@pytest.mark.parametrize("versions", [1, 50])
def test_a_version_costs_the_same_however_many_there_are(
    journalist_client,
    read,
    versions,
    django_assert_max_num_queries,
):
    claim = read(of("patrol wardens", 300)).claims.get()
    ClaimVersion.objects.bulk_create(
        ClaimVersion(claim=claim, number=n, reading=claim.machine, rules_version=1, ended_by="reading")
        for n in range(1, versions + 1)
    )

    with django_assert_max_num_queries(8):
        assert journalist_client.get(address_of(claim, 1)).status_code == 200
