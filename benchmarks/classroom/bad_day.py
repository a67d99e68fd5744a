"""The bad day: what goes wrong in a room, one mishap after the other, and who notices (C4).

Each mishap is mended with at most one click, nobody else's page shows other orders, another seat or
another turn for it, and the class is played to its end.  A wait that is only a wait is shortened;
the half minute after which a stand-in plays is not.
"""

import asyncio
import os
import signal
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from benchmarks.classroom.bot import Page, SeatBot, TeacherBot
from benchmarks.classroom.lesson import Lesson
from benchmarks.classroom.server import ClassServer

STOOD_IN_AFTER = 33.0
"""Seconds away after which a stand-in must be there."""
ASLEEP = 3.0
"""Seconds that the teacher's computer sleeps; a page waits for no answer meanwhile."""


@dataclass
class BadDay:
    """What was tried, and what failed."""

    server: ClassServer
    lesson: Lesson
    tried: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    clicks: list[int] = field(default_factory=list)

    async def mishap(self, name: str, happens: Callable[[], Awaitable[int]], *hit: SeatBot) -> None:
        """Let it happen to `hit`; it says how many clicks it took."""
        self.tried.append(name)
        others = [seat for seat in self.lesson.seats if seat not in hit]
        before = [await noticed(seat) for seat in others]
        try:
            async with asyncio.timeout(90):
                self.clicks.append(await happens())
            if self.clicks[-1] > 1:
                self.failed.append(f"{name}: {self.clicks[-1]} clicks")
            if [await noticed(seat) for seat in others] != before:
                self.failed.append(f"{name}: others notice")
        except (AssertionError, LookupError, TimeoutError) as error:
            self.failed.append(f"{name}: {error or type(error).__name__}")


async def noticed(seat: SeatBot) -> Any:
    """What a seat must not see change because of another: its orders, its place, the turn."""
    view = await seat.fetched()
    own, lesson = view["view"]["own"], view["class"]
    place = [view["seat"][key] for key in ("world", "nation", "stood_in")]
    return own["draft"]["move"], place, view["ended"], lesson["phase"], lesson["turn"]


async def bad_day(server: ClassServer, lesson: Lesson) -> BadDay:
    """A class of two worlds of eight nations, from the first seat to the closed class."""
    day = BadDay(server, lesson)
    await lesson.fill(15)
    await lesson.begin()
    await lesson.all_see(lambda view: view["class"]["phase"] == "plan")
    first, second, third, fourth, slow = lesson.seats[:5]
    for seat in lesson.seats:
        assert (await seat.ask("set_budget", turn=0, share=0.001))["ok"]
    await day.mishap("wrong code", lambda: _wrong_code(day))
    await day.mishap("late join in a turn", lambda: _late(day))
    await day.mishap("full class", lambda: _full(day))
    await day.mishap("refresh", lambda: _away(first, 0.0), first)
    await day.mishap("30 s offline", lambda: _away(first, 5.0), first)
    await day.mishap("two tabs", lambda: _two_tabs(day, second), second)
    await day.mishap("two devices", lambda: _two_devices(day, third), third)
    await day.mishap("skewed clock", lambda: _clocks(lesson.seats))
    await day.mishap("drop-out and ten minutes' sleep", lambda: _sleep(fourth), fourth)
    await day.mishap("the teacher's computer sleeps", lambda: _frozen(day))
    await day.mishap("teacher's tab closed", lambda: _tab_closed(day))
    await day.mishap("wrong password", lambda: _wrong_password(day))
    await day.mishap("slow student", lambda: _slow(day, slow), *lesson.seats)
    await lesson.to_the_end(drafts=1)
    return day


async def _wrong_code(day: BadDay) -> int:
    """Who mistypes is told so; typing it right is no click more than everybody's."""
    assert await _refusal(day, "ABCDEF", "mistyped"), "let in with a wrong code"
    return 0


async def _late(day: BadDay) -> int:
    seat = await SeatBot.joined(day.lesson.net, day.lesson.code, "late", 99)
    seat.listen()
    view = await seat.seen(lambda view: view["class"]["phase"] == "plan", 5.0)
    assert view["view"]["own"], "cannot draft"
    assert (await seat.ask("set_budget", turn=0, share=0.001))["ok"]
    day.lesson.seats.append(seat)
    return 1


async def _full(day: BadDay) -> int:
    assert "16" in await _refusal(day, day.lesson.code, "one too many"), "not told that it is full"
    return 0


async def _refusal(day: BadDay, code: str, label: str) -> str:
    """The sentence with which somebody is not let in; "" if they are."""
    try:
        await SeatBot.joined(day.lesson.net, code, label)
    except LookupError as refusal:
        return str(refusal)
    return ""


async def _away(seat: SeatBot, seconds: float) -> int:
    """A page that is gone for so long and then there again, as it was."""
    before = await noticed(seat)
    await seat.close()
    await asyncio.sleep(seconds)
    seat.text = ""
    seat.listen()
    await seat.seen(lambda view: view["seat"]["present"], 5.0)
    assert await noticed(seat) == before, "not as it was"
    return 0


