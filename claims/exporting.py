"""Claims, findings and measures as flat rows, the same for command, page and interface.

A claim's row is `extract`'s line plus `id`, `revision`, `permalink` and `state`. Rows are yielded one by one, so that
an export of any size stays small in memory.
"""

import csv
import json
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from claims.lines import statement_to_line
from claims.models import Claim, Finding, FindingQuerySet, Measure
from claims.recording.readings import statement_of
from claims.values import Relation

FORMATS = ("jsonl", "csv")
# What a spreadsheet would take for a formula at the head of a text cell (CWE-1236).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def claim_rows(claims: Iterable[Claim]) -> Iterator[dict[str, Any]]:
    """A row a claim; the claims come with their context and findings fetched."""
    for claim in claims:
        line = statement_to_line(statement_of(claim))
        yield {
            "id": claim.pk,
            **line,
            "article": claim.revision.article.stem,
            "outlet": claim.revision.article.outlet.name if claim.revision.article.outlet else None,
            "headline": claim.revision.article.headline,
            "published": _iso(claim.revision.article.published_from),
            "published_to": _iso(claim.revision.article.published_to),
            "revision": claim.revision_id,
            "permalink": claim.get_absolute_url(),
            "state": state_of(claim),
        }


def state_of(claim: Claim) -> str:
    """Where a claim stands with the editors: one of their verdicts, `open` or `unreviewed`.

    The gravest of its findings counts; `open` waits for a verdict, `unreviewed` has nothing to decide.
    """
    findings = [side.finding for side in claim.sides.all() if side.finding.live]
    verdicts = {finding.verdict for finding in findings if finding.verdict}
    for verdict in (Finding.Verdict.CONTRADICTION, Finding.Verdict.NEEDS_REPORTING):
        if verdict in verdicts:
            return str(verdict.value)
    if any(finding.queue and not finding.verdict for finding in findings):
        return "open"
    return str(Finding.Verdict.NOT_CONTRADICTION.value) if verdicts else "unreviewed"


def finding_rows(findings: Iterable[Finding]) -> Iterator[dict[str, Any]]:
    """A row a finding, with its sides; an undecided one has a null verdict."""
    for finding in findings:
        yield {
            "id": finding.pk,
            "relation": finding.relation,
            "possible": finding.relation == Relation.CANNOT_COMPARE and finding.possible,
            "queue": finding.queue,
            "reasons": finding.reasons,
            "explanation": finding.explanation,
            "measure": finding.measure.name if finding.measure else None,
            "entity": finding.entity.name if finding.entity else None,
            "sides": [
                {"says": side.says, "claims": sorted(claim.pk for claim in side.claims.all()), "origins": side.origins}
                for side in finding.sides.all()
            ],
            "verdict": finding.verdict or None,
            **_ruling(finding),
            "changed_since": finding.changed_since,
            "found_by": finding.found_by,
            "note": finding.note or None,
            "permalink": finding.get_absolute_url(),
        }


def _ruling(finding: Finding) -> dict[str, Any]:
    """What was signed beyond the verdict; a preference of a verdict that waits for a second editor is none yet."""
    ruling = None if finding.awaits_second else finding.ruling
    return {
        "reason": (ruling.reason or None) if ruling else None,
        "prefers": (ruling.prefers or None) if ruling else None,
        "prefers_because": (ruling.prefers_because or None) if ruling else None,
        "awaits_second": finding.awaits_second,
        "asking": finding.asking or None,
        "ask_whom": finding.ask_whom or None,
        "asked_on": _iso(finding.asked_on),
        "remind_on": _iso(finding.remind_on),
    }


def measure_rows(measures: Iterable[Measure]) -> Iterator[dict[str, Any]]:
    """A row a measure, with its aliases."""
    for measure in measures:
        yield {
            "id": measure.pk,
            "name": measure.name,
            "definition": measure.definition,
            "unit_class": measure.unit_class,
            "nature": measure.nature or None,
            "catalogued": measure.catalogued,
            "second_signature": measure.second_signature,
            "merged_into": measure.merged_into.name if measure.merged_into else None,
            "aliases": [alias.phrase for alias in measure.aliases.all()],
            "narrower": {alias.phrase: alias.says for alias in measure.aliases.all() if alias.narrows},
            "permalink": measure.get_absolute_url(),
        }


def claims_to_export() -> Any:
    """Claims that stand, with all that a row shows, in order of article and place."""
    return (
        Claim.objects.standing()
        .with_context()
        .prefetch_related("sides__finding")
        .order_by("revision__article__stem", "revision", "start", "pk")
    )


def findings_to_export() -> FindingQuerySet:
    """Every finding that stands, not the queue alone."""
    rows = Finding.objects.live().select_related("measure", "entity", "ruling")
    return rows.prefetch_related("sides__claims").order_by("pk")


def write_rows(rows: Iterable[dict[str, Any]], *, form: str, out: TextIO) -> int:
    """Write the rows in a format of `FORMATS`; return how many there were."""
    if form not in FORMATS:
        raise ValueError(f"cannot write “{form}”; these can be written: {', '.join(FORMATS)}")
    return _write_csv(rows, out) if form == "csv" else _write_jsonl(rows, out)


def _write_jsonl(rows: Iterable[dict[str, Any]], out: TextIO) -> int:
    count = 0
    for count, row in enumerate(rows, start=1):  # noqa: B007
        out.write(json.dumps(row, ensure_ascii=False) + "\n")
    return count


def _write_csv(rows: Iterable[dict[str, Any]], out: TextIO) -> int:
    writer: Any = None
    count = 0
    for count, row in enumerate(rows, start=1):  # noqa: B007
        if writer is None:
            writer = csv.DictWriter(out, fieldnames=list(row))
            writer.writeheader()
        writer.writerow({name: _cell(value) for name, value in row.items()})
    return count


def _cell(value: Any) -> Any:
    """A cell that a spreadsheet shows as it stands: text that looks like a formula is guarded, numbers are not."""
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None
