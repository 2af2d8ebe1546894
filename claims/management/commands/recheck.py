"""`manage.py recheck`: compare everything that is stored anew."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from claims.comparison.keys import LEFT_OUT
from claims.models import ClaimKey, CrowdedBlock
from claims.recording import recheck
from factdesk.migrated import require_migrated


class Command(BaseCommand):
    """Compare everything anew; stopped (Ctrl-C, a kill, a crash), it goes on where it was."""

    help = (
        "Compare all stored claims anew with today's rules, without reading the articles again; verdicts stay. "
        "It can be stopped at any time, and goes on where it was when it is called again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whether to begin from the beginning."""
        parser.add_argument("--anew", action="store_true", help="Begin with the first article, wherever one stopped.")

    def handle(self, *args: Any, anew: bool, **options: Any) -> None:
        """Go through, showing how far it is."""
        require_migrated()
        with tqdm(desc="Comparing", unit="article", file=sys.stderr, disable=None, leave=False) as bar:
            for progress in recheck(anew=anew):
                bar.total = progress.total
                bar.set_description(progress.step.capitalize(), refresh=False)
                bar.update(progress.done - bar.n)
        self.stdout.write("Everything is compared.")
        if crowded := CrowdedBlock.objects.count():
            left_out = ClaimKey.objects.filter(key__endswith=LEFT_OUT).values("claim").distinct().count()
            self.stdout.write(
                f"{crowded:,} crowded blocks are compared by years, months or days alone; {left_out:,} claims are left "
                "out of the comparison of their day (see Crowded blocks in the admin)."
            )
