"""A tiny world to reuse in tests: plausible random numbers, a few nations, and its clock.

`world(4)` makes four nations, `world(4, same=True)` four equal ones; `w.run(10)` lets ten quarters
pass.  `wild(...)` fills sheets of any width with numbers from the far ends of what may happen.
"""

import itertools
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from sim.baseline import calibrate
from sim.flows import Flows
from sim.nations import Nations
from sim.orders import Orders
from sim.params import Params
from sim.pillars import PILLAR_OF, PROGRAMMES, PROGRAMMES_OF
from sim.sheet import Array, Field, Section, Sheet
from sim.stocks import Stocks
from sim.tick import advance

NO_DATES = np.zeros((0, 5))
SPLIT = (0.30, 0.18, 0.22, 0.08, 0.16, 0.06)
MANDATE = (0.35, 0.10, 0.20, 0.15, 0.20)
SECTOR_EXPOSURE = (0.10, 0.20, 0.25, 0.15, 0.30)
CHANCES = (
    "fab_loss_chance",
    "cut_off_chance",
    "decoupling_chance",
    "election_chance",
    "talent_freeze_chance",
)

VALUES: dict[str, Any] = {
    "step": 1.0,
    "shocks": {
        "fab_loss_chance": 0.01,
        "fab_loss_quarters": 6,
        "fab_loss_severity": 0.7,
        "fab_loss_floor": 0.05,
        "cut_off_chance": 0.012,
        "cut_off_quarters": 8,
        "decoupling_chance": 0.01,
        "decoupling_quarters": 10,
        "election_chance": 0.15,
        "election_approval": 0.4,
        "transition_quarters": 4,
        "talent_freeze_chance": 0.004,
        "talent_freeze_quarters": 4,
    },
    "openness": {
        "cut_leak": 0.1,
        "ease_floor": 0.4,
        "export_control_grip": 0.6,
    },
    "budget": {
        "approval_floor": 0.75,
        "approval_gain": 0.5,
        "transition_loss": 0.25,
    },
    "pillars": {
        "depreciation": [
            0.04,
            0.04,
            0.04,
            0.02,
            0.05,
            0.03,
            0.05,
            0.026,
            0.026,
            0.05,
            0.04,
            0.04,
            0.04,
            0.056,
            0.056,
        ],
        "half_saturation": [
            0.0054,
            0.0036,
            0.001,
            0.0042,
            0.0018,
            0.0024,
            0.0036,
            0.00075,
            0.00035,
            0.0004,
            0.003,
            0.0015,
            0.0015,
            0.0006,
            0.0004,
        ],
    },
    "chips": {
        "chip_share": 0.6,
        "reference_industry": 0.35,
        "capex_pull": 0.0,
        "reference_adoption": 0.15,
        "capex_revenue": 0.0,
        "matching": 0.0,
        "access_floor": 0.05,
        "cost": 6.0,
        "progress": 0.085,
        "fab_growth_early": 0.2,
        "fab_growth_late": 0.06,
        "fab_growth_decay": 0.06,
        "fab_cost": 90.0,
        "fab_build": 0.25,
        "equipment_floor": 0.3,
    },
    "compute": {
        "depreciation": 0.055,
        "power": 1.3,
        "power_progress": 0.1,
        "facility_saving": 0.0,
        "energy_growth": 0.014,
        "energy_cost": 4.0,
        "private_energy": 0.0,
        "sharing": 0.2,
        "joint_weight": 0.0,
    },
    "talent": {
        "intake": 0.024,
        "intake_floor": 0.4,
        "intake_gain": 1.5,
        "stage": 0.25,
        "attrition": 0.012,
        "mobility": 0.025,
        "inertia": 0.1,
        "income": 0.35,
        "frontier": 0.25,
        "approval": 0.6,
        "science": 0.4,
        "closed_door": 0.15,
        "frozen_door": 0.2,
        "return_rate": 0.01,
        "return_closed": 0.3,
    },
    "ideas": {
        "research_floor": 0.2,
        "research_gain": 1.6,
        "basic_share": 0.5,
        "basic_published": 0.8,
        "private_share": 0.4,
        "compute_weight": 0.5,
        "compute_reference": 4.2,
        "talent_reference": 300.0,
        "discovery": 0.29,
        "fishing_out": 0.22,
        "regulation_drag": 0.25,
        "spillover": 0.08,
        "spillover_trust": 0.25,
        "joint_return": 0.22,
        "catch_up": 0.015,
        "link_catch_up": 0.035,
        "absorption_floor": 0.3,
        "absorption_workforce": 0.5,
        "absorption_research": 0.2,
        "breakthrough_chance": 0.01,
        "breakthrough_size": 0.6,
    },
    "capability": {
        "compute_exponent": 0.5,
        "quality_offset": 4.0,
        "quality_half": 8.0,
        "compute_need": 0.5,
    },
    "suppliers": {
        "home_bias": 2.5,
        "foreign_penalty": 0.5,
        "localisation_bite": 0.6,
        "data_flow_floor": 0.85,
        "procurement_pull": 0.5,
        "privacy_fit": 0.0,
        "adjustment": 0.1,
        "reference_industry": 0.35,
        "chip_exposure": 0.35,
        "cut_leak": 0.1,
        "capability_gap": 0.5,
    },
    "adoption": {
        "ceiling": 0.95,
        "access_floor": 0.45,
        "access_half": 0.2,
        "trust_floor": 0.5,
        "public_ceiling": 0.0,
        "rate": 0.19,
        "rate_floor": 0.5,
        "rate_industry": 0.8,
        "rate_reskilling": 0.4,
        "rate_applied": 0.0,
        "regulation_drag": 0.9,
        "governance_relief": 0.6,
        "procurement_drag": 0.3,
        "sector_rate": [0.9, 0.8, 1.3, 0.8, 1.0],
    },
    "incidents": {
        "rate": 0.035,
        "strictness_cut": 0.6,
        "standards_cut": 0.25,
        "foreign_risk": 0.6,
        "trust_scar": 0.25,
        "approval_scar": 0.07,
        "echo": 0.0625,
        "sector_risk": [1.2, 1.4, 1.0, 1.3, 0.6],
    },
    "economy": {
        "productivity": 0.08,
        "trade_gain": 0.25,
        "trade_elasticity": 2.5,
        "budget_cost": 0.3,
        "service_share": 0.04,
        "service_floor": 0.3,
        "trade_income": 0.5,
        "chip_rent": 0.45,
        "attack_cost": 0.02,
        "attack_self": 0.3,
        "attack_cyber": 0.5,
        "attack_capability": 0.1,
        "attack_reach": 0.35,
        "coercion_cost": 0.02,
        "coercion_might": 2.0,
        "cut_cost": 0.012,
        "procurement_cost": 0.01,
        "localisation_cost": 0.0,
        "diversification_cost": 0.0,
    },
    "society": {
        "displacement": 0.1,
        "reskilling_relief": 0.4,
        "reemployment": 0.12,
        "natural_unemployment": 0.05,
        "misinformation_base": 0.15,
        "misinformation_attack": 0.25,
        "misinformation_access": 0.25,
        "misinformation_cyber": 0.0,
        "misinformation_speed": 0.2,
        "trust_base": 0.55,
        "trust_governance": 0.4,
        "trust_standards": 0.1,
        "trust_misinformation": 0.35,
        "trust_privacy": 0.0,
        "trust_speed": 0.06,
        "approval_base": 0.52,
        "approval_growth": 8.0,
        "approval_jobs": 4.0,
        "approval_misinformation": 0.3,
        "approval_trust": 0.2,
        "approval_speed": 0.15,
        "election_approval": 0.5,
    },
    "relations": {
        "trust_base": 0.2,
        "trust_stance": 0.4,
        "trust_pact": 0.03,
        "trust_threat": 0.45,
        "trust_cut": 0.3,
        "trust_rise": 0.06,
        "trust_fall": 0.2,
        "broken_pact": 0.08,
        "threat_half": 2.0,
        "threat_parity": 1.0,
    },
    "hazard": {
        "rate": 0.001,
        "reference": 8.0,
        "safety_floor": 0.15,
        "safety_governance": 0.45,
        "safety_standards": 0.3,
        "race": 1.5,
    },
}


