"""One address to what the web answers there, redirects followed, within limits of size and time."""

import codecs
import datetime
import email.message
import email.utils
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import httpcore
import httpx

from articles.fetching import network as networks
from articles.fetching.bodies import megabytes, read_body
from articles.fetching.network import CheckedBackend, Deadline, Network, Unreachable
from articles.fetching.targets import follow, parse_target
from articles.rejects import Rejected

_REDIRECTS = (301, 302, 303, 307, 308)
_LASTING = (301, 308)
_WITH_PAGE = (200, 203)
_ACCEPT = "text/html, application/xhtml+xml, application/atom+xml, application/rss+xml, */*;q=0.5"


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """How much of a page is taken, packed and unpacked; how long all of it may take; how often it may lead on."""

    bytes: int = 10 * 1024 * 1024
    seconds: float = 20.0
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Known:
    """What the server said of the version that we have, so that it need not send it again."""

    etag: str = ""
    last_modified: str = ""


NOTHING_KNOWN = Known()


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer of the web; `body` is empty unless the status is 200.

    `url` is what was asked for, `final_url` where the answer came from, `lasting_url` where the page stands as far as
    its servers say that it moved for good.
    """

    url: str
    final_url: str
    lasting_url: str
    status: int
    media_type: str = ""
    charset: str = ""
    body: bytes = b""
    etag: str = ""
    last_modified: str = ""
    retry_after: datetime.timedelta | None = None

    @property
    def found(self) -> bool:
        """Whether it is a page."""
        return self.status in _WITH_PAGE


def fetch(
    url: str,
    *,
    agent: str,
    limits: FetchLimits = FetchLimits(),
    known: Known = NOTHING_KNOWN,
    network: Network | None = None,
) -> Fetched:
    """What stands at the address. `agent` is who asks.

    Raises `Rejected` where the address, or one that it leads on to, is none of the public web or gives too much, and
    `Unreachable` where it may be had later.
    """
    network = network or networks.INTERNET
    deadline = Deadline(limits.seconds, clock=network.clock)
    target = lasting = parse_target(url)
    moved_for_good = True
    headers = _headers(agent, known)
    for _ in range(limits.redirects + 1):
        fetched, location = _ask(target, headers, limits=limits, network=network, deadline=deadline)
        if not location:
            return _answer(fetched, url=url, target=target, lasting=lasting)
        target = follow(target, location)
        moved_for_good = moved_for_good and fetched.status in _LASTING
        lasting = target if moved_for_good else lasting
    raise Rejected(f"leads on more than {limits.redirects} times, last to {target.host}")


@dataclass(frozen=True, slots=True)
class _Response:
    status: int
    headers: Mapping[str, str]
    body: bytes


def _ask(
    target: httpx.URL, headers: dict[str, str], *, limits: FetchLimits, network: Network, deadline: Deadline
) -> tuple[_Response, str]:
    """One request: what came, and where it leads on to. Nothing is kept from one to the next, cookies least of all."""
    url = httpcore.URL(scheme=target.raw_scheme, host=target.raw_host, port=target.port, target=target.raw_path or b"/")
    sent = [("Host", target.netloc.decode("ascii")), *headers.items()]
    try:
        with (
            httpcore.ConnectionPool(ssl_context=_trust(), network_backend=CheckedBackend(network, deadline)) as pool,
            pool.stream("GET", url, headers=sent) as response,
        ):
            given = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
            location = given.get("location", "") if response.status in _REDIRECTS else ""
            body = _body(response, given, limits) if response.status in _WITH_PAGE else b""
            return _Response(response.status, given, body), location
    except httpcore.TimeoutException:
        raise Unreachable(f"“{target.host}” did not answer within {deadline.seconds:.0f} seconds") from None
    except httpcore.ConnectError as error:
        reason = "its certificate is not to be trusted" if "CERTIFICATE" in str(error).upper() else "no connection"
        raise Unreachable(f"“{target.host}” cannot be reached: {reason}") from None
    except (httpcore.NetworkError, httpcore.ProtocolError):
        raise Unreachable(f"“{target.host}” broke off, or answered as no web server does") from None


def _body(response: httpcore.Response, headers: Mapping[str, str], limits: FetchLimits) -> bytes:
    declared = headers.get("content-length", "")
    if declared.isascii() and declared.isdigit() and int(declared[:20]) > limits.bytes:
        raise Rejected(f"is too large: {megabytes(int(declared[:20]))}; at most {megabytes(limits.bytes)} are fetched")
    return read_body(response.iter_stream(), encoding=headers.get("content-encoding", ""), most=limits.bytes)


def _answer(response: _Response, *, url: str, target: httpx.URL, lasting: httpx.URL) -> Fetched:
    headers = response.headers
    content = email.message.Message()
    content["Content-Type"] = headers.get("content-type", "").split(",")[0][:200]
    return Fetched(
        url=url,
        final_url=str(target),
        lasting_url=str(lasting),
        status=response.status,
        media_type=content.get_content_type() if headers.get("content-type") else "",
        charset=_charset(content.get_content_charset("") or ""),
        body=response.body,
        etag=_kept(headers.get("etag", "")),
        last_modified=_kept(headers.get("last-modified", "")),
        retry_after=_retry_after(headers.get("retry-after", "")),
    )


def _headers(agent: str, known: Known) -> dict[str, str]:
    headers = {"User-Agent": agent, "Accept": _ACCEPT, "Accept-Encoding": "gzip, deflate", "Connection": "close"}
    if known.etag:
        headers["If-None-Match"] = known.etag
    if known.last_modified:
        headers["If-Modified-Since"] = known.last_modified
    return headers


def _kept(mark: str) -> str:
    """A mark of a version as it is sent back; one that no header can carry again is as good as none."""
    return mark if len(mark) <= 200 and mark.isascii() and mark.isprintable() else ""


def _charset(name: str) -> str:
    try:
        return codecs.lookup(name).name if name else ""
    except (LookupError, ValueError):
        return ""


def _retry_after(words: str) -> datetime.timedelta | None:
    """How long a server asks to be left alone: in seconds, or as a moment."""
    words = words.strip()
    if words.isascii() and words.isdigit():
        return datetime.timedelta(seconds=min(int(words[:9]), 10**8))
    try:
        moment = email.utils.parsedate_to_datetime(words)
    except (TypeError, ValueError):
        return None
    now = datetime.datetime.now(datetime.UTC)
    return max(moment.replace(tzinfo=moment.tzinfo or datetime.UTC) - now, datetime.timedelta())


@cache
def _trust() -> ssl.SSLContext:
    """Whose certificates count: what the environment says of it does not."""
    return httpx.create_ssl_context(trust_env=False)
