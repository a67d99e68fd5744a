"""Legal worlds at random: parameters, nations, pairs and dates, each within what it may be.

A third of all numbers lie on an end of their range.  Figures are drawn lane by lane; what has no
lanes in a block, dated shocks and standing offers, is drawn once for all of its worlds.
"""

from typing import Any

import numpy as np

from agents.block import Block, Opening
from agents.opening import Given
from agents.rows import NO_TABLE
from scenarios.fields import Nation
from scenarios.limits import limits, parts
from scenarios.pack import GIVEN, SOCIAL, STATED
from scenarios.parameters import WORLD, fields
from scenarios.quantity import Quantity
from scenarios.schema import EARLIEST, LATEST
from sim.baseline import NO_DATES, calmed
from sim.events import DATED
from sim.levers import DECLARED
from sim.params import Params
from sim.pillars import PACTS, PILLAR_OF, PILLARS, PROGRAMME_COUNT, PROGRAMMES, SECTORS
from sim.sheet import Array
from sim.stocks import Stocks

SHARES = (("energy", "fabs"), ("privacy", "cybersecurity"), ("public_adoption", "partnerships"))
ALONE = ("caution", "openness", "ambition", "reskilling", "applied_research", "joint_projects")
EVENTS = tuple(DATED.values())
BETWEEN = {shock.number for shock in EVENTS if shock.between}
LEAVES = {shock.number for shock in EVENTS if shock.share}
MOST_DATED = 20
EPOCHS = (4.0 * (EARLIEST - 2025), 4.0 * (LATEST + 3 - 2025) - 1.0)
"""The first and the last quarter in which a scenario may start, after the first of 2025."""
UNITED = 0.3
"""Share of blocks whose worlds have unions."""


class Draw:
    """Numbers within ranges, an end of the range as often as a third of the time."""

    def __init__(self, seed: int) -> None:
        self.rng = np.random.default_rng(seed)

    def __call__(self, low: float, high: float, *shape: int) -> Array:
        """Even over the range, or over its logarithm where it spans more than a decade."""
        u = self.rng.random(shape)
        if low > 0.0 and high > 10.0 * low:
            x = low * (high / low) ** u
        else:
            x = low + (high - low) * (u**3 if low == 0.0 and high > 1.0 else u)
        end = self.rng.random(shape)
        x = np.where(end < 1 / 6, low, np.where(end < 2 / 6, high, x))
        return np.clip(x, low, high)

    def whole(self, low: int, high: int) -> int:
        """A whole number, ends included."""
        return int(self.rng.integers(low, high + 1))

    def parts(self, count: int, *shape: int) -> Array:
        """Shares of one whole along the last axis, often all in one."""
        drawn = self.rng.standard_gamma(0.4, (*shape, count)) + 1e-12
        shares: Array = drawn / drawn.sum(axis=-1, keepdims=True)
        return shares


def quantity(name: str) -> Quantity:
    """What the schema allows a figure of a nation to be."""
    found = Nation.model_fields[name].metadata
    return next(one for one in found if isinstance(one, Quantity))


def parameters(draw: Draw, params: Params, beyond: bool) -> None:
    """Every parameter within its limits, and a date of the start that a scenario may have."""
    lanes = (params.width,) if params.width else ()
    for section, name, declared in fields():
        sheet: Any = params if section == WORLD else getattr(params, section)
        drawn = []
        for part in parts(declared):
            allowed = limits(section, name, part).of(beyond)
            drawn.append(draw(allowed.low, allowed.high, *lanes))
        if declared.axes:
            getattr(sheet, name)[:] = np.array(drawn)
        else:
            setattr(sheet, name, drawn[0] if lanes else float(drawn[0]))
    began: Any = np.round(draw(*EPOCHS, *lanes))
    params.epoch = began if lanes else float(began)


