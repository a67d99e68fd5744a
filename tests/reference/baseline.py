"""The calibration quarter, from docs/ODD.md (Initialisation)."""

from copy import deepcopy
from types import SimpleNamespace

import numpy as np

from tests.reference import suppliers
from tests.reference.capability import capability
from tests.reference.quarter import Made, Quarter
from tests.reference.tick import advance

ROUNDS = 3
KEPT = (
    "own_service",
    "ai_access",
    "resilience",
    "sovereignty",
    "revenue_ratio",
    "threat",
    "pillar",
)


def calm(params: SimpleNamespace) -> SimpleNamespace:
    """Parameters with nothing in them that needs luck."""
    params = deepcopy(params)
    for name, value in vars(params.shocks).items():
        setattr(params.shocks, name, 0.0 * value)
    params.ideas.breakthrough_chance = 0.0
    params.incidents.rate = 0.0
    return params


def quarter(now, orders, nations, params) -> Quarter:
    q = Quarter(now, orders, nations, params, SimpleNamespace(), SimpleNamespace())
    advance(q)
    return q


def calibrate(now, orders, nations, params) -> tuple[Made, Quarter]:
    """What the quarter fixes of stocks and constants, and the quarter itself."""
    now, nations, params = deepcopy(now), deepcopy(nations), calm(params)
    n = len(now.gdp)
    now.revenue_ratio = np.ones(n)
    now.compute_usable = now.compute
    now.capability = np.zeros(n)
    now.supplier_share = np.eye(n)
    nations.gdp_norm = np.ones(n)
    for _ in range(ROUNDS):
        now.supplier_share = suppliers.wanted(quarter(now, orders, nations, params))
    q = quarter(now, orders, nations, params)
    output = q.flows.output / np.exp(nations.growth * params.step)
    q.flows.output = output
    usable = now.compute * q.then.compute_usable / q.then.compute
    made = {f"stocks.{name}": getattr(q.then, name) for name in KEPT}
    return made | {
        "nations.gdp_norm": output / (now.gdp - q.flows.trade_income),
        "stocks.supplier_share": now.supplier_share,
        "stocks.compute_usable": usable,
        "stocks.capability": capability(q, now.algorithms, usable),
    }, q
