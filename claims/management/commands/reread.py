"""`manage.py reread`: read every article anew with today's rules."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from claims.tasks import reread_everything, reread_soon
from factdesk.migrated import require_migrated


class Command(BaseCommand):
    """Read every article anew: by the worker, or here and now."""

    help = "Has the worker read every article anew with today's rules; corrections and verdicts stay."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whether to wait for it."""
        parser.add_argument("--now", action="store_true", help="Read them here and wait, without a worker.")

    def handle(self, *args: Any, now: bool, **options: Any) -> None:
        """Read or enqueue."""
        require_migrated()
        if now:
            self.stdout.write(f"{reread_everything.call()} articles read anew")
        else:
            reread_soon()
            self.stdout.write("The worker will read every article anew (manage.py work, or serve)")
