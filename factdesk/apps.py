"""The project as an app: its checks and template tags live here."""

from django.apps import AppConfig


class FactDeskConfig(AppConfig):
    """Registers the checks that guard a start."""

    name = "factdesk"
    verbose_name = "FactDesk"
