"""The only bridge between the plain engine and the database: revisions to claims, claims to findings, and decisions.

Every function here is atomic and takes keywords only; run again on the same input, it changes nothing.
"""

from claims.recording.catalogue import load_catalogue
from claims.recording.claims import ReadAhead, Recorded, read_ahead, record_revision, reread_article
from claims.recording.corrections import CORRECTABLE, correct_claim, withdraw_correction
from claims.recording.enquiries import note_answer, note_asked, undo_step
from claims.recording.evidence import fingerprint
from claims.recording.findings import rejudge
from claims.recording.noting import note_sheet, quietly
from claims.recording.rechecking import recheck, rejudge_everything
from claims.recording.reviews import (
    DecidedMeanwhile,
    EvidenceChanged,
    open_finding,
    second_review,
    sign_review,
    undo_review,
)
from claims.recording.settling import settle_measure
from claims.recording.sorting import keep_apart, merge_measures, rename_measure, split_measure, undo_decision

__all__ = [
    "CORRECTABLE",
    "DecidedMeanwhile",
    "EvidenceChanged",
    "ReadAhead",
    "Recorded",
    "correct_claim",
    "fingerprint",
    "keep_apart",
    "load_catalogue",
    "merge_measures",
    "note_answer",
    "note_asked",
    "note_sheet",
    "open_finding",
    "quietly",
    "read_ahead",
    "recheck",
    "record_revision",
    "rejudge",
    "rejudge_everything",
    "rename_measure",
    "reread_article",
    "second_review",
    "settle_measure",
    "sign_review",
    "split_measure",
    "undo_decision",
    "undo_review",
    "undo_step",
    "withdraw_correction",
]
