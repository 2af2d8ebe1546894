"""What stands in the digests and in the originals, by hand; see the README here."""

import hashlib
import json
from pathlib import Path
from typing import Any

GOLD = Path(__file__).parent
DIGESTS = GOLD.parent.parent / "fixtures" / "digests"

Row = dict[str, Any]


def read_rows(name: str) -> list[Row]:
    """The rows of one file of the gold."""
    return [json.loads(line) for line in (GOLD / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def with_words(row: Row, folder: Path) -> Row:
    """A row of the originals' gold with its words filled in; fails where the text is not the one meant."""
    text = (folder / f"{row['article']}.txt").read_text(encoding="utf-8")
    surface = text[row["start"] : row["end"]]
    if hashlib.sha256(surface.encode()).hexdigest() != row["sha256"]:
        raise ValueError(f"{row['id']}: the gold means other words than {surface!r} of {row['article']}.txt")
    return row | {"surface": surface}
