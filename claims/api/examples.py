"""The documented examples: the page about the API shows them, and a test asks every one and compares the answer.

The world that they speak of is made in `tests/web/test_api_examples.py`. An answer shows some of the members; those it
shows are as they come.
"""

import json
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Example:
    """A request as it is sent, and what is answered."""

    operation: str
    title: str
    method: str
    path: str
    status: int
    answer: Any
    body: Any = None
    scope: str = "read"

    @property
    def command(self) -> str:
        """The request as a command."""
        parts = ["curl -H 'Authorization: Bearer $TOKEN'"]
        if self.body is not None:
            parts += ["-H 'Content-Type: application/json'", f"-d '{_plain(self.body)}'"]
        parts.append(f"'https://desk.example{self.path}'")
        return " \\\n  ".join(parts).replace("'Authorization: Bearer $TOKEN'", '"Authorization: Bearer $TOKEN"')

    @property
    def answered(self) -> str:
        """The answer as text."""
        return _plain(self.answer)


def _plain(value: Any) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False)


_STORY = "Town hires park wardens\n\nThe town council hired 12 park wardens in March 2024, a council spokesman said."

EXAMPLES: tuple[Example, ...] = (
    Example(
        "claims",
        "Every figure of one measure",
        "GET",
        "/api/v1/claims/?measure=park-wardens-employed&kind=figure&page_size=2",
        200,
        {
            "next": None,
            "results": [
                {
                    "id": 501,
                    "kind": "figure",
                    "surface": "300 wardens",
                    "sentence": "The council employs 300 wardens.",
                    "value": 300,
                    "comparator": "=",
                    "unit": "count",
                    "measure": "park wardens employed",
                    "period_start": "2024-03-01",
                    "period_end": "2024-03-31",
                    "outlet": "The Gazette",
                    "permalink": "/c/501/",
                    "state": "open",
                },
                {"id": 502, "surface": "320 wardens", "value": 320, "outlet": "The Courier", "state": "open"},
            ],
        },
    ),
    Example(
        "claims",
        "A parameter that is not known",
        "GET",
        "/api/v1/claims/?colour=red",
        400,
        {
            "type": "/api/#problem-parameter",
            "title": "A parameter makes no sense",
            "status": 400,
            "allowed": [
                "measure",
                "kind",
                "outlet",
                "entity",
                "who",
                "period_from",
                "period_to",
                "begins",
                "published_from",
                "published_to",
                "state",
                "words",
                "untracked",
                "cursor",
                "page_size",
            ],
        },
    ),
    Example(
        "claim",
        "A claim that was withdrawn",
        "GET",
        "/api/v1/claims/499/",
        410,
        {
            "type": "/api/#problem-gone",
            "status": 410,
            "detail": "Claim 499 was withdrawn. The rules no longer read it in its article, and no editor had decided "
            "anything on it.",
        },
    ),
    Example(
        "findings",
        "What waits for a verdict",
        "GET",
        "/api/v1/findings/?state=waiting",
        200,
        {
            "next": None,
            "results": [
                {
                    "id": 71,
                    "relation": "contradicts",
                    "reasons": ["values_exclude_each_other"],
                    "measure": "park wardens employed",
                    "sides": [
                        {"says": "300 wardens", "claims": [501], "origins": 1},
                        {"says": "320 wardens", "claims": [502], "origins": 1},
                    ],
                    "verdict": None,
                }
            ],
        },
    ),
    Example(
        "finding",
        "A finding before it is signed",
        "GET",
        "/api/v1/findings/71/",
        200,
        {"id": 71, "verdict": None, "seen": None, "shown": "723c44d6a5954614", "live": True},
    ),
    Example(
        "sign",
        "Sign a verdict",
        "POST",
        "/api/v1/findings/71/reviews/",
        201,
        {
            "finding": 71,
            "verdict": "not_contradiction",
            "reason": "period",
            "note": "One counts the spring, the other the summer.",
            "reviewer": "ed",
        },
        {
            "verdict": "not_contradiction",
            "reason": "period",
            "note": "One counts the spring, the other the summer.",
            "seen": None,
            "shown": "723c44d6a5954614",
        },
        "review",
    ),
    Example(
        "sign",
        "Another editor was first",
        "POST",
        "/api/v1/findings/72/reviews/",
        409,
        {
            "type": "/api/#problem-meanwhile",
            "status": 409,
            "detail": "Nothing was signed: anne ruled “contradiction” after you read the finding.",
            "decided": {"id": 81, "verdict": "contradiction", "reviewer": "anne"},
        },
        {"verdict": "needs_reporting", "ask_what": "How many in May?", "seen": None, "shown": "aef27c00ed78b11f"},
        "review",
    ),
    Example(
        "sign",
        "A verdict without its reason",
        "POST",
        "/api/v1/findings/71/reviews/",
        422,
        {
            "type": "/api/#problem-refused",
            "status": 422,
            "errors": [
                {
                    "field": "reason",
                    "detail": "Say why it is not a contradiction: other period, other population, other definition, "
                    "revised figure, rounding, misquotation, error in our reading.",
                }
            ],
        },
        {"verdict": "not_contradiction", "seen": None, "shown": "723c44d6a5954614"},
        "review",
    ),
    Example(
        "undo",
        "Take a verdict back",
        "POST",
        "/api/v1/findings/72/undo/",
        201,
        {"finding": 72, "verdict": None, "undoes": 81, "note": "Too soon.", "reviewer": "ed"},
        {"seen": 81, "note": "Too soon."},
        "review",
    ),
    Example(
        "reviews",
        "What one editor ruled",
        "GET",
        "/api/v1/reviews/?reviewer=anne",
        200,
        {"next": None, "results": [{"id": 81, "finding": 72, "verdict": "contradiction", "undone_by": None}]},
    ),
    Example(
        "measure",
        "A measure with its phrases",
        "GET",
        "/api/v1/measures/park-wardens-employed/",
        200,
        {"name": "park wardens employed", "slug": "park-wardens-employed", "aliases": ["wardens of parks"]},
    ),
    Example(
        "article",
        "An article with its text",
        "GET",
        "/api/v1/articles/31/",
        200,
        {
            "id": 31,
            "outlet": "The Gazette",
            "headline": "Council counts its wardens",
            "published": "2024-03-08",
            "revision": 41,
            "text": "The council employs 300 wardens.",
            "revisions": [{"id": 41, "number": 1}],
        },
    ),
    Example(
        "load",
        "Load one article",
        "POST",
        "/api/v1/articles/",
        201,
        {"status": "new", "headline": "Town hires park wardens", "confirm_date": None, "reason": None, "figures": 1},
        {"text": _STORY, "outlet": "The Gazette", "published": "2024-03-08", "url": "https://gazette.example/wardens"},
        "load",
    ),
    Example(
        "load",
        "Load several",
        "POST",
        "/api/v1/articles/",
        207,
        [
            {"status": "new", "headline": "Town hires park wardens", "reason": None},
            {"status": "rejected", "article": None, "reason": "text: This field may not be blank."},
        ],
        [{"text": _STORY, "published": "2024-03-08"}, {"text": ""}],
        "load",
    ),
)
