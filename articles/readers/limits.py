"""How much of what came from outside is taken. Each limit is named in the reject of what goes beyond it."""

from dataclasses import dataclass

_MB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may cost to be read.

    `file_bytes` is the size of one file, `archive_bytes` of one archive as it comes, `unpacked_bytes` of all that an
    archive holds, `members` their number, `depth` how deep archives and mails may stand in each other. `records` are
    articles in one JSON file, `pages` and `objects` those of a PDF, `elements` those of a Word document. `seconds` of
    processor time and `memory_bytes` are what the process may use that reads one PDF or Word document.
    """

    file_bytes: int = 10 * _MB
    archive_bytes: int = 50 * _MB
    unpacked_bytes: int = 200 * _MB
    members: int = 2_000
    depth: int = 2
    records: int = 5_000
    pages: int = 2_000
    objects: int = 300_000
    elements: int = 1_000_000
    seconds: int = 20
    memory_bytes: int = 1024 * _MB
