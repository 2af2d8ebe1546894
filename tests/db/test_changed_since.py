"""What is told of a finding that changed after it was signed."""

import datetime
from decimal import Decimal

import pytest

from claims.changes import changes, names_for
from claims.models import Claim, Finding, FindingSide
from claims.recording import sign_review
from claims.recording.evidence import evidence_of
from claims.recording.settling import settle
from tests.factories import (
    ArticleFactory,
    ClaimFactory,
    FindingFactory,
    MeasureFactory,
    OutletFactory,
    ReviewFactory,
    RevisionFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def claim(outlet: str, number: int, **fields: object) -> Claim:
    """A number of wardens that an outlet prints on 8 March 2024."""
    article = ArticleFactory(outlet=OutletFactory(name=outlet))
    return ClaimFactory(revision=RevisionFactory(article=article), value=Decimal(number), **fields)


@pytest.fixture
def finding() -> Finding:
    """The Echo says 300 and the Post 320; signed."""
    finding = FindingFactory(sides=[[claim("Echo", 300)], [claim("Post", 320)]])
    sign_review(finding=finding, by=UserFactory(), verdict="contradiction")
    return finding


def told(finding: Finding) -> list[str]:
    """What the page would tell, once the finding is settled."""
    settle(Finding.objects.get(pk=finding.pk))
    fresh = Finding.objects.select_related("ruling").with_sides().get(pk=finding.pk)
    return changes(fresh, names_for([fresh]))


def side(finding: Finding, position: int) -> FindingSide:
    return finding.sides.get(position=position)


def test_nothing_is_told_while_nothing_changed(finding):
    assert told(finding) == []


def test_a_side_that_grew_is_named_with_who_came(finding):
    side(finding, 1).claims.add(claim("Gazette", 320))
    assert told(finding) == ["“320 wardens” grew from one article to two: Gazette (8 March 2024) came."]


def test_a_value_that_came_is_named(finding):
    new = claim("Gazette", 340)
    FindingSide.objects.create(finding=finding, position=2, says="340 wardens").claims.add(new)
    assert told(finding) == ["A value came: “340 wardens”, in Gazette (8 March 2024)."]


def test_a_side_that_is_gone_is_named(finding):
    side(finding, 1).delete()
    assert told(finding) == ["“320 wardens” no longer stands in Post (8 March 2024)."]


def test_an_article_that_says_something_else_is_named_with_both(finding):
    other = side(finding, 1)
    other.claims.update(value=Decimal(330))
    other.says = "330 wardens"
    other.save()
    assert told(finding) == ["Post (8 March 2024) now says “330 wardens”, when it was signed “320 wardens”."]


def test_the_kind_of_finding_is_told_where_it_is_another_one(finding):
    Finding.objects.update(relation="updates")
    assert told(finding) == ["It was filed under “disagree” when it was signed, and is under “newer figure” now."]


def test_what_is_only_possible_is_a_kind_of_its_own():
    finding = FindingFactory(relation="cannot_compare", possible=False)
    sign_review(finding=finding, by=UserFactory(), verdict="needs_reporting")
    Finding.objects.update(possible=True)
    assert told(finding) == ["It was filed under “not comparable” when it was signed, and is under “may disagree” now."]


def test_articles_that_changed_sides_are_told_by_how_they_stood(finding):
    moved = side(finding, 1)
    side(finding, 0).claims.add(*moved.claims.all())
    moved.delete()
    assert told(finding) == [
        "The same articles are divided otherwise: they were “300 wardens” (one article) and "
        "“320 wardens” (one article)."
    ]


def test_beyond_three_articles_the_rest_is_counted(finding):
    side(finding, 1).claims.add(*(claim(f"Paper {number}", 320) for number in range(5)))
    assert told(finding) == [
        "“320 wardens” grew from one article to six: Paper 0 (8 March 2024); Paper 1 (8 March 2024); "
        "Paper 2 (8 March 2024) and two more came."
    ]


def test_a_verdict_of_an_older_edition_goes_by_the_numbers_of_claims():
    finding = FindingFactory()
    old = [{"says": each.says, "claims": [each.claims.get().pk]} for each in finding.sides.all()]
    ReviewFactory(finding=finding, evidence=old)
    assert told(finding) == []

    side(finding, 0).claims.add(claim("Echo", 300))

    assert told(finding) == [
        "When it was signed, the sides were “300 wardens” (one claim) and “320 wardens” (one claim)."
    ]


@pytest.mark.parametrize(("counted", "changed"), [("wardens", False), ("the warden", False), ("ponds dug", True)])
def test_another_subject_is_new_evidence_although_the_number_is_the_same(finding, counted, changed):
    side(finding, 1).claims.update(counted=counted, measure=None)
    sentences = ["Post (8 March 2024) now says “320 wardens”, but is read otherwise."]
    assert told(finding) == (sentences if changed else [])


def test_another_phrase_for_one_measure_is_no_new_evidence():
    claims = [claim("Echo", 300), claim("Post", 320)]
    Claim.objects.update(measure=MeasureFactory())
    finding = FindingFactory(sides=[[each] for each in claims])
    sign_review(finding=finding, by=UserFactory(), verdict="contradiction")
    Claim.objects.update(counted="staff on patrol")
    assert told(finding) == []


@pytest.mark.parametrize("kind", ["event", "rating"])
def test_another_thing_that_happened_or_was_rated_is_new_evidence(kind):
    before = [
        claim(outlet, 1, kind=kind, measure=None, what="library opened", words="good") for outlet in ("Echo", "Post")
    ]
    finding = FindingFactory(sides=[[each] for each in before])
    sign_review(finding=finding, by=UserFactory(), verdict="contradiction")
    assert told(finding) == []
    Claim.objects.filter(pk=before[0].pk).update(what="museum opened")
    assert told(finding) == ["Echo (8 March 2024) now says “1 wardens”, but is read otherwise."]


def test_a_verdict_of_an_edition_that_kept_no_subjects_goes_by_the_readings():
    finding = FindingFactory(sides=[[claim("Echo", 300)], [claim("Post", 320)]])
    old = evidence_of(finding)
    for each in (each for side in old for each in side["stands"]):
        del each["of"], each["measure"]
    ReviewFactory(finding=finding, evidence=old)
    side(finding, 1).claims.update(counted="ponds dug", measure=None)
    assert told(finding) == []

    side(finding, 1).claims.update(value=Decimal(330))
    assert told(finding) == ["Post (8 March 2024) now says “320 wardens”, but is read otherwise."]


def test_a_date_read_otherwise_is_new_evidence_of_an_event():
    days = {"period_start": datetime.date(2021, 7, 1), "period_end": datetime.date(2021, 7, 31)}
    event = claim("Echo", 1, kind="event", **days)
    finding = FindingFactory(sides=[[event], [claim("Post", 2, kind="event", **days)]])
    sign_review(finding=finding, by=UserFactory(), verdict="contradiction")
    Claim.objects.filter(pk=event.pk).update(period_end=datetime.date(2021, 7, 2))
    assert told(finding) == ["Echo (8 March 2024) now says “1 wardens”, but is read otherwise."]


def test_the_page_shows_what_changed_with_the_old_verdict_beside_it(finding, editor_client):
    side(finding, 1).claims.add(claim("Gazette", 320))
    settle(Finding.objects.get())

    html = editor_client.get(finding.get_absolute_url()).content.decode()
    changed = html[html.index("Changed since it was signed") : html.index("data-verdict")]
    assert "“320 wardens” grew from one article to two: Gazette (8 March 2024) came." in changed
    assert "signed <strong>contradiction</strong>" in changed
    assert "What stood there then: “300 wardens” · “320 wardens”" in changed

    for query in ({}, {"stage": "changed"}):
        listed = editor_client.get("/findings/", query).content.decode()
        assert "changed since: was contradiction" in listed
        assert "“320 wardens” grew from one article to two" in listed


@pytest.mark.parametrize("rows", [1, 20])
def test_the_queue_costs_the_same_for_any_number_of_changed_findings(
    journalist_client, rows, django_assert_num_queries
):
    for _ in range(rows):
        changed = FindingFactory()
        sign_review(finding=changed, by=UserFactory(), verdict="contradiction")
        side(changed, 1).claims.add(ClaimFactory())
        settle(Finding.objects.get(pk=changed.pk))
    # The fourteen of any queue, and 15. the articles that changed findings rest on
    with django_assert_num_queries(14):
        journalist_client.get("/findings/")
