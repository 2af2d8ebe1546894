"""A selection as a stream of one format: piece by piece, at most a few hundred rows in memory."""

import datetime
from collections.abc import Iterable, Iterator

from claims.exports.archive import zipped
from claims.exports.claimreview import ClaimReviewLines
from claims.exports.items import Writer
from claims.exports.selecting import Selection
from claims.exports.tables import Csv, JsonLines
from claims.exports.timelinejs import TimelineJs

# For what can be exported, the formats, as they end a file's name.
FORMATS: dict[str, tuple[str, ...]] = {
    "claims": ("csv", "jsonl", "timelinejs.json", "claimreview.jsonl", "zip"),
    "findings": ("csv", "jsonl", "zip"),
    "measures": ("csv", "jsonl", "zip"),
    "history": ("csv", "jsonl", "zip"),
}
MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "jsonl": "application/jsonl; charset=utf-8",
    "timelinejs.json": "application/json",
    "claimreview.jsonl": "application/jsonl; charset=utf-8",
    "zip": "application/zip",
}
_PIECE = 64_000


def chunks_of(
    selection: Selection, form: str, *, site: str, now: datetime.datetime, bom: bool = False
) -> Iterator[bytes]:
    """The file, piece by piece. `site` begins every address in it; `bom` is for spreadsheets that guess at UTF-8."""
    allowed = FORMATS[selection.what]
    if form not in allowed:
        raise ValueError(f"cannot write {selection.what} as “{form}”; these can be written: {', '.join(allowed)}")
    if form == "zip":
        writers = {name: _writer(selection, name, site, bom) for name in allowed if name != "zip"}
        return zipped(selection, writers, site=site, now=now)
    return _in_pieces(_texts(selection, _writer(selection, form, site, bom), site))


def file_name(selection: Selection, form: str, now: datetime.datetime) -> str:
    """A name that says what the file holds and when it was made."""
    return f"factdesk-{selection.what}-{now:%Y-%m-%d-%H%M}.{form}"


def _writer(selection: Selection, form: str, site: str, bom: bool) -> Writer:
    if form == "csv":
        return Csv(selection.columns, bom=bom)
    if form == "timelinejs.json":
        return TimelineJs()
    return ClaimReviewLines(site=site) if form == "claimreview.jsonl" else JsonLines()


def _texts(selection: Selection, writer: Writer, site: str) -> Iterator[str]:
    yield writer.begin()
    for item in selection.items(site=site):
        yield writer.row(item)
    yield from writer.end()


def _in_pieces(texts: Iterable[str]) -> Iterator[bytes]:
    """Not a packet a row."""
    held: list[str] = []
    length = 0
    for text in texts:
        held.append(text)
        length += len(text)
        if length >= _PIECE:
            yield "".join(held).encode()
            held, length = [], 0
    if held:
        yield "".join(held).encode()
