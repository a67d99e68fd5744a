"""Commands: what a player can want.  Every screen, bot and test says it in these words.

It is said for a nation and for a turn; see Session.apply.  A Change alters the nation's draft.
While a slider is dragged, its changes carry the same `stroke`, any number but 0: they count as one
step of undo, and each is reckoned from the draft as it was when the stroke began, so that dragging
there and back loses nothing.
"""

from dataclasses import dataclass, field
from enum import Enum, auto

from sim.move import Move
from sim.pillars import Pact, Pillar, Programme


@dataclass(frozen=True)
class Command:
    """What a player wants."""


@dataclass(frozen=True)
class Change(Command):
    """A change of the draft."""

    stroke: int = field(default=0, kw_only=True)

    @property
    def target(self) -> tuple[object, ...]:
        """What is changed; changes of one stroke have the same."""
        return (type(self),)


@dataclass(frozen=True)
class SetBudget(Change):
    """Spend this share of GDP a year on AI."""

    share: float


@dataclass(frozen=True)
class SetSplit(Change):
    """Give a pillar this share of the money; the unlocked others give or take."""

    pillar: Pillar
    share: float

    @property
    def target(self) -> tuple[object, ...]:
        """This pillar's slider."""
        return type(self), self.pillar


@dataclass(frozen=True)
class SetProgramme(Change):
    """Give a programme this share of its pillar's money; the unlocked others give or take."""

    programme: Programme
    share: float

    @property
    def target(self) -> tuple[object, ...]:
        """This programme's slider."""
        return type(self), self.programme


@dataclass(frozen=True)
class LockPillar(Change):
    """Lock a pillar's slider, or unlock it."""

    pillar: Pillar
    locked: bool = True


@dataclass(frozen=True)
class LockProgramme(Change):
    """Lock a programme's slider, or unlock it."""

    programme: Programme
    locked: bool = True


@dataclass(frozen=True)
class SetLever(Change):
    """Set a lever within its range; `lever` is a name of sim.levers.LEVERS."""

    lever: str
    value: float

    @property
    def target(self) -> tuple[object, ...]:
        """This lever."""
        return type(self), self.lever


@dataclass(frozen=True)
class SetStance(Change):
    """Take a stance towards a nation: 0 isolate, 0.5 neutral, 1 cooperate."""

    nation: str
    value: float

    @property
    def target(self) -> tuple[object, ...]:
        """The stance towards this nation."""
        return type(self), self.nation


@dataclass(frozen=True)
class OfferPact(Change):
    """Offer a nation a pact; it is in force while both offer it."""

    nation: str
    pact: Pact


@dataclass(frozen=True)
class WithdrawPact(Change):
    """Offer a nation a pact no longer; this breaks the pact if it is in force."""

    nation: str
    pact: Pact


@dataclass(frozen=True)
class SetMove(Change):
    """Put whole orders in place of the draft: a preset, or what an advisor proposes."""

    move: Move


@dataclass(frozen=True)
class ResetTurn(Change):
    """Go back to the orders in force, as the turn found them.  Can be undone."""


@dataclass(frozen=True)
class Undo(Command):
    """Take the last change of this turn back."""


@dataclass(frozen=True)
class Redo(Command):
    """Make again what was undone."""


@dataclass(frozen=True)
class EndTurn(Command):
    """This player is done; when all are, the world moves."""


@dataclass(frozen=True)
class ThinkAgain(Command):
    """This player is not done after all, and drafts on; until the last has ended the turn."""


@dataclass(frozen=True)
class HandOver(Command):
    """Let another play this nation from now on: a person ("human"), a policy or a mind, by name."""

    to: str


class Did(Enum):
    """What came of a command."""

    DRAFTED = auto()  # a draft, or a seat, has changed
    PASSED = auto()  # this player is done, and others are waited for
    PLAYED = auto()  # the world has moved
