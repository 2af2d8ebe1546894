"""What a writer is given, and what it has to be able to do."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to export: itself, and its row of plain values."""

    thing: Any
    row: dict[str, Any]


class Writer(Protocol):
    """Writes items one after the other; `count` is how many of them its file holds."""

    count: int

    def begin(self) -> str:
        """What stands before the first item."""
        ...

    def row(self, item: Item) -> str:
        """An item; nothing where the format has no place for it."""
        ...

    def end(self) -> Iterator[str]:
        """What stands after the last item, piece by piece."""
        ...
