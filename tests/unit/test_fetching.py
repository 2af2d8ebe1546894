"""Fetching pages of the public web, and of nothing else."""

import datetime
import gzip
import ipaddress
import socket
import threading
import zlib
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpcore
import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.fetching import Fetched, FetchLimits, Known, Network, Unreachable, fetch
from articles.fetching.addresses import parsed, why_not
from articles.fetching.network import resolve
from articles.fetching.targets import parse_target
from articles.rejects import Rejected
from tests import hostile_addresses
from tests.fakeweb import PUBLIC, Request, Web, answer
from tests.hostile_addresses import PAPER

AGENT = "FactDesk/1 (+https://desk.example)"


def fetched(web: Web, url: str = PAPER, **options: Known) -> Fetched:
    return fetch(url, agent=AGENT, limits=FetchLimits(bytes=1024 * 1024), network=web.network, **options)


def test_fetch_brings_a_page_and_what_is_said_of_it():
    web = Web()
    web.page(PAPER, "<p>12 wardens</p>", etag='"7"', last_modified="Tue, 05 Mar 2024 10:00:00 GMT")
    page = fetched(web)
    assert (page.status, page.found, page.body) == (200, True, b"<p>12 wardens</p>")
    assert (page.media_type, page.charset) == ("text/html", "utf-8")
    assert (page.etag, page.last_modified) == ('"7"', "Tue, 05 Mar 2024 10:00:00 GMT")
    assert page.url == page.final_url == page.lasting_url == PAPER


def test_fetch_connects_to_the_checked_address_and_asks_for_the_name():
    web = Web()
    web.page(PAPER)
    fetched(web)
    assert web.connected == [(PUBLIC, 443)]
    assert web.asked[0].tls_name == web.asked[0].headers["host"] == "paper.example"


def test_fetch_says_who_asks_and_sends_no_cookie(monkeypatch):
    monkeypatch.setenv("HTTPS_PROXY", "http://10.0.0.1:3128")
    web = Web()
    web.page(PAPER, status="302 Found", location="/next", set_cookie="seen=1")
    web.page("https://paper.example/next", "here")
    fetched(web)
    assert [request.headers["user-agent"] for request in web.asked] == [AGENT, AGENT]
    assert not any("cookie" in request.headers or "authorization" in request.headers for request in web.asked)
    assert {address for address, _ in web.connected} == {PUBLIC}


def test_fetch_is_not_led_inside_by_a_name_that_changes_between_check_and_use():
    told = iter([[PUBLIC], ["127.0.0.1"]])
    web = Web(names={"paper.example": lambda: next(told)})
    web.page(PAPER, "here")
    assert fetched(web).body == b"here"
    assert (web.resolved, web.connected) == (["paper.example"], [(PUBLIC, 443)])


def test_fetch_checks_the_name_anew_at_each_redirect():
    told = iter([[PUBLIC], ["127.0.0.1"]])
    web = Web(names={"paper.example": lambda: next(told)})
    web.page(PAPER, status="302 Found", location="/next")
    with pytest.raises(Rejected, match=r"leads to 127\.0\.0\.1, an address of this machine’s own network"):
        fetched(web)
    assert web.connected == [(PUBLIC, 443)]


def test_fetch_tries_the_next_address_where_one_does_not_answer():
    web = Web(names={"paper.example": ["93.184.216.1", PUBLIC]}, down={"93.184.216.1"})
    web.page(PAPER, "here")
    assert fetched(web).body == b"here"


@pytest.mark.parametrize("host", ["2606:2800:220:1::1", "64:ff9b::5db8:d822", "::ffff:93.184.216.34", PUBLIC])
def test_fetch_takes_plain_numeric_addresses_of_the_public_web(host):
    url = f"http://[{host}]/" if ":" in host else f"http://{host}/"
    assert parse_target(url).raw_host.decode() == host
    assert why_not(ipaddress.ip_address(host)) is None


def test_fetch_takes_names_in_other_alphabets():
    web = Web(names={"xn--zeitung-cxa.example": [PUBLIC]})
    web.pages["https://xn--zeitung-cxa.example/%C3%A4"] = answer(b"hier")
    assert fetched(web, "https://zeitungä.example/ä#oben").body == b"hier"


@pytest.mark.parametrize(("status", "lasting"), [("301 Moved", "https://paper.example/b"), ("302 Found", PAPER)])
def test_fetch_tells_whether_a_page_moved_for_good(status, lasting):
    web = Web()
    web.page(PAPER, status=status, location="/b")
    web.page("https://paper.example/b", status="307 Temporary", location="https://other.example/c")
    web.page("https://other.example/c", "here")
    page = fetched(web)
    assert (page.final_url, page.lasting_url) == ("https://other.example/c", lasting)


def test_fetch_asks_whether_a_known_version_is_still_the_newest():
    web = Web()
    web.page(PAPER, status="304 Not Modified", etag='"7"')
    page = fetched(web, known=Known('"7"', "Tue, 05 Mar 2024 10:00:00 GMT"))
    assert (page.status, page.found, page.body) == (304, False, b"")
    assert web.asked[0].headers["if-none-match"] == '"7"'
    assert web.asked[0].headers["if-modified-since"] == "Tue, 05 Mar 2024 10:00:00 GMT"


def test_fetch_keeps_no_mark_that_could_become_a_header_of_its_own():
    web = Web()
    web.serve(PAPER, lambda request: answer(b"here", etag="a" * 300, last_modified="caf\u00e9"))
    assert (fetched(web).etag, fetched(web).last_modified) == ("", "")


