"""Another outlet or byline of an article: what was found of its claims is judged anew."""

import datetime
from decimal import Decimal

import pytest
from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks

from articles.readers import RawArticle
from claims.intake import take_in
from claims.models import Finding
from claims.recording import rejudge_everything, sign_review
from claims.recording.claims import write_keys
from tests.factories import ArticleFactory, ClaimFactory, MeasureFactory, OutletFactory, RevisionFactory, UserFactory

pytestmark = pytest.mark.django_db

DAY = {"period_start": datetime.date(2024, 3, 1), "period_end": datetime.date(2024, 3, 1), "period_precision": "day"}


@pytest.fixture
def finding() -> Finding:
    """The Echo and the Post contradict each other, as the rules find."""
    measure = MeasureFactory(nature="fixed")
    for outlet, number in (("Echo", 300), ("Post", 320)):
        article = ArticleFactory(outlet=OutletFactory(name=outlet))
        revision = RevisionFactory(article=article)
        entity = {} if outlet == "Echo" else {"entity": measure.claims.get().entity}
        write_keys([ClaimFactory(measure=measure, revision=revision, value=Decimal(number), **DAY, **entity)])
    rejudge_everything()
    finding = Finding.objects.get(relation="contradicts")
    assert "Echo" in finding.explanation
    return finding


def change(client, capture, kind: str, pk: int, **data: object) -> None:
    """Save the form of Django's admin."""
    rows = "revisions" if kind == "article" else "aliases"
    inlines = {f"{rows}-TOTAL_FORMS": "0", f"{rows}-INITIAL_FORMS": "0"}
    with capture(execute=True):
        response = client.post(reverse(f"admin:articles_{kind}_change", args=[pk]), {**inlines, **data})
    assert response.status_code == 302, response.content.decode()


def test_another_name_of_an_outlet_is_told_in_what_was_found(
    finding: Finding, admin_client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
):
    outlet = finding.sides.get(position=0).claims.get().revision.article.outlet
    change(admin_client, django_capture_on_commit_callbacks, "outlet", outlet.pk, name="Evening Star", url="")
    finding.refresh_from_db()
    assert "Evening Star" in finding.explanation
    assert "Echo" not in finding.explanation


def test_another_outlet_or_byline_of_an_article_has_it_judged_anew_and_keeps_the_verdict(
    finding: Finding, admin_client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
):
    sign_review(finding=finding, by=UserFactory(), verdict="contradiction")
    article = finding.sides.get(position=0).claims.get().revision.article
    change(
        admin_client, django_capture_on_commit_callbacks, "article", article.pk, outlet="", url="",
        byline="the harbour reporter",
    )  # fmt: skip
    finding.refresh_from_db()
    assert "the harbour reporter" in finding.explanation
    assert (finding.verdict, finding.changed_since) == ("contradiction", False)


def test_saving_without_a_change_judges_nothing(
    finding: Finding, admin_client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks, monkeypatch
):
    asked = []
    monkeypatch.setattr("claims.receivers.rejudge_soon", asked.append)
    article = finding.sides.get(position=0).claims.get().revision.article
    change(
        admin_client, django_capture_on_commit_callbacks, "article", article.pk, outlet=article.outlet_id,
        url="https://echo.example/1", byline=article.byline,
    )  # fmt: skip
    change(admin_client, django_capture_on_commit_callbacks, "outlet", article.outlet_id, name="Echo", url="")
    assert asked == []


def test_an_outlet_that_a_later_load_brings_has_the_article_judged_anew(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks, monkeypatch
):
    text = "Wardens leave\n\n8 March 2024\n\nThe harbour now employs 12 wardens."
    article = take_in(raw=RawArticle("wardens", text)).loaded.article
    judged = []
    monkeypatch.setattr("claims.recording.rejudge", lambda touched: judged.append(set(touched)) or 0)

    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            assert take_in(raw=RawArticle("wardens", text, outlet="Echo")).recorded is None

    assert judged == [set(article.current.claims.values_list("pk", flat=True))]
    assert judged != [set()]
