"""The search page."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import Claim
from claims.search import index
from claims.views import search as view
from tests.conftest import client_of
from tests.factories import ArticleFactory, ClaimFactory, FindingFactory, MeasureFactory, RevisionFactory

pytestmark = pytest.mark.django_db
URL = reverse("claims:search")


def page(client: Client, address: str = "") -> str:
    """The page's markup."""
    response = client.get(f"{URL}{address}")
    assert response.status_code == 200
    return str(response.content.decode())


def tram(**columns: object) -> Claim:
    """A claim about trams, in an article about them."""
    text = "The council runs 300 trams."
    stands = {"sentence": text, "surface": "300 trams", "start": 17, "counted": "trams", "revision__text": text}
    return ClaimFactory(**{**stands, "measure": MeasureFactory(), "entity": None, **columns})


def test_what_was_found_stands_by_kind_with_its_words_marked(journalist_client: Client) -> None:
    measure = MeasureFactory(name="trams in service")
    measure.aliases.create(phrase="streetcars")
    claim = tram(revision__article=ArticleFactory(headline="A tram for all"))
    text = page(journalist_client, "?q=trams")
    measures, _, rest = text.partition('id="articles-found"')
    articles, _, sentences = rest.partition('id="sentences-found"')
    assert f'href="{measure.get_absolute_url()}"' in measures
    assert "also: streetcars" in measures
    assert f'href="{claim.revision.article.get_absolute_url()}">A <mark>tram</mark> for all</a>' in articles
    assert "The council runs 300 <mark>trams</mark>." in articles
    assert "The council runs 300 <mark>trams</mark>." in sentences
    assert f'href="{claim.get_absolute_url()}"' in sentences
    assert "1 claim<" in sentences


def test_a_sentence_with_two_claims_stands_there_once(journalist_client: Client) -> None:
    claim = tram()
    other = tram(revision=claim.revision, kind="event", value=None, comparator="")
    sentences = page(journalist_client, "?q=trams").partition('id="sentences-found"')[2]
    assert sentences.count('class="sentence"') == 1
    assert all(f'href="{one.get_absolute_url()}"' in sentences for one in (claim, other))
    assert "2 claims<" in sentences


def test_the_filter_narrows_the_sentences_and_goes_along_to_the_timeline(journalist_client: Client) -> None:
    figure, quote = tram(), tram(kind="quote", value=None, comparator="", surface="trams.", start=21)
    text = page(journalist_client, "?q=trams&kind=quote&page=1")
    assert quote.get_absolute_url() in text
    assert figure.get_absolute_url() not in text
    assert f'href="{reverse("claims:timeline")}?kind=quote&amp;words=trams"' in text
    assert '<option value="quote" selected>' in text
    assert "articles-found" not in text
    on_timeline = journalist_client.get(f"{reverse('claims:timeline')}?kind=quote&words=trams").content.decode()
    assert quote.get_absolute_url() in on_timeline
    assert figure.get_absolute_url() not in on_timeline


def test_older_versions_and_replaced_readings_come_up_where_they_are_asked_for(journalist_client: Client) -> None:
    gone = tram(standing=False)
    RevisionFactory(article=gone.revision.article, number=2, text="The council runs buses.")
    assert "Nothing that stands today holds all of these words." in page(journalist_client, "?q=trams")
    text = page(journalist_client, "?q=trams&old=1")
    assert gone.get_absolute_url() in text
    assert "no longer stands" in text
    assert f'href="{gone.revision.article.get_absolute_url()}?revision=1"' in text


@pytest.mark.parametrize("kind", ["sentences", "articles", "measures"])
def test_each_kind_has_pages_of_its_own(journalist_client: Client, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    monkeypatch.setattr(view, "PER_PAGE", 2)
    for number in range(3):
        tram(measure=MeasureFactory(name=f"trams of line {number}"))
    text = page(journalist_client, f"?q=trams&show={kind}&page=2")
    assert "Page 2 of 2" in text
    assert f'href="?q=trams&amp;show={kind}&amp;page=1"' in text


def test_more_than_are_ranked_are_told_as_more(journalist_client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "MOST_COUNTED", 1)
    first, last = tram(), tram()
    text = page(journalist_client, "?q=trams&show=sentences")
    assert "More than 1 claims hold these words; the newest 1 are put in order." in text
    assert last.get_absolute_url() in text
    assert first.get_absolute_url() not in text


def test_an_empty_search_says_what_can_be_typed(journalist_client: Client) -> None:
    assert "these words next to each other" in page(journalist_client)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        (f"?q={'x' * 10_000}", "These are 10,000 characters. A search takes at most 200 characters"),
        ("?q=%25", "“%” holds nothing to look for"),
        ("?q=a%00b", "Null characters are not allowed."),
        ("?q=trams&measure=none", "There is no measure of that name here."),
        ("?q=trams&period_from=someday", "“someday” is not a day."),
    ],
)
def test_what_cannot_be_looked_for_is_said_in_words(journalist_client: Client, address: str, words: str) -> None:
    tram()
    text = page(journalist_client, address)
    assert words in text
    assert "Nothing was looked for." in text
    assert "sentences-found" not in text


def test_nothing_found_leads_on(admin_client: Client) -> None:
    text = page(admin_client, "?q=zeppelin&show=articles")
    assert 'href="?q=zeppelin">Look in everything →</a>' in text
    assert 'href="?q=zeppelin&amp;show=articles&amp;old=1">' in text
    assert reverse("claims:load") in text


def test_markup_in_a_text_stays_text(journalist_client: Client) -> None:
    evil = "<script>alert(1)</script> 300 trams & <mark>more</mark>"
    article = ArticleFactory(headline=f"{evil}!", standfirst=f"{evil}?")
    tram(sentence=evil, start=26, revision=RevisionFactory(article=article, text=f"{evil}!\n\n{evil}?\n\n{evil}."))
    text = page(journalist_client, "?q=trams+script")
    assert "<script>alert" not in text
    assert "<mark>more" not in text
    assert (
        "&lt;<mark>script</mark>&gt;alert(1)&lt;/<mark>script</mark>&gt; 300 <mark>trams</mark> &amp; &lt;mark" in text
    )


def test_fields_sent_empty_leave_the_address(journalist_client: Client) -> None:
    assert journalist_client.get(f"{URL}?q=trams&kind=&old=").url == f"{URL}?q=trams"


@pytest.mark.parametrize("kind", ["", "sentences", "articles", "measures"])
def test_the_page_costs_the_same_however_much_is_found(django_assert_max_num_queries: Callable, kind: str) -> None:
    client = client_of("editor")
    for rows in (1, 49):
        for number in range(rows):
            measure = MeasureFactory(name=f"trams of line {rows} {number}")
            measure.aliases.create(phrase=f"streetcars of line {rows} {number}")
            FindingFactory(sides=[[tram(measure=measure)]])
        with django_assert_max_num_queries(QUERIES[kind]):
            assert "tram" in page(client, f"?q=trams&show={kind}" if kind else "?q=trams")


# Session, user, two of permissions, findings that wait; then names that hold a word, claims in order, claims, marks;
# versions in order, versions, marks in text and headline; measures, aliases; measures and outlets to choose from.
QUERIES = {"": 15, "sentences": 11, "articles": 10, "measures": 9}
