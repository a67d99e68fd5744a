"""Many classes at once on one machine, for minutes: is anything lost, or mixed up?"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, closing
from dataclasses import dataclass, field

from benchmarks.classroom.acknowledged import Said, compared
from benchmarks.classroom.bot import SeatBot, View
from benchmarks.classroom.lesson import Lesson, in_class
from benchmarks.classroom.server import ClassServer
from ui.play.classroom.entries import Joined
from ui.play.classroom.store import Store

DRAFTS = 3
"""Changes of a seat in a turn."""
THINKING = 0.7
"""Share of a turn's time over which a class ends its turn."""


@dataclass
class Kept:
    """What became of all rooms."""

    seats: int = 0
    turns: int = 0
    submitted: int = 0  # orders that pages were told are submitted
    answers: list[float] = field(default_factory=list)  # seconds from a request to its answer
    shown: list[float] = field(default_factory=list)  # from the last prediction to every page
    unlike: list[str] = field(default_factory=list)  # lost or mixed up


async def kept(servers: Sequence[ClassServer], seats: int, seconds: float, turn: float) -> Kept:
    """Fill the rooms and play them side by side for so long, a turn in so many seconds."""
    found = Kept()
    async with AsyncExitStack() as stack:
        rooms = [
            await stack.enter_async_context(in_class(one.address, one.code, one.password))
            for one in servers
        ]
        for room in rooms:  # a school's bell rings for all, but nobody types at once
            await room.fill(seats, called=room.code)
        heard = [{seat.seat: Said() for seat in room.seats} for room in rooms]
        end = time.perf_counter() + seconds
        await asyncio.gather(
            *(
                _lesson(room, said, found, end, turn)
                for room, said in zip(rooms, heard, strict=True)
            )
        )
        found.unlike += [one for room in rooms for one in _strangers(room)]
    for server, said in zip(servers, heard, strict=True):
        await asyncio.to_thread(server.stop)
        turns, unlike = await asyncio.to_thread(compared, server.file, said)
        found.turns += turns
        found.seats += len(said)
        found.submitted += sum(len(one.submitted) for one in said.values())
        found.unlike += [f"{server.code}: {one}" for one in unlike + _visitors(server)]
    return found


async def _lesson(
    room: Lesson, heard: dict[int, Said], found: Kept, end: float, turn: float
) -> None:
    """Turns of so many seconds until the time is over, or the run."""
    await room.begin()
    while time.perf_counter() < end:
        began = time.perf_counter()
        if (await room.go_on_to("plan", "fate"))["class"]["phase"] == "fate":
            return
        await _turn(room, heard, found, turn * THINKING)
        await asyncio.sleep(max(0.0, turn - (time.perf_counter() - began)))


async def _turn(room: Lesson, heard: dict[int, Said], found: Kept, within: float) -> None:
    """Everybody acts within about so many seconds; how long all pages then take to show it."""
    await room.all_see(lambda view: view["class"]["phase"] == "plan")
    turn = room.seats[0].view["class"]["turn"]
    acts = (_act(seat, heard[seat.seat], found, within) for seat in room.seats)
    ready = await asyncio.gather(*acts)
    await room.all_see(lambda view: view["class"]["turn"] > turn)
    found.shown.append(time.perf_counter() - max(ready))


async def _act(seat: SeatBot, said: Said, found: Kept, within: float) -> float:
    """Draft, end the turn and predict, with pauses; when the prediction went out."""
    turn = seat.view["class"]["turn"]

    async def timed(asking: Callable[[], Awaitable[View]]) -> tuple[View, float]:
        await asyncio.sleep(seat.dice.uniform(0.0, 2.0 * within / (DRAFTS + 2)))
        sent = time.perf_counter()
        told = await asking()
        found.answers.append(time.perf_counter() - sent)
        return told, sent

    for _ in range(DRAFTS):
        await timed(seat.draft)
    told, _ = await timed(lambda: seat.ask("end_turn", turn=turn))
    said.note(turn, told)
    if not told["ok"]:
        found.unlike.append(f"seat {seat.seat}: {told.get('sentence')}")
    told, sent = await timed(seat.predict)
    if not told["ok"]:
        found.unlike.append(f"seat {seat.seat}: {told.get('sentence')}")
    return sent


def _strangers(room: Lesson) -> list[str]:
    """Pages whose view is not of their own seat in their own room."""
    odd = []
    for k, seat in enumerate(room.seats):
        shown = seat.view["seat"]
        if shown["label"] != f"{room.code} {k}" or shown["number"] != seat.seat:
            odd.append(f"{room.code}: seat {seat.seat} shows {shown['label']!r}")
    return odd


def _visitors(server: ClassServer) -> list[str]:
    """Who stands in the log of a class without belonging to it."""
    with closing(Store(server.file)) as store:
        joined = [entry for _, _, entry in store.entries() if isinstance(entry, Joined)]
    return [f"{one.label!r} joined" for one in joined if not one.label.startswith(server.code)]
