"""The history of decisions: every kind on one page, newest first, narrowed, paged and exported."""

import csv
import datetime
import io
import json

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from articles.confirming import confirm_date
from articles.withdrawing import reinstate_article, withdraw_article
from claims.display import day
from claims.history import Asked, Entry, entries
from claims.models import Addition, Claim, Feed, Finding, Measure
from claims.recording import (
    assign,
    correct_claim,
    keep_apart,
    note_answer,
    note_asked,
    second_review,
    sign_review,
    sign_value,
    take_off,
    undo_review,
    undo_step,
    withdraw_correction,
)
from claims.recording.feeds import add_feed, note_gone, note_moved, set_state
from claims.recording.readings import reading_of, statement_of
from tests.factories import ClaimFactory, FindingFactory, MeasureFactory, RevisionFactory, UserFactory

pytestmark = pytest.mark.django_db


def read(**given: object) -> Claim:
    """A claim as the rules have read it."""
    claim = ClaimFactory(**given)
    claim.machine = reading_of(statement_of(claim))
    claim.save()
    return claim


@pytest.fixture
def ada(db: None) -> User:
    return UserFactory(username="ada", role="editor")


@pytest.fixture
def bo(db: None) -> User:
    return UserFactory(username="bo", role="admin")


@pytest.fixture
def decided(ada: User, bo: User, client: Client) -> tuple[Claim, Finding]:
    """Decisions of every kind, in this order."""
    claim = read()
    correct_claim(claim=claim, field="unit", value="week", note="misread", by=ada)
    correct_claim(claim=claim, field="unit", value="hour", note="", by=ada)
    withdraw_correction(claim=claim, field="unit", note="it was right", by=ada)
    finding = FindingFactory(measure=MeasureFactory(second_signature=True), sides=[[claim], [read()]])
    sign_review(finding=finding, by=ada, verdict="contradiction", note="Both are sure.")
    second_review(finding=finding, by=bo)
    undo_review(finding=finding, by=bo, note="Too soon.")
    sign_review(finding=finding, by=ada, verdict="needs_reporting", ask_whom="the mayor", ask_what="How many?")
    note_asked(finding=finding, by=ada, day=datetime.date(2024, 5, 3))
    note_answer(finding=finding, by=ada, day=datetime.date(2024, 5, 4), words="Three hundred.")
    undo_step(finding=finding, by=ada)
    keep_apart(measure=claim.measure, other=MeasureFactory(name="wardens on leave"), by=ada, note="Another thing.")
    confirm_date(article=claim.revision.article, published=datetime.date(2024, 3, 9), by=bo)
    taken = RevisionFactory().article
    withdraw_article(article=taken, ground="court", public_words="Until May.", note="For bo alone.", by=bo)
    reinstate_article(article=taken, note="Lifted.", by=bo)
    measure = Measure.objects.get(pk=claim.measure_id)
    measure.definition = "People with a badge."
    measure._history_user = bo
    measure.save()
    return claim, finding


def lines(**asked: object) -> list[Entry]:
    return list(entries(Asked(**asked)))


def test_every_decision_tells_who_did_what_from_what_to_what_and_why(decided):
    told = [(entry.who, entry.did, entry.before, entry.after, entry.reason) for entry in reversed(lines())]

    assert told == [
        ("ada", "corrected “unit”", "a plain number", "week", "misread"),
        ("ada", "corrected “unit”", "week", "hour", ""),
        ("ada", "took the correction of “unit” back", "hour", "a plain number", "it was right"),
        ("ada", "signed", "", "contradiction", "Both are sure."),
        ("bo", "signed as the second editor", "", "signed by two", ""),
        ("bo", "undid a signature", "the second signature", "", "Too soon."),
        ("ada", "signed", "", "needs reporting", "How many?"),
        ("ada", "noted that the mayor was asked", "", "on 3 May 2024", ""),
        ("ada", "noted that the mayor answered", "", "on 4 May 2024", "Three hundred."),
        ("ada", "undid a step", "answered", "", ""),
        ("ada", "decided", "", "", "Another thing."),
        ("bo", "confirmed the date",
         "printed on: 8 March 2024; printed by: 8 March 2024; how its date is known: stated",
         "printed on: 9 March 2024; printed by: 9 March 2024; how its date is known: confirmed", ""),
        ("bo", "withdrew an article", "shown", "withdrawn", "by order of a court. Until May."),
        ("bo", "brought an article back", "withdrawn", "shown", ""),
        ("bo", "edited the measure", "definition: nothing", "definition: People with a badge.", ""),
    ]  # fmt: skip


