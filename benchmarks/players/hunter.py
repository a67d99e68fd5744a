"""The hunter of exploits: the best orders that never change, for one seat against drawn leaders.

What it finds is stored in hunted.toml with the digest of the rules that it was found under, and
replayed; the bench says which finds are of older rules.
"""

import hashlib
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from agents.block import HELD
from agents.world import World
from benchmarks.players.gates import DOUBT, Gate, at_least, mean_error
from benchmarks.players.ordering import LEVERS, set_row, sheet_of
from benchmarks.players.worlds import HIGH, changed, drawn, run, steps
from files.writing import write_file
from lab.climb import climb
from sim.pillars import PACTS, PROGRAMMES
from sim.sheet import Array

ROOT = Path(__file__).parents[2]
HUNTED = Path(__file__).parent / "hunted.toml"
LOWEST = 3e-5
"""The least money that the hunter may spend, a share of GDP."""
PLANTED = {"economy.budget_cost": 0.0, "society.approval_budget": 0.0}
"""The costs that are set to zero to see whether the hunter notices."""
PLANTED_SEAT = "EUU"
LENGTH = 1 + PROGRAMMES + len(LEVERS) + 2 + PACTS
LUCKS = 8
CANDIDATES, SPREAD = 16, 0.6
"""Tries of a generation, and how far the first ones are from sensible orders."""
TRIES = 3
FIRST_LEVERS = (0.4, -1.4, -2.9, -1.7, -1.4, -2.9, -1.4)
"""Sensible levers, as the hunter writes them: log odds, in the order of LEVERS."""


@lru_cache(maxsize=1)
def digest() -> str:
    """Of the rules, and of the scenarios with their parameters."""
    files = sorted((ROOT / "sim").rglob("*.py"))
    files += sorted((ROOT / "scenarios" / "library").glob("*.toml"))
    found = hashlib.sha256()
    for file in files:
        found.update(file.relative_to(ROOT).as_posix().encode() + b"\0" + file.read_bytes())
    return found.hexdigest()[:16]


def first() -> Array:
    """Where a search begins: .07 %, shared out evenly, sensible levers, open to the trusted."""
    start = np.zeros(LENGTH)
    start[0] = np.log((np.log(7e-4) - np.log(LOWEST)) / (np.log(HIGH) - np.log(7e-4)))
    start[1 + PROGRAMMES : 1 + PROGRAMMES + len(LEVERS)] = FIRST_LEVERS
    start[-PACTS - 2 : -PACTS] = 0.0, 1.5
    start[-PACTS:] = 0.5
    return start


def budget_of(numbers: Array) -> float:
    """Between the lowest and the slider's end, in logs."""
    share = 1.0 / (1.0 + np.exp(-numbers[0]))
    return float(np.exp(np.log(LOWEST) + share * (np.log(HIGH) - np.log(LOWEST))))


def orders_of(world: World, i: int, numbers: Array, budget: float | None = None) -> Array:
    """The orders that a point of the search stands for."""
    sheet = sheet_of(world)
    trust = world.stocks.trust[i]
    rest = numbers[1:]
    decrees = 1.0 / (1.0 + np.exp(-rest[PROGRAMMES : PROGRAMMES + len(LEVERS)]))
    stance = np.clip(rest[-PACTS - 2] + rest[-PACTS - 1] * trust, 0.0, 1.0)
    offer = (trust[:, None] >= rest[None, -PACTS:]).astype(np.float64)
    set_row(
        sheet,
        i,
        levers=dict(zip(LEVERS, decrees.tolist(), strict=True)),
        budget=budget_of(numbers) if budget is None else budget,
        stance=stance,
        offer=offer,
        programmes=np.exp(np.clip(rest[:PROGRAMMES], -8.0, 8.0)),
    )
    return sheet.memory


def worth(world: World, i: int, numbers: Array, games: int, seed: int) -> Array:
    """Usual steps of these orders on drawn line-ups    [games]."""
    lineup = drawn(world, games, seed).seat(i, HELD, 0.0, 0.0)
    return steps(world, run(world, lineup, orders_of(world, i, numbers), seed), i)


def hunt(world: World, i: int, generations: int, seed: int) -> Array:
    """The best orders found for seat i."""

    def of(tries: Array, generation: int) -> Array:
        luck = seed * 1000 + generation
        lineup = drawn(world, LUCKS, luck).seat(i, HELD, 0.0, 0.0)
        held = (orders_of(world, i, one) for one in tries)
        played = (run(world, lineup, orders, luck) for orders in held)
        return np.array([steps(world, table, i).mean() for table in played])

    return climb(of, first(), CANDIDATES, generations, seed, SPREAD)[0]


def planted(world: World) -> World:
    """The same world in which too much money costs nothing but itself."""
    return changed(world, PLANTED)


def proof(name: str, world: World, generations: int, seed: int) -> list[Gate]:
    """A planted exploit is found: what is hunted there beats what is hunted in the true world."""
    i = world.codes.index(PLANTED_SEAT)
    free = planted(world)
    true = hunt(world, i, generations, seed + 50)
    plain = worth(free, i, true, 64, seed + 77)
    found, said = 0, []
    for k in range(TRIES):
        numbers = hunt(free, i, generations, seed + 60 + k)
        gain, error = mean_error(worth(free, i, numbers, 64, seed + 77) - plain)
        fine = gain > DOUBT * error and budget_of(numbers) > 1.5 * budget_of(true)
        found += fine
        said.append(f"{100 * budget_of(numbers):.2f}% {gain:+.2f} Z")
    usual = f"{PLANTED_SEAT} spends {100 * budget_of(true):.2f}% in the true world"
    words = f"{usual}; {', '.join(said)}"
    what = f"the hunter finds a planted exploit, tries, {name}"
    return [at_least(what, found, 0.0, TRIES, words)]


def stored() -> dict[str, dict[str, dict[str, Any]]]:
    """Finds by scenario and nation; none where nobody has hunted."""
    return tomllib.loads(HUNTED.read_text(encoding="utf-8"))["found"] if HUNTED.exists() else {}


def store(found: dict[str, dict[str, dict[str, Any]]]) -> None:
    """Write the finds of all scenarios."""
    lines = ["# What the hunter found: `python -m benchmarks.players --hunt` writes this file."]
    for scenario, seats in found.items():
        for code, entry in seats.items():
            lines += ["", f"[found.{scenario}.{code}]", f'rules = "{entry["rules"]}"']
            numbers = ", ".join(f"{float(x):.3f}" for x in entry["numbers"])
            lines.append(f"numbers = [{numbers}]")
    write_file(HUNTED, ("\n".join(lines) + "\n").encode())


def hunt_all(name: str, world: World, generations: int, seed: int) -> None:
    """Hunt in every seat of a scenario and store what is found."""
    found, rules = stored(), digest()
    found[name] = {
        code: {"rules": rules, "numbers": hunt(world, i, generations, seed + i).tolist()}
        for i, code in enumerate(world.codes)
    }
    store(found)
