"""Assignments stay with their finding through new readings, and go where it goes."""

import pytest

from articles.models import Article
from claims.models import Assignment, Finding
from claims.recording import assign, sign_review
from tests.db.saying import figure
from tests.factories import RevisionFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def taken(read) -> tuple[Finding, Article]:
    """A contradiction that an editor has, and the article of one of its sides."""
    read(figure(300))
    second = read(figure(320))
    finding = Finding.objects.get(relation="contradicts")
    editor = UserFactory(role="editor")
    assign(finding=finding, by=editor, to=editor)
    return finding, second.article


def test_an_editor_keeps_a_finding_that_another_article_joins(taken, read):
    finding, _ = taken
    read(figure(320))
    finding.refresh_from_db()
    assert (finding.reach, finding.assigned_to) == (3, finding.assignments.get().assignee)


def test_an_assignment_goes_with_a_finding_that_nobody_decided(taken, read):
    finding, article = taken
    read(revision=RevisionFactory(article=article, number=2))
    assert not Finding.objects.filter(pk=finding.pk).exists()
    assert not Assignment.objects.exists()


def test_it_stays_in_the_history_of_one_that_was_decided(taken, read):
    finding, article = taken
    sign_review(finding=finding, by=UserFactory(), verdict="contradiction")
    read(revision=RevisionFactory(article=article, number=2))
    finding.refresh_from_db()
    assert not finding.live
    assert finding.assignments.count() == 1
