"""Every programme, lever and treaty from the middle of its range, in every seat."""

import numpy as np

from agents.block import HELD
from agents.world import World
from benchmarks.players.gates import (
    DOUBT,
    Effects,
    Gate,
    at_least,
    at_most,
    leader_by_two,
    mean_error,
)
from benchmarks.players.ordering import LEVERS, by_programme, sensible
from benchmarks.players.worlds import Lineup, drawn, run, steps
from sim.pillars import PACTS, PROGRAMMES, Pact, Programme
from sim.sheet import Array

GRID = (0.0, 0.2, 0.5, 0.8, 1.0)
TREATIES = tuple(f"T{kind + 1}" for kind in range(PACTS))
OWN, WORLD = 0.05, 0.005
BLOC, TARGET, TURNED_AWAY = ("USA", "EUU", "GBR", "JPN", "KOR", "TWN"), "CHN", 0.3
"""Who shuts out whom, and how far, where joint controls are tried: an open door forbids them."""


def felt(effects: Effects, gain: bool) -> tuple[str, float, float]:
    """The nation with the surest effect (or `gain`): its code, the size and its error."""
    size = {code: mean if gain else abs(mean) for code, (mean, _) in effects.items()}
    code = max(effects, key=lambda c: size[c] - DOUBT * effects[c][1])
    return code, size[code], effects[code][1]


def effect_gate(what: str, own: Effects, world: Effects, *, gain: bool = False) -> Gate:
    """Met by an effect on oneself or, in its own measure, on survival; it must be sure at all."""
    code, size, error = felt(own, gain)
    by, change, doubt = felt(world, gain)
    told = " ".join(f"{c} {mean:+.2f}" for c, (mean, _) in own.items())
    words = f"{code} Z; survival {change:.4f} by {by}; Z: {told}"
    reached = max(size / OWN, change / WORLD)
    wide = error / OWN if size / OWN >= change / WORLD else doubt / WORLD
    sure = size > DOUBT * error or change > DOUBT * doubt
    return at_least(f"{what} matters", reached if sure else 0.0, wide if sure else 0.0, 1.0,
                    words, must=False, noise=wide, effects=own)  # fmt: skip


def seated(world: World, lineup: Lineup, i: int, orders: Array, seed: int) -> tuple[Array, Array]:
    """Usual steps of seat i and the world's survival    [games]."""
    table = run(world, lineup.seat(i, HELD, 0.0, 0.0), orders, seed)
    return steps(world, table, i), table.survival


def levers(name: str, world: World, games: int, seed: int) -> list[Gate]:
    """Every lever over its grid."""
    lineup = drawn(world, games, seed + 6)
    made, ends = [], []
    for lever in LEVERS:
        own, lives, best = {}, {}, []
        for i, code in enumerate(world.codes):
            found = []
            for value in GRID:
                sheet = sensible(world, i)
                getattr(sheet, lever)[i] = value
                found.append(seated(world, lineup, i, sheet.memory, seed))
            own[code] = mean_error(found[3][0] - found[1][0])
            lives[code] = mean_error(found[3][1] - found[1][1])
            z = np.array([of[0] for of in found])
            best.append((GRID[int(z.mean(axis=1).argmax())], leader_by_two(z)))
        made.append(effect_gate(f"lever {lever}, {name}", own, lives))
        surely = max(sum(by == end for _, by in best) for end in (0, len(GRID) - 1))
        at = " ".join(f"{c} {v:g}" for c, (v, _) in zip(world.codes, best, strict=True))
        ends.append(
            at_most(f"lever {lever} best at one end for all, {name}", surely, 0.0,
                    len(world.codes) - 1, f"nations surely best at the same end; best at: {at}",
                    noise=1.0)
        )  # fmt: skip
    return made + ends


def programmes(name: str, world: World, games: int, seed: int) -> list[Gate]:
    """Every programme from none to three times its share."""
    lineup = drawn(world, games, seed + 6)
    made = []
    for q in Programme:
        own, lives = {}, {}
        for i, code in enumerate(world.codes):
            found = []
            for times in (0.0, 3.0):
                shares = np.ones(PROGRAMMES)
                shares[q] = times
                sheet = sensible(world, i)
                by_programme(sheet, i, shares)
                # the others' money is the same: the budget follows the sum of shares
                sheet.budget[i] *= shares.sum() / PROGRAMMES
                found.append(seated(world, lineup, i, sheet.memory, seed))
            own[code] = mean_error(found[1][0] - found[0][0])
            lives[code] = mean_error(found[1][1] - found[0][1])
        what = f"programme {q.name.lower()}, {name}"
        made.append(effect_gate(what, own, lives, gain=True))
    return made


def treaties(name: str, world: World, games: int, seed: int) -> list[Gate]:
    """Each treaty offered by all to those they trust: who gains by it, who by leaving it."""
    n = len(world.codes)
    held = Lineup(np.full((games, n), float(HELD)), np.zeros((games, n)), np.zeros((games, n)))
    made = []
    for kind, treaty in enumerate(TREATIES):
        sheet = sensible(world)
        sheet.offer[:] = 0.0
        if kind == Pact.JOINT_EXPORT_CONTROL:
            for code in BLOC:
                sheet.stance[world.codes.index(code), world.codes.index(TARGET)] = TURNED_AWAY
        without = run(world, held, sheet.memory, seed)
        sheet.offer[:, :, kind] = 1.0 - np.eye(n)
        within = run(world, held, sheet.memory, seed)
        gains: Effects = {}
        leaving: Effects = {}
        for i, code in enumerate(world.codes):
            stays = steps(world, within, i)
            gains[code] = mean_error(stays - steps(world, without, i))
            sheet.offer[i, :, kind] = 0.0
            alone = run(world, held, sheet.memory, seed)
            leaving[code] = mean_error(steps(world, alone, i) - stays)
            sheet.offer[i, :, kind] = 1.0
            sheet.offer[i, i, kind] = 0.0
        best = max(gains, key=lambda c: gains[c][0] - DOUBT * gains[c][1])
        out = max(leaving, key=lambda c: leaving[c][0] - DOUBT * leaving[c][1])
        life = float((within.survival - without.survival).mean())
        told = " ".join(f"{c} {mean:+.2f}" for c, (mean, _) in gains.items())
        left = " ".join(f"{c} {mean:+.2f}" for c, (mean, _) in leaving.items())
        mean, error = leaving[out]
        sure = mean - DOUBT * error
        made += [
            at_least(f"treaty {treaty}: someone gains, {name}", *gains[best], 0.1,
                     f"{best}; survival {life:+.3f}; Z: {told}", must=False, effects=gains),
            at_least(f"treaty {treaty}: someone gains by leaving, {name}", sure, 0.0, 1e-6,
                     f"{out} {mean:+.2f} less two errors; Z: {left}",
                     must=False, noise=error, effects=leaving),
        ]  # fmt: skip
    return made
