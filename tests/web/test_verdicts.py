"""Signing, undoing, and two editors on one finding; all of it by plain forms, without JavaScript."""

import re

import pytest
from django.urls import reverse

from claims.forms_reviews import ReviewForm
from claims.models import Review
from tests.conftest import client_of
from tests.factories import ClaimFactory, FindingFactory, ReviewFactory


@pytest.fixture
def finding(db):
    return FindingFactory(explanation="First of two.")


def hidden(client, finding) -> dict[str, str]:
    """What the form on the page carries unseen, as a browser would send it back."""
    html = client.get(finding.get_absolute_url()).content.decode()
    form = html[html.index("data-verdict") :]
    return {
        name: (re.search(rf'name="{name}"(?: value="([^"]*)")?', form) or [""])[1] or "" for name in ("seen", "shown")
    }


def sign(client, finding, verdict="contradiction", **fields):
    data = hidden(client, finding) | {"verdict": verdict, "prefers": "neither"} | fields
    return client.post(reverse("claims:review", args=[finding.pk]), data)


def test_a_verdict_is_signed_and_the_next_finding_follows_with_an_undo(editor_client, finding):
    later = FindingFactory()
    response = sign(editor_client, finding, note="Both papers confirmed it.")
    assert response.status_code == 302
    assert response["Location"] == f"{later.get_absolute_url()}?after={finding.pk}"
    review = finding.reviews.get()
    assert (review.verdict, review.note) == ("contradiction", "Both papers confirmed it.")
    html = editor_client.get(response["Location"]).content.decode()
    assert "Signed: <strong>contradiction</strong>" in html
    assert reverse("claims:undo", args=[finding.pk]) in html


def test_after_the_last_one_the_queue_says_that_all_is_decided(editor_client, finding):
    response = sign(editor_client, finding)
    assert response["Location"] == f"/findings/?after={finding.pk}"
    html = editor_client.get(response["Location"]).content.decode()
    assert "Signed: <strong>contradiction</strong>" in html
    assert "Every finding in the queue is decided" in html


def test_the_queue_goes_round_to_what_was_passed_over(editor_client, finding):
    later = FindingFactory()
    assert sign(editor_client, later)["Location"] == f"{finding.get_absolute_url()}?after={later.pk}"


def test_filters_are_kept_from_finding_to_finding(editor_client, finding):
    FindingFactory(relation="arithmetic")
    later = FindingFactory()
    data = hidden(editor_client, finding) | {"verdict": "contradiction"}
    response = editor_client.post(reverse("claims:review", args=[finding.pk]) + "?relation=contradicts", data)
    assert response["Location"] == f"{later.get_absolute_url()}?relation=contradicts&after={finding.pk}"


def test_the_side_that_an_editor_prefers_is_kept_in_its_words(editor_client, finding):
    says = finding.sides.get(position=1).says
    sign(editor_client, finding, prefers="1", prefers_because="The register has it.")
    review = finding.reviews.get()
    assert (review.prefers, review.prefers_because) == (says, "The register has it.")
    html = editor_client.get(finding.get_absolute_url()).content.decode()
    assert f"prefers “{says}”, because: The register has it." in html


def test_a_preference_needs_a_reason(editor_client, finding):
    says = finding.sides.get(position=1).says
    html = sign(editor_client, finding, prefers="1").content.decode()
    assert f"Say why you prefer “{says}”." in html
    assert not Review.objects.exists()


def test_a_reason_without_a_preference_is_not_kept(editor_client, finding):
    sign(editor_client, finding, prefers_because="Left over from another choice.")
    assert finding.reviews.get().prefers_because == ""


def test_not_a_contradiction_needs_a_reason(editor_client, finding):
    html = sign(editor_client, finding, "not_contradiction", note="Kept while I think.").content.decode()
    assert "Say why it is not a contradiction: other period" in html
    assert "Kept while I think." in html
    assert not Review.objects.exists()
    sign(editor_client, finding, "not_contradiction", reason="rounding")
    assert finding.reviews.get().reason == "rounding"


