"""Model patterns against evidence: `python -m benchmarks.patterns`.

Each row: what, the model's value in the default scenario (32 seeds), the evidence with its range
and source, and whether it lies in the range.  The rows are computed from played games; nothing
here feeds back into the model.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from agents.board import Board
from agents.race import Race
from agents.world import World
from benchmarks.whatif import Edit, extra_money, play
from scenarios.load import load
from scenarios.pack import pack
from sim.orders import Orders
from sim.pillars import Pact, Programme
from sim.sheet import Array

SEEDS = 8


@dataclass
class Path:
    """Figures along a game, one array a quarter."""

    of: dict[str, list[Array]] = field(default_factory=dict)

    def watch(self, board: Board) -> None:
        """Note the quarter."""
        now, flows = board.now, board.flows
        power = board.world.params.power
        need = power.use * math.exp(-power.progress * (board.tick - 1))
        noted = {
            "algorithms": now.algorithms,
            "compute": now.compute_usable,
            "adoption": now.adoption,
            "hazard": flows.hazard,
            "power": now.compute * need,
            "lag": now.lag,
            "gdp": now.gdp,
            "potential": now.potential,
        }
        for name, values in noted.items():
            self.of.setdefault(name, []).append(values.copy())

    def at(self, name: str, tick: int) -> Array:
        """The figure at a quarter."""
        return self.of[name][tick]


def mean_over_seeds(world: World, measure: Callable[[Path], float]) -> float:
    """The mean of a measure over the paths of some games."""
    values = []
    for seed in range(1, SEEDS + 1):
        path = Path()
        Race(world, seed=seed, collect=False).play(path.watch)
        values.append(measure(path))
    return float(np.mean(values))


def logit_slope(start: float, end: float, years: float) -> float:
    """Logit points a year from one share to another."""
    return (math.log(end / (1 - end)) - math.log(start / (1 - start))) / years


def path_patterns(world: World) -> list[tuple[str, float, float, float, str]]:
    """Patterns that are read off the path of a game: (what, value, low, high, source)."""
    europe = world.codes.index("EUU")
    leader = world.codes.index("USA")
    china = world.codes.index("CHN")
    rows: list[tuple[str, Callable[[Path], float], float, float, str]] = [
        (
            "frontier algorithms, first year [ln/quarter]",
            lambda p: (p.at("algorithms", 4)[leader] - p.at("algorithms", 0)[leader]) / 4,
            math.log(1.8) / 4,
            math.log(5.3) / 4,
            "Ho et al. 2024: 3x a year (1.8-5.3)",
        ),
        (
            "world compute, first two years [x/year]",
            lambda p: math.sqrt(p.at("compute", 7).sum() / world.stocks.compute_usable.sum()),
            2.3,
            3.6,
            "AI Index 2026: 3.3 (2.3-3.6), 2.48 in 2025",
        ),
        (
            "adoption in the EU, first two years [logit/year]",
            lambda p: logit_slope(p.at("adoption", 0)[europe], p.at("adoption", 8)[europe], 2),
            0.35,
            0.70,
            "Eurostat 2023-25: 0.53 (0.35-0.70)",
        ),
        (
            "AI power of the world, years 5 to 10 [x/year]",
            lambda p: (p.at("power", 39).sum() / p.at("power", 20).sum()) ** (4 / 19),
            1.05,
            1.35,
            "must not flatten; IEA 2025: data centres x2.3 2024-30 (1.15), AI faster",
        ),
        (
            "China behind the frontier, year 2 [months]",
            lambda p: float(p.at("lag", 8)[china]),
            4.0,
            14.0,
            "Epoch 2026: 7 (4-14)",
        ),
        (
            "world incident rate, first three years [x/year]",
            lambda p: (p.at("hazard", 12).sum() / p.at("hazard", 0).sum()) ** (1 / 3),
            1.2,
            1.55,
            "AI Incident Database: 1.33 (1.2-1.55)",
        ),
        (
            "output gained by AI in the USA [%/year over ten years]",
            lambda p: (
                100
                * math.log(
                    p.at("gdp", 39)[leader]
                    / p.at("potential", 39)[leader]
                    * p.at("potential", 0)[leader]
                    / p.at("gdp", 0)[leader]
                )
                / 9.75
            ),
            0.05,
            1.5,
            "Acemoglu 2024 0.07, OECD 2024 0.43, Goldman 2023 1.5",
        ),
    ]
    return [
        (what, mean_over_seeds(world, f), low, high, source) for what, f, low, high, source in rows
    ]


def world_output(world: World, edit: Edit) -> float:
    """Change of the world's output over the game by an edit, per cent."""
    base, changed = play(world), play(world, edit=edit)
    return float(100 * (changed.gdp.sum() / base.gdp.sum() - 1))


