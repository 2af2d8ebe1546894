"""Processes that start and stop together."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from factdesk import processes
from factdesk.processes import run_together

FOREVER = "import signal; signal.pause()"
HARNESS = """
import sys
from factdesk.processes import run_together
tell = "import os, signal; os.write(1, str(os.getpid()).encode() + bytes([10])); signal.pause()"
forever = [sys.executable, "-c", tell]
sys.exit(run_together([forever, forever]))
"""


@pytest.mark.parametrize(("ending", "status"), [("raise SystemExit(7)", 7), ("pass", 1)])
def test_when_one_ends_the_other_is_ended_and_its_status_told(ending: str, status: int, tmp_path: Path) -> None:
    note = tmp_path / "pid"
    other = f"import os, pathlib; pathlib.Path({str(note)!r}).write_text(str(os.getpid())); {FOREVER}"
    wait = f"import pathlib, time\nwhile not pathlib.Path({str(note)!r}).exists(): time.sleep(0.01)\n{ending}"

    assert run_together([[sys.executable, "-c", other], [sys.executable, "-c", wait]]) == status
    assert not _runs(int(note.read_text()))


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_all_and_leaves_none_behind(number: signal.Signals) -> None:
    # Each child tells its number in one write, so that the two lines cannot run into each other.
    with subprocess.Popen([sys.executable, "-c", HARNESS], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        children = [int(parent.stdout.readline()) for _ in range(2)]

        parent.send_signal(number)
        parent.communicate(timeout=30)

    assert parent.returncode == 0
    assert not any(_runs(child) for child in children)


def test_a_worker_that_dies_is_begun_anew_and_the_rest_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "PAUSE", 0.0)
    note = tmp_path / "starts"
    dies = f"open({str(note)!r}, 'a').write('x'); import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
    wait = (
        f"import os, sys, time\nwhile not os.path.exists({str(note)!r}) or os.path.getsize({str(note)!r}) < 2:"
        " time.sleep(0.01)\nsys.exit(3)"
    )

    assert run_together([[sys.executable, "-c", wait]], restarted=[[sys.executable, "-c", dies]]) == 3


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
