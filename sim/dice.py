"""Draws by address: the same (seed, replicate, tick, event, who, whom) always gives the same luck.

Philox4x32-10 (Salmon, Moraes, Dror and Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3"):
counter = (tick, event, who, whom), key = (seed, replicate).  Nothing is consumed, so adding a kind
of event or skipping a draw moves no other draw, and two policies meet the same luck.
"""

from enum import IntEnum
from typing import NamedTuple

from sim.jit import inlined
from sim.primitives import real

MASK32 = 0xFFFFFFFF
MULTIPLIER_A = 0xD2511F53
MULTIPLIER_B = 0xCD9E8D57
WEYL_A = 0x9E3779B9
WEYL_B = 0xBB67AE85
ROUNDS = 10
LARGEST_SEED = MASK32


class Event(IntEnum):
    """What a draw decides; the numbers are part of every saved game and never reused."""

    FAB_LOSS = 1
    CUT_OFF = 2
    BREAKTHROUGH = 3
    INCIDENT = 4
    DECOUPLING = 5
    ELECTION = 6
    TALENT_FREEZE = 7
    CHIP_CONTROL = 8  # of calendars only: no draw has it
    SPENDING_CHOICE = 16
    LEVER_CHOICE = 17
    STANCE_CHOICE = 18
    PACT_CHOICE = 19  # and the five numbers after it, one a pact kind


class Luck(NamedTuple):
    """Where in the tree of luck a tick is: seed and replicate are whole numbers below 2^32."""

    seed: int
    replicate: int
    tick: int


@inlined
def philox(c0: int, c1: int, c2: int, c3: int, k0: int, k1: int) -> tuple[int, int, int, int]:
    """Ten Philox rounds on four 32-bit words held in 64-bit integers."""
    for _ in range(ROUNDS):
        a = c0 * MULTIPLIER_A
        b = c2 * MULTIPLIER_B
        c0 = ((b >> 32) & MASK32) ^ c1 ^ k0
        c2 = ((a >> 32) & MASK32) ^ c3 ^ k1
        c1 = b & MASK32
        c3 = a & MASK32
        k0 = (k0 + WEYL_A) & MASK32
        k1 = (k1 + WEYL_B) & MASK32
    return c0, c1, c2, c3


@inlined
def uniform(luck: Luck, event: int, who: int, whom: int) -> float:
    """A uniform number in [0, 1) with 53 random bits, at this address."""
    w0, w1, _, _ = philox(luck.tick, event, who, whom, luck.seed, luck.replicate)
    return (real(w0 >> 5) * 67108864.0 + real(w1 >> 6)) * (1.0 / 9007199254740992.0)
