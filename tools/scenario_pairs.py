"""What holds between two nations, each grid by one documented formula."""

import math
from typing import Any

from scenario_data import Data
from scenario_figures import estimate
from scenario_judgements import CHOKE, WEST
from scenario_state import owned

Grid = dict[str, dict[str, Any]]
SELECTIVITY = {"CHN": 20.0, "IND": 14.0}
"""How much likelier a migrant from there is an AI specialist than a resident of the host."""
QUAD = {"USA", "IND", "JPN"}
TRUST_EXCEPTIONS = {("TWN", "CHN"): 0.15, ("IND", "CHN"): 0.30, ("ISR", "SAU"): 0.40}


def _both(values: dict[tuple[str, str], float], i: str, j: str) -> float | None:
    return values.get((i, j), values.get((j, i)))


def affinity(data: Data, i: str, j: str) -> float:
    """Nearness, language, colonial ties, border, joint papers."""
    distance = data.pair(i, j, "dist_km") or 10_000.0
    language = max(data.pair(i, j, "comlang_off") or 0.0, data.pair(i, j, "comlang_ethno") or 0.0)
    papers = min(1.0, (data.pair(i, j, "ai_coauth_salton") or 0.0) / 0.3)
    sum_ = (
        0.32
        + 0.30 * math.exp(-distance / 4000.0)
        + 0.16 * language
        + 0.12 * (data.pair(i, j, "colony") or 0.0)
        + 0.08 * (data.pair(i, j, "contig") or 0.0)
        + 0.30 * papers
    )
    return min(0.9, max(0.2, sum_))


def distance(data: Data, i: str, j: str) -> float:
    """Distance of UN votes in 2024; Taiwan's is the mean of Japan's and Korea's."""
    if "TWN" in (i, j):
        other = j if i == "TWN" else i
        stand_ins = [n for n in ("JPN", "KOR") if n != other]
        return sum(distance(data, n, other) for n in stand_ins) / len(stand_ins)
    known = data.pair(i, j, "unga_ideal_dist_2024")
    return known if known is not None else 1.5


def allied(i: str, j: str) -> float:
    """1 for treaty allies and partners, 0.4 within the Quad."""
    if i in WEST and j in WEST:
        return 1.0
    return 0.4 if i in QUAD and j in QUAD else 0.0


def across(i: str, j: str) -> bool:
    """Whether the pair stands on two sides of the bloc divide."""
    return (i == "CHN" and j in WEST) or (j == "CHN" and i in WEST)


def trust(data: Data, i: str, j: str) -> float:
    """0.62 - 0.08 votes + 0.2 alliance - 0.12 across the divide."""
    known = _both(TRUST_EXCEPTIONS, i, j)
    if known is not None:
        return known
    value = 0.62 - 0.08 * distance(data, i, j) + 0.20 * allied(i, j) - 0.12 * across(i, j)
    return min(0.85, max(0.15, value))


def rivalry(data: Data, i: str, j: str) -> float:
    """0.25 + 0.05 votes across the divide, 0.05 + 0.05 votes of China and the non-aligned."""
    if across(i, j):
        return min(0.40, 0.25 + 0.05 * distance(data, i, j))
    if {i, j} == {"CHN", "IND"}:
        return 0.25
    if "CHN" in (i, j):
        return min(0.10, 0.05 + 0.05 * distance(data, i, j))
    return 0.10 if {i, j} == {"ISR", "SAU"} else 0.0


def stance(data: Data, i: str, j: str) -> float:
    """The status quo: open to the trusted, less so to others."""
    known = trust(data, i, j)
    return 1.0 if known >= 0.6 else max(0.3, round(0.3 + 1.4 * (known - 0.1), 2))


def abroad(data: Data, roster: list[str], talent: dict[str, float]) -> Grid:
    """Share of each origin's talent that works abroad: migrants x the host's rate x selectivity."""
    flows: Grid = {i: {} for i in roster}
    for i in roster:
        for j in roster:
            people = data.wide(j, "population_mn", 2024) or 1.0
            migrants = 0.0 if i == j else (data.pair(i, j, "migrant_stock_2019") or 0.0)
            rate = talent[j] / (people * 1e6) * SELECTIVITY.get(i, 5.0)
            flows[i][j] = migrants * rate
    for j in roster:  # at most 60 % of a nation's specialists come from abroad
        foreign = sum(flows[i][j] for i in roster)
        for i in roster:
            flows[i][j] *= min(1.0, 0.6 * talent[j] / foreign) if foreign else 1.0
    shares: Grid = {i: {} for i in roster}
    for i in roster:
        for j in roster:
            share = min(0.25, flows[i][j] / talent[i])
            if share >= 0.0005:
                shares[i][j] = round(share, 4)
    if "TWN" in roster:
        shares["TWN"]["USA"] = estimate(0.12, "share", "no UN rows for Taiwan")
    return shares


def grid(values: Grid, default: float, unit: str, source: str, note: str) -> dict[str, Any]:
    """A grid as it stands in a file: only what differs from the default."""
    confidence = "estimate" if source == "estimate" else "derived"
    kept = {i: {j: v for j, v in row.items() if v != default} for i, row in values.items()}
    return {
        "unit": unit, "source": source, "confidence": confidence, "note": note,
        "default": default, "of": {i: row for i, row in kept.items() if row},
    }  # fmt: skip


def each_pair(roster: list[str], rule: Any) -> Grid:
    """A rule for every pair."""
    return {i: {j: round(float(rule(i, j)), 2) for j in roster if i != j} for i in roster}


def pairs(data: Data, roster: list[str], talent: dict[str, float]) -> dict[str, Any]:
    """All grids, in the order of the schema."""
    chokes: Grid = {
        k: {j: v for j, v in row.items() if j in roster} for k, row in CHOKE.items() if k in roster
    }
    return {
        "affinity": grid(
            each_pair(roster, lambda i, j: affinity(data, i, j)), 0.45, "share", "ties",
            "0.32 + 0.30 exp(-km/4000) + 0.16 language + 0.12 colony + 0.08 border + "
            "0.30 min(1, joint papers/0.3), from 0.2 to 0.9",
        ),
        "trust": grid(
            each_pair(roster, lambda i, j: trust(data, i, j)), 0.55, "share", "un-votes",
            "0.62 - 0.08 vote distance + 0.20 allied (0.08 Quad) - 0.12 across the divide; "
            "TWN-CHN 0.15, IND-CHN 0.30 and ISR-SAU 0.40 are ours",
        ),
        "rivalry": grid(
            each_pair(roster, lambda i, j: rivalry(data, i, j)), 0.0, "share", "un-votes",
            "0.25 + 0.05 vote distance across the divide, at most 0.40; China and the non-aligned "
            "0.05 + 0.05, at most 0.10; IND-CHN 0.25 and ISR-SAU 0.10 are ours",
        ),
        "bloc_line": grid(
            each_pair(roster, across), 0.0, "0/1", "estimate",
            "treaty allies and partners of the United States on one side, China on the other",
        ),
        "choke": grid(
            chokes, 0.0, "share", "estimate",
            "design software, patents and tools without which the maker's chips stop",
        ),
        "abroad": grid(
            abroad(data, roster, talent), 0.0, "share", "un-migrants",
            "migrants x specialists per head of the host x selectivity (CHN 20, IND 14, others "
            "5); at most 60 % foreigners a host and 25 % of an origin",
        ),
        "owned": grid(
            owned(roster), 0.0, "share", "estimate",
            "stand-in: half of what stands outside the United States and China (0 to 0.7) belongs "
            "to firms of the United States",
        ),
    }  # fmt: skip
