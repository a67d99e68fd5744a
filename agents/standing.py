"""How a game stands: the score of each nation so far, and the world's welfare."""

from agents.board import Board
from sim.outcome import Outcome, Tally, measure, note
from sim.sheet import Array


def standing(board: Board) -> tuple[Array, float]:
    """The running score of each nation [N] and the collective welfare, both 0 to 100.

    In the second half of the game, which counts, it is the score so far; before, it is the score
    that the present quarter alone would give.  At the end it is the score of the game.
    """
    if board.tally.ticks[0] > 0.0:
        outcome = board.outcome()
    else:
        tally, outcome = Tally(board.now.nations), Outcome(board.now.nations)
        note(board.now, board.flows, board.world.nations, 1, 1, tally)
        world = board.world
        measure(board.now, world.nations, world.params.outcome, tally, outcome)
    return outcome.score.copy(), float(outcome.collective_welfare[0])
