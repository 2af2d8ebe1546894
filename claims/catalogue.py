"""The starter catalogue of measures and entities: read from its file, and put into the database by a migration."""

import json
from pathlib import Path
from typing import Any

from claims.values import AliasEntry, Catalogue, EntityEntry, MeasureEntry, Nature, Polarity

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
                tuple(alias for alias in row.get("aliases") or () if isinstance(alias, str)),
                tuple(_narrower(alias) for alias in row.get("aliases") or () if isinstance(alias, dict)),
            )
            for row in content.get("measures", [])
        ),
        entities=tuple(
            EntityEntry(row["name"], tuple(row.get("aliases") or ())) for row in content.get("entities", [])
        ),
    )


def _narrower(row: dict[str, str]) -> AliasEntry:
    """An alias that says more than its phrase: `{"phrase": …, "population": …, "threshold": …, "polarity": …}`."""
    polarity = row.get("polarity")
    return AliasEntry(
        row["phrase"],
        row.get("population"),
        row.get("threshold"),
        Polarity(polarity) if polarity else None,
    )
