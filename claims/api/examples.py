"""The documented examples: the page about the API shows them, and a test asks every one and compares the answer.

The world that they speak of is made in `tests/web/test_api_examples.py`. An answer shows some of the members; those it
shows are as they come.
"""

import json
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Example:
    """A request as it is sent, and what is answered."""

    operation: str
    title: str
    method: str
    path: str
    status: int
    answer: Any
    body: Any = None
    scope: str = "read"

    @property
    def command(self) -> str:
        """The request as a command."""
        parts = ["curl -H 'Authorization: Bearer $TOKEN'"]
        if self.body is not None:
            parts += ["-H 'Content-Type: application/json'", f"-d '{_plain(self.body)}'"]
        parts.append(f"'https://desk.example{self.path}'")
        return " \\\n  ".join(parts).replace("'Authorization: Bearer $TOKEN'", '"Authorization: Bearer $TOKEN"')

    @property
    def answered(self) -> str:
        """The answer as text."""
        return _plain(self.answer)


def _plain(value: Any) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False)


EXAMPLES: tuple[Example, ...] = ()
