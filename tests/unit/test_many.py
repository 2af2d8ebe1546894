"""Mails, Word documents, archives and JSON to pages, each by its name."""

import datetime
import io
import json
import re
from collections.abc import Mapping
from unittest.mock import Mock

import docx
import pytest

from articles.pages import read_page
from articles.readers import RawArticle, html
from articles.readers.contained import read_contained
from articles.readers.limits import Limits
from articles.readers.many import read_many
from articles.rejects import Rejected
from tests.hostile.archives import TEXT, zipped

HEAD = b"From: Brindle Port <news@port.example>\nSubject: Wall to cost more\nDate: Fri, 8 Mar 2024 10:30:00 +0000\n"
WORDS = "The wall will cost £4.6m, the council says."


def _read(data: bytes, name: str) -> dict[str, RawArticle | Rejected]:
    return dict(read_many(data, name=name, limits=Limits()))


def _page(data: bytes, name: str) -> RawArticle:
    [raw] = _read(data, name).values()
    assert isinstance(raw, RawArticle), raw
    return raw


def _parts(*parts: tuple[str, bytes], kind: str = "mixed") -> bytes:
    body = b"".join(b"--b\nContent-Type: %s\n\n%s\n" % (head.encode(), content) for head, content in parts)
    return HEAD + b"MIME-Version: 1.0\nContent-Type: multipart/%s; boundary=b\n\n%s--b--\n" % (kind.encode(), body)


def test_a_mail_says_headline_sender_and_day():
    data = HEAD + b"Content-Type: text/plain; charset=utf-8\n\n" + WORDS.encode() + b"\n--\nThe port\n"
    raw = _page(data, "wall.eml")
    reading = read_page(raw)

    assert (reading.headline, reading.byline) == ("Wall to cost more", "Brindle Port")
    assert (raw.published, raw.outlet) == (datetime.date(2024, 3, 8), None)
    assert reading.cleaned.text == f"Wall to cost more\n\n{WORDS}"
    assert [item.text for item in raw.dropped] == ["The port"]
    assert raw.file is not None
    assert raw.file.data == data


def test_a_mail_is_read_in_plain_text_first():
    data = _parts(("text/html", b"<p>In HTML.</p>"), ("text/plain", b"In plain words."), kind="alternative")

    assert "In plain words." in _page(data, "wall.eml").text
    assert "In HTML." in _page(_parts(("text/html", b"<p>In HTML.</p>"), kind="alternative"), "wall.eml").text


def test_a_forwarded_mail_says_its_own_head():
    inner = (
        b"---------- Forwarded message ---------\nFrom: Council <c@council.example>\nDate: Thu, 7 Mar 2024 at 09:00\n"
    )
    raw = _page(HEAD + b"\nFor you.\n\n" + inner + b"Subject: Gate to cost less\n\nThe gate costs 3m.\n", "wall.eml")

    assert (raw.headline, raw.byline, raw.published) == ("Gate to cost less", "Council", datetime.date(2024, 3, 7))
    assert "For you." in [item.text for item in raw.dropped]
    assert raw.text == "Gate to cost less\n\nThe gate costs 3m."


def test_files_on_a_mail_are_pages_of_their_own():
    attached = 'text/plain; name="gate.txt"\nContent-Disposition: attachment; filename="gate.txt"'
    inner = b"Subject: Quay to close\n\nThe quay closes."
    found = _read(
        _parts(
            ("text/plain", b"The wall fell."),
            (attached, b"Gate\n\nThe gate fell."),
            ("message/rfc822", inner),
            ('image/png; name="a.png"', b"x"),
            ('application/x; name="a.xyz"', b"x"),
        ),
        "wall.eml",
    )

    assert list(found) == ["wall.eml", "wall.eml › gate.txt", "wall.eml › mail 2.eml", "wall.eml › a.xyz"]
    assert [isinstance(raw, RawArticle) for raw in found.values()] == [True, True, True, False]
    assert "is of a kind that is not read" in str(found["wall.eml › a.xyz"])


def test_a_word_document_is_read_in_order():
    document = docx.Document()
    document.core_properties.author = "Press office"
    document.add_heading("Wall to cost more", 0)
    document.add_paragraph(WORDS)
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "2022", "£2.3m"
    out = io.BytesIO()
    document.save(out)
    raw = _page(out.getvalue(), "wall.docx")

    assert raw.text.split("\n\n") == ["Wall to cost more", WORDS, "2022 | £2.3m"]
    assert raw.byline is None
    assert "its author “Press office”" in raw.notes[0]


