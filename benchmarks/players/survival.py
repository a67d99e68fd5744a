"""How far one great power, and all together, move the world's survival."""

import numpy as np

from agents.block import HELD
from agents.world import World
from benchmarks.players.gates import Gate, at_least, at_most, mean_error
from benchmarks.players.ordering import LEVERS, set_row, sheet_of
from benchmarks.players.worlds import HIGH, LEADERS, Lineup, changed, drawn, run
from policies.menu import NAMES
from sim.orders import Orders
from sim.pillars import PROGRAMMES, Programme
from sim.sheet import Array

MILD, HARSH = 0.042, 0.21
"""Hazard rates, a dial."""
POWERS = ("USA", "CHN", "EUU")
SAFE_MONEY, FAST_MONEY = 7e-4, 1.5e-3


def careful(sheet: Orders, i: int) -> None:
    """Everything for safety, in the open."""
    money = np.full(PROGRAMMES, 0.02)
    money[[Programme.OVERSIGHT, Programme.DIPLOMACY]] = 1.0
    levers = dict.fromkeys(LEVERS, 0.2) | {"strictness": 1.0, "safety": 1.0}
    set_row(sheet, i, levers=levers, budget=SAFE_MONEY, stance=1.0, offer=0.0, programmes=money)
    sheet.offer[i, :, 3] = 1.0
    sheet.offer[i, i, 3] = 0.0


def careless(sheet: Orders, i: int) -> None:
    """Everything for speed, behind walls."""
    money = np.full(PROGRAMMES, 0.02)
    money[[Programme.DATA_CENTRES, Programme.ENERGY, Programme.BASIC_RESEARCH]] = 1.0
    levers = dict.fromkeys(LEVERS, 0.0)
    set_row(sheet, i, levers=levers, budget=FAST_MONEY, stance=0.1, offer=0.0, programmes=money)


def at_rate(world: World, rate: float) -> World:
    """The same world with another dial of hazard."""
    return changed(world, {"hazard.rate": rate})


def great_powers(name: str, world: World, games: int, seed: int) -> list[Gate]:
    """Careful against careless orders of one great power in the harsh world."""
    harsh = at_rate(world, HARSH)
    lineup = drawn(world, games, seed + 5)
    made = []
    for code in POWERS:
        i = world.codes.index(code)
        lives = []
        for way in (careful, careless):
            sheet = sheet_of(world)
            way(sheet, i)
            lives.append(run(harsh, lineup.seat(i, HELD, 0.0, 0.0), sheet.memory, seed).survival)
        mean, error = mean_error(lives[0] - lives[1])
        words = f"careful {lives[0].mean():.3f}, careless {lives[1].mean():.3f}"
        made.append(at_least(f"survival: {code} alone, harsh, {name}", mean, error, 0.05, words))
    return made


def behaviours(world: World, games: int) -> dict[str, tuple[Lineup, Array]]:
    """What all may do together: the two extremes, and every policy of the menu, safe and not."""
    n = len(world.codes)
    made: dict[str, tuple[Lineup, Array]] = {}
    for label, way in (("all careful", careful), ("all careless", careless)):
        sheet = sheet_of(world)
        for i in range(n):
            way(sheet, i)
        held = Lineup(np.full((games, n), float(HELD)), np.zeros((games, n)), np.zeros((games, n)))
        made[label] = (held, sheet.memory)
    for policy in range(LEADERS):
        for safety in (0.0, 1.0):
            seats = np.full((games, n), float(policy))
            lineup = Lineup(seats, np.full((games, n), 7e-4), np.full((games, n), safety))
            made[f"{NAMES[policy]}, safety {safety:.0f}"] = (lineup, world.status_quo.memory)
    fast = sheet_of(world)
    for i in range(n):
        careless(fast, i)
        set_row(fast, i, budget=HIGH, stance=1.0)
    made["all fast and open"] = (made["all careless"][0], fast.memory)
    return made


def together(name: str, world: World, games: int, seed: int) -> list[Gate]:
    """The lowest and the highest survival over joint behaviours, mild and harsh."""
    asked = {"mild": (MILD, 0.82, 0.95), "harsh": (HARSH, 0.40, 0.90)}
    made = []
    for label, (rate, low, high) in asked.items():
        dialled = at_rate(world, rate)
        found = {
            way: mean_error(run(dialled, lineup, orders, seed).survival)
            for way, (lineup, orders) in behaviours(world, games).items()
        }
        least = min(found, key=lambda way: found[way][0])
        most = max(found, key=lambda way: found[way][0])
        made += [
            at_most(f"survival: lowest, {label}, {name}", *found[least], low, least),
            at_least(f"survival: highest, {label}, {name}", *found[most], high, most),
        ]
    return made
