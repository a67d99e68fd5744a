"""Draw every screen of the window into docs/pictures/window, at two sizes, without a display.

    python -m tools.pictures [FOLDER]

One game is played by a fixed script, so that a picture changes only when a screen or a rule does.
"""

import io
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from files.writing import make_folder, write_file
from sim.pillars import Pact, Pillar
from ui.desk.actions import ChangeSetting, Go
from ui.desk.desk import Desk
from ui.desk.lesson import Lesson
from ui.desk.opened import get_ready, open_desk
from ui.desk.question import Question, Refrain
from ui.desk.screens.ending.ending import EndingScreen, ShowPage
from ui.desk.screens.ending.pages import PAGES
from ui.desk.screens.setup import TurnTo
from ui.desk.screens.world.nation_strip import ShowRelation
from ui.desk.screens.world.world import ShowTab
from ui.desk.sitting import NewGame, Sitting
from ui.faces.window.face import window_face
from ui.faces.window.window import Window
from ui.play.session.commands import EndTurn, OfferPact, SetBudget, SetLever, SetSplit, SetStance
from ui.play.words import say

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "pictures" / "window"
SIZES = ((1280, 720), (1920, 1080))
FOREVER = 120.0  # seconds


def settle(window: Window) -> None:
    """Let everything be reckoned that the screen asks for, and draw it."""
    crew, end = window.desk.crew, time.monotonic() + FOREVER
    while time.monotonic() < end:
        window.outdated = True
        window.frame()
        crew.wait()
        if not crew.collect():
            break
    window.outdated = True
    window.frame()


def draft(sitting: Sitting) -> None:
    """The orders of the script."""
    turn = sitting.session.turn
    for command in (
        SetBudget(min(0.0003 + 0.0002 * turn, 0.002)),
        SetSplit(Pillar.INFRASTRUCTURE, 0.36),
        SetLever("visa", 0.8),
        SetLever("safety", 0.5),
        SetLever("localisation", 0.55),  # so that free data are refused
        SetStance("CHN", 0.3 if turn > 2 else 0.6),
        SetStance("JPN", 1.0),
        OfferPact("JPN", Pact.JOINT_RESEARCH),
        OfferPact("JPN", Pact.DATA_FLOWS),
        OfferPact("EUU", Pact.DATA_FLOWS),
    ):
        sitting.do(command)


def before_the_game(desk: Desk) -> Iterator[str]:
    """Title, set-up and what stands around the game."""
    yield "title"
    desk.do(Go("setup"))
    desk.crew.wait()
    desk.crew.collect()
    for step, name in enumerate(("setup-world", "setup-nation", "setup-game")):
        desk.do(TurnTo(step))
        yield name
    for name in ("settings", "keys", "encyclopedia"):
        desk.do(Go(name))
        yield name
    desk.do(Go("encyclopedia", "rule.talent"))
    yield "encyclopedia-rule"


def in_the_game(desk: Desk, sitting: Sitting) -> Iterator[str]:
    """The world with its tabs, the lesson, summary and charts."""
    desk.lesson = Lesson(desk)
    desk.sit_down(sitting)
    yield "lesson"
    desk.lesson = None
    for _ in range(3):
        draft(sitting)
        sitting.do(EndTurn())
    draft(sitting)
    desk.sit_down(sitting)
    for tab in ("budget", "levers", "diplomacy", "advisor"):
        desk.do(ShowTab(tab))
        if tab == "diplomacy":
            desk.do(ShowRelation("JPN"))
        yield f"world-{tab}"
    desk.do(ChangeSetting("map", "tiles"))
    desk.do(ChangeSetting("theme", "light"))
    yield "world-light-tiles"
    desk.do(ChangeSetting("map", "map"))
    desk.do(ChangeSetting("theme", "dark"))
    for name, about in (("summary", ""), ("charts", ""), ("saves", "save")):
        desk.do(Go(name, about))
        yield name
    desk.ask(
        Question(say("desk.saves.delete_question", name="IND 3"), say("desk.saves.delete"), int)
    )
    yield "question"
    desk.do(Refrain())


def after_the_game(desk: Desk, sitting: Sitting) -> Iterator[str]:
    """The pages of the end report."""
    while not sitting.session.over:
        draft(sitting)
        sitting.do(EndTurn())
    desk.sit_down(sitting)
    report = desk.screen
    assert isinstance(report, EndingScreen)
    while report.step is None or report.step.stage != "done":
        desk.crew.wait()
        desk.crew.collect()
    for page in PAGES:
        desk.do(ShowPage(page))
        yield f"ending-{page}"


def main(folder: Path) -> None:
    """Draw them all."""
    folder = folder.absolute()
    make_folder(folder)
    for size in SIZES:
        # inside it, so that no picture shows where
        with tempfile.TemporaryDirectory() as place, chdir(place):
            desk = open_desk(Path("saves"), window_face())
            window = Window(desk, size)
            get_ready(desk)
            desk.crew.wait()
            desk.crew.collect()
            sitting = Sitting.new(NewGame(), desk.slots)
            for shown in (
                before_the_game(desk),
                in_the_game(desk, sitting),
                after_the_game(desk, sitting),
            ):
                for name in shown:
                    settle(window)
                    file = folder / f"{name}-{size[1]}.png"
                    buffer = io.BytesIO()
                    pygame.image.save(window.surface, buffer, file.name)
                    write_file(file, buffer.getvalue())
                    print(file.name, flush=True)
            desk.crew.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
