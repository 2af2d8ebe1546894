"""The starter catalogue of measures and entities: read from its file, and put into the database by a migration."""

import json
from pathlib import Path
from typing import Any

from claims.values import Catalogue, EntityEntry, MeasureEntry, Nature

STARTER = Path(__file__).resolve().parent.parent / "fixtures" / "measures.json"


def read_catalogue(path: Path = STARTER) -> Catalogue:
    """The catalogue that stands in a file, for commands that touch no database."""
    content: dict[str, list[dict[str, Any]]] = json.loads(path.read_text(encoding="utf-8"))
    return Catalogue(
        measures=tuple(
            MeasureEntry(
                row["name"],
                row.get("unit_class") or "count",
                Nature(row["nature"]) if row.get("nature") else None,
                tuple(row.get("aliases") or ()),
            )
            for row in content.get("measures", [])
        ),
        entities=tuple(
            EntityEntry(row["name"], tuple(row.get("aliases") or ())) for row in content.get("entities", [])
        ),
    )
