"""A module plays every game as Python's hosts do, to the last bit."""

import hashlib

import numpy as np
import pytest

from agents.board import Board
from agents.host import Host, Start, lineup_of, sample_of
from policies.menu import NAMES
from scenarios.load import load, names
from scenarios.pack import pack
from wasm.table import table

pytestmark = pytest.mark.compiled
SCENARIOS = tuple(names())
SEED = 3


def sha256(numbers):
    return hashlib.sha256(np.ascontiguousarray(numbers).tobytes()).hexdigest()


@pytest.fixture(scope="module")
def worlds():
    return {name: pack(load(name)) for name in SCENARIOS}


def asked(modules, worlds, games):
    used = {game["world"] for game in games}
    return {
        "modules": [str(file) for file in modules.values()],
        "worlds": {name: table(worlds[name]) for name in used},
        "games": games,
    }


def by_the_board(world, policies, seed):
    """Every quarter's state and causes, and the outcome."""
    board = Board(world, seed=seed)
    hashes, causes = [board.state_hash()], []
    numbers = {i: int(k) for i, k in enumerate(policies) if k >= 0}

    def look(board):
        hashes.append(board.state_hash())
        causes.append(sha256(board.causes().memory))

    for _ in range(world.turns):
        board.decide(numbers)
        board.play_turn(watch=look)
    outcome = sha256(board.outcome().memory)
    return {"hashes": hashes, "causes": causes, "outcome": outcome, "fault": None}


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_quarter_of_a_scenario_is_the_boards(name, worlds, modules, told):
    world = worlds[name]
    lineup = [int(k) for k in lineup_of(world.policies)[:, 0]]
    game = {"world": name, "seed": SEED, "lineup": lineup, "quarters": True}
    expected = by_the_board(world, lineup, SEED)
    for found in told("games.mjs", asked(modules, worlds, [game])):
        assert found == [expected]


def test_every_policy_in_every_scenario_comes_to_the_same(worlds, modules, told):
    """In the first seat, beside the scenario's own players, and in all seats."""
    games, expected = [], []
    for name, world in worlds.items():
        host = Host(world, 0)
        own = lineup_of(world.policies)
        for policy in range(len(NAMES)):
            for seats in (slice(0, 1), slice(None)):
                lineup = own.copy()
                lineup[seats] = policy
                outcomes, faults, _ = host.play(SEED, 0, 1, lineup, world.ticks)
                state = sha256(host.block.stocks.memory)
                expected.append(
                    {"state": state, "outcome": sha256(outcomes), "fault": faults[0].tolist()}
                )
                games.append({"world": name, "seed": SEED, "lineup": lineup[:, 0].tolist()})
    assert len(games) == 2 * len(SCENARIOS) * len(NAMES)
    for found in told("games.mjs", asked(modules, worlds, games)):
        assert found == expected


def test_replicates_go_on_from_a_game_in_play_as_the_batch_does(worlds, modules, told):
    """Notes and outcomes of 33 replicates, on a lineup each, from the state after six quarters."""
    world = worlds["default"]
    board = Board(world, seed=SEED)
    board.decide({i: int(k) for i, k in enumerate(lineup_of(world.policies)[:, 0])})
    for _ in range(3):
        board.play_turn()
    start = Start(board.now, board.orders, board.tally, board.tick)
    lineups = np.arange(len(world.codes) * 33).reshape(-1, 33) % len(NAMES)
    sample = sample_of(len(world.codes), 4)
    ticks = board.tick + 12
    host = Host(world, 0, start)
    outcomes, faults, notes = host.play(
        SEED, 70, 33, lineups, world.ticks, last_tick=ticks, sample=sample
    )
    question = {
        "modules": [str(file) for file in modules.values()],
        "table": table(world),
        "start": {
            name: getattr(start, name).memory.tolist() for name in ("stocks", "orders", "tally")
        },
        "play": {
            "seed": SEED, "first": 70, "replicates": 33, "lineups": lineups.tolist(),
            "firstTick": board.tick, "lastTick": ticks, "every": 4,
            "ranges": sample.ranges.tolist(),
        },
    }  # fmt: skip
    expected = {"outcomes": sha256(outcomes), "faults": sha256(faults), "notes": sha256(notes)}
    assert told("replicates.mjs", question) == [[expected, expected]] * len(modules)
