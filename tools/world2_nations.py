"""Write what world 2 knows of nations beside the library's scenarios, from the calibration CSVs.

    python tools/world2_nations.py FOLDER

scenarios/world2/nations-2024.toml has the figures that only world 2 asks for; nations-2018.toml has
also everything in which 2018 differs, from 2018's own data where there are some.  Where there are
none, a figure says "stand-in" in its note and has a range.  benchmarks/hindcast2.toml has what was
seen by 2024.  Nothing reads the CSVs at run time.
"""

import math
import sys
from pathlib import Path
from typing import Any

from scenario_data import Data
from scenario_judgements import LAG, NAMES, PUBLIC_TRUST
from scenario_nations import Figure, economy, figure, nation
from scenario_pairs import abroad, across, allied, each_pair, grid
from scenario_past import FABS, WORLD_FABS
from scenario_sources import SOURCES
from toml_text import table
from world2_recalled import (
    APPROVAL_2018,
    CENTRES_2018,
    CENTRES_2018_ELSEWHERE,
    GRID_2018,
    JOBLESS_2018,
    PROGRAMMES_2018,
    PROGRAMMES_2024,
    ROSTER,
)

from files.writing import write_file

FOLDER = Path(__file__).resolve().parent.parent / "scenarios" / "world2"
TARGETS = FOLDER.parent.parent / "benchmarks" / "hindcast2.toml"
EPOCH = "CC-BY-4.0 (Epoch AI)"
COMPUTE = "ai_compute_h100e_est"
HEAD = "# Written by tools/world2_nations.py from the calibration data; edit that.\n"
OWN_SOURCES = {
    "wgi": {
        "citation": "World Bank, Worldwide Governance Indicators, extract of April 2026",
        "licence": "CC-BY-4.0",
        "url": "https://www.worldbank.org/en/publication/worldwide-governance-indicators",
    },
    "power": {
        "citation": "CIA World Factbook, final edition (capacity 2023); national statistics and "
        "IRENA for 2018, recalled; prices of power for industry, recalled",
        "licence": "US public domain (CIA); facts",
    },
    "opinion": {
        "citation": "Approval polls of late 2018, recalled",
        "licence": "facts, no licence",
    },
    "epoch-models": {
        "citation": "Epoch AI, Notable AI Models, snapshot of March 2025 (counts by nation); "
        "NCSES, Science and Engineering Indicators 2024 (AI articles); months from both by us",
        "licence": "Epoch: CC-BY-4.0; NCSES: US public domain",
        "url": "https://epoch.ai/data/ai-models",
    },
    "machines-2018": {
        "citation": "Epoch AI, GPU Clusters (2018, 2022) and AI chip sales; TOP500, November 2018 "
        "(shares of the list, aggregated)",
        "licence": "Epoch: CC-BY-4.0; TOP500: aggregated facts, credited",
        "url": "https://epoch.ai/data/gpu-clusters",
    },
    "ncses": {
        "citation": "NCSES, Science and Engineering Indicators 2024 (AI articles); talent counts "
        "as in the library's scenarios",
        "licence": "US public domain",
    },
    "internet": {
        "citation": "World Bank, internet users 2018 and 2024, on adoption of 2024; Eurostat, EU "
        "firms using AI 7.6 % (2021) and 13.5 % (2024)",
        "licence": "CC-BY-4.0",
    },
}
DOLLAR = 0.015  # inflation a year in PPP dollars, 2014-18: US consumer prices
THREE_QUARTERS = 0.75  # of past growth, as in the library's scenarios
QUARTERS = 4.0
FOREIGN = {"USA": 0.0, "CHN": 0.0}
HALF = 0.5
MODEL_YEARS = (2016, 2017, 2018)
ARTICLES_A_MODEL = 2000.0
LEAST_MODELS = 0.25
MONTHS_A_FOLD = 8.0  # months of lag when a nation has e times fewer models
LIST_SHARE = 0.5  # of what tracked nations have a PFlop/s, where no cluster is tracked
FLOOR_SHARE = 0.0043  # H100-equivalents per $bn of GDP: nobody has less
USE_2018 = 12.0  # GW/MH: 1.64 x the use of that year's chips
CENTRES_FOR_AI = 0.06
STILL_ADOPTED = 0.45  # of the adoption of 2024, where as many use the internet
TALENT_SINCE = 0.45  # specialists of 2018 over those of 2024, all nations
HARDENED = 0.5  # how much of the divide's loss of trust 2018 had
OPEN_ACROSS = 0.8  # stance of the West towards China before the controls


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


