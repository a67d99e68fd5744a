"""Plays a turn of the example's scenario in the window's scenes; run by the drill in its process.

Says what was found as JSON: the texts of the screens, the levers that have a slider, the news.
"""

import json
import os
import sys
from pathlib import Path

os.environ |= {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}

from ui.desk.crew import Crew
from ui.desk.opened import open_desk
from ui.desk.sitting import NewGame, Sitting
from ui.faces.window.face import window_face
from ui.play.session.commands import EndTurn, SetLever

SIZE = (1280, 720)


def texts(desk):
    """Everything that can be read."""
    return " ".join(" ".join(getattr(shape, "lines", ())) for shape in desk.scene(SIZE).shapes)


def show(desk, name):
    """Press a control by its name, as a player would."""
    control = desk.scene(SIZE).control(name)
    desk.do(control.sends)


def main(saves: Path) -> None:
    desk = open_desk(saves, window_face(), Crew())
    sitting = Sitting.new(NewGame(scenario="atlantis", humans=("ATL",), turns=1))
    desk.ready = True
    desk.sit_down(sitting)
    found = {"map": texts(desk)}
    show(desk, "tab.levers")
    found["sliders"] = [c.name for c in desk.scene(SIZE).controls if c.name.startswith("lever.")]
    sitting.do(SetLever("chip_levy", 0.5))
    found["levers"] = texts(desk)
    found["draft"] = sitting.draft.move.levers.chip_levy
    sitting.do(EndTurn())
    found["news"] = [item.sentence for item in sitting.facts.news]
    desk.crew.close()
    print(json.dumps(found))


main(Path(sys.argv[1]))
