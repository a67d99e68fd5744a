"""Openings that differ between replicates: what follows from a figure that a batch varies.

A scenario states one figure (talent, compute) and packing it fills several stocks from it.  When a
batch varies the figure, these kernels fill them again, lane by lane, as packing does; all else
follows in the opening (`sim/opening.py`).
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from agents.world import World
from sim.jit import kernel
from sim.maths import positive
from sim.sheet import Array
from sim.stocks import Stocks

CALIBRATED = (
    "potential",
    "income",
    "budget",
    "programme",
    "pillar",
    "compute_usable",
    "powered",
    "chips_standing",
    "investment",
    "fab_line",
    "fab_site",
    "students",
    "algorithms",
    "capability",
    "lag",
    "pace",
    "service_sales",
    "supplier_share",
    "ai_access",
    "sovereignty",
    "sector_adoption",
    "threat",
    "attack",
    "world_hazard",
)
"""Stocks that the opening sets, so that nobody can choose them."""
PEOPLE, MACHINES = range(2)
"""What may have to be filled again: people by where they work, machines by whose they are."""
FLAGS = 2
"""How many of them there are."""


class Given(NamedTuple):
    """What a scenario states and its world holds only in combination."""

    abroad: Array  # [N, N], share of the first's talent that works in the second
    owned: Array  # [N, N], share of the compute standing in the second that is the first's


def given(world: World) -> Given:
    """Read back what the scenario stated."""
    stocks = world.stocks
    standing = stocks.compute[None, :]
    return Given(
        abroad=np.ascontiguousarray(stocks.people / stocks.talent[:, None]),
        owned=np.divide(
            stocks.machines, standing, out=np.zeros_like(stocks.machines), where=standing > 0.0
        ),
    )


@kernel
def state_shares(again: npt.NDArray[np.int64], stated: Given, stocks: Stocks) -> None:
    """Put shares where people and machines are to stand, for what `again` flags.

    A figure that varies may then take the place of a single share, until `fill` makes heads and
    chips of all of them.
    """
    for i in range(stocks.nations):
        for j in range(stocks.nations):
            if again[PEOPLE]:
                stocks.people[i, j] = stated.abroad[i, j]
            if again[MACHINES]:
                stocks.machines[i, j] = stated.owned[i, j]


@kernel
def fill(again: npt.NDArray[np.int64], stocks: Stocks) -> None:
    """Fill again what `again` flags, from shares that stand in its place."""
    if again[PEOPLE]:
        fill_people(stocks)
    if again[MACHINES]:
        fill_machines(stocks)


@kernel
def fill_people(stocks: Stocks) -> None:
    """Emigrants where they work, by shares of their origin; everybody else at home."""
    for j in range(stocks.nations):
        foreign = 0.0
        for i in range(stocks.nations):
            if i != j:
                stocks.people[i, j] = stocks.people[i, j] * stocks.talent[i]
                foreign = foreign + stocks.people[i, j]
        stocks.people[j, j] = positive(stocks.talent[j] - foreign)


@kernel
def fill_machines(stocks: Stocks) -> None:
    """What stands in a nation, by whose it is; what is nobody else's is its own."""
    for j in range(stocks.nations):
        foreign = 0.0
        for i in range(stocks.nations):
            if i != j:
                stocks.machines[i, j] = stocks.machines[i, j] * stocks.compute[j]
                foreign = foreign + stocks.machines[i, j]
        stocks.machines[j, j] = positive(stocks.compute[j] - foreign)