def fill(sheet: Sheet, values: dict[str, Any]) -> None:
    """Write a nested table of values into a sheet; a figure without one is 0, its neutral value."""
    for name, kind in sheet.fields.items():
        if isinstance(kind, Section):
            fill(getattr(sheet, name), values[name])
        elif kind.axes:
            getattr(sheet, name)[:] = values.get(name, 0.0)
        else:
            setattr(sheet, name, values.get(name, 0.0))


def parameters() -> Params:
    """The parameters of the tests."""
    params = Params()
    fill(params, VALUES)
    return params


def quiet(params: Params) -> Params:
    """Switch every shock, breakthrough and incident off."""
    params.shocks.memory[:] = 0.0
    params.ideas.breakthrough_chance = 0.0
    params.incidents.rate = 0.0
    return params


@dataclass
class World:
    """Everything that a tick reads and writes."""

    stocks: Stocks
    nations: Nations
    orders: Orders
    params: Params
    calendar: Array
    flows: Flows
    seed: int = 7
    replicate: int = 0
    tick: int = 0
    history: list[Stocks] = field(default_factory=list)

    def run(self, ticks: int = 1) -> "World":
        """Let quarters pass."""
        then = Stocks(self.stocks.nations, self.stocks.width)
        for _ in range(ticks):
            advance(
                self.stocks,
                self.orders,
                self.nations,
                self.params,
                self.calendar,
                self.seed,
                self.replicate,
                self.tick,
                self.flows,
                then,
            )
            self.stocks, then = then, self.stocks
            self.tick += 1
        return self

    def copy(self) -> "World":
        """The same world, to let it go another way."""
        return World(
            self.stocks.copy(),
            self.nations.copy(),
            self.orders.copy(),
            self.params.copy(),
            self.calendar.copy(),
            self.flows.copy(),
            self.seed,
            self.replicate,
            self.tick,
        )


