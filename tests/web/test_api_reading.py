"""Reading through the API: the exports' rows, the pages' filters, a page at a time."""

from decimal import Decimal
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.api import rows, serializers
from claims.exports import claim_rows, claims_to_export, finding_rows, findings_to_export, measure_rows
from claims.intake import TakenIn
from claims.models import Measure
from claims.recording import fingerprint, sign_review, undo_review
from tests.factories import (
    ArticleFactory,
    ClaimFactory,
    FindingFactory,
    MeasureFactory,
    ReviewFactory,
    RevisionFactory,
    UserFactory,
)
from tests.web.asking import Program, problem, program_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader() -> Program:
    """A journalist's program."""
    cache.clear()
    return program_of("journalist")


def results(reader: Program, path: str) -> list[dict[str, Any]]:
    answer = reader.get(f"/api/v1/{path}")
    assert answer.status_code == 200, answer.content
    return answer.json()["results"]


def test_rows_are_those_of_the_exports(reader: Program) -> None:
    finding = FindingFactory()
    sign_review(finding=finding, by=UserFactory(role="editor"), verdict="contradiction")

    claims = [row | {"standing": True} for row in claim_rows(claims_to_export().order_by("pk"))]
    measures = Measure.objects.order_by("pk")
    assert results(reader, "claims/") == claims
    assert results(reader, "findings/") == list(finding_rows(findings_to_export()))
    assert results(reader, "measures/?page_size=200") == [
        row | {"slug": measure.slug} for row, measure in zip(measure_rows(measures), measures, strict=True)
    ]
    assert reader.get(f"/api/v1/claims/{claims[0]['id']}/").json() == claims[0]


def test_a_finding_by_itself_says_what_to_send_back(reader: Program) -> None:
    review = ReviewFactory()

    row = reader.get(f"/api/v1/findings/{review.finding_id}/").json()

    assert (row["seen"], row["shown"], row["live"]) == (review.pk, fingerprint(review.finding), True)


def test_an_article_comes_with_the_text_of_the_version_asked_for(reader: Program) -> None:
    old = RevisionFactory(text="The council employs 300 wardens.", article__outlet=None)
    new = RevisionFactory(article=old.article, number=2, text="The council employs 320 wardens.")

    row = reader.get(f"/api/v1/articles/{old.article_id}/").json()

    assert (row["text"], row["revision"], row["outlet"]) == (new.text, new.pk, None)
    assert [version["id"] for version in row["revisions"]] == [old.pk, new.pk]
    assert reader.get(f"/api/v1/articles/{old.article_id}/?revision={old.pk}").json()["text"] == old.text
    other = problem(reader.get(f"/api/v1/articles/{old.article_id}/?revision=999999"), 400, "parameter")
    assert f"these are: {old.pk}, {new.pk}" in other["detail"]


def test_signatures_tell_what_they_second_and_undo(reader: Program) -> None:
    finding, editor = FindingFactory(), UserFactory(role="editor", username="ed")
    signed = sign_review(finding=finding, by=editor, verdict="not_contradiction", reason="period", note="Two years.")
    undone = undo_review(finding=finding, by=editor)

    first, second = results(reader, f"findings/{finding.pk}/reviews/")

    assert (first["verdict"], first["reason"], first["note"]) == ("not_contradiction", "period", "Two years.")
    assert (first["reviewer"], first["undone_by"], second["undoes"]) == ("ed", undone.pk, signed.pk)
    assert reader.get(f"/api/v1/reviews/{signed.pk}/").json() == first
    assert [row["id"] for row in results(reader, "reviews/?verdict=not_contradiction&reviewer=ed")] == [signed.pk]


def test_lists_take_the_filters_of_the_pages(reader: Program) -> None:
    claim = ClaimFactory(attribution="a council spokesman", revision__article__outlet__name="The Gazette")
    ClaimFactory(trackable=False)
    unsorted = ClaimFactory(measure=MeasureFactory(catalogued=False, name="park keepers")).measure
    contradiction, quiet = FindingFactory(), FindingFactory(relation="updates", queue=False)

    assert [row["id"] for row in results(reader, "claims/?who=spokesman&outlet=The%20Gazette")] == [claim.pk]
    assert results(reader, "claims/?period_to=2023") == []
    assert len(results(reader, "claims/?untracked=true")) == len(results(reader, "claims/")) + 1
    assert [row["id"] for row in results(reader, "findings/")] == [contradiction.pk, quiet.pk]
    assert [row["id"] for row in results(reader, "findings/?state=waiting")] == [contradiction.pk]
    assert [row["name"] for row in results(reader, "measures/?kind=unsorted&words=keepers")] == [unsorted.name]
    assert [row["outlet"] for row in results(reader, "articles/?outlet=The%20Gazette&date=stated")] == ["The Gazette"]
    assert results(reader, "articles/?published_from=2025") == []


