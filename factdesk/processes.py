"""Running a few processes side by side that start, and stop, together."""

import signal
import subprocess
from collections.abc import Callable, Sequence
from types import FrameType

GRACE = 15  # seconds that a process gets to finish what it is doing


class Stopped(Exception):
    """Someone asked for the end."""


def run_together(commands: Sequence[Sequence[str]], *, on_start: Callable[[], None] = lambda: None) -> int:
    """Run the commands until one ends or Ctrl-C or SIGTERM comes; end the others; return an exit status.

    Each command gets a session of its own, so that Ctrl-C reaches it once, through us, and not twice.
    """
    handlers = {number: signal.signal(number, _stop) for number in (signal.SIGINT, signal.SIGTERM)}
    running: list[subprocess.Popen[bytes]] = []
    try:
        for command in commands:
            running.append(subprocess.Popen(command, start_new_session=True))
        on_start()
        return _wait_for_first(running)
    except Stopped:
        return 0
    finally:
        for number in handlers:
            signal.signal(number, signal.SIG_IGN)  # a second Ctrl-C must not leave one behind
        _end(running)
        for number, handler in handlers.items():
            signal.signal(number, handler)


def _stop(number: int, frame: FrameType | None) -> None:
    raise Stopped


def _wait_for_first(running: Sequence[subprocess.Popen[bytes]]) -> int:
    """Wait until any of them ends; none ends by itself unless something is wrong."""
    while True:
        for process in running:
            try:
                return process.wait(timeout=0.5) or 1
            except subprocess.TimeoutExpired:
                continue


def _end(running: Sequence[subprocess.Popen[bytes]]) -> None:
    for process in running:
        process.terminate()
    for process in running:
        try:
            process.wait(timeout=GRACE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
