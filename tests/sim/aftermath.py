"""A tiny world at the end of a quarter: what everybody can do is known, what comes of it is not.

`aftermath(4)` makes four nations of plausible random figures whose services are reckoned;
`w.finish()` calls adoption, incidents, trade, pressure, output, society, relations and hazard.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from sim.dice import Luck
from sim.flows import Flows
from sim.nations import Nations
from sim.orders import Orders
from sim.params import Params
from sim.pillars import PACTS, PROGRAMMES, SECTORS
from sim.rules import (
    adoption,
    economy,
    hazard,
    incidents,
    pressure,
    relations,
    society,
    trade,
)
from sim.stocks import Stocks
from tests.sim.midway import FIRST, midway, nothing

BY_OWNER = ("gdp", "potential", "income", "programme", "population", "usual_talent", "talent")
BY_OWNER += ("military", "compute_usable", "might", "chip_spend", "chip_sales", "service_sales")
"""Figures of which each part of a nation has its part; all others are the same in each."""
BY_BOTH = ("hosting", "chip_money", "people")
"""Figures of pairs that are shared out over the parts on both sides."""
BY_SECOND = ("supplier_share", "consumed")
BY_FIRST = ("choke",)


@dataclass
class Aftermath:
    """Everything that these rules read and write."""

    now: Stocks
    nations: Nations
    orders: Orders
    params: Params
    flows: Flows
    then: Stocks
    luck: Luck = FIRST

    def adoption(self) -> "Aftermath":
        p = self.params
        adoption.spread(
            self.now,
            self.nations,
            self.orders,
            p.adoption,
            p.capital,
            p.step,
            self.flows,
            self.then,
        )
        return self

    def incidents(self) -> "Aftermath":
        p = self.params
        incidents.strike(
            self.nations, self.orders, p.incidents, p.step, self.luck, self.flows, self.then
        )
        return self

    def trade(self) -> "Aftermath":
        p = self.params
        trade.settle(
            self.now, self.nations, p.economy, p.makers, p.doors, p.step, self.flows, self.then
        )
        return self

    def pressure(self) -> "Aftermath":
        pressure.press(self.now, self.nations, self.params.pressure, self.flows, self.then)
        return self

    def economy(self) -> "Aftermath":
        p = self.params
        economy.produce(
            self.now, self.nations, self.orders, p.economy, p.step, self.flows, self.then
        )
        return self

    def society(self) -> "Aftermath":
        p = self.params
        society.react(
            self.now,
            self.nations,
            self.orders,
            p.society,
            p.incidents,
            p.step,
            self.flows,
            self.then,
        )
        return self

    def relations(self) -> "Aftermath":
        p = self.params
        relations.shift(
            self.now, self.nations, self.orders, p.relations, p.step, self.flows, self.then
        )
        return self

    def hazard(self) -> "Aftermath":
        p = self.params
        hazard.accrue(self.now, self.nations, self.orders, p.hazard, p.step, self.flows, self.then)
        return self

    def finish(self) -> "Aftermath":
        """All of them in their order."""
        self.adoption().incidents().trade().pressure().economy()
        return self.society().relations().hazard()

    def spread(self, width: int) -> "Aftermath":
        """The same world in every lane."""
        sheets = (self.now, self.nations, self.orders, self.params, self.flows, self.then)
        return Aftermath(*(s.spread(width) for s in sheets), self.luck)

    def split(self, who: int, parts: int) -> "Aftermath":
        """The same world with a nation cut into equal parts of one union, itself last."""
        index = np.array([*range(self.now.nations), *[who] * (parts - 1)])
        part = np.where(index == who, 1.0 / parts, 1.0)
        sheets = (self.now, self.nations, self.orders)
        w = Aftermath(
            *(_cut(s, index, part) for s in sheets),
            self.params.copy(),
            _cut(self.flows, index, part),
            _cut(self.then, index, part),
            self.luck,
        )
        one = index[:, None] == index[None, :]
        w.nations.union[:] = one
        for table in (w.now.trust, w.flows.gate, w.flows.openness, w.flows.ease):
            table[one] = 1.0
        return w


def _cut(sheet: Any, index: Any, part: Any) -> Any:
    wide = type(sheet)(len(index))
    for name, field in type(sheet).fields.items():
        old, new = getattr(sheet, name), getattr(wide, name)
        if not field.axes or field.axes[0] != "nations":
            new[:] = old
            continue
        pairs = field.axes[1:2] == ("nations",)
        new[:] = old[np.ix_(index, index)] if pairs else old[index]
        first = part.reshape(-1, *[1] * (new.ndim - 1))
        if name in (*BY_OWNER, *BY_BOTH, *BY_FIRST):
            new *= first
        if name in (*BY_BOTH, *BY_SECOND):
            new *= part
    return wide


def aftermath(n: int, seed: int = 0) -> Aftermath:
    """A world of plausible random figures, nobody in a union."""
    return _filled(midway(n, seed).run(), seed)


def empty(n: int) -> Aftermath:
    """A world without compute, talent, services, power or armies."""
    w = _filled(nothing(n).run(), 0)
    w.nations.military[:] = 0.0
    w.nations.choke[:] = 0.0
    w.now.sector_adoption[:] = 0.0
    w.now.adoption[:] = 0.0
    for table in (w.flows.hosting, w.flows.chip_money, w.flows.chip_spend, w.flows.chip_sales):
        table[:] = 0.0
    return w


def _filled(m: Any, seed: int) -> Aftermath:
    rng = np.random.default_rng(1000 + seed)
    n = m.count
    now, nations, orders, flows, then = m.now, m.nations, m.orders, m.flows, m.then
    nations.exposure[:] = rng.dirichlet(np.ones(SECTORS), n)
    nations.governance[:] = rng.uniform(0.2, 1.0, n)
    nations.growth[:] = rng.uniform(0.002, 0.015, n)
    nations.usual_budget[:] = rng.uniform(0.0001, 0.002, n)
    nations.natural_unemployment[:] = rng.uniform(0.03, 0.09, n)
    nations.usual_trust[:] = rng.uniform(0.3, 0.7, n)
    nations.usual_approval[:] = rng.uniform(0.3, 0.6, n)
    nations.output_norm[:] = rng.uniform(0.95, 1.05, n)
    nations.trade_norm[:] = rng.uniform(-0.01, 0.01, n)
    nations.rivalry[:] = rng.uniform(0.0, 0.3, (n, n))
    few = min(n, 2)
    nations.choke[:few] = rng.uniform(0.0, 0.4, (few, n))
    np.fill_diagonal(nations.choke, 0.0)
    now.potential[:] = now.gdp * rng.uniform(0.9, 1.1, n)
    now.sector_adoption[:] = rng.uniform(0.01, 0.4, (n, SECTORS))
    now.adoption[:] = (now.sector_adoption * nations.exposure).sum(axis=1)
    now.unemployment[:] = rng.uniform(0.02, 0.1, n)
    now.misinformation[:] = rng.uniform(0.1, 0.4, n)
    now.public_trust[:] = rng.uniform(0.2, 0.8, n)
    now.worst_stance[:] = rng.uniform(0.0, 1.0, (n, n))
    now.survival[0] = 0.9
    flows.hosting[:] = rng.uniform(0.0, 20.0, (n, n))
    flows.chip_spend[:] = flows.hosting.sum(axis=0)
    flows.chip_money[:] = rng.dirichlet(np.ones(n), n) * 0.8 * flows.chip_spend[:, None]
    flows.chip_sales[:] = flows.chip_money.sum(axis=0)
    flows.outlay[:] = rng.uniform(0.0, 0.003, n)
    flows.member[:] = rng.uniform(0.0, 2.0, n) * (rng.uniform(size=n) < 0.5)
    flows.shut[:] = rng.uniform(0.0, 1.0, n)
    flows.election[:] = rng.uniform(size=n) < 0.2
    flows.offers_broken[:] = rng.integers(0, 3, (n, n))
    np.fill_diagonal(flows.offers_broken, 0.0)
    then.programme[:] = now.gdp[:, None] * rng.uniform(0.0, 0.001, (n, PROGRAMMES))
    then.stance[:] = rng.uniform(0.0, 1.0, (n, n))
    then.pact[:] = np.ones((n, n, PACTS))
    return Aftermath(now, nations, orders, m.params, flows, then)
