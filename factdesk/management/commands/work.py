"""`manage.py work`: a worker."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from claims.jobs.worker import Worker, stop_on_signals
from factdesk.migrated import require_migrated


class Command(BaseCommand):
    """Do what the site and `load --background` leave to workers, until told to stop."""

    help = (
        "Works: reads loaded pages, tells followers, polls and tidies up, until Ctrl-C or SIGTERM. "
        "As many workers as wanted, on as many machines, may share a database."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How often to look, and when to end."""
        parser.add_argument(
            "--interval", type=float, default=1.0, help="Seconds between looks for work (default: %(default)s)."
        )
        parser.add_argument("--announce", action="store_true", help="Say a line once ready to work.")
        parser.add_argument("--until-idle", action="store_true", help="End when nothing is left to do.")

    def handle(self, *args: Any, interval: float, until_idle: bool, announce: bool, **options: Any) -> None:
        """Work."""
        require_migrated()
        worker = Worker(interval=max(0.05, interval), until_idle=until_idle)
        stop_on_signals(worker)
        if announce:
            worker.get_ready()
            self.stdout.write(f"{worker.name} is ready")
            self.stdout.flush()
        worker.run()
