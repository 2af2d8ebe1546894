"""`manage.py export claims|findings|measures|history`: what stands on the desk, in the formats that the pages offer."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.http import QueryDict
from django.utils import timezone
from django_filters import FilterSet

from claims.exports import FORMATS, NotUnderstood, Selection, chunks_of, everything, select
from claims.filters import ClaimFilter
from claims.queue import FindingFilter
from factdesk.migrated import require_migrated

_FILTERS: dict[str, type[FilterSet]] = {"claims": ClaimFilter, "findings": FindingFilter}


class Command(BaseCommand):
    """Prints to stdout; says on stderr how many rows there were."""

    help = "Export claims, findings, measures or the history of decisions, with the filters that the page has."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """A subcommand each, with an option for every filter of its page."""
        parts = parser.add_subparsers(dest="what", required=True)
        for name, forms in FORMATS.items():
            part = parts.add_parser(name)
            part.add_argument("--format", choices=forms, default="jsonl")
            part.add_argument("--bom", action="store_true", help="Begin a CSV with a mark by which Excel knows UTF-8.")
            for field in _FILTERS[name].base_filters if name in _FILTERS else ():
                part.add_argument(f"--{field.replace('_', '-')}", dest=f"filter_{field}", action="append")

    def handle(self, *args: Any, **options: Any) -> None:
        """Filter, write, count."""
        require_migrated()
        data = QueryDict(mutable=True)
        for key, values in options.items():
            if key.startswith("filter_"):
                data.setlist(key.removeprefix("filter_"), values or [])
        selection = self._selected(options["what"], data)
        pieces = chunks_of(
            selection, options["format"], site=settings.FACTDESK_URL, now=timezone.localtime(), bom=options["bom"]
        )
        for piece in pieces:
            if options["format"] == "zip":
                sys.stdout.buffer.write(piece)
            else:
                sys.stdout.write(piece.decode())
        count = selection.count()
        self.stderr.write(f"{options['what']}" if count is None else f"{count} {options['what']}")

    def _selected(self, what: str, data: QueryDict) -> Selection:
        """What the given filters leave; without one, everything, ages and agreement too."""
        if not any(data.values()):
            return everything(what)
        if what == "findings":
            data.setdefault("state", "all")
        try:
            return select(what, data)
        except NotUnderstood as error:
            faults = "; ".join(f"--{name}: {' '.join(said)}" for name, said in error.faults.items())
            raise CommandError(faults) from error
