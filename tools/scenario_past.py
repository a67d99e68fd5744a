"""The figures of 2018, from that year's own data: a run whose end is known."""

import math
from typing import Any

from scenario_data import Data
from scenario_figures import Figure, economy, estimate, figure
from scenario_judgements import PUBLIC_TRUST
from scenario_nations import nation
from scenario_pairs import abroad, across, allied, each_pair, grid
from scenario_recalled import APPROVAL_2018, ROSTER
from scenario_state import growth, jobless, power, programmes, ranged, settled

QUARTERS = 24  # from the first quarter of 2019 to that of 2025
FABS = {
    "TWN": 0.75, "USA": 0.11, "KOR": 0.10, "CHN": 0.02, "EUU": 0.01, "ISR": 0.005, "JPN": 0.005,
}  # fmt: skip
WORLD_FABS = 0.012  # MH/quarter
LIST_SHARE = 0.5  # of what tracked nations have a PFlop/s, where no cluster is tracked
FLOOR_SHARE = 0.0043  # H100-equivalents per $bn of GDP: nobody has less
USE_2018 = 12.0  # GW/MH: 1.64 x the use of that year's chips
CENTRES_FOR_AI = 0.06
STILL_ADOPTED = 0.45  # of the adoption of 2024, where as many use the internet
TALENT_SINCE = 0.45  # specialists of 2018 over those of 2024, all nations
HARDENED = 0.5  # how much of the divide's loss of trust 2018 had
OPEN_ACROSS = 0.8  # stance of the West towards China before the controls
HALF = 0.5
PAST = {
    "parameters.start": {
        "lead": figure(-6.6, "ln", "past", "derived", "six years of about 3x a year"),
        "line": figure(0.12, "share", "past", "derived"),
        "investment": figure(0.5, "share", "past", "derived"),
    },
    "parameters.shocks": {
        name: estimate(0.0, "1/quarter", "history's shocks stand in the calendar")
        for name in (
            "fab_loss_chance",
            "cut_off_chance",
            "decoupling_chance",
            "election_chance",
            "talent_freeze_chance",
        )
    },
}
"""What the rules' numbers were at the end of 2018."""
EVENTS: list[dict[str, Any]] = [
    {
        "date": "2020-Q2", "event": "talent_freeze", "who": code, "quarters": quarters,
        "note": "borders close in the pandemic",
    }
    for code, quarters in (("USA", 6), ("CHN", 11), ("JPN", 8), ("IND", 4), ("SGP", 5))
] + [
    {"date": "2020-Q4", "event": "election", "who": "USA", "quarters": 2},
    {"date": "2024-Q3", "event": "election", "who": "GBR", "quarters": 2},
] + [
    {
        "date": date, "event": "chip_control", "who": code, "whom": "CHN", "left": left,
        "note": note,
    }
    for date, left, note in (
        ("2022-Q4", 0.5, "export controls on advanced chips"),
        ("2023-Q4", 0.25, "controls tightened"),
    )
    for code in ("USA", "TWN", "KOR", "JPN", "EUU", "GBR")
]  # fmt: skip


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


def nation_of_2018(data: Data, code: str) -> dict[str, Any]:
    """A nation of 2018."""
    now = nation(data, code, 2024)
    output = economy(data, code, 2018)
    trust = PUBLIC_TRUST[code]
    return {
        **now,
        **settled(data, code, 2018),
        "growth": growth(data, code, 2018),
        "budget": programmes(code, 2018),
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


def pairs_of_2018(data: Data, roster: list[str], people: dict[str, float]) -> dict[str, Any]:
    """The grids in which 2018 differs."""
    return {
        "trust": grid(
            each_pair(roster, lambda i, j: trust_2018(data, i, j)), 0.55, "share", "un-votes",
            "0.62 - 0.08 vote distance of 2019 + 0.20 allied (0.08 Quad) - 0.06 across the divide; "
            "TWN-CHN 0.20 is ours",
        ),
        "stance": grid(
            each_pair(roster, lambda i, j: stance_2018(data, i, j)), 0.8, "0-1", "estimate",
            "1 from trust 0.6, else 0.3 + 1.4 (trust - 0.1); towards China 0.8 across the divide "
            "(0.6 to 1), before the trade controls",
        ),
        "abroad": grid(
            abroad(data, roster, people), 0.0, "share", "un-migrants",
            "migrants of 2019 x specialists per head of the host x selectivity, as in the library",
        ),
    }  # fmt: skip
