"""What a nation's state, grid and models are like, in each year that scenarios start from."""

import math

from scenario_data import Data
from scenario_figures import Figure, economy, figure
from scenario_judgements import LAG
from scenario_recalled import (
    CENTRES_2018,
    CENTRES_2018_ELSEWHERE,
    GRID_2018,
    JOBLESS_2018,
    PROGRAMMES_2018,
    PROGRAMMES_2024,
)

DOLLAR = 0.015  # inflation a year in PPP dollars, 2014-18: US consumer prices
THREE_QUARTERS = 0.75  # of past growth, as in the library's scenarios
QUARTERS = 4.0
FOREIGN = ("USA", "CHN")
"""Where all compute belongs to those who live there."""
HALF = 0.5
MODEL_YEARS = (2016, 2017, 2018)
ARTICLES_A_MODEL = 2000.0
LEAST_MODELS = 0.25
MONTHS_A_FOLD = 8.0  # months of lag when a nation has e times fewer models


def ranged(
    value: float, low: float, high: float, unit: str, source: str, confidence: str, note: str
) -> Figure:
    """A figure with a range of its own."""
    made = figure(value, unit, source, confidence, note)
    return {"value": made.pop("value"), "low": low, "high": high, **made}


def governance(data: Data, code: str, year: int) -> float:
    """clip(0.5 + 0.2 x effectiveness, 0.2, 1)."""
    effective = data.wide(code, "wgi_gov_effectiveness", year) or 0.0
    return min(1.0, max(0.2, 0.5 + 0.2 * effective))


def state(data: Data, code: str, year: int) -> dict[str, Figure]:
    """How well the state works, and ideas of others are taken up."""
    able = governance(data, code, year)
    research = data.wide(code, "gerd_pct_gdp", year)
    nearby = research if research is not None else data.wide(code, "gerd_pct_gdp", 2024)
    spent = 0.5 if nearby is None else nearby
    absorptive = min(1.0, max(0.2, 0.15 + 0.30 * able + 0.16 * spent))
    late = "" if research is not None or year == 2024 else "; R&D of 2024 as a stand-in"
    rich = data.wide(code, "gdp_pc_ppp", year) or 10_000.0
    exposed = 0.26 + 0.34 * min(1.0, max(0.0, (rich - 4000.0) / 40_000.0))
    return {
        "governance": figure(
            able, "share", "wgi", "derived",
            f"0.5 + 0.2 x government effectiveness of {year}, from 0.2 to 1",
        ),
        "absorptive": figure(
            absorptive, "share", "wdi", "derived",
            f"0.15 + 0.30 governance + 0.16 x R&D in % of GDP of {year}, from 0.2 to 1{late}", 1.3,
        ),
        "exposed": figure(
            exposed, "share", "wdi", "derived",
            "0.26 + 0.34 (GDP a head at PPP - 4000)/40000, the IMF's 26, 40 and 60 % (2024)", 1.25,
        ),
    }  # fmt: skip


def power(data: Data, code: str, year: int) -> dict[str, Figure]:
    """The grid, data centres and the price of power."""
    centres = data.wide(code, "dc_installed_gw", 2024) or 0.0
    price = data.wide(code, "power_price_usd_kwh", year) or 0.12
    if year == 2024:
        known = data.wide(code, "electricity_capacity_gw", 2024) or 0.0
        capacity = figure(known, "GW", "power", "data", "2023")
        halls = figure(
            centres, "GW", "data-centres",
            "data" if code in ("USA", "CHN", "EUU", "IND") else "memory", "end of 2024", 1.4,
        )  # fmt: skip
    else:
        capacity = figure(
            GRID_2018[code], "GW", "power", "memory", "stand-in: end of 2018, recalled", 1.15
        )
        share = CENTRES_2018.get(code, CENTRES_2018_ELSEWHERE)
        halls = figure(
            centres * share, "GW", "data-centres", "memory",
            f"stand-in: {share:g} of 2024, as power use of data centres grew", 1.6,
        )  # fmt: skip
    return {
        "grid": capacity,
        "data_centres": halls,
        "power_price": figure(price, "$/kWh", "power", "memory", f"industry, {year}", 1.3),
    }


