"""The frozen values of a timeline: a chart of lanes, a lane of marks. All places are percent of the width or pixels."""

import datetime
from dataclasses import dataclass

from claims.scale import Tick

ROW = 26
_SHORT_LETTERS = 14
# Letters of a lane's name that fit into one line.
_NAME_LETTERS = 22


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
    label: str
    spoken: str
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
    def is_long(self) -> bool:
        """Whether the label is too long for a telephone's screen."""
        return len(self.label) > _SHORT_LETTERS

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

    label: str
    spoken: str
    url: str


@dataclass(frozen=True, slots=True)
class Lane:
    """What is said of one measure, or of one kind of event."""

    name: str
    url: str
    marks: tuple[Mark, ...]
    undated: tuple[Undated, ...]
    findings: tuple[FindingMark, ...]
    printed: tuple[float, ...]
    rows: int

    @property
    def height(self) -> int:
        """The lane's height in pixels, with the printing days' line at its foot."""
        name_lines = len(self.name) // _NAME_LETTERS + 1
        return max(max(self.rows, 1) * ROW, name_lines * 21) + 10

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
