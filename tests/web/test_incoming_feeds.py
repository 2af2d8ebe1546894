"""Pages of feeds that the desk asks, loading from an address, and the bookmark."""

import datetime
import html
import re
from typing import Any

import pytest
from django.apps import apps
from django.contrib.messages import get_messages
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.fetching import network as networks
from articles.models import Article
from articles.withdrawing import withdraw_article
from claims.health import health
from claims.models import Feed
from claims.views.incoming import bookmark_of
from tests import hostile_addresses
from tests.factories import FeedEntryFactory, FeedFactory, RevisionFactory, UserFactory
from tests.fakeweb import Web
from tests.hostile_addresses import PAPER
from tests.web.asking import program_of

pytestmark = pytest.mark.django_db
URL = "https://paper.example/feed"
LISTED = (
    "<rss version='2.0'><channel><title>The Paper &amp;lt;3</title>"
    "<item><link>https://paper.example/1</link><title>Wardens hired</title></item>"
    "<item><link>https://paper.example/2</link><title>Wall mended</title></item></channel></rss>"
)
STORY = "<html><body><h1>Wardens hired</h1><p>The town hired 12 wardens.</p></body></html>"


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Web:
    """The web, as far as the desk can reach it."""
    web = Web()
    monkeypatch.setattr(networks, "INTERNET", web.network)
    return web


def text_of(response: HttpResponse) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html.unescape(response.content.decode())).split())


def told(response: HttpResponse) -> list[str]:
    return [str(message) for message in get_messages(response.wsgi_request)]


def test_a_feed_is_looked_at_before_it_is_added(admin_client: Client, web: Web) -> None:
    web.page(URL, LISTED)
    RevisionFactory(article__url="https://paper.example/2")
    page = admin_client.post(reverse("claims:preview_feed"), {"url": URL})
    assert "2 articles. All are loaded, 10 at a time." in text_of(page)
    assert "Wall mended not given loaded already" in text_of(page)
    assert page.context["form"].initial["name"] == "The Paper <3"
    assert not Feed.objects.exists()
    given = {"url": URL, "name": "The  Paper", "outlet": "Paper", "interval": "15"}
    added = admin_client.post(reverse("claims:add_feed"), given)
    feed = Feed.objects.get()
    assert (added.url, feed.name, feed.outlet.name, feed.interval) == (
        feed.get_absolute_url(),
        "The Paper",
        "Paper",
        15,
    )
    again = admin_client.post(reverse("claims:add_feed"), given)
    assert "This feed is here already, as “The Paper”." in text_of(again)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("", "Give the address of a feed"),
        ("paper", "it must begin with http:// or https://"),
        ("http://localhost/feed", "“localhost” is a name of this machine’s own network"),
        ("https://nowhere.example/", "“nowhere.example” cannot be found"),
        (PAPER, "is a web page and no feed; it names this feed: https://paper.example/feed"),
    ],
)
def test_what_is_no_feed_is_refused_in_words(admin_client: Client, web: Web, url: str, words: str) -> None:
    web.page(PAPER, "<html><head><link rel='alternate' type='application/atom+xml' href='/feed'></head></html>")
    assert words in text_of(admin_client.post(reverse("claims:preview_feed"), {"url": url}))
    assert not Feed.objects.exists()


def test_a_feed_is_added_only_with_what_is_asked(admin_client: Client) -> None:
    given = {"url": URL, "name": "", "interval": "1"}
    page = text_of(admin_client.post(reverse("claims:add_feed"), given))
    assert "Give it a name by which the desk knows it." in page
    assert "1 is not one of the available choices" in page
    assert not Feed.objects.exists()


def test_the_list_says_how_each_feed_does(admin_client: Client) -> None:
    FeedFactory(name="Quiet", created_at=timezone.now())
    failing = FeedFactory(name="Failing", failures=2, last_error="“paper.example” has no such page")
    FeedFactory(name="Away", state="removed")
    FeedEntryFactory(feed=failing)
    page = text_of(admin_client.get(reverse("claims:source_feeds")))
    assert "Look at this. Failed 2 times in a row: “paper.example” has no such page." in page
    assert "Not asked yet." in page
    assert "Away" not in page


def test_a_feeds_page_says_what_became_of_each_entry(admin_client: Client) -> None:
    feed = FeedFactory()
    FeedEntryFactory(feed=feed, title="Bad", state="rejected", reason="is empty")
    FeedEntryFactory(feed=feed, title="Slow", attempts=1, reason="“paper.example” did not answer")
    FeedEntryFactory(feed=feed, state="done", article=RevisionFactory(article__headline="Wardens hired").article)
    hidden = RevisionFactory(article__headline="Under seal").article
    FeedEntryFactory(feed=feed, title="Under seal", state="done", article=hidden)
    withdraw_article(article=hidden, ground="court", note="An order.", by=UserFactory(role="admin"))
    page = text_of(admin_client.get(feed.get_absolute_url()))
    assert "Not loaded: is empty." in page
    assert "Tried 1 time: “paper.example” did not answer." in page
    assert "Wardens hired" in page
    assert "Under seal" not in page


def test_a_feed_is_paused_gone_on_with_and_removed(admin_client: Client) -> None:
    feed = FeedFactory(failures=3, last_error="it failed")
    address = reverse("claims:set_feed_state", args=[feed.pk])
    for state, words in (
        ("paused", "is paused"),
        ("active", "is asked again"),
        ("removed", "The articles that it brought stay"),
        ("active", "was removed; add it anew"),
        ("gone", "Nothing was changed"),
    ):
        assert words in told(admin_client.post(address, {"state": state}))[-1]
    feed.refresh_from_db()
    assert (feed.state, feed.failures) == ("removed", 0)
    assert feed.history.count() == 4