def everyone_walls_data(orders: Orders) -> None:
    """Full data localisation by all, no data-flow pacts."""
    orders.localisation[:] = 1.0
    orders.offer[:, :, Pact.DATA_FLOWS] = 0.0


def open_with_safeguards(orders: Orders) -> None:
    """No localisation, data-flow pacts between all, and privacy protection to make them work."""
    orders.localisation[:] = 0.0
    orders.offer[:, :, Pact.DATA_FLOWS] = 1.0 - np.eye(orders.nations)[..., None]
    orders.programme[:, Programme.OVERSIGHT] = 0.5
    orders.programme[:, Programme.PRIVACY] = 0.35
    orders.programme[:, Programme.CYBERSECURITY] = 0.15


def no_rules(orders: Orders) -> None:
    """Data flow freely and nobody protects them."""
    orders.localisation[:] = 0.0
    orders.strictness[:] = 0.0
    orders.split[:, 3] = 0.0


def experiment_patterns(world: World) -> list[tuple[str, float, float, float, str]]:
    """Patterns that need two games with the same luck."""
    base = play(world)
    leader = world.codes.index("USA")
    spent = 0.002 * float(base.gdp[leader].mean())
    own, others = [], []
    tax = world.params.economy.budget_cost  # what raising a dollar costs, added back: gross
    for programme in (Programme.BASIC_RESEARCH, Programme.APPLIED_RESEARCH):
        games = play(world, edit=extra_money(leader, programme, 0.002))
        gain = (games.gdp - base.gdp).mean(axis=-1)
        own.append(gain[leader] / spent + tax)
        others.append((gain.sum() - gain[leader]) / spent)
    gross, abroad = float(np.mean(own)), float(np.mean(others))
    return [
        ("ten-year gross return of a dollar of public research", gross, 0.5, 2.5,
         "0.2-0.75 a year on the stock (Jones and Summers 2020; Bloom et al. 2019)"),
        ("partners' part of the gain from research [share]", abroad / (gross + abroad), 0.15, 0.35,
         "about a quarter (Keller 2002; Bloom, Schankerman, Van Reenen 2013)"),
        ("data walls by all [% of world output]", world_output(world, everyone_walls_data),
         -4.53 * 1.5, -4.53 * 0.5, "OECD/WTO 2025: -4.53"),
        ("data free, nobody protects [% of world output]", world_output(world, no_rules),
         -0.94 * 1.5, -0.94 * 0.5, "OECD/WTO 2025: -0.94"),
        ("data free with safeguards [% of world output]",
         world_output(world, open_with_safeguards), 1.77 * 0.5, 1.77 * 1.5,
         "OECD/WTO 2025: +1.77"),
    ]  # fmt: skip


def main() -> None:
    """Print the table."""
    world = pack(load("default"))
    print(f"{'pattern':<58}{'model':>8}  {'evidence range':>16}  hit   source")
    for what, value, low, high, source in path_patterns(world) + experiment_patterns(world):
        verdict = "yes" if low <= value <= high else "MISS"
        print(f"{what:<58}{value:>8.3f}  {low:>7.2f}..{high:<7.2f}  {verdict:<5} {source}")


if __name__ == "__main__":
    main()
