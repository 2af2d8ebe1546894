"""The frozen values of a measure's chart. `x` is percent of the width, `y` pixels from the top."""

from dataclasses import dataclass

from claims.scale import Tick

ABOVE = 20
# With more marks than these, all their lines to the days of printing would be a thicket.
_MOST_LINES = 40
# So few need no more width than a telephone has.
_FEW = 5
_NEAR = 0.9


@dataclass(frozen=True, slots=True)
class ValueMark:
    """One figure. `x` to `x_end` is its period; `y_high` to `y_low` its amounts."""

    claim: int
    x: float
    x_end: float
    y: float
    y_high: float
    y_low: float
    bound: str  # "more", "less" or ""
    vague: bool
    uncertain: bool
    older: bool
    label: str
    spoken: str
    sentence: str
    url: str
    printed: float | None
    place: str = ""  # of the label: "after", "before", "above", or "" where no room is left

    @property
    def middle(self) -> float:
        """The middle of the period."""
        return round((self.x + self.x_end) / 2, 2)

    @property
    def width(self) -> float:
        """The period's width in percent."""
        return round(self.x_end - self.x, 2)

    @property
    def tall(self) -> float:
        """The height of the interval of amounts in pixels."""
        return round(self.y_low - self.y_high, 1)

    @property
    def label_x(self) -> float:
        """Where the label begins, ends or has its middle."""
        return {"before": self.x, "above": self.middle}.get(self.place, self.x_end)

    @property
    def label_y(self) -> float:
        """The middle of the label's line."""
        return self.y - ABOVE if self.place == "above" else self.y

    @property
    def leads_to(self) -> tuple[float, float] | None:
        """From where to where a line leads to the day of printing; None where that lies in the period or beside it."""
        if self.printed is None or self.x - _NEAR <= self.printed <= self.x_end + _NEAR:
            return None
        return (self.x if self.printed < self.x else self.x_end, self.printed)


@dataclass(frozen=True, slots=True)
class ValueLink:
    """What a finding says of two marks: a line between them with the finding's sign on it."""

    x: float
    y: float
    x1: float
    y1: float
    x2: float
    y2: float
    key: str
    shape: str
    spoken: str
    url: str


@dataclass(frozen=True, slots=True)
class AmountTick:
    """A line of the grid."""

    y: float
    label: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Figures in another unit than the chart's, which stand in the table only."""

    unit: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class ValueChart:
    """Figures of one unit over time, those without a time in a column of their own."""

    marks: tuple[ValueMark, ...]
    undated: tuple[ValueMark, ...]
    links: tuple[ValueLink, ...]
    ticks: tuple[Tick, ...]
    amounts: tuple[AmountTick, ...]
    unit: str
    unit_name: str
    elsewhere: tuple[Elsewhere, ...]
    height: int

    @property
    def is_crowded(self) -> bool:
        """Whether lines to the days of printing are drawn for one mark at a time."""
        return len(self.marks) > _MOST_LINES

    @property
    def is_sparse(self) -> bool:
        """Whether the chart can be read on a telephone without scrolling sideways."""
        return len(self.marks) <= _FEW
