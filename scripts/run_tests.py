"""Runs the tests: on SQLite all of them, then on PostgreSQL those that touch a database, wherever it is found.

`REQUIRE="originals postgres browser redis"` names what must have run; without it, what is missing is skipped and said.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from glob import glob
from pathlib import Path

import psycopg2

# A server that listens as usual; Django makes the database test_factdesk on it, and drops it.
USUAL_SERVERS = ("postgres://postgres@127.0.0.1:5432/factdesk", "postgres:///factdesk")
# Unit tests know of no database; those that are served, to a browser or not, have a database of their own.
TOUCH_DATABASE = ["tests/db", "tests/web"]
BINARIES = ("/usr/lib/postgresql/*/bin", "/opt/homebrew/opt/postgresql*/bin", "/usr/local/opt/postgresql*/bin")


def main(arguments: list[str]) -> int:
    """Run both passes; the status of the first that failed, else 0."""
    required = os.environ.get("REQUIRE", "").split()
    say("The tests on SQLite")
    with tempfile.TemporaryDirectory(prefix="factdesk-tests-") as made, postgresql() as url:
        os.environ["FACTDESK_TESTS_MADE"] = made  # SQLite's tables, which tests of moving between the engines need, too
        status = run_pytest(arguments, {"DATABASE_URL": ""})
        if url is None:
            say("No PostgreSQL server and no binaries of one found: the tests ran on SQLite alone")
            return status or int("postgres" in required)
        say("The tests on PostgreSQL")
        second = run_pytest(
            [*(arguments or TOUCH_DATABASE), "-m", "not browser"],
            {"DATABASE_URL": url, "REQUIRE": without_what_is_served(required)},
        )
    say(f"SQLite: {verdict(status)}; PostgreSQL: {verdict(second)}")
    return status or second


def run_pytest(arguments: list[str], environment: dict[str, str]) -> int:
    """One run of pytest, on both cores. What is compiled is kept: each worker would spend half a minute on it."""
    command = [sys.executable, "-m", "pytest", "-q", "-n", "2", *arguments]
    kept = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
    return subprocess.run(command, env={**kept, **environment}, check=False).returncode


@contextmanager
def postgresql() -> Iterator[str | None]:
    """The address of a PostgreSQL to test on: the one named, a usual one, or a cluster made for the purpose."""
    candidates = [os.environ.get("DATABASE_URL_POSTGRES"), *USUAL_SERVERS]
    url = next((url for url in candidates if url and answers(url)), None)
    binaries = None if url else find_binaries()
    if binaries is None:
        yield url
        return
    with tempfile.TemporaryDirectory(prefix="factdesk-pg-") as folder, cluster(binaries, Path(folder)) as made:
        yield made


def answers(url: str) -> bool:
    """Whether a server lets us in there and would let us make a database."""
    try:
        connection = psycopg2.connect(url.rsplit("/", 1)[0] + "/postgres", connect_timeout=3)
    except psycopg2.OperationalError:
        return False
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT rolcreatedb OR rolsuper FROM pg_roles WHERE rolname = current_user")
            return bool(cursor.fetchone()[0])
    finally:
        connection.close()


def find_binaries() -> Path | None:
    """The folder that holds initdb and pg_ctl."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    folders = sorted((Path(name) for pattern in BINARIES for name in glob(pattern)), reverse=True)
    return next((folder for folder in folders if (folder / "initdb").exists()), None)


@contextmanager
def cluster(binaries: Path, folder: Path) -> Iterator[str]:
    """A PostgreSQL that listens on a socket in the folder alone; gone afterwards."""
    user = "postgres" if os.geteuid() == 0 else None  # PostgreSQL will not run as root
    if user:
        shutil.chown(folder, user)
    data = folder / "data"

    def run(*command: str | Path) -> None:
        subprocess.run(command, user=user, cwd=folder, check=True, stdout=subprocess.DEVNULL)

    run(binaries / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync")
    options = f"-k {folder} -c listen_addresses='' -c fsync=off"
    run(binaries / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start")
    try:
        yield f"postgres://postgres@{str(folder).replace('/', '%2F')}/factdesk"
    finally:
        run(binaries / "pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")


def restart(binaries: Path, folder: Path) -> None:
    """Restart the `cluster` of that folder as if it had crashed: connections are cut, nothing is written first."""
    user = "postgres" if os.geteuid() == 0 else None
    command = [binaries / "pg_ctl", "-D", folder / "data", "-w", "-l", folder / "log", "-m", "immediate", "restart"]
    subprocess.run(command, user=user, cwd=folder, check=True, stdout=subprocess.DEVNULL)


def without_what_is_served(required: list[str]) -> str:
    """What a run without the browser and the processes of tests/served can be asked for."""
    return " ".join(name for name in required if name not in {"browser", "redis"})


def verdict(status: int) -> str:
    """A status in a word."""
    return "failed" if status else "passed"


def say(line: str) -> None:
    """Print a line at once, so that it stands where it belongs among pytest's."""
    print(f"== {line}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
