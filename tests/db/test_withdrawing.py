"""An article that an admin withdraws: nothing of it stands, everything of it is kept, and it can come back."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from articles.loading import load_article
from articles.models import Article, Revision, Withdrawal
from articles.readers import RawArticle
from articles.rejects import Rejected
from articles.withdrawing import reinstate_article, withdraw_article
from claims.models import Claim, ClaimKey, Finding
from claims.recording import correct_claim, open_finding, record_revision, reread_article, sign_review
from tests.factories import RevisionFactory, UserFactory

pytestmark = pytest.mark.django_db


def printed(number: int, revision: Revision | None = None) -> Claim:
    """A number of wardens that an article prints, read and compared."""
    revision = revision or RevisionFactory(text=f"Dale Council employs {number} park wardens.")
    record_revision(revision=revision)
    return revision.claims.get(kind="figure")


def withdraw(article: Article, **given: Any) -> Withdrawal:
    return withdraw_article(
        article=article, **{"ground": "court", "note": "An order.", "by": UserFactory(role="admin")} | given
    )


@pytest.fixture
def editor() -> User:
    return UserFactory(role="editor")


@pytest.fixture
def clash() -> tuple[Claim, Claim, Finding]:
    """Two articles with numbers that exclude each other."""
    one, other = printed(300), printed(450)
    return one, other, Finding.objects.get(relation__in=["contradicts", "cannot_compare"])


def test_nothing_of_it_stands_and_every_row_is_kept(clash):
    one, other, _ = clash
    article = one.revision.article

    row = withdraw(article, public_words="The court sits again in May.")

    assert set(Claim.objects.standing()) == {other}
    assert not ClaimKey.objects.filter(claim=one).exists()
    assert Claim.objects.filter(pk=one.pk).exists()
    assert list(article.withdrawals.all()) == [row]
    assert not Article.objects.public().filter(pk=article.pk).exists()
    changed = article.history.first()
    assert (changed.withdrawn, changed.history_user) == (True, row.created_by)


def test_findings_are_judged_without_it_and_signed_ones_are_kept_unseen(clash, editor):
    one, other, finding = clash
    sign_review(finding=finding, by=editor, verdict="contradiction")
    by_hand = open_finding(claims=[one, other], relation="contradicts", note="Ask", by=editor)

    withdraw(one.revision.article)

    assert not Finding.objects.live().exists()
    assert set(Finding.objects.all()) == {finding, by_hand}
    assert not Finding.objects.public().exists()
    assert finding.reviews.count() == 1


def test_a_finding_that_others_still_make_goes_on_without_it_and_says_that_it_changed(clash, editor):
    one, other, finding = clash
    third = printed(300)
    finding.refresh_from_db()
    sign_review(finding=finding, by=editor, verdict="contradiction")

    withdraw(third.revision.article)

    finding.refresh_from_db()
    assert finding.live
    assert finding.changed_since
    assert {claim for side in finding.sides.all() for claim in side.claims.all()} == {one, other}
    assert Finding.objects.public().contains(finding)


def test_it_comes_back_with_its_claims_corrections_and_findings(clash, editor):
    one, other, finding = clash
    correct_claim(claim=one, field="counted", value="wardens of parks", note="", by=editor)
    finding = Finding.objects.filter(relation=finding.relation).get()
    sign_review(finding=finding, by=editor, verdict="contradiction")
    by_hand = open_finding(claims=[one, other], relation="contradicts", note="Ask", by=editor)
    row = withdraw(one.revision.article)

    back = reinstate_article(article=one.revision.article, note="Lifted.", by=row.created_by)

    assert back.reinstates == row
    assert set(Claim.objects.standing()) == {one, other}
    one.refresh_from_db()
    assert one.counted == "wardens of parks"
    assert set(Finding.objects.live()) == {finding, by_hand}
    assert Finding.objects.get(pk=finding.pk).verdict == "contradiction"


def test_what_was_opened_on_two_withdrawn_articles_comes_back_with_the_second(clash, editor):
    one, other, _ = clash
    by_hand = open_finding(claims=[one, other], relation="contradicts", note="Ask", by=editor)
    for claim in (one, other):
        withdraw(claim.revision.article)

    reinstate_article(article=one.revision.article, note="Lifted.", by=editor)
    assert not Finding.objects.live().contains(by_hand)
    reinstate_article(article=other.revision.article, note="Lifted.", by=editor)

    assert Finding.objects.live().contains(by_hand)


def test_reading_it_again_brings_nothing_back(clash):
    one, other, _ = clash
    withdraw(one.revision.article)

    reread_article(article=Article.objects.get(pk=one.revision.article_id))

    assert set(Claim.objects.standing()) == {other}


def test_its_page_is_not_loaded_again():
    raw = RawArticle(
        stem="wardens", text="Wardens hired\n\nDale Council employs 300 park wardens.", outlet="The Gazette"
    )
    article = load_article(raw=raw).article
    withdraw(article)

    with pytest.raises(Rejected, match=r"was withdrawn on .* an admin can reinstate it"):
        load_article(raw=raw)

    assert Revision.objects.filter(article=article).count() == 1


def test_it_is_withdrawn_once_on_a_ground_of_the_list_and_with_a_note(editor):
    article = RevisionFactory().article
    for given in ({"ground": "whim"}, {"ground": ""}, {"note": " "}):
        with pytest.raises(ValidationError):
            withdraw(article, **given)
    with pytest.raises(ValidationError, match="is not withdrawn"):
        reinstate_article(article=article, note="Lifted.", by=editor)
    withdraw(article)

    with pytest.raises(ValidationError, match="withdrawn already"):
        withdraw(article)

    assert Withdrawal.objects.count() == 1
