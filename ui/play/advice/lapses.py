"""Pacts that will end if the turn is played as drafted: what, with whom, and why.

The coming turn and the first quarter of the next are played in imagined luck, other nations led by
their stand-ins, so that it says as well what their conditions make of the draft.  Nobody's plans
are read.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from agents.block import HELD
from agents.board import Board
from agents.deciding import decide_each
from agents.lapses import Ended, why_ended
from agents.opponents.conduct import imagined
from policies.habits import ROW, Rows
from sim.move import Move
from sim.pillars import Pact
from ui.play.advice.position import Position
from ui.play.advice.rollouts import Stale, Superseded

LUCKS = 8
LIKELY = 0.25  # share of lucks from which on an end is told
CERTAIN = 1.0
THINNER = 0.05  # share of a pact's worth that is worth a word


@dataclass(frozen=True)
class Lapse:
    """A pact in force that will end, or may."""

    nation: str  # with whom
    why: Ended
    chance: float  # share of the imagined lucks in which it ends, for any reason
    later: bool  # with the turn after the coming one

    @property
    def pact(self) -> Pact:
        """Its kind."""
        return self.why.pact


@dataclass(frozen=True)
class Thin:
    """Pacts as a whole, if the draft leaves each with fewer diplomats: shares kept up."""

    was: float
    now: float


@dataclass(frozen=True)
class Lapses:
    """What will become of a player's pacts; the surest ends first."""

    each: tuple[Lapse, ...]
    thin: Thin | None = None


@dataclass(frozen=True)
class _EndSeen:
    nation: int
    why: Ended
    later: bool


def lapses(position: Position, stale: Stale | None = None) -> Lapses:
    """What the draft makes of the pacts in force.  Takes some hundredths of a second.

    Raises Superseded when `stale` says so meanwhile.
    """
    if not position.ticks_left or not _partners(position):
        return Lapses(())
    seen: dict[tuple[int, Pact], list[_EndSeen]] = {}
    for luck in range(LUCKS):
        if stale is not None and stale():
            raise Superseded
        for one in _ended(position, luck):
            seen.setdefault((one.nation, one.why.pact), []).append(one)
    found = [_told(position, ends) for ends in seen.values() if len(ends) >= LIKELY * LUCKS]
    return Lapses(tuple(sorted(found, key=lambda one: (one.later, -one.chance))), _thin(position))


def _told(position: Position, ends: Sequence[_EndSeen]) -> Lapse:
    """One pact in the lucks in which it ends: the reason that most have."""
    (why, later), _ = Counter((_rounded(one.why), one.later) for one in ends).most_common(1)[0]
    first = next(one for one in ends if (_rounded(one.why), one.later) == (why, later))
    return Lapse(position.world.codes[first.nation], first.why, len(ends) / LUCKS, first.later)


def _rounded(why: Ended) -> tuple[str, bool, int]:
    return why.reason, why.mine, why.third


def _partners(position: Position) -> bool:
    return bool((position.start.stocks.pact[position.nation] > 0.0).any())


def _ended(position: Position, luck: int) -> Iterator[_EndSeen]:
    """The ends of pacts of the player in one luck; of each pact the first, if it stays ended."""
    i, n = position.nation, len(position.world.codes)
    inforce = [
        (j, pact) for j in range(n) for pact in Pact if position.start.stocks.pact[i, j, pact] > 0.0
    ]
    first: dict[tuple[int, Pact], _EndSeen] = {}
    board = _opened(position, luck)
    per_turn = position.world.ticks_per_turn
    for quarter in range(min(per_turn + 1, position.ticks_left)):
        if quarter % per_turn == 0:
            _order(position, board, position.draft.move)
        board.play_tick()
        for j, pact in inforce:
            why = why_ended(position.world, i, j, pact, board.orders, board.was, board.now)
            if why is not None:
                first.setdefault((j, pact), _EndSeen(j, why, quarter >= per_turn))
    for (j, pact), one in first.items():
        if board.now.pact[i, j, pact] <= 0.0:
            yield one


def _opened(position: Position, luck: int) -> Board:
    """The game as it stands, with luck that is never its own."""
    start = position.start
    board = Board(position.world, imagined(position.seed), luck, position.ticks)
    board.tick = start.tick
    board.now.memory[:] = start.stocks.memory
    board.orders.memory[:] = start.orders.memory
    board.tally.memory[:] = start.tally.memory
    return board


def _order(position: Position, board: Board, move: Move) -> None:
    """Everybody's orders for a turn, the player's as given."""
    others = position.others
    numbers, rows = others.lineup[:, 0].copy(), Rows(len(position.world.codes))
    for k, number in enumerate(numbers):
        if number >= ROW:
            rows.row[k] = others.rows[number - ROW]
            numbers[k] = ROW
    numbers[position.nation] = HELD
    if board.tick == position.start.tick:
        others.order(board.orders)
    decide_each(numbers, board.moment._replace(traits=others.traits, rows=rows), board.orders)
    board.order(position.nation, move)
    board.add_standing_offers()


def _thin(position: Position) -> Thin | None:
    """Whether the draft leaves each pact with clearly fewer diplomats than the turn began with.

    New pacts do so at once, money for diplomats only over years.
    """
    if position.draft.move == position.opening:
        return None
    was, now = (_kept_up(position, move) for move in (position.opening, position.draft.move))
    return Thin(was, now) if now < was - THINNER else None


def _kept_up(position: Position, move: Move) -> float:
    """How far the pacts in force are kept up after the turn, on average; 1 where none is."""
    board, i = _opened(position, 0), position.nation
    _order(position, board, move)
    for _ in range(min(position.world.ticks_per_turn, position.ticks_left)):
        board.play_tick()
    lasting = board.now.pact[i] > 0.0
    return float(board.flows.pact[i][lasting].mean()) if lasting.any() else 1.0
