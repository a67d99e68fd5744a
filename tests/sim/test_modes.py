"""Floats, lanes and the interpreter give the same bits for ten years of a world of five nations."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from sim.flows import Flows
from sim.stocks import Stocks
from sim.tick import advance
from tests.sim.supply_world import CHANCES, Supply, world

ROOT = Path(__file__).resolve().parents[3]
NATIONS = 5
QUARTERS = 40
LANES = 8


def eventful() -> Supply:
    """Five nations, two of them one union, in which things happen."""
    w = world(NATIONS, seed=3)
    w.nations.union[0, 2] = w.nations.union[2, 0] = 1.0
    w.now.trust[0, 2] = w.now.trust[2, 0] = 1.0
    w.nations.exposure[:] = w.nations.absorptive[:] = 0.2
    w.nations.usual_talent[:] = w.now.people[:] = 10.0
    w.nations.affinity[:], w.nations.output_norm[:] = 0.5, 1.0
    w.nations.military[:] = (1.0, 0.5, 0.3, 0.1, 0.0)
    w.now.potential[:] = w.now.income[:] = w.now.gdp
    w.now.adoption[:] = w.now.sector_adoption[:] = 0.1
    w.now.public_trust[:] = w.nations.usual_trust[:] = 0.5
    w.now.survival[:] = w.now.worst_stance[:] = 1.0
    for name in CHANCES:
        setattr(w.params.shocks, name, 0.05)
    return w


def digest(replicate: int) -> str:
    """Of every flow and stock of the game on floats."""
    w = eventful()
    now, then, flows = w.now, Stocks(NATIONS), Flows(NATIONS)
    told = hashlib.sha256()
    for tick in range(QUARTERS):
        advance(
            now, w.orders, w.nations, w.params, w.calendar, w.seed, replicate, tick, flows, then
        )
        now, then = then, now
        told.update(now.numbers.tobytes() + flows.numbers.tobytes())
    return told.hexdigest()


def digests_of_lanes() -> list[str]:
    """The same for the first eight replicates at once."""
    w = eventful()
    now, orders = w.now.spread(LANES), w.orders.spread(LANES)
    then, flows = Stocks(NATIONS, LANES), Flows(NATIONS, LANES)
    told = [hashlib.sha256() for _ in range(LANES)]
    for tick in range(QUARTERS):
        advance(now, orders, w.nations, w.params, w.calendar, w.seed, 0, tick, flows, then)
        now, then = then, now
        for k, lane in enumerate(told):
            lane.update(now.lane(k).numbers.tobytes() + flows.lane(k).numbers.tobytes())
    return [lane.hexdigest() for lane in told]


def interpreted() -> list[str]:
    """The first two replicates without the compiler."""
    code = f"from {__name__} import digest\nprint(digest(0), digest(1))"
    environment = {**os.environ, "NUMBA_DISABLE_JIT": "1", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.split()


def test_the_world_stays_sound() -> None:
    w = eventful()
    w.now.copy_into(now := Stocks(NATIONS))
    then, flows = Stocks(NATIONS), Flows(NATIONS)
    for tick in range(QUARTERS):
        advance(now, w.orders, w.nations, w.params, w.calendar, 7, 0, tick, flows, then)
        now, then = then, now
        assert np.isfinite(now.memory).all()
    assert (now.survival < 1.0).all()


@pytest.mark.compiled
def test_floats_lanes_and_the_interpreter_give_the_same_bits() -> None:
    floats = [digest(replicate) for replicate in range(LANES)]
    assert len(set(floats)) == LANES
    assert digests_of_lanes() == floats
    assert interpreted() == floats[:2]
