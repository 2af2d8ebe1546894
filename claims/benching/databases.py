"""Databases of the bench's own beside the configured one, which stays as it is: made, filled, kept where asked."""

import hashlib
import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from claims.benching import filling, world
from claims.comparison.keys import MOST_IN_BLOCK, block_keys, speaking_day

_Fill = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Filled:
    """A database with so many claims asked for; `seconds` is what filling it took, none where it was kept."""

    size: int
    wrapper: BaseDatabaseWrapper
    seconds: float

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """Whatever asks for the default database meanwhile gets this one."""
        with _as_default(self.wrapper):
            yield


@contextmanager
def filled_databases(sizes: Sequence[int], *, kept_as: str, fill: _Fill, older: bool = False) -> Iterator[list[Filled]]:
    """A database for each size, filled by `fill`; dropped afterwards, or kept for the next run that fills alike.

    What is kept is called by the name and the size. With `older`, a kept one will do that was filled otherwise, as
    long as it was filled to the end.
    """
    keep = bool(kept_as)
    with ExitStack() as stack:
        folder = _folder(stack, keep=keep)
        mark = None if older else _fingerprint()
        found = []
        for size in sizes:
            name = f"{kept_as}_{size}" if keep else f"bench_{os.getpid()}_{size}"
            wrapper = connection.copy()
            on_disk = wrapper.vendor == "sqlite"
            wrapper.settings_dict["TEST"]["NAME"] = str(folder / f"{name}.sqlite3") if on_disk else name
            stack.callback(_leave, wrapper, keep=keep)
            with _as_default(wrapper):
                found.append(Filled(size, wrapper, _filled(wrapper, size, mark, keep=keep, fill=fill)))
        yield found


def _folder(stack: ExitStack, *, keep: bool) -> Path:
    """Where SQLite's files go."""
    if not keep:
        return Path(stack.enter_context(TemporaryDirectory()))
    settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
    return Path(settings.VAR_DIR)


@contextmanager
def _as_default(wrapper: BaseDatabaseWrapper) -> Iterator[None]:
    before = connections[DEFAULT_DB_ALIAS]
    connections[DEFAULT_DB_ALIAS] = wrapper
    try:
        yield
    finally:
        connections[DEFAULT_DB_ALIAS] = before


def _filled(wrapper: BaseDatabaseWrapper, size: int, mark: str | None, *, keep: bool, fill: _Fill) -> float:
    """Make the database and fill it, unless a kept one stands, of any mark if none is given; the seconds that took."""
    start = time.perf_counter()
    _create(wrapper, keep=keep)
    kept = _mark_of() if keep else None
    if kept is not None and mark in (None, kept):
        return 0.0
    if "bench_day" in connection.introspection.table_names():  # filled otherwise, or not to the end
        wrapper.creation.destroy_test_db(verbosity=0)
        _create(wrapper, keep=False)
    fill(size)
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bench_filled (mark varchar(64))")
        cursor.execute("INSERT INTO bench_filled VALUES (%s)", [mark or _fingerprint()])
    return time.perf_counter() - start


def _create(wrapper: BaseDatabaseWrapper, *, keep: bool) -> None:
    """An empty database by today's migrations; a kept one is brought up to them."""
    configured = settings.DATABASES[DEFAULT_DB_ALIAS]["NAME"]
    try:
        wrapper.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False, keepdb=keep)
    finally:
        settings.DATABASES[DEFAULT_DB_ALIAS]["NAME"] = configured


def _mark_of() -> str | None:
    """What the database was filled with; None where that was never finished."""
    if "bench_filled" not in connection.introspection.table_names():
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT mark FROM bench_filled")
        row = cursor.fetchone()
    return row[0] if row else None


def _leave(wrapper: BaseDatabaseWrapper, *, keep: bool) -> None:
    with _as_default(wrapper):
        if wrapper.settings_dict["NAME"] == wrapper.settings_dict["TEST"]["NAME"]:
            wrapper.creation.destroy_test_db(verbosity=0, keepdb=keep)


def _fingerprint() -> str:
    """Changes with all that decides what filling writes: the two modules that do it, and the keys of claims."""
    digest = hashlib.sha256(str(MOST_IN_BLOCK).encode())
    for module in (filling, world):
        digest.update(Path(str(module.__file__)).read_bytes())
    for number in range(world.ROUND):
        for statement in world.write(number).statements:
            digest.update(repr((statement, sorted(block_keys(statement)), speaking_day(statement))).encode())
    return digest.hexdigest()
