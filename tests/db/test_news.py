"""What is worth telling: figures that come in or change, findings that enter the queue, verdicts; and what is not."""

from dataclasses import replace
from datetime import timedelta
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db import connection
from django.utils import timezone

from articles.models import Article
from claims.models import CarriedOn, Claim, Finding, News
from claims.recording import (
    correct_claim,
    note_sheet,
    note_stale_sheets,
    open_finding,
    quietly,
    recheck,
    record_revision,
    sign_review,
    sign_value,
    take_off,
    undo_review,
)
from claims.values import Period
from tests.db.conftest import Read
from tests.db.saying import MARCH, figure, measure, of
from tests.factories import ArticleFactory, ClaimFactory, FindingFactory, MeasureFactory, RevisionFactory

pytestmark = pytest.mark.django_db


def told() -> list[tuple[str, str, str]]:
    return list(News.objects.order_by("pk").values_list("kind", "before", "after"))


def version(article: Article, number: int) -> object:
    return RevisionFactory(article=article, number=number)


@pytest.fixture
def article() -> Article:
    return ArticleFactory()


def test_figures_of_a_first_reading_are_news_and_of_no_later_one(read: Read) -> None:
    revision = read(of("park wardens", 300))
    assert told() == [("value", "", "300 wardens")]

    record_revision(revision=revision)
    read(of("park wardens", 300), of("bus wardens", 12), revision=revision)
    assert told() == [("value", "", "300 wardens")]


def test_a_new_version_tells_of_changed_figures_alone(read: Read, article: Article) -> None:
    first = of("park wardens", 300)
    other = of("bus wardens", 12)
    read(first, other, revision=version(article, 1))
    News.objects.all()._raw_delete(using="default")

    reworded = replace(figure(300, sentence="In all, the council now employs {} wardens."), counted="park wardens")
    read(reworded, of("bus wardens", 14), of("tram wardens", 7), revision=version(article, 2))

    assert sorted(told()) == [("figure", "12 wardens", "14 wardens"), ("value", "", "7 wardens")]
    kept = Claim.objects.get(standing=True, surface="300 wardens")
    assert CarriedOn.objects.get(claim=kept).first == Claim.objects.get(standing=False, surface="300 wardens").pk


def test_a_line_of_claims_goes_by_its_first(read: Read, article: Article) -> None:
    for number in (1, 2, 3):
        read(of("park wardens", 300), revision=version(article, number))
    first = Claim.objects.order_by("pk")[0].pk
    assert set(CarriedOn.objects.values_list("first", flat=True)) == {first}
    assert len(told()) == 1


def test_a_figure_of_another_time_is_a_new_value_not_a_changed_one(read: Read, article: Article) -> None:
    read(of("park wardens", 300), revision=version(article, 1))
    later = Period(MARCH.start.replace(year=2025), MARCH.end.replace(year=2025), MARCH.precision, MARCH.basis)
    read(of("park wardens", 320, period=later), revision=version(article, 2))
    assert told() == [("value", "", "300 wardens"), ("value", "", "320 wardens")]


def test_a_finding_that_enters_the_queue_is_told_once_however_often_it_is_made(read: Read) -> None:
    read(of("park wardens", 300))
    read(of("park wardens", 320))
    assert [kind for kind, *_ in told()] == ["value", "discrepancy", "value"]
    assert Finding.objects.queued().get().told == "waiting"

    Finding.objects.all().delete()
    list(recheck(anew=True))
    read(of("bus wardens", 9))
    assert [kind for kind, *_ in told()].count("discrepancy") == 1


def test_what_other_rules_read_and_find_is_no_news(read: Read) -> None:
    first, second = read(of("park wardens", 300)), read(of("bus wardens", 320))
    before = told()
    with quietly():
        read(of("park wardens", 320), revision=second)
    assert Finding.objects.queued().get().told == "waiting"

    list(recheck(anew=True))
    record_revision(revision=first)
    assert told() == before


def test_verdicts_signed_undone_and_put_in_question_are_news_of_their_editor(read: Read, editor: User) -> None:
    read(of("park wardens", 300))
    read(of("park wardens", 320))
    finding = Finding.objects.get()
    News.objects.all()._raw_delete(using="default")

    sign_review(finding=finding, by=editor, verdict="contradiction")
    undo_review(finding=finding, by=editor)
    sign_review(finding=finding, by=editor, verdict="contradiction")
    read(of("park wardens", 340))

    verdicts = News.objects.filter(kind="verdict").order_by("pk")
    assert [(row.before, row.after, row.by) for row in verdicts] == [
        ("waiting", "contradiction", editor),
        ("contradiction", "waiting", editor),
        ("waiting", "contradiction", editor),
        ("contradiction", "changed", None),
    ]
    assert {row.measure for row in verdicts} == {measure("park wardens")}


def test_what_editors_open_and_correct_is_news(read: Read, editor: User) -> None:
    read(of("park wardens", 300), of("bus wardens", 12))
    one, other = Claim.objects.order_by("pk")
    News.objects.all()._raw_delete(using="default")

    correct_claim(claim=one, field="attribution", value="a council spokesman", note="", by=editor)
    assert told() == []
    correct_claim(claim=one, field="value", value="310", note="misread", by=editor)
    open_finding(claims=[one, other], relation="contradicts", note="", by=editor)
    assert told() == [("figure", "300", "310"), ("discrepancy", "", "waiting")]


def test_a_sheet_whose_date_has_passed_is_told_of_once(editor: User) -> None:
    claim = ClaimFactory()
    until = timezone.localdate() + timedelta(days=30)
    sign_value(claim=claim, wording="300 wardens.", check_again=until, by=editor)
    note_stale_sheets(today=until)
    assert told() == []
    for days in (1, 2):
        note_stale_sheets(today=until + timedelta(days=days))
    assert told() == [("sheet", "", "Its date has passed: somebody has to look again.")]
    assert News.objects.get().measure == claim.measure


def test_a_sheet_from_which_its_value_was_taken_does_not_go_stale(editor: User) -> None:
    claim = ClaimFactory()
    until = timezone.localdate() + timedelta(days=30)
    sign_value(claim=claim, wording="300 wardens.", check_again=until, by=editor)
    assert claim.measure is not None
    take_off(measure=claim.measure, entity=claim.entity, by=editor)
    News.objects.all()._raw_delete(using="default")
    note_stale_sheets(today=until + timedelta(days=1))
    assert told() == []


def test_a_sheet_is_told_of_once_an_occasion() -> None:
    of_sheet = MeasureFactory()
    for occasion in ("signature 7 disputed", "signature 7 disputed", "signature 7 out of date"):
        note_sheet(measure=of_sheet, safe=False, words="Its value is disputed.", occasion=occasion)
    note_sheet(measure=of_sheet, safe=True, words="", occasion="signed")
    assert told() == [("sheet", "", "Its value is disputed.")] * 2


def test_what_stood_before_there_were_news_counts_as_told() -> None:
    rows = [
        FindingFactory(),
        FindingFactory(verdict="contradiction"),
        FindingFactory(verdict="contradiction", changed_since=True),
        FindingFactory(queue=False, relation="updates"),
        FindingFactory(live=False),
    ]
    note_as_told = import_module("claims.migrations.0022_told").note_as_told
    for _ in range(2):
        note_as_told(apps, SimpleNamespace(connection=connection))
        states = [Finding.objects.get(pk=row.pk).told for row in rows]
        assert states == ["waiting", "contradiction", "changed", "", ""]
