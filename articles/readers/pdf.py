"""A PDF to its text, with the offsets at which its pages begin."""

import io
import logging
from typing import Any

from pypdf import PdfReader
from pypdf.errors import DependencyError, PdfReadError

from articles.cleaning import Dropped
from articles.readers import File, RawArticle
from articles.readers.contained import UNREADABLE, read_contained
from articles.readers.limits import Limits
from articles.readers.pdf_lines import joined
from articles.rejects import Rejected

MEDIA_TYPE = "application/pdf"
_LONGEST_HINT = 200
_DAMAGED = "The file is damaged in places, or unusual: compare the text with it, for words may be missing."


def read_pdf(data: bytes, *, name: str, stem: str, limits: Limits) -> RawArticle:
    """The page in a PDF. Its properties are often those of another file, so they are hints and no more."""
    if not data[:1024].lstrip().startswith(b"%PDF"):
        raise Rejected("is no PDF: it does not begin as one")
    found = read_contained("pdf", data, limits=limits)
    pages = [page.split("\n") for page in found["pages"]]
    text, starts, dropped = joined(pages)
    if not any(character.isalnum() for character in text):
        if found["complaints"]:
            raise Rejected(f"{UNREADABLE}: no text found")
        raise Rejected("holds pictures of pages: no text found; scan it with text recognition, or paste the text")
    return RawArticle(
        stem,
        text,
        source="pdf",
        page_starts=starts,
        file=File(name, MEDIA_TYPE, data),
        dropped=tuple(Dropped(*item) for item in dropped),
        notes=(*found["notes"], *([_DAMAGED] if found["complaints"] else [])),
    )


def parse(data: bytes, *, limits: Limits) -> dict[str, Any]:
    """The text of each page and what the properties say, as plain data; runs in a process of its own.

    The library reads on past what it cannot read, and only its log says so.
    """
    log = _Complaints()
    logging.getLogger("pypdf").addHandler(log)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Rejected("is encrypted; open it with its password and save it without one")
    except DependencyError:
        raise Rejected("is encrypted; open it with its password and save it without one") from None
    except PdfReadError:
        raise Rejected("is a damaged PDF; open it and save it anew") from None
    objects = sum(len(table) for table in reader.xref.values()) + len(reader.xref_objStm)
    if objects > limits.objects:
        raise Rejected(f"is made of {objects:,} objects; at most {limits.objects:,} are read")
    if len(reader.pages) > limits.pages:
        raise Rejected(f"has {len(reader.pages):,} pages; at most {limits.pages:,} are read")
    pages, room = [], limits.file_bytes
    for page in reader.pages:
        pages.append(page.extract_text())
        room -= len(pages[-1])
        if room < 0:
            raise Rejected(f"holds more text than the {limits.file_bytes:,} characters that are read")
    return {"pages": pages, "notes": _notes(reader), "complaints": log.number}


class _Complaints(logging.Handler):
    """Counts what the library says of the file."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.number = 0

    def emit(self, record: logging.LogRecord) -> None:
        """One more."""
        self.number += 1


def _notes(reader: PdfReader) -> list[str]:
    properties = reader.metadata
    if properties is None:
        return []
    made = properties.creation_date_raw or ""
    day = f"{made[2:6]}-{made[6:8]}-{made[8:10]}" if made.startswith("D:") and made[2:10].isdecimal() else ""
    hints = (("title", properties.title), ("author", properties.author), ("day of making", day))
    return hinted(hints)


def hinted(hints: tuple[tuple[str, str | None], ...]) -> list[str]:
    """What a file's properties say, in one sentence; none where they say nothing."""
    told = [f"{what} “{' '.join(words.split())[:_LONGEST_HINT]}”" for what, words in hints if words and words.strip()]
    return (
        [f"The file’s properties name as its {', as its '.join(told)}. They are hints, and were not taken."]
        if told
        else []
    )
