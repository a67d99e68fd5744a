"""A session of a saved game, only to look back on it."""

from pathlib import Path
from typing import NoReturn

from agents.board import Board
from agents.lineup import HUMAN
from policies.menu import NAMES
from scenarios.diary_file import DiaryFile
from ui.play.diaries import read_game
from ui.play.session.session import Session


def read_session(path: Path) -> Session:
    """The game in a file, whoever played it.  Raises Refusal with one sentence."""
    return session_of(read_game(path))


def session_of(saved: DiaryFile) -> Session:
    """The game as it was played; opponents that think ahead are not needed to look back."""
    strange = {name for name in saved.policies if name != HUMAN and name not in NAMES}
    return Session.resume(saved, minds=dict.fromkeys(strange, _never_asked))


def _never_asked(_board: Board, _nation: int) -> NoReturn:
    raise AssertionError("a game that is looked back upon does not go on")
