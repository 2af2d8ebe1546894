"""Feeds to their entries."""

import datetime
import html

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.readers import feed as reader
from articles.readers.feed import MOST_ENTRIES, Entry, ReadFeed, feeds_named, read_feed
from articles.rejects import Rejected

URL = "https://paper.example/feed"
NOON = datetime.datetime(2024, 3, 5, 12, tzinfo=datetime.UTC)


def rss(*items: str, title: str = "The Paper") -> bytes:
    inside = "".join(f"<item>{item}</item>" for item in items)
    return f'<rss version="2.0"><channel><title>{title}</title>{inside}</channel></rss>'.encode()


def atom(*entries: str) -> bytes:
    inside = "".join(f"<entry>{entry}</entry>" for entry in entries)
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>The Paper</title>{inside}</feed>'.encode()


def read(data: bytes) -> ReadFeed:
    return read_feed(data, url=URL)


def test_rss_gives_its_entries():
    item = (
        "<guid isPermaLink='false'>story 7</guid><link>/wardens</link><title>Wardens &amp;amp; parks</title>"
        "<description>&lt;p&gt;The town hired &lt;b&gt;12&lt;/b&gt;.&lt;/p&gt;</description>"
        "<author>The parks desk</author><pubDate>Tue, 05 Mar 2024 12:00:00 GMT</pubDate>"
    )
    assert read(rss(item)) == ReadFeed(
        "The Paper",
        (
            Entry(
                "story 7",
                "https://paper.example/wardens",
                "Wardens & parks",
                summary="The town hired 12.",
                author="The parks desk",
                published=NOON,
            ),
        ),
    )


def test_atom_gives_its_entries():
    entry = (
        "<id>urn:story:7</id><link href='https://paper.example/wardens'/><title>Wardens</title>"
        "<published>2024-03-05T12:00:00Z</published><updated>2024-03-05T13:00:00+01:00</updated>"
        "<content type='html'>&lt;p&gt;The town hired 12.&lt;/p&gt;</content>"
    )
    (found,) = read(atom(entry)).entries
    assert (found.key, found.link) == ("urn:story:7", "https://paper.example/wardens")
    assert (found.published, found.updated) == (NOON, NOON)
    assert found.content == "<p>The town hired 12.</p>"


def test_an_entry_without_id_is_known_by_its_address():
    assert read(rss("<link>https://paper.example/1</link>")).entries[0].key == "https://paper.example/1"


def test_an_entry_that_stands_twice_comes_once():
    assert len(read(rss(*["<guid>1</guid><link>https://paper.example/1</link>"] * 2)).entries) == 1


def test_an_entry_that_names_nothing_is_counted_and_costs_no_other():
    found = read(rss("<title>Nothing behind it</title>", "<link>https://paper.example/1</link>"))
    assert (len(found.entries), found.unusable) == (1, 1)


@pytest.mark.parametrize("day", ["soon", "Tue, 99 Mar 2024", "0000-00-00"])
def test_a_day_that_cannot_be_read_is_none(day):
    item = f"<link>https://paper.example/1</link><pubDate>{day}</pubDate>"
    assert read(rss(item)).entries[0].published is None


def test_a_broken_feed_gives_what_can_be_read():
    broken = rss("<link>https://paper.example/1</link><title>Fish & chips&nbsp;up</title>")[:-20]
    assert [entry.title for entry in read(broken).entries] == ["Fish & chips up"]


def test_no_markup_of_a_feed_is_kept_in_its_words():
    title = html.escape("<script>alert(1)</script>12 <img src=x onerror=alert(1)>wardens")
    (found,) = read(rss(f"<link>https://paper.example/1</link><title>{title}</title>")).entries
    assert found.title == "12 wardens"


def test_no_more_than_the_newest_entries_are_read():
    many = [f"<link>https://paper.example/{number}</link>" for number in range(MOST_ENTRIES + 5)]
    assert len(read(rss(*many)).entries) == MOST_ENTRIES


def test_a_web_page_is_no_feed_but_may_name_some():
    page = b"<html><head><link rel='alternate' type='application/rss+xml' href='/feed'></head></html>"
    with pytest.raises(Rejected, match=r"is a web page and no feed; it names this feed: https://paper\.example/feed"):
        read_feed(page, url="https://paper.example/news/")
    assert feeds_named(page, url="https://paper.example/news/") == ["https://paper.example/feed"]


_LAUGHS = "<!DOCTYPE rss [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {inner} '{f'&{outer};' * 10}'>" for outer, inner in zip("abcdefghi", "bcdefghij", strict=True)
)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"  \n", "is empty"),
        (b"{}", "is no feed"),
        (b"12 wardens", "is no feed"),
        (bytes(100), "is no feed"),
        (f"{_LAUGHS}]><rss><a>&j;</a></rss>".encode(), "entities of its own"),
        (f"{_LAUGHS}]><rss><a>&j;</a></rss>".encode("utf-16"), "entities of its own"),
        (b"<!DOCTYPE rss [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><rss>&a;</rss>", "entities of its own"),
        (b"<rss>" + b"<a>" * 500_000, "nested too deeply"),
        (b"<a>" * 101 + b"</a>" * 101, "nested too deeply"),
    ],
)
def test_hostile_feeds_are_refused(data, words):
    with pytest.raises(Rejected, match=words):
        read(data)


def test_markup_that_takes_too_long_is_given_up(monkeypatch):
    monkeypatch.setattr(reader, "_SECONDS", 1)
    slow = b"<rss version='2.0'><channel><item><description>" + b"<" * 500_000
    with pytest.raises(Rejected, match="could not be read within 1 seconds"):
        read(slow)


@settings(max_examples=25)
@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_any_words_in_a_feed_are_read(words):
    item = f"<link>https://paper.example/1</link><title>{html.escape(html.escape(words))}</title>"
    cleaned = "".join(character for character in item if character.isprintable())
    (entry,) = read(rss(cleaned)).entries
    assert entry.link == "https://paper.example/1"
