"""`manage.py digest`: mail users what is new of what they follow. Made to be run once a day, by cron for instance."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from claims.following.digests import send_digests
from claims.following.telling import tell
from claims.recording import note_stale_sheets
from factdesk.migrated import require_migrated


class Command(BaseCommand):
    """Sends each user's digest, at most one a day."""

    help = "Mails a digest to everyone who wants one today and has something new; safe to run again."

    def handle(self, *args: Any, **options: Any) -> None:
        """Make news into notices first, so that this works without a worker; then send, and report what failed."""
        require_migrated()
        note_stale_sheets(today=timezone.localdate())
        tell()
        sent, failed = 0, 0
        for row in send_digests():
            if row.error:
                failed += 1
                self.stderr.write(f"{row.user}: not sent. {row.error}")
            else:
                sent += 1
                self.stdout.write(f"{row.user}: {row.notices} notice{'' if row.notices == 1 else 's'}")
        self.stderr.write(f"{sent} sent, {failed} failed")
        if failed:
            raise CommandError(f"{failed} of {sent + failed} digests could not be sent; run it again to try them anew.")
