"""What stands on the desk as files: rows, the formats that they are written in, and what a filter leaves of them."""

from claims.exports.rows import (
    claim_rows,
    claims_to_export,
    finding_rows,
    findings_to_export,
    measure_rows,
    measures_to_export,
    state_of,
)
from claims.exports.selecting import NotUnderstood, Selection, everything, select
from claims.exports.writing import FORMATS, MEDIA, chunks_of, file_name

__all__ = [
    "FORMATS",
    "MEDIA",
    "NotUnderstood",
    "Selection",
    "chunks_of",
    "claim_rows",
    "claims_to_export",
    "everything",
    "file_name",
    "finding_rows",
    "findings_to_export",
    "measure_rows",
    "measures_to_export",
    "select",
    "state_of",
]
