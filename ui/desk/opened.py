"""A desk with its screens, at the title; what it needs, and how it is left."""

import os
import sys
from pathlib import Path

from ui.desk.crew import Crew
from ui.desk.desk import Desk
from ui.desk.face import Face
from ui.desk.screens.registry import make_screen
from ui.desk.warming import warm_up


def open_desk(saves: Path, face: Face, crew: Crew | None = None) -> Desk:
    """A desk for one person, whose saves and settings lie in `saves`."""
    return Desk(saves, face, make_screen, crew)


def get_ready(desk: Desk) -> None:
    """Load in the background what a game needs, and the scenarios to choose from."""
    from ui.desk.catalogue import read_catalogue  # noqa: PLC0415  (after the first frame)

    warm_up(desk)
    desk.crew.ask("catalogue", read_catalogue, lambda _: None, lambda _: None)


def put_away(desk: Desk, code: int = 0) -> None:
    """Leave the desk at once, whatever is still going on behind it.

    A turn that is being played is finished and saved, and where the face has broken down, the
    draft is saved first.  A compiler at work would hold the process for a minute; it is left with
    the whole process, which ends with `code`, and begins again at the next start.
    """
    if desk.keeper is not None:
        desk.keeper.last(bool(desk.busy))
    if desk.ready:
        desk.crew.close()
        desk.crew.wait()
    elif desk.crew.busy("warm"):
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
