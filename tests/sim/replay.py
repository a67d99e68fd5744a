"""A few games of a few worlds, as hashes: what every way of running the kernels must agree on."""

import hashlib
import json

from sim.flows import Flows
from sim.stocks import Stocks, state_hash
from sim.tick import advance
from tests.world import CHANCES, World, world

NATIONS = 5
QUARTERS = 40
LANES = 8


def hashes(ticks: int = 8) -> dict[str, str]:
    """The state hash of worlds of several sizes after each tick, shocks included."""
    found = {}
    for nations in (1, 2, 5):
        w = world(nations, seed=nations)
        w.params.incidents.rate = 1.0
        for name in ("fab_loss_chance", "cut_off_chance", "election_chance"):
            setattr(w.params.shocks, name, 0.2)
        for tick in range(ticks):
            found[f"{nations} nations, tick {tick}"] = state_hash(w.run().stocks)
    return found


def eventful() -> World:
    """Five nations, two of them one union, in which things happen."""
    w = world(NATIONS, seed=3)
    w.nations.union[0, 2] = w.nations.union[2, 0] = 1.0
    w.stocks.trust[0, 2] = w.stocks.trust[2, 0] = 1.0
    w.params.incidents.rate = 1.0
    w.params.shocks.election_approval = 0.6
    for name in CHANCES:
        setattr(w.params.shocks, name, 0.05)
    return w


def digest(replicate: int) -> str:
    """Of every flow and stock of the game on floats."""
    w = eventful()
    w.replicate = replicate
    told = hashlib.sha256()
    for _ in range(QUARTERS):
        w.run()
        told.update(w.stocks.numbers.tobytes() + w.flows.numbers.tobytes())
    return told.hexdigest()


def lane_digests() -> list[str]:
    """The same for the first replicates at once, as hosts play them: one world, many lanes."""
    w = eventful()
    now, orders = w.stocks.spread(LANES), w.orders.spread(LANES)
    then, flows = Stocks(NATIONS, LANES), Flows(NATIONS, LANES)
    told = [hashlib.sha256() for _ in range(LANES)]
    for tick in range(QUARTERS):
        advance(now, orders, w.nations, w.params, w.calendar, w.seed, 0, tick, flows, then)
        now, then = then, now
        for k, lane in enumerate(told):
            lane.update(now.lane(k).numbers.tobytes() + flows.lane(k).numbers.tobytes())
    return [lane.hexdigest() for lane in told]


if __name__ == "__main__":
    print(json.dumps({"hashes": hashes(), "digests": [digest(0), digest(1)]}))
