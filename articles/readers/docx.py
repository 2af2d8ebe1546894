"""A Word document to the lines that a reader of it sees: headings, paragraphs, rows of tables."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.sax import SAXException
from xml.sax.handler import ContentHandler

import docx
from defusedxml import sax
from defusedxml.common import DefusedXmlException

from articles.readers import File, RawArticle
from articles.readers.archives import Budget, is_folder, open_archive, unpack_member
from articles.readers.contained import read_contained
from articles.readers.limits import Limits
from articles.readers.pdf import hinted
from articles.rejects import Rejected

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# What was struck out or moved away, and what says a picture's words a second time.
_UNREAD = frozenset((f"{_W}del", f"{_W}moveFrom", _FALLBACK))
_DEEPEST = 200


def read_docx(data: bytes, *, name: str, stem: str, limits: Limits) -> RawArticle:
    """The page in a Word document. Its properties are often those of a template, so they are hints and no more."""
    found = read_contained("docx", data, limits=limits)
    text = "\n\n".join(found["lines"])
    if not text.strip():
        raise Rejected("is a Word document without text")
    return RawArticle(stem, text, source="docx", file=File(name, MEDIA_TYPE, data), notes=tuple(found["notes"]))


def parse(data: bytes, *, limits: Limits) -> dict[str, Any]:
    """The lines and what the properties say, as plain data; runs in a process of its own."""
    _check(data, limits=limits)
    try:
        document = docx.Document(io.BytesIO(data))
        body = document.element.body
    except (AttributeError, KeyError, ValueError, zipfile.BadZipFile):
        raise Rejected("is no Word document, though its name says so") from None
    lines = [line for line in _lines(body if body is not None else ()) if line.strip()]
    properties = document.core_properties
    made = properties.created
    hints = (
        ("title", properties.title),
        ("author", properties.author),
        ("day of making", made and made.date().isoformat()),
    )
    return {"lines": lines, "notes": hinted(hints)}


def _check(data: bytes, *, limits: Limits) -> None:
    """Refuse what would grow: bombs, entities, elements without number or depth; all that is XML is looked through."""
    archive = open_archive(data, limits=limits)
    budget, watch = Budget(limits), _Watch(limits.elements)
    for member in archive.infolist():
        if is_folder(member):
            continue
        part = unpack_member(archive, member, most=limits.unpacked_bytes, budget=budget)
        if not member.filename.lower().endswith((".xml", ".rels")):
            continue
        try:
            sax.parse(io.BytesIO(part), watch, forbid_dtd=True)
        except DefusedXmlException:
            raise Rejected("declares entities or a document type, which no Word document does") from None
        except SAXException:
            raise Rejected(f"is a damaged Word document (its part {member.filename[:80]} is no XML)") from None


class _Watch(ContentHandler):
    """Counts elements over all parts, and how deep they stand in each other."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most, self._number, self._depth = most, 0, 0

    def startDocument(self) -> None:
        """A part begins at no depth."""
        self._depth = 0

    def startElement(self, name: str, attrs: Any) -> None:
        """Refuse one element too many, or too deep."""
        self._number += 1
        self._depth += 1
        if self._number > self._most:
            raise Rejected(f"is made of more than {self._most:,} elements, which is the most that are read")
        if self._depth > _DEEPEST:
            raise Rejected(f"is nested more than {_DEEPEST} elements deep, which is the most that is read")

    def endElement(self, name: str) -> None:
        """One less deep."""
        self._depth -= 1


def _lines(parent: Any) -> Iterator[str]:
    """A line a paragraph or row, in the order of the document; content controls are looked into."""
    for element in parent:
        if element.tag == f"{_W}p":
            yield _words(element)
        elif element.tag == f"{_W}tbl":
            yield from _rows(element)
        elif element.tag not in _UNREAD and len(element):
            yield from _lines(element)


def _rows(table: Any) -> Iterator[str]:
    for row in table.iter(f"{_W}tr"):
        cells = (
            " ".join(" ".join(_words(line) for line in cell.iter(f"{_W}p")).split()) for cell in row.iter(f"{_W}tc")
        )
        yield " | ".join(cell for cell in cells if cell)


def _words(element: Any) -> str:
    """The words of a paragraph, with what was put in under tracked changes and without what was struck out."""
    if element.tag == f"{_W}t":
        return element.text or ""
    if element.tag in (f"{_W}tab", f"{_W}cr", f"{_W}br"):
        return " " if element.tag == f"{_W}tab" else "\n"
    if element.tag == f"{_W}noBreakHyphen":
        return "-"
    return "" if element.tag in _UNREAD else "".join(_words(child) for child in element)