def nations(draw: Draw, block: Block) -> None:
    """What nations are given, and what holds between them."""
    sheet, params = block.nations, block.params
    n = sheet.nations
    lanes = (sheet.width,) if sheet.width else ()
    for name in GIVEN:
        allowed = quantity(name)
        getattr(sheet, name)[:] = draw(allowed.low, allowed.high, n, *lanes)
    allowed = quantity("budget")
    sheet.usual_budget[:] = draw(allowed.low, allowed.high, n, *lanes)
    sheet.exposure[:] = np.moveaxis(draw.parts(SECTORS, n, *lanes), -1, 1)
    sheet.equipment[:] = np.moveaxis(draw.parts(n + 1, *lanes), -1, 0)[:n]
    sheet.mandate[:] = sheet.common[:] = 0.2
    sheet.par[:], sheet.usual_step[:] = 0.5, 0.1
    off = between(n, lanes)
    sheet.affinity[:] = draw(0.0, 1.0, n, n, *lanes) * off + (1.0 - off)
    sheet.rivalry[:] = draw(0.0, 1.0, n, n, *lanes) * off
    side = draw.rng.random((n, *lanes)) < 0.5
    sheet.bloc_line[:] = (side[:, None] != side[None, :]) * (draw.rng.random() < 0.7)
    united = draw.rng.random() < UNITED
    member = draw.rng.integers(0, max(n // 2, 1) if united else 1, (n, *lanes))
    sheet.union[:] = (member[:, None] == member[None, :]) * off * united + (1.0 - off)
    choke = draw(0.0, 1.0, n, n, *lanes) * off
    rent = np.asarray(params.makers.rent)  # rents take all that a maker is paid at most
    sheet.choke[:] = choke / np.maximum(1.0, rent * choke.sum(axis=0) * (1.0 + 1e-12))


def between(n: int, lanes: tuple[int, ...]) -> Array:
    """1 of two nations, 0 of one and itself, for all lanes."""
    return 1.0 - np.eye(n).reshape(n, n, *(1,) * len(lanes))


def beginning(draw: Draw, block: Block) -> None:
    """The stocks that a scenario states, the traits and the status quo."""
    stocks, traits, orders = block.stocks, block.traits, block.orders
    n = stocks.nations
    lanes = (stocks.width,) if stocks.width else ()
    for name in (*STATED, *SOCIAL):
        allowed = quantity(name)
        getattr(stocks, name)[:] = draw(allowed.low, allowed.high, n, *lanes)
    traits.budget[:] = orders.budget[:] = block.nations.usual_budget
    for name in ALONE:
        getattr(traits, name)[:] = draw(0.0, 1.0, n, *lanes)
    for one, other in SHARES:
        shares = draw.parts(3, n, *lanes)
        getattr(traits, one)[:], getattr(traits, other)[:] = shares[..., 0], shares[..., 1]
    orders.split[:] = np.moveaxis(draw.parts(PILLARS + 1, n, *lanes), -1, 1)[:, :PILLARS]
    for q in range(PROGRAMMES):
        orders.programme[:, q] = 1.0 / PROGRAMME_COUNT[PILLAR_OF[q]]
    for name, lever in DECLARED.items():
        getattr(orders, name)[:] = draw(lever.low, lever.high, n, *lanes)
    off = between(n, lanes)
    orders.stance[:] = draw(0.0, 1.0, n, n, *lanes) * off + (1.0 - off)
    offers = draw.rng.random((n, n, PACTS, *lanes)) < draw.rng.random()
    orders.offer[:] = (offers & offers.swapaxes(0, 1)) * off[:, :, None]
    stocks.trust[:] = draw(0.0, 1.0, n, n, *lanes) * off + (1.0 - off)
    stocks.stance[:], stocks.pact[:] = orders.stance, orders.offer
    stocks.worst_stance[:] = orders.stance.swapaxes(0, 1)
    stocks.control[:] = stocks.survival[:] = 1.0
    stocks.people[:] = abroad(draw, stocks, off)
    stocks.machines[:] = np.moveaxis(draw.parts(n + 1, n, *lanes), -1, 0)[:n] * off


def abroad(draw: Draw, stocks: Stocks, off: Array) -> Array:
    """Shares of each nation's specialists who work elsewhere, no more than work there."""
    lanes = off.ndim - 2
    n = stocks.nations
    sent = np.moveaxis(draw.parts(n + 1, n, *stocks.talent.shape[1 : 1 + lanes]), -1, 1)[:, :n]
    sent = sent * off * draw.rng.random()
    arriving = (sent * stocks.talent[:, None]).sum(axis=0)
    room = np.minimum(1.0, stocks.talent / np.maximum(arriving, 1e-300))
    found: Array = sent * room[None]
    return found


def opening(draw: Draw, block: Block, quarters: int) -> Opening:
    """What all worlds of a block share."""
    n = block.stocks.nations
    ones = Params()
    ones.memory[:] = 1.0
    rows = []
    for _ in range(draw.whole(0, MOST_DATED)):
        event = EVENTS[draw.whole(0, len(EVENTS) - 1)].number
        told = float(draw(0.0, 1.0)) if event in LEAVES else draw.whole(1, 200)
        who, whom = draw.whole(0, n - 1), draw.whole(0, n - 1)
        rows.append((draw.whole(0, quarters - 1), event, who, whom, told))
    dated = [row for row in rows if row[1] not in BETWEEN or row[2] != row[3]]
    standing = (draw.rng.random((n, n, PACTS)) < 0.1 * draw.rng.random()).astype(float)
    standing = np.maximum(standing, standing.swapaxes(0, 1)) * (1.0 - np.eye(n))[:, :, None]
    empty = np.zeros(0)
    return Opening(
        stocks=np.zeros(Stocks(n).memory.size),
        nations=empty,
        params=empty,
        traits=empty,
        orders=empty,
        tally=empty,
        lucky=calmed(ones).memory,
        standing_offers=standing,
        calendar=np.array(dated, dtype=np.float64).reshape(len(dated), 5),
        no_dates=NO_DATES,
        stated=Given(np.zeros((n, n)), np.zeros((n, n))),
        rows=NO_TABLE,
    )