async def _two_tabs(day: BadDay, seat: SeatBot) -> int:
    """Two tabs draft against each other: both show what was said last, and one may be closed."""
    other = SeatBot(day.lesson.net, seat.cookie, seat.seat, 1)
    other.listen()
    await other.seen(lambda view: view["seat"]["number"] == seat.seat, 5.0)
    said = [
        page.ask("set_budget", turn=0, share=0.0005 + 0.0001 * k)
        for k in range(5)
        for page in (seat, other)
    ]
    assert all(told["ok"] for told in await asyncio.gather(*said)), "refused"
    await other.ask("set_budget", turn=0, share=0.002)
    for page in (seat, other):
        await page.seen(lambda view: view["view"]["own"]["draft"]["move"]["budget"] == 0.002, 5.0)
    await other.close()
    await asyncio.sleep(0.2)
    assert (await seat.fetched())["seat"]["present"], "away because one tab was closed"
    return 0


async def _two_devices(day: BadDay, seat: SeatBot) -> int:
    """A phone whose battery ends soon: the teacher lets the second one in with one click."""
    net, lesson = day.lesson.net, day.lesson
    label = (await seat.fetched())["seat"]["label"]
    body = {"code": lesson.code, "label": label, "language": "en", "again": True}
    said = await net.post("/api/join", body)
    assert said.json().get("waits"), said.text
    further = SeatBot(net, f"seat={said.cookies['seat']}", seat.seat, 2)
    asked = await net.get("/api/view?as=seat", further.cookie)
    assert asked.status_code == 202, "let in without the teacher"
    (request,) = (await lesson.teacher.fetched())["requests"]
    await lesson.must("admit", request=request["number"])
    assert await noticed(further) == await noticed(seat), "another seat"
    assert (await further.ask("set_budget", turn=0, share=0.0015))["ok"]
    return 1


async def _clocks(pages: Sequence[Page]) -> int:
    """No page is told an hour, which a device of another hour would misread: seconds left only."""
    views = [await page.fetched() for page in pages]
    left = [view["class"]["seconds_left"] for view in views]
    assert all(one is not None for one in left), "no clock"
    assert max(left) - min(left) < 30.0, "clocks differ"
    hour = str(int(time.time()))[:7]  # the next quarter of an hour begins alike
    assert not any(hour in page.text for page in pages), "an hour is told"
    return 0


async def _sleep(seat: SeatBot) -> int:
    """A stand-in plays for who sleeps, and goes by itself when the page is there again."""
    await seat.close()
    await asyncio.sleep(STOOD_IN_AFTER)
    assert (await seat.fetched())["seat"]["stood_in"], "waited for"
    seat.text = ""
    seat.listen()
    await seat.seen(lambda view: view["seat"]["present"] and not view["seat"]["stood_in"], 5.0)
    assert (await seat.ask("set_budget", turn=0, share=0.0012))["ok"]
    return 0


async def _frozen(day: BadDay) -> int:
    os.kill(day.server.number, signal.SIGSTOP)
    try:
        await asyncio.sleep(ASLEEP)
    finally:
        os.kill(day.server.number, signal.SIGCONT)
    assert all([await seat.fetched() for seat in day.lesson.seats])
    return 0


async def _tab_closed(day: BadDay) -> int:
    """A closed console is opened again; where its cookie is gone, the password is one click."""
    lesson = day.lesson
    before = (await lesson.teacher.fetched())["class"]["phase"]
    for page in (lesson.teacher, lesson.wall):
        await page.close()
    lesson.teacher = await TeacherBot.logged_in(lesson.net, day.server.password)
    lesson.wall = lesson.teacher.wall()
    for page in (lesson.teacher, lesson.wall):
        page.listen()
        await page.seen(lambda view: view["class"]["phase"] == before, 5.0)
    return 1


async def _wrong_password(day: BadDay) -> int:
    said = await day.lesson.net.post("/api/teacher/login", {"password": "let-me-in"})
    assert not said.json()["ok"], "let in with a wrong password"
    assert said.status_code < 500, said.text
    return 0


async def _slow(day: BadDay, slow: SeatBot) -> int:
    """All others are done: the teacher goes on, and the slow one keeps the orders in force."""
    lesson = day.lesson
    for seat in lesson.seats:
        if seat is not slow:
            assert (await seat.ask("end_turn", turn=0))["ok"]
            assert (await seat.predict())["ok"]
    assert lesson.teacher.view["class"]["turn"] == 0, "not waited for"
    await lesson.go_on_to("predict")  # one click; the clock does the rest, or one more
    await slow.seen(lambda view: view["class"]["phase"] == "predict", 5.0)
    assert (await slow.predict())["ok"]
    await lesson.all_see(lambda view: view["class"]["turn"] == 1, 20.0)
    return 1
