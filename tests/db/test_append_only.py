"""Revisions, corrections, reviews, assignments, news and their like: written once, then neither changed nor deleted."""

import datetime
from collections.abc import Callable

import pytest
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from articles.appendonly import Unchangeable
from articles.models import Revision, Withdrawal
from articles.withdrawing import withdraw_article
from claims.models import (
    Assignment,
    Backup,
    Batch,
    ClaimSharing,
    ClaimVersion,
    Correction,
    DroppedClaim,
    Enquiry,
    News,
    Review,
)
from claims.recording import assign, note_asked, share_claim, sign_review
from tests.factories import ClaimFactory, FindingFactory, MeasureFactory, RevisionFactory, UserFactory

pytestmark = pytest.mark.django_db


def a_correction() -> Correction:
    return Correction.objects.create(claim=ClaimFactory(), field="unit", value="week", created_by=UserFactory())


def a_review() -> Review:
    return sign_review(finding=FindingFactory(), by=UserFactory(), verdict="contradiction")


def an_enquiry() -> Enquiry:
    finding = FindingFactory()
    sign_review(finding=finding, by=UserFactory(), verdict="needs_reporting", ask_what="How many?")
    return note_asked(finding=finding, by=UserFactory(), day=datetime.date(2024, 5, 3))


def a_withdrawal() -> Withdrawal:
    return withdraw_article(article=RevisionFactory().article, ground="court", note="An order.", by=UserFactory())


def a_version() -> ClaimVersion:
    return ClaimVersion.objects.create(claim=ClaimFactory(), number=1, reading={}, rules_version=1, ended_by="reading")


def a_dropped_claim() -> DroppedClaim:
    return DroppedClaim.objects.create(number=7, article=RevisionFactory().article, rules_version=1)


def a_sharing() -> ClaimSharing:
    return share_claim(claim=ClaimFactory(), shared=True, by=UserFactory())


def an_assignment() -> Assignment:
    return assign(finding=FindingFactory(), by=UserFactory(), to=UserFactory(role="editor"))


def a_batch() -> Batch:
    return Batch.objects.create(created_by=UserFactory())


def some_news() -> News:
    return News.objects.create(kind="value", key="one", measure=MeasureFactory(), after="300 wardens")


def a_backup() -> Backup:
    return Backup.objects.create(name="desk.zip", rows=1, size=1, made_at=timezone.now())


EACH = pytest.mark.parametrize(
    ("make", "column", "other"),
    [
        (RevisionFactory, "text", "Changed."),
        (a_correction, "note", "Changed."),
        (a_review, "note", "Changed."),
        (an_enquiry, "words", "Changed."),
        (a_withdrawal, "note", "Changed."),
        (a_version, "ended_by", "correction"),
        (a_dropped_claim, "rules_version", 2),
        (a_sharing, "note", "Changed."),
        (an_assignment, "assignee_id", None),
        (a_batch, "undoes_id", 1),
        (some_news, "after", "Changed."),
        (a_backup, "name", "changed.zip"),
    ],
    ids=[
        "revision",
        "correction",
        "review",
        "enquiry",
        "withdrawal",
        "version",
        "dropped claim",
        "sharing",
        "assignment",
        "batch",
        "news",
        "backup",
    ],
)


@EACH
def test_a_row_once_written_is_not_saved_again(make: Callable[[], models.Model], column: str, other: object) -> None:
    row = make()
    before = getattr(row, column)
    setattr(row, column, other)

    with pytest.raises(Unchangeable, match="never changed"):
        row.save()

    row.refresh_from_db()
    assert getattr(row, column) == before


@EACH
def test_a_row_of_the_same_number_does_not_replace_it(
    make: Callable[[], models.Model], column: str, other: object
) -> None:
    row = make()
    before = getattr(row, column)
    copy = type(row)(**{field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields})
    setattr(copy, column, other)

    with pytest.raises(IntegrityError), transaction.atomic():
        copy.save()

    row.refresh_from_db()
    assert getattr(row, column) == before


@EACH
def test_a_row_is_not_deleted(make: Callable[[], models.Model], column: str, other: object) -> None:
    row = make()

    with pytest.raises(Unchangeable, match="never deleted"):
        row.delete()

    assert type(row)._default_manager.filter(pk=row.pk).exists()


@EACH
def test_rows_are_neither_changed_nor_deleted_by_the_set(
    make: Callable[[], models.Model], column: str, other: object
) -> None:
    row = make()
    rows = type(row)._default_manager.filter(pk=row.pk)

    with pytest.raises(Unchangeable):
        rows.update(**{column: other})
    with pytest.raises(Unchangeable):
        rows.delete()

    assert rows.exists()
    assert not rows.filter(**{column: other}).exists()


def test_a_user_who_loaded_a_revision_can_go(django_user_model: type[models.Model]) -> None:
    user = UserFactory()
    revision = RevisionFactory(created_by=user)

    user.delete()

    assert Revision.objects.get(pk=revision.pk).created_by is None
