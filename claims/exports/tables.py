"""Rows as CSV, safe to open in a spreadsheet, and as JSON lines."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

from claims.exports.items import Item

# What a spreadsheet would take for a formula at the head of a text cell (CWE-1236).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_BYTE_ORDER_MARK = "\ufeff"


class Csv:
    """A line a row under a head of column names; with `bom`, Excel knows that it is UTF-8."""

    def __init__(self, columns: Mapping[str, str], *, bom: bool = False) -> None:
        self.count = 0
        self._bom = bom
        self._out = io.StringIO()
        self._writer = csv.DictWriter(self._out, fieldnames=list(columns))

    def begin(self) -> str:
        """The head, which stands there even where no row does."""
        self._writer.writeheader()
        return _BYTE_ORDER_MARK * self._bom + self._taken()

    def row(self, item: Item) -> str:
        """One line."""
        self.count += 1
        self._writer.writerow({name: cell(value) for name, value in item.row.items()})
        return self._taken()

    def end(self) -> Iterator[str]:
        """Nothing more."""
        return iter(())

    def _taken(self) -> str:
        text = self._out.getvalue()
        self._out.seek(0)
        self._out.truncate()
        return text


class JsonLines:
    """A JSON object a row."""

    def __init__(self) -> None:
        self.count = 0

    def begin(self) -> str:
        """No head."""
        return ""

    def row(self, item: Item) -> str:
        """One line."""
        self.count += 1
        return json.dumps(item.row, ensure_ascii=False) + "\n"

    def end(self) -> Iterator[str]:
        """Nothing more."""
        return iter(())


def cell(value: Any) -> Any:
    """A cell that a spreadsheet shows as it stands: text that looks like a formula is guarded, numbers are not.

    A sign alone, such as the comparison `=`, is no formula.
    """
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and len(value) > 1 and value.startswith(_FORMULA):
        return f"'{value}"
    return value
