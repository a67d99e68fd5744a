"""Reading the calibration data, a folder of CSV files."""

import csv
from pathlib import Path

Row = dict[str, str]
AGES = 8
"""How many years back a figure may come from."""


class Data:
    """The tidy series, the rosters and the pairs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.series: dict[tuple[str, str], dict[int, Row]] = {}
        for name in ("macro", "energy_trade", "compute", "talent", "industry", "regulation", "rdi"):
            for row in self._rows(f"{name}.csv"):
                key = (row["country_iso3"], row["variable"])
                self.series.setdefault(key, {})[int(row["year"])] = row
        self.pairs: dict[tuple[str, str], Row] = {}
        for name in ("bilateral_wide", "bilateral_eu27_wide"):
            for row in self._rows(f"{name}.csv"):
                self.pairs[row["origin"], row["destination"]] = row
        self.rosters = {
            year: {row["country_iso3"]: row for row in self._rows(f"roster_wide_{year}.csv")}
            for year in (2018, 2024)
        }

    def _rows(self, name: str) -> list[Row]:
        with (self.folder / name).open(newline="", encoding="utf-8") as lines:
            return list(csv.DictReader(lines))

    def row(self, nation: str, variable: str, year: int) -> Row | None:
        """The newest row of a series up to a year, at most AGES years old."""
        years = self.series.get((nation, variable), {})
        known = [y for y in years if year - AGES <= y <= year]
        return years[max(known)] if known else None

    def years(self, nation: str, variable: str, years: list[int]) -> list[float]:
        """The values of some years, those that are known."""
        series = self.series.get((nation, variable), {})
        return [float(series[y]["value"]) for y in years if y in series]

    def wide(self, nation: str, column: str, year: int) -> float | None:
        """A figure of the roster file, or None where it is blank."""
        value = self.rosters[year].get(nation, {}).get(column, "")
        return float(value) if value else None

    def pair(self, origin: str, destination: str, column: str) -> float | None:
        """A figure of a pair, or None where it is blank."""
        value = self.pairs.get((origin, destination), {}).get(column, "")
        return float(value) if value else None