def test_a_feed_is_asked_at_once_by_the_worker(
    admin_client: Client, web: Web, django_capture_on_commit_callbacks
) -> None:
    feed = FeedFactory(url=URL, next_due=timezone.now() + datetime.timedelta(hours=9))
    web.page(URL, LISTED)
    web.page("https://paper.example/1", STORY)
    with django_capture_on_commit_callbacks(execute=True):
        assert "is asked now" in told(admin_client.post(reverse("claims:poll_feed", args=[feed.pk])))[-1]
    article = Article.objects.get()
    assert (article.headline, article.feed_entries.get().feed) == ("Wardens hired", feed)
    assert f"Came by the feed “{feed}”" in text_of(admin_client.get(article.get_absolute_url()))
    Feed.objects.update(state="paused")
    assert "is not asked: it is paused" in told(admin_client.post(reverse("claims:poll_feed", args=[feed.pk])))[-1]


def test_health_names_the_feeds_that_do_not_do_well() -> None:
    def lines() -> dict[str, str]:
        return next({line.name: line.says for line in part.lines} for part in health() if part.name == "Feeds")

    assert lines() == {"Feeds": "None."}
    for number in range(7):
        FeedFactory(name=f"Paper {number}", failures=1, last_error="it failed")
    FeedFactory(state="paused")
    found = lines()
    assert found["Feeds"] == "7 asked, 1 not."
    assert found["Feed “Paper 0”"] == "Failed 1 time in a row: it failed."
    assert found["Other feeds"] == "2 more do not do well."


def test_an_address_is_fetched_for_the_preview_and_saved_as_it_was_then(admin_client: Client, web: Web) -> None:
    web.page(PAPER, STORY)
    page = admin_client.post(reverse("claims:load_preview"), {"text": f" {PAPER}\n", "outlet": "The Paper"})
    assert "Wardens hired" in text_of(page)
    sealed = re.search(r'name="pages" value="([^"]*)"', page.content.decode())
    web.pages.clear()
    admin_client.post(reverse("claims:load_save"), {"pages": html.unescape(sealed[1])})
    article = Article.objects.get()
    assert (article.url, article.outlet.name) == (PAPER, "The Paper")


def test_an_address_may_be_written_without_its_scheme(admin_client: Client, web: Web) -> None:
    web.page("https://www.paper.example/1", STORY)
    page = admin_client.post(reverse("claims:load_preview"), {"text": "www.paper.example/1"})
    assert "Wardens hired" in text_of(page)


def test_the_bookmark_brings_an_address_that_is_fetched_only_when_asked_for(admin_client: Client, web: Web) -> None:
    page = admin_client.get(reverse("claims:load"), {"url": PAPER, "title": "<b>Wardens</b>\u202e hired"})
    assert page.context["form"].initial["text"] == PAPER
    assert "Your bookmark brought “&lt;b&gt;Wardens&lt;/b&gt; hired”" in page.content.decode()
    assert (web.resolved, Article.objects.count()) == ([], 0)


@pytest.mark.parametrize("given", ["javascript:alert(1)", "The town hired 12.", "", "x" * 5000])
def test_the_bookmark_brings_nothing_but_an_address(admin_client: Client, given: str) -> None:
    page = admin_client.get(reverse("claims:load"), {"url": given, "title": "x"})
    assert page.context["form"].initial["text"] == ""
    assert "Your bookmark brought" not in page.content.decode()


def test_the_bookmark_opens_this_desk_and_runs_nothing_here(admin_client: Client) -> None:
    page = admin_client.get(reverse("claims:bookmarklet"))
    assert html.escape(bookmark_of("http://testserver/load/"), quote=True) in page.content.decode()
    assert "script-src 'self'" in page.headers["Content-Security-Policy"]
    assert "unsafe-inline" not in page.headers["Content-Security-Policy"]


def test_a_program_gives_an_address_alone(web: Web) -> None:
    web.page(PAPER, STORY)
    answer = program_of("admin").send("/api/v1/articles/", {"url": PAPER, "outlet": "The Paper"})
    assert answer.status_code == 201
    assert (Article.objects.get().url, Article.objects.get().headline) == (PAPER, "Wardens hired")


def _rows() -> dict[str, int]:
    return {model._meta.label: model._default_manager.count() for model in apps.get_models()}


def test_hostile_addresses_and_answers_leave_the_database_as_it_was(
    admin_client: Client, web: Web, settings: Any
) -> None:
    settings.FACTDESK_MAX_BYTES = 1024 * 1024
    before = _rows()
    given = [url for url in hostile_addresses.urls() if url.strip() and url.isprintable() and "://" in url]
    for url in given[::6]:
        page = admin_client.post(reverse("claims:load_preview"), {"text": url})
        assert page.context.get("rejects") or page.context["form"].errors, url
    for set_up, words in list(hostile_addresses.answers().values())[:20]:
        web.__init__(names={"paper.example": ["93.184.216.34"]})
        set_up(web)
        page = admin_client.post(reverse("claims:load_preview"), {"text": PAPER})
        assert words in html.unescape(page.content.decode())
    assert web.connected
    assert _rows() == before
