"""What decides: total effects of groups of random orders on one's own score and on survival."""

import numpy as np

from agents.block import HELD
from agents.world import World
from benchmarks.players.games import OWN, Table, play
from benchmarks.players.gates import Gate, at_least, at_most
from benchmarks.players.ordering import GROUPS, draw_all
from benchmarks.players.worlds import Lineup, steps
from policies.menu import number_of
from sim.sheet import Array

JOINT = {"stances + pacts": ("stances", "pacts"), "money + programmes": ("money", "programmes")}
RESAMPLES = 400


def designs(
    world: World, seats: list[int], lineup: Lineup, count: int, seed: int
) -> dict[str, Table]:
    """Games of `count` designs as drawn, and with each group (or joint groups) drawn anew."""
    made: dict[str, Table] = {}
    ways: dict[str, tuple[str, ...]] = {"": (), **{g: (g,) for g in GROUPS}, **JOINT}
    for way, anew in ways.items():
        rows = []
        for d in range(count):
            seeds = {
                group: ((2 * d + (group in anew)) * len(GROUPS) + k) + 1_000_003 * seed
                for k, group in enumerate(GROUPS)
            }
            rows.append(draw_all(world, seats, seeds))
        first = count if "luck" in anew else 0
        made[way] = play(
            world, lineup.policies, lineup.money, lineup.safety, np.array(rows), seed, first
        )
    return made


def total_effects(of: dict[str, Array], seed: int) -> dict[str, tuple[float, float]]:
    """Jansen's estimate of each way's total effect, and its error by resampling designs."""
    rng = np.random.default_rng(seed)
    base = of[""]
    picks = rng.integers(0, len(base), (RESAMPLES, len(base)))
    found = {}
    for way, values in of.items():
        if way:
            halves = 0.5 * (base - values) ** 2
            spread = np.concatenate([base, values])
            again = halves[picks].mean(axis=1) / np.array(
                [np.concatenate([base[p], values[p]]).var() for p in picks]
            )
            found[way] = (float(halves.mean() / spread.var()), float(again.std()))
    return found


def own_lineup(world: World, count: int) -> Lineup:
    """The scenario's own leaders at their nations' usual money."""
    n = len(world.codes)
    return Lineup(
        np.tile([float(number_of(policy)) for policy in world.policies], (count, 1)),
        np.tile(world.nations.usual_budget, (count, 1)),
        np.full((count, n), OWN),
    )


def told(effects: dict[str, tuple[float, float]]) -> str:
    return " ".join(f"{way} {value:.2f}" for way, (value, _) in effects.items())


def own_shares(name: str, world: World, count: int, seed: int) -> list[Gate]:
    """Shares of one's own score, by seat."""
    all_seats = {}
    for i, code in enumerate(world.codes):
        lineup = own_lineup(world, count).seat(i, HELD, 0.0, 0.0)
        tables = designs(world, [i], lineup, count, seed)
        all_seats[code] = total_effects({w: steps(world, t, i) for w, t in tables.items()}, seed)
    lines = "; ".join(f"{code}: {told(effects)}" for code, effects in all_seats.items())

    def extreme(way: str, sign: float) -> tuple[float, float, str]:
        code = max(all_seats, key=lambda c: sign * all_seats[c][way][0] - 2 * all_seats[c][way][1])
        return (*all_seats[code][way], code)

    money, doors = extreme("money", 1.0), extreme("stances + pacts", -1.0)
    alone = max(((*extreme(g, 1.0), g) for g in GROUPS), key=lambda e: e[0] - 2 * e[1])
    low = [c for c, e in all_seats.items() if e["stances + pacts"][0] < 0.25]
    high = [f"{c} {g}" for c, e in all_seats.items() for g in GROUPS if e[g][0] > 0.5]
    return [
        at_most(f"own score: money, {name}", money[0], money[1], 0.40, f"largest: {money[2]}"),
        at_least(f"own score: stances + pacts, {name}", doors[0], doors[1], 0.25,
                 f"least: {doors[2]}; below: {', '.join(low) or 'none'}; {lines}"),
        at_most(f"own score: any single group, {name}", alone[0], alone[1], 0.5,
                f"largest: {alone[3]} {alone[2]}; above: {', '.join(high) or 'none'}", must=False),
    ]  # fmt: skip


def survival_shares(name: str, world: World, count: int, seed: int) -> list[Gate]:
    """Shares of the world's survival when all nations play at random."""
    n = len(world.codes)
    lineup = Lineup(np.full((count, n), float(HELD)), np.zeros((count, n)), np.zeros((count, n)))
    tables = designs(world, list(range(n)), lineup, count, seed)
    found = total_effects({w: t.survival for w, t in tables.items()}, seed)
    doors, rule, money = found["stances + pacts"], found["governance"], found["money + programmes"]
    words = told(found)
    return [
        at_least(f"survival: stances + pacts, {name}", *doors, 0.25, words, must=False),
        at_most(f"survival: governance, {name}", *rule, 0.6, "see above", must=False),
        at_least(f"survival: money + research, {name}", *money, 0.1, "see above", must=False),
    ]