def foreign(code: str) -> Figure:
    """Compute in the nation that firms of the United States own."""
    share = FOREIGN.get(code, HALF)
    high = 0.1 if code in FOREIGN else 0.7
    return ranged(
        share, 0.0, high, "share", "estimate", "estimate",
        "stand-in: compute here that belongs to firms of the United States",
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


def told(data: Data, code: str, year: int) -> dict[str, Any]:
    """What world 2 asks beside the library's scenarios."""
    return {
        "name": NAMES[code],
        **state(data, code, year),
        **power(data, code, year),
        "usual_budget": programmes(code, year),
        "lag": lag(data, code, year),
        "foreign_owned": foreign(code),
        "growth": growth(data, code, year),
        "natural_unemployment": jobless(data, code, year),
    }


def coverage(data: Data) -> float:
    """All AI compute over tracked clusters, in 2022, the first year that has both."""
    every = float(data.series["WLD", "ai_compute_h100e_est"][2022]["value"])
    return every / float(data.series["WLD", "gpu_cluster_h100e"][2022]["value"])


def machines(data: Data, code: str) -> dict[str, Figure]:
    """Compute of 2018, power for it, and fabs."""
    tracked = {
        n: sum(data.years(n, "gpu_cluster_h100e", [2018])) for n in ("USA", "CHN", "JPN", code)
    }
    listed = {n: data.wide(n, "top500_rmax_pf", 2018) or 0.0 for n in ("USA", "CHN", "JPN", code)}
    usual = sum(tracked[n] for n in ("USA", "CHN", "JPN")) / sum(
        listed[n] for n in ("USA", "CHN", "JPN")
    )
    floor = FLOOR_SHARE * (data.wide(code, "gdp_nominal_usd_bn", 2018) or 0.0)
    next_year = HALF * sum(data.years(code, "gpu_cluster_h100e", [2019]))
    by_list = LIST_SHARE * usual * listed[code]
    seen = tracked[code] > by_list
    stand_in = max(by_list, next_year, floor)
    compute = (tracked[code] if seen else stand_in) * coverage(data) / 1e6
    note = (
        "tracked clusters of 2018 x 3.57 (all chips over tracked, 2022)"
        if seen
        else "stand-in: half of the tracked nations' machines for a share of TOP500, half of the "
        "clusters of 2019 or 0.0043 per $bn of GDP, the most of them, x 3.57"
    )
    halls = power(data, code, 2018)["data_centres"]["value"]
    share = FABS.get(code, 0.0)
    return {
        "compute": figure(compute, "MH", "machines-2018", "derived", note, 3.0 if seen else 5.0),
        "energy": figure(
            max(CENTRES_FOR_AI * halls, USE_2018 * compute), "GW", "data-centres", "derived",
            "stand-in: 6 % of data centres, or 12 GW/MH if more", 2.0,
        ),
        "fab": figure(
            WORLD_FABS * share, "MH/quarter", "fab-shares", "memory",
            "share of 0.012 MH a quarter in the world", 3.0,
        ),
    }  # fmt: skip


def talent(data: Data, code: str, now: dict[str, Any]) -> Figure:
    """Specialists of 2018: by half of the log of how a nation's AI papers fell behind its own."""
    then, late = data.wide(code, "ai_articles", 2018), data.wide(code, "ai_articles", 2024)
    every = [
        (data.wide(n, "ai_articles", 2018) or 0.0, data.wide(n, "ai_articles", 2024) or 0.0)
        for n in ROSTER
    ]
    world = sum(a for a, _ in every) / sum(b for _, b in every)
    own = (then / late) if then and late else world
    factor = TALENT_SINCE * math.sqrt(own / world)
    return figure(
        now["talent"]["value"] * factor, "kFTE", "ncses", "derived",
        "stand-in: 2024 x 0.45 x root of growth of AI articles 2018-22 relative to all", 1.7,
    )  # fmt: skip


def adoption(data: Data, code: str, now: dict[str, Any]) -> Figure:
    """Adoption of 2018."""
    then, late = (data.wide(code, "internet_users_pct", y) for y in (2018, 2024))
    users = min(1.0, (then or 1.0) / (late or 1.0))
    return figure(
        STILL_ADOPTED * users * now["adoption"]["value"], "share", "internet", "derived",
        "stand-in: 0.45 x adoption of 2024 x internet users of 2018 over 2024", 2.0,
    )  # fmt: skip


def spending(data: Data, code: str, stand_in: float) -> float:
    """Military spending in % of GDP, of the first year since 2019 that is known."""
    rows = data.series.get((code, "military_exp_pct_gdp"), {})
    return float(rows[min(rows)]["value"]) if rows else stand_in


def military(data: Data, code: str) -> Figure:
    """Might of 2018, as the library reckons that of 2024."""
    mine, theirs = spending(data, code, 2.0), spending(data, "USA", 3.4)
    gdp, top = (data.wide(n, "gdp_nominal_usd_bn", 2018) or 1.0 for n in (code, "USA"))
    unity = {"CHN": 1.6, "EUU": 0.65}.get(code, 1.0)
    return figure(
        min(1.0, unity * math.sqrt(mine * gdp / (theirs * top))), "index", "cia-factbook",
        "derived", "root of spending of 2018 relative to the USA, shares of GDP of 2019 to 2021"
        + (f", x {unity:g} for prices or unity" if unity != 1.0 else ""),
    )  # fmt: skip


def then(data: Data, code: str) -> dict[str, Any]:
    """Everything about a nation of 2018 in which it differs."""
    now = nation(data, code, 2024)
    output = economy(data, code, 2018)
    trust = PUBLIC_TRUST[code]
    return {
        **told(data, code, 2018),
        "gdp": output["gdp"],
        "population": output["population"],
        "unemployment": jobless(data, code, 2018),
        **machines(data, code),
        "talent": talent(data, code, now),
        "adoption": adoption(data, code, now),
        "public_trust": ranged(
            trust, round(trust - 0.12, 2), round(trust + 0.12, 2), "share", "estimate", "estimate",
            "stand-in: as in 2024",
        ),
        "approval": ranged(
            APPROVAL_2018[code], round(APPROVAL_2018[code] - 0.1, 2),
            round(APPROVAL_2018[code] + 0.1, 2), "share", "opinion", "memory", "late 2018",
        ),
        "military": military(data, code),
    }  # fmt: skip


def votes(data: Data, i: str, j: str) -> float:
    """Distance of UN votes in 2019; Taiwan's is the mean of Japan's and Korea's."""
    if "TWN" in (i, j):
        other = j if i == "TWN" else i
        stand_ins = [n for n in ("JPN", "KOR") if n != other]
        return sum(votes(data, n, other) for n in stand_ins) / len(stand_ins)
    known = data.pair(i, j, "unga_ideal_dist_2019")
    return 1.5 if known is None else known


def trust_2018(data: Data, i: str, j: str) -> float:
    """The library's rule on the votes of 2019, with half of the divide."""
    if {i, j} == {"TWN", "CHN"}:
        return 0.2
    value = 0.62 - 0.08 * votes(data, i, j) + 0.20 * allied(i, j)
    return min(0.85, max(0.15, value - 0.12 * HARDENED * across(i, j)))


def stance_2018(data: Data, i: str, j: str) -> float:
    """Open to the trusted, and to China as before the controls; China less so in turn."""
    if across(i, j) and j == "CHN":
        return OPEN_ACROSS
    known = trust_2018(data, i, j)
    return 1.0 if known >= 0.6 else max(0.3, round(0.3 + 1.4 * (known - 0.1), 2))


def pairs_2018(data: Data, people: dict[str, float]) -> dict[str, Any]:
    """The grids in which 2018 differs."""
    return {
        "trust": grid(
            each_pair(ROSTER, lambda i, j: trust_2018(data, i, j)), 0.55, "share", "un-votes",
            "0.62 - 0.08 vote distance of 2019 + 0.20 allied (0.08 Quad) - 0.06 across the divide; "
            "TWN-CHN 0.20 is ours",
        ),
        "stance": grid(
            each_pair(ROSTER, lambda i, j: stance_2018(data, i, j)), 0.8, "0-1", "estimate",
            "1 from trust 0.6, else 0.3 + 1.4 (trust - 0.1); towards China 0.8 across the divide "
            "(0.6 to 1), before the trade controls",
        ),
        "abroad": grid(
            abroad(data, ROSTER, people), 0.0, "share", "un-migrants",
            "migrants of 2019 x specialists per head of the host x selectivity, as in the library",
        ),
    }  # fmt: skip


def text(data: Data, year: int) -> str:
    """The file of a year."""
    nations = {
        code: told(data, code, year) if year == 2024 else then(data, code) for code in ROSTER
    }
    cited = {f["source"] for made in nations.values() for f in made.values() if isinstance(f, dict)}
    grids = {}
    if year == 2018:
        grids = pairs_2018(data, {code: made["talent"]["value"] for code, made in nations.items()})
        cited |= {made["source"] for made in grids.values()}
    sources = {key: source for key, source in {**SOURCES, **OWN_SOURCES}.items() if key in cited}
    parts = [HEAD, table("", {"year": year})]
    parts += [table(f"sources.{key}", source) for key, source in sources.items()]
    parts += [table(f"nations.{code}", made) for code, made in nations.items()]
    for key, made in grids.items():
        plain = {name: value for name, value in made.items() if name != "of"}
        parts.append(table(f"pairs.{key}", plain))
        parts.append(table(f"pairs.{key}.of", made["of"]))
    return "\n".join(parts)


def seen(data: Data) -> str:
    """What the hindcast of 2018 to 2024 is held against: few numbers, each with its source."""
    located = "Epoch AI, AI chip sales (April 2026), located by tracked clusters and data centres"
    credit = {"unit": "MH", "source": f"{located}; good to a factor of 2 to 3", "licence": EPOCH}
    parts = [HEAD]
    for year in (2022, 2024):
        values = {
            code: float(f"{float(data.series[code, COMPUTE][year]['value']) / 1e6:.5g}")
            for code in ROSTER
        }
        parts.append(table(f"compute_{year}", {"values": values, **credit}))
    for year in (2022, 2023, 2024):
        whole = float(data.series["WLD", COMPUTE][year]["value"]) / 1e6
        parts.append(table(f"world_compute_{year}", {"value": float(f"{whole:.4g}"), **credit}))
    moves = {
        code: float(data.series[code, "ai_talent_netflow"][2024]["value"])
        for code in ("USA", "IND")
    }
    few = {
        "capex": (
            197.0, "$bn/yr", "Capital expenditure of US hyperscalers in 2024, company reports",
            "facts, cited",
        ),
        "adoption": (
            0.135, "share", "Eurostat, EU firms of 10 and more using AI, 2024", "CC-BY-4.0"
        ),
        "lag": (
            LAG["CHN"][0], "months", "Epoch Capabilities Index; band 4 to 14 months (see the "
            "library's epoch-lag)", EPOCH,
        ),
        **{
            f"moves_{code}": (
                round(value, 1), "persons/month",
                "Stanford HAI, AI Index Report 2026 (Zeki), net moves of AI talent, mean of 2024",
                "facts, cited; the report is CC-BY-ND-4.0",
            )
            for code, value in moves.items()
        },
    }  # fmt: skip
    parts += [
        table(name, {"value": value, "unit": unit, "source": source, "licence": licence})
        for name, (value, unit, source, licence) in few.items()
    ]
    return "\n".join(parts)


def main() -> None:
    """Write all files."""
    data = Data(Path(sys.argv[1]))
    for year in (2024, 2018):
        write_file(FOLDER / f"nations-{year}.toml", text(data, year).encode())
    write_file(TARGETS, seen(data).encode())


if __name__ == "__main__":
    main()
