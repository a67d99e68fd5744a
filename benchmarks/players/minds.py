"""The three levels of minds, and the best constant of the hunter, in every seat at equal money."""

from dataclasses import replace
from itertools import pairwise

import numpy as np

from agents.board import Board
from agents.opponents import LEVELS, minds
from agents.world import World
from benchmarks.players.gates import DOUBT, Gate, at_least, at_most, mean_error
from benchmarks.players.hunter import budget_of, digest, orders_of, stored
from benchmarks.players.ordering import sheet_of
from benchmarks.players.worlds import USUAL, Lineup, drawn
from sim.move import Move, read_move
from sim.sheet import Array

CONSTANT = "constant"
MORE = 3.0
"""Points by which each level is to be above the one below it."""


def spending(world: World, lineup: Lineup, game: int, i: int, money: float) -> World:
    """The world of one game of a line-up, in which nation i has this money."""
    traits = world.traits.copy()
    traits.budget[:] = lineup.money[game]
    traits.budget[i] = money
    return replace(world, traits=traits, par_by_length=None)


def score(world: World, lineup: Lineup, game: int, i: int, player: str | Move, seed: int) -> float:
    """What nation i reaches in a game, led by a level of minds or by orders that never change."""
    board = Board(world, seed, game)
    mind = minds(world)[player] if isinstance(player, str) else None
    others = {j: int(p) for j, p in enumerate(lineup.policies[game]) if j != i}
    while board.tick < world.ticks:
        move = mind(board, i) if mind is not None else player
        assert isinstance(move, Move)
        board.decide(others)
        board.play_turn({i: move})
    return float(board.outcome().score[i])


def seat(world: World, code: str, games: int, seed: int) -> tuple[dict[str, Array], float]:
    """Scores [games] of every level in a seat, and of the constant that was found; the money."""
    i = world.codes.index(code)
    entry = stored().get(world.name, {}).get(code)
    numbers = None if entry is None else np.array(entry["numbers"])
    money = USUAL if numbers is None else budget_of(numbers)
    players: dict[str, str | Move] = {level: level for level in LEVELS}
    if numbers is not None:
        orders = sheet_of(world, orders_of(world, i, numbers))
        players[CONSTANT] = read_move(orders, i)
    lineup = drawn(world, games, seed + 8)
    found = {name: np.empty(games) for name in players}
    for game in range(games):
        played = spending(world, lineup, game, i, money)
        for name, player in players.items():
            found[name][game] = score(played, lineup, game, i, player, seed)
    return found, money


def levels(name: str, world: World, games: int, seed: int) -> list[Gate]:
    """Skill is worth points in the mean of all seats, and no order that never changes beats it."""
    seats = {code: seat(world, code, games, seed) for code in world.codes}
    told = "; ".join(
        f"{code} {100 * money:.2f}% "
        + " ".join(f"{player[:4]} {points.mean():.0f}" for player, points in found.items())
        for code, (found, money) in seats.items()
    )
    made = []
    for low, high in pairwise(LEVELS):
        gains = np.array([found[high] - found[low] for found, _ in seats.values()])
        below = [c for c, gain in zip(seats, gains, strict=True) if gain.mean() < MORE]
        mean, error = mean_error(gains.mean(axis=0))
        words = f"below in {', '.join(below) or 'none'}; {told if high == LEVELS[-1] else ''}"
        made.append(at_least(f"{high} over {low}, points, {name}", mean, error, MORE, words))
    hunted = {code: found for code, (found, _) in seats.items() if CONSTANT in found}
    return made + (constants(name, hunted) if hunted else [])


def constants(name: str, seats: dict[str, dict[str, Array]]) -> list[Gate]:
    """The best orders that never change, against minds that spend as much."""
    stale = [c for c, entry in stored()[name].items() if entry["rules"] != digest()]
    old = f"; of older rules: {', '.join(stale)}" if stale else ""
    hard = {c: mean_error(found[LEVELS[2]] - found[CONSTANT]) for c, found in seats.items()}
    normal = {c: mean_error(found[CONSTANT] - found[LEVELS[1]]) for c, found in seats.items()}
    least = min(hard, key=lambda c: hard[c][0] + DOUBT * hard[c][1])
    most = max(normal, key=lambda c: normal[c][0] - DOUBT * normal[c][1])
    short = [c for c, (mean, error) in hard.items() if mean + DOUBT * error < MORE]
    mean, error = mean_error(
        np.mean([found[CONSTANT] - found[LEVELS[2]] for found in seats.values()], axis=0)
    )
    return [
        at_least(f"hard over the best constant, points, {name}", *hard[least], MORE,
                 f"least in {least}; short in {', '.join(short) or 'none'}{old}"),
        at_most(f"best constant over normal, points, {name}", *normal[most], MORE,
                f"most in {most}"),
        at_most(f"best constant over hard in the mean of seats, {name}", mean, error, 0.0,
                "first on average nowhere"),
    ]  # fmt: skip
