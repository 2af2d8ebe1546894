"""`manage.py export claims|findings|measures`: what stands on the desk, as CSV or JSON lines."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import QuerySet
from django_filters import FilterSet

from claims.exporting import (
    FORMATS,
    claim_rows,
    claims_to_export,
    finding_rows,
    findings_to_export,
    measure_rows,
    write_rows,
)
from claims.filters import ClaimFilter, FindingFilter
from claims.models import Measure

_FILTERS: dict[str, type[FilterSet]] = {"claims": ClaimFilter, "findings": FindingFilter}


class Command(BaseCommand):
    """Prints to stdout; says on stderr how many rows there were."""

    help = "Export claims, findings or measures, with the filters that the page has."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """A subcommand each, with an option for every filter of its page."""
        parts = parser.add_subparsers(dest="what", required=True)
        for name in ("claims", "findings", "measures"):
            part = parts.add_parser(name)
            part.add_argument("--format", choices=FORMATS, default="jsonl")
            for field in _FILTERS[name].base_filters if name in _FILTERS else ():
                part.add_argument(f"--{field.replace('_', '-')}", dest=f"filter_{field}", action="append")

    def handle(self, *args: Any, **options: Any) -> None:
        """Filter, write, count."""
        rows: Any
        if options["what"] == "claims":
            rows = claim_rows(self._filtered("claims", claims_to_export(), options).iterator(chunk_size=500))
        elif options["what"] == "findings":
            rows = finding_rows(self._filtered("findings", findings_to_export(), options).iterator(chunk_size=500))
        else:
            rows = measure_rows(Measure.objects.prefetch_related("aliases"))
        count = write_rows(rows, form=options["format"], out=sys.stdout)
        self.stderr.write(f"{count} {options['what']}")

    def _filtered(self, name: str, queryset: QuerySet[Any], options: dict[str, Any]) -> QuerySet[Any]:
        """The rows that the given filters leave; without one, all."""
        given = {key.removeprefix("filter_"): value for key, value in options.items() if key.startswith("filter_")}
        data = {key: value[-1] for key, value in given.items() if value}
        if not data:
            return queryset
        chosen = _FILTERS[name](data, queryset=queryset)
        if not chosen.is_valid():
            faults = "; ".join(f"--{field}: {' '.join(map(str, errors))}" for field, errors in chosen.errors.items())
            raise CommandError(faults)
        return chosen.qs
