"""Connections to addresses that were checked, and to no others.

A name is resolved once, here; every address that it leads to is checked, and the connection goes to one of just these.
So it does not matter what the name leads to a moment later. The name stays what the server is asked for and what its
certificate must be of.
"""

import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import httpcore

from articles.fetching.addresses import Address, parsed, why_not
from articles.fetching.targets import ONLY_PUBLIC
from articles.rejects import Rejected

_MOST_TRIED = 4
_CONNECT_SECONDS = 10.0


class Unreachable(Rejected):
    """A page that cannot be had now, but perhaps later."""


def resolve(name: str, seconds: float) -> Sequence[str]:
    """All addresses of a name, as the machine knows them; `OSError` where it knows none or is not told in time."""
    answers: queue.Queue[list[str] | OSError] = queue.Queue()

    def ask() -> None:
        try:
            found = socket.getaddrinfo(name, None, type=socket.SOCK_STREAM)
            answers.put(list(dict.fromkeys(str(entry[4][0]) for entry in found)))
        except (OSError, UnicodeError) as error:
            answers.put(error if isinstance(error, OSError) else OSError(str(error)))

    # The machine's own resolver knows no deadline, and must not keep a process alive that wants to end.
    threading.Thread(target=ask, daemon=True).start()
    try:
        answer = answers.get(timeout=seconds)
    except queue.Empty:
        raise TimeoutError("the name was not found in time") from None
    if isinstance(answer, OSError):
        raise answer
    return answer


@dataclass(frozen=True)
class Network:
    """What stands between us and the web: how names are found, and how connections are made. Tests bring their own."""

    resolve: Callable[[str, float], Sequence[str]] = resolve
    backend: httpcore.NetworkBackend = field(default_factory=httpcore.SyncBackend)
    clock: Callable[[], float] = time.monotonic


INTERNET = Network()


class Deadline:
    """One end of time for all that a fetch does."""

    def __init__(self, seconds: float, *, clock: Callable[[], float]) -> None:
        self.seconds = seconds
        self._clock = clock
        self._end = clock() + seconds

    def left(self) -> float:
        """How many seconds are left; `httpcore.ReadTimeout` where none is."""
        left = self._end - self._clock()
        if left <= 0:
            raise httpcore.ReadTimeout
        return left


class CheckedBackend(httpcore.NetworkBackend):
    """Makes connections for httpcore: to checked addresses alone, each of their steps within the deadline."""

    def __init__(self, network: Network, deadline: Deadline) -> None:
        self._network = network
        self._deadline = deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to an address of the host, or `Rejected` where one of them is none of the public web."""
        failure: Exception = httpcore.ConnectError()
        for address in self._checked(host)[:_MOST_TRIED]:
            try:
                stream = self._network.backend.connect_tcp(
                    str(address), port, timeout=min(_CONNECT_SECONDS, self._deadline.left())
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
                continue
            return _TimedStream(stream, self._deadline)
        raise failure

    def connect_unix_socket(self, *args: Any, **options: Any) -> httpcore.NetworkStream:
        """Never: a socket of this machine is no page of the web."""
        raise Rejected(f"is a socket of this machine; {ONLY_PUBLIC}")

    def _checked(self, host: str) -> list[Address]:
        """Every address of the host; one that is not of the public web spoils them all."""
        if (given := parsed(host)) is not None:
            if what := why_not(given):
                raise Rejected(f"{given} is {what}; {ONLY_PUBLIC}")
            return [given]
        try:
            found = [parsed(words) for words in self._network.resolve(host, self._deadline.left())]
        except OSError:
            raise Unreachable(f"“{host}” cannot be found: no site of that name is known") from None
        for address in found:
            if address is None:
                raise Rejected(f"“{host}” leads to what is no address; {ONLY_PUBLIC}")
            if what := why_not(address):
                raise Rejected(f"“{host}” leads to {address}, {what}; {ONLY_PUBLIC}")
        if not found:
            raise Unreachable(f"“{host}” cannot be found: no site of that name is known")
        return [address for address in found if address is not None]


class _TimedStream(httpcore.NetworkStream):
    """A connection whose every step ends with the deadline, so that a trickle of bytes does not go on for ever."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """What came, in the time that is left."""
        return self._stream.read(max_bytes, timeout=self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send it, in the time that is left."""
        self._stream.write(buffer, timeout=self._deadline.left())

    def close(self) -> None:
        """End the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The same connection, encrypted; the certificate must be of the name."""
        stream = self._stream.start_tls(ssl_context, server_hostname, timeout=self._deadline.left())
        return _TimedStream(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        """What httpcore wants to know of it."""
        return self._stream.get_extra_info(info)