def test_the_page_shows_them_and_narrows_by_who_what_and_when(journalist_client, decided):
    def page(query: str = "") -> str:
        return journalist_client.get(f"/history/?{query}").content.decode()

    assert "For bo alone." not in page()
    assert "took the correction" in page("who=Ada&kind=correction")
    assert "confirmed the date" not in page("who=ada")
    assert "confirmed the date" in page("who=bo&kind=edit")
    assert "No decision fits this." in page("until=2001-01-01")
    assert "signed as the second editor" in page(f"since={datetime.date.today():%Y-%m-%d}")
    assert "“whim” is no kind of decision" in page("kind=whim")
    assert "leads nowhere" in page("after=nonsense")
    assert "This ends before it begins" in page("since=2024-02-01&until=2024-01-01")


def test_a_claims_history_has_its_findings_decisions_and_its_readings(journalist_client, decided):
    claim, finding = decided
    page = journalist_client.get(f"/c/{claim.pk}/history/").content.decode()

    assert "corrected “unit”" in page
    assert "signed as the second editor" in page
    assert "edited the measure" not in page
    assert f"/c/{claim.pk}/v/4/" in page
    of_finding = lines(finding=finding.pk)
    assert {entry.kind for entry in of_finding} == {"verdict", "enquiry"}
    assert len(of_finding) == 7


def test_nothing_is_lost_or_doubled_between_pages(journalist_client, ada, monkeypatch):
    monkeypatch.setattr("claims.views.history.PAGE", 3)
    moment = datetime.datetime(2024, 5, 3, 12, tzinfo=datetime.UTC)
    for number in range(4):  # copies of corrections keep their moment
        read().corrections.create(field="unit", value=f"unit{number}", created_by=ada, created_at=moment)
    for _ in range(4):
        sign_review(finding=FindingFactory(), by=ada, verdict="contradiction")
    seen: list[Entry] = []
    address: str | None = "/history/"
    while address:
        response = journalist_client.get(address)
        seen += response.context["entries"]
        going_on = response.context["next"]
        address = f"/history/?after={str(going_on).replace('+', '%2B')}" if going_on else None

    assert len(seen) == 8
    assert len(set(seen)) == 8
    assert [entry.at for entry in seen] == sorted((entry.at for entry in seen), reverse=True)
    assert seen == lines()


def test_the_history_is_exported_as_it_is_shown(journalist_client, decided):
    shown = journalist_client.get("/history/?who=ada").context["entries"]
    data = {form: b"".join(journalist_client.get(f"/export/history.{form}?who=ada").streaming_content).decode()
            for form in ("csv", "jsonl")}  # fmt: skip

    rows = [json.loads(line) for line in data["jsonl"].splitlines()]
    assert [(row["did"], row["before"] or "", row["after"] or "", row["reason"] or "") for row in rows] == [
        (entry.did, entry.before, entry.after, entry.reason) for entry in shown
    ]
    assert rows[0]["permalink"].startswith("http://testserver/measures/")
    assert [row["did"] for row in csv.DictReader(io.StringIO(data["csv"]))] == [row["did"] for row in rows]
    assert journalist_client.get("/export/history.csv?kind=whim").status_code == 400


