"""A web in memory: names, addresses and servers of a test's own, for what fetches pages."""

import ssl
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import httpcore

from articles.fetching import Network

Answer = bytes | Sequence[bytes]
PUBLIC = "93.184.216.34"


def answer(body: bytes = b"", status: str = "200 OK", **headers: str) -> bytes:
    """What a server sends; an underscore in a header's name is a hyphen."""
    given = {"Content-Length": str(len(body)), "Content-Type": "text/html; charset=utf-8"}
    given |= {name.replace("_", "-").title(): value for name, value in headers.items()}
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in given.items())]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


@dataclass
class Request:
    """What a server was asked."""

    target: str
    headers: dict[str, str]
    address: str
    tls_name: str | None


@dataclass
class Web(httpcore.NetworkBackend):
    """Servers by the URL that they answer; `names` maps a name to its addresses, or to a function that tells them.

    A name of a page is made known with a public address. `asked` are the requests that came, `connected` the addresses
    that were connected to. Each piece of an answer takes `seconds_a_piece` of the web's own clock.
    """

    names: dict[str, Sequence[str] | Callable[[], Sequence[str]]] = field(default_factory=dict)
    pages: dict[str, Answer | Callable[[Request], Answer]] = field(default_factory=dict)
    asked: list[Request] = field(default_factory=list)
    connected: list[tuple[str, int]] = field(default_factory=list)
    resolved: list[str] = field(default_factory=list)
    now: float = 0.0
    seconds_a_piece: float = 0.0
    down: set[str] = field(default_factory=set)

    def page(self, url: str, body: bytes | str = b"", status: str = "200 OK", **headers: str) -> None:
        """Have a page stand at an address."""
        self.serve(url, answer(body.encode() if isinstance(body, str) else body, status, **headers))

    def serve(self, url: str, given: Answer | Callable[[Request], Answer]) -> None:
        """Have the very bytes sent that are given."""
        self.pages[url] = given
        self.names.setdefault(url.split("/")[2].split(":")[0], [PUBLIC])

    @property
    def network(self) -> Network:
        """For whoever fetches."""
        return Network(resolve=self.resolve, backend=self, clock=lambda: self.now)

    def resolve(self, name: str, seconds: float) -> Sequence[str]:
        """The addresses of a name."""
        self.resolved.append(name)
        if name not in self.names:
            raise OSError(f"{name} is not known")
        known = self.names[name]
        return known() if callable(known) else known

    def connect_tcp(self, host: str, port: int, **options: Any) -> httpcore.NetworkStream:
        """A connection to a server, which answers whatever its address is."""
        self.connected.append((host, port))
        if host in self.down:
            raise httpcore.ConnectError("refused")
        return _Stream(self, host, port)

    def answer_to(self, request: Request, port: int) -> list[bytes]:
        """The pieces of the answer."""
        url = f"{'https' if port == 443 else 'http'}://{request.headers['host']}{request.target}"
        self.asked.append(request)
        given = self.pages.get(url, answer(b"There is no such page.", "404 Not Found"))
        given = given(request) if callable(given) else given
        return [given] if isinstance(given, bytes) else list(given)


class _Stream(httpcore.NetworkStream):
    def __init__(self, web: Web, address: str, port: int) -> None:
        self._web, self._address, self._port = web, address, port
        self._tls_name: str | None = None
        self._sent = b""
        self._pieces: list[bytes] = []

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        self._tls_name = server_hostname
        return self

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._sent += buffer
        if not self._sent.endswith(b"\r\n\r\n"):
            return
        first, *lines = self._sent.decode().strip().split("\r\n")
        headers = {name.lower(): value for name, value in (line.split(": ", 1) for line in lines)}
        request = Request(first.split(" ")[1], headers, self._address, self._tls_name)
        self._pieces, self._sent = self._web.answer_to(request, self._port), b""

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        self._web.now += self._web.seconds_a_piece
        if not self._pieces:
            return b""
        piece = self._pieces.pop(0)
        if len(piece) > max_bytes:
            self._pieces.insert(0, piece[max_bytes:])
        return piece[:max_bytes]

    def close(self) -> None:
        pass

    def get_extra_info(self, info: str) -> Any:
        return None
