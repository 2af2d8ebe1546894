"""The queue behind django-tasks swapped by settings: the same load through RQ on Redis."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import missing
from tests.site import ROOT, copy, environment

pytestmark = pytest.mark.redis

PATIENCE = 60  # seconds; only what is broken takes them
SCRIPT = """
import django, warnings; django.setup(); warnings.simplefilter("ignore")
from django_tasks import task_backends
from claims.jobs.backends import is_waiting
from claims.jobs.loads import begin_load
from claims.jobs.worker import Worker
from claims.models import Job
from claims.jobs.chores import do_chores
from claims.tasks import do_jobs
from tests.workers import pages
begin_load(name="Through Redis", pages=pages(4))
worker = Worker(until_idle=True)
print(type(task_backends["default"]).__name__, is_waiting(do_jobs), is_waiting(do_chores))
worker.run()
print(*sorted(Job.objects.values_list("state", flat=True)), is_waiting(do_jobs))
print(Job.objects.filter(worker=worker.name).count())
"""


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[str]:
    """The address of a Redis of this test's own, which nothing else speaks to."""
    program = shutil.which("redis-server")
    if program is None:
        missing("redis", "no redis-server is installed")
    socket = tmp_path / "redis.sock"
    command = [program, "--port", "0", "--unixsocket", str(socket), "--save", "", "--dir", str(tmp_path)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + PATIENCE
        while not socket.exists():
            assert server.poll() is None
            assert time.monotonic() < deadline, "Redis never listened"
            time.sleep(0.01)
        yield f"unix://{socket}?db=0"
    finally:
        server.terminate()
        server.wait(timeout=PATIENCE)


def test_a_load_goes_through_redis(redis: str, migrated: Path, tmp_path: Path) -> None:
    database = copy(migrated, tmp_path / "desk.sqlite3")
    variables = {
        **environment(database, debug=False),
        "DJANGO_SETTINGS_MODULE": "factdesk.settings",
        "FACTDESK_MODEL": "",
        "FACTDESK_QUEUE": "rq",
        "FACTDESK_REDIS_URL": redis,
        "PYTHONPATH": str(ROOT),
    }

    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        cwd=ROOT,
        env=variables,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    # No job was done by the loop itself, which would have taken what no task told of.
    assert done.stdout.splitlines() == ["RQBackend True False", "done done done done False", "0"], done.stderr


def test_a_queue_that_there_is_not_is_refused(tmp_path: Path) -> None:
    variables = {**os.environ, "FACTDESK_QUEUE": "celery", "FACTDESK_VAR": str(tmp_path)}
    variables.pop("DJANGO_SETTINGS_MODULE", None)

    done = subprocess.run(
        [sys.executable, "-c", "import factdesk.settings"],
        cwd=ROOT, env=variables, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == 1
    assert "FACTDESK_QUEUE is “celery”; it may be “database” or “rq”" in done.stderr
