"""Mails to pages: the mail's own words, what was forwarded in it, and each file that hangs on it."""

import datetime
import email.utils
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage, Message
from email.parser import BytesParser

from articles.characters import tidy
from articles.cleaning import Dropped
from articles.dateline import read_dateline
from articles.readers import File, RawArticle
from articles.readers.html import read_html
from articles.readers.limits import Limits
from articles.readers.text import decode, decode_as
from articles.rejects import Rejected

MEDIA_TYPE = "message/rfc822"
_HEADERS = ("Subject", "From", "Date")
_LONGEST_HEADER = 2_000
_FORWARDED = re.compile(
    r"^(?:-{2,} ?(?:Forwarded message|Original Message|Weitergeleitete Nachricht) ?-{2,}|Begin forwarded message:)$",
    re.I,
)
_FORWARDED_FIELD = re.compile(r"^\*?(From|Date|Sent|Subject|To|Cc|Reply-To)\*?:\*? {0,8}(.*)$", re.I)
_SIGNATURE = "--"
# Lines that begin so in the words of a mail, beside those between its parts.
_MOST_DASHES = 1_000


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that hangs on a mail."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class _Head:
    """Subject, sender and day of a mail, or of one that was forwarded in it."""

    subject: str = ""
    sender: str = ""
    date: str = ""


def parse_mail(data: bytes, *, limits: Limits) -> EmailMessage:
    """The mail in the bytes, or `Rejected` where it has no head or too many parts."""
    if data.count(b"\n--") > _MOST_DASHES + 2 * limits.members:  # each may begin a part, which takes long to be read
        raise Rejected(f"is a mail of very many parts; at most {limits.members:,} are read")
    try:
        message = BytesParser(policy=policy.default).parsebytes(data)
        parts = 0
        for part in message.walk():
            parts += 1
            _without_broken_fields(part)
    except RecursionError:
        raise Rejected("is a mail nested too deeply to be read") from None
    except Exception:  # the library trips over some heads in ways that it does not name
        raise Rejected("is a mail whose head cannot be read; paste its text") from None
    if not any(name in message for name in _HEADERS):
        raise Rejected("is no mail: it has neither a subject nor a sender nor a date")
    if parts > limits.members:
        raise Rejected(f"is a mail of {parts:,} parts; at most {limits.members:,} are read")
    assert isinstance(message, EmailMessage)
    return message


def _without_broken_fields(part: Message) -> None:
    """Take off what a part says of itself where the library cannot read it; the part is then what its bytes are."""
    for name in ("Content-Disposition", "Content-Type", "Content-Transfer-Encoding"):
        try:
            part[name]
        except Exception:  # the library trips over some in ways that it does not name
            del part[name]


def read_mail(message: EmailMessage, *, data: bytes, name: str, stem: str, limits: Limits) -> RawArticle:
    """The page in a mail: its subject is the headline, its sender the byline, its day that of publication.

    Where it passes on another mail, that one's are. Its plain text is read before its HTML.
    """
    words, language = _words(message, limits=limits)
    head = _Head(*(_header(message, field) for field in _HEADERS))
    body, inner, dropped = _unwrapped(words)
    body, signature = _signed(body)
    head = _Head(inner.subject or _without_marks(head.subject), inner.sender or head.sender, inner.date or head.date)
    if not body.strip():
        raise Rejected("is a mail without text of its own")
    day = None if read_dateline(body).published else _day(head.date)
    sender, address = email.utils.parseaddr(head.sender)
    return RawArticle(
        stem,
        _headed(head.subject, body),
        headline=head.subject or None,
        byline=sender or address or None,
        published=day,
        language=language,
        source="eml",
        file=File(name, MEDIA_TYPE, data),
        dropped=(*dropped, *signature),
        notes=(f"The mail came from {address}; its sender is not taken for its outlet.",) if address else (),
    )


def attachments_of(message: EmailMessage) -> Iterator[Attachment]:
    """The files on a mail, mails attached to it among them, each by its name."""
    for number, part in enumerate(_attached(message), start=1):
        kind = part.get_content_type()
        if kind == MEDIA_TYPE:
            inner = part.get_payload(0) if part.is_multipart() else None
            found = inner.as_bytes() if isinstance(inner, Message) else b""
            yield Attachment(_mail_name(part.get_filename(), number), found)
        else:
            yield Attachment(part.get_filename() or f"attachment {number}", _decoded(part))


