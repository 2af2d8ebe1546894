"""An article's versions: what changed, who loaded it, what became of its claims; and which kinds are marked."""

import datetime

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from articles.models import Revision
from tests.factories import ArticleFactory, ClaimFactory, RevisionFactory, UserFactory

pytestmark = pytest.mark.django_db
OLD = "Wardens leave\n\nThe council employs 300 wardens. The quay was calm."
NEW = "Wardens leave\n\nThe council employs 310 wardens. The quay was quiet."


@pytest.fixture
def two():
    """Two versions of an article; a figure changed between them."""
    article = ArticleFactory(headline="Wardens leave")
    old = RevisionFactory(article=article, text=OLD)
    return old, RevisionFactory(article=article, number=2, text=NEW, changed=["figure"], created_by=loader())


def loader() -> User:
    return UserFactory(username="night-desk")


def changes(client, article, query: str = "") -> str:
    response = client.get(reverse("claims:changes", args=[article.pk]) + query)
    assert response.status_code == 200
    return response.content.decode()


def test_changed_facts_stand_first_and_other_wording_behind_a_disclosure(journalist_client, two):
    html = changes(journalist_client, two[0].article)
    facts, wording = html.split('<details class="section wording">')
    assert "<del>300 wardens</del>" in facts
    assert "<ins>310 wardens</ins>" in facts
    assert "<mark>310 wardens</mark>" in facts
    assert "1 other change of wording" in wording
    assert "The quay was quiet." in wording


def test_any_two_versions_are_compared_either_way(journalist_client, two):
    html = changes(journalist_client, two[0].article, "?from=2&to=1")
    assert "from version 2 to version 1" in html
    assert "<ins>300 wardens</ins>" in html
    assert "one and the same version" in changes(journalist_client, two[0].article, "?from=1&to=1")


@pytest.mark.parametrize("query", ["?from=3", "?to=0", "?from=one", "?to=99999999999999999999"])
def test_a_version_that_is_not_there_is_not_found(journalist_client, two, query):
    assert journalist_client.get(reverse("claims:changes", args=[two[0].article.pk]) + query).status_code == 404


def test_an_article_of_one_version_has_no_changes(journalist_client):
    article = RevisionFactory().article
    assert journalist_client.get(reverse("claims:changes", args=[article.pk])).status_code == 404


def test_the_versions_are_listed_with_when_and_by_whom_they_were_loaded(journalist_client, two):
    html = journalist_client.get(two[0].article.get_absolute_url()).content.decode()
    versions = html[html.index('id="versions"') :]
    assert "by night-desk" in versions
    assert "Figures changed." in versions
    assert f"{datetime.date.today().year}" in versions
    assert f"{reverse('claims:changes', args=[two[0].article.pk])}?from=1&amp;to=2" in versions


@pytest.mark.parametrize("name", ["articles", "desk"])
def test_the_list_and_the_desk_say_that_figures_changed(journalist_client, two, name):
    html = journalist_client.get(reverse(f"claims:{name}")).content.decode()
    assert f'href="{reverse("claims:changes", args=[two[0].article.pk])}">Figures changed in version 2</a>' in html


@pytest.mark.parametrize("name", ["articles", "desk"])
def test_a_version_that_changed_wording_alone_is_silence(journalist_client, name):
    revision = RevisionFactory(number=1, changed=["figure"])
    RevisionFactory(article=revision.article, number=2, changed=[])
    assert "changed in version" not in journalist_client.get(reverse(f"claims:{name}")).content.decode()


def test_a_new_version_of_an_old_article_comes_to_the_desk(journalist_client):
    old = RevisionFactory(article__headline="The oldest story")
    for _ in range(10):
        RevisionFactory()
    desk = reverse("claims:desk")
    assert "The oldest story" not in journalist_client.get(desk).content.decode()
    RevisionFactory(article=old.article, number=2)
    assert "The oldest story" in journalist_client.get(desk).content.decode()


def test_a_claim_says_which_version_alone_has_it(journalist_client, two):
    old, new = (ClaimFactory(revision=revision, start=35, standing=revision is two[1]) for revision in two)
    page = two[0].article.get_absolute_url()
    assert "only in version 1" in journalist_client.get(page, {"revision": 1}).content.decode()
    assert "new in version 2" in journalist_client.get(page).content.decode()

    new.carried_from = old
    new.save()

    assert "only in version" not in journalist_client.get(page, {"revision": 1}).content.decode()
    assert "new in version" not in journalist_client.get(page).content.decode()


def test_a_kind_is_taken_off_and_put_back_by_the_address(journalist_client, two):
    ClaimFactory(revision=two[1], start=35, surface="310 wardens", sentence="The council employs 310 wardens.",
                 sentence_start=15)  # fmt: skip
    ClaimFactory(revision=two[1], start=15, surface="The council", kind="event", value=None, what="hiring")
    page = two[0].article.get_absolute_url()
    every = journalist_client.get(page).content.decode()
    assert 'href="?hide=event#text"' in every

    without = journalist_client.get(page, {"hide": "event"}).content.decode()

    assert 'class="m k-figure" href="#claim' in without
    assert 'class="m k-event" href="#claim' not in without
    assert 'href="?#text"' in without or 'href="?hide=#text"' in without
    assert "<sup>2" not in every.replace('<span class="hidden"> claim </span>', "") or "2</sup>" in without


@pytest.mark.parametrize("rows", [1, 50])
def test_the_changes_cost_the_same_for_any_number_of_versions(journalist_client, rows, django_assert_num_queries):
    article = ArticleFactory()
    for number in range(1, rows + 2):
        RevisionFactory(article=article, number=number, text=f"The council employs {number} wardens.")
    # 1.–3. session, user, permissions  4. article  5. versions  6. both texts  7. what is new for the reader
    with django_assert_num_queries(7):
        changes(journalist_client, article)
    assert Revision.objects.count() == rows + 1
