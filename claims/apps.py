"""Claims, measures, findings and verdicts."""

from django.apps import AppConfig


class ClaimsConfig(AppConfig):
    """Claims."""

    name = "claims"
