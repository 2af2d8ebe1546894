"""Feeds that are asked: what is new comes in, each by itself, and how the feed does is known."""

import datetime
from unittest.mock import Mock

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone

from articles import pages
from articles.fetching import network as networks
from articles.models import Article
from claims import polling
from claims.models import Claim, Feed, FeedEntry
from claims.polling import Polled, poll_due_feeds, poll_feed
from claims.recording.feeds import add_feed, begin_poll, set_state
from claims.tasks import poll_feeds, poll_soon
from tests.factories import FeedFactory, OutletFactory, UserFactory
from tests.fakeweb import PUBLIC, Web

pytestmark = pytest.mark.django_db
URL = "https://paper.example/feed"


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Web:
    """The web, as far as the desk can reach it."""
    web = Web()
    monkeypatch.setattr(networks, "INTERNET", web.network)
    return web


def item(number: int, **fields: str) -> str:
    given = {"guid": f"story {number}", "link": f"https://paper.example/{number}", "title": f"Story {number}"} | fields
    return "<item>" + "".join(f"<{name}>{words}</{name}>" for name, words in given.items() if words) + "</item>"


def rss(*items: str) -> str:
    return f'<rss version="2.0"><channel><title>The Paper</title>{"".join(items)}</channel></rss>'


def story(number: int, *, day: str = "") -> str:
    dateline = f"<p>Published: {day}</p>" if day else ""
    return (
        f"<html><head><title>Story {number}</title></head><body><h1>Wardens of ward {number}</h1>{dateline}"
        f"<p>Ward {number} employs {300 + number} wardens.</p></body></html>"
    )


def serve(web: Web, *numbers: int, **headers: str) -> None:
    """Have the feed list these stories, and each stand where it says."""
    web.page(URL, rss(*map(item, numbers)), content_type="application/rss+xml", **headers)
    for number in numbers:
        web.page(f"https://paper.example/{number}", story(number))


def polled(feed: Feed) -> Polled:
    feed.refresh_from_db()
    done = poll_feed(feed=feed)
    assert done
    feed.refresh_from_db()
    return done


def states(feed: Feed) -> dict[str, str]:
    return dict(feed.entries.values_list("title", "state"))


def test_what_a_feed_lists_becomes_articles_marked_with_it(web: Web) -> None:
    feed = FeedFactory(url=URL)
    serve(web, 1, 2)
    done = polled(feed)
    assert (done.new, done.loaded, done.rejected, done.error) == (2, 2, 0, "")
    articles = Article.objects.filter(feed_entries__feed=feed).order_by("pk")
    assert [article.headline for article in articles] == ["Wardens of ward 1", "Wardens of ward 2"]
    assert {article.url for article in articles} == {"https://paper.example/1", "https://paper.example/2"}
    assert {article.outlet for article in articles} == {feed.outlet}
    assert Claim.objects.filter(value=301).exists()
    assert (feed.failures, feed.last_error, feed.well, feed.condition) == (0, "", True, "Well.")
    assert feed.next_due > timezone.now() + datetime.timedelta(minutes=55)


def test_an_entry_that_is_known_is_not_fetched_again(web: Web) -> None:
    feed = FeedFactory(url=URL)
    serve(web, 1)
    polled(feed)
    web.asked.clear()
    done = polled(feed)
    assert (done.new, [request.target for request in web.asked]) == (0, ["/feed"])


def test_an_entry_that_was_updated_becomes_a_new_version(web: Web) -> None:
    feed = FeedFactory(url=URL)
    inside = "<id>1</id><link href='https://paper.example/1'/><title>Story 1</title><updated>{}</updated>"
    entry = f"<feed xmlns='http://www.w3.org/2005/Atom'><entry>{inside}</entry></feed>"
    web.page("https://paper.example/1", story(1))
    web.page(URL, entry.format("2024-03-05T12:00:00Z"))
    polled(feed)
    web.page("https://paper.example/1", story(1).replace("301", "305"))
    web.page(URL, entry.format("2024-03-05T13:00:00Z"))
    assert polled(feed).loaded == 1
    assert [revision.number for revision in Article.objects.get().revisions.order_by("number")] == [1, 2]


