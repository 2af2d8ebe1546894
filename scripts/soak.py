"""`make soak`: loads many articles again and again while workers are killed and the database is restarted.

    scripts/soak.py [ROUNDS [ARTICLES]]

The database is a PostgreSQL of its own, made for the purpose. First the articles are loaded undisturbed; then each
round loads them into an empty database with three workers, one of which is killed with SIGKILL every now and then,
and restarts the server in the middle, without a checkpoint. Each round must come to the very same rows. Before that,
the migrations are walked back and forth on it.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

import psycopg2

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts.run_tests import cluster, find_binaries, restart, say

ROOT = Path(__file__).resolve().parent.parent
WORKERS = 3
# A short lease, so that a round is about killing and not about waiting; turns enough for a page of bad luck.
VARIABLES = {"FACTDESK_JOB_LEASE": "3", "FACTDESK_JOB_PAUSE": "0.1", "FACTDESK_JOB_ATTEMPTS": "100"}
PATIENCE = 1800  # seconds a round


def main(rounds: int, articles: int) -> int:
    """Run the rounds, print a line for each; 1 if any came to other rows."""
    binaries = find_binaries()
    if binaries is None:
        say("No binaries of PostgreSQL found: nothing was tried")
        return 1
    wrong = 0
    with tempfile.TemporaryDirectory(prefix="factdesk-soak-") as name, cluster(binaries, Path(name)) as url:
        folder = Path(name)
        server = url.rpartition("/")[0]
        create(server, "factdesk", "template1")
        subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=variables(url), check=True)
        migrations_stand = walk_migrations(url)
        create(server, "calm", "factdesk")
        begun = time.monotonic()
        expected = answer(start(f"{server}/calm", articles))
        say(f"Undisturbed: {told(expected)}, {time.monotonic() - begun:.0f} s")
        for number in range(1, rounds + 1):
            create(server, f"round{number}", "factdesk")
            begun = time.monotonic()
            process = start(f"{server}/round{number}", articles, "--workers", str(WORKERS), "--seed", str(number))
            done = await_middle(process, f"{server}/round{number}", articles)
            restart(binaries, folder)
            found = answer(process)
            how = {name: found.pop(name) for name in ("kills", "begun anew", "failed")}
            same = found == expected and not how["failed"]
            wrong += not same
            say(
                f"Round {number}: {how['kills']} kills, server restarted after {done} articles, "
                f"{how['begun anew']} pages begun anew, {time.monotonic() - begun:.0f} s: {told(found)}: "
                f"{'all as undisturbed' if same else 'NOT AS UNDISTURBED'}"
            )
    say(f"{rounds - wrong} of {rounds} rounds came to the rows of an undisturbed load")
    return int(wrong > 0 or not migrations_stand)


def walk_migrations(url: str) -> bool:
    """Take all migrations back and make them again on a filled PostgreSQL, which the suite does on SQLite alone."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:xdist", "tests/db/test_migrations_both_ways.py"]
    done = subprocess.run(command, cwd=ROOT, env={**variables(url), "FACTDESK_SOAK": "1"}, check=False)
    say(f"Migrations back and forth: {'nothing lost' if done.returncode == 0 else 'FAILED'}")
    return done.returncode == 0


def variables(url: str) -> dict[str, str]:
    """The environment of a process at this database."""
    return {**os.environ, **VARIABLES, "DATABASE_URL": url}


def create(server: str, name: str, template: str) -> None:
    """A database as the template is."""
    with closing(psycopg2.connect(f"{server}/postgres")) as connection:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE DATABASE {name} TEMPLATE {template}")


def start(url: str, articles: int, *options: str) -> "subprocess.Popen[str]":
    """Begin to load."""
    command = [sys.executable, "-m", "tests.workers", str(articles), "--patience", str(PATIENCE), *options]
    log = open(Path(tempfile.gettempdir()) / "factdesk-soak.log", "a")  # noqa: SIM115  # the process has it
    return subprocess.Popen(command, cwd=ROOT, env=variables(url), stdout=subprocess.PIPE, stderr=log, text=True)


def answer(process: "subprocess.Popen[str]") -> dict:
    """What the process says stands in its database."""
    out, _ = process.communicate(timeout=2 * PATIENCE)
    if process.returncode:
        raise SystemExit(f"the load ended with {process.returncode}; see factdesk-soak.log")
    return json.loads(out)


def await_middle(process: "subprocess.Popen[str]", url: str, articles: int) -> int:
    """Wait until half of the articles are there; return how many are."""
    with closing(psycopg2.connect(url)) as connection, connection.cursor() as cursor:
        connection.autocommit = True
        while process.poll() is None:
            cursor.execute("SELECT count(*) FROM articles_article")
            (number,) = cursor.fetchone()
            if number >= articles // 2:
                return number
            time.sleep(0.05)
    raise SystemExit("the load ended before its middle")


def told(found: dict) -> str:
    """How many of what."""
    return ", ".join(f"{len(found[name])} {name}" for name in ("articles", "claims", "findings"))


if __name__ == "__main__":
    sys.exit(main(*(int(given) for given in (sys.argv[1:] + ["10", "200"][len(sys.argv) - 1 :]))))
