"""Simple players in every seat against the leaders of the menu, and what money is best there."""

from dataclasses import dataclass

import numpy as np

from agents.block import HELD
from agents.world import World
from benchmarks.players.gates import DOUBT, Gate, at_least, at_most, mean_error
from benchmarks.players.ordering import GROUPS, draw_all, maximum, nothing
from benchmarks.players.worlds import (
    HIGH,
    LEADERS,
    USUAL,
    Lineup,
    drawn,
    points,
    run,
    steps,
)
from sim.sheet import Array

BUDGETS = (0.0, 1e-4, 2e-4, 4e-4, 7e-4, 1e-3, 1.4e-3, 2e-3, 2.5e-3, HIGH)
PLAYERS = ("nothing", "random", "maximum")


@dataclass
class Seats:
    """Usual steps of every leader in every seat [N, policies, games], at the usual money."""

    lineup: Lineup
    usual: Array


def lead_all(world: World, games: int, seed: int) -> Seats:
    """Every policy of the menu in every seat, at the same money and on the same luck."""
    lineup = drawn(world, games, seed)
    found = np.empty((len(world.codes), LEADERS, games))
    for i in range(len(world.codes)):
        for policy in range(LEADERS):
            seated = lineup.seat(i, policy, USUAL, lineup.safety[:, i])
            table = run(world, seated, world.status_quo.memory, seed)
            found[i, policy] = steps(world, table, i)
    return Seats(lineup, found)


def leading(world: World, lineup: Lineup, i: int, money: float | Array, seed: int) -> Array:
    """Every policy in seat i with this money    [policies, games]."""
    made = []
    for policy in range(LEADERS):
        seated = lineup.seat(i, policy, money, lineup.safety[:, i])
        made.append(steps(world, run(world, seated, world.status_quo.memory, seed), i))
    return np.array(made)


def median(of: Array) -> Array:
    """Games of the median leader: the mean of the two policies in the middle    [games]."""
    order = np.argsort(of.mean(axis=1))
    middle = len(order) // 2
    return np.asarray(of[order[middle - 1 : middle + 1]].mean(axis=0))


def random_orders(world: World, i: int, games: int, seed: int) -> Array:
    """Orders of a random player, another draw in every game    [games, size]."""
    draws = range(games)
    seeds = [{g: int(d) * 10 + k + seed * 10_000 for k, g in enumerate(GROUPS)} for d in draws]
    return np.array([draw_all(world, [i], one) for one in seeds])


def simple_players(name: str, world: World, seats: Seats, games: int, seed: int) -> list[Gate]:
    """Do nothing, random and maximum may not be above the median leader in any seat."""
    lineup = seats.lineup.first(games)
    worst: dict[str, tuple[float, float, str]] = {}
    above: dict[str, list[str]] = {player: [] for player in PLAYERS}
    for i, code in enumerate(world.codes):
        held = lineup.seat(i, HELD, 0.0, 0.0)
        orders = {
            "nothing": nothing(world, i),
            "random": random_orders(world, i, games, seed),
            "maximum": maximum(world, i),
        }
        for player in PLAYERS:
            money: float | Array = USUAL
            if player == "maximum":
                money = HIGH
            elif player == "random":
                money = orders[player].reshape(games, -1)[:, 7 * len(world.codes) + i]
            same = (
                seats.usual[i, :, :games]
                if player == "nothing"
                else leading(world, lineup, i, money, seed)
            )
            z = steps(world, run(world, held, orders[player], seed), i)
            mean, error = mean_error(z - median(same))
            if mean > DOUBT * error:
                above[player].append(f"{code} {mean:+.2f}")
            before = worst.get(player)
            if before is None or mean - DOUBT * error > before[0] - DOUBT * before[1]:
                worst[player] = (mean, error, f"{code}, {points(world, mean) - 50:+.1f} points")
    return [
        at_most(
            f"{player} v median leader at equal money, {name}",
            worst[player][0], worst[player][1], 0.0,
            f"Z in the worst seat: {worst[player][2]}; above: {', '.join(above[player]) or 'none'}",
        )
        for player in PLAYERS
    ]  # fmt: skip


def best_budgets(name: str, world: World, seats: Seats, seed: int) -> list[Gate]:
    """What money is best for the best leader of each seat, and whether the ends are worse."""
    inside, best, said = 0, [], []
    for i, code in enumerate(world.codes):
        policy = int(seats.usual[i].mean(axis=1).argmax())
        z = []
        for money in BUDGETS:
            seated = seats.lineup.seat(i, policy, money, seats.lineup.safety[:, i])
            z.append(steps(world, run(world, seated, world.status_quo.memory, seed), i))
        top = int(np.array(z).mean(axis=1).argmax())
        best.append(max(BUDGETS[top], BUDGETS[1]))
        ends = [mean_error(z[top] - z[end]) for end in (0, -1)]
        fine = all(mean > DOUBT * error for mean, error in ends)
        inside += fine
        lost = "/".join(f"{mean:.2f}" for mean, _ in ends)
        said.append(f"{code} {100 * BUDGETS[top]:.2f}% ({lost}{'' if fine else '!'})")
    words = "best budget (Z lost at nought/at the end): " + ", ".join(said)
    return [
        at_least(
            f"best budget inside the slider, nations, {name}", inside, 0.0, 10, words, noise=1.0
        ),
        at_least(
            f"best budgets differ, times, {name}", max(best) / min(best), 0.0, 2.0, "see above"
        ),
    ]
