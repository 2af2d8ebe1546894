"""The values of several measures, one small chart each, all over one scale of days."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claims.models import Claim, Finding, Measure
from claims.scale import Tick
from claims.valuechart import figures_of, scale_of, value_chart
from claims.valuemarks import ValueChart

HEIGHT = 150


@dataclass(frozen=True, slots=True)
class Panel:
    """One measure's chart."""

    measure: Measure
    chart: ValueChart


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Panels over the same days. `without` are the measures that no figure was printed of."""

    panels: tuple[Panel, ...]
    without: tuple[Measure, ...]
    ticks: tuple[Tick, ...]
    undated: int

    @property
    def is_sparse(self) -> bool:
        """Whether all panels can be read on a telephone without scrolling sideways."""
        return all(panel.chart.is_sparse for panel in self.panels)


def side_by_side(
    claims: Iterable[Claim], findings: Sequence[Finding], *, measures: Sequence[Measure], today: datetime.date
) -> SideBySide:
    """A panel for each of these measures that has figures among the claims, in the order that was asked for."""
    figures: dict[int | None, list[Claim]] = defaultdict(list)
    for claim in figures_of(claims):
        if not claim.scope.get("polarity"):  # opposites are no values of it
            figures[claim.measure_id].append(claim)
    scale = scale_of([claim for measure in measures for claim in figures[measure.pk]], today=today)
    drawn = [
        (measure, value_chart(figures[measure.pk], findings, today=today, scale=scale, height=HEIGHT))
        for measure in measures
    ]
    panels = tuple(Panel(measure, chart) for measure, chart in drawn if chart)
    return SideBySide(
        panels=panels,
        without=tuple(measure for measure, chart in drawn if not chart),
        ticks=scale.ticks(),
        undated=sum(len(panel.chart.undated) for panel in panels),
    )