def _mail_name(name: str | None, number: int) -> str:
    """A mail that hangs on a mail by its file's name, which often ends otherwise or is missing."""
    return name if name and name.lower().endswith(".eml") else f"{name or f'mail {number}'}.eml"


def _decoded(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _attached(message: EmailMessage) -> Iterator[EmailMessage]:
    """Parts that are files; a mail inside the mail is one, and is not looked into here."""
    waiting = [message]
    while waiting:
        part = waiting.pop(0)
        if part is not message and (
            part.get_content_type() == MEDIA_TYPE or part.get_filename() or part.is_attachment()
        ):
            yield part
        elif part.is_multipart():
            waiting[:0] = [inner for inner in part.iter_parts() if isinstance(inner, EmailMessage)]


def _words(message: EmailMessage, *, limits: Limits) -> tuple[str, str | None]:
    """The mail's own text, and the language that its HTML says."""
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        return "", None
    data = _decoded(part)
    if not data.strip():
        return "", None
    charset = part.get_content_charset() or "utf-8"
    text = decode_as(data, charset)
    if text is None:
        text = decode(data, max_bytes=limits.file_bytes)
    if part.get_content_type() != "text/html":
        return text, None
    page = read_html(text.encode("utf-8", "replace"), stem="mail", max_bytes=2 * limits.file_bytes)
    return page.text, page.language


def _header(message: EmailMessage, name: str) -> str:
    """A field of the head on one line. Its raw words are measured before they are taken apart, which takes long."""
    raw = next((str(words) for field, words in message.raw_items() if field.lower() == name.lower()), "")
    if len(raw) > _LONGEST_HEADER:
        raise Rejected(f"has a {name.lower()} of {len(raw):,} characters; at most {_LONGEST_HEADER:,} are read")
    try:
        return " ".join(tidy(str(message[name] or "")).split())
    except Exception:  # the library trips over some in ways that it does not name; their words are there all the same
        return " ".join(tidy(raw).split())


def _without_marks(subject: str) -> str:
    return re.sub(r"^(?:(?:fwd?|re|wg|aw)\s{0,4}:\s{0,4}){1,9}", "", subject, flags=re.I)


def _unwrapped(words: str) -> tuple[str, _Head, list[Dropped]]:
    """The innermost forwarded mail with its head, and what stood around it."""
    lines = [line.rstrip() for line in words.replace("\r\n", "\n").split("\n")]
    begin = max((number for number, line in enumerate(lines) if _FORWARDED.match(line.strip())), default=None)
    if begin is None:
        return "\n".join(lines), _Head(), []
    fields: dict[str, str] = {}
    place = begin + 1
    while place < len(lines) and (not lines[place].strip() or _FORWARDED_FIELD.match(lines[place].strip())):
        if match := _FORWARDED_FIELD.match(lines[place].strip()):
            fields[match[1].lower()] = match[2].strip()
        elif fields:
            break
        place += 1
    if not fields:
        return "\n".join(lines), _Head(), []
    above = [line for line in lines[:place] if line.strip()]
    dropped = [Dropped("forwarding", line, "stands above the mail that was passed on") for line in above]
    head = _Head(fields.get("subject", ""), fields.get("from", ""), fields.get("date") or fields.get("sent", ""))
    return "\n".join(lines[place:]), head, dropped


def _signed(words: str) -> tuple[str, list[Dropped]]:
    """Without the signature, which mails set off by two hyphens on a line of their own."""
    lines = words.split("\n")
    marks = [number for number, line in enumerate(lines) if line.strip() == _SIGNATURE and number]
    if not marks:
        return words, []
    below = [line for line in lines[marks[-1] + 1 :] if line.strip()]
    return "\n".join(lines[: marks[-1]]), [Dropped("signature", line, "the signature of a mail") for line in below]


def _headed(subject: str, body: str) -> str:
    """The body under its subject, unless it begins with it."""
    begins = " ".join(body.split()).casefold().startswith(subject.casefold())
    return body.strip() if begins or not subject else f"{subject}\n\n{body.strip()}"


def _day(words: str) -> datetime.date | None:
    try:
        return email.utils.parsedate_to_datetime(words).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        published = read_dateline(f"Published: {words}").published
        return published.start if published else None
