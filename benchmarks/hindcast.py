"""The world from 2018 to 2024, against what was seen: `python -m benchmarks.hindcast`.

Everybody keeps the status quo and spends the usual budget; the controls on chips for China of
October 2022 and 2023 and closed borders stand in the calendar.  Persistence: shares of compute stay
as in 2018.  Trend: the log of shares goes on to 2024 as from 2018 to 2022, which knows four years
more than the model does.  `--draws N` also draws the compute of 2018 from its ranges N times.
"""

import argparse
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from agents.world import World
from scenarios.load import load
from scenarios.pack import pack
from sim.baseline import calibrate
from sim.flows import Flows
from sim.orders import Orders
from sim.rules.capability import lag
from sim.sheet import Array
from sim.stocks import Stocks
from sim.tick import advance

SEEN = Path(__file__).with_suffix(".toml")
QUARTERS = 24
YEAR = 4
LUCKS = 16
SEED = 3


@dataclass
class Course:
    """What so many games were on average, [quarters, ...]."""

    compute: Array
    investment: Array
    adoption: Array
    gain: Array
    capability: Array
    algorithms: Array
    fab: Array
    energy: Array
    pace: Array
    price: Array
    moves: Array
    unbalanced: float


def play(
    world: World,
    quarters: int = QUARTERS,
    lucks: int = LUCKS,
    seed: int = SEED,
    orders: Orders | None = None,
) -> Course:
    """Games from the world's start, everybody keeping the orders."""
    n = len(world.codes)
    orders = world.status_quo if orders is None else orders
    made: dict[str, list[Array]] = {}
    unbalanced = 0.0
    for replicate in range(lucks):
        now, then, flows = world.stocks.copy(), Stocks(n), Flows(n)
        rows: dict[str, list[Any]] = {}
        for tick in range(quarters):
            advance(
                now, orders, world.nations, world.params, world.calendar, seed, replicate, tick,
                flows, then,
            )  # fmt: skip
            now, then = then, now
            money = float(flows.chip_money.sum())
            state = {
                "compute": now.compute,
                "investment": now.investment,
                "adoption": now.adoption,
                "gain": flows.ai_gain,
                "capability": now.capability,
                "algorithms": now.algorithms,
                "fab": now.fab,
                "energy": now.energy,
                "pace": now.pace,
                "price": np.array([money / max(float(flows.chips.sum()), 1e-12)]),
                "moves": flows.net_talent,
            }
            for name, figure in state.items():
                rows.setdefault(name, []).append(np.array(figure))
            unbalanced = max(unbalanced, abs(float(flows.net_exports.sum())))
        for name, row in rows.items():
            made.setdefault(name, []).append(np.array(row))
    means = {name: np.mean(games, axis=0) for name, games in made.items()}
    return Course(**means, unbalanced=unbalanced)


def shares(figures: Array) -> Array:
    """Parts of the whole."""
    parts: Array = figures / figures.sum()
    return parts


def error(model: Array, seen: Array) -> float:
    """Root of the mean squared difference of logs."""
    return float(np.sqrt(np.mean((np.log(model) - np.log(seen)) ** 2)))


def spearman(model: Array, seen: Array) -> float:
    """Correlation of ranks."""
    ranks = [np.argsort(np.argsort(x)).astype(float) for x in (model, seen)]
    return float(np.corrcoef(ranks[0], ranks[1])[0, 1])


def seen_of(codes: tuple[str, ...], figure: str) -> Array:
    """What was seen of each nation."""
    table = tomllib.loads(SEEN.read_text(encoding="utf-8"))
    return np.array([table[figure]["values"][code] for code in codes])


def world_seen(figure: str) -> float:
    """What was seen of the world, or of one nation."""
    return float(tomllib.loads(SEEN.read_text(encoding="utf-8"))[figure]["value"])


def lag_of(course: Course, i: int, tick: int) -> float:
    """Months behind the frontier."""
    behind = float(course.capability[tick].max() - course.capability[tick, i])
    return float(lag(behind, float(course.pace[tick, 0])))


def judged(start: Array, course: Course, codes: tuple[str, ...]) -> dict[str, float]:
    """How well shares of compute at the end of 2024 are met."""
    late, middle = seen_of(codes, "compute_2024"), seen_of(codes, "compute_2022")
    model = course.compute[QUARTERS - 1]
    goes_on = np.log(shares(middle)) * 1.5 - np.log(shares(start)) * 0.5
    missed = error(shares(model), shares(late))
    return {
        "share RMSE": missed,
        "over persistence": missed / error(shares(start), shares(late)),
        "over trend": missed / error(shares(np.exp(goes_on)), shares(late)),
        "over persistence from 2022": missed / error(shares(middle), shares(late)),
        "growth since 2022 over persistence": (
            error(shares(late), shares(middle * model / course.compute[QUARTERS - 9]))
            / error(shares(middle), shares(late))
        ),
        "Spearman of level": spearman(model, late),
        "Spearman of change": spearman(model / start, late / start),
    }


def line(what: str, value: str, want: str) -> None:
    print(f"{what:48}{value:>26}   {want}")