def test_of_a_withdrawn_article_only_the_withdrawal_is_told(decided, bo):
    claim, _ = decided
    withdraw_article(article=claim.revision.article, ground="privacy", note="A child.", by=bo)

    told = lines()

    assert told[0].did == "withdrew an article"
    assert {entry.kind for entry in told} == {"withdrawal", "measure", "edit"}
    assert not any(claim.revision.article.headline in entry.about for entry in told)


@pytest.mark.parametrize("rows", [1, 50])
@pytest.mark.parametrize("path", ["/history/", "/c/{}/history/"])
def test_the_history_costs_the_same_for_any_number_of_decisions(
    journalist_client, ada, rows, path, django_assert_max_num_queries
):
    claim = read()
    for number in range(rows):
        claim.corrections.create(field="unit", value=f"unit{number}", created_by=ada)
        sign_review(finding=FindingFactory(sides=[[claim]]), by=ada, verdict="contradiction")

    with django_assert_max_num_queries(8):
        response = journalist_client.get(path.format(claim.pk))

    assert len(response.context["entries"]) == min(2 * rows, 50)


def test_assignments_signatures_on_sheets_and_claims_by_hand_are_told_too(ada, bo):
    claim, finding = ClaimFactory(), FindingFactory()
    assign(finding=finding, to=ada, by=bo)
    assign(finding=finding, to=None, by=ada)
    wording, until = "300 wardens.", timezone.localdate() + datetime.timedelta(days=9)
    sign_value(claim=claim, wording=wording, check_again=until, by=ada)
    take_off(measure=claim.measure, entity=claim.entity, by=ada, note="Too soon.")
    Addition.objects.create(claim=claim, note="overlooked", created_by=bo)

    told = [(entry.kind, entry.who, entry.did, entry.before, entry.after) for entry in reversed(lines())]

    assert told == [
        ("assignment", "bo", "gave a finding to somebody", "nobody", "ada"),
        ("assignment", "ada", "gave a finding to somebody", "ada", "nobody"),
        ("sheet", "ada", "signed a value for print", "", f"{wording} (until {day(until)})"),
        ("sheet", "ada", "took a signature off a sheet", wording, ""),
        ("by_hand", "bo", "added a claim by hand", "no claim", "a claim"),
    ]


def test_feeds_made_edited_and_switched_off_are_told_without_their_address(journalist_client, bo):
    asked = {"url": "https://paper.example/feed?key=of-a-subscriber", "outlet": "The Gazette", "by": bo}
    feed = add_feed(**asked, name="The Gazette", interval=60)
    set_state(feed=feed, state=Feed.State.PAUSED, by=bo)
    set_state(feed=feed, state=Feed.State.ACTIVE, by=bo)
    set_state(feed=feed, state=Feed.State.REMOVED, by=bo)
    add_feed(**asked, name="The Gazette, news", interval=15)
    add_other = {"name": "Never moved by hand", "outlet": "", "interval": 60, "by": bo}
    moved = add_feed(**add_other, url="https://paper.example/old")
    note_moved(feed=moved, url="https://paper.example/new")  # by the worker, so nobody's decision
    note_gone(feed=moved)

    told = [(entry.did, entry.about, entry.before, entry.after) for entry in reversed(lines(kind="edit"))]
    page = journalist_client.get("/history/?kind=edit").content.decode()

    assert told == [
        ("added the feed", "The Gazette", "", ""),
        ("paused the feed", "The Gazette", "it is: asked", "it is: paused"),
        ("switched the feed on", "The Gazette", "it is: paused", "it is: asked"),
        ("removed the feed", "The Gazette", "it is: asked", "it is: removed"),
        ("switched the feed on", "The Gazette, news", "name: The Gazette; asked: every hour; it is: removed",
         "name: The Gazette, news; asked: every 15 minutes; it is: asked"),
        ("added the feed", "Never moved by hand", "", ""),
    ]  # fmt: skip
    assert "paused the feed" in page
    assert "paper.example" not in page