def test_needs_reporting_needs_a_question(editor_client, finding):
    html = sign(editor_client, finding, "needs_reporting", ask_whom="the harbour master").content.decode()
    assert "Write what has to be asked" in html
    sign(editor_client, finding, "needs_reporting", ask_whom="the harbour master", ask_what="How many in March?")
    review = finding.reviews.get()
    assert (review.ask_whom, review.ask_what) == ("the harbour master", "How many in March?")
    html = editor_client.get(finding.get_absolute_url()).content.decode()
    assert "to ask the harbour master: How many in March?" in html


@pytest.mark.parametrize(
    ("data", "error"),
    [
        ({}, "Choose a verdict: contradiction, not a contradiction, or needs reporting."),
        ({"verdict": "maybe"}, "“maybe” is not a verdict."),
        ({"verdict": "not_contradiction", "reason": "mood"}, "“mood” is not one of the reasons listed."),
    ],
)
def test_errors_name_the_bad_value_and_what_is_allowed(data, error):
    form = ReviewForm(data)
    assert not form.is_valid()
    assert error in next(message for messages in form.errors.values() for message in messages)


def test_what_belongs_to_another_verdict_is_not_kept():
    form = ReviewForm({"verdict": "contradiction", "reason": "period", "ask_whom": "someone", "ask_what": "what"})
    assert form.is_valid(), form.errors
    assert (form.cleaned_data["reason"], form.cleaned_data["ask_whom"], form.cleaned_data["ask_what"]) == ("", "", "")


def test_when_two_editors_decide_the_second_is_told_and_overwrites_nothing(editor_client, finding):
    other = client_of("editor")
    mine = hidden(editor_client, finding)
    sign(other, finding, "not_contradiction", reason="period", note="Other quarter.")
    first = finding.reviews.get()

    data = mine | {"verdict": "contradiction", "note": "I saw both."}
    html = editor_client.post(reverse("claims:review", args=[finding.pk]), data).content.decode()
    assert f"{first.reviewer} was first." in html
    assert "Not a contradiction was signed" in html
    assert "Other quarter." in html
    assert "I saw both." in html
    assert list(finding.reviews.all()) == [first]

    sign(editor_client, finding, "contradiction", note="I saw both.")
    assert [review.verdict for review in finding.reviews.all()] == ["not_contradiction", "contradiction"]


def test_the_form_that_is_shown_again_can_be_signed_as_it_stands(editor_client, finding):
    mine = hidden(editor_client, finding)
    sign(client_of("editor"), finding, "not_contradiction", reason="period")
    url = reverse("claims:review", args=[finding.pk])
    html = editor_client.post(url, mine | {"verdict": "contradiction"}).content.decode()
    newest = finding.reviews.get().pk
    assert f'name="seen" value="{newest}"' in html


def test_a_verdict_on_other_evidence_than_was_shown_is_not_taken(editor_client, finding):
    mine = hidden(editor_client, finding)
    finding.sides.get(position=0).claims.add(ClaimFactory())
    response = editor_client.post(reverse("claims:review", args=[finding.pk]), mine | {"verdict": "contradiction"})
    assert "The evidence changed while you had the page open." in response.content.decode()
    assert not Review.objects.exists()


def test_undo_brings_the_finding_back_and_keeps_both_rows(editor_client, finding):
    sign(editor_client, finding)
    review = finding.reviews.get()
    response = editor_client.post(reverse("claims:undo", args=[finding.pk]), {"seen": review.pk}, follow=True)
    html = response.content.decode()
    assert "Undone: “Contradiction” no longer stands." in html
    assert "undid “contradiction”" in html
    finding.refresh_from_db()
    assert finding.verdict == ""
    assert finding.reviews.count() == 2


