"""What a nation takes the others for: the policy that their conduct looks most like.

Conduct is what everybody could see: the orders of the turn that has ended.  Whose conduct looks
like no policy is expected to go on as it does.
"""

from dataclasses import replace

import numpy as np

from agents.block import HELD, Whole
from agents.deciding import decide_each, everybody
from agents.opponents.view import View
from policies.menu import NAMES
from policies.traits import TraitSheet
from sim.levers import LEVERS
from sim.orders import LARGEST_BUDGET, Orders
from sim.sheet import Array

UNLIKE = 0.15  # mean distance above which conduct looks like no policy
OTHER_SEED = 0x5BD1E995
"""Mixed into a game's seed wherever an opponent imagines luck: never the game's own."""


def imagined(seed: int) -> int:
    """A seed that is never the game's."""
    return seed ^ OTHER_SEED


def blind(view: View) -> View:
    """The view with luck that is never the game's, and the same in every replicate."""
    return replace(view, seed=imagined(view.seed), replicate=0)


def conduct(orders: Orders, i: int) -> Array:
    """What is compared: stances and offers to others, levers and the split of money."""
    levers = [float(getattr(orders, lever)[i]) for lever in LEVERS]
    stance = np.delete(orders.stance[i], i)
    offers = np.delete(orders.offer[i], i, axis=0)
    return np.concatenate([stance, offers.mean(axis=1), levers, orders.split[i]])


def expected(view: View) -> tuple[Whole, TraitSheet]:
    """Policy numbers of all nations [N, 1], or HELD, and traits with the money they spend now."""
    numbers = np.full((view.nations, 1), HELD, dtype=np.int64)
    traits = view.world.traits.copy()
    orders = Orders(view.nations)
    moment = blind(view).moment
    seen = [conduct(view.orders, j) for j in range(view.nations)]
    distances = np.empty((len(NAMES), view.nations))
    budgets = np.empty((len(NAMES), view.nations))
    for policy in range(len(NAMES)):
        decide_each(everybody(view.nations, policy), moment, orders)
        budgets[policy] = orders.budget
        for j in range(view.nations):
            distances[policy, j] = np.abs(conduct(orders, j) - seen[j]).mean()
    for j in range(view.nations):
        nearest = int(np.argmin(distances[:, j]))
        if distances[nearest, j] <= UNLIKE:
            numbers[j, 0] = nearest
            ratio = float(view.orders.budget[j]) / max(float(budgets[nearest, j]), 1e-9)
            traits.budget[j] = min(float(traits.budget[j]) * ratio, LARGEST_BUDGET)
    return numbers, traits
