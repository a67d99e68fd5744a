"""From the last prediction of a turn to the page of everybody (C2)."""

import asyncio
import time
from dataclasses import dataclass, field

from benchmarks.classroom.bot import Page
from benchmarks.classroom.lesson import Lesson


@dataclass
class Shown:
    """Seconds from the last submit until a page shows the turn, of every page and turn."""

    seats: list[float] = field(default_factory=list)
    big: list[float] = field(default_factory=list)  # console and projector


async def shown(lesson: Lesson, drafts: int = 2) -> Shown:
    """Play the run to its end; the class stands in its first plan."""
    found, big = Shown(), (lesson.teacher, lesson.wall)
    while (await lesson.go_on_to("plan", "fate"))["class"]["phase"] == "plan":
        await lesson.all_see(lambda view: view["class"]["phase"] == "plan")
        turn = lesson.seats[0].view["class"]["turn"]
        for seat in lesson.seats:
            for _ in range(drafts):
                await seat.draft()
        for seat in lesson.seats:
            assert (await seat.ask("end_turn", turn=turn))["ok"]
        for seat in lesson.seats[:-1]:
            assert (await seat.predict())["ok"]
        await asyncio.sleep(0.5)  # that the pages have come to rest
        mark = f'"turn":{turn + 1},'
        waits = [
            *(asyncio.create_task(_until(seat, mark, found.seats)) for seat in lesson.seats),
            *(asyncio.create_task(_until(page, mark, found.big)) for page in big),
        ]
        assert (await lesson.seats[-1].predict())["ok"]
        await asyncio.gather(*waits)
    return found


async def _until(page: Page, mark: str, into: list[float]) -> None:
    began = time.perf_counter()  # all begin to wait before the request goes out
    await page.until(lambda text: mark in text[:600], 60.0)
    into.append(time.perf_counter() - began)
