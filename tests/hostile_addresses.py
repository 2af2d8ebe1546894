"""Addresses that lead where no page of the web is, and answers that hurt, all made by code."""

import gzip
import ipaddress
import zlib
from collections.abc import Callable

from tests.fakeweb import Web, answer

# Numeric addresses, each with a word that the reject says of it.
_INNER = {
    "127.0.0.1": "machine", "127.255.255.254": "machine", "0.0.0.0": "machine", "10.0.0.1": "private",
    "172.16.0.1": "private", "172.31.255.255": "private", "192.168.1.1": "private", "169.254.169.254": "machine",
    "100.64.0.1": "provider", "100.127.255.255": "provider", "192.0.0.192": "no page", "198.18.0.1": "examples",
    "224.0.0.1": "many", "239.255.255.255": "many", "240.0.0.1": "no page", "255.255.255.255": "no page",
    "168.63.129.16": "clouds",
}  # fmt: skip
_INNER_6 = ("::1", "::", "fe80::1", "fc00::1", "fd00:ec2::254", "fec0::1", "ff02::1", "2001:db8::1", "2002:7f00:1::",
            "2001:0:7f00:1::", "64:ff9b:1::1", "3fff::1", "4000::1", "100::1")  # fmt: skip


def numeric() -> dict[str, str]:
    """Every plain numeric address of an inner network, and every way to wrap one in an address of the new kind."""
    found = dict.fromkeys(_INNER_6, "only pages of the public web")
    for words, what in _INNER.items():
        found[words] = what
        number = int(ipaddress.IPv4Address(words))
        for wrapped in (0xFFFF << 32 | number, (0x64FF9B << 96) | number):
            found[str(ipaddress.IPv6Address(wrapped))] = what
        found[str(ipaddress.IPv6Address(number | 1 << 31))] = "only pages of the public web"
        found[str(ipaddress.IPv6Address(0x2002 << 112 | number << 80))] = "tunnel"
        found[str(ipaddress.IPv6Address(0x20010000 << 96 | number))] = "tunnel"
    return found


def written_oddly(words: str = "127.0.0.1") -> tuple[str, ...]:
    """Other notations of a numeric address that some programs understand."""
    parts = [int(part) for part in words.split(".")]
    number = int(ipaddress.IPv4Address(words))
    wide = str.maketrans("0123456789.", "０１２３４５６７８９．")
    return (
        str(number), hex(number), hex(number).upper(), f"0{number:o}", words.translate(wide),
        words.replace(".", "。"), f"{words}.", ".".join(f"0{part:o}" for part in parts),
        ".".join(hex(part) for part in parts), ".".join(f"{part:03d}" for part in parts),
        f"{parts[0]}.{parts[3]}", f"{parts[0]}.{parts[1]}.{parts[3]}", f"{parts[0] + 256}.{words.partition('.')[2]}",
        f"{words}.0", "%31%32%37.0.0.1", "①②⑦.0.0.1",
    )  # fmt: skip


def urls() -> dict[str, str]:
    """Whole addresses that are refused before anybody is asked, each with words of its reject."""
    only = "only pages of the public web are fetched"
    found = {f"http://{f'[{host}]' if ':' in host else host}/a": what for host, what in numeric().items()}
    found |= {f"https://{host}/": "" for host in written_oddly()}
    found |= {f"http://{host}/": only for host in ("localhost", "intranet", "LOCALHOST", "desk.local", "db.internal")}
    found |= {
        "http://[fe80::1%25eth0]/": "no web address", "http://[fe80::1%eth0]/": "no web address",
        "http://[::1/": "no web address", "http://[127.0.0.1]/": "no web address",
        "http://paper.example./": "ends in a dot", "http://-/": "", "http://a..example/": "no name",
        "http://paper.example@127.0.0.1/": "names a user", "http://user:word@paper.example/": "names a user",
        "http://paper.example\\@127.0.0.1/": "a backslash", "http:\\\\paper.example\\": "a backslash",
        "http://127.0.0.1#@paper.example/": "machine", "http://127.0.0.1?@paper.example/": "machine",
        "http://paper.example:22/": "port 22", "http://paper.example:443/": "port 443",
        "https://paper.example:80/": "port 80", "http://paper.example:8080/": "port 8080",
        "http://paper.example:0/": "port 0", "http://paper.example:99999/": "port 99999",
        "file:///etc/passwd": "must begin with http", "gopher://paper.example/": "must begin with http",
        "javascript:alert(1)": "must begin with http", "data:text/html,hello": "must begin with http",
        "ftp://paper.example/": "must begin with http", "dict://127.0.0.1:11211/": "must begin with http",
        "http:paper.example": "must begin with http", "//paper.example/": "must begin with http",
        "paper.example": "must begin with http", "": "must begin with http", "http://": "",
        "http:///a": "", "http://?a": "", "http://paper.example/a\r\nX: y": "U+000D",
        "http://paper.example/a b": "a space", "http://paper.example/\x00": "U+0000",
        "http://pa\u202eper.example/": "U+202E", "http://pa\u200bper.example/": "U+200B",
        "http://paper.example/\ud800": "U+D800", f"http://{'a' * 64}.example/": "no name",
        f"http://paper.example/{'a' * 3000}": "characters long", f"http://{'a.' * 200}example/": "no name",
        "http://xn--.example/": "", "http://paper_.example-/": "no name", "http://-paper.example/": "no name",
    }  # fmt: skip
    return found


