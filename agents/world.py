"""A world ready to be played: what a packed scenario is."""

from dataclasses import dataclass, replace

import numpy as np

from agents.arguments import LONGEST_GAME, LONGEST_TURN, ArgumentError, shown, whole
from agents.par import ParByLength
from policies.traits import TraitSheet
from sim.flows import Flows
from sim.nations import Nations
from sim.orders import Orders
from sim.params import Params
from sim.pillars import PACTS
from sim.sheet import Array, Sheet
from sim.stocks import Stocks

DATED = 5
"""Numbers of a dated shock: tick, event, who, whom, quarters or share."""


@dataclass(frozen=True)
class World:
    """Everything a game starts from; hosts copy the sheets and never write to them."""

    name: str  # of the scenario
    title: str
    sha256: str  # of the scenario's canonical JSON and its parameters' values
    codes: tuple[str, ...]  # ISO 3166 codes of the nations, in the order of every sheet
    names: tuple[str, ...]
    stocks: Stocks
    nations: Nations
    params: Params
    status_quo: Orders  # orders before anyone decides
    traits: TraitSheet
    standing_offers: Array  # [N, N, pacts], pacts that the scenario has nations offer
    calendar: Array  # [S, 5], dated shocks: tick, event, who, whom, quarters or share
    policies: tuple[str, ...]  # the default policy of each nation
    turns: int
    ticks_per_turn: int
    opening_flows: Flows  # of the calibration quarter, to compare the first quarter with
    base_year: int  # the year of the figures
    first_quarter: str  # of the game, "2025-Q1"
    cards: tuple[str, ...] = ()  # the mandate card of each nation, "" where it has none
    par_by_length: ParByLength | None = None  # for games that are shorter or longer than `turns`

    def __post_init__(self) -> None:
        """Raise ArgumentError for sheets that do not belong together: kernels trust all sizes."""
        n = len(self.codes)
        whole("turns", self.turns, 1, LONGEST_GAME)
        whole("ticks_per_turn", self.ticks_per_turn, 1, LONGEST_TURN)
        for name, part in vars(self).items():
            if not isinstance(part, Sheet):
                continue
            right = 0 if isinstance(part, Params) else n
            if (part.nations, part.width) != (right, 0):
                raise ArgumentError(
                    f"{name} is a sheet of {part.nations} nations and {part.width} lanes; "
                    f"it must be of {right} nations and no lanes"
                )
        if self.standing_offers.shape != (n, n, PACTS):
            raise ArgumentError(
                f"standing_offers has shape {self.standing_offers.shape}; "
                f"it must be {(n, n, PACTS)}"
            )
        dates = self.calendar
        if dates.ndim != 2 or dates.shape[1] != DATED:
            raise ArgumentError(f"calendar has shape {dates.shape}; it must be (dates, {DATED})")
        among = dates[:, 2:4]
        if not (np.isfinite(dates).all() and (among >= 0).all() and (among < n).all()):
            raise ArgumentError(
                f"calendar must have whole numbers, with nations from 0 to {n - 1} in columns 2, 3"
            )

    def year(self, tick: int) -> float:
        """The date at which quarter number `tick` begins, as a decimal year; 2025.25 is Q2."""
        year, quarter = self.first_quarter.split("-Q")
        return int(year) + (int(quarter) - 1 + tick) / 4.0

    @property
    def ticks(self) -> int:
        """Quarters in the whole game."""
        return self.turns * self.ticks_per_turn

    def lasting(self, ticks: int) -> "World":
        """This world for a game of so many quarters, which is judged by the par of its length."""
        if self.par_by_length is None:
            return self
        nations = self.par_by_length.judging(self.nations, ticks / self.ticks_per_turn)
        return self if nations is self.nations else replace(self, nations=nations)


def checked_world(value: object) -> World:
    """The world itself.  Raises TypeError for anything else, and says how a world is made."""
    if not isinstance(value, World):
        name = repr(value) if isinstance(value, str) and len(value) < 40 else "'default'"
        raise TypeError(
            f"world is {shown(value)}; it must be a World: pack(load({name})), with load from "
            "scenarios.load and pack from scenarios.pack"
        )
    return value
