"""The figures of one nation, each with its source and the formula that made it."""

import math
from typing import Any

from scenario_data import Data
from scenario_figures import Figure, economy, estimate, figure
from scenario_judgements import (
    AMBITION,
    APPROVAL,
    COVERAGE,
    EQUIPMENT,
    EXTRA_POWER,
    FAB_HABIT,
    FAB_SHARE,
    NAMES,
    POLICY,
    PUBLIC_TRUST,
)
from scenario_mandates import CARD_OF
from scenario_state import programmes, settled

SECTORS = {
    "energy": "va_energy_pct",
    "healthcare": "va_healthcare_pct",
    "finance": "va_finance_pct",
    "transportation": "va_transport_pct",
    "manufacturing": "va_manufacturing_pct",
}
WORLD_FABS = 2.0  # MH/quarter: 10 MH were added in 2025 (6.9 to 17.1 MH), rising over the year
TALENT_SCALE = 1.36  # counted professionals to full-time AI specialists


def machines(data: Data, nation: str, year: int) -> dict[str, Figure]:
    """Compute, its power, and chips."""
    compute = (data.wide(nation, "ai_compute_kh100e_est", year) or 0.0) / 1000.0
    centres = data.wide(nation, "dc_installed_gw", year) or 0.0
    grid = data.wide(nation, "electricity_capacity_gw", year) or 0.0
    power = 1.3 * compute + 0.07 * centres + 0.002 * grid + EXTRA_POWER.get(nation, 0.0)
    return {
        "compute": figure(
            compute, "MH", "epoch", "derived",
            "chips sold, located by tracked clusters and data centres", 2.5,
        ),
        "energy": figure(
            power, "GW", "data-centres", "derived",
            "1.3 GW/MH in use + 7 % of data centres + 0.2 % of the grid + campuses rising", 1.6,
        ),
        "fab": figure(
            WORLD_FABS * FAB_SHARE.get(nation, 0.0), "MH/quarter", "fab-shares", "memory",
            "share of 2 MH a quarter in the world",
        ),
        "equipment": estimate(EQUIPMENT.get(nation, 0.0), "share"),
    }  # fmt: skip


def people(data: Data, nation: str, year: int) -> dict[str, Figure]:
    """Specialists."""
    counted = data.wide(nation, "ai_talent_2025", year)
    guessed = data.wide(nation, "ai_talent_est_2025", year)
    count = counted if counted is not None else guessed
    if count is None:
        raise LookupError(f"{nation} has no talent count")
    coverage = COVERAGE.get(nation, 1.0)
    note = f"count x {TALENT_SCALE:g}" + (f" x coverage {coverage:g}" if coverage != 1.0 else "")
    return {
        "talent": figure(
            count * TALENT_SCALE * coverage / 1000.0, "kFTE", "talent",
            "derived" if counted is not None else "estimate", note, 1.5 if counted else 2.0,
        ),
    }  # fmt: skip


def society(data: Data, nation: str, year: int) -> dict[str, Figure]:
    """Use of AI, trust, approval, might."""
    users = data.wide(nation, "genai_use_pct_h1_2025", year) or 0.0
    row, leader = (data.row(n, "military_exp_pct_gdp", max(year, 2019)) for n in (nation, "USA"))
    mine = float(row["value"]) if row else 2.0
    theirs = float(leader["value"]) if leader else 3.4
    gdp = data.wide(nation, "gdp_nominal_usd_bn", year) or 0.0
    top = data.wide("USA", "gdp_nominal_usd_bn", year) or 1.0
    unity = {"CHN": 1.6, "EUU": 0.65}.get(nation, 1.0)
    might = min(1.0, unity * math.sqrt(mine * gdp / (theirs * top)))
    return {
        "adoption": figure(
            0.005 * users, "share", "microsoft-diffusion", "derived",
            "half of the share of people who use generative AI (EU firms 2024: 13.5 %)", 1.5,
        ),
        "public_trust": estimate(PUBLIC_TRUST[nation], "share"),
        "approval": estimate(APPROVAL[nation], "share"),
        "misinformation": estimate(0.2, "share"),
        "military": figure(
            might, "index", "cia-factbook", "derived",
            "root of spending relative to the USA"
            + (f", x {unity:g} for prices or unity" if unity != 1.0 else ""),
        ),
    }  # fmt: skip


def exposure(data: Data, nation: str, year: int) -> Figure:
    """Weights of the five sectors."""
    shares = {name: data.wide(nation, column, year) or 0.0 for name, column in SECTORS.items()}
    total = sum(shares.values())
    values = {name: round(share / total, 4) for name, share in shares.items()}
    values["manufacturing"] = round(1.0 - sum(values.values()) + values["manufacturing"], 4)
    return {
        "values": values, "unit": "share", "source": "value-added", "confidence": "memory",
        "note": "share of value added of the five sectors",
    }  # fmt: skip


def character(data: Data, nation: str) -> dict[str, Figure]:
    """Traits: usual budget, tastes and habits."""
    rules = data.wide(nation, "ai_reg_stringency_0_5", 2024) or 0.0
    barriers = data.wide(nation, "dstri", 2024) or 0.2
    walls = data.wide(nation, "data_localisation_0_4", 2024) or 0.0
    habits = {
        "energy": 0.30, "fabs": FAB_HABIT[nation], "reskilling": 0.40, "applied_research": 0.50,
        "privacy": 0.30, "cybersecurity": 0.35, "public_adoption": 0.25, "partnerships": 0.35,
        "joint_projects": 0.40,
    }  # fmt: skip
    return {
        "budget": programmes(nation, 2024),
        "caution": figure(
            0.2 + 0.12 * rules, "0-1", "regulation", "memory", "0.2 + 0.12 x stringency"
        ),
        "openness": figure(
            1.0 - 1.2 * barriers - 0.075 * walls, "0-1", "oecd-dstri", "derived",
            "1 - 1.2 x index - 0.075 x localisation",
        ),
        "ambition": estimate(AMBITION[nation], "0-1"),
        "habits": {
            "values": habits, "unit": "share", "source": "estimate", "confidence": "estimate",
        },
    }  # fmt: skip


def nation(data: Data, code: str, year: int) -> dict[str, Any]:
    """Everything about a nation, in the order of the schema."""
    return {
        "name": NAMES[code],
        "policy": POLICY[code],
        "card": CARD_OF[code],
        **economy(data, code, year),
        **machines(data, code, year),
        **people(data, code, year),
        **society(data, code, year),
        **settled(data, code, year),
        "exposure": exposure(data, code, year),
        **character(data, code),
    }