def test_an_archive_is_read_in_the_order_of_its_names():
    inner = zipped({"c.txt": TEXT})
    found = _read(
        zipped({"b.txt": TEXT, "a/a.html": b"<p>Wall.", "x.zip": inner, "p.png": b"x", "e.txt": b""}), "all.zip"
    )

    assert list(found) == ["all.zip › a/a.html", "all.zip › b.txt", "all.zip › e.txt", "all.zip › x.zip › c.txt"]
    assert str(found["all.zip › e.txt"]) == "is empty"
    assert {raw.stem for raw in found.values() if isinstance(raw, RawArticle)} == {"a", "b", "c"}


@pytest.mark.parametrize(
    "names",
    [
        {"text": WORDS, "headline": "Wall", "published": "2024-03-08", "byline": "Desk", "language": "en"},
        {
            "body": WORDS,
            "title": "Wall",
            "datePublished": "2024-03-08T10:00:00Z",
            "authors": ["Desk"],
            "inLanguage": "en-GB",
        },
        {"content": WORDS, "Title": "Wall", "date": "2024-03-08", "author": {"name": "Desk"}, "lang": "EN"},
    ],
)
def test_json_is_read_under_the_usual_names(names: Mapping[str, object]):
    raw = _page(json.dumps(names).encode(), "wall.json")

    assert (raw.headline, raw.byline, raw.published, raw.language) == ("Wall", "Desk", datetime.date(2024, 3, 8), "en")
    assert raw.text == f"Wall\n\n{WORDS}"
    assert raw.notes == ()


def test_a_bad_line_of_json_costs_no_other():
    lines = [{"id": "a", "text": WORDS}, {"text": 7}, {"title": "x"}, {"text": WORDS, "date": "soon"}, {"text": WORDS}]
    data = "\n".join(["{", *map(json.dumps, lines)]).encode()
    found = _read(data, "many.jsonl")

    assert list(found) == [f"many.jsonl › line {number}" for number in range(1, 7)]
    assert [raw.stem for raw in found.values() if isinstance(raw, RawArticle)] == ["a", "many-6"]
    assert [str(raw) for raw in found.values() if isinstance(raw, Rejected)] == [
        "is no JSON",
        'has 7 as its "text" instead of text',
        'has no "text"; the names that are known are text, headline, standfirst, byline, outlet, published, updated, '
        "url, language, id",
        "'soon' is no date; write it as 2019-06-05",
    ]


def test_names_that_are_not_known_are_told():
    raw = _page(json.dumps({"text": WORDS, "outlett": "Echo", "x": 1}).encode(), "wall.json")

    assert raw.outlet is None
    assert raw.notes[0].startswith("Not read, for the name is not known: “outlett”, “x”.")


@pytest.mark.parametrize(
    "name", ["a" * 10_000 + ".txt", "\u202egnp.txt", "a\nb\x00\x1b[31m.txt", "../../etc/passwd", "<script>.txt", ""]
)
def test_a_file_of_any_name_is_shown_by_a_short_one(name: str):
    [(shown, raw)] = read_many(TEXT, name=name, limits=Limits())

    assert isinstance(raw, RawArticle)
    assert len(shown) <= 200
    assert shown.isprintable()


@pytest.mark.parametrize("date", [b"Fri, 8 Mar 99999999999999999999 10:30:00 +0000", b"=?utf-8?b?=?utf-8?q?", b"soon"])
def test_a_mail_of_no_day_is_read_all_the_same(date: bytes):
    raw = _page(b"Subject: Wall\nDate: " + date + b"\n\nThe wall fell.\n", "wall.eml")

    assert raw.published is None
    assert raw.text == "Wall\n\nThe wall fell."


@pytest.mark.parametrize("name", ["published", "url", "updated"])
def test_a_reject_quotes_no_more_than_a_line(name: str):
    [reject] = _read(json.dumps({"text": WORDS, name: "x" * 5000}).encode(), "wall.json").values()

    assert isinstance(reject, Rejected)
    assert len(str(reject)) < 200


def test_a_part_that_says_nonsense_of_itself_costs_no_other():
    broken = "text/plain\nContent-Disposition: attachment; filename"
    found = _read(_parts(("text/plain", b"The wall fell."), (broken, b"The gate fell.")), "wall.eml")

    assert "The wall fell." in str(found["wall.eml"])


