"""Model patterns against evidence: `python -m benchmarks.patterns [--set section.name=value ...]`.

Each row: what, the value in the default scenario, its standard error, the evidence with a range and
source, and whether it lies there.  The rows are computed from played games; nothing here feeds
back into the model.  `--set` tries other values of parameters.
"""

import argparse
import math
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from agents.board import Board
from agents.race import Race
from agents.world import World
from benchmarks.players.worlds import changed
from benchmarks.whatif import Edit, extra_money, play
from scenarios.load import load
from scenarios.pack import pack
from sim.orders import Orders
from sim.pillars import Pact, Programme
from sim.sheet import Array

SEEDS = 8
REPLICATES = 32
EXTRA = 1e-4
"""Extra public money of the research experiment, a share of GDP a year: the US programme once more.

Twenty times that, as in the first world, drowns in what a state cannot absorb (Eq. M2).
"""


@dataclass(frozen=True)
class Pattern:
    """A figure of played games, and the range in which evidence has it."""

    what: str
    value: float
    error: float
    low: float
    high: float
    source: str

    @property
    def met(self) -> bool:
        return self.low <= self.value <= self.high


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
            "compute": now.compute,
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


def path_of(world: World, seed: int) -> Path:
    """The path of one game."""
    path = Path()
    Race(world, seed=seed, collect=False).play(path.watch)
    return path


def logit_slope(start: float, end: float, years: float) -> float:
    """Logit points a year from one share to another."""
    return (math.log(end / (1 - end)) - math.log(start / (1 - start))) / years


def mean_of(values: list[float] | Array) -> tuple[float, float]:
    """The mean and its standard error."""
    numbers = np.asarray(values, dtype=np.float64)
    return float(numbers.mean()), float(numbers.std(ddof=1) / math.sqrt(len(numbers)))


def path_patterns(world: World, seeds: int = SEEDS) -> list[Pattern]:
    """Patterns that are read off the path of a game."""
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
            lambda p: math.sqrt(p.at("compute", 7).sum() / world.stocks.compute.sum()),
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
    paths = [path_of(world, seed) for seed in range(1, seeds + 1)]
    return [
        Pattern(what, *mean_of([measure(path) for path in paths]), low, high, source)
        for what, measure, low, high, source in rows
    ]


def everyone_walls_data(orders: Orders) -> None:
    """Full data localisation by all, no data-flow pacts."""
    orders.localisation[:] = 1.0
    orders.offer[:, :, Pact.DATA_FLOWS] = 0.0


def let_flow(orders: Orders) -> None:
    """No localisation, data-flow pacts between all."""
    orders.localisation[:] = 0.0
    orders.offer[:, :, Pact.DATA_FLOWS] = 1.0 - np.eye(orders.nations)[..., None]


def share_pillar(orders: Orders, oversight: float, privacy: float, cyber: float) -> None:
    """How the money for rules is shared out by all."""
    orders.programme[:, Programme.OVERSIGHT] = oversight
    orders.programme[:, Programme.PRIVACY] = privacy
    orders.programme[:, Programme.CYBERSECURITY] = cyber


def open_with_safeguards(orders: Orders) -> None:
    """Data flow freely, and privacy protection makes it work."""
    let_flow(orders)
    share_pillar(orders, 0.5, 0.35, 0.15)


def open_without(orders: Orders) -> None:
    """Data flow freely and nobody protects them; rules for AI itself stay as they are."""
    let_flow(orders)
    share_pillar(orders, 0.75, 0.0, 0.25)


def research_patterns(world: World, replicates: int = REPLICATES) -> list[Pattern]:
    """What a further dollar of public research returns, at home and to partners."""
    base = play(world, replicates=replicates)
    leader = world.codes.index("USA")
    spent = EXTRA * float(base.gdp[leader].mean())
    tax = world.params.economy.budget_cost  # what raising a dollar costs, added back: gross
    own, abroad = np.zeros(base.gdp.shape[1]), np.zeros(base.gdp.shape[1])
    programmes = (Programme.BASIC_RESEARCH, Programme.APPLIED_RESEARCH)
    for programme in programmes:
        games = play(world, edit=extra_money(leader, programme, EXTRA), replicates=replicates)
        gain = (games.gdp - base.gdp) / spent
        own += (gain[leader] + tax) / len(programmes)
        abroad += (gain.sum(axis=0) - gain[leader]) / len(programmes)
    (gross, doubt), (others, wide) = mean_of(own), mean_of(abroad)
    whole = gross + others
    part = others / whole
    return [
        Pattern("ten-year gross return of a dollar of public research", gross, doubt, 0.5, 2.5,
                "0.2-0.75 a year on the stock (Jones and Summers 2020; Bloom et al. 2019)"),
        Pattern("partners' part of the gain from research [share]", part,
                math.hypot((1.0 - part) * wide, part * doubt) / abs(whole), 0.15, 0.35,
                "about a quarter (Keller 2002; Bloom, Schankerman, Van Reenen 2013)"),
    ]  # fmt: skip


def data_patterns(world: World, replicates: int = REPLICATES) -> list[Pattern]:
    """What rules for data do to the world's output over the game, per cent."""
    base = play(world, replicates=replicates)

    def output(edit: Edit) -> tuple[float, float]:
        moved = play(world, edit=edit, replicates=replicates).gdp.sum(axis=0)
        return mean_of(100.0 * (moved / base.gdp.sum(axis=0) - 1.0))

    rows: tuple[tuple[str, Edit, float], ...] = (
        ("data walls by all", everyone_walls_data, -4.53),
        ("data free, nobody protects", open_without, -0.94),
        ("data free with safeguards", open_with_safeguards, 1.77),
    )
    return [
        Pattern(f"{what} [% of world output]", *output(edit), min(seen * 0.5, seen * 1.5),
                max(seen * 0.5, seen * 1.5), f"OECD/WTO 2025: {seen:+g}")
        for what, edit, seen in rows
    ]  # fmt: skip


def patterns(world: World) -> list[Pattern]:
    """All of them."""
    return path_patterns(world) + research_patterns(world) + data_patterns(world)


def asked_for(world: World, settings: list[str]) -> World:
    """The world with other values of parameters, as in "ideas.catch_up=0.35"."""
    told = [setting.partition("=") for setting in settings]
    return changed(world, {name: float(value) for name, _, value in told}) if told else world


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.patterns")
    parser.add_argument("--set", action="append", default=[], metavar="section.name=value")
    world = asked_for(pack(load("default")), parser.parse_args().set)
    found = patterns(world)
    print(f"{'pattern':<58}{'model':>8} {'+-':>6}  {'evidence range':>16}  hit   source")
    for row in found:
        verdict = "yes" if row.met else "MISS"
        print(
            f"{row.what:<58}{row.value:>8.3f} {row.error:>6.3f}  "
            f"{row.low:>7.2f}..{row.high:<7.2f}  {verdict:<5} {row.source}"
        )
    print(f"in their ranges: {sum(row.met for row in found)} of {len(found)}")


if __name__ == "__main__":
    main()
