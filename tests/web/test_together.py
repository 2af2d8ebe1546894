"""Several findings in one go: exactly what a preview shows is done, the rest is left with its reason, one undo."""

import re

import pytest
from django.urls import reverse

from claims.forms_together import MOST
from claims.models import Assignment, Batch, Finding, Review
from claims.recording import assign, sign_review
from tests.conftest import client_of
from tests.factories import ClaimFactory, FindingFactory, MeasureFactory, ReviewFactory, UserFactory
from tests.web.test_queue_order import user_of

pytestmark = pytest.mark.django_db

PREVIEW = "/findings/together/"
CONFIRM = "/findings/together/do/"


def preview(client, do, findings, **query) -> str:
    response = client.get(PREVIEW, {"do": do, "finding": [finding.pk for finding in findings], **query}, follow=True)
    assert response.status_code == 200
    return response.content.decode()


def confirm(client, html, **fields) -> str:
    """Press the button of a preview; answers the page that follows."""
    hidden = {name: re.findall(rf'name="{name}" value="([^"]*)"', html) for name in ("do", "row")}
    action = re.search(rf'action="({CONFIRM}[^"]*)"', html)
    assert action is not None
    return client.post(action[1].replace("&amp;", "&"), hidden | fields, follow=True).content.decode()


def undo(client, batch: Batch) -> str:
    return client.post(reverse("claims:together_undo", args=[batch.pk]), follow=True).content.decode()


def parts(html: str) -> tuple[str, str]:
    """What a preview will touch, and what it leaves."""
    touched, _, left = html.partition("left-title")
    return touched, left


def test_a_verdict_on_several_is_looked_at_signed_and_undone_as_one(editor_client):
    rows = [FindingFactory() for _ in range(3)]
    aside = FindingFactory()

    html = preview(editor_client, "not_contradiction:period", rows)
    assert "Sign: not a contradiction, other period" in html
    assert "3 findings will be touched" in html
    assert html.count("The council employs") == 6  # the sentences stand before the button
    assert html.rindex("The council employs") < html.index("Sign 3 findings")
    assert not Review.objects.exists()

    html = confirm(editor_client, html, note="Two seasons.")
    batch = Batch.objects.get()
    assert reverse("claims:together_undo", args=[batch.pk]) in html
    reviews = list(Review.objects.all())
    assert [(row.finding, row.verdict, row.reason, row.note, row.batch) for row in reviews] == [
        (finding, "not_contradiction", "period", "Two seasons.", batch) for finding in rows
    ]
    assert all(row.relation == "contradicts" and len(row.evidence) == 2 for row in reviews)
    assert set(Finding.objects.filter(verdict="not_contradiction", ruling__in=reviews)) == set(rows)
    history = editor_client.get(rows[0].get_absolute_url()).content.decode()
    assert reverse("claims:together", args=[batch.pk]) in history

    assert "Undone on 3 findings. Both stay in the history." in undo(editor_client, batch)
    assert Review.objects.count() == 6
    assert not Finding.objects.exclude(verdict="").exists()
    assert "This was undone already." in undo(editor_client, batch)
    assert aside.reviews.count() == 0