@pytest.mark.parametrize(
    ("words", "wait"),
    [("120", datetime.timedelta(minutes=2)), ("Mon, 01 Jan 2001 00:00:00 GMT", datetime.timedelta()), ("soon", None)],
)
def test_fetch_tells_when_to_come_again(words, wait):
    web = Web()
    web.page(PAPER, status="503 Service Unavailable", retry_after=words)
    assert fetched(web).retry_after == wait


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [
        ("gzip", gzip.compress),
        ("gzip", lambda data: gzip.compress(data[:9]) + gzip.compress(data[9:])),
        ("deflate", zlib.compress),
        ("deflate", lambda data: zlib.compress(data)[2:-4]),
        ("identity", lambda data: data),
    ],
)
def test_fetch_unpacks(encoding, pack):
    web = Web()
    body = bytes(range(256)) * 1000
    packed = pack(body)
    head = answer(b"", content_length=str(len(packed)), content_encoding=encoding)
    web.serve(PAPER, [head, *[packed[n : n + 100] for n in range(0, len(packed), 100)]])
    assert fetched(web).body == body


def refusal(web: Web, url: str) -> str:
    with pytest.raises(Rejected) as refused:
        fetched(web, url)
    return str(refused.value)


def test_hostile_addresses_are_refused_before_anybody_is_asked():
    web = Web(names={"paper.example": [PUBLIC]})
    told = {url: refusal(web, url) for url in hostile_addresses.urls()}
    assert {url: told[url] for url, words in hostile_addresses.urls().items() if words not in told[url]} == {}
    assert {url: words for url, words in told.items() if "\n" in words or len(words) > 400} == {}
    assert len(told) > 150
    assert (web.resolved, web.connected) == ([], [])


def test_names_of_inner_addresses_are_refused():
    for address in hostile_addresses.numeric():
        web = Web(names={"paper.example": [address]})
        assert refusal(web, PAPER).startswith(f"“paper.example” leads to {address}, an address")
        assert web.connected == []


def test_hostile_answers_are_refused():
    for name, (set_up, words) in hostile_addresses.answers().items():
        web = Web(names={"paper.example": [PUBLIC]})
        set_up(web)
        assert words in refusal(web, PAPER), name
        assert {address for address, _ in web.connected} <= {PUBLIC}, name


def test_what_may_come_later_is_told_from_what_never_will():
    web = Web(down={PUBLIC})
    web.page(PAPER)
    with pytest.raises(Unreachable):
        fetched(web)
    web.down.clear()
    web.page(PAPER, b"x", content_encoding="br")
    with pytest.raises(Rejected) as refused:
        fetched(web)
    assert not isinstance(refused.value, Unreachable)


@given(st.integers(0, 2**32 - 1))
def test_no_address_is_public_that_the_registry_calls_special(number):
    address = ipaddress.IPv4Address(number)
    if not address.is_global or address.is_multicast:
        assert why_not(address)


@given(st.integers(0, 2**128 - 1))
def test_no_address_of_the_new_kind_is_public_that_the_registry_calls_special(number):
    address = ipaddress.IPv6Address(number)
    if why_not(address) is None and address.ipv4_mapped is None:
        assert address.is_global
        assert not address.is_multicast


@given(st.text(max_size=40).map(lambda words: f"http://{words}/") | st.text(max_size=40))
def test_any_words_are_a_target_or_refused(words):
    try:
        target = parse_target(words)
    except Rejected:
        return
    host = target.raw_host.decode()
    assert "." in host or ":" in host
    assert target.scheme in ("http", "https")
    given = parsed(host)
    assert given is None or why_not(given) is None


def test_requests_of_one_fetch_share_its_deadline():
    def slowly(request: Request) -> bytes:
        web.now += 8
        return answer(b"", "302 Found", location=f"{request.target}a")

    web = Web()
    for number in range(6):
        web.serve(f"{PAPER}{'a' * number}", slowly)
    with pytest.raises(Unreachable, match="did not answer within 20 seconds"):
        fetched(web)


def test_a_fetch_over_real_sockets():
    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = gzip.compress(f"{self.headers['Host']} {self.path}".encode())
            self.send_response(200)
            self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *words: object) -> None:
            pass

    class Detour(httpcore.SyncBackend):
        def connect_tcp(self, host, port, **options):
            assert (host, port) == (PUBLIC, 80)
            return super().connect_tcp("127.0.0.1", server.server_port, **options)

    with ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        network = Network(resolve=lambda name, seconds: [PUBLIC], backend=Detour())
        page = fetch("http://paper.example/a?b=1#c", agent=AGENT, network=network)
        server.shutdown()
    assert page.body == b"paper.example /a?b=1"


def test_names_are_found_as_the_machine_knows_them(monkeypatch):
    found = [(2, 1, 6, "", (PUBLIC, 0)), (10, 1, 6, "", ("fe80::1%eth0", 0, 0, 2)), (2, 1, 6, "", (PUBLIC, 0))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *given, **options: found)
    assert resolve("paper.example", 5) == [PUBLIC, "fe80::1%eth0"]


@pytest.mark.parametrize("error", [socket.gaierror("not known"), UnicodeError("label too long")])
def test_a_name_that_is_not_known_is_an_error(monkeypatch, error):
    def fails(*given, **options):
        raise error

    monkeypatch.setattr(socket, "getaddrinfo", fails)
    with pytest.raises(OSError, match=r"not known|too long"):
        resolve("paper.example", 5)


def test_a_name_is_not_waited_for_beyond_the_deadline(monkeypatch):
    told = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *given, **options: told.wait() and [])
    with pytest.raises(TimeoutError):
        resolve("paper.example", 0.01)
    told.set()
