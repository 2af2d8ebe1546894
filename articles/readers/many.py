"""The pages in a file of any kind: one in most, several in archives, mails and JSON, each or the reason why not."""

import logging
from collections.abc import Iterator
from pathlib import PurePath

from articles.characters import tidy
from articles.readers import RawArticle
from articles.readers.archives import Budget, TooMuch, members_of, open_archive, unpack_member
from articles.readers.docx import read_docx
from articles.readers.html import read_html
from articles.readers.limits import Limits
from articles.readers.mails import attachments_of, parse_mail, read_mail
from articles.readers.pdf import read_pdf
from articles.readers.records import read_json, read_jsonl
from articles.readers.sound import sound
from articles.readers.text import read_text, too_large
from articles.rejects import Rejected

logger = logging.getLogger(__name__)

Attempt = tuple[str, RawArticle | Rejected]

_TEXTS = frozenset((".txt", ".text", ".md"))
_PAGES = frozenset((".html", ".htm", ".xhtml"))
_PARTED = frozenset((".pdf", ".docx", ".eml", ".zip", ".json", ".jsonl"))
SUFFIXES = _TEXTS | _PAGES | _PARTED
# What hangs on mails and is no article: pictures in a signature, an invitation.
_NO_PAGES = frozenset((".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".ics", ".vcf", ".p7s", ".asc"))
# Between the name of a container and that of what is in it.
_IN = " › "
_LONGEST_NAME = 200


def read_many(data: bytes, *, name: str, limits: Limits) -> Iterator[Attempt]:
    """The pages in the content of a file of this name, each by its own name, or why there is none; never an error."""
    yield from _attempts(data, name, limits, Budget(limits), depth=0)


def is_web_page(data: bytes, *, name: str) -> bool:
    """Whether a file is a web page by its name or its beginning."""
    return _suffix(name) in _PAGES or data[:200].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(
        (b"<!doctype html", b"<html")
    )


def _attempts(data: bytes, name: str, limits: Limits, budget: Budget, depth: int) -> Iterator[Attempt]:
    """As `read_many`; a fault of ours or of a library in one file is told of that file and costs no other."""
    shown = _shown(name)
    try:
        for inner, attempt in _read(data, name, limits, budget, depth):
            yield inner, _sound(attempt)
    except TooMuch as reject:
        if depth:
            raise  # nothing further of the whole upload is unpacked
        yield shown, reject
    except Rejected as reject:
        yield shown, reject
    except Exception:
        logger.exception("Reading a file failed")
        yield shown, Rejected("cannot be read: it is damaged, or of a kind that its name does not say")


def _sound(attempt: RawArticle | Rejected) -> RawArticle | Rejected:
    """One that a database cannot keep would cost all others that are stored with it."""
    try:
        return sound(attempt) if isinstance(attempt, RawArticle) else attempt
    except Rejected as reject:
        return reject


def _read(data: bytes, name: str, limits: Limits, budget: Budget, depth: int) -> Iterator[Attempt]:
    suffix, shown, stem = _suffix(name), _shown(name), _stem(name)
    is_archive = suffix == ".zip"
    most = limits.archive_bytes if is_archive else limits.file_bytes
    if len(data) > most:
        raise Rejected(too_large(len(data), max_bytes=most))
    if not data.strip():
        raise Rejected("is empty")
    if is_archive:
        yield from _in_archive(data, name, limits, budget, depth)
    elif suffix == ".eml":
        yield from _in_mail(data, name, limits, budget, depth)
    elif suffix in (".json", ".jsonl"):
        reader = read_json if suffix == ".json" else read_jsonl
        for inner, attempt in reader(data, stem=stem, limits=limits):
            yield f"{shown}{_IN}{inner}" if inner else shown, attempt
    elif suffix == ".docx":
        yield shown, read_docx(data, name=_own(name), stem=stem, limits=limits)
    elif suffix == ".pdf" or data.startswith(b"%PDF-"):
        yield shown, read_pdf(data, name=_own(name), stem=stem, limits=limits)
    elif is_web_page(data, name=name):
        yield shown, read_html(data, stem=stem, max_bytes=limits.file_bytes)
    else:
        yield shown, read_text(data, stem=stem, max_bytes=limits.file_bytes)


def _in_archive(data: bytes, name: str, limits: Limits, budget: Budget, depth: int) -> Iterator[Attempt]:
    _check_depth(depth, limits)
    archive = open_archive(data, limits=limits)
    none = True
    for member in members_of(archive):
        inner = f"{name}{_IN}{member.filename}"
        if _suffix(member.filename) not in SUFFIXES:
            continue
        none = False
        most = limits.archive_bytes if _suffix(member.filename) == ".zip" else limits.file_bytes
        try:
            content = unpack_member(archive, member, most=most, budget=budget)
        except TooMuch:
            raise
        except Rejected as reject:
            yield _shown(inner), reject
            continue
        yield from _attempts(content, inner, limits, budget, depth + 1)
    if none:
        raise Rejected(f"holds no file that is read ({', '.join(sorted(SUFFIXES))})")


def _in_mail(data: bytes, name: str, limits: Limits, budget: Budget, depth: int) -> Iterator[Attempt]:
    _check_depth(depth, limits)
    message = parse_mail(data, limits=limits)
    files = [file for file in attachments_of(message) if _suffix(file.name) not in _NO_PAGES]
    try:
        yield _shown(name), read_mail(message, data=data, name=_own(name), stem=_stem(name), limits=limits)
    except Rejected as reject:
        if not files or "without text" not in str(reject):
            yield _shown(name), reject
    for file in files:
        inner = f"{name}{_IN}{file.name}"
        if _suffix(file.name) in SUFFIXES:
            budget.spend(len(file.data))
            yield from _attempts(file.data, inner, limits, budget, depth + 1)
        else:
            yield _shown(inner), Rejected(f"is of a kind that is not read; these are: {', '.join(sorted(SUFFIXES))}")


def _check_depth(depth: int, limits: Limits) -> None:
    if depth > limits.depth:
        raise Rejected(f"stands in {depth} archives or mails, one in the other; at most {limits.depth} are opened")


def _own(name: str) -> str:
    """The name of the file itself, without those of what it came in."""
    return PurePath(name.rsplit(_IN, 1)[-1].replace("\\", "/")).name


def _suffix(name: str) -> str:
    return PurePath(_own(name)).suffix.lower()


def _stem(name: str) -> str:
    return PurePath(_own(name)).stem


def _shown(name: str) -> str:
    """A name as it can be shown: on one line, without what nobody sees, and not longer than a line."""
    tidied = " ".join(tidy(name).split())
    return tidied if len(tidied) <= _LONGEST_NAME else f"{tidied[: _LONGEST_NAME - 1]}…"
