"""The only bridge between the plain engine and the database: revisions to claims, claims to findings, and decisions.

Every function here is atomic and takes keywords only; run again on the same input, it changes nothing.
"""

from claims.recording.assigning import AssignedMeanwhile, assign
from claims.recording.by_hand import Place, Said, add_claim, take_back
from claims.recording.catalogue import load_catalogue
from claims.recording.claims import ReadAhead, Recorded, read_ahead, record_revision, reread_article
from claims.recording.corrections import CORRECTABLE, correct_claim, withdraw_correction
from claims.recording.enquiries import note_answer, note_asked, undo_step
from claims.recording.entities import merge_entities
from claims.recording.evidence import fingerprint
from claims.recording.findings import rejudge
from claims.recording.noting import note_sheet, quietly
from claims.recording.proposals import propose_waiting
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
from claims.recording.sheets import note_stale_sheets, second_value, sign_value, take_off
from claims.recording.showing import share_claim
from claims.recording.signatures import Signed, State, signed_values
from claims.recording.sorting import keep_apart, merge_measures, rename_measure, split_measure, undo_decision
from claims.recording.together import do_together, look_ahead, undo_together
from claims.recording.versions import reading_now

__all__ = [
    "CORRECTABLE",
    "AssignedMeanwhile",
    "DecidedMeanwhile",
    "EvidenceChanged",
    "Place",
    "ReadAhead",
    "Recorded",
    "Said",
    "Signed",
    "State",
    "add_claim",
    "assign",
    "correct_claim",
    "do_together",
    "fingerprint",
    "keep_apart",
    "load_catalogue",
    "look_ahead",
    "merge_entities",
    "merge_measures",
    "note_answer",
    "note_asked",
    "note_sheet",
    "note_stale_sheets",
    "open_finding",
    "propose_waiting",
    "quietly",
    "read_ahead",
    "reading_now",
    "recheck",
    "record_revision",
    "rejudge",
    "rejudge_everything",
    "rename_measure",
    "reread_article",
    "second_review",
    "second_value",
    "settle_measure",
    "share_claim",
    "sign_review",
    "sign_value",
    "signed_values",
    "split_measure",
    "take_back",
    "take_off",
    "undo_decision",
    "undo_review",
    "undo_step",
    "undo_together",
    "withdraw_correction",
]
