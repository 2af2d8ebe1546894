"""The fields of a claim that its pages show, in their order, and what a reader calls them."""

from claims.forms import CorrectionForm

FIGURE_FIELDS = (
    "value", "comparator", "low", "high", "unit", "counted", "measure", "scope", "entity",
    "period_start", "period_end", "attribution", "trend", "trackable",
)  # fmt: skip
OTHER_FIELDS = ("what", "words", "entity", "period_start", "period_end", "attribution", "trackable")
LABELS = CorrectionForm.LABELS | {"scope": "Narrowed to", "trend": "Trend", "what": "What", "words": "Words"}
