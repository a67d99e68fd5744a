"""The figures of 2018, for a run whose end is known."""

from typing import Any

from scenario_data import Data
from scenario_judgements import NAMES
from scenario_nations import Figure, economy, estimate, figure, nation

QUARTERS = 24  # from the first quarter of 2019 to that of 2025
COVERAGE = 0.15  # tracked clusters are 10 to 20 % of the world's AI compute
POWER = 14.3  # GW/MH: 1.3 of 2024 x exp(0.1 x 24)
FABS = {
    "TWN": 0.75, "USA": 0.11, "KOR": 0.10, "CHN": 0.02, "EUU": 0.01, "ISR": 0.005, "JPN": 0.005,
}  # fmt: skip
WORLD_FABS = 0.012  # MH/quarter
TALENT_GROWTH = {"CHN": 0.35, "IND": 0.38}
PAST = {
    "parameters.chips": {
        "cost": estimate(46.0, "$bn/MH", "6 of 2024 x exp(0.085 x 24)"),
        "fab_cost": estimate(692.0, "$bn/(MH/quarter)", "90 of 2024 x exp(0.085 x 24)"),
    },
    "parameters.compute": {
        "power": estimate(POWER, "GW/MH", "1.3 of 2024 x exp(0.1 x 24)"),
    },
    "parameters.ideas": {
        "compute_reference": estimate(0.0345, "MH", "compute of the leader in 2018"),
        "talent_reference": estimate(135.0, "kFTE", "talent of the leader in 2018"),
    },
    "parameters.shocks": {
        name: estimate(0.0, "1/quarter", "history's shocks stand in the calendar")
        for name in (
            "fab_loss_chance",
            "cut_off_chance",
            "decoupling_chance",
            "talent_freeze_chance",
        )
    },
}
"""What the rules' numbers were at the chips of 2018."""
EVENTS: list[dict[str, Any]] = [
    {
        "date": "2020-Q2", "event": "talent_freeze", "who": code, "quarters": quarters,
        "note": "borders close in the pandemic",
    }
    for code, quarters in (("USA", 6), ("CHN", 11), ("JPN", 8), ("IND", 4), ("SGP", 5))
] + [
    {
        "date": "2020-Q3", "event": "cut_off", "who": "TWN", "whom": "CHN", "quarters": 6,
        "note": "the foreign direct product rule stops Huawei's chips",
    },
    {
        "date": "2022-Q4", "event": "cut_off", "who": "USA", "whom": "CHN", "quarters": 10,
        "note": "export controls on advanced chips",
    },
    {"date": "2020-Q4", "event": "election", "who": "USA", "quarters": 2},
    {"date": "2024-Q3", "event": "election", "who": "GBR", "quarters": 2},
]  # fmt: skip


def _machines(data: Data, code: str, now: dict[str, Any]) -> dict[str, Figure]:
    tracked = (data.wide(code, "tracked_cluster_h100e", 2018) or 0.0) / 1e6 / COVERAGE
    leader = (data.wide("USA", "tracked_cluster_h100e", 2018) or 0.0) / 1e6 / COVERAGE
    share = now["compute"]["value"] / (data.wide("USA", "ai_compute_kh100e_est", 2024) or 1.0)
    compute = max(tracked, leader * share * 1000.0)
    return {
        "compute": figure(
            compute, "MH", "epoch", "derived",
            "tracked clusters over 0.15, at least the share of the USA of 2024", 3.0,
        ),
        "energy": figure(1.5 * POWER * compute, "GW", "estimate", "estimate", "1.5 x use"),
        "fab": figure(
            WORLD_FABS * FABS.get(code, 0.0), "MH/quarter", "fab-shares", "memory",
            "share of 0.012 MH a quarter in the world",
        ),
    }  # fmt: skip


def nation_of_2018(data: Data, code: str) -> dict[str, Any]:
    """A nation of 2018: its economy from data, its AI scaled back from 2024."""
    now = nation(data, code, 2024)
    growth = TALENT_GROWTH.get(code, 0.45)
    capex = now["private_capex"]["value"]
    made = {
        **now,
        **economy(data, code, 2018),
        **_machines(data, code, now),
        "talent": estimate(now["talent"]["value"] * growth, "kFTE", f"2024 x {growth:g}"),
        "adoption": estimate(now["adoption"]["value"] * 0.25, "share", "2024 x 0.25"),
        "private_capex": estimate(capex * 0.03, "share of GDP", "2024 x 0.03"),
    }
    made["name"] = NAMES[code]
    return {key: made[key] for key in now}
