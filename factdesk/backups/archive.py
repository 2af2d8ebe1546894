"""The file: a zip with a manifest and, for each model, lines of JSON, a row each. Plain Python.

The manifest says by whom and when the file was made, which columns the lines have in which order, and for each part
how many rows it has and the hash of its bytes. It is written last, so that a file that was cut short has none.
"""

import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from factdesk.backups.errors import BackupError

FORMAT = "factdesk-backup"
# Another form of lines or of the manifest gets another number; an older FactDesk then says that it cannot read it.
VERSION = 1
_MANIFEST = "manifest.json"
# Beyond it a line is none that this program wrote.
_LONGEST_LINE = 1 << 30
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, UnicodeDecodeError, json.JSONDecodeError)

Row = list[Any]


@dataclass(frozen=True, slots=True)
class Part:
    """The rows of one model; `last` is the highest number that was ever given to one, None where they have no numbers.

    Numbers are not given twice: an old address of a row that is gone must not lead to another one some day.
    """

    model: str
    columns: list[str]
    rows: int
    bytes: int
    sha256: str
    last: int | None

    @property
    def name(self) -> str:
        """Where its lines stand in the file."""
        return _part_name(self.model)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the file says of itself."""

    factdesk: str
    made_at: str
    engine: str
    migrations: dict[str, list[str]]
    left_out: dict[str, str]
    parts: list[Part]

    @property
    def rows(self) -> int:
        """How many rows the file holds."""
        return sum(part.rows for part in self.parts)

    @property
    def moment(self) -> str:
        """When it was made, to the minute."""
        return f"{self.made_at[:16].replace('T', ' ')} UTC"


class ArchiveWriter:
    """Writes parts one after the other, each row as it comes, and the manifest at the end."""

    def __init__(self, path: Path) -> None:
        self._zip = zipfile.ZipFile(path, "w", compression=zipfile.ZIP_DEFLATED, compresslevel=5)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    def write_part(self, model: str, columns: list[str], rows: Iterable[Row], *, last: int | None) -> Part:
        """Write the rows of a model."""
        digest, count, size = hashlib.sha256(), 0, 0
        with self._zip.open(_part_name(model), "w", force_zip64=True) as out:
            for row in rows:
                line = json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
                out.write(line)
                digest.update(line)
                count, size = count + 1, size + len(line)
        return Part(model, columns, count, size, digest.hexdigest(), last)

    def write_manifest(self, manifest: Manifest) -> None:
        """End the file."""
        said = {"format": FORMAT, "version": VERSION, **asdict(manifest)}
        self._zip.writestr(_MANIFEST, json.dumps(said, indent=1, ensure_ascii=False))


class ArchiveReader:
    """Reads what a writer wrote, and nothing else: whatever is wrong with the file is a `BackupError`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._zip = zipfile.ZipFile(path)
        except OSError as error:
            raise BackupError(f"“{path}” cannot be read: {error.strerror or error}.") from error
        except _BROKEN as error:
            raise BackupError(f"“{path}” is not a backup of FactDesk, or it was cut short.") from error
        try:
            self.manifest = self._read_manifest()
        except BaseException:
            self._zip.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    def verify(self) -> None:
        """Read the whole file, and raise where a part does not hold what was written."""
        for part in self.manifest.parts:
            digest, count = hashlib.sha256(), 0
            for line in self._lines(part):
                digest.update(line)
                count += 1
            if (digest.hexdigest(), count) != (part.sha256, part.rows):
                raise self._damaged(part)

    def rows(self, part: Part) -> Iterator[Row]:
        """The rows of a part, one by one."""
        for line in self._lines(part):
            try:
                row = json.loads(line)
            except _BROKEN as error:
                raise self._damaged(part) from error
            if not isinstance(row, list) or len(row) != len(part.columns):
                raise self._damaged(part)
            yield row

    def _lines(self, part: Part) -> Iterator[bytes]:
        try:
            with self._zip.open(part.name) as lines:
                while line := lines.readline(_LONGEST_LINE):
                    yield line
        except (*_BROKEN, KeyError, RuntimeError) as error:  # RuntimeError: encrypted
            raise self._damaged(part) from error

    def _read_manifest(self) -> Manifest:
        try:
            said = json.loads(self._zip.read(_MANIFEST))
        except KeyError as error:
            raise BackupError(f"“{self.path}” is a zip file, but not a backup of FactDesk.") from error
        except (*_BROKEN, RuntimeError) as error:
            raise BackupError(f"“{self.path}” is damaged: its manifest cannot be read.") from error
        if not isinstance(said, dict) or said.pop("format", None) != FORMAT:
            raise BackupError(f"“{self.path}” is a zip file, but not a backup of FactDesk.")
        if (version := said.pop("version", None)) != VERSION:
            raise BackupError(
                f"“{self.path}” is a backup of form {version!r}, made by FactDesk {said.get('factdesk')}; this one "
                f"reads form {VERSION}. Restore it with the version that made it."
            )
        try:
            parts = [Part(**part) for part in said.pop("parts")]
            return Manifest(parts=parts, **said)
        except (KeyError, TypeError) as error:
            raise BackupError(f"“{self.path}” is damaged: its manifest lacks something.") from error

    def _damaged(self, part: Part) -> BackupError:
        return BackupError(f"“{self.path}” is damaged: {part.name} does not hold what was written there.")


def _part_name(model: str) -> str:
    return f"rows/{model}.jsonl"
