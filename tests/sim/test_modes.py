"""One text, several ways to run it: floats, lanes and the interpreter give the same bits."""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from agents.arguments import WIDTHS
from tests.sim.replay import LANES, QUARTERS, digest, eventful, hashes, lane_digests
from tests.world import stack, world

ROOT = Path(__file__).resolve().parents[2]


def test_the_world_of_the_digests_stays_sound_and_things_happen_in_it() -> None:
    w = eventful()
    met = dict.fromkeys(("incident", "election"), 0.0)
    cut = 0.0
    for _ in range(QUARTERS):
        w.run()
        assert np.isfinite(w.stocks.memory).all()
        met = {name: met[name] + getattr(w.flows, name).sum() for name in met}
        cut += w.stocks.cut_off.sum()
    assert min(*met.values(), cut) > 0.0
    assert w.stocks.survival[0] < 1.0
    assert w.stocks.pact.any()


@pytest.mark.compiled
def test_floats_lanes_and_the_interpreter_give_the_same_bits() -> None:
    """Of every flow and stock of ten years, in the lanes as hosts have them."""
    floats = [digest(replicate) for replicate in range(LANES)]
    assert len(set(floats)) == LANES
    assert lane_digests() == floats
    interpreted = without_the_compiler()
    assert interpreted["digests"] == floats[:2]
    assert interpreted["hashes"] == hashes()


def without_the_compiler() -> dict[str, object]:
    environment = {**os.environ, "NUMBA_DISABLE_JIT": "1"}
    command = [sys.executable, "-m", "tests.sim.replay"]
    done = subprocess.run(
        command, env=environment, cwd=ROOT, check=True, capture_output=True, text=True
    )
    return json.loads(done.stdout)


@pytest.mark.compiled
@pytest.mark.parametrize("width", WIDTHS[1:])
def test_lanes_equal_floats(width: int) -> None:
    """Lane k is replicate first + k, to the bit, shocks included, where each has a world."""
    worlds = [world(4, seed=k) for k in range(width)]
    for k, one in enumerate(worlds):
        one.replicate = 100 + k
        one.params.shocks.cut_off_chance = 0.2
        one.params.incidents.rate = 1.0
        one.params.step = 1.0 if k % 2 else 0.5
    wide = stack(worlds)
    for _ in range(6):
        wide.run()
        for k, one in enumerate(worlds):
            one.run()
            assert wide.stocks.lane(k).memory.tobytes() == one.stocks.memory.tobytes(), k
            assert wide.flows.lane(k).memory.tobytes() == one.flows.memory.tobytes(), k
