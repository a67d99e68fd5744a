"""A few ticks of a few worlds, as hashes: what every way of running the kernels must agree on."""

import json

from sim.stocks import state_hash
from tests.world import world


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


if __name__ == "__main__":
    print(json.dumps(hashes()))
