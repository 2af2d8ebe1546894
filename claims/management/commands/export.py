"""`manage.py export claims|findings|measures`: what stands on the desk, as CSV or JSON lines."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import QuerySet
from django.http import QueryDict
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
from claims.filters import ClaimFilter
from claims.models import Measure
from claims.queue import FindingFilter, queue_for
from factdesk.migrated import require_migrated

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
        require_migrated()
        given = {key.removeprefix("filter_"): value for key, value in options.items() if key.startswith("filter_")}
        data = QueryDict(mutable=True)
        for key, values in given.items():
            data.setlist(key, values or [])
        count = write_rows(self._rows(options["what"], data), form=options["format"], out=sys.stdout)
        self.stderr.write(f"{count} {options['what']}")

    def _rows(self, what: str, data: QueryDict) -> Iterator[dict[str, Any]]:
        """The rows that the given filters leave; without one, all."""
        if what == "measures":
            return measure_rows(Measure.objects.select_related("merged_into").prefetch_related("aliases"))
        asked = any(data.values())
        if what == "claims":
            chosen = ClaimFilter(data if asked else None, queryset=claims_to_export())
            self._refuse_faults(chosen)
            rows: QuerySet[Any] = chosen.qs if asked else claims_to_export()
            return claim_rows(rows.iterator(chunk_size=500))
        findings = findings_to_export()
        if asked:
            data.setdefault("state", "all")
            queue = queue_for(data)
            self._refuse_faults(queue.filters)
            findings = findings.filter(pk__in=queue.findings.values("pk"))
        return finding_rows(findings.iterator(chunk_size=500))

    def _refuse_faults(self, chosen: FilterSet) -> None:
        if chosen.is_bound and not chosen.is_valid():
            faults = "; ".join(f"--{field}: {' '.join(map(str, errors))}" for field, errors in chosen.errors.items())
            raise CommandError(faults)
