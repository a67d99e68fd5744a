"""Which strategy is best, where: `python -m benchmarks.best_response [DRAWS] [OUTCOME]`.

In each of the worlds base, open, hostile and fortress: draw parameters (each lognormal, 0.3),
opponents (each from the five strategies) and a nation; play every strategy for that nation on the
same luck and note which has the highest attainment, what a nation has whatever its mandate asks
(or another outcome, such as score).  The last column is the share of draws in which isolation beats
cooperation.
"""

import sys

import numpy as np

from agents.world import World
from benchmarks.whatif import LANES, play
from scenarios.load import load
from scenarios.pack import pack
from sim.params import Params
from sim.sheet import Section

STRATEGIES = (
    "always-cooperate",
    "always-isolate",
    "selective-openness",
    "free-rider",
    "bloc-builder",
)
WORLDS = {
    "base": "default",
    "open": "open-world",
    "hostile": "hostile",
    "fortress": "fortress",
}
UNCERTAIN = {
    "shocks": ("cut_off_chance", "decoupling_chance", "fab_loss_chance"),
    "talent": ("mobility", "return_rate"),
    "ideas": ("spillover", "discovery", "link_catch_up", "joint_return"),
    "suppliers": ("foreign_penalty", "adjustment"),
    "economy": ("productivity", "trade_gain", "coercion_cost", "attack_cost"),
    "relations": ("trust_stance", "trust_threat"),
    "incidents": ("rate",),
}


def drawn(world: World, rng: np.random.Generator) -> World:
    """The world with its uncertain parameters drawn."""
    params = Params()
    world.params.copy_into(params)
    for rule, names in UNCERTAIN.items():
        assert isinstance(Params.fields[rule], Section)
        part = getattr(params, rule)
        for name in names:
            setattr(part, name, getattr(part, name) * float(np.exp(0.3 * rng.normal())))
    return type(world)(**{**vars(world), "params": params})


def best_responses(
    name: str, draws: int, outcome: str
) -> tuple[np.ndarray, float, dict[str, np.ndarray]]:
    """Share of draws each strategy wins, how often isolation beats cooperation, and by nation."""
    rng = np.random.default_rng(7)
    world = pack(load(name))
    wins = np.zeros(len(STRATEGIES))
    isolation = 0
    by_nation = {code: np.zeros(len(STRATEGIES)) for code in world.codes}
    for draw in range(draws):
        nation = draw % len(world.codes)
        lineup = [STRATEGIES[k] for k in rng.integers(0, len(STRATEGIES), len(world.codes))]
        here = drawn(world, rng)
        scores = []
        for strategy in STRATEGIES:
            seats = [*lineup[:nation], strategy, *lineup[nation + 1 :]]
            games = play(here, seats, seed=1000 + draw, replicates=LANES)
            scores.append(float(games.outcomes[outcome][nation].mean()))
        best = int(np.argmax(scores))
        wins[best] += 1
        by_nation[world.codes[nation]][best] += 1
        isolation += scores[1] > scores[0]
    return wins / draws, isolation / draws, by_nation


def main(draws: int, outcome: str) -> None:
    """Print the table, and who prefers what in the base world."""
    print(f"{draws} draws a world, {LANES} seeds each, by {outcome}")
    print(f"{'':<10}" + "".join(f"{s:>20}" for s in STRATEGIES) + f"{'isolate > cooperate':>22}")
    for label, name in WORLDS.items():
        wins, isolation, by_nation = best_responses(name, draws, outcome)
        print(f"{label:<10}" + "".join(f"{w:>20.2f}" for w in wins) + f"{isolation:>22.0%}")
        for code, counts in by_nation.items():
            print(f"  {code:<8}" + "".join(f"{c:>20.0f}" for c in counts))


if __name__ == "__main__":
    arguments = [*sys.argv[1:], *("120", "attainment")[len(sys.argv) - 1 :]]
    main(int(arguments[0]), arguments[1])
