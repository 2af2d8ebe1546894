"""Readers turn files into pages, and everything else into one clear line."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.cleaning import clean
from articles.readers import RawArticle
from articles.readers.files import find, read_bytes, read_file
from articles.readers.html import read_html
from articles.readers.index import read_index
from articles.readers.text import decode
from articles.rejects import Rejected

LIMIT = 100_000
TEXT = "Wall to cost more\n\nThe wall at Brindle Quay – “a fine wall” – will cost £4.6m.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_decode_reads_the_encodings_that_texts_come_in(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), max_bytes=LIMIT) == TEXT


@pytest.mark.parametrize("mark", ["utf-16-le", "utf-16-be"])
def test_decode_reads_utf_16_of_both_orders_by_its_mark(mark: str) -> None:
    assert decode(("\ufeff" + TEXT).encode(mark), max_bytes=LIMIT) == TEXT


BAD = {
    "empty": (b"", "is empty"),
    "blank": (b" \n\t\r\n", "is empty"),
    "only a mark": (b"\xef\xbb\xbf", "is empty"),
    "NUL bytes": (b"The wall\0 will cost more.", "NUL bytes"),
    "UTF-16 without its mark": (TEXT.encode("utf-16-le"), "NUL bytes"),
    "broken UTF-16": (b"\xff\xfeT\x00h\x00e", "says that it is UTF-16 but is not"),
    "broken UTF-8 after its mark": (b"\xef\xbb\xbfThe \xff wall", "says that it is UTF-8 but is not"),
    "Japanese": ("堤防の費用は倍になると町は述べた。".encode("shift_jis"), "encoding"),
    "Russian": ("Стена обойдётся вдвое дороже, сообщил совет.".encode("koi8-r"), "encoding"),
    "mixed": (TEXT.encode() + b" It cost \xa32m.", "line 4 is no UTF-8"),
    "cut off": (TEXT.encode() + "”".encode()[:2], "encoding"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "is a picture"),
    "PDF": (b"%PDF-1.7 text", "is a PDF"),
    "Word": (b"PK\x03\x04 text", "Word"),
    "control characters": (b"\x01\x02\x03\x1b[31m wall \x07\x08", "control characters"),
    "random": (bytes((i * 37 + 11) % 255 + 1 for i in range(2000)), "encoding"),
    "too large": (b"a" * (LIMIT + 1), "too large"),
}


@pytest.mark.parametrize(("data", "reason"), BAD.values(), ids=BAD)
def test_decode_rejects_bad_input_in_one_line(data: bytes, reason: str) -> None:
    with pytest.raises(Rejected) as rejected:
        decode(data, max_bytes=LIMIT)

    assert reason in str(rejected.value)
    assert "\n" not in str(rejected.value)
    assert len(str(rejected.value)) < 150


@given(st.one_of(st.binary(), st.text().map(lambda text: text.encode("utf-8", "replace"))))
def test_any_bytes_are_a_page_or_a_reject(data: bytes) -> None:
    for name in ("a.txt", "a.html"):
        with suppress(Rejected):
            raw = read_bytes(data, name=name, max_bytes=LIMIT)
            assert raw.stem == "a"
            assert "\0" not in clean(raw.text).text


def test_read_file_names_the_page_by_its_stem(tmp_path: Path) -> None:
    path = tmp_path / "wall.2024.txt"
    path.write_text(TEXT, encoding="utf-8")

    assert read_file(path, max_bytes=LIMIT) == RawArticle(stem="wall.2024", text=TEXT)


def test_read_file_refuses_a_large_file_without_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)

    with pytest.raises(Rejected, match=r"too large: 50\.0 MB; at most 10\.0 MB"):
        read_file(path, max_bytes=10 * 1024 * 1024)


def test_read_file_refuses_what_cannot_be_read(tmp_path: Path) -> None:
    folder = tmp_path / "folder.txt"
    folder.mkdir()

    with pytest.raises(Rejected, match="cannot be read"):
        read_file(folder, max_bytes=LIMIT)


def test_find_opens_folders_in_order_and_passes_over_what_is_no_page(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.HTML", ".hidden.txt", ".git/d.txt", "index.jsonl", "photo.png"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT, encoding="utf-8")

    assert [found.path.name for found in find([str(tmp_path)]) if found.path] == ["a.txt", "b.txt", "c.HTML"]


def test_find_takes_a_file_named_twice_once(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")

    assert [found.path for found in find([str(path), str(tmp_path), str(path)])] == [path]


def test_find_says_of_a_folder_what_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.odt").write_bytes(b"PK")
    (tmp_path / "b.txt").symlink_to(tmp_path / "gone.txt")

    assert [found.reason.split(";")[0] for found in find([str(tmp_path)])] == [
        ".odt files are not read",
        "is no file, or leads nowhere",
    ]


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ("/nowhere/at/all", "does not exist"),
        ("https://echo.example/wall", "is an address, which load alone fetches"),
        ("HTTP://echo.example/wall", "is an address, which load alone fetches"),
        ("a\0b", "does not exist"),
        ("x" * 5000, "cannot be opened"),
    ],
)
def test_find_rejects_what_is_no_file(given: str, reason: str) -> None:
    found = [*find([given])]

    assert [item.path for item in found] == [None]
    assert reason in found[0].reason


def test_find_rejects_a_folder_without_pages(tmp_path: Path) -> None:
    (tmp_path / "photo.png").write_bytes(b"x")

    assert [found.reason for found in find([str(tmp_path)])] == [
        "holds no file that is read (.docx, .eml, .htm, .html, .md, .pdf, .text, .txt, .xhtml, .zip)"
    ]


HTML = """<!doctype html><html><head><meta charset="utf-8"><title>Wall to cost more | Brindle Echo</title>
<meta property="article:published_time" content="2024-03-08T06:45:00+00:00"><meta name="author" content="Night Editor">
<link rel="canonical" href="https://echo.example/wall"><style>p {color: red}</style></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Wall to <em>cost</em> more</h1>
<p>The wall at Brindle Quay will cost &pound;4.6m,<br>the council &amp; the port say.
<p>It cost <b>£2.3m</b> in 2022, the books of the council say, and <span hidden>secret</span>nobody knows why it
costs twice as much as it did.</p><script>alert("12 dead")</script><ul><li>One wall<li>Two gates</ul>
<figure><img src="x.jpg"><figcaption>The wall in January.</figcaption></figure></article>
<aside>Most read: 12 walks</aside><footer>© Brindle Echo</footer></body></html>"""


def test_html_gives_the_text_that_a_reader_sees() -> None:
    raw = read_html(HTML.encode(), stem="wall", max_bytes=LIMIT)
    cleaned = clean(raw.text)

    assert cleaned.text.split("\n\n") == [
        "Wall to cost more",
        "The wall at Brindle Quay will cost £4.6m, the council & the port say.",
        "It cost £2.3m in 2022, the books of the council say, and nobody knows why it costs twice as much as it did.",
        "One wall",
        "Two gates",
        "The wall in January.",
    ]
    assert "alert" not in raw.text
    assert "secret" not in raw.text
    assert "walks" not in raw.text


def test_html_gives_writer_day_and_address_of_the_page() -> None:
    raw = read_html(HTML.encode(), stem="wall", max_bytes=LIMIT)
    dateline = clean(raw.text).dateline

    assert (raw.url, raw.outlet, raw.original) == ("https://echo.example/wall", None, HTML)
    assert dateline.byline == "Night Editor"
    assert dateline.published is not None
    assert dateline.published.start.isoformat() == "2024-03-08"


def test_html_prefers_the_date_that_the_page_shows() -> None:
    page = HTML.replace("</h1>", "</h1><p>By Harbour Desk<p>9 March 2024<p>")
    dateline = clean(read_html(page.encode(), stem="wall", max_bytes=LIMIT).text).dateline

    assert dateline.byline == "Harbour Desk"
    assert dateline.published is not None
    assert dateline.published.start.isoformat() == "2024-03-09"


def test_html_is_known_by_its_beginning_and_decoded_as_it_says() -> None:
    page = HTML.replace("utf-8", "windows-1252").encode("cp1252")

    assert "£2.3m" in read_bytes(page, name="wall.txt", max_bytes=LIMIT).text


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "/wall", "ftp://x/y"])
def test_html_keeps_no_address_that_is_not_of_the_web(address: str) -> None:
    page = HTML.replace("https://echo.example/wall", address)

    assert read_html(page.encode(), stem="wall", max_bytes=LIMIT).url is None


@pytest.mark.parametrize(
    "page", ["<html></html>", "<html><script>x</script>", "<html><p> </p>", "<!doctype html><nav>Home</nav>"]
)
def test_html_without_text_is_rejected(page: str) -> None:
    with pytest.raises(Rejected, match="without text"):
        read_html(page.encode(), stem="x", max_bytes=LIMIT)


@pytest.mark.parametrize(
    "page", ["<div>" * 20_000 + "The wall.", "<p>The wall.</b></i></p>" * 5_000, "<![CDATA[x<p>The wall."]
)
def test_html_of_any_depth_is_read(page: str) -> None:
    assert "The wall." in read_html(page.encode(), stem="x", max_bytes=1_000_000).text


INDEX = """{"id": "a", "outlet": "Brindle Echo", "title": "Wall", "published": "2024-03-08", "url": "https://echo.example/a"}
{"id": "b", "outlet": null, "published": null}