def programmes(code: str, year: int) -> Figure:
    """Announced public AI money a year."""
    if year == 2024:
        share, note, spread = PROGRAMMES_2024[code], "announced; by the year", 2.0
    else:
        share, note = PROGRAMMES_2018[code]
        spread = 3.0
    ours = "estimate" if note.endswith("ours") else "memory"
    return figure(share / 100.0, "share of GDP/yr", "programmes", ours, note, spread)


def models(data: Data, code: str) -> float:
    """Notable models of 2016-18, and papers as far as they stand for some."""
    members = [
        "DEU", "FRA", "NLD", "SWE", "ESP", "ITA", "POL",
    ] if code == "EUU" else [code]  # fmt: skip
    made = sum(sum(data.years(one, "notable_models_epoch", list(MODEL_YEARS))) for one in members)
    papers = data.wide(code, "ai_articles", 2018) or 0.0
    return max(LEAST_MODELS, made + papers / ARTICLES_A_MODEL)


def lag(data: Data, code: str, year: int) -> Figure:
    """Months that a nation's models are behind the leader's."""
    if year == 2024:
        months, measured = LAG[code]
        source = "epoch-lag" if measured else "estimate"
        note = "lag of models" if measured else "stand-in: no model to compare"
        return ranged(
            months, max(0.0, months - 4.0), months + 6.0 if months else 3.0, "months", source,
            "derived" if measured else "estimate", note,
        )  # fmt: skip
    months = MONTHS_A_FOLD * math.log(models(data, "USA") / models(data, code))
    return ranged(
        round(months, 1), round(months * 0.6, 1), round(months * 1.5 + 2.0, 1), "months",
        "epoch-models", "derived",
        "stand-in: 8 ln of the leader's notable models of 2016-18 (and 1 per 2000 AI articles) "
        "over its own; no index compares models of 2018",
    )  # fmt: skip


def past_growth(data: Data, code: str) -> float:
    """Real growth before 2019: of 2018, and of output at PPP less US inflation since 2013."""
    rich = [data.series[code, "gdp_pc_ppp"][y]["value"] for y in (2013, 2018)]
    rows = data.series[code, "population"]
    first = min(y for y in rows if y >= 2013)
    people = [float(rows[first]["value"]), float(rows[2018]["value"])]
    per_head = math.log(float(rich[1]) / float(rich[0])) / 5.0
    heads = math.log(people[1] / people[0]) / max(2018 - first, 1)
    long = per_head + heads - DOLLAR
    last = data.years(code, "gdp_growth_real_pct", [2018])
    return (long + last[0] / 100.0) / 2.0 if last else long


def growth(data: Data, code: str, year: int) -> Figure:
    """Trend growth, from years before the start."""
    if year == 2024:
        return economy(data, code, year)["growth"]
    yearly = THREE_QUARTERS * past_growth(data, code)
    low = min(0.0, yearly)
    return ranged(
        yearly / QUARTERS, round(low / QUARTERS, 5), round(max(yearly, 0.004) * 1.5 / QUARTERS, 5),
        "1/quarter", "wdi", "derived",
        "three quarters of the mean of real growth in 2018 and of growth at PPP 2013-18 less "
        "1.5 % a year of US prices",
    )  # fmt: skip


def jobless(data: Data, code: str, year: int) -> Figure:
    """Unemployment at the start, which stands for the natural rate."""
    if year != 2024 and code in JOBLESS_2018:
        return figure(
            JOBLESS_2018[code], "share", "estimate", "memory", "national statistics, recalled", 1.2
        )
    return economy(data, code, year)["unemployment"]


def owned(roster: list[str]) -> dict[str, dict[str, float]]:
    """Compute that belongs to firms of the United States, by the nation in which it stands."""
    return {"USA": {code: HALF for code in roster if code not in FOREIGN}}


def settled(data: Data, code: str, year: int) -> dict[str, Figure]:
    """All of it, in the order of the schema."""
    return {
        **state(data, code, year),
        **power(data, code, year),
        "lag": lag(data, code, year),
        "natural_unemployment": jobless(data, code, year),
    }
