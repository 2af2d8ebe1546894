"""`manage.py compare`: judge pairs of claims, a JSON line each. Touches no database."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claims.comparison.relations import judge
from claims.lines import statement_from_line


class Command(BaseCommand):
    """Reads `{"a": claim, "b": claim}` lines and prints what the two say of each other."""

    help = 'Judge pairs of claims: JSON lines {"a": {...}, "b": {...}} in, one judgement a line out.'
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """FILE (standard input without one) and the format."""
        parser.add_argument("file", nargs="?", default="-", metavar="FILE", help="JSON lines; - or nothing reads stdin")
        parser.add_argument("--format", choices=["jsonl"], default="jsonl")

    def handle(self, *args: Any, **options: Any) -> None:
        """Judge every line; a broken one is named on stderr, the rest goes on, and the command then fails."""
        broken = 0
        for number, line in enumerate(self._lines(options["file"]), start=1):
            if not line.strip():
                continue
            try:
                pair = _pair(line)
            except ValueError as error:
                broken += 1
                self.stderr.write(f"line {number}: {error}")
                continue
            self.stdout.write(json.dumps(_answer(*pair), ensure_ascii=False))
        if broken:
            raise CommandError(f"{broken} line(s) could not be read", returncode=1)

    def _lines(self, name: str) -> Iterator[str]:
        if name == "-":
            yield from sys.stdin
            return
        try:
            with Path(name).open(encoding="utf-8", errors="replace") as file:
                yield from file
        except OSError as error:
            raise CommandError(f"cannot read {name}: {error.strerror}") from error


def _pair(line: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """The two claims of a line; ValueError says in one clause what is wrong with it."""
    try:
        read = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise ValueError(f"not JSON ({error})") from error
    a, b = (read.get("a"), read.get("b")) if isinstance(read, dict) else (None, None)
    if not isinstance(a, dict) or not isinstance(b, dict):
        raise ValueError('expected an object {"a": {claim}, "b": {claim}}')
    return a, b


def _answer(a: dict[str, Any], b: dict[str, Any]) -> dict[str, Any]:
    judged = judge(statement_from_line(a), statement_from_line(b))
    return {
        "a": a.get("id"),
        "b": b.get("id"),
        "relation": str(judged.relation),
        "possible": judged.possible,
        "reasons": list(judged.reasons),
        "explanation": judged.explanation,
    }
