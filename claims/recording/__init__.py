"""The only bridge between the plain engine and the database: revisions to claims, claims to findings, and decisions.

Every function here is atomic and takes keywords only; run again on the same input, it changes nothing.
"""

from claims.recording.claims import ReadAhead, Recorded, load_catalogue, read_ahead, record_revision, reread_article
from claims.recording.corrections import CORRECTABLE, correct_claim, withdraw_correction
from claims.recording.findings import rejudge
from claims.recording.rechecking import recheck, rejudge_everything
from claims.recording.reviews import (
    DecidedMeanwhile,
    EvidenceChanged,
    fingerprint,
    open_finding,
    sign_review,
    undo_review,
)

__all__ = [
    "CORRECTABLE",
    "DecidedMeanwhile",
    "EvidenceChanged",
    "ReadAhead",
    "Recorded",
    "correct_claim",
    "fingerprint",
    "load_catalogue",
    "open_finding",
    "read_ahead",
    "recheck",
    "record_revision",
    "rejudge",
    "rejudge_everything",
    "reread_article",
    "sign_review",
    "undo_review",
    "withdraw_correction",
]
