"""Sheets of random figures, within what each may be and far from anything that a scenario holds."""

import numpy as np

from sim.nations import Nations
from sim.orders import LARGEST_BUDGET, Orders
from sim.pillars import PACTS, PILLARS, PROGRAMMES, SECTORS
from sim.sheet import Array
from sim.stocks import Stocks


def own(table: Array, value: float) -> Array:
    """A table of pairs, with the same for everybody's own place."""
    table[np.arange(len(table)), np.arange(len(table))] = value
    return table


def order(orders: Orders, rng: np.random.Generator) -> None:
    """Orders that nobody would give."""
    n = orders.nations
    levers = ("visa", "strictness", "safety", "localisation", "diversification", "contribution")
    for name in (*levers, "procurement"):
        getattr(orders, name)[:] = rng.uniform(0.0, 1.0, n) * (rng.random(n) < 0.85)
    orders.budget[:] = rng.uniform(0.0, LARGEST_BUDGET, n)
    orders.split[:] = rng.dirichlet(np.ones(PILLARS), n) * rng.uniform(0.5, 1.0)
    orders.programme[:] = rng.uniform(0.0, 0.6, (n, PROGRAMMES))
    stance = rng.uniform(0.0, 1.0, (n, n)) ** rng.choice([0.3, 1.0])
    orders.stance[:] = own(stance.round(1) if rng.random() < 0.3 else stance, 1.0)
    orders.offer[:] = rng.random((n, n, PACTS)) < rng.choice([0.5, 0.9])


def settle(nations: Nations, rng: np.random.Generator) -> None:
    """What nations are given, nobody in a union."""
    n = nations.nations
    nations.population[:] = rng.uniform(1.0, 1400.0, n)
    nations.growth[:] = rng.uniform(0.0, 0.015, n)
    nations.exposure[:] = rng.dirichlet(np.ones(SECTORS), n)
    for name in ("exposed", "governance", "absorptive", "military", "usual_trust"):
        getattr(nations, name)[:] = rng.uniform(0.1, 1.0, n)
    nations.grid[:] = rng.uniform(5.0, 1500.0, n)
    nations.data_centres[:] = rng.uniform(0.0, 30.0, n)
    nations.power_price[:] = rng.uniform(0.03, 0.3, n)
    nations.usual_budget[:] = rng.uniform(0.0, 0.002, n)
    nations.natural_unemployment[:] = rng.uniform(0.02, 0.1, n)
    nations.usual_approval[:] = rng.uniform(0.2, 0.7, n)
    nations.usual_talent[:] = rng.uniform(1.0, 400.0, n)
    nations.lag[:] = rng.uniform(0.0, 40.0, n)
    nations.equipment[:] = rng.dirichlet(np.ones(n)) * (rng.random(n) < 0.7)
    nations.mandate[:] = rng.dirichlet(np.ones(5), n)
    nations.par[:] = rng.uniform(-0.1, 0.9, (n, 5))
    nations.usual_step[:] = rng.uniform(0.0, 0.1, (n, 5))
    nations.common[:] = rng.dirichlet(np.ones(5))
    nations.output_norm[:] = rng.uniform(0.9, 1.1, n)
    nations.trade_norm[:] = rng.uniform(-0.02, 0.02, n)
    nations.affinity[:] = own(rng.uniform(0.0, 1.0, (n, n)), 1.0)
    nations.choke[:] = own(rng.dirichlet(np.ones(n), n).T * (rng.random((n, n)) < 0.5), 0.0)
    nations.rivalry[:] = rng.uniform(0.0, 0.4, (n, n))
    side = rng.random(n) < 0.5
    nations.bloc_line[:] = side[:, None] != side[None, :]
    nations.union[:] = np.eye(n)


def start(now: Stocks, rng: np.random.Generator) -> None:
    """Some state, in the middle of a game."""
    n = now.nations
    now.gdp[:] = 10 ** rng.uniform(2.0, 4.5, n)
    now.potential[:] = now.gdp * rng.uniform(0.8, 1.1, n)
    now.income[:] = now.gdp
    now.budget[:] = rng.uniform(0.0, LARGEST_BUDGET, n)
    now.programme[:] = now.gdp[:, None] * rng.uniform(0.0, 0.001, (n, PROGRAMMES))
    now.machines[:] = rng.uniform(0.0, 1.0, (n, n)) * (0.1 + np.eye(n))
    now.chips_standing[:] = now.machines[::-1]
    now.energy[:] = rng.uniform(0.0, 5.0, n)
    now.investment[:] = now.gdp * rng.uniform(0.0, 0.01, n)
    now.fab[:] = rng.uniform(0.0, 1.0, n) * (rng.random(n) < 0.7)
    now.fab_line[:] = rng.uniform(0.0, 0.2, now.fab_line.shape)
    now.fab_site[:] = rng.uniform(0.0, 0.2, now.fab_site.shape)
    now.people[:] = rng.uniform(0.0, 40.0, (n, n)) * (0.05 + np.eye(n))
    now.students[:] = rng.uniform(0.0, 20.0, now.students.shape)
    now.algorithms[:] = rng.uniform(-2.0, 1.5, n)
    now.capability[:] = now.algorithms + rng.uniform(-2.0, 1.0, n)
    now.pace[:] = rng.uniform(-0.1, 0.6)
    now.service_sales[:] = rng.uniform(0.0, 200.0, n) * (rng.random(n) < 0.9)
    now.supplier_share[:] = rng.dirichlet(np.ones(n), n)
    now.sector_adoption[:] = rng.uniform(0.0, 0.6, (n, SECTORS))
    now.adoption[:] = now.sector_adoption.mean(axis=1)
    for name in ("public_trust", "approval", "misinformation", "ai_access", "sovereignty"):
        getattr(now, name)[:] = rng.uniform(0.0, 1.0, n)
    now.unemployment[:] = rng.uniform(0.0, 0.2, n)
    for name in ("fab_loss", "talent_freeze", "transition"):
        getattr(now, name)[:] = rng.choice([0.0, 0.25, 1.0, 3.0], n, p=[0.7, 0.1, 0.1, 0.1])
    now.trust[:] = own(rng.uniform(0.0, 1.0, (n, n)) ** rng.choice([0.3, 1.0]), 1.0)
    now.stance[:] = own(rng.uniform(0.0, 1.0, (n, n)), 1.0)
    now.worst_stance[:] = own(rng.uniform(0.0, 1.0, (n, n)), 1.0)
    pact = rng.random((n, n, PACTS)) < 0.4
    now.pact[:] = own(1.0 * (pact & pact.swapaxes(0, 1)), 0.0)
    now.cut_off[:] = own(rng.choice([0.0, 0.5, 6.0], (n, n), p=[0.8, 0.1, 0.1]), 0.0)
    now.control[:] = own(rng.choice([1.0, 0.4, 0.0], (n, n), p=[0.8, 0.1, 0.1]), 1.0)
    now.survival[:] = rng.uniform(0.5, 1.0)
