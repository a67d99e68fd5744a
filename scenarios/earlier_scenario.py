"""How a scenario file of rules 1 is known: by what only they had."""

from collections.abc import Iterator
from typing import Any

from scenarios.errors import Wrong
from scenarios.parse import Tables

MIGRATE = "sixpillars scenarios migrate FILE --out NEW"
"""What makes of a file of rules 1 one of today's."""
NATION = ("algorithms", "private_capex")
COMPONENT = "pillars"
JUDGED = ("mandate", "par", "usual_step")
SECTIONS = ("openness", "budget", "pillars", "chips", "suppliers")
"""Sections of parameters that are gone."""
PARAMETERS = {
    "compute": (
        "depreciation power power_progress facility_saving energy_growth energy_cost "
        "private_energy sharing joint_weight"
    ),
    "talent": "intake_floor intake_gain inertia return_rate return_closed",
    "ideas": (
        "research_floor research_gain basic_share basic_published private_share compute_weight "
        "compute_reference talent_reference regulation_drag governance_relief spillover "
        "spillover_open spillover_trust joint_return absorption_floor absorption_workforce "
        "absorption_research"
    ),
    "capability": "quality_offset quality_half compute_need",
    "adoption": "public_ceiling rate_industry regulation_drag governance_relief",
    "incidents": "foreign_risk access_weight",
    "economy": (
        "productivity trade_gain trade_elasticity know_how chip_investment chip_rent attack_self "
        "attack_cyber attack_capability attack_reach coercion_cost coercion_might cut_cost"
    ),
    "society": "natural_unemployment trust_base approval_base",
    "hazard": "reference safety_governance race",
}
"""Parameters that are gone from sections that are not."""


def earlier(tables: Tables) -> Wrong | None:
    """The first thing in a file that only rules 1 had, and what to do; None without any."""
    for path, value in _signs(tables):
        return Wrong(path, value, f"only rules 1 had it: run {MIGRATE}")
    return None


def _signs(tables: Tables) -> Iterator[tuple[tuple[str, ...], Any]]:
    for code, nation in _tables(tables, "nations"):
        for name in NATION:
            if name in nation:
                yield ("nations", code, name), nation[name]
        for name in JUDGED:
            yield from _component(("nations", code, name), nation.get(name))
    yield from _component(("score",), tables.get("score"))
    for card, made in _tables(tables, "mandates"):
        yield from _component(("mandates", card, "weights"), made.get("weights"))
    quo = tables.get("status_quo")
    if isinstance(quo, dict) and "programme_capital" in quo:
        yield ("status_quo", "programme_capital"), quo["programme_capital"]
    for section, changes in _tables(tables, "parameters"):
        if section in SECTIONS:
            yield ("parameters", section), changes
        for name in PARAMETERS.get(section, "").split():
            if name in changes:
                yield ("parameters", section, name), changes[name]


def _tables(tables: Tables, name: str) -> Iterator[tuple[str, Tables]]:
    """The tables in a table, whatever else stands there."""
    whole = tables.get(name)
    for key, part in whole.items() if isinstance(whole, dict) else ():
        if isinstance(part, dict):
            yield key, part


def _component(path: tuple[str, ...], table: Any) -> Iterator[tuple[tuple[str, ...], Any]]:
    values = table.get("values") if isinstance(table, dict) else None
    if isinstance(values, dict) and COMPONENT in values:
        yield (*path, "values", COMPONENT), values[COMPONENT]