def test_undo_does_not_touch_what_another_editor_decided_since(editor_client, finding):
    sign(editor_client, finding)
    mine = finding.reviews.get()
    other = client_of("editor")
    sign(other, finding, "not_contradiction", reason="revised")
    response = editor_client.post(reverse("claims:undo", args=[finding.pk]), {"seen": mine.pk}, follow=True)
    assert "Nothing was undone" in response.content.decode()
    assert finding.reviews.count() == 2


def test_there_is_nothing_to_undo_before_a_verdict(editor_client, finding):
    response = editor_client.post(reverse("claims:undo", args=[finding.pk]), follow=True)
    assert "There is no verdict to undo." in response.content.decode()


def test_the_undo_of_a_verdict_is_offered_to_its_editor_alone(finding):
    FindingFactory()
    review = ReviewFactory(finding=finding)
    html = client_of("editor").get(f"/findings/?after={finding.pk}").content.decode()
    assert "Signed:" not in html
    assert review.reviewer.pk


@pytest.mark.parametrize("after", ["x", "-1", "99999999999999999999", "424242"])
def test_a_made_up_address_names_no_verdict(editor_client, finding, after):
    assert "Signed:" not in editor_client.get("/findings/", {"after": after}).content.decode()


@pytest.mark.parametrize("role", ["journalist_client", "admin_client", "groupless_client"])
@pytest.mark.parametrize("name", ["review", "undo"])
def test_only_editors_sign_and_undo(request, finding, role, name):
    client = request.getfixturevalue(role)
    response = client.post(reverse(f"claims:{name}", args=[finding.pk]), {"verdict": "contradiction"})
    assert response.status_code == 403
    assert not Review.objects.exists()


@pytest.mark.parametrize("role", ["journalist_client", "admin_client"])
def test_readers_see_the_finding_but_no_form(request, finding, role):
    html = request.getfixturevalue(role).get(finding.get_absolute_url()).content.decode()
    assert "First of two." in html
    assert 'name="verdict"' not in html


@pytest.mark.parametrize("name", ["review", "undo"])
def test_a_verdict_is_never_signed_by_following_a_link(editor_client, finding, name):
    assert editor_client.get(reverse(f"claims:{name}", args=[finding.pk])).status_code == 405


def test_a_signed_finding_shows_its_ruling_and_can_be_ruled_anew(editor_client, finding):
    sign(editor_client, finding, "not_contradiction", reason="rounding")
    html = editor_client.get(finding.get_absolute_url()).content.decode()
    assert "Undo “not a contradiction”" in html
    assert "Verdict, anew" in html


@pytest.mark.parametrize("model", ["finding", "review"])
def test_the_admin_shows_findings_and_verdicts_but_writes_none(admin_client, model):
    review = ReviewFactory()
    row = review if model == "review" else review.finding
    assert admin_client.get(reverse(f"admin:claims_{model}_changelist")).status_code == 200
    assert admin_client.get(reverse(f"admin:claims_{model}_change", args=[row.pk])).status_code == 200
    assert admin_client.get(reverse(f"admin:claims_{model}_add")).status_code == 403
    assert admin_client.post(reverse(f"admin:claims_{model}_change", args=[row.pk]), {}).status_code == 403
    assert admin_client.post(reverse(f"admin:claims_{model}_delete", args=[row.pk]), {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("relation", ["impossible_date", "arithmetic"])
def test_a_slip_of_one_article_is_a_mistake_and_no_contradiction(editor_client, relation):
    slip = FindingFactory(sides=[[ClaimFactory()]], relation=relation)
    html = editor_client.get(slip.get_absolute_url()).content.decode()
    assert "<span>A mistake</span>" in html
    assert "<span>No mistake</span>" in html
    assert "<span>Contradiction</span>" not in html
    signed = editor_client.get(sign(editor_client, slip).url).content.decode()
    assert "Signed: <strong>a mistake</strong>" in signed
    assert "signed <strong>a mistake</strong>" in editor_client.get(slip.get_absolute_url()).content.decode()
