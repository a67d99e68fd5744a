"""Games of the bench: the same alone and together, on the luck and with the money that was said."""

from dataclasses import replace

import numpy as np
import pytest

from agents.block import HELD
from agents.host import block_of
from agents.world import World
from benchmarks.players.games import OWN, Means, play, provide
from policies.menu import number_of
from scenarios.load import load
from scenarios.pack import pack
from sim.sheet import Array

GAMES, LEADER = 3, 1


@pytest.fixture(scope="module")
def short_world() -> World:
    return replace(pack(load("quick")), turns=1)


def lineup(world: World) -> tuple[Array, Array, Array, Array]:
    """Leaders, money, safety and orders of a few games: the first nation holds what is given."""
    n = len(world.codes)
    policies = np.full((GAMES, n), float(number_of("balancer")))
    policies[:, 0] = HELD
    orders = np.repeat(world.status_quo.memory[None], GAMES, axis=0)
    return policies, np.full((GAMES, n), 7e-4), np.full((GAMES, n), OWN), orders


def test_a_game_is_the_same_alone_and_among_others(short_world: World) -> None:
    every = lineup(short_world)
    together = play(short_world, *every, seed=5, first=7)
    for game in range(GAMES):
        alone = play(
            short_world, *(part[game : game + 1] for part in every), seed=5, first=7 + game
        )
        assert np.array_equal(alone.components[0], together.components[game])
        assert alone.survival[0] == together.survival[game]


def test_orders_that_are_held_decide_and_so_does_money(short_world: World) -> None:
    policies, money, safety, orders = lineup(short_world)
    usual = play(short_world, policies, money, safety, orders, seed=5)
    richer = money.copy()
    richer[:, 0] = 3e-3  # of who follows no policy: nobody spends it
    assert np.array_equal(
        play(short_world, policies, richer, safety, orders, seed=5).score, usual.score
    )
    richer[:, LEADER] = 3e-3
    assert not np.array_equal(
        play(short_world, policies, richer, safety, orders, seed=5).score, usual.score
    )


def test_leaders_spend_exactly_what_the_bench_says_and_wait_as_it_asks(short_world: World) -> None:
    block, _ = block_of(short_world)
    means = Means(len(short_world.codes), block.stocks.width)
    means.money[:], means.safety[:] = 2e-4, 0.4
    means.safety[LEADER] = OWN
    block.seats.policy[:] = number_of("hegemon")
    block.seats.policy[0] = HELD
    block.orders.budget[:], block.orders.safety[:] = 1e-3, 0.1
    provide(block, means)
    assert np.all(block.orders.budget[0] == 1e-3)
    assert np.all(block.orders.budget[1:] == 2e-4)
    assert np.all(block.orders.safety[0] == 0.1)
    assert np.all(block.orders.safety[LEADER] == 0.1)
    assert np.all(block.orders.safety[2:] == 0.4)
