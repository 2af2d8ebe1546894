"""Where mail goes, out of one address in the environment."""

from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

_BACKENDS = {
    "console": "django.core.mail.backends.console.EmailBackend",
    "file": "django.core.mail.backends.filebased.EmailBackend",
    "smtp": "django.core.mail.backends.smtp.EmailBackend",
    "smtp+tls": "django.core.mail.backends.smtp.EmailBackend",
    "smtps": "django.core.mail.backends.smtp.EmailBackend",
}
_PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}


def mail_is_set() -> bool:
    """Whether mail leaves this machine, rather than standing on its console."""
    return bool(_BACKENDS["console"] != settings.EMAIL_BACKEND)


def mail_settings(address: str) -> dict[str, Any]:
    """Django's settings for `console:`, `file:///folder`, `smtp://`, `smtp+tls://` or `smtps://user:password@host:port`."""
    parts = urlsplit(address or "console:")
    if parts.scheme not in _BACKENDS:
        raise ImproperlyConfigured(f"EMAIL_URL begins with “{parts.scheme}:”; it may be {', '.join(_BACKENDS)}.")
    found: dict[str, Any] = {"EMAIL_BACKEND": _BACKENDS[parts.scheme]}
    if parts.scheme == "file":
        found["EMAIL_FILE_PATH"] = parts.path
    if parts.scheme in _PORTS:
        timeout = parse_qs(parts.query).get("timeout", ["20"])[0]
        found |= {
            "EMAIL_HOST": parts.hostname or "localhost",
            "EMAIL_PORT": parts.port or _PORTS[parts.scheme],
            "EMAIL_HOST_USER": unquote(parts.username or ""),
            "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
            "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
            "EMAIL_USE_SSL": parts.scheme == "smtps",
            "EMAIL_TIMEOUT": int(timeout),
        }
    return found
