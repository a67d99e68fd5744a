"""Games in which every branch of every rule is met, recorded quarter by quarter.

`near` is a world like the library's with more luck than anybody deserves, `varied` has other
parameters and half quarters, `far` drives figures into their bounds with steps of three quarters,
and `alone` is a single nation that starts with nothing.  Orders are drawn anew every four ticks.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import numpy as np

from sim.baseline import calibrate
from sim.dice import Event
from sim.orders import Orders
from sim.outcome import Outcome, Tally, measure, note
from sim.pillars import PROGRAMMES_OF, Programme
from sim.sheet import Section, Sheet
from tests.world import CHANCES, World, leaves, world

TICKS = 40
TURN = 4
BREAKDOWNS = np.array(
    [
        (2, Event.FAB_LOSS, 0, 0, 3),
        (5, Event.CUT_OFF, 0, 1, 4),
        (6, Event.ELECTION, 1, 0, 3),
        (6, Event.TALENT_FREEZE, 1, 0, 5),
        (9, Event.CUT_OFF, 1, 0, 2),
        (21, Event.ELECTION, 0, 0, 2),
    ],
    dtype=np.float64,
)


@dataclass
class Tick:
    """One quarter as the rules played it."""

    tick: int
    orders: SimpleNamespace
    now: SimpleNamespace
    flows: SimpleNamespace
    then: SimpleNamespace


@dataclass
class Game:
    """Forty quarters of a world and what they came to."""

    data: SimpleNamespace  # stocks before the calibration quarter
    quo: SimpleNamespace  # the orders of that quarter
    calibrated: SimpleNamespace  # stocks after it
    first: World  # as it was before the first quarter
    opening: SimpleNamespace  # the flows of the calibration quarter
    ticks: list[Tick] = field(default_factory=list)
    tally: Any = None
    outcome: Any = None

    @property
    def nations(self) -> SimpleNamespace:
        return plain(self.first.nations)

    @property
    def params(self) -> SimpleNamespace:
        return plain(self.first.params)


def plain(sheet: Sheet) -> SimpleNamespace:
    """The figures of a sheet as arrays of their own, which nobody can write to."""
    figures: dict[str, Any] = {}
    for name, kind in sheet.fields.items():
        value = getattr(sheet, name)
        if isinstance(kind, Section):
            figures[name] = plain(value)
        elif isinstance(value, float):
            figures[name] = value
        else:
            figures[name] = np.array(value)
            figures[name].flags.writeable = False
    return SimpleNamespace(**figures)


def redraw(orders: Orders, rng: Any) -> None:
    """Orders of every nation, their limits included; half of the pairs are friends."""
    n = orders.nations

    def lever(*shape: int) -> Any:
        drawn = rng.uniform(-0.2, 1.2, shape or n)
        return np.clip(drawn, 0.0, 1.0)

    orders.budget[:] = 0.05 * lever()
    orders.split[:] = rng.dirichlet(np.ones(6), n) * rng.uniform(0.5, 1.0, (n, 1))
    for programmes in PROGRAMMES_OF:
        orders.programme[:, list(programmes)] = rng.dirichlet(np.ones(len(programmes)), n)
    for name in (
        *("visa", "strictness", "localisation"),
        *("diversification", "contribution", "procurement"),
    ):
        getattr(orders, name)[:] = lever()
    friends = (np.arange(n)[:, None] + np.arange(n)) % 2 == 0
    narrow = np.where(rng.random((n, n)) < 0.3, rng.uniform(0.1, 0.25, (n, n)), lever(n, n))
    orders.stance[:] = np.where(friends, np.maximum(lever(n, n), 0.7), narrow)
    np.fill_diagonal(orders.stance, 1.0)
    orders.offer[:] = rng.random((n, n, 6)) < np.where(friends, 0.95, 0.8)[:, :, None]
    orders.offer[np.arange(n), np.arange(n)] = 0.0


def befriend(w: World) -> None:
    """Let every second nation trust every second one, as those do who draft pacts."""
    n = w.stocks.nations
    friends = (np.arange(n)[:, None] + np.arange(n)) % 2 == 0
    w.stocks.trust[:] = np.where(friends, 0.95, w.stocks.trust)
    np.fill_diagonal(w.stocks.trust, 1.0)
    w.params.relations.trust_base = 0.4


def unlucky(w: World) -> None:
    """Let everything befall that may, the calendar's shocks included."""
    w.calendar = BREAKDOWNS
    for name in CHANCES:
        setattr(w.params.shocks, name, 4.0 * getattr(w.params.shocks, name))
    w.params.shocks.cut_off_chance = 0.005
    w.params.shocks.decoupling_chance = 0.02
    w.params.shocks.election_approval = 0.5
    w.params.incidents.rate = 1.0
    w.params.ideas.breakthrough_chance = 0.2


