"""What the frame of every page shows."""

from django.http import HttpRequest


def desk(request: HttpRequest) -> dict[str, object]:
    """Nothing yet."""
    return {}
