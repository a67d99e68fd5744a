"""The guided first turn, step by step, as data."""

from dataclasses import dataclass

from ui.session.commands import (
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


STEPS = (
    Step("nation", ("top.approval",), look=True),
    Step("map", ("map.figure.*",)),
    Step("budget", ("tab.budget", "budget.size"), (SetBudget,)),
    Step("lock", ("tab.budget", "lock.research"), (LockPillar,)),
    Step("lever", ("tab.levers", "lever.visa"), (SetLever,)),
    Step("stance", ("tab.diplomacy", "stance.*"), (SetStance,)),
    Step("pact", ("tab.diplomacy", "unfold.*", "pact.*"), (OfferPact, WithdrawPact)),
    Step("forecast", ("forecast.*",), look=True),
    Step("end", ("world.end_turn",), (EndTurn,)),
    Step("causes", ("cause.*",), look=True, screen="summary"),
)