def test_what_did_not_change_is_not_sent_again(web: Web) -> None:
    feed = FeedFactory(url=URL)
    serve(web, 1, etag='"7"', last_modified="Tue, 05 Mar 2024 10:00:00 GMT")
    polled(feed)
    web.page(URL, status="304 Not Modified")
    assert polled(feed).error == ""
    assert web.asked[-1].headers["if-none-match"] == '"7"'
    assert web.asked[-1].headers["if-modified-since"] == "Tue, 05 Mar 2024 10:00:00 GMT"
    assert feed.well


def test_one_bad_entry_costs_no_other(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    feed = FeedFactory(url=URL)
    serve(web, 1, 4)
    inner, gone, picture = item(2, link="http://169.254.169.254/"), item(3), item(5)
    web.page(URL, rss(inner, gone, item(1), picture, item(4)))
    web.page("https://paper.example/5", b"\x89PNG", content_type="image/png")
    done = polled(feed)
    assert (done.loaded, done.rejected) == (2, 3)
    reasons = dict(feed.entries.exclude(reason="").values_list("title", "reason"))
    assert "169.254.169.254 is an address of this machine’s own network" in reasons["Story 2"]
    assert reasons["Story 3"] == "“paper.example” has no such page (it answered 404)"
    assert reasons["Story 5"] == "is served as image/png, which is no kind of page that can be read"
    assert feed.well
    assert {address for address, _ in web.connected} == {PUBLIC}


def test_a_fault_of_ours_in_one_entry_costs_no_other(web: Web, monkeypatch: pytest.MonkeyPatch, caplog) -> None:
    feed = FeedFactory(url=URL)
    serve(web, 1, 2)
    take_in_page = polling.take_in_page

    def fails(*, page, then):
        if "ward 1" in page.raw.text:
            raise ZeroDivisionError
        return take_in_page(page=page, then=then)

    monkeypatch.setattr(polling, "take_in_page", fails)
    assert (polled(feed).loaded, states(feed)) == (1, {"Story 1": "rejected", "Story 2": "done"})
    assert "failed" in caplog.text


def test_a_page_is_cleaned_once_on_its_way_in(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    feed = FeedFactory(url=URL)
    serve(web, 1, 2)
    cleaned = Mock(side_effect=pages.clean)
    monkeypatch.setattr(pages, "clean", cleaned)

    assert polled(feed).loaded == 2

    assert cleaned.call_count == 2


def test_what_may_come_later_is_tried_three_times(web: Web) -> None:
    feed = FeedFactory(url=URL)
    web.page(URL, rss(item(1, link="https://away.example/1")))
    found = []
    for _ in range(4):
        polled(feed)
        found.append((states(feed)["Story 1"], feed.entries.get().attempts))
    assert found == [("waiting", 1), ("waiting", 2), ("rejected", 3), ("rejected", 3)]
    assert "cannot be found" in feed.entries.get().reason


def test_an_entry_that_ends_the_process_is_given_up(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    feed = FeedFactory(url=URL)
    serve(web, 1)

    def dies(**given: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(polling, "take_in_page", dies)
    for _ in range(3):
        with pytest.raises(KeyboardInterrupt):
            poll_feed(feed=feed)
        Feed.objects.update(polling_until=None)  # the lease ran out
    monkeypatch.undo()
    monkeypatch.setattr(networks, "INTERNET", web.network)
    polled(feed)
    entry = feed.entries.get()
    assert (entry.state, entry.reason) == ("rejected", "was given up after 3 attempts that came to no end")


def test_a_long_list_is_taken_in_over_several_polls(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(polling, "MOST_TAKEN", 2)
    feed = FeedFactory(url=URL)
    serve(web, 1, 2, 3)
    assert polled(feed).loaded == 2
    assert feed.next_due < timezone.now() + datetime.timedelta(minutes=6)
    assert polled(feed).loaded == 1
    assert feed.next_due > timezone.now() + datetime.timedelta(minutes=55)


def test_the_feeds_day_and_writer_count_where_the_page_gives_none(web: Web) -> None:
    feed = FeedFactory(url=URL, outlet=None)
    day = "Tue, 05 Mar 2024 12:00:00 GMT"
    web.page(URL, rss(item(1, pubDate=day, author="The parks desk"), item(2, pubDate=day)))
    web.page("https://paper.example/1", story(1))
    web.page("https://paper.example/2", story(2, day="Friday, 8th March 2024, 10:30 am"))
    polled(feed)
    first, second = Article.objects.order_by("pk")
    assert (first.published_from, first.byline, first.outlet) == (datetime.date(2024, 3, 5), "The parks desk", None)
    assert second.published_from == datetime.date(2024, 3, 8)


def test_an_article_that_only_the_feed_carries_is_taken_from_it(web: Web) -> None:
    feed = FeedFactory(url=URL)
    content = "&lt;p&gt;Ward 1 employs 301 wardens.&lt;/p&gt;"
    xmlns = "http://purl.org/rss/1.0/modules/content/"
    listed = item(1, **{"content:encoded": content}).replace("<item>", f"<item xmlns:content='{xmlns}'>")
    web.page(URL, rss(listed))
    web.page("https://paper.example/1", status="402 Payment Required")
    assert polled(feed).loaded == 1
    article = Article.objects.get()
    assert (article.headline, article.url) == ("Story 1", "https://paper.example/1")
    assert "Ward 1 employs 301 wardens." in article.current.text
    assert feed.entries.get().content == ""


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("404 Not Found", "“paper.example” has no such page (it answered 404)"),
        ("500 Oops", "“paper.example” is in trouble itself (it answered 500)"),
    ],
)
def test_a_feed_that_fails_is_asked_ever_more_rarely(web: Web, status: str, words: str) -> None:
    feed = FeedFactory(url=URL)
    web.page(URL, status=status)
    pauses = []
    for _ in range(6):
        polled(feed)
        pauses.append(round((feed.next_due - timezone.now()) / datetime.timedelta(hours=1)))
    assert pauses == [2, 4, 8, 16, 24, 24]
    assert (feed.failures, feed.last_error, feed.well) == (6, words, False)
    assert feed.condition == f"Failed 6 times in a row: {words}."
    serve(web, 1)
    polled(feed)
    assert (feed.failures, feed.last_error, feed.well) == (0, "", True)


@pytest.mark.parametrize("status", ["429 Too Many Requests", "503 Service Unavailable"])
def test_a_paper_may_say_when_to_come_again(web: Web, status: str) -> None:
    feed = FeedFactory(url=URL)
    web.page(URL, status=status, retry_after=str(3 * 24 * 3600))
    polled(feed)
    assert feed.next_due > timezone.now() + datetime.timedelta(days=2, hours=23)


def test_a_feed_that_was_taken_down_is_asked_no_more(web: Web) -> None:
    feed = FeedFactory(url=URL)
    web.page(URL, status="410 Gone")
    polled(feed)
    assert (feed.state, feed.well) == ("gone", False)
    assert "it is not asked any more" in feed.condition
    assert poll_feed(feed=feed) is None


def test_a_feed_that_moved_for_good_is_asked_there(web: Web) -> None:
    feed = FeedFactory(url=URL)
    serve(web, 1)
    web.pages["https://paper.example/new"] = web.pages[URL]
    web.page(URL, status="301 Moved Permanently", location="/new")
    polled(feed)
    assert feed.url == "https://paper.example/new"


@pytest.mark.parametrize("location", ["http://10.0.0.1/feed", "https://paper.example/no-feed"])
def test_a_feed_does_not_move_where_no_feed_is(web: Web, location: str) -> None:
    feed = FeedFactory(url=URL)
    web.page("https://paper.example/no-feed", "12 wardens")
    web.page(URL, status="301 Moved Permanently", location=location)
    polled(feed)
    assert (feed.url, feed.failures) == (URL, 1)


def test_a_feed_that_moved_where_another_is_asked_stays(web: Web) -> None:
    FeedFactory(url="https://paper.example/new")
    feed = FeedFactory(url=URL)
    serve(web, 1)
    web.pages["https://paper.example/new"] = web.pages[URL]
    web.page(URL, status="308 Permanent Redirect", location="/new")
    assert (polled(feed).error, feed.url) == ("", URL)


def test_a_feed_that_lists_nothing_new_for_long_is_told_of(web: Web) -> None:
    feed = FeedFactory(url=URL)
    serve(web)
    polled(feed)
    assert feed.well
    Feed.objects.update(created_at=timezone.now() - datetime.timedelta(days=9, hours=1))
    polled(feed)
    assert (feed.well, feed.condition) == (False, "Nothing new for 9 days.")


def test_a_feed_is_asked_by_one_at_a_time(web: Web) -> None:
    feed = FeedFactory(url=URL)
    now = timezone.now()
    assert begin_poll(feed=feed, now=now)
    assert not begin_poll(feed=feed, now=now)
    assert poll_feed(feed=feed) is None
    assert begin_poll(feed=feed, now=now + datetime.timedelta(minutes=21))  # whoever had it is dead


def test_a_pass_asks_what_is_due(web: Web) -> None:
    feed = FeedFactory(url=URL)
    FeedFactory(next_due=timezone.now() + datetime.timedelta(minutes=1))
    FeedFactory(state=Feed.State.PAUSED)
    serve(web, 1)
    assert [done.feed for done in poll_due_feeds()] == [feed]
    assert list(poll_due_feeds()) == []


def test_a_fault_of_ours_in_one_feed_costs_no_other(web: Web, monkeypatch: pytest.MonkeyPatch, caplog) -> None:
    broken = FeedFactory(url="https://other.example/feed", next_due=timezone.now() - datetime.timedelta(hours=1))
    feed = FeedFactory(url=URL)
    serve(web, 1)
    web.page(broken.url, rss(item(1)))
    note_listed = polling.note_listed

    def fails(*, feed: Feed, **given):
        if feed == broken:
            raise ZeroDivisionError
        return note_listed(feed=feed, **given)

    monkeypatch.setattr(polling, "note_listed", fails)
    assert [(done.feed, done.error) for done in poll_due_feeds()] == [
        (broken, "asking it failed (ZeroDivisionError)"),
        (feed, ""),
    ]
    assert "failed" in caplog.text


def test_the_worker_asks_what_is_due(web: Web, django_capture_on_commit_callbacks) -> None:
    FeedFactory(url=URL)
    serve(web, 1)
    with django_capture_on_commit_callbacks(execute=True):
        poll_soon()
    assert FeedEntry.objects.get().state == "done"
    assert poll_feeds() == 0


def test_the_command_tells_a_row_a_feed_and_fails_with_one(web: Web, capsys) -> None:
    FeedFactory(url=URL, name="Paper")
    serve(web, 1)
    call_command("poll_feeds")
    assert capsys.readouterr().out == "Paper: 1 new, 1 loaded\n"
    web.page(URL, status="500 Oops")
    call_command("poll_feeds")
    assert capsys.readouterr().out == ""
    with pytest.raises(SystemExit):
        call_command("poll_feeds", all=True)
    assert capsys.readouterr().err == "Paper: “paper.example” is in trouble itself (it answered 500)\n"


def test_a_feed_is_added_once_and_taken_up_again_after_it_was_removed() -> None:
    admin = UserFactory(role="admin")
    given = {"url": URL, "name": "Paper", "outlet": "The Paper", "interval": 60, "by": admin}
    feed = add_feed(**given)
    assert (feed.outlet.name, feed.history.get().history_user) == ("The Paper", admin)
    with pytest.raises(ValidationError, match="This feed is here already, as “Paper”"):
        add_feed(**given)
    set_state(feed=feed, state=Feed.State.REMOVED, by=admin)
    with pytest.raises(ValidationError, match="was removed"):
        set_state(feed=feed, state=Feed.State.ACTIVE, by=admin)
    again = add_feed(**given | {"name": "Paper, again", "outlet": "the paper"})
    assert (again.pk, again.name, again.outlet, again.state) == (feed.pk, "Paper, again", feed.outlet, "active")


def test_a_feed_is_of_the_outlet_that_goes_by_the_name_given():
    outlet = OutletFactory(name="The Bell")
    outlet.aliases.create(name="Evening Bell")
    feed = add_feed(
        url="https://bell.example/feed", name="", outlet=" evening  bell ", interval=60, by=UserFactory(role="admin")
    )
    assert feed.outlet == outlet
