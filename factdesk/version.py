"""Which FactDesk this is."""

import tomllib
from pathlib import Path

from django.conf import settings


def version() -> str:
    """The version that the project states."""
    project = tomllib.loads(Path(settings.BASE_DIR, "pyproject.toml").read_text(encoding="utf-8"))
    return str(project["project"]["version"])
