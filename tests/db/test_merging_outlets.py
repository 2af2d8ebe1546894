"""Two outlets that are one: articles, follows, filters and names go to the other, or nothing does."""

import pytest
from django.core.exceptions import ValidationError
from pytest_django import DjangoCaptureOnCommitCallbacks

from articles.loading import load_article
from articles.models import Article, Outlet, OutletAlias
from articles.outlets import merge_outlets, outlet_called
from articles.readers import RawArticle
from claims.following.outlets import touched_by_merging
from claims.history import Asked, entries
from claims.models import Follow, SavedFilter
from tests.factories import ArticleFactory, ClaimFactory, OutletFactory, RevisionFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair() -> tuple[Outlet, Outlet]:
    """The Echo, which is the Evening Echo."""
    return OutletFactory(name="Echo"), OutletFactory(name="Evening Echo")


def test_articles_and_names_go_to_the_other_and_the_history_tells_by_whom(pair: tuple[Outlet, Outlet]) -> None:
    outlet, into = pair
    OutletAlias.objects.create(outlet=outlet, name="Harbour Echo")
    article, by = ArticleFactory(outlet=outlet), UserFactory(role="admin")

    assert merge_outlets(outlet=outlet, into=into, by=by) == 1

    article.refresh_from_db()
    assert article.outlet == into
    assert [alias.name for alias in into.aliases.all()] == ["Echo", "Harbour Echo"]
    assert not Outlet.objects.filter(name="Echo").exists()
    assert article.history.latest().history_user == by
    told = [(entry.did, entry.before, entry.after) for entry in entries(Asked(who=by.username))]
    assert ("edited the article", "outlet: Echo", "outlet: Evening Echo") in told
    assert ("deleted the outlet", "", "") in told


def test_what_comes_in_under_the_old_name_goes_to_the_other(pair: tuple[Outlet, Outlet]) -> None:
    outlet, into = pair
    raw = RawArticle("wardens", "Wardens leave\n\n8 March 2024\n\nThe harbour employs 12 wardens.", outlet="echo")
    first = load_article(raw=raw)
    assert first.article.outlet == outlet

    merge_outlets(outlet=outlet, into=into, by=UserFactory())

    assert outlet_called(" ECHO ") == into
    assert load_article(raw=raw).status == "unchanged"
    other = load_article(raw=RawArticle("keepers", "Keepers leave\n\nThe park lost 9 keepers.", outlet="Echo"))
    assert other.article.outlet == into
    assert Outlet.objects.count() == 1


def test_who_follows_it_follows_the_other_once(pair: tuple[Outlet, Outlet]) -> None:
    outlet, into = pair
    both, one = UserFactory(), UserFactory()
    for user, followed in ((both, outlet), (both, into), (one, outlet)):
        Follow.objects.create(user=user, outlet=followed)
    saved = SavedFilter.objects.create(owner=one, name="echo", page="timeline", query="outlet=Echo&words=wardens")

    lines = touched_by_merging(outlet=outlet, into=into)
    merge_outlets(outlet=outlet, into=into, by=UserFactory())

    assert "2 people follow “Echo”, and will follow “Evening Echo”." in lines
    assert "1 saved filter names it, and will name “Evening Echo”." in lines
    assert sorted(Follow.objects.values_list("user", "outlet")) == sorted([(both.pk, into.pk), (one.pk, into.pk)])
    saved.refresh_from_db()
    assert saved.data.getlist("outlet") == ["Evening Echo"]
    assert saved.data["words"] == "wardens"


def test_what_was_found_of_its_articles_is_judged_anew(
    pair: tuple[Outlet, Outlet], django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks, monkeypatch
) -> None:
    outlet, into = pair
    claim = ClaimFactory(revision=RevisionFactory(article=ArticleFactory(outlet=outlet)))
    judged: list[set[int]] = []
    monkeypatch.setattr("claims.recording.rejudge", lambda touched: judged.append(set(touched)) or 0)

    with django_capture_on_commit_callbacks(execute=True):
        merge_outlets(outlet=outlet, into=into, by=UserFactory())

    assert judged == [{claim.pk}]


def test_two_that_print_the_same_are_not_made_one(pair: tuple[Outlet, Outlet]) -> None:
    outlet, into = pair
    mine, _ = (ArticleFactory(outlet=one, stem="wardens", headline="Wardens leave") for one in pair)

    with pytest.raises(ValidationError, match=r"“Wardens leave”.*Withdraw one of each pair first"):
        merge_outlets(outlet=outlet, into=into, by=UserFactory())
    assert Article.objects.filter(outlet=outlet).count() == 1
    with pytest.raises(ValidationError, match="“Echo” is one outlet already"):
        merge_outlets(outlet=outlet, into=outlet, by=UserFactory())

    Article.objects.get(pk=mine.pk)
    mine.withdrawn = True
    mine.save()
    assert merge_outlets(outlet=outlet, into=into, by=UserFactory()) == 1


def test_nothing_is_merged_where_a_part_of_it_fails(pair: tuple[Outlet, Outlet], monkeypatch) -> None:
    outlet, into = pair
    article = ArticleFactory(outlet=outlet)

    def fail(**kwargs: object) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr("claims.receivers.rename_in_filters", fail)
    with pytest.raises(RuntimeError, match="the disk is full"):
        merge_outlets(outlet=outlet, into=into, by=UserFactory())

    article.refresh_from_db()
    assert article.outlet == outlet


@pytest.mark.parametrize("articles", [1, 20])
def test_merging_asks_as_much_for_many_articles_as_for_one(
    pair: tuple[Outlet, Outlet], articles: int, django_assert_max_num_queries
) -> None:
    outlet, into = pair
    ArticleFactory.create_batch(articles, outlet=outlet)
    by = UserFactory()

    with django_assert_max_num_queries(30):
        merge_outlets(outlet=outlet, into=into, by=by)
