"""ZIP archives and Word documents, byte by byte as somebody would forge them."""

import io
import stat
import struct
import zipfile
from collections.abc import Mapping

TEXT = b"Harbour wall will cost more\n\nThe wall at Brindle Quay will cost 4.6m pounds, the council says.\n"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    b'<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    b'wordprocessingml.document.main+xml"/></Types>'
)
_RELS = (
    b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
    b' Target="word/document.xml"/></Relationships>'
)


def zipped(members: Mapping[str, bytes], *, packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packing) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def with_symlink(name: str, target: str) -> bytes:
    """An archive that holds a link to a file outside it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        link = zipfile.ZipInfo(name)
        link.create_system = 3
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, target)
    return out.getvalue()


def encrypted(members: Mapping[str, bytes]) -> bytes:
    """An archive whose members say that they are encrypted."""
    data = bytearray(zipped(members))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + place] |= 1
            at = data.find(mark, at + 4)
    return bytes(data)


def understated(content: bytes, *, size: int) -> bytes:
    """An archive that says of its one member that it is small, though it unpacks to all of this."""
    data = bytearray(zipped({"wall.txt": content}))
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<L", data, data.find(mark) + place, size)
    return bytes(data)


def miscounted(members: int) -> bytes:
    """An archive whose directory says that it has so many members."""
    data = bytearray(zipped({"wall.txt": TEXT}))
    end = data.rfind(b"PK\x05\x06")
    struct.pack_into("<HH", data, end + 8, members, members)
    return bytes(data)


def miscounted_in_large_numbers(members: int) -> bytes:
    """An archive whose end says that it has one member, and the record for large numbers before it that it has many."""
    data = zipped({"wall.txt": TEXT})
    end = data.rfind(b"PK\x05\x06")
    size, place = struct.unpack_from("<LL", data, end + 12)
    large = struct.pack("<4sQHHLLQQQQ", b"PK\x06\x06", 44, 45, 45, 0, 0, members, members, size, place)
    return data[:end] + large + struct.pack("<4sLQL", b"PK\x06\x07", 0, end, 1) + data[end:]


def with_large_directory(size: int) -> bytes:
    """An archive whose directory says that it is so large."""
    data = bytearray(zipped({"wall.txt": TEXT}))
    struct.pack_into("<L", data, data.rfind(b"PK\x05\x06") + 12, size)
    return bytes(data)


def nested(times: int) -> bytes:
    """An archive in an archive, so many times."""
    data = zipped({"wall.txt": TEXT})
    for _ in range(times):
        data = zipped({"inner.zip": data})
    return data


def word(body: bytes, *, before: bytes = b"", more: Mapping[str, bytes] | None = None) -> bytes:
    """A Word document with this between the tags of its body, and that before its root."""
    document = b'<?xml version="1.0"?>%s<w:document xmlns:w="%s"><w:body>%s</w:body></w:document>'
    parts = {"[Content_Types].xml": _TYPES, "_rels/.rels": _RELS}
    return zipped(parts | {"word/document.xml": document % (before, _W.encode(), body)} | dict(more or {}))


def paragraph(words: str) -> bytes:
    """A paragraph of a Word document."""
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>".encode()
