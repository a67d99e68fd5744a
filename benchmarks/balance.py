"""Is the game balanced: `python -m benchmarks.balance [GAMES] [SCENARIO ...]`.

For each scenario, over GAMES games a line-up (2,000 unless told otherwise):

1. how often each ending comes, for three kinds of line-up: the scenario's own policies, policies
   drawn from the menu for every nation and game, and every nation's best policy;
2. the best policy of each nation against drawn opponents, all policies on the same luck;
3. who comes first, by score (mandate, against par) and by attainment (what nations have), and how
   often a nation comes first when it follows its best policy;
4. the winning line of each nation (`benchmarks.lines`): which pillars have a major share of its
   money, which levers it holds high or deliberately low.
"""

import sys
from collections import Counter

import numpy as np

from agents.world import World
from benchmarks.lines import winning_line
from lab.games import ENDINGS, Games, play_games
from policies.menu import NAMES
from scenarios.load import load
from scenarios.pack import pack
from sim.levers import LEVERS
from sim.pillars import Pillar, Programme

SCENARIOS = ("default", "hostile", "fortress")
GAMES = 2000
TRIALS = 512
"""Games a policy and nation, to find the best one."""
MAJOR, MORE = 1 / 6, 1.5
"""A pillar's share is major from an equal share, or from half more than in the status quo."""
HIGH, LOW = 2 / 3, 0.1
"""A lever counts as high from here, and as deliberately low up to there."""
PILLAR_NAMES = tuple(pillar.name.lower() for pillar in Pillar)
Used = Counter[tuple[str, str]]


def drawn(world: World, games: int, seed: int) -> np.ndarray:
    """A policy from the menu for each nation and game, [N, games]."""
    rng = np.random.default_rng(seed)
    return rng.integers(0, len(NAMES), (len(world.codes), games))


def scores_by_policy(world: World) -> np.ndarray:
    """Mean score of each nation with each policy, [N, policies], against drawn opponents."""
    lineups = drawn(world, TRIALS, seed=11)
    found = np.empty((len(world.codes), len(NAMES)))
    for i in range(len(world.codes)):
        for k in range(len(NAMES)):
            seats = lineups.copy()
            seats[i] = k
            games = play_games(world, seats, seed=3, replicates=TRIALS)
            found[i, k] = games.outcomes["score"][i].mean()
    return found


def firsts(values: np.ndarray) -> np.ndarray:
    """Share of games in which each nation has the highest value, [N]."""
    return np.bincount(values.argmax(axis=0), minlength=len(values)) / values.shape[1]


def print_endings(label: str, games: Games) -> float:
    """A row of the first table; the largest share."""
    shares = np.bincount(games.outcomes["ending"][0].astype(int), minlength=len(ENDINGS))
    shares = shares / len(games)
    print(f"  {label:<22}" + "".join(f"{share:>12.1%}" for share in shares))
    return float(shares.max())


def print_policies(world: World, found: np.ndarray) -> None:
    """The best policies of each nation, and how many nations each is best for."""
    print("\n  best policy against drawn opponents")
    for i, code in enumerate(world.codes):
        order = np.argsort(-found[i])
        named = ", ".join(f"{NAMES[k]} {found[i, k]:.1f}" for k in order[:4])
        last = order[-1]
        print(f"  {code} {world.cards[i]:<12} {named}; last {NAMES[last]} {found[i, last]:.1f}")
    counts = Counter(NAMES[k] for k in found.argmax(axis=1))
    print("  best for: " + ", ".join(f"{name} {count}" for name, count in counts.most_common()))


def print_firsts(world: World, own: Games, mixed: Games, best: Games, found: np.ndarray) -> None:
    """Who comes first, by what."""
    print("\n  first places (%) and means; drawn: policies from the menu, own: the scenario's,")
    print("  best: all follow their best policy, alone: only this nation does")
    heads = ("drawn", "own", "best", "alone", "by attainment: drawn", "own")
    print("      " + "".join(f"{head:>10}" for head in heads[:4]) + f"{heads[4]:>24}{heads[5]:>8}"
          + f"{'score own':>12}{'attainment own':>16}")  # fmt: skip
    columns = [firsts(games.outcomes["score"]) for games in (mixed, own, best)]
    raw = [firsts(games.outcomes["attainment"]) for games in (mixed, own)]
    lineups = drawn(world, len(mixed), seed=5)
    for i, code in enumerate(world.codes):
        seats = lineups.copy()
        seats[i] = found[i].argmax()
        games = play_games(world, seats, seed=9, replicates=len(mixed))
        alone = float((games.outcomes["rank"][i] == 1.0).mean())
        row = [*(float(column[i]) for column in columns), alone]
        print(f"  {code} " + "".join(f"{100 * x:>10.1f}" for x in row)
              + f"{100 * raw[0][i]:>24.1f}{100 * raw[1][i]:>8.1f}"
              + f"{own.outcomes['score'][i].mean():>12.1f}"
              + f"{own.outcomes['attainment'][i].mean():>16.1f}")  # fmt: skip