def test_a_member_without_a_name_costs_no_other():
    data = bytearray(zipped({"wall.txt": TEXT, "x": b"without a name"}))
    central = data.rfind(b"PK\x01\x02")
    data[central + 28 : central + 30] = b"\0\0"
    del data[central + 46 : central + 47]
    end = data.rfind(b"PK\x05\x06")
    data[end + 12 : end + 16] = (end - data.find(b"PK\x01\x02")).to_bytes(4, "little")

    found = _read(bytes(data), "all.zip")

    assert [name for name, raw in found.items() if isinstance(raw, RawArticle)] == ["all.zip › wall.txt"]


@pytest.mark.parametrize("wrong", ["\0", "\ud800"])
@pytest.mark.parametrize("place", ["text", "headline"])
def test_what_no_text_holds_costs_its_own_article_alone(wrong: str, place: str):
    bad = {"text": "The wall fell.", place: f"The wall{wrong} fell."}
    found = _read(json.dumps([bad, {"text": WORDS}]).encode(), "all.json")

    first, second = found.values()
    assert isinstance(first, Rejected)
    assert re.search("NUL characters|halves of characters", str(first))
    assert isinstance(second, RawArticle)


def test_names_that_no_text_holds_are_told_without_it():
    raw = _page(json.dumps({"text": WORDS, "id": "wall\0", "tide\0": 1}).encode(), "all.json")

    assert raw.stem == "wall"
    assert "“tide”" in raw.notes[0]


@pytest.mark.parametrize("wrong", ["\0", "\ud800"])
def test_a_reject_quotes_only_what_a_text_holds(wrong: str):
    [reject] = _read(json.dumps({"text": WORDS, "byline": [1, f"tide{wrong}"]}).encode(), "all.json").values()

    assert str(reject).encode().startswith(b'has [1, "tide')
    assert "\0" not in str(reject)


def test_a_mail_whose_head_the_library_cannot_read_is_a_reject():
    data = HEAD + b"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain; name*0*\n\nx\n--b--\n"

    assert "is a mail whose head cannot be read" in str(_read(data, "wall.eml")["wall.eml"])


@pytest.mark.parametrize("encoding", ["undefined", "punycode", "idna", "unicode_escape", "rot13", "no-such"])
def test_an_encoding_that_is_none_of_a_text_is_not_believed(encoding: str):
    page = f"<html><head><meta charset={encoding}></head><body><p>{WORDS}</p></body></html>"
    mail = HEAD + f"Content-Type: text/plain; charset={encoding}\n\n{WORDS}\n".encode()

    assert WORDS in _page(page.encode(), "wall.html").text
    assert WORDS in _page(mail, "wall.eml").text


@pytest.mark.parametrize(
    "piece", ["<!--", "<![CDATA[", "<!x", "<a ", "<script>", "<script type=application/ld+json>", "<style>"]
)
def test_a_page_of_broken_markup_is_read_in_a_process_of_its_own(piece: str, monkeypatch: pytest.MonkeyPatch):
    apart = Mock(side_effect=read_contained)
    monkeypatch.setattr("articles.readers.html.read_contained", apart)

    page = _page(f"<p>{WORDS}</p>{piece * 200}".encode(), "wall.html")

    assert (page.stem, page.text.startswith(WORDS), page.source) == ("wall", True, "html")
    assert apart.call_count == 1
    _page(f"<p>{WORDS}</p>{piece}".encode(), "wall.html")
    assert apart.call_count == 1


def test_a_page_that_gives_programs_markup_without_end_is_read_apart(monkeypatch: pytest.MonkeyPatch):
    apart = Mock(side_effect=Rejected("takes longer"))
    monkeypatch.setattr("articles.readers.html.read_contained", apart)
    data = f"<p>{WORDS}</p><script type=application/ld+json>{'<' * 3_000}</script>".encode()

    assert str(_read(data, "wall.html")["wall.html"]) == "takes longer"


def test_lines_around_an_article_are_looked_for_in_it_no_more_often_than_they_are_told():
    class Body(str):
        looked = 0

        def __contains__(self, words: object) -> bool:
            Body.looked += 1
            return False

    html._around("\n".join(f"Line {number}" for number in range(50_000)), Body("Wall"), "")

    assert Body.looked <= 600


def test_a_page_of_a_pdf_that_says_again_what_the_first_said_begins_where_the_text_ends():
    says = "The wall at the quay will cost more than the council said it would."
    raw = RawArticle("wall", f"Wall\n\n{says} {says}", page_starts=(0, len(f"Wall\n\n{says} ")))

    reading = read_page(raw)

    assert reading.page_starts[-1] <= len(reading.cleaned.text)
