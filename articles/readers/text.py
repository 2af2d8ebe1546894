"""Bytes of a text file to characters, or one clear line why not."""

import codecs
import re

from articles.characters import control_share
from articles.readers import RawArticle
from articles.rejects import Rejected

# What other formats begin with, so that the refusal can name them.
_FORMATS = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a Word, OpenDocument or ZIP file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"{\\rtf", "a rich-text file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a sound, film or picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Windows' western encoding is believed only where its letters look like western prose: few of them, none in long
# runs (other alphabets and double bytes come in runs), and no remains of UTF-8 read a byte at a time.
_MOST_WESTERN = 0.08
_RUN = re.compile("[^\x00-\x7f‘’“”–—…£€ ]{4}")
_BROKEN_UTF8 = re.compile("[ÂÃ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€")
# Python calls these encodings too. Texts are in none of them, and some take hours for a few megabytes.
_NO_ENCODINGS = frozenset(("idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape"))
_MOST_CONTROLS = 0.01


def read_text(data: bytes, *, stem: str, max_bytes: int) -> RawArticle:
    """The page in a text file."""
    return RawArticle(stem=stem, text=decode(data, max_bytes=max_bytes))


def decode(data: bytes, *, max_bytes: int) -> str:
    """The characters of a text: UTF-8, UTF-16 or UTF-32 with its mark, or Windows' western encoding."""
    if len(data) > max_bytes:
        raise Rejected(too_large(len(data), max_bytes=max_bytes))
    if not data.strip():
        raise Rejected("is empty")
    for beginning, name in _FORMATS:
        if data.startswith(beginning):
            raise Rejected(f"is {name}, not a text or a saved page")
    text = _decode(data)
    if not text.strip():
        raise Rejected("is empty")
    if control_share(text) > _MOST_CONTROLS:
        raise Rejected("is not text: it is full of control characters")
    return text


def decode_as(data: bytes, encoding: str) -> str | None:
    """The characters of a text that names its encoding; None where that is none of a text, or another than it says."""
    try:
        if codecs.lookup(encoding).name in _NO_ENCODINGS:
            return None
        return data.decode(encoding)
    except (LookupError, ValueError):
        return None


def too_large(size: int, *, max_bytes: int) -> str:
    """Why a file of this size is not taken."""
    return f"is too large: {in_megabytes(size)}; at most {in_megabytes(max_bytes)} can be loaded"


def in_megabytes(size: int) -> str:
    """A size in bytes as people say it."""
    if size >= 1024 * 1024:
        return f"{size / 1024 / 1024:.1f} MB"
    return f"{size / 1024:.1f} KB" if size >= 100 * 1024 else f"{size:,} bytes"


def _decode(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                name = encoding.removesuffix("-sig").upper()
                raise Rejected(f"says that it is {name} but is not; save it as UTF-8") from None
    if b"\0" in data:
        raise Rejected("is not text: it holds NUL bytes (if it is UTF-16, save it as UTF-8)")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _decode_western(data, broken_at=error.start)


def _decode_western(data: bytes, *, broken_at: int) -> str:
    """Text that is no UTF-8, read as Windows' western encoding if it looks like that."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    beyond = sum(1 for byte in data if byte > 0x7F)
    if not text or beyond > _MOST_WESTERN * len(data) or _RUN.search(text) or _BROKEN_UTF8.search(text):
        line = data.count(b"\n", 0, broken_at) + 1
        raise Rejected(f"has an encoding that cannot be told (line {line} is no UTF-8); save it as UTF-8")
    return text
