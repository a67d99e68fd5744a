"""The players of a game: a pad each, and who has ended the turn."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from agents.lineup import HUMAN
from sim.move import Move, check
from ui.play.names import nation_name
from ui.play.refusal import Refusal
from ui.play.session.draft import Drafting
from ui.play.session.pad import Pad
from ui.play.words import say

if TYPE_CHECKING:
    from ui.play.session.game import Game


class PlayedSeats:
    """The players of one game, in the order of its roster."""

    def __init__(self, game: "Game") -> None:
        self.game = game
        self.ended: frozenset[str] = frozenset()  # the nations whose players are done
        pairs = zip(game.world.codes, game.policies, strict=True)
        self.pads = {code: self._new_pad(code) for code, played in pairs if played == HUMAN}

    @property
    def waits_for(self) -> tuple[str, ...]:
        """The players who have not ended the turn yet."""
        return tuple(code for code in self.pads if code not in self.ended)

    def pad(self, code: str) -> Pad:
        """The pad of a player.  Raises Refusal for a nation that has none."""
        if code not in self.pads:
            players = ", ".join(self.pads) or say("session.nobody")
            raise Refusal(say("session.no_player", nation=code or "?", players=players))
        return self.pads[code]

    def open_pad(self, code: str) -> Pad:
        """The pad of a player who has not ended the turn.  Raises Refusal for others."""
        pad = self.pad(code)
        if code in self.ended:
            raise Refusal(say("session.ended", nation=self._name(code)))
        return pad

    def ready(self, code: str) -> None:
        """Raise Refusal for a draft that is no order: nobody may have made such a one."""
        codes = self.game.world.codes
        wrong = check(self.open_pad(code).draft.move, codes.index(code), codes)
        if wrong:
            raise Refusal("; ".join(wrong))

    def end(self, code: str) -> None:
        """This player is done."""
        self.ended |= {code}

    def think_again(self, code: str) -> None:
        """This player is not done after all.  Raises Refusal for a nation that has none."""
        self.pad(code)
        self.ended -= {code}

    @property
    def moves(self) -> Mapping[int, Move]:
        """What the players have drafted, by the number of their nation."""
        codes = self.game.world.codes
        return {codes.index(code): pad.draft.move for code, pad in self.pads.items()}

    def open_turn(self) -> None:
        """A turn has been played: everybody drafts from the orders in force."""
        for code, pad in self.pads.items():
            pad.open_turn(self.game.in_force(self.game.world.codes.index(code)))
        self.ended = frozenset()

    def seat(self, code: str, policy: str) -> None:
        """Somebody else plays a nation now; what was drafted for a policy's seat is gone."""
        self.ended -= {code}
        pads = {one: pad for one, pad in self.pads.items() if one != code}
        if policy == HUMAN:
            pads[code] = self._new_pad(code)
        self.pads = {one: pads[one] for one in self.game.world.codes if one in pads}

    def _new_pad(self, code: str) -> Pad:
        place = self.game.world.codes.index(code)
        return Pad(Drafting(self.game.world, place), self.game.in_force(place))

    def _name(self, code: str) -> str:
        world = self.game.world
        return nation_name(code, world.names[world.codes.index(code)])
