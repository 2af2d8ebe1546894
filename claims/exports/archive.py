"""A zip of a selection in every format, with a README and what a machine has to know about it.

One walk through the rows fills all files, so that they agree with each other whatever is loaded meanwhile: the first
goes into the zip as it is written, the others by way of files that nobody else sees.
"""

import datetime
import json
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from tempfile import TemporaryFile
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from claims.exports.items import Writer
from claims.exports.selecting import Selection
from claims.extraction.pipeline import RULES_VERSION

_PIECE = 256_000
_IS = {
    "csv": "a table, a line a row, for spreadsheets; times are ISO days, numbers have a decimal point",
    "jsonl": "the same rows, a JSON object a line, for programs",
    "timelinejs.json": "the claims that name a beginning, for TimelineJS; “left_out” lists the others",
    "claimreview.jsonl": "schema.org ClaimReview, a line for each claim with a signed verdict in force",
}


class _Sink:
    """Takes what the zip writes, until it is sent on."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self.held = 0

    def write(self, data: bytes) -> int:
        """Keep it."""
        self._pieces.append(bytes(data))
        self.held += len(data)
        return len(data)

    def flush(self) -> None:
        """Nothing lies behind it."""

    def taken(self) -> bytes:
        """What has come since the last time."""
        data, self._pieces, self.held = b"".join(self._pieces), [], 0
        return data


def zipped(
    selection: Selection, writers: Mapping[str, Writer], *, site: str, now: datetime.datetime
) -> Iterator[bytes]:
    """The zip, piece by piece."""
    sink = _Sink()
    first, *others = writers
    with ExitStack() as files, ZipFile(sink, "w", ZIP_DEFLATED) as archive:  # type: ignore[call-overload]  # it is never read
        aside = {name: files.enter_context(TemporaryFile("w+b")) for name in others}
        with archive.open(_entry(f"{selection.what}.{first}", now), "w") as out:
            for name, text in _walk(selection, writers, site):
                (out if name == first else aside[name]).write(text.encode())
                if sink.held >= _PIECE:
                    yield sink.taken()
        for name, file in aside.items():
            with archive.open(_entry(f"{selection.what}.{name}", now), "w") as out:
                for piece in _pieces(file):
                    out.write(piece)
                    yield sink.taken()
        archive.writestr(_entry("metadata.json", now), _metadata(selection, writers, site, now))
        archive.writestr(_entry("README.txt", now), _readme(selection, writers, site, now))
    yield sink.taken()


def _walk(selection: Selection, writers: Mapping[str, Writer], site: str) -> Iterator[tuple[str, str]]:
    for name, writer in writers.items():
        yield name, writer.begin()
    for item in selection.items(site=site):
        for name, writer in writers.items():
            yield name, writer.row(item)
    for name, writer in writers.items():
        for text in writer.end():
            yield name, text


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    file.seek(0)
    while piece := file.read(_PIECE):
        yield piece


def _entry(name: str, now: datetime.datetime) -> ZipInfo:
    entry = ZipInfo(name, date_time=now.timetuple()[:6])
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry


def _metadata(selection: Selection, writers: Mapping[str, Writer], site: str, now: datetime.datetime) -> str:
    told: dict[str, Any] = {
        "what": selection.what,
        "rows": max(writer.count for writer in writers.values()),
        "made_at": now.isoformat(timespec="seconds"),
        "made_by": site,
        "rules_version": RULES_VERSION,
        "filter": {"words": selection.in_words, "query": selection.query, "page": _page(selection, site)},
        "files": [
            {"name": f"{selection.what}.{name}", "rows": writer.count, "is": _IS[name]}
            for name, writer in writers.items()
        ],
        "columns": selection.columns,
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _readme(selection: Selection, writers: Mapping[str, Writer], site: str, now: datetime.datetime) -> str:
    files = "".join(f"{selection.what}.{name}: {_IS[name]} ({writer.count})\n" for name, writer in writers.items())
    page = _page(selection, site)
    return (
        f"{selection.what.capitalize()} of FactDesk, {now:%d %B %Y, %H:%M}\n\n"
        f"What was asked for: {selection.in_words}.\n"
        + (f"The same on the desk: {page}\n" if page else "")
        + f"\n{files}metadata.json: what was asked for, how many rows there are, and what each column means\n\n"
        "Every row gives the address at which the desk shows it. The desk finds and compares; only what an editor "
        "signed is a verdict.\n"
    )


def _page(selection: Selection, site: str) -> str:
    if not selection.page:
        return ""
    return f"{site}{selection.page}{'?' if selection.query else ''}{selection.query}"
