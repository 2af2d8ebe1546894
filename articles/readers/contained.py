"""PDFs, Word documents and web pages of broken markup are read in a process of their own, with so much time and memory.

Their parsers meet structures that no check foresees: an object that holds itself, a page of a million marks. A limit
on the process ends all of them alike, and whatever ends it ends no more than the reading of one file.
"""

import json
import os
import resource
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from articles.readers.limits import Limits
from articles.rejects import Rejected

UNREADABLE = "is damaged, or made to be unreadable; open it and save it anew"
_ROOT = Path(__file__).resolve().parents[2]
# The wall clock is only the second guard: another process may hold the processor meanwhile.
_PATIENCE = 10
_OUT_OF_TIME = (-signal.SIGXCPU, -signal.SIGKILL)


def read_contained(kind: str, data: bytes, *, limits: Limits) -> dict[str, Any]:
    """What the reader `articles.readers.<kind>` finds in the data, by its function `parse`; or `Rejected`."""
    command = [sys.executable, "-m", "articles.readers.contained", kind, json.dumps(asdict(limits))]
    environment = {"PYTHONPATH": str(_ROOT), "PYTHONUTF8": "1", "PATH": os.environ.get("PATH", "")}
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, env=environment, timeout=limits.seconds * _PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        raise Rejected(_too_slow(limits)) from None
    if done.returncode in _OUT_OF_TIME:
        raise Rejected(_too_slow(limits))
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        raise Rejected(UNREADABLE) from None
    if "reject" in answer:
        raise Rejected(answer["reject"])
    found: dict[str, Any] = answer["found"]
    return found


def _too_slow(limits: Limits) -> str:
    return f"takes longer to be read than the {limits.seconds} seconds that one file may take"


def _confine(limits: Limits) -> None:
    """Give this process no more than it may use; the system that knows a limit not goes on without it."""
    bounds = {
        resource.RLIMIT_CPU: (limits.seconds, limits.seconds + 1),
        resource.RLIMIT_AS: (limits.memory_bytes, limits.memory_bytes),
        resource.RLIMIT_FSIZE: (0, 0),
        resource.RLIMIT_CORE: (0, 0),
    }
    for bound, allowed in bounds.items():
        with suppress(ValueError, OSError):  # macOS has no limit of addresses
            resource.setrlimit(bound, allowed)


def _answer(kind: str, data: bytes, limits: Limits) -> dict[str, Any]:
    """What was found, or why nothing was: every fault of a parser is a fault of the file that it met."""
    from articles.readers import docx, html, pdf  # here, for they import this module

    try:
        return {"found": {"pdf": pdf.parse, "docx": docx.parse, "html": html.parse}[kind](data, limits=limits)}
    except Rejected as reject:
        return {"reject": str(reject)}
    except MemoryError:
        megabytes = limits.memory_bytes // 1024 // 1024
        return {"reject": f"takes more memory to be read than the {megabytes:,} MB that one file may take"}
    except RecursionError:
        return {"reject": "is nested too deeply to be read"}
    except Exception:
        return {"reject": UNREADABLE}


if __name__ == "__main__":
    told = Limits(**json.loads(sys.argv[2]))
    given = sys.stdin.buffer.read()
    _confine(told)
    sys.stdout.write(json.dumps(_answer(sys.argv[1], given, told)))
