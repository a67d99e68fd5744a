"""What came of a class's games: the results of seats, the survival of worlds, predictions held
against both.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from ui.play.classroom.course import SeatTurn
from ui.play.classroom.entries import Predicted
from ui.play.classroom.foresight import standings
from ui.play.classroom.predictions import CameOut, came_out
from ui.play.classroom.tables import ClassTables
from ui.play.session.session import Session

Games = dict[tuple[int, int], Session]
"""By run and world."""


def games_of(tables: Mapping[int, ClassTables]) -> Games:
    """The games of a class, from its tables by run."""
    return {
        (run, world): session
        for run, one in tables.items()
        for world, session in enumerate(one.sessions)
    }


def survival_of(session: Session) -> list[float]:
    """The world's chances in 100 at the start and after each turn."""
    past, quarters = session.game.past, session.game.world.ticks_per_turn
    ticks = range(0, session.turn * quarters + 1, quarters)
    return [100.0 * float(past.stocks(tick).survival[0]) for tick in ticks]


@dataclass(frozen=True)
class TurnFate:
    """What came of one turn of one seat."""

    result_before: float
    result_after: float
    survival_before: float  # chances in 100
    survival_after: float
    came: CameOut | None  # None without a prediction


class ClassFates:
    """Looks games up once."""

    def __init__(self, games: Games) -> None:
        self.games = games
        self._results: dict[tuple[int, int, str], list[float]] = {}
        self._survival = {place: survival_of(session) for place, session in games.items()}

    def survival_at_end(self, run: int, world: int) -> float | None:
        """A world's chances in 100 at the end of a run; None before it."""
        session = self.games[run, world]
        return self._survival[run, world][-1] if session.over else None

    def of(self, turn: SeatTurn) -> TurnFate:
        """What came of a turn."""
        results = self._results_of(turn.run, turn.world, turn.nation)
        survival, k = self._survival[turn.run, turn.world], turn.turn
        said = turn.predicted
        came = None if said is None else self.came_out(said, turn.world, turn.nation)
        return TurnFate(results[k], results[k + 1], survival[k], survival[k + 1], came)

    def came_out(self, said: Predicted, world: int, nation: str) -> CameOut:
        """What came of a prediction of a seat of this world and nation."""
        results = self._results_of(said.run, world, nation)
        return came_out(said, results, self.survival_at_end(said.run, world))

    def _results_of(self, run: int, world: int, nation: str) -> list[float]:
        key = run, world, nation
        if key not in self._results:
            self._results[key] = standings(self.games[run, world], nation)
        return self._results[key]