def _mutual(matrix: Array, diagonal: float) -> Array:
    symmetric = (matrix + matrix.T) / 2.0
    np.fill_diagonal(symmetric, diagonal)
    return symmetric


def _nations(n: int, rng: Any, same: bool) -> Nations:
    def spread(low: float, high: float, *shape: int) -> Array:
        return np.full(shape or n, (low + high) / 2) if same else rng.uniform(low, high, shape or n)

    nations = Nations(n)
    nations.population[:] = spread(20.0, 400.0)
    nations.growth[:] = spread(0.003, 0.012)
    nations.private_capex[:] = spread(0.001, 0.010)
    nations.education_base[:] = spread(10.0, 200.0)
    nations.military[:] = spread(0.1, 1.0)
    nations.exposure[:] = SECTOR_EXPOSURE
    nations.equipment[:] = 1.0 / n if same else rng.dirichlet(np.ones(n))
    nations.gdp_norm[:] = 1.0
    nations.mandate[:] = MANDATE
    nations.affinity[:] = _mutual(spread(0.3, 0.9, n, n), 1.0)
    nations.choke[:] = 0.0 if same else _mutual(rng.uniform(0.0, 0.3, (n, n)), 0.0) / n
    side = np.arange(n) % 3
    if not same:
        across = (side[:, None] + side[None, :]) == 1
        nations.bloc_line[:] = across
        nations.rivalry[:] = 0.4 * across
    return nations


def _stocks(n: int, rng: Any, same: bool, nations: Nations, params: Params) -> Stocks:
    def spread(low: float, high: float, *shape: int) -> Array:
        return np.full(shape or n, (low + high) / 2) if same else rng.uniform(low, high, shape or n)

    s = Stocks(n)
    s.gdp[:] = nations.population * spread(10.0, 80.0)
    s.potential[:] = s.gdp
    for q in range(PROGRAMMES):
        share = SPLIT[PILLAR_OF[q]] / len(PROGRAMMES_OF[PILLAR_OF[q]])
        s.programme[:, q] = 0.15 * share * 0.006 * s.gdp / params.pillars.depreciation[q]
    s.compute[:] = s.gdp * spread(5e-5, 1.5e-4)
    s.compute_usable[:] = s.compute
    s.energy[:] = s.compute * spread(1.0, 4.0)
    s.fab[:] = spread(0.01, 0.5)
    s.people[:] = np.diag(nations.education_base)
    s.people[:] += spread(0.0, 0.08, n, n) * nations.education_base[:, None]
    s.talent[:] = [s.people[:, i].sum() for i in range(n)]
    intake = params.talent.intake * nations.education_base
    s.students[:] = (intake / params.talent.stage)[:, None]
    s.algorithms[:] = spread(-1.5, 0.0)
    s.capability[:] = s.algorithms + 0.5 * np.log(s.compute / params.ideas.compute_reference)
    s.revenue_ratio[:] = 1.0
    s.supplier_share[:] = 0.3 / max(n - 1, 1)
    np.fill_diagonal(s.supplier_share, 0.7 if n > 1 else 1.0)
    s.sector_adoption[:] = spread(0.08, 0.20, n, len(SECTOR_EXPOSURE))
    s.adoption[:] = s.sector_adoption @ np.array(SECTOR_EXPOSURE)
    s.public_trust[:] = spread(0.40, 0.70)
    s.approval[:] = spread(0.40, 0.65)
    s.unemployment[:] = 0.05
    s.misinformation[:] = 0.20
    s.trust[:] = spread(0.2, 0.9, n, n)
    np.fill_diagonal(s.trust, 1.0)
    s.stance[:] = 1.0
    s.worst_stance[:] = 1.0
    s.survival[:] = 1.0
    return s


