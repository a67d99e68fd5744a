"""Games in which some nations follow a policy written in Python, on the Mesa host."""

import importlib
from collections.abc import Mapping, Sequence

import numpy as np

from agents.arguments import checked_replicate
from agents.nation import Script
from agents.race import Race
from agents.world import World
from sim.sheet import Array


def script_of(address: str) -> Script:
    """The function at "module:function".  Raises ValueError when it is not there."""
    module, _, name = address.partition(":")
    try:
        found: Script = getattr(importlib.import_module(module), name)
    except (ImportError, AttributeError) as error:
        raise ValueError(f"the policy {address!r} cannot be loaded: {error}") from error
    if not callable(found):
        raise ValueError(f"the policy {address!r} is no function")
    return found


def play_scripted(
    worlds: Sequence[World],
    policies: Sequence[Sequence[str]],
    scripts: Mapping[str, str],
    seed: int,
    first: int,
    turns: int,
) -> tuple[Array, Array]:
    """Outcomes [replicates, size] and faults [replicates, FAULT] of games from `first` on.

    Each is played in its world and line-up.
    """
    checked_replicate(first, "first")
    functions = {code: script_of(address) for code, address in scripts.items()}
    outcomes, faults = [], []
    for r, (world, lineup) in enumerate(zip(worlds, policies, strict=True)):
        race = Race(world, seed, first + r, lineup, functions, turns, collect=False)
        outcomes.append(race.play().memory.copy())
        faults.append(race.board.tally.fault.memory.copy())
    return np.array(outcomes), np.array(faults)