def test_a_preview_leaves_out_what_needs_an_editors_own_eyes_and_says_why(editor_client):
    me, other = user_of(editor_client), UserFactory(role="editor", username="night-editor")
    good = FindingFactory()
    decided, changed, once, mine, theirs = (FindingFactory() for _ in range(5))
    sign_review(finding=decided, by=other, verdict="contradiction")
    sign_review(finding=changed, by=other, verdict="contradiction")
    Finding.objects.filter(pk=changed.pk).update(changed_since=True, verdict="")
    strict = MeasureFactory(second_signature=True)
    demands = FindingFactory(measure=None, sides=[[ClaimFactory(measure=strict)], [ClaimFactory()]])
    once = FindingFactory(measure=strict)
    sign_review(finding=once, by=other, verdict="contradiction")
    mine = FindingFactory(measure=strict)
    sign_review(finding=mine, by=me, verdict="contradiction")
    assign(finding=theirs, by=other, to=other)
    agrees, retired = FindingFactory(relation="updates", queue=False), FindingFactory(live=False)
    reasons = {
        decided: "Decided already, by night-editor",
        changed: "The evidence changed after it was signed: read it again",
        demands: "Needs two signatures: it is signed by itself",
        once: "Needs a second signature, night-editor signed first: it is signed by itself",
        mine: "Needs a second signature, you signed first: it is signed by itself",
        theirs: "Night-editor has it",
        agrees: "No ruling is needed on it",
        retired: "A text was read anew, and this finding is made no longer",
    }

    html = preview(editor_client, "contradiction", [good, *reasons], finding_=1)

    touched, left = parts(html)
    assert good.get_absolute_url() in touched
    assert "1 finding will be touched, 8 left as they are" in html
    for finding, reason in reasons.items():
        row = left[left.index(f'href="{finding.get_absolute_url()}') :]
        assert reason in row[: row.index("</li>")]
    confirm(editor_client, html)
    assert Review.objects.filter(batch__isnull=False).get().finding == good


def test_what_changed_since_the_preview_is_left_and_the_rest_goes_through(editor_client):
    other = UserFactory(role="editor", username="night-editor")
    good, decided, taken, turned, gone = rows = [FindingFactory() for _ in range(5)]
    html = preview(editor_client, "contradiction", rows)
    assert "5 findings will be touched" in html
    sign_review(finding=decided, by=other, verdict="not_contradiction", reason="period")
    assign(finding=taken, by=other, to=other)
    turned.sides.get(position=0).claims.add(ClaimFactory())
    number = gone.pk
    gone.delete()

    html = confirm(editor_client, html)

    assert f"“{str(decided.measure).capitalize()}”: night-editor decided meanwhile." in html
    assert "night-editor gave it to night-editor meanwhile." in html
    assert "the evidence changed meanwhile: read it again." in html
    assert f"finding {number}: a text was read anew" in html
    assert Review.objects.filter(batch=Batch.objects.get()).get().finding == good


def test_where_nothing_stands_as_it_was_shown_nothing_is_done(editor_client):
    finding = FindingFactory()
    html = preview(editor_client, "contradiction", [finding])
    sign_review(finding=finding, by=UserFactory(), verdict="contradiction")
    assert "Nothing was done: not one of them stands as it was shown." in confirm(editor_client, html)
    assert not Batch.objects.exists()


def test_several_are_assigned_and_given_back_to_whoever_had_them(editor_client):
    me, other = user_of(editor_client), UserFactory(role="editor", username="night-editor")
    free, mine, theirs = rows = [FindingFactory() for _ in range(3)]
    assign(finding=mine, by=me, to=me)
    assign(finding=theirs, by=other, to=other)

    html = preview(editor_client, "assign:night-editor", rows)
    assert "Assign to night-editor" in html
    assert "Night-editor has it already" in parts(html)[1]
    confirm(editor_client, html)
    batch = Batch.objects.get()
    assert set(Finding.objects.filter(assigned_to=other)) == {free, mine, theirs}
    assert set(Assignment.objects.filter(batch=batch).values_list("finding", flat=True)) == {free.pk, mine.pk}

    undo(editor_client, batch)
    assert {row.pk: row.assigned_to for row in Finding.objects.all()} == {free.pk: None, mine.pk: me, theirs.pk: other}
    assert Assignment.objects.filter(batch__undoes=batch).count() == 2


def test_an_undo_leaves_alone_what_was_decided_since(editor_client):
    kept, undone = rows = [FindingFactory() for _ in range(2)]
    confirm(editor_client, preview(editor_client, "contradiction", rows))
    other = UserFactory(role="editor", username="night-editor")
    sign_review(finding=kept, by=other, verdict="not_contradiction", reason="revised")

    html = undo(editor_client, Batch.objects.get())

    assert "Undone on 1 finding." in html
    assert "Not undone:" in html
    assert "night-editor decided since." in html
    verdicts = {row.pk: row.verdict for row in Finding.objects.all()}
    assert verdicts == {kept.pk: "not_contradiction", undone.pk: ""}


