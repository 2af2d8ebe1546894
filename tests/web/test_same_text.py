"""An article's page says which others print the same text."""

import pytest
from django.test import Client

from articles.models import Article, Band, Printing, Revision, SharedText
from tests.factories import OutletFactory, RevisionFactory

pytestmark = pytest.mark.django_db


def copies(number: int) -> list[Revision]:
    """Revisions of so many articles that print one text."""
    text = SharedText.objects.create()
    revisions = [RevisionFactory(article__headline=f"Copy {n}", article__outlet=OutletFactory()) for n in range(number)]
    for revision in revisions:
        Printing.objects.create(revision=revision, text=text, passages=[[0, len(revision.text)]])
    return revisions


def page_of(client: Client, article: Article, query: str = "") -> str:
    response = client.get(article.get_absolute_url() + query)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_the_page_names_the_others_with_links_and_who_printed_them(journalist_client):
    mine, other = copies(2)
    copies(2)
    html = page_of(journalist_client, mine.article)
    assert "The same text also stands, whole or in part, in" in html
    link = f'<a href="{other.article.get_absolute_url()}">Copy 1</a>'
    assert f'{link} <span class="soft">({other.article.outlet}, 8 March 2024)</span>.' in html
    assert html.count(">Copy 1</a>") == 1
    assert ">Copy 0</a>" not in html


def test_a_text_of_its_own_says_nothing_and_neither_does_an_older_version(journalist_client):
    mine, _ = copies(2)
    RevisionFactory(article=mine.article, number=2, text="Another text.")
    alone = RevisionFactory()
    for html in (page_of(journalist_client, mine.article), page_of(journalist_client, alone.article)):
        assert "The same text" not in html
        assert "very many articles" not in html


def test_a_text_of_which_only_the_first_copies_were_looked_at_says_so(journalist_client):
    mine = RevisionFactory()
    Band.objects.create(revision=mine, key=7, left_out=True)
    assert "It was compared with the first 100 that have them" in page_of(journalist_client, mine.article)


@pytest.mark.parametrize(("others", "more"), [(10, ""), (50, "and 40 more")])
def test_many_are_counted_not_listed_at_the_same_cost(journalist_client, others, more, django_assert_num_queries):
    mine = copies(others + 1)[0]
    with django_assert_num_queries(11):
        html = page_of(journalist_client, mine.article)
    assert html.count('/">Copy ') == 10
    assert ("more. <span" in html) == bool(more)
    assert more in html
