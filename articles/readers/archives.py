"""ZIP files to the files in them, guarded: what an archive says of itself is checked before a byte is unpacked.

Nothing is ever written to a disk, so that no name can lead anywhere; a name that tries is refused all the same.
"""

import io
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from articles.readers.limits import Limits
from articles.readers.text import in_megabytes
from articles.rejects import Rejected

_END = b"PK\x05\x06"
# What stands before the end of an archive whose numbers are too large for it.
_END64, _END64_BYTES = b"PK\x06\x06", 56
_LOCATOR, _LOCATOR_BYTES = b"PK\x06\x07", 20
_LONGEST_COMMENT = 65_535
# What the directory of an archive may take for each member: its name, and a little beside it.
_DIRECTORY_BYTES = 1024
_KNOWN_PACKING = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_CHUNK = 256 * 1024
_ENCRYPTED = 0x1


class Budget:
    """What is left of the bytes that one upload may unpack to, archives inside archives included."""

    def __init__(self, limits: Limits) -> None:
        self.allowed = self.left = limits.unpacked_bytes

    def spend(self, size: int) -> None:
        """Take so many bytes, or refuse the archive that they come from."""
        if size > self.left:
            raise TooMuch(f"unpacks to more than {in_megabytes(self.allowed)}, which is the most that is unpacked")
        self.left -= size


class TooMuch(Rejected):
    """An archive that unpacks to more than is allowed: nothing further of it is read."""


def open_archive(data: bytes, *, limits: Limits) -> zipfile.ZipFile:
    """The archive, if it is one, and if neither its members nor what they say of their sizes are too many."""
    _check_directory(data, limits=limits)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError, struct.error, EOFError):
        raise Rejected("is a damaged ZIP file; pack it anew") from None
    members = archive.infolist()
    _check_number(len(members), limits=limits)
    if sum(member.file_size for member in members) > limits.unpacked_bytes:
        raise TooMuch(f"unpacks to more than {in_megabytes(limits.unpacked_bytes)}, which is the most that is unpacked")
    return archive


def members_of(archive: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
    """The files of an archive in the order of their names, without folders and what systems hide in archives."""
    for member in sorted(archive.infolist(), key=lambda member: member.filename):
        parts = member.filename.replace("\\", "/").split("/")
        hidden = any((part.startswith(".") and part not in (".", "..")) or part == "__MACOSX" for part in parts)
        if not is_folder(member) and not hidden:
            yield member


def is_folder(member: zipfile.ZipInfo) -> bool:
    """Whether a member is no file; one without a name, at which the library trips, is one."""
    return member.filename.endswith("/")


def unpack_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, *, most: int, budget: Budget) -> bytes:
    """The bytes of a member, never more of them than are allowed."""
    _check_member(member)
    pieces, size = [], 0
    try:
        with archive.open(member) as file:
            while piece := file.read(_CHUNK):
                budget.spend(len(piece))
                size += len(piece)
                if size > most:
                    raise Rejected(f"is too large: more than the {in_megabytes(most)} that can be loaded")
                pieces.append(piece)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, OSError, struct.error):
        raise Rejected("is damaged inside its archive; pack it anew") from None
    return b"".join(pieces)


def _check_directory(data: bytes, *, limits: Limits) -> None:
    """Refuse an archive of very many members before its directory is read into memory."""
    end = data.rfind(_END, max(0, len(data) - _LONGEST_COMMENT - 22))
    if end < 0 or end + 22 > len(data):
        raise Rejected("is a damaged ZIP file; pack it anew")
    members, directory = struct.unpack_from("<HL", data, end + 10)
    large = end - _LOCATOR_BYTES - _END64_BYTES
    if large >= 0 and data.startswith(_LOCATOR, end - _LOCATOR_BYTES) and data.startswith(_END64, large):
        members, directory = struct.unpack_from("<QQ", data, large + 32)  # it is this that the library goes by
    _check_number(members, limits=limits)
    if directory > _DIRECTORY_BYTES * limits.members:
        raise Rejected(f"has a directory too large for the {limits.members:,} files that an archive may hold")


def _check_number(members: int, *, limits: Limits) -> None:
    if members > limits.members:
        count = "65,535 or more" if members == 0xFFFF else f"{members:,}"
        raise Rejected(f"holds {count} files; at most {limits.members:,} may stand in an archive")


def _check_member(member: zipfile.ZipInfo) -> None:
    name = member.filename.replace("\\", "/")
    if name.startswith("/") or re.match(r"[A-Za-z]:", name):
        raise Rejected("has a name that begins at the root of a disk; pack it with names inside the archive")
    if ".." in PurePosixPath(name).parts:
        raise Rejected("has a name that leads out of its archive (“..”)")
    if stat.S_ISLNK(member.external_attr >> 16):
        raise Rejected("is a link to another file, not a file")
    if member.flag_bits & _ENCRYPTED:
        raise Rejected("is encrypted; unpack it with its password and load what is inside")
    if member.compress_type not in _KNOWN_PACKING:
        raise Rejected("is packed in a way that is not read; pack it as an ordinary ZIP")