def test_pages_follow_each_other_while_rows_come_in(reader: Program) -> None:
    known = [ReviewFactory(finding=finding) for finding in [FindingFactory()] * 4]
    seen, path = [], "/api/v1/reviews/?page_size=3"
    while path:
        answer = reader.get(path)
        seen += [row["id"] for row in answer.json()["results"]]
        path = answer.json()["next"]
        assert answer.get("Link") == (f'<{path}>; rel="next"' if path else None)
        known += [ReviewFactory(finding=known[0].finding)] if len(known) == 4 else []

    assert seen == [review.pk for review in known]
    assert len(seen) == 5


@pytest.mark.parametrize("path", ["claims", "findings", "measures", "articles", "reviews"])
def test_a_list_asks_the_database_as_often_for_fifty_rows_as_for_one(path: str, reader: Program) -> None:
    make = {
        "claims": FindingFactory,
        "findings": FindingFactory,
        "measures": MeasureFactory,
        "articles": RevisionFactory,
        "reviews": ReviewFactory,
    }[path]

    def queries(size: int) -> int:
        with CaptureQueriesContext(connection) as asked:
            answer = reader.get(f"/api/v1/{path}/?page_size={size}")
        assert len(answer.json()["results"]) == size
        return len(asked)

    make.create_batch(51)
    reader.get("/api/v1/measures/")  # notes the token's use, once
    one, fifty = queries(1), queries(50)
    assert one == fifty <= 15


def test_what_has_not_changed_is_not_sent_again(reader: Program) -> None:
    claim = ClaimFactory()
    path = f"/api/v1/claims/{claim.pk}/"
    tag = reader.get(path)["ETag"]

    again = reader.get(path, headers={"If-None-Match": tag})
    claim.unit = "week"
    claim.save()

    assert (again.status_code, again.content) == (304, b"")
    changed = reader.get(path, headers={"If-None-Match": tag})
    assert (changed.status_code, changed.json()["unit"]) == (200, "week")
    assert "private" in changed["Cache-Control"]
    assert "Authorization" in changed["Vary"]


def test_a_claim_that_was_withdrawn_is_gone_and_one_that_never_was_is_not_found(reader: Program) -> None:
    withdrawn, last = ClaimFactory(), ClaimFactory(standing=False)
    pk = withdrawn.pk
    withdrawn.delete()

    assert "withdrawn" in problem(reader.get(f"/api/v1/claims/{pk}/"), 410, "gone")["detail"]
    problem(reader.get(f"/api/v1/claims/{last.pk + 1}/"), 404, "not-found")
    assert reader.get(f"/api/v1/claims/{last.pk}/").json()["standing"] is False


@pytest.mark.parametrize(
    ("path", "detail"),
    [
        ("claims/?colour=red", "“colour” is not known at this address. These are known: measure, kind,"),
        ("claims/?kind=figure&kind=event", "“kind” stands there twice"),
        ("claims/?kind=", "“kind” is empty; give a value or leave it out."),
        ("claims/?kind=rumour", "“rumour” is not allowed here; one of these is: figure, event, rating, quote."),
        ("claims/?outlet=The%20Gazette", "“The Gazette” is not known on this desk."),
        ("claims/?untracked=perhaps", "“perhaps” is not allowed here; “true” and “false” are."),
        ("claims/?period_from=2019&period_to=2018", "This ends before it begins"),
        ("claims/?words=%00", "Null characters are not allowed"),
        ("findings/?state=lost", "one of these is: waiting, open, decided, queue, all."),
        ("findings/?page_size=1000", "Give a whole number from 1 to 200."),
        ("findings/?cursor=bm9uZQ", "follow “next”"),
        ("measures/?cursor=" + "9" * 30, "follow “next”"),
        ("reviews/?finding=0", "Give a number, such as 12."),
        ("articles/?published_from=someday", "“someday” is not a day"),
        ("claims/1/?kind=figure", "No parameters are."),
    ],
)
def test_a_parameter_that_makes_no_sense_is_refused_in_words(path: str, detail: str, reader: Program) -> None:
    assert detail in problem(reader.get(f"/api/v1/{path}"), 400, "parameter")["detail"]


def test_the_schema_shapes_have_the_fields_of_the_rows(reader: Program) -> None:
    claim, review = ClaimFactory(value=Decimal("12.5")), ReviewFactory()
    article = RevisionFactory(article=ArticleFactory()).article
    loaded = type("Loaded", (), {"article": article, "revision": article.current, "status": "new"})()

    shown = {
        serializers.ClaimRow: rows.rows_of_claims(rows.claims().filter(pk=claim.pk))[0],
        serializers.FindingRow: rows.rows_of_findings(rows.findings())[0],
        serializers.OneFinding: rows.one_finding(review.finding),
        serializers.SideRow: rows.one_finding(review.finding)["sides"][0],
        serializers.MeasureRow: rows.rows_of_measures([claim.measure])[0],
        serializers.ArticleRow: rows.rows_of_articles(rows.articles())[0],
        serializers.OneArticle: rows.one_article(rows.articles().first(), article.current, []),
        serializers.ReviewRow: rows.rows_of_reviews([review])[0],
        serializers.LoadedRow: rows.row_of_loading(TakenIn(loaded, None)),
    }
    for shape, row in shown.items():
        assert set(shape().fields) == set(row), shape
    assert set(rows.row_of_reject("is empty")) == set(serializers.LoadedRow().fields)
