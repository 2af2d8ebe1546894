"""The forms that add a claim by hand, and the button that takes it back."""

import pytest
from django.urls import reverse

from claims.models import Claim
from tests.factories import ClaimFactory, RevisionFactory

pytestmark = pytest.mark.django_db
TEXT = "Wardens leave\n\nThe council has 12 vans and 12 boats. It employs some 300 wardens & <others>."


@pytest.fixture
def revision():
    return RevisionFactory(text=TEXT, headline_end=13)


def address(revision) -> str:
    return reverse("claims:add_claim", args=[revision.article_id])


def pick(client, revision, **query) -> str:
    return client.get(address(revision), query).content.decode()


def post(client, revision, words="300 wardens", **fields):
    start = TEXT.index(words)
    data = {"revision": revision.number, "kind": "figure", "start": start, "end": start + len(words),
            "comparator": "~", "value": "300", "counted": "wardens", "note": "overlooked"}  # fmt: skip
    return client.post(address(revision), data | fields, follow=True)


def test_a_sentence_is_picked_from_the_list_and_its_words_are_typed(editor_client, revision):
    html = pick(editor_client, revision)
    assert html.count('type="radio"') == 3
    assert "It employs some 300 wardens &amp; &lt;others&gt;." in html

    html = pick(editor_client, revision, sentence=TEXT.index("It employs"), words="300  wardens", kind="figure")

    assert "<mark>300 wardens</mark>" in html
    assert 'value="300"' in html
    assert f'name="start" value="{TEXT.index("300")}"' in html


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ({"words": "300"}, "Choose the sentence."),
        ({"sentence": 3, "words": "300"}, "Choose a sentence of the list."),
        ({"sentence": 15, "words": " "}, "Type the words"),
        ({"sentence": 15, "words": "300 wardens"}, "“300 wardens” does not stand in this sentence"),
        ({"sentence": 15, "words": "12", "which": "3"}, "“12” stands there 2 times; there is no number 3"),
        ({"sentence": "first", "words": "12"}, "is no place in the text"),
        ({"start": 5, "end": 30}, "beyond one sentence"),
        ({"start": 30, "end": 5}, "Choose the words"),
        ({"start": 0, "end": 999999}, "Choose the words"),
        ({"start": 0, "end": 5, "kind": "rumour"}, "rumour"),
    ],
)
def test_what_cannot_be_picked_is_told_and_the_list_is_shown_again(editor_client, revision, query, told):
    html = pick(editor_client, revision, **query)
    assert told in html
    assert 'type="radio"' in html


def test_of_words_that_stand_twice_the_one_that_is_told_is_picked(editor_client, revision):
    html = pick(editor_client, revision, sentence=15, words="12", which=2)
    assert f'name="start" value="{TEXT.index("12 boats")}"' in html


def test_the_claim_is_stored_and_its_page_says_by_whom(editor_client, revision):
    html = post(editor_client, revision).content.decode()
    claim = Claim.objects.get()
    assert (claim.surface, claim.value, claim.by_hand) == ("300 wardens", 300, True)
    assert "Claim added by hand" in html
    assert "Added by hand by" in html
    assert "overlooked" in html
    article = editor_client.get(revision.article.get_absolute_url()).content.decode()
    assert "added by hand" in article
    assert f"#claim-{claim.pk}" in article


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"value": "lots"}, "“lots” is no number"),
        ({"value": ""}, "A figure needs a number"),
        ({"measure": "nothing of the kind"}, "There is no measure “nothing of the kind”"),
        ({"comparator": "±"}, "±"),
        ({"period_start": "soon"}, "“soon” is no date"),
    ],
)
def test_a_bad_reading_is_given_back_with_all_that_was_typed(editor_client, revision, fields, told):
    html = post(editor_client, revision, **fields).content.decode()
    assert told in html
    assert 'value="overlooked"' in html
    assert not Claim.objects.exists()


def test_a_version_that_came_in_meanwhile_leads_back_to_the_list(editor_client, revision):
    RevisionFactory(article=revision.article, number=2, text="It rained.")
    html = post(editor_client, revision).content.decode()
    assert "A newer version of the article came in meanwhile" in html
    assert not Claim.objects.exists()


def test_it_is_taken_back_on_its_page_which_keeps_saying_so(editor_client, journalist_client, revision):
    post(editor_client, revision)
    claim = Claim.objects.get()

    editor_client.post(reverse("claims:take_back", args=[claim.pk]), {"note": "a typing error"})

    html = journalist_client.get(claim.get_absolute_url()).content.decode()
    assert "Withdrawn:" in html
    assert "a typing error" in html
    assert "taken back:" in journalist_client.get(revision.article.get_absolute_url()).content.decode()
    assert "Take it back" not in html


def test_a_claim_of_the_rules_cannot_be_taken_back(editor_client):
    claim = ClaimFactory()
    page = editor_client.post(reverse("claims:take_back", args=[claim.pk]), follow=True).content.decode()
    assert "Nobody added this claim by hand" in page


def test_editors_alone_are_led_to_the_form(editor_client, journalist_client, revision):
    page = revision.article.get_absolute_url()
    assert address(revision) in editor_client.get(page).content.decode()
    assert address(revision) not in journalist_client.get(page).content.decode()
