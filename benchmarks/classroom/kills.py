"""Kill the server at random moments of a lesson, and see what is lost (C3)."""

import asyncio
import random
import time
from dataclasses import dataclass, field

from benchmarks.classroom.acknowledged import Said, compared
from benchmarks.classroom.bot import SeatBot, View
from benchmarks.classroom.lesson import Lesson, in_class
from benchmarks.classroom.server import ClassServer

OLD = 2.0
"""Seconds that a draft may be in memory alone."""
LONGEST_REST = 0.6
"""Seconds between a start and a kill, at most."""
AT_WORK = ("plan", "predict")


@dataclass
class Losses:
    """What came of the kills."""

    kills: int = 0
    turns: int = 0
    submitted: int = 0  # orders that pages were told are submitted
    lost: list[str] = field(default_factory=list)
    back: list[float] = field(default_factory=list)  # seconds from a start to all pages being back


async def killed(server: ClassServer, kills: int, seats: int, seed: int) -> Losses:
    """A lesson whose server is killed so many times; the server has been started."""
    dice, found = random.Random(seed), Losses()
    async with in_class(server.address, server.code, server.password) as lesson:
        await lesson.fill(seats)
        await lesson.begin()
        heard: dict[int, Said] = {seat.seat: Said() for seat in lesson.seats}
        playing = [asyncio.create_task(_play(seat, heard[seat.seat])) for seat in lesson.seats]
        leading = asyncio.create_task(_lead(lesson))
        for _ in range(kills):
            await asyncio.sleep(dice.uniform(0.02, LONGEST_REST))
            before = time.perf_counter()
            counts = [page.views for page in lesson.seats]
            await asyncio.to_thread(server.kill)
            await asyncio.to_thread(server.start)
            await _all_back(lesson, counts)
            found.back.append(time.perf_counter() - server.began)
            found.kills += 1
            found.lost += _missing(lesson, heard, before)
        for task in (*playing, leading):
            task.cancel()
        await asyncio.gather(*playing, leading, return_exceptions=True)
    await asyncio.to_thread(server.stop)
    found.submitted = sum(len(said.submitted) for said in heard.values())
    found.turns, unlike = compared(server.file, heard)
    found.lost += unlike
    return found


async def _play(seat: SeatBot, said: Said) -> None:
    """Draft, end the turn, predict, for ever; note what was acknowledged."""
    while True:
        view = await seat.seen(lambda view: view["class"]["phase"] in AT_WORK)
        turn, phase = view["class"]["turn"], view["class"]["phase"]
        if phase == "plan" and not view["ended"]:
            if seat.dice.random() < 0.7:
                told = await seat.draft()
                _note_draft(said, told)
                continue
            said.note(turn, await seat.ask("end_turn", turn=turn))
        elif not view["predicted"]:
            await seat.predict()
        await asyncio.sleep(seat.dice.uniform(0.0, 0.05))


def _note_draft(said: Said, told: View) -> None:
    if told["ok"] and told["view"]["view"]["own"]:
        after = told["view"]
        draft = after["view"]["own"]["draft"]["move"]
        said.drafts.append((time.perf_counter(), after["class"]["turn"], draft))


async def _lead(lesson: Lesson) -> None:
    """Go on where the class waits for the teacher."""
    while True:
        view = await lesson.teacher.seen(lambda view: view["class"]["phase"] not in AT_WORK)
        if view["class"]["phase"] in ("reveal", "before", "lobby"):
            await lesson.teacher.ask("advance")
        await asyncio.sleep(0.05)


async def _all_back(lesson: Lesson, before: list[int]) -> None:
    """Wait until every page has a view from the new server."""

    async def back(page: SeatBot, count: int) -> None:
        while page.views <= count:
            await asyncio.sleep(0.005)

    async with asyncio.timeout(60):
        await asyncio.gather(*map(back, lesson.seats, before))


def _missing(lesson: Lesson, heard: dict[int, Said], killed_at: float) -> list[str]:
    """What the new server shows less than pages were told before the kill."""
    lost = []
    for seat in lesson.seats:
        view, said = seat.view, heard[seat.seat]
        turn, own = view["class"]["turn"], view["view"]["own"]
        if turn in said.submitted and not view["ended"]:
            lost.append(f"seat {seat.seat}: the orders of turn {turn}")
        known = {turn for _, turn, _ in said.drafts} | set(said.submitted)
        if known and turn < max(known):
            lost.append(f"seat {seat.seat}: turn {max(known)}, in which it had drafted")
        if turn in said.submitted or own is None:
            continue
        fit = [one for one in said.drafts if one[1] == turn]
        old = [draft for at, _, draft in fit if at < killed_at - OLD]
        if old and own["draft"]["move"] not in [draft for _, _, draft in fit][len(old) - 1 :]:
            lost.append(f"seat {seat.seat}: a draft more than {OLD} s old")
    return lost
