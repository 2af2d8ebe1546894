"""Running a few processes side by side that start, and stop, together."""

import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from types import FrameType

GRACE = 15  # seconds that a process gets to finish what it is doing
PAUSE = 2.0  # seconds between two starts of one that ends again and again

_Process = subprocess.Popen[bytes]


class Stopped(Exception):
    """Someone asked for the end."""


def run_together(
    commands: Sequence[Sequence[str]],
    *,
    restarted: Sequence[Sequence[str]] = (),
    on_start: Callable[[], None] = lambda: None,
) -> int:
    """Run the commands until one ends or Ctrl-C or SIGTERM comes; end the others; return an exit status.

    Those that are `restarted` may end, and are begun anew: what kills a worker must not take the site with it. Each
    command gets a session of its own, so that Ctrl-C reaches it once, through us, and not twice.
    """
    handlers = {number: signal.signal(number, _stop) for number in (signal.SIGINT, signal.SIGTERM)}
    running: list[_Process] = []
    helpers: list[_Process] = []
    try:
        running.extend(map(_start, commands))
        helpers.extend(map(_start, restarted))
        on_start()
        return _wait_for_first(running, helpers)
    except Stopped:
        return 0
    finally:
        for number in handlers:
            signal.signal(number, signal.SIG_IGN)  # a second Ctrl-C must not leave one behind
        _end([*running, *helpers])
        for number, handler in handlers.items():
            signal.signal(number, handler)


def _start(command: Sequence[str]) -> _Process:
    return subprocess.Popen(command, start_new_session=True)


def _stop(number: int, frame: FrameType | None) -> None:
    raise Stopped


def _wait_for_first(running: Sequence[_Process], helpers: list[_Process]) -> int:
    """Wait until any of those that should not end does, beginning anew whichever helper did."""
    begun = [time.monotonic()] * len(helpers)
    while True:
        for process in running:
            try:
                return process.wait(timeout=0.5) or 1
            except subprocess.TimeoutExpired:
                continue
        for number, helper in enumerate(helpers):
            if helper.poll() is not None and time.monotonic() - begun[number] >= PAUSE:
                begun[number] = time.monotonic()
                helpers[number] = _start(helper.args)  # type: ignore[arg-type]  # it was begun with a list


def _end(running: Sequence[_Process]) -> None:
    for process in running:
        process.terminate()
    for process in running:
        try:
            process.wait(timeout=GRACE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
