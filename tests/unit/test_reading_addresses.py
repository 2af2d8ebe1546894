"""Addresses of the web to pages."""

import pytest

from articles.fetching import Fetched, fetch
from articles.readers import RawArticle
from articles.readers.limits import Limits
from articles.readers.url import read_address
from articles.rejects import Rejected
from tests.fakeweb import Web

URL = "https://paper.example/news/wardens-hired"
PAGE = "<html><head>{}</head><body><h1>Wardens hired</h1><p>The town hired 12 wardens for £4m.</p></body></html>"


def read(web: Web, url: str = URL) -> RawArticle:
    def through(address: str) -> Fetched:
        return fetch(address, agent="FactDesk/1", network=web.network)

    ((name, page),) = read_address(url, fetch=through, limits=Limits())
    assert name == url
    assert isinstance(page, RawArticle)
    return page


def canonical(url: str) -> str:
    return PAGE.format(f'<link rel="canonical" href="{url}">')


def test_a_page_is_read_and_called_after_the_last_part_of_its_address():
    web = Web()
    web.page(URL, PAGE)
    page = read(web)
    assert (page.stem, page.url) == ("wardens-hired", URL)
    assert "The town hired 12 wardens for £4m." in page.text


@pytest.mark.parametrize(
    ("named", "kept"),
    [
        ("https://paper.example/news/7", "https://paper.example/news/7"),
        ("https://www.paper.example/news/7", "https://www.paper.example/news/7"),
        ("https://other.example/news/7", URL),
        ("https://paper.example.other.example/7", URL),
        ("", URL),
        ("javascript:alert(1)", URL),
    ],
)
def test_a_page_is_believed_about_its_own_site_alone(named, kept):
    web = Web()
    web.page(URL, canonical(named))
    assert read(web).url == kept


@pytest.mark.parametrize(("status", "kept"), [("301 Moved", "https://new.example/wardens"), ("302 Found", URL)])
def test_the_given_address_is_kept_unless_the_page_moved_for_good(status, kept):
    web = Web()
    web.page(URL, status=status, location="https://new.example/wardens")
    web.page("https://new.example/wardens", PAGE)
    assert read(web).url == kept


def test_a_plain_text_is_read_as_one():
    web = Web()
    web.page("https://paper.example/a.txt", "The town hired 12 wardens.", content_type="text/plain")
    page = read(web, "https://paper.example/a.txt")
    assert (page.stem, page.text) == ("a", "The town hired 12 wardens.")


def test_a_site_without_a_path_gives_its_name():
    web = Web()
    web.page("https://paper.example/", PAGE)
    assert read(web, "https://paper.example").stem == "paper.example"


def test_the_server_s_word_on_the_encoding_counts_before_the_page_s():
    web = Web()
    body = PAGE.format('<meta charset="iso-8859-7">').encode("latin-1")
    web.page(URL, body, content_type="text/html; charset=iso-8859-1")
    assert "£4m" in read(web).text


def test_an_encoding_that_the_server_names_wrongly_is_judged():
    web = Web()
    web.page(URL, PAGE, content_type="text/html; charset=ascii")
    assert "£4m" in read(web).text


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("401 No", "“paper.example” asks for a password (it answered 401)"),
        ("404 No", "“paper.example” has no such page (it answered 404)"),
        ("418 No", "“paper.example” gives no page (it answered 418)"),
        ("503 No", "“paper.example” is in trouble itself (it answered 503)"),
        ("204 No", "“paper.example” gives no page (it answered 204)"),
    ],
)
def test_an_answer_without_page_is_told_in_words(status, words):
    web = Web()
    web.page(URL, status=status)
    with pytest.raises(Rejected) as refused:
        read(web)
    assert str(refused.value) == words


@pytest.mark.parametrize("kind", ["image/png", "video/mp4", "text/css", "application/x-sh"])
def test_what_is_no_page_is_refused_by_its_kind(kind):
    web = Web()
    web.page(URL, PAGE, content_type=kind)
    with pytest.raises(Rejected, match=f"is served as {kind}, which is no kind of page that can be read"):
        read(web)


@pytest.mark.parametrize(
    "path", ["%2e%2e/%2e%2e/etc/passwd", "..%2f..%2fetc%2fpasswd", "a%00b", "%E2%80%AEtxt", "x" * 300]
)
def test_hostile_names_become_plain_stems(path):
    web = Web()
    web.serve(f"https://paper.example/{path}", b"")
    web.pages = dict.fromkeys(web.pages)
    web.answer_to = lambda request, port: [
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n" + PAGE.encode()
    ]
    stem = read(web, f"https://paper.example/{path}").stem
    assert stem
    assert len(stem) <= 60
    assert "/" not in stem
    assert stem.isprintable()


def test_several_pages_in_one_file_are_read_each_by_its_name():
    web = Web()
    lines = '{"id": "1", "text": "The town hired 12 wardens."}\n{"id": "2", "text": 7}\n'
    web.page("https://paper.example/all.jsonl", lines, content_type="application/octet-stream")
    found = dict(
        read_address(
            "https://paper.example/all.jsonl",
            fetch=lambda url: fetch(url, agent="FactDesk/1", network=web.network),
            limits=Limits(),
        )
    )
    good, bad = found.values()
    assert isinstance(good, RawArticle)
    assert (good.text, good.url) == ("The town hired 12 wardens.", None)
    assert isinstance(bad, Rejected)
    assert all(name.startswith("https://paper.example/all.jsonl › ") for name in found)
