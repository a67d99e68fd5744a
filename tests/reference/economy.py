"""Output, trade and pressure, from docs/model/economy.md (Y1 to Y13)."""

import numpy as np

from tests.reference.capability import headway
from tests.reference.quarter import Made, Quarter, others


def trade(q: Quarter) -> Made:
    """Y1 and Y2."""
    p, share, z = q.params.economy, q.then.supplier_share, q.nations.choke
    demand = p.service_share * q.h / 4 * q.now.gdp * (p.service_floor + q.then.adoption)
    left = np.where(q.then.cut_off > 0, q.params.suppliers.cut_leak, 1)
    services = demand[:, None] * share * left * others(q.n)
    paid = q.flows.chip_money.sum(axis=0)
    rents = p.chip_rent * z / np.maximum(1, p.chip_rent * z.sum(axis=0)) * paid
    sales, chips = services.sum(axis=0), paid - rents.sum(axis=0) + rents.sum(axis=1)
    imports = services.sum(axis=1) + q.flows.chip_money.sum(axis=1)
    return {
        "flows.service_demand": demand,
        "flows.service_trade": services,
        "flows.service_sales": sales,
        "flows.chip_sales": chips,
        "flows.imports": imports,
        "flows.exports": sales + chips,
        "flows.net_exports": sales + chips - imports,
        "then.revenue_ratio": np.diag(share) + sales / demand,
    }


def pressure(q: Quarter) -> Made:
    """Y3, Y4 and Y5; at [i, j] what j does to i."""
    p, military, gdp = q.params.economy, q.nations.military, q.now.gdp
    z = headway(q, q.then.capability)
    distrust = (1 - q.now.trust.T) ** 2
    off = p.attack_capability * z * military * distrust
    defence = p.attack_self + p.attack_cyber * q.k("cybersecurity") + p.attack_capability * z
    reach = p.attack_reach + (1 - p.attack_reach) * q.flows.openness
    attack = off / (off + defence[:, None]) * reach
    might = 1 + p.coercion_might * military
    grip = p.coercion_cost * q.then.supplier_share * distrust * might
    lost = p.cut_cost * q.orders.stance * gdp / (gdp + gdp[:, None])
    cut = np.where(q.then.cut_off > 0, lost, 0)
    return {
        "flows.attack": (attack * others(q.n)).sum(axis=1),
        "flows.coercion": ((grip + cut) * others(q.n)).sum(axis=1),
    }


def factors(q: Quarter, potential, pressed: Made) -> Made:
    """Y6 to Y9, Y11 and Y12."""
    p, orders, adoption = q.params.economy, q.orders, q.then.adoption
    home = np.diag(q.then.supplier_share)
    research = q.then.programme[:, 5:7].sum(axis=1)
    worse = 1 - q.then.own_service
    steering = p.procurement_cost * orders.procurement * worse
    steering = steering + p.localisation_cost * orders.localisation
    steering = steering + p.diversification_cost * orders.diversification * (1 - home)
    return {
        "flows.productivity": 1 + 2.5 * p.productivity * adoption * q.then.ai_access,
        "flows.trade_gain": home ** (-p.trade_gain / p.trade_elasticity),
        "flows.know_how": q.flows.home_supply**p.know_how,
        "flows.research_dividend": 1 + p.research_return * research / potential,
        "flows.attack_loss": 1 + 2 * p.attack_cost * adoption * pressed["flows.attack"],
        "flows.coercion_loss": 1 + pressed["flows.coercion"],
        "flows.budget_loss": 1 + p.budget_cost * orders.budget,
        "flows.friction_loss": 1 + steering,
    }


def rule(q: Quarter) -> Made:
    p, gdp = q.params.economy, q.now.gdp
    potential = q.now.potential * np.exp(q.nations.growth * q.h)
    sold, pressed = trade(q), pressure(q)
    made = factors(q, potential, pressed)
    output = potential
    for gain in ("productivity", "trade_gain", "know_how", "research_dividend"):
        output = output * made[f"flows.{gain}"]
    for loss in ("attack", "coercion", "budget", "friction"):
        output = output / made[f"flows.{loss}_loss"]
    home = output / q.nations.gdp_norm
    earned = sold["flows.net_exports"] + p.chip_investment * q.flows.chip_paid
    income = np.clip(4 * p.trade_income * earned / q.h, -0.9 * home, 0.9 * gdp)  # Y13
    return (
        sold
        | pressed
        | made
        | {
            "then.potential": potential,
            "flows.output": output,
            "flows.trade_income": income,
            "then.gdp": home + income,  # Y10
            "flows.growth": (home + income) / gdp - 1,
        }
    )