def _orders(n: int, rng: Any, same: bool) -> Orders:
    def spread(low: float, high: float, *shape: int) -> Array:
        return np.full(shape or n, (low + high) / 2) if same else rng.uniform(low, high, shape or n)

    orders = Orders(n)
    orders.budget[:] = spread(0.003, 0.009)
    orders.split[:] = SPLIT if same else rng.dirichlet(20.0 * np.array(SPLIT), n)
    for programmes in PROGRAMMES_OF:
        parts = len(programmes)
        shares = np.full(parts, 1.0 / parts) if same else rng.dirichlet(np.full(parts, 5.0), n)
        orders.programme[:, list(programmes)] = shares
    orders.visa[:] = spread(0.4, 1.0)
    orders.strictness[:] = spread(0.2, 0.7)
    orders.localisation[:] = spread(0.0, 0.4)
    orders.diversification[:] = spread(0.0, 0.4)
    orders.contribution[:] = spread(0.0, 0.2)
    orders.procurement[:] = spread(0.0, 0.4)
    orders.stance[:] = spread(0.4, 1.0, n, n)
    np.fill_diagonal(orders.stance, 1.0)
    orders.offer[:] = 1.0 if same else rng.random((n, n, 6)) < 0.7
    orders.offer[np.arange(n), np.arange(n)] = 0.0
    return orders


def world(n: int, seed: int = 0, same: bool = False, calibrated: bool = True) -> World:
    """A world of `n` nations; `same` makes them equal, `calibrated` fits output and suppliers."""
    rng = np.random.default_rng(seed)
    params = parameters()
    nations = _nations(n, rng, same)
    stocks = _stocks(n, rng, same, nations, params)
    orders = _orders(n, rng, same)
    if calibrated:
        calibrate(stocks, orders, nations, params)
    return World(stocks, nations, orders, params, NO_DATES, Flows(n))


def stack(worlds: list[World]) -> World:
    """Worlds of one size, one a lane; their replicates must count up by one."""
    width = len(worlds)
    sheets = []
    for name in ("stocks", "nations", "orders", "params", "flows"):
        first = getattr(worlds[0], name)
        wide = type(first)(first.nations, width)
        for k, one in enumerate(worlds):
            wide.memory.reshape(-1, width)[:, k] = getattr(one, name).memory
        sheets.append(wide)
    stocks, nations, orders, params, flows = sheets
    first = worlds[0]
    return World(
        stocks,
        nations,
        orders,
        params,
        first.calendar,
        flows,
        first.seed,
        first.replicate,
        first.tick,
    )


def leaves(sheet: Sheet, prefix: str = "") -> list[tuple[str, Sheet, str, Field]]:
    """Every figure of a sheet and of its sections: dotted name, holder, name, declaration."""
    found: list[tuple[str, Sheet, str, Field]] = []
    for name, kind in sheet.fields.items():
        if isinstance(kind, Section):
            found += leaves(getattr(sheet, name), f"{prefix}{name}.")
        else:
            found.append((prefix + name, sheet, name, kind))
    return found


def scale(sheet: Sheet, name: str, factor: float) -> None:
    """Multiply one figure."""
    value = getattr(sheet, name)
    if isinstance(value, float):
        setattr(sheet, name, value * factor)
    else:
        value[:] = value * factor


def pairs(n: int) -> list[tuple[int, int]]:
    """Every ordered pair of different nations."""
    return list(itertools.permutations(range(n), 2))