{"id": 7}
"""


def test_index_reads_what_is_known_and_leaves_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "index.jsonl"
    path.write_text(INDEX, encoding="utf-8")

    index = read_index(path)

    assert index.rejects == ()
    a, b, seven = (index.entries[stem] for stem in ("a", "b", "7"))
    assert (a.outlet, a.title, str(a.published), a.url) == (
        "Brindle Echo",
        "Wall",
        "2024-03-08",
        "https://echo.example/a",
    )
    assert (b.outlet, b.title, b.published, b.url) == (None, None, None, None)
    assert seven == b
    assert b.applied_to(RawArticle("b", "x", outlet="Given")) == RawArticle("b", "x", outlet="Given")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "is no JSON"),
        ("[" * 100_000, "is no JSON"),
        ("[1]", "is no JSON object"),
        ("{}", 'has no "id"'),
        ('{"id": null}', 'has no "id"'),
        ('{"id": "a"}', "earlier line"),
        ('{"id": "c", "published": "8 March"}', "'8 March' is no date"),
        ('{"id": "c", "published": 2024}', "instead of text"),
        ('{"id": "c", "outlet": ["x"]}', "instead of text"),
        ('{"id": "c", "url": "javascript:alert(1)"}', "is no web address"),
    ],
)
def test_index_names_the_bad_line_and_keeps_the_good_ones(tmp_path: Path, line: str, reason: str) -> None:
    path = tmp_path / "index.jsonl"
    path.write_text(INDEX + line + "\n", encoding="utf-8")

    index = read_index(path)

    assert set(index.entries) == {"a", "b", "7"}
    assert len(index.rejects) == 1
    assert index.rejects[0].startswith(f"{path}, line 5: ")
    assert reason in index.rejects[0]


def test_index_that_cannot_be_read_is_rejected(tmp_path: Path) -> None:
    with pytest.raises(Rejected, match="cannot be read"):
        read_index(tmp_path / "gone.jsonl")