_CHUNK = b"ffff\r\n" + b"a" * 65535 + b"\r\n"
_EARLY = b"HTTP/1.1 103 Early Hints\r\n\r\n"

PAPER = "https://paper.example/story"


def _bomb(pack: Callable[[bytes], bytes]) -> bytes:
    return pack(bytes(50 * 1024 * 1024))


def answers() -> dict[str, tuple[Callable[[Web], None], str]]:
    """Servers that answer badly at `PAPER`: how to set each up, and words of the reject. The limit is 1 MB."""
    found: dict[str, tuple[Callable[[Web], None], str]] = {
        "a gzip bomb": (lambda web: web.page(PAPER, _bomb(gzip.compress), content_encoding="gzip"), "too large"),
        "a deflate bomb": (lambda web: web.page(PAPER, _bomb(zlib.compress), content_encoding="deflate"), "too large"),
        "packed twice": (lambda web: web.page(PAPER, b"x", content_encoding="gzip, gzip"), "not asked for"),
        "packed otherwise": (lambda web: web.page(PAPER, b"x", content_encoding="br"), "packed as “br”"),
        "not packed as said": (lambda web: web.page(PAPER, b"<p>12", content_encoding="gzip"), "it is broken"),
        "packed, and cut off": (
            lambda web: web.page(PAPER, gzip.compress(b"12 wardens" * 99)[:-20], content_encoding="gzip"),
            "broke off",
        ),
        "too long as said": (lambda web: web.page(PAPER, b"", content_length="9" * 12), "too large"),
        "too long without saying": (
            lambda web: web.serve(PAPER, [b"HTTP/1.1 200 OK\r\n\r\n", *[b"a" * 65536] * 40]),
            "too large",
        ),
        "chunks without end": (
            lambda web: web.serve(
                PAPER,
                [
                    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
                    *[b"ffff\r\n" + b"a" * 65535 + b"\r\n"] * 40,
                ],
            ),
            "too large",
        ),
        "cut off": (lambda web: web.page(PAPER, b"12 wardens", content_length="9999"), "broke off"),
        "no server of the web": (lambda web: web.serve(PAPER, b"SSH-2.0-server\r\n\r\n"), "as no web server does"),
        "nothing": (lambda web: web.serve(PAPER, b""), "as no web server does"),
        "heads without end": (
            lambda web: web.serve(PAPER, [b"HTTP/1.1 200 OK\r\n", *[b"X-A: " + b"a" * 9000 + b"\r\n"] * 40]),
            "as no web server does",
        ),
        "other answers without end": (
            lambda web: (
                setattr(web, "seconds_a_piece", 1),
                web.serve(PAPER, [_EARLY] * 99),
            ),
            "did not answer within",
        ),
        "a trickle": (
            lambda web: (
                setattr(web, "seconds_a_piece", 1),
                web.serve(PAPER, [b"HTTP/1.1 200 OK\r\n\r\n", *[b"a"] * 99]),
            ),
            "did not answer within",
        ),
        "a circle": (lambda web: web.page(PAPER, status="302 Found", location=PAPER), "more than 5 times"),
        "a name that is not known": (lambda web: web.names.clear(), "cannot be found"),
        "a name without address": (lambda web: web.names.update({"paper.example": []}), "cannot be found"),
        "a name that leads inside and outside": (
            lambda web: web.names.update({"paper.example": ["93.184.216.34", "10.0.0.7"]}),
            "“paper.example” leads to 10.0.0.7, an address of a private network",
        ),
        "no connection": (
            lambda web: (web.down.add("93.184.216.34"), web.page(PAPER)),
            "cannot be reached",
        ),
    }
    for target, words in (*urls().items(), ("https://inner.example/", "leads to 127.0.0.1")):
        if target and "://" in target and target.isascii() and target.isprintable():
            found[f"leads on to {target[:60]}"] = (_leading_on(target), words)
    return found


def _leading_on(target: str) -> Callable[[Web], None]:
    def set_up(web: Web) -> None:
        web.names["inner.example"] = ["127.0.0.1"]
        web.serve(PAPER, answer(b"", "302 Found", location=target))

    return set_up
