"""The frozen values of a timeline: a chart of lanes, a lane of marks. All places are percent of the width or pixels."""

import datetime
from dataclasses import dataclass

from claims.scale import Tick

# Pixels. WCAG 2.5.8 wants targets of 24.
ROW = 25
# What of a label is shown on a telephone's screen; the sentence is one touch away.
SHORT_LETTERS = 14
# Letters of a lane's name that fit into one line.
_NAME_LETTERS = 22
# A day of printing nearer to its mark than this share of the width needs no line that leads to it.
_NEAR = 0.9


@dataclass(frozen=True, slots=True)
class Mark:
    """One claim on a lane. `x` and `x_end` are percent of the width; `y` is pixels from the lane's top."""

    claim: int
    x: float
    x_end: float
    bar: bool
    bound: str  # "more", "less" or ""
    vague: bool
    uncertain: bool
    older: bool
    label: str
    spoken: str
    sentence: str
    url: str
    printed: float | None
    row: int = 0
    before: bool = False  # the label stands left of the mark

    @property
    def y(self) -> int:
        """The middle of the mark's row."""
        return self.row * ROW + ROW // 2

    @property
    def width(self) -> float:
        """The bar's width in percent."""
        return round(self.x_end - self.x, 2)

    @property
    def middle(self) -> float:
        """Where a point stands."""
        return round((self.x + self.x_end) / 2, 2)

    @property
    def label_head(self) -> str:
        """The label as far as a telephone's screen has room for it."""
        return self.label if len(self.label) <= SHORT_LETTERS + 2 else self.label[:SHORT_LETTERS]

    @property
    def label_rest(self) -> str:
        """What follows on wider screens."""
        return self.label[len(self.label_head) :]

    @property
    def leads_to(self) -> tuple[float, float] | None:
        """From where to where a line leads to the day of printing; None where that lies in the period or beside it."""
        if self.printed is None or self.x - _NEAR <= self.printed <= self.x_end + _NEAR:
            return None
        near = self.x if self.printed < self.x else self.x_end
        return (near, self.printed) if self.bar else (self.middle, self.printed)

    @property
    def label_x(self) -> float:
        """Where the label begins, or ends if it stands before the mark."""
        if self.bar:
            return self.x if self.before else self.x_end
        return self.middle


@dataclass(frozen=True, slots=True)
class FindingMark:
    """A finding between the marks of its sides."""

    x: float
    x_start: float
    x_end: float
    key: str
    shape: str
    word: str
    spoken: str
    url: str
    row: int

    @property
    def y(self) -> int:
        """The middle of the finding's row."""
        return self.row * ROW + ROW // 2


@dataclass(frozen=True, slots=True)
class Undated:
    """A claim without a time."""

    claim: int
    label: str
    spoken: str
    sentence: str
    url: str


@dataclass(frozen=True, slots=True)
class Lane:
    """What is said of one measure, or of one kind of event."""

    name: str
    url: str
    marks: tuple[Mark, ...]
    undated: tuple[Undated, ...]
    findings: tuple[FindingMark, ...]
    rows: int

    @property
    def height(self) -> int:
        """The lane's height in pixels: of its rows, or of its name where that takes more."""
        name_lines = len(self.name) // _NAME_LETTERS + 1
        return max(max(self.rows, 1) * ROW, name_lines * 20) + 7

    @property
    def count(self) -> int:
        """How many claims stand on it."""
        return len(self.marks) + len(self.undated)


@dataclass(frozen=True, slots=True)
class Chart:
    """All lanes over one scale of days. `today` is None where today lies beyond the right edge."""

    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    start: datetime.date
    end: datetime.date
    today: float | None
    hidden_lanes: int

    @property
    def undated(self) -> int:
        """How many claims stand in the column without a time."""
        return sum(len(lane.undated) for lane in self.lanes)
