"""`manage.py demo`: what `make run` needs before it serves."""

import hashlib
import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db.models import Count

from articles.models import Article, Revision
from claims.models import Claim, Finding
from factdesk.demo import DEMO_PASSWORDS, make_demo_users

DIGESTS = settings.BASE_DIR / "fixtures" / "digests"


class Command(BaseCommand):
    """Make the demo users, load the digests or the folder in ARTICLES, say what was found."""

    help = "Makes the demo users and loads the digests (or the folder that ARTICLES names). For trying FactDesk out."
    requires_system_checks = []  # they load spaCy, and a second `make run` has nothing for it to read

    def handle(self, *args: Any, **options: Any) -> None:
        """Do what is not done yet; a second run changes nothing. Refused on a site in earnest."""
        if not settings.DEBUG:
            raise CommandError("The demo users are for looking round: set FACTDESK_DEBUG=1, or use “make run”.")
        for user in make_demo_users():
            self.stdout.write(f"Made the user {user.username} with the password {DEMO_PASSWORDS[user.username]}")
        folder = Path(os.environ.get("ARTICLES") or DIGESTS)
        if not folder.is_dir():
            raise CommandError(f"ARTICLES={folder} is not a folder")
        if not _already_loaded(folder):
            call_command("load", str(folder), stdout=self.stdout, stderr=self.stderr)
        self.stdout.write(_found())


def _already_loaded(folder: Path) -> bool:
    """Whether each text of the folder stands in the database; decided without reading one, which takes seconds."""
    hashes = {hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.glob("*.txt")}
    return bool(hashes) and Revision.objects.filter(original_sha256__in=hashes).count() >= len(hashes)


def _found() -> str:
    """What stands in the database, in lines."""
    kinds = dict(Claim.objects.standing().values_list("kind").annotate(n=Count("pk")).order_by())
    queued = Finding.objects.waiting().count()
    return "\n".join(
        [
            f"{Article.objects.count()} articles: {kinds.get('figure', 0)} figures, {kinds.get('event', 0)} events, "
            f"{kinds.get('rating', 0)} ratings, {kinds.get('quote', 0)} quotes",
            f"{Finding.objects.live().count()} findings, {queued} of them for an editor",
        ]
    )
