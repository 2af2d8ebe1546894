"""Ask the feeds whose turn has come, for desks that have no worker running all the time."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from claims.models import Feed
from claims.polling import Polled, poll_due_feeds
from factdesk.migrated import require_migrated


class Command(BaseCommand):
    """`manage.py poll_feeds [--all]`: one pass; a worker does the same every minute."""

    help = "Ask the feeds whose turn has come for new articles, and load them. A worker does the same every minute."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whose turn it is."""
        parser.add_argument("--all", action="store_true", help="ask every feed that is not paused, due or not")

    def handle(self, *args: Any, **options: Any) -> None:
        """One row a feed; end with 1 where one failed."""
        require_migrated()
        if options["all"]:
            Feed.objects.active().hurry()
        failed = False
        for polled in poll_due_feeds():
            failed = failed or bool(polled.error)
            if polled.error:
                self.stderr.write(f"{polled.feed}: {polled.error}")
            else:
                self.stdout.write(_told_of(polled))
        if failed:
            raise SystemExit(1)


def _told_of(polled: Polled) -> str:
    told = f"{polled.feed}: {polled.new} new, {polled.loaded} loaded"
    return f"{told}, {polled.rejected} not loaded" if polled.rejected else told
