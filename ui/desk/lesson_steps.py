"""The guided first turn, step by step, as data."""

from dataclasses import dataclass

from ui.desk.actions import Action
from ui.play.session.commands import (
    Command,
    EndTurn,
    LockPillar,
    OfferPact,
    SetBudget,
    SetLever,
    SetStance,
    WithdrawPact,
)


@dataclass(frozen=True)
class NextStep(Action):
    """Go on to the next step."""


@dataclass(frozen=True)
class LeaveLesson(Action):
    """Play on without the lesson."""


@dataclass(frozen=True)
class Step:
    """One thing to look at or to do.

    `way` names controls, each reached through the one before it; "*" stands for any part of a
    name.  What is pointed at is the last of them that can be seen.  A step is done by a command of
    one of the kinds `by`; where there are none and it is not just to be looked at, by using the
    control itself.
    """

    id: str
    way: tuple[str, ...]
    by: tuple[type[Command], ...] = ()
    look: bool = False
    screen: str = "world"
    region: str = ""  # the part of the screen to point at, where that is more than the control


STEPS = (
    Step("nation", ("bar.score",), look=True),
    Step("bar", ("bar.approval",), look=True),
    Step("threat", ("nation.next",), look=True),
    Step("map", ("map.choose", "map.by.*")),
    Step("budget", ("tab.budget", "budget"), (SetBudget,)),
    Step("lock", ("tab.budget", "lock.split.research"), (LockPillar,)),
    Step("lever", ("tab.levers", "lever.visa"), (SetLever,)),
    Step("stance", ("tab.diplomacy", "stance.*"), (SetStance,)),
    Step("pact", ("tab.diplomacy", "unfold.[A-Z]*", "pact.*"), (OfferPact, WithdrawPact)),
    Step("forecast", ("forecast.hint",), look=True, region="world.forecast"),
    Step("end", ("end_turn",), (EndTurn,)),
    Step("causes", ("summary.score",), look=True, screen="summary"),
)
