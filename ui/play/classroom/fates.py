"""What came of a class's games: the results of seats, the survival of worlds, predictions held
against both.
"""

from dataclasses import dataclass

from ui.play.classroom.course import SeatTurn
from ui.play.classroom.predictions import CameOut, came_out
from ui.play.session.session import Session

Games = dict[tuple[int, int], Session]
"""By run and world."""


def results_of(session: Session, nation: str) -> list[float]:
    """The standing of a nation (50 is par) at the start and after each turn."""
    place = session.game.world.codes.index(nation)
    return [
        float(session.game.past.standing(tick).outcome.score[place]) for tick in _ticks(session)
    ]


def survival_of(session: Session) -> list[float]:
    """The world's chances in 100 at the start and after each turn."""
    return [100.0 * float(session.game.past.stocks(tick).survival[0]) for tick in _ticks(session)]


def _ticks(session: Session) -> range:
    quarters = session.game.world.ticks_per_turn
    return range(0, session.turn * quarters + 1, quarters)


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
        end = self.survival_at_end(turn.run, turn.world)
        came = None if turn.predicted is None else came_out(turn.predicted, results, end)
        return TurnFate(results[k], results[k + 1], survival[k], survival[k + 1], came)

    def _results_of(self, run: int, world: int, nation: str) -> list[float]:
        key = run, world, nation
        if key not in self._results:
            self._results[key] = results_of(self.games[run, world], nation)
        return self._results[key]
