"""`manage.py reread`: read every article anew with today's rules."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from articles.models import Article
from claims.tasks import reread_article, reread_soon
from factdesk.migrated import require_migrated


class Command(BaseCommand):
    """Read every article anew: by the worker, or here and now."""

    help = "Has the worker read every article anew with today's rules; corrections and verdicts stay."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whether to wait for it."""
        parser.add_argument("--now", action="store_true", help="Read them here and wait, without a worker.")

    def handle(self, *args: Any, now: bool, **options: Any) -> None:
        """Read, or ask for it."""
        require_migrated()
        if now:
            pks = list(Article.objects.public().order_by("pk").values_list("pk", flat=True))
            for pk in pks:
                reread_article(pk)
            self.stdout.write(f"{len(pks)} articles read anew")
        else:
            reread_soon()
            self.stdout.write("The worker will read every article anew (manage.py work, or serve)")
