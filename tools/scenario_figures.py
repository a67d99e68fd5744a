"""Figures as scenario files have them, and those of the whole economy."""

from typing import Any

from scenario_data import Data, Row

Figure = dict[str, Any]


def figure(
    value: float, unit: str, source: str, confidence: str, note: str = "", spread: float = 0.0
) -> Figure:
    """A figure as it stands in a file; `spread` is the factor either way of its range.

    No share has a range beyond all of it.
    """
    made: Figure = {"value": float(f"{value:.5g}")}
    if spread and value > 0.0:
        made["low"] = float(f"{value / spread:.4g}")
        high = min(value * spread, 1.0) if unit == "share" else value * spread
        made["high"] = float(f"{high:.4g}")
    made |= {"unit": unit, "source": source, "confidence": confidence}
    if note:
        made["note"] = note
    return made


def estimate(value: float, unit: str, note: str = "") -> Figure:
    """A figure that is our judgement."""
    return figure(value, unit, "estimate", "estimate", note)


def _known(row: Row | None, scale: float, unit: str) -> Figure | None:
    if row is None:
        return None
    source = "taiwan-statistics" if row["country_iso3"] == "TWN" else "wdi"
    return figure(float(row["value"]) * scale, unit, source, row["confidence"], row["year"])


def economy(data: Data, nation: str, year: int) -> dict[str, Figure]:
    """Output, people, growth, jobs."""
    gdp = _known(data.row(nation, "gdp_nominal_usd", year), 1e-9, "$bn/yr")
    people = _known(data.row(nation, "population", year), 1e-6, "million")
    if gdp is None or people is None:
        raise LookupError(f"{nation} has no GDP or population")
    calm = data.years(nation, "gdp_growth_real_pct", [2018, 2019, 2022, 2023, 2024])
    if calm:
        growth = figure(
            0.75 * sum(calm) / len(calm) / 400.0, "1/quarter", "wdi", "derived",
            "three quarters of mean real growth 2018-2019 and 2022-2024",
        )  # fmt: skip
    else:
        growth = estimate({"EUU": 0.0035, "TWN": 0.0060}[nation], "1/quarter")
    jobless = _known(data.row(nation, "unemployment_pct", year), 0.01, "share")
    if jobless is None:
        guess = {"EUU": 0.059 if year > 2020 else 0.072, "TWN": 0.034}[nation]
        jobless = figure(guess, "share", "estimate", "memory", "national statistics, recalled")
    return {"gdp": gdp, "population": people, "growth": growth, "unemployment": jobless}
