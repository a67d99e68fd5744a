"""A game whose numbers have come to mean nothing is refused, and says which number it was."""

from agents.board import Board
from lab.validity import Census, InvalidGames, refuse_game
from ui.play.refusal import Refusal


def refuse_invalid(board: Board) -> None:
    """Raise Refusal naming quarter, nation, figure and value if a number means nothing."""
    try:
        refuse_game(board.fault, board.world.codes)
    except InvalidGames as error:
        raise Refusal(str(error)) from error


def refuse_games(census: Census) -> None:
    """Raise Refusal if any of the games came to mean nothing."""
    try:
        census.refuse()
    except InvalidGames as error:
        raise Refusal(str(error)) from error
