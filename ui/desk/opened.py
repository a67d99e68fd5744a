"""A desk with its screens, at the title."""

from pathlib import Path

from ui.desk.crew import Crew
from ui.desk.desk import Desk
from ui.desk.face import Face
from ui.desk.screens.registry import make_screen


def open_desk(saves: Path, face: Face, crew: Crew | None = None) -> Desk:
    """A desk for one person, whose saves and settings lie in `saves`."""
    return Desk(saves, face, make_screen, crew)
