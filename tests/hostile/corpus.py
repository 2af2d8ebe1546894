"""Every hostile file of the corpus: its name, how it is made, and what is said of it.

A maker is called only where its file is needed. Limits are those of `LIMITS`, small so that small files exceed them.
"""

import gzip
import json
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from articles.readers.limits import Limits
from tests.hostile import archives
from tests.hostile.archives import TEXT, paragraph, word, zipped
from tests.pdfs import pages_of, pdf, stream

LIMITS = Limits(
    file_bytes=200_000,
    archive_bytes=400_000,
    unpacked_bytes=2_000_000,
    members=50,
    depth=2,
    records=20,
    pages=30,
    objects=500,
    elements=2_000,
    seconds=2,
)


@dataclass(frozen=True, slots=True)
class Hostile:
    """A file under its name, and words of its reject."""

    name: str
    make: Callable[[], bytes]
    reason: str


_FONT = b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"


def _mail(body: bytes, *, subject: bytes = b"Wall", more: bytes = b"") -> bytes:
    return b"From: desk@brindle.example\nSubject: %s\nDate: Fri, 8 Mar 2024 10:30:00 +0000\n%s\n%s" % (
        subject,
        more,
        body,
    )


def _mails_in_mails(times: int) -> bytes:
    mail = _mail(TEXT)
    for number in range(times):
        mail = _mail(
            b"--b%d\nContent-Type: message/rfc822\n\n%s\n--b%d--\n" % (number, mail, number),
            more=b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b%d\n" % number,
        )
    return mail


def _parts(number: int) -> bytes:
    part = b"--b\nContent-Type: text/plain\n\nwall\n"
    return _mail(part * number + b"--b--\n", more=b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n")


def _page(
    content: bytes = b"",
    *,
    entries: bytes = _FONT,
    kids: bytes = b"[3 0 R]",
    packed: bytes = b"",
    more: tuple[bytes, ...] = (),
) -> bytes:
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids %s /Count 1 >>" % kids,
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R %s >>" % entries,
            stream(content, entries=packed),
            *more,
        ]
    )


