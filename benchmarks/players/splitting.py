"""A nation split into open parts of a union: nothing that counts may hang on where borders run."""

from dataclasses import replace

import numpy as np

from agents.world import World
from benchmarks.players.gates import Gate, at_most
from benchmarks.players.ordering import SENSIBLE, sheet_of
from sim.baseline import calibrate, calmed
from sim.components import COMPONENT_NAMES, SMALLEST_STEP, points
from sim.flows import Flows
from sim.outcome import Outcome, Tally, measure, note
from sim.pillars import PACTS
from sim.sheet import Array, Field, Sheet
from sim.stocks import Stocks
from sim.tick import advance

SPLITS = (("USA", 4), ("EUU", 3), ("IND", 2))
SHARED = (
    "gdp", "energy", "fab", "population", "military", "equipment", "grid", "data_centres"
)  # fmt: skip
"""What the parts share; of what else a nation has, each part has as much as the whole."""
SHARED_PAIRS = ("machines", "people")
QUARTERS = 40


def cut(world: World, who: int, parts: int) -> World:
    """The same world with nation `who` in equal parts of a union, the new ones last; opened."""
    index = np.array([*range(len(world.codes)), *[who] * (parts - 1)])
    inside = index == who
    share = np.where(inside, 1.0 / parts, 1.0)
    stocks = _wide(world.stocks, index, share)
    nations = _wide(world.nations, index, share)
    both = np.ix_(inside, inside)
    for name in SHARED_PAIRS:
        whole = getattr(world.stocks, name)[who, who]
        getattr(stocks, name)[both] = np.eye(parts) * whole / parts
    nations.union[:] = index[:, None] == index[None, :]
    nations.affinity[both] = 1.0
    nations.choke[inside] /= parts
    for table in (stocks.trust, stocks.stance):
        table[both] = 1.0
    orders = _wide(world.status_quo, index, np.ones(len(index)))
    orders.stance[both] = 1.0
    orders.offer[both] = 0.0
    params = calmed(world.params)
    opening = calibrate(stocks, orders, nations, params)
    return replace(
        world,
        codes=tuple(world.codes[i] for i in index),
        names=tuple(world.names[i] for i in index),
        stocks=stocks,
        nations=nations,
        params=params,
        status_quo=orders,
        opening_flows=opening,
        traits=_wide(world.traits, index, np.ones(len(index))),
        standing_offers=np.zeros((len(index), len(index), PACTS)),
    )


def _wide(sheet: Sheet, index: Array, share: Array) -> Sheet:
    made = type(sheet)(len(index))
    for name, field in type(sheet).fields.items():
        assert isinstance(field, Field)
        old, new = getattr(sheet, name), getattr(made, name)
        if not field.axes or field.axes[0] != "nations":
            new[:] = old
        elif field.axes[1:2] == ("nations",):
            new[:] = old[np.ix_(index, index)]
            if name in SHARED_PAIRS:
                new *= np.outer(share, share)
        else:
            new[:] = old[index]
            if name in SHARED:
                new *= share.reshape(-1, *[1] * (new.ndim - 1))
    return made


def lived(world: World, pacts: bool) -> tuple[Stocks, Array]:
    """The end of a game in which all hold sensible orders, without dice; components [N, 5]."""
    n = len(world.codes)
    sheet = sheet_of(world)
    for i in range(n):
        for lever, value in SENSIBLE.items():
            getattr(sheet, lever)[i] = value
    if pacts:
        sheet.offer[:] = 1.0 - np.eye(n)[:, :, None]
    now, then = world.stocks.copy(), Stocks(n)
    flows, tally, outcome = Flows(n), Tally(n), Outcome(n)
    for tick in range(QUARTERS):
        advance(now, sheet, world.nations, world.params, world.calendar, 0, 0, tick, flows, then)
        note(then, flows, world.nations, tick, QUARTERS, tally)
        now.numbers[:] = then.numbers
    measure(now, world.nations, world.params.outcome, tally, outcome)
    return now, np.stack([getattr(outcome, name) for name in COMPONENT_NAMES], axis=1)


def _points(world: World, i: int, components: Array) -> float:
    usual = np.maximum(world.nations.usual_step[i], SMALLEST_STEP)
    gains = (components - world.nations.par[i]) / usual
    return float(points(float((gains * world.nations.mandate[i]).sum()), world.params.outcome))


def splits(name: str, world: World, pacts: bool = False) -> list[Gate]:
    """Income, algorithms and score of the whole and of its parts, after ten years."""
    asked = {"income": 0.005, "algorithms": 0.08, "score": 2.0}
    worst = dict.fromkeys(asked, (0.0, ""))
    said = []
    for code, parts in SPLITS:
        who = world.codes.index(code)
        whole, has = lived(cut(world, who, 1), pacts)
        pieces, have = lived(cut(world, who, parts), pacts)
        mine = [who, *range(len(world.codes), len(world.codes) + parts - 1)]
        income = pieces.gdp[mine].sum() / whole.gdp[who] - 1.0
        learned = pieces.algorithms[mine].mean() - whole.algorithms[who]
        score = _points(world, who, have[mine].mean(axis=0)) - _points(world, who, has[who])
        moved = zip(COMPONENT_NAMES, have[who] - has[who], strict=True)
        change = " ".join(f"{component} {by:+.3f}" for component, by in moved)
        found = {"income": income, "algorithms": learned, "score": score}
        said.append(f"{code} in {parts}: income {100 * income:+.2f}%, algorithms {learned:+.3f}, "
                    f"score {score:+.2f} ({change})")  # fmt: skip
        for what, value in found.items():
            if abs(value) > worst[what][0]:
                worst[what] = (abs(float(value)), code)
    kind = "pacts" if pacts else "no pacts"
    return [
        at_most(f"split: {what}, {kind}, {name}", size, 0.0, asked[what],
                f"worst {code}; {'; '.join(said) if what == 'income' else 'see above'}",
                must=what != "score")
        for what, (size, code) in worst.items()
    ]  # fmt: skip