def test_a_batch_can_be_undone_by_another_editor_and_read_by_everyone(editor_client):
    finding = FindingFactory()
    confirm(editor_client, preview(editor_client, "contradiction", [finding]))
    batch = Batch.objects.get()
    page = reverse("claims:together", args=[batch.pk])
    assert "Undo all of it" not in client_of("journalist").get(page).content.decode()
    night = client_of("editor")
    undo(night, batch)
    html = client_of("journalist").get(page).content.decode()
    assert f"Undone by {user_of(night)}" in html
    assert f"{user_of(editor_client)} signed <strong>contradiction</strong>" in html


def test_all_of_a_filter_is_taken_in_its_order_up_to_a_limit_that_is_told(editor_client):
    sums = [FindingFactory(relation="arithmetic", sides=[]) for _ in range(MOST + 2)]
    FindingFactory()
    html = preview(editor_client, "assign:", [], all="1", relation="arithmetic")
    assert f"{MOST} left as they are" in html  # nobody has them: there is nothing to change
    assert f"At most {MOST} are done in one go: these are the first of {MOST + 2}, in the order of the queue." in html
    me = user_of(editor_client)
    html = confirm(editor_client, preview(editor_client, f"assign:{me}", [], all="1", relation="arithmetic"))
    assert set(Finding.objects.filter(assigned_to=me)) == set(sums[:MOST])
    assert "/findings/?relation=arithmetic" in html


@pytest.mark.parametrize(
    ("query", "error"),
    [
        ({"do": "contradiction"}, "Nothing is ticked."),
        ({"do": "contradiction", "finding": ["x", "9" * 40]}, "Nothing is ticked."),
        ({"finding": "1"}, "Choose what to do with them"),
        ({"do": "needs_reporting", "finding": "1"}, "“needs_reporting” cannot be done in one go."),
        ({"do": "assign:the-cat", "finding": "1"}, "“assign:the-cat” cannot be done in one go."),
    ],
)
def test_what_cannot_be_looked_at_is_said_and_leads_back_to_the_list(editor_client, query, error):
    response = editor_client.get(PREVIEW, {**query, "relation": "contradicts"}, follow=True)
    assert response.redirect_chain == [("/findings/?relation=contradicts", 302)]
    assert error in response.content.decode()


@pytest.mark.parametrize(
    ("rows", "error"),
    [
        ([], "Tick the findings again."),
        (["1:0:0"], "Tick the findings again."),
        (["1:0:0:0123456789abcdef"] * (MOST + 1), f"{MOST + 1} findings are too many in one go"),
    ],
)
def test_a_made_up_confirmation_does_nothing(editor_client, rows, error):
    response = editor_client.post(CONFIRM, {"do": "contradiction", "row": rows}, follow=True)
    assert error in response.content.decode()
    assert not Batch.objects.exists()


def test_a_ruling_in_one_go_counts_as_any_other(editor_client):
    finding = FindingFactory()
    ReviewFactory(finding=FindingFactory())
    confirm(editor_client, preview(editor_client, "contradiction", [finding]))
    Finding.objects.get(pk=finding.pk)
    own = sign_review(finding=finding, by=user_of(editor_client), verdict="not_contradiction", reason="revised")
    finding.refresh_from_db()
    assert (finding.ruling, finding.verdict) == (own, "not_contradiction")


@pytest.mark.parametrize("number", [1, 50])
def test_looking_ahead_and_back_costs_the_same_for_any_number(editor_client, number, django_assert_max_num_queries):
    rows = [FindingFactory() for _ in range(number)]
    with django_assert_max_num_queries(14):
        html = preview(editor_client, "contradiction", rows)
    assert len(html.encode()) < 100_000
    confirm(editor_client, html)
    with django_assert_max_num_queries(15):
        editor_client.get(reverse("claims:together", args=[Batch.objects.get().pk]))
