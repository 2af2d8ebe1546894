"""The project as an app: its checks and template tags live here."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class FactDeskConfig(AppConfig):
    """Registers the checks that guard a start."""

    name = "factdesk"
    verbose_name = "FactDesk"


class DeskAdminConfig(AdminConfig):
    """Django's admin, with our own site in place of its."""

    default_site = "factdesk.adminsite.DeskAdmin"
