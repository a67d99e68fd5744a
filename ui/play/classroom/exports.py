"""What a class leaves behind: gradebook, session, page times, and its games as diaries.

gradebook.csv       a row a seat: participation, prediction, reflection
session.csv         a row a seat and turn, with oTree's column names
page-times.csv      a row a seat and page, as oTree's PageTimes
world-1.json …      a game a world; `sixpillars replay` and `batch --from-diary` take it
world-1-run-2.json  the same of the second run, where there was one
"""

from pathlib import Path
from typing import Any

from files.folder import Folder
from files.trouble import Trouble, TroubleKind, written
from scenarios.diary_file import dump
from ui.play.classroom.classroom import Classroom
from ui.play.classroom.course import ClassCourse
from ui.play.classroom.fates import ClassFates, games_of
from ui.play.classroom.gradebook import gradebook
from ui.play.classroom.limits import MOST_WORLDS
from ui.play.classroom.otree import page_times, session_table
from ui.play.refusal import Refusal
from ui.play.saving import refusal
from ui.play.words import say

GRADEBOOK, SESSION, PAGES = "gradebook.csv", "session.csv", "page-times.csv"
RUNS = (1, 2)


def game_file(world: int, run: int) -> str:
    """The name of a world's game, which is counted from 0."""
    return f"world-{world + 1}.json" if run == 1 else f"world-{world + 1}-run-{run}.json"


KNOWN = (
    *(GRADEBOOK, SESSION, PAGES),
    *(game_file(world, run) for run in RUNS for world in range(MOST_WORLDS)),
)
"""Every file that may be written beside the manifest; a folder with others is left alone."""


def exports(room: Classroom) -> dict[str, bytes]:
    """Every file of a class by its name, as it stands now; the class is only read."""
    course = ClassCourse.of((at, entry) for _, at, entry in room.store.entries())
    games = games_of(room.tables)
    fates = ClassFates(games)
    tables = {
        GRADEBOOK: gradebook(course, fates),
        SESSION: session_table(course, fates),
        PAGES: page_times(course),
    }
    return tables | {
        game_file(world, run): dump(session.saved())
        for (run, world), session in games.items()
        if session.turn
    }


def write_exports(room: Classroom, folder: Path) -> list[str]:
    """Write all files of a class into a folder, or none; returns their names.

    Raises Refusal for a folder that holds anything else, and where the disk does not take them.
    """
    contents = exports(room)
    place = Folder(folder, KNOWN)
    try:
        place.check(replace=True)
        place.write(contents, _manifest(room), replace=True)
    except Trouble as trouble:
        if trouble.kind in (TroubleKind.FOREIGN, TroubleKind.NOT_EMPTY):
            raise Refusal(
                say("classroom.learn.occupied", folder=written(folder), file=trouble.detail)
            ) from trouble
        raise refusal(trouble) from trouble
    return sorted(contents)


def _manifest(room: Classroom) -> dict[str, Any]:
    opened = room.record.opened
    return {
        "product": "sixpillars",
        "kind": "class",
        "code": opened.code,
        "scenario": opened.scenario.name,
        "seed": opened.seed,
        "worlds": opened.worlds,
        "turns": {str(run): len(played) for run, played in room.record.played.items()},
    }
