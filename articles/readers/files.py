"""Files and folders to pages: each file gives pages or one line why not, and no file stops another."""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from articles.readers import RawArticle
from articles.readers.html import read_html
from articles.readers.limits import Limits
from articles.readers.many import SUFFIXES, is_web_page, read_many
from articles.readers.text import read_text, too_large
from articles.rejects import Rejected

__all__ = ["Found", "find", "is_address", "read_bytes", "read_file", "read_many", "read_pages"]

# In a folder these look like articles, so passing over them in silence would lose some.
_NOT_READ = frozenset((".doc", ".odt", ".rtf", ".mhtml"))
# These hold data about articles as often as articles: they are read where somebody names them.
_BY_NAME_ONLY = frozenset((".json", ".jsonl"))
_ADDRESS = re.compile(r"(?:https?|ftp|feed):\S+|www\.\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """A file to load, or why it cannot be: exactly one of `path` and `reason` counts.

    `address` is what was given where it is one of the web: it is no file, but whoever may fetch can load it.
    """

    name: str
    path: Path | None = None
    reason: str = ""
    address: str = ""


def find(paths: Iterable[str]) -> Iterator[Found]:
    """The files that the arguments name, folders opened, in the order of their names; a file named twice comes once."""
    seen: set[Path] = set()
    for given in paths:
        for found in _find(given):
            if found.path:
                real = found.path.resolve()
                if real in seen:
                    continue
                seen.add(real)
            yield found


def is_address(words: str) -> bool:
    """Whether somebody gave an address where a page was expected."""
    return len(words) < 4000 and _ADDRESS.fullmatch(words) is not None


def read_pages(path: Path, *, limits: Limits) -> Iterator[tuple[str, RawArticle | Rejected]]:
    """The pages in a file of any kind, each by its name, or why there is none."""
    try:
        data = _content(path, most=max(limits.file_bytes, limits.archive_bytes))
    except Rejected as reject:
        yield path.name, reject
        return
    yield from read_many(data, name=path.name, limits=limits)


def read_file(path: Path, *, max_bytes: int) -> RawArticle:
    """The page in a text or a saved web page; never more than a byte beyond the limit is read."""
    return read_bytes(_content(path, most=max_bytes), name=path.name, max_bytes=max_bytes)


def read_bytes(data: bytes, *, name: str, max_bytes: int) -> RawArticle:
    """The page in the content of a text or a saved web page of this name."""
    reader = read_html if is_web_page(data, name=name) else read_text
    return reader(data, stem=Path(name).stem, max_bytes=max_bytes)


def _content(path: Path, *, most: int) -> bytes:
    try:
        size = path.stat().st_size
        if size > most:
            raise Rejected(too_large(size, max_bytes=most))
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError as error:
        raise Rejected(f"cannot be read ({error.strerror or error})") from None


def _find(given: str) -> Iterator[Found]:
    if is_address(given):
        yield Found(given, reason="is an address, which load alone fetches; save the page as a file", address=given)
        return
    try:
        path = Path(given)
        if path.is_dir():
            yield from _in_folder(path)
        elif path.is_file():
            yield Found(given, path)
        else:
            yield Found(given, reason="is no file or folder" if path.exists() else "does not exist")
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        yield Found(given, reason=f"cannot be opened ({getattr(error, 'strerror', None) or error})")


def _in_folder(folder: Path) -> Iterator[Found]:
    failed: list[OSError] = []
    none = True
    for root, folders, names in os.walk(folder, onerror=failed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(root, name)
            suffix = path.suffix.lower()
            if name.startswith(".") or suffix not in (SUFFIXES - _BY_NAME_ONLY) | _NOT_READ:
                continue
            none = False
            if suffix in _NOT_READ:
                yield Found(str(path), reason=f"{suffix} files are not read; save it as text, PDF or .docx")
            elif path.is_file():
                yield Found(str(path), path)
            else:
                yield Found(str(path), reason="is no file, or leads nowhere")
    for error in failed:
        none = False
        yield Found(str(error.filename), reason=f"cannot be opened ({error.strerror})")
    if none:
        yield Found(str(folder), reason=f"holds no file that is read ({', '.join(sorted(SUFFIXES - _BY_NAME_ONLY))})")
