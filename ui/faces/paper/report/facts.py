"""The game as the report asks for it: series by nation, nations by rank, causes summed up."""

import math
from functools import cached_property
from typing import Any

import polars as pl

from ui.play.names import scenario_question, scenario_title
from ui.play.results import Results

ByNation = dict[str, list[float]]
Row = dict[str, Any]


class ReportFacts:
    """Views of a game's tables."""

    def __init__(self, results: Results) -> None:
        self.results = results
        self.tables = results.tables
        self.scenario = results.saved.scenario
        self.names = results.names
        self.title = scenario_title(self.scenario.name, self.scenario.title)
        self.question = scenario_question(self.scenario.name, self.scenario.question)
        self.ranking: list[Row] = self.tables.outcomes.to_dicts()
        self.codes = [row["nation"] for row in self.ranking]
        self.world: Row = self.tables.world.to_dicts()[0]
        self.ticks_per_turn = self.scenario.ticks_per_turn

    @cached_property
    def history(self) -> pl.DataFrame:
        """The start and every quarter, a row per tick and nation."""
        return pl.concat([self.tables.start, self.tables.trajectory], how="diagonal")

    @cached_property
    def years(self) -> list[float]:
        """The date of each tick, the start's first."""
        return self.history["year"].unique(maintain_order=True).to_list()

    @cached_property
    def turn_ticks(self) -> list[int]:
        """The ticks at which turns begin, and the last."""
        last = len(self.years) - 1
        return sorted({*range(0, last + 1, self.ticks_per_turn), last})

    def series(self, figure: str) -> ByNation:
        """A figure of every nation over time, best nation first."""
        parts = self.history.select("nation", figure).partition_by("nation", as_dict=True)
        return {code: parts[(code,)][figure].to_list() for code in self.codes}

    def index(self, figure: str) -> ByNation:
        """A figure of every nation, 100 at the start."""
        return {
            code: [100.0 * value / values[0] if values[0] else math.nan for value in values]
            for code, values in self.series(figure).items()
        }

    def share(self, figure: str) -> ByNation:
        """A figure of every nation as a share of the world's."""
        series = self.series(figure)
        totals = [math.fsum(values) for values in zip(*series.values(), strict=True)]
        return {
            code: [v / total if total else 0.0 for v, total in zip(values, totals, strict=True)]
            for code, values in series.items()
        }

    def last(self, figure: str) -> dict[str, float]:
        """A figure of every nation at the end."""
        return {code: values[-1] for code, values in self.series(figure).items()}

    def causes(self, nation: str, figure: str) -> list[tuple[str, float]]:
        """What a figure's change over the game came from, as (cause, change), largest first."""
        chosen = self.tables.causes.filter(
            (pl.col("nation") == nation) & (pl.col("figure") == figure)
        )
        sums: dict[str, float] = {}
        for row in chosen.iter_rows(named=True):
            sums[row["cause"]] = sums.get(row["cause"], 0.0) + row["change"]
        return sorted(sums.items(), key=lambda pair: -abs(pair[1]))

    def date(self, tick: int) -> str:
        """A tick as a date, such as 2027-Q3: the quarter that has just been played."""
        year = self.years[max(tick - 1, 0)]
        return f"{int(year)}-Q{round((year - int(year)) * 4) + 1}"
