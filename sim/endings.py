"""The endings of a world, and which of them it comes to: docs/model/outcome.md."""

from enum import IntEnum

from sim.jit import kernel
from sim.maths import where
from sim.params import OutcomeParams


class Ending(IntEnum):
    """How the world ends up, in the order in which they are looked for."""

    BRINK = 0  # the chance of catastrophe is high
    HEGEMONY = 1  # one nation has more than half of the compute
    CONCERT = 2  # many pacts, shared gains
    BLOCS = 3  # pacts within camps
    FORTRESSES = 4  # hardly a pact, each for itself


BRINK = float(Ending.BRINK)
HEGEMONY = float(Ending.HEGEMONY)
CONCERT = float(Ending.CONCERT)
BLOCS = float(Ending.BLOCS)
FORTRESSES = float(Ending.FORTRESSES)


@kernel
def ending(survival: float, leader: float, pacts: float, p: OutcomeParams) -> float:
    """Eq. V7   brink if survival < brink_survival; hegemony if one nation has more than
    hegemony_share of usable compute; concert if more than concert_pacts of all possible pacts
    are in force, blocs if more than bloc_pacts; else fortresses

    The number of the Ending.  `leader` is the strongest nation's share of usable compute, `pacts`
    the share of all possible pacts that are in force.
    """
    loose = where(pacts > p.bloc_pacts, BLOCS, FORTRESSES)
    shared = where(pacts > p.concert_pacts, CONCERT, loose)
    held = where(leader > p.hegemony_share, HEGEMONY, shared)
    return where(survival < p.brink_survival, BRINK, held)
