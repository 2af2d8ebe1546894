"""Claims, measures, findings and verdicts."""

from django.apps import AppConfig


class ClaimsConfig(AppConfig):
    """Claims."""

    name = "claims"

    def ready(self) -> None:
        """Listen to what happens to articles."""
        import claims.receivers  # noqa: F401  # models are not loaded before