def near(rng: Any) -> World:
    w = world(5, 3, calibrated=False)
    befriend(w)
    unlucky(w)
    return w


def varied(rng: Any) -> World:
    w = world(4, 5, calibrated=False)
    for _, sheet, name, kind in leaves(w.params):
        most = 1.0 if kind.unit == "share" else np.inf
        value = getattr(sheet, name) * rng.uniform(0.7, 1.3, kind.axes or None)
        fill_one(sheet, name, np.minimum(value, most))
    befriend(w)
    unlucky(w)
    w.params.step = 0.5
    return w


def fill_one(sheet: Sheet, name: str, value: Any) -> None:
    """Write one figure of a sheet, a number or an array."""
    if isinstance(getattr(sheet, name), float):
        setattr(sheet, name, value)
    else:
        getattr(sheet, name)[:] = value


OUT_OF_BOUNDS: dict[str, dict[str, float]] = {
    "ideas": {"discovery": 30.0, "catch_up": 1.0, "link_catch_up": 3.0},
    "capability": {"quality_offset": 0.5},
    "suppliers": {"sovereignty_resilience": 0.8, "sovereignty_own": 0.6},
    "adoption": {"regulation_drag": 2.5, "access_floor": 0.0, "trust_floor": 0.0},
    "economy": {"trade_income": 40.0, "service_share": 0.5, "chip_rent": 0.9},
    "society": {
        "displacement": 20.0,
        "misinformation_base": 0.8,
        "misinformation_attack": 4.0,
        "misinformation_cyber": 2.0,
        "misinformation_speed": 2.0,
        "trust_base": 0.2,
        "trust_governance": 2.0,
        "trust_misinformation": 2.0,
        "trust_speed": 2.0,
        "approval_growth": 20.0,
    },
    "relations": {"trust_base": 0.1, "trust_stance": 1.2, "trust_threat": 2.0},
    "hazard": {"safety_governance": 1.5},
}


def far(rng: Any) -> World:
    w = world(3, 8, calibrated=False)
    befriend(w)
    for part, values in OUT_OF_BOUNDS.items():
        for name, value in values.items():
            setattr(getattr(w.params, part), name, value)
    w.params.step = 3.0
    w.params.shocks.cut_off_chance, w.params.shocks.cut_off_quarters = 0.2, 3.0
    w.nations.choke[:] = np.minimum(15.0 * w.nations.choke, 1.0)
    w.params.pillars.half_saturation[Programme.CYBERSECURITY] *= 8.0
    return w


def alone(rng: Any) -> World:
    return world(1, 2, calibrated=False)


def ruin(w: World) -> None:
    """Leave a world without chips, fabs, power and sales."""
    for nothing in (w.stocks.compute, w.stocks.energy, w.stocks.fab, w.stocks.revenue_ratio):
        nothing[:] = 0.0


SCENARIOS: dict[str, Callable[[Any], World]] = {
    "near": near,
    "varied": varied,
    "far": far,
    "alone": alone,
}
AFTER_CALIBRATION: dict[str, Callable[[World], None]] = {"alone": ruin}


def play(name: str, ticks: int = TICKS) -> Game:
    """Calibrate a scenario's world and let it play, under orders that are drawn."""
    rng = np.random.default_rng(9)
    w = SCENARIOS[name](rng)
    data = plain(w.stocks)
    opening = plain(calibrate(w.stocks, w.orders, w.nations, w.params))
    calibrated = plain(w.stocks)
    AFTER_CALIBRATION.get(name, lambda world: None)(w)
    game = Game(data, plain(w.orders), calibrated, w.copy(), opening)
    tally = Tally(w.stocks.nations)
    for tick in range(ticks):
        if tick % TURN == 0:
            redraw(w.orders, rng)
        now = plain(w.stocks)
        w.run()
        game.ticks.append(Tick(tick, plain(w.orders), now, plain(w.flows), plain(w.stocks)))
        note(w.stocks, w.flows, w.params.society, tick, ticks, tally)
    outcome = Outcome(w.stocks.nations)
    measure(w.stocks, w.nations, w.params.outcome, tally, outcome)
    game.tally, game.outcome = plain(tally), plain(outcome)
    return game
