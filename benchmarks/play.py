"""A game in the window: a slider that is dragged, the outlook after it, End Turn, and rest.

python -m benchmarks.play [--turns N]

Uses SDL_VIDEODRIVER if it is set, else no display.  The default world, twelve nations.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from benchmarks.timing import machine, show
from ui.desk.crew import DISK
from ui.desk.opened import open_desk
from ui.desk.screens.world.world import ShowTab
from ui.desk.sitting import NewGame, Sitting
from ui.faces.window.face import window_face
from ui.faces.window.window import Window
from ui.play.session.commands import EndTurn, SetBudget

Row = tuple[str, str, str]
SIZES = ((1280, 720), (1920, 1080))
MOTIONS = 60
RESTING = 5.0  # seconds


def seated(folder: Path, size: tuple[int, int], level: str = "normal") -> Window:
    """A window on a game that has been played for a turn, with everything loaded."""
    desk = open_desk(folder / "saves", window_face())
    window = Window(desk, size)
    desk.warm_up()
    desk.crew.wait()
    desk.crew.collect()
    sitting = Sitting.new(NewGame(level=level), desk.slots)
    sitting.do(EndTurn())
    desk.sit_down(sitting)
    settle(window)
    return window


def settle(window: Window) -> None:
    """Draw, and let everything be reckoned that is asked."""
    while True:
        window.outdated = True
        window.frame()
        window.desk.crew.wait()
        if not window.desk.crew.collect():
            return


def milliseconds(times: list[float], digits: int = 0) -> str:
    """Median and largest."""
    return f"{1e3 * statistics.median(times):.{digits}f}, {1e3 * max(times):.{digits}f} ms"


def point(window: Window, kind: int, at: tuple[int, int]) -> None:
    """One event of the mouse."""
    if kind == pygame.MOUSEMOTION:
        window.feed(pygame.event.Event(kind, pos=at, rel=(0, 0), buttons=(1, 0, 0)))
    else:
        window.feed(pygame.event.Event(kind, pos=at, button=1))


def drag(window: Window, name: str, each: Callable[[], object] = lambda: None) -> list[float]:
    """Seconds from each motion of a slider's knob to its frame; `each` is called before it."""
    window.refresh()
    bar = window.scene.control(name)
    assert bar is not None
    y, start = bar.box.centre[1], bar.box.x + bar.box.w // 4
    point(window, pygame.MOUSEBUTTONDOWN, (start, y))
    times = []
    for k in range(MOTIONS):
        began = time.perf_counter()
        each()
        point(window, pygame.MOUSEMOTION, (start + 3 * k, y))
        window.frame()
        times.append(time.perf_counter() - began)
    point(window, pygame.MOUSEBUTTONUP, (start, y))
    return times


def dragging(window: Window, size: tuple[int, int]) -> list[Row]:
    """Every tab's first slider, dragged."""
    rows = []
    for tab, slider in (("budget", "split.research"), ("levers", "lever.visa"), ("diplomacy", "")):
        window.desk.do(ShowTab(tab))
        settle(window)
        name = slider or next(c.name for c in window.scene.usable if c.name.startswith("stance."))
        what = f"{tab}, {size[0]}x{size[1]}: motion to frame"
        rows.append((what, milliseconds(drag(window, name)), "< 50 ms"))
        settle(window)
    return rows


def keeping(window: Window) -> list[Row]:
    """What writing the draft costs: the frame that asks for it, the disk, and a drag meanwhile."""
    desk = window.desk
    desk.do(ShowTab("budget"))
    settle(window)
    keeper = desk.keeper
    assert keeper is not None
    asked, written = [], []
    for k in range(30):
        desk.do(SetBudget(0.006 + 0.0001 * k))
        began = time.perf_counter()
        write = keeper.writing()
        asked.append(time.perf_counter() - began)
        began = time.perf_counter()
        keeper.note(write())
        written.append(time.perf_counter() - began)

    def always() -> None:
        if not desk.crew.busy("bench"):
            desk.crew.ask("bench", keeper.writing(), keeper.note, lane=DISK)
        desk.crew.collect()

    rows = [
        ("asking for it, in the frame", milliseconds(asked, 2), "< 2 ms"),
        ("writing it, beside", milliseconds(written), ""),
        ("motion to frame, nothing written", milliseconds(drag(window, "split.research")), ""),
    ]
    desk.crew.wait()
    without_rest = drag(window, "split.research", always)
    rows.append(("motion to frame, written without a rest", milliseconds(without_rest), "< 50 ms"))
    settle(window)
    return rows


def outlook(window: Window) -> list[Row]:
    """From a slider that has stopped to the new fan on the screen."""
    desk, times = window.desk, []
    assert desk.sitting is not None
    assert desk.counsel is not None
    for k in range(12):
        desk.sitting.do(SetBudget(0.006 + 0.0005 * k))
        began = time.perf_counter()
        window.outdated = True
        window.frame()  # asks
        while desk.crew.busy("counsel.fans"):
            time.sleep(0.001)
            desk.crew.collect()
        window.outdated = True
        window.frame()
        times.append(time.perf_counter() - began)
        settle(window)
    return [("from a change to the fan on the screen", milliseconds(times), "< 100 ms")]


def ending(level: str, turns: int) -> Row:
    """End Turn against eleven opponents of a level, autosave included."""
    with tempfile.TemporaryDirectory() as folder:
        desk = open_desk(Path(folder) / "saves", window_face())
        sitting = Sitting.new(NewGame(level=level), desk.slots)
        times = []
        for _ in range(turns):
            began = time.perf_counter()
            sitting.do(EndTurn())
            times.append(time.perf_counter() - began)
        desk.crew.close()
    goal = {"normal": "< 150 ms", "hard": "< 1200 ms"}.get(level, "")
    return (f"End Turn, {level}", milliseconds(times), goal)


def rest(window: Window) -> list[Row]:
    """What a window costs in which nothing happens."""
    began, worked = time.perf_counter(), time.process_time()
    while time.perf_counter() - began < RESTING:
        window.turn()
    share = (time.process_time() - worked) / (time.perf_counter() - began)
    return [("a window at rest, share of a core", f"{100 * share:.1f} %", "< 10 %")]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=10)
    asked = parser.parse_args()
    print(machine())
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            window = seated(Path(folder), size)
            show("A slider that is dragged (median, largest)", dragging(window, size))
            if size == SIZES[0]:
                show("A draft that is written (median, largest)", keeping(window))
                show("The outlook (median, largest)", outlook(window))
                show("Rest", rest(window))
            window.desk.crew.close()
    turns = [ending(level, asked.turns) for level in ("easy", "normal", "hard")]
    show("A turn of twelve nations (median, largest)", turns)


if __name__ == "__main__":
    main()
