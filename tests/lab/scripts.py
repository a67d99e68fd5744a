"""A researcher's policy in Python, for tests of the fallback."""

from dataclasses import replace

from sim.move import read_move
from sim.orders import Orders
from sim.pillars import PROGRAMMES_OF


def quiet(me, rivals, traits):
    """Spend nothing and be open to all."""
    orders = Orders(len(rivals) + 1)
    orders.stance[:] = 1.0
    orders.programme[:, [programmes[0] for programmes in PROGRAMMES_OF]] = 1.0
    return read_move(orders, 0)


def reckless(me, rivals, traits):
    """Spend more than there is."""
    return replace(quiet(me, rivals, traits), budget=2.0)
