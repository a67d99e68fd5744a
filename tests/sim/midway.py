"""A tiny world halfway through a quarter: doors, money and compute are done, ideas are to come.

`midway(4)` makes four nations of plausible random figures; `w.run()` calls talent, research,
standards, algorithms, capability, services and sovereignty in their order.
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
    algorithms,
    capability,
    research,
    services,
    sovereignty,
    standards,
    talent,
)
from sim.sheet import Array, Sheet
from sim.stocks import STUDENT_STAGES, Stocks
from tests.world import parameters

EXTENSIVE = {
    "stocks": ("gdp", "service_sales", "students"),
    "flows": ("spend",),
    "then": ("compute_usable", "talent"),
    "nations": ("population", "usual_talent", "military"),
}
"""Figures of which each part of a nation has its part; all others are the same in each."""

FIRST = Luck(7, 0, 0)


@dataclass
class Midway:
    """Everything that these rules read and write."""

    now: Stocks
    nations: Nations
    orders: Orders
    params: Params
    flows: Flows
    then: Stocks
    time: float = 0.0
    luck: Luck = FIRST

    @property
    def count(self) -> int:
        """How many nations there are."""
        return self.now.nations

    def talent(self) -> "Midway":
        p = self.params
        talent.move(self.now, self.nations, self.orders, p.talent, p.step, self.flows, self.then)
        return self

    def research(self) -> "Midway":
        p = self.params.research
        research.exchange(self.now, self.nations, self.orders, p, self.flows, self.then)
        return self

    def standards(self) -> "Midway":
        p = self.params.hazard
        standards.share(self.nations, self.orders, p, self.flows, self.then)
        standards.study(self.nations, self.flows)
        return self

    def algorithms(self) -> "Midway":
        p = self.params
        algorithms.discover(
            self.now,
            self.nations,
            self.orders,
            p.ideas,
            p.capital,
            p.step,
            self.luck,
            self.flows,
            self.then,
        )
        return self

    def capability(self) -> "Midway":
        p = self.params
        capability.measure(self.now, p.capability, p.step, self.flows, self.then)
        return self

    def services(self) -> "Midway":
        p = self.params
        services.serve(
            self.now,
            self.nations,
            self.orders,
            p.services,
            p.research,
            p.doors,
            p.step,
            self.time,
            self.flows,
            self.then,
        )
        return self

    def sovereignty(self) -> "Midway":
        p = self.params
        sovereignty.withstand(self.now, self.nations, p.services, p.doors, self.flows, self.then)
        return self

    def run(self) -> "Midway":
        """All of them in their order."""
        self.talent().research().standards().algorithms().capability()
        return self.services().sovereignty()

    def copy(self) -> "Midway":
        """The same world, to let it go another way."""
        sheets = (self.now, self.nations, self.orders, self.params, self.flows, self.then)
        return Midway(*(sheet.copy() for sheet in sheets), self.time, self.luck)

    def split(self, who: int, parts: int) -> "Midway":
        """The same world with a nation cut into equal parts of one union."""
        more = parts - 1
        index = np.array([*range(self.count), *[who] * more])

        def cut(sheet: Sheet, extensive: tuple[str, ...]) -> Any:
            wide = type(sheet)(self.count + more)
            for name, field in type(sheet).fields.items():
                old, new = getattr(sheet, name), getattr(wide, name)
                pairs = field.axes[1:2] == ("nations",)
                if not field.axes or field.axes[0] != "nations":
                    new[:] = old
                else:
                    new[:] = old[np.ix_(index, index)] if pairs else old[index]
                if name in extensive:
                    new[index == who] /= parts
            return wide

        one = index[:, None] == index[None, :]
        w = Midway(
            cut(self.now, EXTENSIVE["stocks"]),
            cut(self.nations, EXTENSIVE["nations"]),
            cut(self.orders, ()),
            self.params.copy(),
            cut(self.flows, EXTENSIVE["flows"]),
            cut(self.then, EXTENSIVE["then"]),
            self.time,
            self.luck,
        )
        w.nations.union[:] = one
        w.nations.affinity[one] = 1.0
        for table in (w.now.trust, w.flows.gate, w.flows.openness, w.flows.ease):
            table[one] = 1.0
        w.flows.pact[one] = 0.0
        w.now.supplier_share[:, index == who] /= parts
        return w


def _share(rng: Any, *shape: int) -> Array:
    return rng.uniform(0.05, 0.95, shape)


def _offdiagonal(table: Array, diagonal: float) -> Array:
    n = len(table)
    table[np.arange(n), np.arange(n)] = diagonal
    return table


def midway(n: int, seed: int = 0) -> Midway:
    """A world of plausible random figures, nobody in a union."""
    rng = np.random.default_rng(seed)
    now, then = Stocks(n), Stocks(n)
    nations, orders, flows = Nations(n), Orders(n), Flows(n)
    nations.population[:] = rng.uniform(5, 1000, n)
    nations.exposed[:] = rng.uniform(0.26, 0.6, n)
    nations.exposure[:] = 1.0 / SECTORS
    nations.absorptive[:] = rng.uniform(0.2, 1.0, n)
    nations.usual_talent[:] = rng.uniform(10, 400, n)
    nations.military[:] = _share(rng, n)
    nations.affinity[:] = _offdiagonal(_share(rng, n, n), 1.0)
    nations.union[:] = np.eye(n)
    now.gdp[:] = rng.uniform(100, 30000, n)
    now.people[:] = _offdiagonal(rng.uniform(0, 5, (n, n)), 0) + np.diag(nations.usual_talent)
    now.students[:] = rng.uniform(1, 20, (n, STUDENT_STAGES))
    now.algorithms[:] = rng.uniform(-2.0, 0.5, n)
    now.capability[:] = now.algorithms + rng.uniform(-2.0, 1.0, n)
    now.pace[0] = 0.35
    now.adoption[:] = rng.uniform(0.02, 0.4, n)
    now.service_sales[:] = rng.uniform(0, 200, n)
    now.approval[:] = _share(rng, n)
    now.trust[:] = _offdiagonal(_share(rng, n, n), 1.0)
    now.supplier_share[:] = rng.dirichlet(np.ones(n), n)
    for name in ("visa", "strictness", "safety", "localisation", "diversification"):
        getattr(orders, name)[:] = _share(rng, n)
    orders.contribution[:] = _share(rng, n)
    orders.procurement[:] = _share(rng, n)
    flows.spend[:] = rng.uniform(0, 1, (n, PROGRAMMES))
    flows.strength[:] = _share(rng, n, PROGRAMMES)
    flows.gate[:] = _offdiagonal(_share(rng, n, n), 1.0)
    flows.openness[:] = np.sqrt(flows.gate * flows.gate.T)
    flows.ease[:] = _offdiagonal(flows.openness * 0.7, 1.0)
    pact = (rng.uniform(size=(n, n, PACTS)) < 0.5) * rng.uniform(0.6, 1.0, (n, n, PACTS))
    flows.pact[:] = np.triu(pact.transpose(2, 0, 1), 1).transpose(1, 2, 0)
    flows.pact[:] += flows.pact.transpose(1, 0, 2)
    then.compute_usable[:] = rng.uniform(0.01, 6.0, n)
    flows.house[:] = then.compute_usable
    flows.pool[:] = then.compute_usable * rng.uniform(0.9, 1.3, n)
    flows.largest_chip_share[:] = _share(rng, n)
    then.talent[:] = now.people.sum(axis=0)
    then.cut_off[:] = _offdiagonal(4.0 * (rng.uniform(size=(n, n)) < 0.2), 0.0)
    return Midway(now, nations, orders, parameters(), flows, then)


def nothing(n: int) -> Midway:
    """A world without compute, talent, trust or pacts."""
    w = midway(n)
    w.now.people[:] = w.now.students[:] = 0.0
    w.now.service_sales[:] = w.now.adoption[:] = 0.0
    w.now.supplier_share[:] = 0.0
    w.nations.usual_talent[:] = 0.0
    w.flows.spend[:] = w.flows.strength[:] = w.flows.pact[:] = 0.0
    w.then.compute_usable[:] = w.flows.house[:] = w.flows.pool[:] = 0.0
    return w
