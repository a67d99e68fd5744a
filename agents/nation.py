"""A nation as a Mesa agent: it sees, and it decides."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import mesa

from agents.arguments import shown
from agents.human import Mailbox, MoveRefused
from agents.lineup import HUMAN, LineupError, Mind
from agents.standing import standing
from policies.menu import number_of
from policies.traits import Traits, traits_of
from sim.move import Move, check
from sim.sight import Rival, Self, leader_capability, see_rival, see_self, world_fab

if TYPE_CHECKING:
    from agents.race import Race

Script = Callable[[Self, tuple[Rival, ...], Traits], Move]
"""A researcher's own policy in Python; it has no compiled form and runs on this host only."""


class NationAgent(mesa.Agent):  # type: ignore[misc]  # Mesa ships no types
    """One nation; `policy` is a name of the menu, or "human", or the name of a script."""

    def __init__(self, model: "Race", index: int, policy: str, script: Script | None) -> None:
        super().__init__(model)
        self.index = index
        self.code = model.world.codes[index]
        self.name = model.world.names[index]
        self.policy = policy if script is None else getattr(script, "__name__", "script")
        self.script = script
        self.mind: Mind | None = None
        self.mailbox = Mailbox(index, model.world.codes) if self.policy == HUMAN else None
        self._thought: Move | None = None

    def follow(self, policy: str, mind: Mind | None = None) -> None:
        """From now on be played by a policy of the menu, by a person ("human"), or by a mind."""
        self.policy, self.script, self.mind = policy, None, mind
        self.mailbox = Mailbox(self.index, self.model.world.codes) if policy == HUMAN else None

    @property
    def number(self) -> int | None:
        """The place of its policy on the menu; None where a person, a mind or a script decides."""
        others = self.mind is not None or self.script is not None or self.mailbox is not None
        return None if others else number_of(self.policy)

    def think(self) -> None:
        """Let the mind of this nation answer, if it has one; to be done before anybody orders.

        Minds see the orders of the turn that has ended.  Raises ValueError for orders that are out
        of limits.
        """
        if self.mind is None:
            return
        move = self.mind(self.model.board, self.index)
        wrong = check(move, self.index, self.model.world.codes)
        if wrong:
            raise ValueError(f"{self.policy} for {self.code}: {wrong[0]}")
        self._thought = move

    def decide(self) -> None:
        """Write this nation's orders; reads only the state, so that all decide simultaneously."""
        race: Race = self.model
        board, number = race.board, self.number
        if self.mind is not None and self._thought is None:
            self.think()
        if self._thought is not None:
            move, self._thought = self._thought, None
            board.order(self.index, move)
        elif self.script is not None:
            self._post(self.script(*self.view()))
        elif self.mailbox is not None:
            posted = self.mailbox.take()
            if race.unattended and not self.mailbox.used:
                raise LineupError(
                    f"the policy of {self.code} is human, and nobody is there to post its orders; "
                    "post a move before the race is played, or give it another policy"
                )
            if posted is not None:
                board.order(self.index, posted)
        elif number is not None:
            board.decide({self.index: number})

    def _post(self, move: Move) -> None:
        if not isinstance(move, Move):
            raise MoveRefused(
                [f"the script of {self.code} gave {shown(move)}; it must give a sim.move.Move"]
            )
        mailbox = Mailbox(self.index, self.model.world.codes)
        mailbox.post(move)
        self.model.board.order(self.index, move)

    def view(self) -> tuple[Self, tuple[Rival, ...], Traits]:
        """What this nation knows now: itself, each other nation in order, its traits."""
        board, world = self.model.board, self.model.world
        best, fab = leader_capability(board.now), world_fab(board.now)
        rivals = tuple(
            see_rival(self.index, j, board.now, world.nations, best, fab)
            for j in range(board.now.nations)
            if j != self.index
        )
        me = see_self(self.index, board.turn, board.now, best)
        return me, rivals, traits_of(world.traits, self.index)

    @property
    def nation(self) -> str:
        """The code, as tables name it."""
        return str(self.code)

    @property
    def gdp(self) -> float:
        """Gross domestic product, $bn a year."""
        return float(self.model.board.now.gdp[self.index])

    @property
    def capability(self) -> float:
        """AI capability, log."""
        return float(self.model.board.now.capability[self.index])

    @property
    def sovereignty(self) -> float:
        """Sovereignty, 0 to 1."""
        return float(self.model.board.now.sovereignty[self.index])

    @property
    def approval(self) -> float:
        """Approval of the government, 0 to 1."""
        return float(self.model.board.now.approval[self.index])

    @property
    def score(self) -> float:
        """The score so far, 0 to 100; see agents.standing."""
        return float(standing(self.model.board)[0][self.index])
