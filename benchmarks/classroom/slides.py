"""How long a class waits for its debrief after the last turn (C9).

python -m benchmarks.classroom.slides [SCENARIO] [SEATS]

Plays a class of bots to its last turn against the real server, and asks for the debrief as its page
does: until the slides are there, and until the transplants that it offers are.  Goal: slides within
10 s.
"""

import asyncio
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.classroom.bot import View
from benchmarks.classroom.lesson import Lesson, in_class
from benchmarks.classroom.server import ClassServer

GOAL = 10.0
AGAIN, LATEST = 0.25, 240.0
WORLDS = 4


async def slides(lesson: Lesson) -> tuple[float, float, float]:
    """Seconds to the slides, to the offered transplants, and of one transplant that is played."""
    turns = 0
    while (await lesson.go_on_to("plan", "fate"))["class"]["phase"] == "plan":
        await lesson.all_see(lambda view: view["class"]["phase"] == "plan")
        await lesson.play_turn()
        turns += 1
    began = time.perf_counter()
    await _asked(lesson, lambda told: bool(told["ready"]))
    shown = time.perf_counter() - began
    told = await _asked(lesson, lambda told: bool(told["transplants"]))
    offered = time.perf_counter() - began
    wanted = {key: told["transplants"][0][key] for key in ("turn", "nation", "source", "target")}
    began = time.perf_counter()
    answer = await lesson.net.post("/api/transplant", wanted, lesson.teacher.cookie)
    assert answer.json()["ok"], answer.text
    print(f"{turns} turns, {len(lesson.seats)} seats, {len(told['worlds'])} worlds")
    return shown, offered, time.perf_counter() - began


async def _asked(lesson: Lesson, enough: Callable[[View], bool]) -> View:
    end = time.perf_counter() + LATEST
    while time.perf_counter() < end:
        said = await lesson.net.get("/api/debrief", lesson.teacher.cookie)
        assert said.status_code == 200, said.text
        told: View = said.json()
        if enough(told):
            return told
        await asyncio.sleep(AGAIN)
    raise TimeoutError("no debrief")


def main(scenario: str = "default", seats: int = 40) -> None:
    """Measure one class."""

    async def measured(server: ClassServer) -> tuple[float, float, float]:
        async with in_class(server.address, server.code, server.password) as lesson:
            await lesson.fill(seats)
            await lesson.begin()
            return await slides(lesson)

    words = (scenario, "--worlds", str(WORLDS), "--preset", "short", "--seed", "5")
    with tempfile.TemporaryDirectory() as folder, ClassServer(Path(folder), *words) as server:
        shown, offered, played = asyncio.run(measured(server))
    print(f"slides {shown:.1f} s, transplants {offered:.1f} s, one played {played:.1f} s")
    print(f"goal: slides within {GOAL:.0f} s: {'met' if shown <= GOAL else 'missed'}")


if __name__ == "__main__":
    given = sys.argv[1:]
    main(*given[:1], *map(int, given[1:2]))