def _packed(piece: bytes, times: int) -> bytes:
    """A page whose content is so many copies of a piece, packed into little."""
    packer = zlib.compressobj(9)
    content = b"".join(packer.compress(piece * 1000) for _ in range(times // 1000)) + packer.flush()
    return _page(content, packed=b"/Filter /FlateDecode")


def _forms(levels: int) -> bytes:
    """Each form draws the next one twenty times, so that the text at the end is drawn more often than anything ends."""
    draw, form = b"/F Do " * 20, b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]"
    within = [b"%s /Resources << /XObject << /F %d 0 R >> >>" % (form, 6 + level) for level in range(levels)]
    forms = [stream(draw, entries=entries) for entries in within]
    last = stream(b"BT (wall) Tj ET", entries=form)
    return _page(draw, entries=b"/Resources << /XObject << /F 5 0 R >> >>", more=(*forms, last))


def _entities() -> bytes:
    levels = b"".join(b'<!ENTITY e%d "%s">' % (n, b"&e%d;" % (n - 1) * 10) for n in range(1, 9))
    return b'<!DOCTYPE w [<!ENTITY e0 "wall">%s]>' % levels


CORPUS: dict[str, Hostile] = {
    # Archives.
    "bomb": Hostile("a.zip", lambda: zipped({"wall.txt": b"0" * 150_000_000}), "unpacks to more than 1.9 MB"),
    "many small bombs": Hostile(
        "a.zip", lambda: zipped({f"{n}.txt": b"wall " * 12_000 for n in range(40)}), "unpacks to more than 1.9 MB"
    ),
    "bomb that understates its size": Hostile(
        "a.zip", lambda: archives.understated(b"0" * 9_000_000, size=100), "is damaged inside its archive"
    ),
    "large member": Hostile("a.zip", lambda: zipped({"wall.txt": b"wall " * 100_000}), "more than the 195.3 KB"),
    "nested archives": Hostile("a.zip", lambda: archives.nested(3), "stands in 3 archives or mails"),
    "very deep archives": Hostile("a.zip", lambda: archives.nested(60), "stands in 3 archives or mails"),
    "bomb in an archive in an archive": Hostile(
        "a.zip", lambda: zipped({"b.zip": zipped({"c.txt": b"0" * 20_000_000})}), "unpacks to more than 1.9 MB"
    ),
    "many members": Hostile(
        "a.zip", lambda: zipped({f"{n}.txt": TEXT for n in range(51)}), "holds 51 files; at most 50"
    ),
    "miscounted members": Hostile("a.zip", lambda: archives.miscounted(0xFFFF), "holds 65,535 or more files"),
    "members miscounted in large numbers": Hostile(
        "a.zip", lambda: archives.miscounted_in_large_numbers(2**40), "holds 1,099,511,627,776 files; at most 50"
    ),
    "large directory": Hostile("a.zip", lambda: archives.with_large_directory(2**31), "a directory too large"),
    "path up": Hostile("a.zip", lambda: zipped({"../../etc/cron.d/wall.txt": TEXT}), "leads out of its archive (“..”)"),
    "path up by backslash": Hostile(
        "a.zip", lambda: zipped({"..\\..\\wall.txt": TEXT}), "leads out of its archive (“..”)"
    ),
    "path from the root": Hostile("a.zip", lambda: zipped({"/etc/wall.txt": TEXT}), "begins at the root of a disk"),
    "path from a drive": Hostile("a.zip", lambda: zipped({"C:\\wall.txt": TEXT}), "begins at the root of a disk"),
    "symbolic link": Hostile(
        "a.zip", lambda: archives.with_symlink("wall.txt", "/etc/passwd"), "is a link to another file"
    ),
    "encrypted archive": Hostile("a.zip", lambda: archives.encrypted({"wall.txt": TEXT}), "is encrypted"),
    "unusual packing": Hostile(
        "a.zip", lambda: zipped({"wall.txt": TEXT}, packing=zipfile.ZIP_LZMA), "is packed in a way that is not read"
    ),
    "no archive": Hostile("a.zip", lambda: b"PK\x03\x04" + b"wall" * 100, "is a damaged ZIP file"),
    "cut archive": Hostile("a.zip", lambda: zipped({"wall.txt": TEXT})[:-30], "is a damaged ZIP file"),
    "archive without pages": Hostile("a.zip", lambda: zipped({"photo.png": b"x"}), "holds no file that is read"),
    "large archive": Hostile("a.zip", lambda: b"PK\x03\x04" + b"0" * 400_000, "is too large"),
    "gzip bomb": Hostile("a.txt", lambda: gzip.compress(b"0" * 20_000_000), "is a compressed file"),
    # Word documents, which are archives of XML.
    "entities in Word": Hostile("a.docx", lambda: word(paragraph("&e8;"), before=_entities()), "declares entities"),
    "outside entity in Word": Hostile(
        "a.docx",
        lambda: word(paragraph("&e;"), before=b'<!DOCTYPE w [<!ENTITY e SYSTEM "file:///etc/passwd">]>'),
        "declares entities",
    ),
    "bomb in Word": Hostile(
        "a.docx", lambda: word(paragraph("wall"), more={"word/media/a.bin": b"0" * 30_000_000}), "unpacks to more than"
    ),
    "many elements in Word": Hostile("a.docx", lambda: word(b"<w:p/>" * 2_001), "more than 2,000 elements"),
    "deep Word": Hostile(
        "a.docx", lambda: word(b"<w:p>" * 300 + b"</w:p>" * 300), "nested more than 200 elements deep"
    ),
    "broken XML in Word": Hostile("a.docx", lambda: word(b"<w:p>"), "is no XML"),
    "archive called Word": Hostile("a.docx", lambda: zipped({"wall.txt": TEXT}), "is no Word document"),
    "text called Word": Hostile("a.docx", lambda: TEXT, "is a damaged ZIP file"),
    "Word without a body": Hostile(
        "a.docx", lambda: word(b"", more={"word/document.xml": b"<wall/>"}), "is no Word document"
    ),
    "empty Word": Hostile("a.docx", lambda: word(b""), "is a Word document without text"),
    # PDFs.
    "scan": Hostile("a.pdf", lambda: _page(), "no text found"),
    "many objects": Hostile("a.pdf", lambda: _page(more=(b"null",) * 600), "is made of 604 objects; at most 500"),
    "many pages": Hostile("a.pdf", lambda: pages_of([[]] * 31), "has 31 pages; at most 30"),
    "page that holds itself": Hostile("a.pdf", lambda: _page(kids=b"[2 0 R]"), "unreadable"),
    "flate bomb": Hostile("a.pdf", lambda: _packed(b" " * 1000, 150_000), "unreadable|takes longer|takes more memory"),
    "page of a million marks": Hostile(
        "a.pdf", lambda: _packed(b"BT /F1 9 Tf (wall) Tj ET ", 1_000_000), "takes longer to be read than the 2 seconds"
    ),
    "forms in forms": Hostile("a.pdf", lambda: _forms(12), "unreadable|takes longer"),
    "deep arrays": Hostile("a.pdf", lambda: _page(entries=b"/X " + b"[" * 5_000 + b"]" * 5_000), "unreadable|nested"),
    "damaged PDF": Hostile("a.pdf", lambda: b"%PDF-1.4\n" + b"\xff" * 500, "damaged"),
    "text called PDF": Hostile("a.pdf", lambda: TEXT, "is no PDF"),
    "encrypted PDF": Hostile(
        "a.pdf",
        lambda: pdf(
            [
                b"<< /Type /Catalog /Pages 2 0 R >>",
                b"<< /Type /Pages /Kids [] /Count 0 >>",
                b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (b"41" * 32, b"42" * 32),
            ],
            trailer=b"/Encrypt 3 0 R /ID [<00><00>]",
        ),
        "is encrypted",
    ),
    # Mails.
    "mails in mails": Hostile("a.eml", lambda: _mails_in_mails(3), "stands in 3 archives or mails"),
    "very deep mails": Hostile("a.eml", lambda: _mails_in_mails(150), "a mail of 301 parts|nested too deeply"),
    "many parts": Hostile("a.eml", lambda: _parts(60), "is a mail of 61 parts; at most 50"),
    "very many parts": Hostile("a.eml", lambda: _parts(1_200), "is a mail of very many parts; at most 50"),
    "long subject": Hostile(
        "a.eml", lambda: _mail(TEXT, subject=b"wall " * 10_000), "a subject of 50,000 characters; at most 2,000"
    ),
    "no mail": Hostile("a.eml", lambda: TEXT, "is no mail"),
    "mail without text": Hostile("a.eml", lambda: _mail(b"\n"), "is a mail without text"),
    # JSON.
    "deep JSON": Hostile("a.json", lambda: b"[" * 100_000, "nested too deeply"),
    "long number in JSON": Hostile("a.json", lambda: b'{"text": %s}' % (b"1" * 100_000), "a number that is too long"),
    "many articles in JSON": Hostile("a.json", lambda: json.dumps([{"text": "x"}] * 21).encode(), "holds 21 articles"),
    "text as a list in JSON": Hostile("a.json", lambda: b'{"text": ["wall"]}', 'as its "text" instead of text'),
    "address that runs": Hostile(
        "a.json", lambda: b'{"text": "The wall fell.", "url": "javascript:alert(1)"}', "is no web address"
    ),
    "bad line": Hostile("a.jsonl", lambda: b'{"text"\n', "is no JSON"),
    # Texts and pages.
    "control characters": Hostile("a.txt", lambda: b"\x1b[31m\x07\x08" * 50 + TEXT, "full of control characters"),
    "NUL bytes": Hostile("a.txt", lambda: TEXT + b"\0", "holds NUL bytes"),
    "large text": Hostile("a.txt", lambda: b"wall " * 50_000, "is too large: 244.1 KB; at most 195.3 KB"),
    "only script": Hostile("a.html", lambda: b"<html><script>alert(1)</script></html>", "without text"),
    "program": Hostile("a.txt", lambda: b"\x7fELF" + bytes(200), "is a program"),
}
