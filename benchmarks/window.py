"""The window: how soon it is there, and whether it answers while the rules are being loaded.

python -m benchmarks.window [--cold] [--runs N]

Each section is a function that returns rows of a table.  With --cold the kernels are compiled into
an empty cache, which takes some minutes.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping

from benchmarks.timing import machine, show

Row = tuple[str, str, str]  # what, figure, goal

FIRST_FRAME = """
import sys, time
import pygame
def flipped(began=float(sys.argv[1])):
    print(time.time() - began, flush=True)
    sys.stdout.flush()
    import os
    os._exit(0)
pygame.display.flip = flipped
from ui.faces.terminal.cli import start
start(["play"])
"""
"""Opens the window as the command does, and ends with its first picture."""

TITLE = """
import json, os, sys, time
from pathlib import Path
import pygame
from ui.desk.opened import open_desk
from ui.faces.window.face import window_face
from ui.faces.window.start import get_ready
from ui.faces.window.window import Window
desk = open_desk(Path(sys.argv[1]), window_face())
window = Window(desk)
window.frame()
get_ready(desk)
began = time.perf_counter()
answers, said = [], set()
while not desk.ready and not desk.notice:
    down = pygame.K_DOWN if len(answers) % 2 else pygame.K_UP
    at = time.perf_counter()
    window.feed(pygame.event.Event(pygame.KEYDOWN, key=down, mod=0, unicode=""))
    window.stale |= desk.crew.collect()
    window.frame()
    answers.append(time.perf_counter() - at)
    said.add(desk.compiling)
    time.sleep(0.016)
print(json.dumps({"seconds": time.perf_counter() - began, "answers": answers,
                  "compiling": any(said), "notice": desk.notice}), flush=True)
os._exit(0)
"""
"""Presses a key of the title every 16 ms until the rules are there; how long each answer takes."""


def _child(code: str, argument: str, **more: str) -> str:
    settings: Mapping[str, str] = {
        **os.environ,
        "SDL_VIDEODRIVER": os.environ.get("SDL_VIDEODRIVER", "dummy"),
        "PYGAME_HIDE_SUPPORT_PROMPT": "1",
        **more,
    }
    done = subprocess.run(
        [sys.executable, "-c", code, argument],
        env=settings,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return done.stdout.strip().splitlines()[-1]


def first_frame(runs: int = 5) -> list[Row]:
    """Seconds from the start of the process to the first picture of the title."""
    with tempfile.TemporaryDirectory() as folder:
        times = [
            float(_child(FIRST_FRAME, repr(time.time()), SIXPILLARS_SAVES=f"{folder}/saves"))
            for _ in range(runs)
        ]
    return [
        (
            "sixpillars play to the first frame, median",
            f"{statistics.median(times):.2f} s",
            "< 2 s",
        ),
        ("the slowest of them", f"{max(times):.2f} s", ""),
    ]


def title_answers(cold: bool = False) -> list[Row]:
    """How long the title takes to answer a key while the rules are loaded behind it."""
    with tempfile.TemporaryDirectory() as folder:
        cache = {"SIXPILLARS_CACHE": f"{folder}/cache"} if cold else {}
        found = json.loads(_child(TITLE, f"{folder}/saves", **cache))
    answers = sorted(1000.0 * answer for answer in found["answers"])
    assert found["compiling"] == cold
    return [
        ("until the rules are there", f"{found['seconds']:.1f} s", ""),
        ("a key until its frame, median", f"{statistics.median(answers):.1f} ms", ""),
        ("99 % of keys", f"{answers[int(0.99 * (len(answers) - 1))]:.1f} ms", "< 50 ms"),
        (f"the slowest of {len(answers)} keys", f"{answers[-1]:.0f} ms", ""),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cold", action="store_true", help="also compile into an empty cache")
    parser.add_argument("--runs", type=int, default=5)
    asked = parser.parse_args()
    print(machine())
    show("First frame", first_frame(asked.runs))
    show("The title while the rules are loaded", title_answers())
    if asked.cold:
        show("The title while the rules are compiled", title_answers(cold=True))


if __name__ == "__main__":
    main()
