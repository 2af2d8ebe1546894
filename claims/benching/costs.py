"""What something costs the desk: queries, the wait for them, and processor time of this process and of the server."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from django.db import connection


class Queries:
    """Counts the queries that pass, and how long they keep us waiting."""

    def __init__(self) -> None:
        self.count = 0
        self.waited = 0.0

    def __call__(self, execute: Callable[..., object], *query: object) -> object:
        self.count += 1
        start, busy = time.perf_counter(), time.process_time()
        try:
            return execute(*query)
        finally:
            self.waited += (time.perf_counter() - start) - (time.process_time() - busy)


class Server:
    """The server's process that answers this connection, where it runs on this machine."""

    def __init__(self) -> None:
        self._file: Path | None = None
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_backend_pid()")
                process = Path("/proc") / str(cursor.fetchone()[0])
            if _is_postgres(process):
                self._file = process / "schedstat"

    def busy(self) -> float | None:
        """The seconds of processor time that it has used; None where nobody tells."""
        if connection.vendor != "postgresql":
            return 0.0  # SQLite runs in this very process
        return int(self._file.read_text().split()[0]) / 1e9 if self._file else None


def in_turn(many: int, turn: int) -> Iterator[int]:
    """Each size once, another one first every time."""
    return ((turn + step) % many for step in range(many))


def _is_postgres(process: Path) -> bool:
    try:
        return (process / "comm").read_text().startswith("postgres") and (process / "schedstat").exists()
    except OSError:
        return False
