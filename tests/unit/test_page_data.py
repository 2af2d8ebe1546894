"""What web pages say of their articles: JSON-LD first, then the head, then what is found in the markup."""

import datetime
import json
from typing import Any

import pytest

from articles.pages import read_page
from articles.readers import RawArticle
from articles.readers.html import read_html

ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Wall to cost more",
    "description": "The council has to find twice the money.",
    "author": [{"@type": "Person", "name": "Harbour Desk"}],
    "datePublished": "2024-03-08T06:45:00+00:00",
    "dateModified": "2024-03-09T08:00:00+01:00",
    "publisher": {"@type": "Organization", "name": "Brindle Echo"},
    "url": "https://echo.example/wall",
    "inLanguage": "en-GB",
}
BODY = (
    "<h1>Wall to cost more</h1><p>The council has to find twice the money.</p>"
    "<p>The wall at Brindle Quay will cost £4.6m, the council says, which is twice as much as it was told in 2022.</p>"
    "<p>It employs 31 divers, who looked at every yard of it before the report was written.</p>"
)


def _page(data: Any, body: str = f"<article>{BODY}</article>", head: str = "") -> RawArticle:
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    page = f"<!doctype html><html><head><title>Echo</title>{head}{script}</head><body>{body}</body></html>"
    return read_html(page.encode(), stem="wall", max_bytes=1_000_000)


@pytest.mark.parametrize(
    "data",
    [
        ARTICLE,
        [ARTICLE],
        {"@graph": [{"@type": "WebPage", "name": "Home"}, ARTICLE]},
        ARTICLE | {"@type": ["ReportageNewsArticle", "Thing"]},
        {"@type": "WebPage", "mainEntity": ARTICLE},
        {
            "@graph": [
                ARTICLE | {"publisher": {"@id": "#us"}, "author": {"@id": "#desk"}},
                {"@type": "Organization", "@id": "#us", "name": "Brindle Echo"},
                {"@type": "Person", "@id": "#desk", "name": "Harbour Desk"},
            ]
        },
    ],
)
def test_json_ld_says_who_when_and_where(data):
    raw = _page(data)
    reading = read_page(raw)

    assert (raw.outlet, raw.url, raw.language) == ("Brindle Echo", "https://echo.example/wall", "en")
    assert raw.updated == datetime.datetime(2024, 3, 9, 7, tzinfo=datetime.UTC)
    assert (reading.headline, reading.byline) == ("Wall to cost more", "Harbour Desk")
    assert reading.standfirst == "The council has to find twice the money."
    assert reading.published is not None
    assert reading.published.start.isoformat() == "2024-03-08"
    assert reading.published.time == datetime.time(6, 45)


@pytest.mark.parametrize("data", ["{", None, 7, [], {"@type": "NewsArticle"}, {"@type": "NewsArticle", "author": [[]]}])
def test_json_ld_that_says_nothing_costs_nothing(data):
    raw = _page(data)

    assert "£4.6m" in raw.text
    assert raw.outlet is None


def test_the_head_says_what_json_ld_does_not():
    head = '<meta property="og:site_name" content="Brindle Echo"><meta name="author" content="Night Editor">'
    raw = _page({}, head=head + '<meta property="article:modified_time" content="2024-03-09T10:00:00Z">')

    assert raw.outlet == "Brindle Echo"
    assert raw.updated == datetime.datetime(2024, 3, 9, 10, tzinfo=datetime.UTC)
    assert read_page(raw).byline == "Night Editor"


def test_the_headline_is_the_one_that_readers_see():
    assert read_page(_page(ARTICLE | {"headline": "Ten things about walls"})).headline == "Wall to cost more"


def test_a_standfirst_that_the_page_does_not_show_is_not_taken():
    assert _page(ARTICLE | {"description": "Read all about it."}).standfirst is None


def test_a_page_that_marks_no_article_is_told_from_what_stands_around_it():
    around = "<div class='menu'><a href='/a'>Walks</a> <a href='/b'>Weather</a></div>"
    raw = _page({}, body=f"{around}<div class='content'>{BODY * 2}</div>{around}")

    assert "31 divers" in raw.text
    assert "Weather" not in raw.text
    assert "Weather" in " ".join(item.text for item in raw.dropped)


def test_text_behind_a_wall_is_taken_from_what_programs_are_given():
    body = "<p>The wall at Brindle Quay will cost £4.6m.</p>" * 5 + "<p>The council employs <b>31</b> divers.</p>" * 5
    raw = _page(ARTICLE | {"articleBody": body}, body="<article><h1>Wall to cost more</h1><p>Subscribe.</p></article>")

    assert "The council employs 31 divers." in raw.text
    assert "<" not in raw.text


@pytest.mark.parametrize("name", ["<b>Brindle</b> Echo", "Brindle &amp; Echo <i onclick=x>"])
def test_names_hold_no_markup(name):
    outlet = _page(ARTICLE | {"publisher": {"name": name}}).outlet

    assert outlet is not None
    assert outlet.startswith("Brindle")
    assert "<" not in outlet


def test_a_bad_address_does_not_cost_the_page():
    raw = _page(ARTICLE | {"url": "https://echo.example/" + "a" * 3000})

    assert raw.url is None
    assert "£4.6m" in raw.text
