"""`manage.py serve`: the site and its worker, side by side."""

import os
import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from factdesk.demo import refuse_demo_passwords
from factdesk.processes import run_together


class Command(BaseCommand):
    """Serve the site with a worker beside it; Ctrl-C stops both."""

    help = "Serves the site with a worker beside it; Ctrl-C stops both."
    requires_system_checks = []  # runserver does them; with DEBUG off `handle` does

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to listen, and with how many processes."""
        parser.add_argument("--bind", default="127.0.0.1:8000", help="Address and port (default: %(default)s).")
        parser.add_argument(
            "--processes", type=int, default=2, help="Processes that answer when DEBUG is off (default: %(default)s)."
        )
        parser.add_argument(
            "--workers", type=int, default=1, help="Workers beside the site; 0 where others run (default: %(default)s)."
        )

    def handle(self, *args: Any, bind: str, processes: int, workers: int, **options: Any) -> None:
        """Refuse where demo passwords stand, then run both until told to stop; a worker that dies is begun anew."""
        try:
            refuse_demo_passwords()
        except ImproperlyConfigured as error:
            raise CommandError(str(error)) from error
        if not settings.DEBUG:
            self.check()
            call_command("collectstatic", interactive=False, verbosity=0)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factdesk.settings")
        status = run_together(
            [_server(bind, processes)],
            restarted=[_manage("work")] * max(0, workers),
            on_start=lambda: self.stdout.write(f"FactDesk opens at http://{bind}/ (Ctrl-C stops it)"),
        )
        if status:
            sys.exit(status)


def _server(bind: str, processes: int) -> list[str]:
    if settings.DEBUG:
        return _manage("runserver", "--noreload", bind)
    # With threads, a long download neither holds up other readers nor is taken for a process that hangs.
    return [
        sys.executable,
        "-m",
        "gunicorn",
        "factdesk.wsgi",
        "--bind",
        bind,
        "--workers",
        str(processes),
        "--threads",
        "4",
    ]


def _manage(*arguments: str) -> list[str]:
    return [sys.executable, str(settings.BASE_DIR / "manage.py"), *arguments]
