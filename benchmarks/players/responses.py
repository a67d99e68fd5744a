"""Which policy is best where, and how games end."""

from collections import Counter
from dataclasses import replace

import numpy as np

from agents.world import World
from benchmarks.players.gates import Gate, at_least, at_most, leader_by_two
from benchmarks.players.seats import Seats
from benchmarks.players.worlds import drawn, run
from lab.games import ENDINGS
from policies.menu import NAMES, number_of
from sim.sheet import Array

FAMILIES = {
    "cooperate": ("always-cooperate", "tit-for-tat", "generous-tit-for-tat", "grudger"),
    "isolate": ("always-isolate",),
    "select": ("selective-openness",),
    "bloc": ("bloc-builder", "balancer"),
    "lead": ("hegemon",),
    "free ride": ("free-rider",),
    "own way": ("regulator-first", "talent-magnet", "techno-optimist", "coin-flip"),
}
CLEAR, SOME, MOST = 5, 0.05, 0.5


def by_family(cell: Array) -> Array:
    """Games of each family's best member    [families, games]."""
    made = []
    for members in FAMILIES.values():
        rows = cell[[number_of(name) for name in members]]
        made.append(rows[rows.mean(axis=1).argmax()])
    return np.array(made)


def best_responses(seats: dict[str, Seats], codes: tuple[str, ...]) -> list[Gate]:
    """The policies that lead by two standard errors, over nations and scenarios."""
    cells = {
        (name, code): of.usual[i] for name, of in seats.items() for i, code in enumerate(codes)
    }
    names: Counter[str] = Counter()
    families: Counter[str] = Counter()
    firsts: Counter[str] = Counter()
    said: dict[str, list[str]] = {name: [] for name in seats}
    for (scenario, code), cell in cells.items():
        first = NAMES[int(cell.mean(axis=1).argmax())]
        firsts[first] += 1
        named = leader_by_two(cell)
        if named is not None:
            names[NAMES[named]] += 1
        grouped = leader_by_two(by_family(cell))
        if grouped is not None:
            families[tuple(FAMILIES)[grouped]] += 1
        said[scenario].append(f"{code} {first}{'' if named is not None else '~'}")
    total = len(cells)
    told = "; ".join(f"{name}: " + ", ".join(rows) for name, rows in said.items())
    listed = ", ".join(f"{name} {count}" for name, count in names.most_common())
    grouped_list = ", ".join(f"{name} {count}" for name, count in families.most_common())
    plain_list = "by the mean, ties too: " + ", ".join(
        f"{name} {count}" for name, count in firsts.most_common()
    )
    scope = f"{len(seats)} scenarios"
    isolate = max(names["always-isolate"], families["isolate"]) / total
    select = max(names["selective-openness"], families["select"]) / total
    name_share = max(names.values(), default=0) / total
    family_share = max(families.values(), default=0) / total
    ties = f"{told} (~ is a tie)"
    found = [
        at_least("policies best somewhere", len(names), 0.0, CLEAR, listed or "none"),
        at_most("cells of the commonest best policy", name_share, 0.0, MOST, plain_list),
        at_most("cells of the commonest best family", family_share, 0.0, MOST, grouped_list),
        at_least("cells where isolation is best", isolate, 0.0, SOME, ties),
        at_least("cells where selective openness is best", select, 0.0, SOME, "", must=False),
    ]
    return [replace(gate, name=f"{gate.name}, {scope}") for gate in found]


def endings(name: str, world: World, games: int, seed: int) -> list[Gate]:
    """How often the commonest ending comes, for the scenario's own line-up and for drawn ones."""
    mixed = drawn(world, games, seed + 3)
    own = drawn(world, games, seed + 4)
    own.policies[:] = [number_of(policy) for policy in world.policies]
    own.money[:] = world.nations.usual_budget
    most, error, said = 0.0, 0.0, []
    for label, lineup in (("own", own), ("drawn", mixed)):
        found = run(world, lineup, world.status_quo.memory, seed).ending.astype(int)
        shares = np.bincount(found, minlength=len(ENDINGS)) / games
        told = ", ".join(f"{e} {s:.0%}" for e, s in zip(ENDINGS, shares, strict=True))
        said.append(f"{label} {told}")
        if shares.max() > most:
            most = float(shares.max())
            error = float(np.sqrt(most * (1.0 - most) / games))
    return [at_most(f"commonest ending, {name}", most, error, 0.6, "; ".join(said))]