def table(world: World, course: Course) -> None:
    """Print section 14's rows."""
    codes = world.codes
    at = {code: i for i, code in enumerate(codes)}
    ends = {year: YEAR * (year - 2018) - 1 for year in range(2019, 2025)}
    start = world.stocks.compute
    wanted = {
        "over persistence": "at most .8", "over trend": "below 1", "Spearman of level": "",
        "Spearman of change": "at least .7",
    }  # fmt: skip
    for name, value in judged(start, course, codes).items():
        line(f"compute 2024: {name}", f"{value:.2f}", wanted.get(name, ""))
    for year in (2022, 2023, 2024):
        seen = world_seen(f"world_compute_{year}")
        whole = float(course.compute[ends[year]].sum())
        line(f"compute of the world {year}, MH", f"{whole:.2f}", f"seen {seen:.2f}")
    late = seen_of(codes, "compute_2024")
    model = course.compute[ends[2024]]
    for i, code in enumerate(codes):
        line(
            f"  {code}, MH", f"{model[i]:.4f}",
            f"seen {late[i]:.4f}   x{model[i] / late[i]:.2f}",
        )  # fmt: skip
    capex = float(course.investment[ends[2024], at["USA"]])
    line("AI investment of the USA 2024, $bn", f"{capex:.0f}", f"seen {world_seen('capex'):.0f}")
    used = float(course.adoption[ends[2024], at["EUU"]])
    line("adoption of the EU 2024", f"{used:.3f}", f"seen {world_seen('adoption'):.3f}")
    lag = lag_of(course, at["CHN"], ends[2024])
    line("China's lag 2024, months", f"{lag:.1f}", f"seen {world_seen('lag'):.0f}, band 4 to 14")
    gain = 100.0 * (course.gain[ends[2024]] - course.gain[0])
    gains = "  ".join(f"{code} {value:.2f}" for code, value in zip(codes, gain, strict=True))
    line("AI in output 2018-24, %, most", f"{gain.max():.2f}", "below .5 in all")
    print(f"  {gains}")
    moves = 1000.0 * course.moves[ends[2024] - YEAR + 1 : ends[2024] + 1].mean(axis=0) / 3.0
    for code in ("USA", "IND"):
        line(
            f"specialists moving to {code} a month, 2024", f"{moves[at[code]]:.0f}",
            f"seen {world_seen('moves_' + code):.0f}",
        )  # fmt: skip
    one_world(course, pack(load("default")), at)
    line("net exports of the world, $bn, most", f"{course.unbalanced:.1e}", "0")
    print()
    print("at the end of year   world MH   US $bn  EU adoption    price  fabs  US Q   US a  CN lag")
    for year, k in ends.items():
        print(
            f"{year:18} {course.compute[k].sum():10.3f} {course.investment[k, 0]:8.1f} "
            f"{course.adoption[k, at['EUU']]:12.3f} {course.price[k, 0]:8.1f} "
            f"{course.fab[k].sum():5.2f} {course.capability[k, 0]:5.2f} "
            f"{course.algorithms[k, 0]:6.2f} {lag_of(course, at['CHN'], k):7.1f}"
        )


def one_world(course: Course, now: World, at: dict[str, int]) -> None:
    """The end of the run beside the start of 2024."""
    k = QUARTERS - 1
    pairs = {
        "AI investment of the USA, $bn": (course.investment[k, 0], now.stocks.investment[0]),
        "fabs of the world, MH/quarter": (course.fab[k].sum(), now.stocks.fab.sum()),
        "power for AI in the USA, GW": (course.energy[k, 0], now.stocks.energy[0]),
        "capability of the USA, ln": (course.capability[k, 0], now.stocks.capability[0]),
        "algorithms of the USA, ln": (course.algorithms[k, 0], now.stocks.algorithms[0]),
        "capability of China, ln": (
            course.capability[k, at["CHN"]],
            now.stocks.capability[at["CHN"]],
        ),
        "adoption of the USA": (course.adoption[k, 0], now.stocks.adoption[0]),
    }
    for what, (end, begin) in pairs.items():
        line(f"one world: {what}", f"{end:.2f}", f"start of 2024 {begin:.2f}")


def drawn(draws: int, seed: int) -> None:
    """The share gates with the compute of 2018 log-uniform in its ranges, ten to ninety %."""
    luck = np.random.default_rng(seed)
    told = load("hindcast-2018").nations
    found: dict[str, list[float]] = {}
    for _ in range(draws):
        world = pack(load("hindcast-2018"))
        for j, code in enumerate(world.codes):
            known = told[code].compute
            drawn_to = np.exp(luck.uniform(np.log(known.low), np.log(known.high)))
            world.stocks.machines[:, j] *= drawn_to / known.value
        calibrate(world.stocks, world.status_quo, world.nations, world.params)
        course = play(world, lucks=2, seed=seed)
        for name, value in judged(world.stocks.compute, course, world.codes).items():
            found.setdefault(name, []).append(value)
    print(f"\ncompute of 2018 drawn {draws} times from its ranges: median, tenth, ninetieth of 100")
    for name, values in found.items():
        middle, low, high = np.percentile(values, (50, 10, 90))
        line(name, f"{middle:.2f} ({low:.2f} to {high:.2f})", "")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    asked.add_argument("--lucks", type=int, default=LUCKS)
    asked.add_argument("--seed", type=int, default=SEED)
    asked.add_argument("--draws", type=int, default=0)
    chosen = asked.parse_args()
    world = pack(load("hindcast-2018"))
    table(world, play(world, lucks=chosen.lucks, seed=chosen.seed))
    if chosen.draws:
        drawn(chosen.draws, chosen.seed)


if __name__ == "__main__":
    main()
