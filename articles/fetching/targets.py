"""An address as somebody wrote it to the place that is asked, or one line why it is not."""

import re

import httpx

from articles.fetching.addresses import parsed, why_not
from articles.rejects import Rejected

ONLY_PUBLIC = "only pages of the public web are fetched"
_LONGEST = 2000
_SHOWN = 120
_PORTS = {"http": 80, "https": 443}
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
# Spaces, control characters and the like; a backslash is a slash to some programs and part of a name to others.
_NEVER = re.compile(r"[\s\\\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
_NAME = re.compile(r"(?=.{1,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
# Some programs read a name whose last part is a number as an address: 2130706433, 0x7f.1, 0177.0.0.1.
_NUMBER = re.compile(r"(?:.*\.)?(?:[0-9]+|0x[0-9a-f]*)")
# Ends that mean a network of one's own.
_LOCAL = ("localhost", "local", "localdomain", "internal", "intranet", "lan", "home", "corp", "home.arpa", "onion")


def parse_target(words: str) -> httpx.URL:
    """The place that an address of the public web names, without its fragment.

    Raises `Rejected` for everything that is not plainly one. What a name leads to is judged when it is asked.
    """
    words = words.strip()
    if len(words) > _LONGEST:
        raise Rejected(f"the address is {len(words):,} characters long; at most {_LONGEST:,} are fetched")
    if found := _NEVER.search(words):
        raise Rejected(f"{_shown(words)} holds {_called(found.group())}, which no address of the web does")
    scheme = _scheme(words)
    _check_user(words)
    try:
        url = httpx.URL(words)
        host, port = url.raw_host.decode("ascii"), url.port
    except (httpx.InvalidURL, UnicodeError, ValueError):
        raise Rejected(f"{_shown(words)} is no web address that can be read") from None
    if port not in (None, _PORTS[scheme]):
        raise Rejected(f"{_shown(words)} names port {port}; only the web’s own ports, 80 and 443, are asked")
    _check_host(host.lower(), words)
    return url.copy_with(fragment=None)


def follow(url: httpx.URL, location: str) -> httpx.URL:
    """Where a page says that it stands now."""
    if found := _NEVER.search(location):
        raise Rejected(f"leads on to an address that holds {_called(found.group())}")
    try:
        target = str(url.join(location))
    except (httpx.InvalidURL, ValueError):
        raise Rejected(f"leads on to {_shown(location)}, which is no web address that can be read") from None
    try:
        return parse_target(target)
    except Rejected as reject:
        raise Rejected(f"leads on to another address: {reject}") from None


def _scheme(words: str) -> str:
    named = _SCHEME.match(words)
    scheme = named.group(1).lower() if named else ""
    if scheme not in _PORTS or not words[len(scheme) :].startswith("://"):
        raise Rejected(f"{_shown(words)} is no web address; it must begin with http:// or https://")
    return scheme


def _check_user(words: str) -> None:
    """A name before an @ is not where the address leads, though it looks so."""
    authority = re.split(r"[/?#]", words.split("://", 1)[1], maxsplit=1)[0]
    if "@" in authority:
        raise Rejected(f"{_shown(words)} names a user before an @; such addresses are not fetched")


def _check_host(host: str, words: str) -> None:
    if ":" in host or (address := parsed(host)) is not None:
        address = parsed(host)
        if address is None or "%" in host:
            raise Rejected(f"{_shown(words)} is no web address that can be read")
        if what := why_not(address):
            raise Rejected(f"{host} is {what}; {ONLY_PUBLIC}")
        return
    if host.endswith("."):
        raise Rejected(f"“{_shown(host)}” ends in a dot; write the name without it")
    if _NUMBER.fullmatch(host):
        raise Rejected(f"“{_shown(host)}” is a number in place of a name; {ONLY_PUBLIC}")
    if host in _LOCAL or host.endswith(tuple(f".{end}" for end in _LOCAL)) or (host and "." not in host):
        raise Rejected(f"“{_shown(host)}” is a name of this machine’s own network; {ONLY_PUBLIC}")
    if not _NAME.fullmatch(host):
        raise Rejected(f"“{_shown(host)}” is no name that a site of the web can have")


def _called(character: str) -> str:
    return {"\\": "a backslash", " ": "a space"}.get(character, f"the character U+{ord(character):04X}")


def _shown(words: str) -> str:
    shown = _NEVER.sub("�", words)
    return shown if len(shown) <= _SHOWN else shown[: _SHOWN - 1] + "…"
