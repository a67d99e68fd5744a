"""What is declared once and read everywhere: levers, shocks, and where rules of others may run."""

from typing import Literal, NamedTuple

VARIABLE = "SIXPILLARS_WITH"
"""What names the folders of additions in the environment, joined as in PATH."""
PLACES = ("shocks", "gates", "capability", "incidents", "end")
"""Where in a quarter an addition's rules run: before the shocks of the calendar, after gates and
pacts, after capability, after incidents, at the end; see sim/tick.py."""


class Lever(NamedTuple):
    """What a lever means, the rules that read it, and how far it goes, between 0 and 1."""

    meaning: str
    rules: tuple[str, ...] = ()  # names of sim.rules
    tried: int = 99  # its place when a mind searches: the levers that move most come first
    symbol: str = ""  # in the pages of the model
    unit: str = "0-1"
    low: float = 0.0
    high: float = 1.0
    default: float = 0.0  # of a policy that leaves it out, and of a file that is older

    @property
    def named(self) -> str:
        """Its meaning and its symbol."""
        return f"{self.meaning}, {self.symbol}" if self.symbol else self.meaning


class ShockKind(NamedTuple):
    """A shock that lasts: whom it hits, what counts its quarters, and how much it tells."""

    meaning: str
    number: int = 0  # the event of its draws; part of every saved game and never reused
    stock: str = ""  # the stock that counts the quarters left; its own name if that is empty
    between: bool = False  # whether one nation does it to another, so that a date names both
    grave: float = 2.0  # its weight among the things that are told of a game
    kind: Literal["shock", "politics"] = "shock"
    share: bool = False  # whether a date says what share is left, from then on, not how long
