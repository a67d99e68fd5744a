"""A lever, a shock, a rule and a policy of one's own are in the module by the same command."""

import json
import os
import subprocess
import sys

import pytest

from sim.declared import VARIABLE
from tests.extending.conftest import EXAMPLE

pytestmark = pytest.mark.compiled
PLAYED = """
import json, sys
from pathlib import Path
from agents.board import Board
from agents.host import lineup_of
from scenarios.load import load
from scenarios.pack import pack
from wasm.module import module
from wasm.table import table
world = pack(load(sys.argv[1]))
board = Board(world, seed=2)
hashes = [board.state_hash()]
lineup = lineup_of(world.policies)[:, 0].tolist()
for _ in range(world.turns):
    board.decide(dict(enumerate(lineup)))
    board.play_turn(watch=lambda board: hashes.append(board.state_hash()))
out = Path(sys.argv[2])
(out / "rules.wasm").write_bytes(module(0))
made = {"table": table(world), "hashes": hashes, "lineup": lineup}
(out / "played.json").write_text(json.dumps(made))
"""


def test_a_game_with_an_addition_has_the_same_bits(told, tmp_path):
    scenario = EXAMPLE / "scenarios" / "atlantis.toml"
    # interpreted: only the module is compiled, which is what is tried
    told_by = {VARIABLE: str(EXAMPLE), "NUMBA_DISABLE_JIT": "1"}
    subprocess.run(
        [sys.executable, "-c", PLAYED, str(scenario), str(tmp_path)],
        env={**os.environ, **told_by},
        check=True,
    )
    played = json.loads((tmp_path / "played.json").read_text())
    assert "example" in played["table"]["additions"]
    assert "chip_levy" in played["table"]["levers"]
    game = {"world": "atlantis", "seed": 2, "lineup": played["lineup"], "quarters": True}
    question = {
        "modules": [str(tmp_path / "rules.wasm")],
        "worlds": {"atlantis": played["table"]},
        "games": [game],
    }
    ((found,),) = told("games.mjs", question)
    assert found["hashes"] == played["hashes"]
