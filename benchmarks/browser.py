"""The browser: processor time from a change to what is sent, and the weight of it.

python -m benchmarks.browser [--moves N]

Each screen is described, painted and written as for a page; on the world, a slider is dragged.
"""

import argparse
import json
import statistics
import tempfile
import time
from pathlib import Path

from benchmarks.timing import machine, show
from ui.desk.actions import Go
from ui.desk.opened import open_desk
from ui.desk.screens.world.world import ShowTab
from ui.desk.sitting import NewGame, Sitting
from ui.faces.paper.scene_svg import Links
from ui.faces.web import files
from ui.faces.web.face import web_face
from ui.faces.web.maps import Maps
from ui.faces.web.seat import Seat
from ui.faces.web.wire import SaidTurn
from ui.play.session.commands import EndTurn

Row = tuple[str, str, str]  # what, figure, goal
GOAL = 50.0  # milliseconds
TABS = ("budget", "levers", "diplomacy", "advisor")
SCREENS = ("summary", "charts", "encyclopedia", "settings")


def seat_in_a_game(folder: Path) -> Seat:
    """A page at a game of twelve nations, one turn of which has been played."""
    desk = open_desk(folder, web_face())
    desk.ready = True
    sitting = Sitting.new(NewGame(), desk.slots)
    sitting.do(EndTurn())
    desk.sit_down(sitting)
    seat = Seat(desk, Links(files.flag, files.icon, Maps().address))
    seat.message()
    return seat


def sent(seat: Seat) -> tuple[float, int]:
    """Milliseconds of processor time for one message, and its bytes."""
    began = time.process_time()
    written = json.dumps(seat.message(), ensure_ascii=False, separators=(",", ":")).encode()
    return 1000.0 * (time.process_time() - began), len(written)


def dragged(seat: Seat, moves: int) -> list[tuple[float, int]]:
    """The first slider on the screen, moved so often."""
    name = next(c.name for c in seat.scene.usable if c.turns is not None and c.enabled)
    found = []
    for k in range(moves):
        control = seat.scene.control(name)
        assert control is not None
        value = control.low + (control.high - control.low) * (k % 20) / 20
        seat.feed(SaidTurn(n=k, kind="turn", name=name, value=value, begins=k == 0, ends=False))
        found.append(sent(seat))
    return found


def again(seat: Seat, times: int) -> list[tuple[float, int]]:
    """The whole screen, as a page gets it that was just opened."""
    found = []
    for _ in range(times):
        seat.anew()
        found.append(sent(seat))
    return found


def rows(moves: int = 60) -> list[Row]:
    """Each screen, then each drag."""
    found: list[Row] = []

    def add(what: str, measured: list[tuple[float, int]]) -> None:
        cost = statistics.median(ms for ms, _ in measured)
        weight = statistics.median(size for _, size in measured)
        found.append((what, f"{cost:.1f} ms, {weight / 1000:.1f} kB", f"<= {GOAL:.0f} ms"))

    with tempfile.TemporaryDirectory() as folder:
        seat = seat_in_a_game(Path(folder) / "saves")
        desk = seat.desk
        for tab in TABS:
            desk.do(ShowTab(tab))
            add(f"world, {tab}, all of it", again(seat, moves // 4))
        for tab in TABS[:3]:
            desk.do(ShowTab(tab))
            seat.message()
            add(f"world, {tab}, a slider dragged", dragged(seat, moves))
        for name in SCREENS:
            desk.do(Go(name))
            add(f"{name}, all of it", again(seat, moves // 4))
        desk.crew.close()
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--moves", type=int, default=60)
    asked = parser.parse_args()
    print(machine())
    show("Scene to browser", rows(asked.moves))


if __name__ == "__main__":
    main()
