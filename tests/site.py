"""A whole FactDesk in processes of its own: the database prepared once, and served by `manage.py serve`."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 90  # seconds; only what is broken takes them
JOBS = "django_tasks_database_dbtaskresult"  # the worker's queue


def manage(*arguments: str, database: Path | str, debug: bool = True) -> subprocess.CompletedProcess[str]:
    """Run a management command to its end; what it printed stands in the error if it fails.

    The database is a file of SQLite, or the address of one on a server.
    """
    result = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=environment(database, debug=debug),
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return result


def prepare(database: Path) -> None:
    """Make the database that `make run` makes from the digests."""
    manage("migrate", "--verbosity", "0", "--skip-checks", database=database)
    manage("demo", database=database)


@contextmanager
def served(database: Path, *, debug: bool = True) -> Iterator[str]:
    """The address of a site that serves this database, for as long as it is needed."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    log = database.with_suffix(".log")
    with log.open("w") as out:
        command = [sys.executable, "manage.py", "serve", "--bind", address, "--processes", "1"]
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment(database, debug=debug), stdout=out, stderr=subprocess.STDOUT
        )
    try:
        _await(lambda: _answers(f"http://{address}/accounts/login/", process, log), f"the site of {log}")
        yield f"http://{address}"
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=PATIENCE)
    assert process.returncode == 0, log.read_text()


def copy(database: Path, to: Path) -> Path:
    """The same database once more, so that what is done to it stays there; `to` may be one that a site serves.

    That site then finds every row as it was in `database`, and need not be started anew. What its worker has begun is
    waited for, and what still waits for the worker is forgotten, so that nothing of before is done to the new rows.
    """
    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(to, timeout=PATIENCE)) as target:
        if target.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (JOBS,)).fetchone():
            with target:
                target.execute(f"DELETE FROM {JOBS} WHERE status = 'READY'")
            _await(lambda: not target.execute(f"SELECT 1 FROM {JOBS} WHERE status = 'RUNNING'").fetchone(), str(to))
        source.backup(target)
    return to


def environment(database: Path | str, *, debug: bool) -> dict[str, str]:
    """The variables of a site of its own; those of the test run are left out."""
    kept = {name: value for name, value in os.environ.items() if name not in {"ARTICLES", "DJANGO_SETTINGS_MODULE"}}
    # Two sites at once must not collect static files in one place.
    own_folder = {} if isinstance(database, str) else {"FACTDESK_VAR": str(database.with_suffix(""))}
    return {
        **kept,
        "DATABASE_URL": database if isinstance(database, str) else f"sqlite:///{database}",
        "FACTDESK_DEBUG": str(int(debug)),
        **own_folder,
    }


def _answers(url: str, process: subprocess.Popen[bytes], log: Path) -> bool:
    assert process.poll() is None, log.read_text()
    try:
        urllib.request.urlopen(url, timeout=PATIENCE).close()
    except urllib.error.URLError:
        return False  # nobody listens yet
    return True


def _await(ready: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not ready():
        assert time.monotonic() < deadline, f"{what} was never ready"
        time.sleep(0.05)
