"""What a server sends to the bytes of a page: never more of them than are allowed, packed or unpacked."""

import zlib
from collections.abc import Iterable, Iterator

from articles.fetching.network import Unreachable
from articles.rejects import Rejected

_GZIP = 16 + zlib.MAX_WBITS
_STEP = 64 * 1024


def read_body(chunks: Iterable[bytes], *, encoding: str, most: int) -> bytes:
    """The whole body, unpacked. Raises `Rejected` as soon as it is too large or cannot be unpacked."""
    encoding = encoding.strip().lower()
    if encoding in ("", "identity"):
        return _joined(chunks, most=most)
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise Rejected(f"comes packed as “{encoding[:40]}”, which was not asked for")
    try:
        return _joined(_unpacked(chunks, deflate=encoding == "deflate", most=most), most=most)
    except zlib.error:
        raise Rejected("comes packed and cannot be unpacked: it is broken") from None


def megabytes(size: int) -> str:
    """A size in a reader's words."""
    return f"{size / 1024 / 1024:.0f} MB" if size >= 1024 * 1024 else f"{size:,} bytes"


def _joined(chunks: Iterable[bytes], *, most: int) -> bytes:
    body = bytearray()
    for chunk in chunks:
        body += chunk
        if len(body) > most:
            raise Rejected(f"is too large: more than {megabytes(most)}; no more of a page is fetched")
    return bytes(body)


def _unpacked(chunks: Iterable[bytes], *, deflate: bool, most: int) -> Iterator[bytes]:
    """The bytes, unpacked in steps so small that a bomb cannot fill the memory before it is seen."""
    packed, unpacker = 0, None
    for chunk in chunks:
        packed += len(chunk)
        if packed > most:
            raise Rejected(f"is too large: more than {megabytes(most)}; no more of a page is fetched")
        rest, piece = chunk, b""
        while rest or len(piece) == _STEP:  # a full piece may have left more behind than its input shows
            if unpacker is None:
                unpacker = zlib.decompressobj(_window(rest, deflate=deflate))
            yield (piece := unpacker.decompress(rest, _STEP))
            rest = unpacker.unconsumed_tail
            if unpacker.eof:  # what follows is another packed part
                rest, piece, unpacker = unpacker.unused_data, b"", None
    if unpacker is not None:
        raise Unreachable("broke off before its end")


def _window(beginning: bytes, *, deflate: bool) -> int:
    """How it was packed: some servers leave the head of a deflated body out."""
    if not deflate:
        return _GZIP
    headed = beginning[0] & 0x0F == 8 and (len(beginning) < 2 or int.from_bytes(beginning[:2]) % 31 == 0)
    return zlib.MAX_WBITS if headed else -zlib.MAX_WBITS
