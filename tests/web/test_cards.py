"""One claim for strangers: only while an editor shares it, without a script, and able to say that it was withdrawn."""

import pytest
from django.test import Client

from articles.withdrawing import withdraw_article
from claims.models import Claim, ClaimSharing, Finding
from claims.recording import share_claim, sign_review
from tests.factories import ClaimFactory, FindingFactory, UserFactory

pytestmark = pytest.mark.django_db

HOSTILE = 'The council employs <script>alert(1)</script> "300" wardens.'


@pytest.fixture
def stranger() -> Client:
    return Client()


@pytest.fixture
def shared(db: None) -> Claim:
    claim = ClaimFactory(sentence=HOSTILE, revision__article__url="https://gazette.example/wardens?a=1&b=2")
    share_claim(claim=claim, shared=True, by=UserFactory(role="editor"), note="For the readers' page.")
    return claim


def ask(client: Client, claim: Claim, **given: str):
    return client.get("/oembed/", {"url": f"http://testserver/c/{claim.pk}/", **given})


def test_strangers_see_a_shared_claim_with_its_words_reading_source_and_state(stranger, shared):
    response = stranger.get(f"/c/{shared.pk}/card/")
    page = response.content.decode()

    assert response.status_code == 200
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "printed 8 March 2024" in page
    assert "Nothing that the desk has read speaks against it" in page
    assert 'href="https://gazette.example/wardens?a=1&amp;b=2#:~:text=The%20council' in page
    assert "frame-ancestors *" in response["Content-Security-Policy"]
    assert "script-src 'self'" in response["Content-Security-Policy"]
    assert "X-Frame-Options" not in response


def test_no_other_page_may_be_framed(journalist_client, shared):
    response = journalist_client.get(shared.get_absolute_url())

    assert "frame-ancestors 'none'" in response["Content-Security-Policy"]
    assert response["X-Frame-Options"] == "DENY"


def test_what_nobody_shares_is_not_even_known_to_strangers(stranger, editor_client):
    claim = ClaimFactory()

    for client in (stranger, editor_client):
        assert client.get(f"/c/{claim.pk}/card/").status_code == 404
        assert ask(client, claim).status_code == 404
    unknown = stranger.get("/c/99999/card/")
    assert unknown.status_code == 404
    assert unknown.content == stranger.get(f"/c/{claim.pk}/card/").content


def test_oembed_gives_an_escaped_quotation_within_the_width_asked_for(stranger, shared, settings):
    settings.FACTDESK_NAME = "The Dale Desk"
    card = f"http://testserver/c/{shared.pk}/card/"
    assert f'type="application/json+oembed" href="http://testserver/oembed/?url={card}&amp;format=json"' in (
        stranger.get(card).content.decode()
    )

    told = ask(stranger, shared, maxwidth="300", format="json").json()

    assert (told["version"], told["type"], told["provider_name"]) == ("1.0", "rich", "The Dale Desk")
    assert (told["width"], told["height"]) == (300, 240)
    assert told["html"].startswith("<blockquote cite=")
    assert "<script" not in told["html"]
    assert "&lt;script&gt;" in told["html"]
    assert ask(stranger, shared).json()["width"] == 560
    for address in (f"http://testserver/c/{shared.pk}", f"http://testserver/c/{shared.pk}/v/1/", card):
        assert ask(stranger, shared, url=address).status_code == 200


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"format": "xml"}, 501),
        ({"maxwidth": "wide"}, 400),
        ({"maxwidth": "0"}, 400),
        ({"url": "http://elsewhere.example/c/1/"}, 404),
        ({"url": "http://testserver/timeline/"}, 404),
        ({"url": "http://[broken"}, 404),
        ({"url": ""}, 404),
    ],
)
def test_oembed_refuses_in_words_what_it_cannot_answer(stranger, shared, given, status):
    response = ask(stranger, shared, **given)

    assert response.status_code == status
    assert response.json()["error"]


def test_what_was_shared_and_is_withdrawn_says_so(stranger, shared):
    withdraw_article(
        article=shared.revision.article, ground="error", public_words="Wrong town.", note="x", by=UserFactory()
    )
    response = stranger.get(f"/c/{shared.pk}/card/")
    page = response.content.decode()

    assert response.status_code == 410
    assert "because it was in error. Wrong town." in page
    assert "wardens" not in page
    assert "frame-ancestors *" in response["Content-Security-Policy"]
    assert ask(stranger, shared).status_code == 404


def test_an_editor_shares_and_stops_and_every_act_is_kept(editor_client, journalist_client, stranger):
    claim = ClaimFactory()
    address = f"/c/{claim.pk}/share/"
    assert address in editor_client.get(claim.get_absolute_url()).content.decode()
    assert address not in journalist_client.get(claim.get_absolute_url()).content.decode()

    for shared in ("yes", "yes", "no"):
        editor_client.post(address, {"shared": shared})

    assert list(ClaimSharing.objects.values_list("shared", flat=True)) == [True, False]
    response = stranger.get(f"/c/{claim.pk}/card/")
    assert response.status_code == 410
    assert "no longer shares what stood here" in response.content.decode()


def test_the_card_follows_the_desk(stranger, shared):
    sign_review(finding=FindingFactory(sides=[[shared], [ClaimFactory()]]), by=UserFactory(), verdict="contradiction")
    assert "Other reports say otherwise, an editor has found" in stranger.get(f"/c/{shared.pk}/card/").content.decode()

    Finding.objects.update(live=False)
    Claim.objects.filter(pk=shared.pk).update(standing=False)

    assert "The desk no longer goes by it" in stranger.get(f"/c/{shared.pk}/card/").content.decode()
