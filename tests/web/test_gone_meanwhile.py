"""A loader reads a text anew while an editor decides: what they decided on may be gone when their turn comes."""

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import Claim, Correction, Finding, Review
from claims.recording import corrections, reviews
from tests.factories import ClaimFactory, FindingFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["claims:review", "claims:undo"])
def test_a_finding_that_went_meanwhile_is_said_to_be_gone(
    editor_client: Client, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    finding = FindingFactory()
    monkeypatch.setattr(reviews, "wait_for_turn", lambda: Finding.objects.all().delete())

    page = editor_client.post(reverse(name, args=[finding.pk]), {"verdict": "contradiction"}, follow=True)

    assert page.redirect_chain == [(reverse("claims:findings"), 302)]
    assert "Nothing was signed" in page.content.decode()
    assert not Review.objects.exists()


def test_a_claim_that_went_meanwhile_is_said_to_be_gone(editor_client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    claim, _ = ClaimFactory(), ClaimFactory()
    monkeypatch.setattr(corrections, "wait_for_turn", lambda: Claim.objects.filter(pk=claim.pk).delete())

    page = editor_client.post(reverse("claims:correct", args=[claim.pk]), {"field": "unit", "value": "week"})

    assert page.status_code == 410
    assert not Correction.objects.exists()
