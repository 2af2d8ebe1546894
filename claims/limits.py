"""The limits on what is loaded, as the settings have them."""

from django.conf import settings

from articles.readers.limits import Limits


def current_limits() -> Limits:
    """What a file may cost to be read today."""
    return Limits(**{"file_bytes": settings.FACTDESK_MAX_BYTES, **settings.FACTDESK_LIMITS})