def print_lines(world: World, found: np.ndarray) -> Used:
    """The winning line of each nation; what they use."""
    print("\n  winning lines: the best policy, its money and levers moved as far as that pays")
    usual = world.status_quo.split[0]
    used: Used = Counter()
    for i, code in enumerate(world.codes):
        line, seen, first = winning_line(world, i, NAMES[int(found[i].argmax())])
        split, levers = seen.split(), seen.lever()
        major = [
            (name, share)
            for name, share, before in zip(PILLAR_NAMES, split, usual, strict=True)
            if share >= min(MAJOR, MORE * before)
        ]
        high = [name for name, value in zip(LEVERS, levers, strict=True) if value >= HIGH]
        low = [name for name, value in zip(LEVERS, levers, strict=True) if value <= LOW]
        used.update(("pillar", name) for name, _ in major)
        used.update(("high", name) for name in high)
        used.update(("low", name) for name in low)
        used.update(("moved", name) for name, _ in line.levers)
        for pillar, factor in line.pillars:
            used["raised" if factor > 1.0 else "lowered", PILLAR_NAMES[pillar]] += 1
        named = ", ".join(f"{name} {share:.0%}" for name, share in major)
        bets = ", ".join(Programme(q).name.lower() for q in line.programmes) or "-"
        print(f"  {code} {line.policy:<20}{first.score:5.1f} to {seen.score:.1f}; money: {named}; "
              f"bets: {bets}; high: {', '.join(high)}; low: {', '.join(low)}")  # fmt: skip
    return used


def print_used(by_scenario: dict[str, Used]) -> None:
    """How many winning lines use each pillar and each lever."""
    heads = "".join(f"{name:>12}" for name in by_scenario)
    print(f"\nwinning lines with a major share of money for a pillar (a sixth of all, or half "
          f"more than the status quo gives) / raised above / lowered below the policy's share\n"
          f"{'':<22}{heads}")  # fmt: skip
    for name in PILLAR_NAMES:
        cells = [
            f"{u['pillar', name]}/{u['raised', name]}/{u['lowered', name]}"
            for u in by_scenario.values()
        ]
        print(f"{name:<22}" + "".join(f"{cell:>12}" for cell in cells))
    print(f"\nwinning lines with a lever high (from {HIGH:.2f}) / low (to {LOW:.2f}) / moved there "
          f"from the policy's value\n{'':<22}{heads}")  # fmt: skip
    for name in LEVERS:
        cells = [
            f"{u['high', name]}/{u['low', name]}/{u['moved', name]}" for u in by_scenario.values()
        ]
        print(f"{name:<22}" + "".join(f"{cell:>12}" for cell in cells))


def main(games: int, names: list[str]) -> None:
    """Print all tables."""
    used: dict[str, Used] = {}
    for name in names:
        world = pack(load(name))
        found = scores_by_policy(world)
        own = play_games(world, replicates=games)
        mixed = play_games(world, drawn(world, games, seed=5), replicates=games)
        best_seats = tuple(NAMES[k] for k in found.argmax(axis=1))
        best = play_games(world, best_seats, replicates=games)
        print(f"\n{name}, {games:,} games a line-up")
        print(f"  {'endings':<22}" + "".join(f"{ending:>12}" for ending in ENDINGS))
        lineups = (("scenario's own", own), ("drawn from the menu", mixed), ("all best", best))
        largest = max([print_endings(label, played) for label, played in lineups][:2])
        print(f"  largest share of own and drawn: {largest:.1%}")
        print_policies(world, found)
        print_firsts(world, own, mixed, best, found)
        used[name] = print_lines(world, found)
    print_used(used)


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else GAMES
    main(count, sys.argv[2:] or list(SCENARIOS))
