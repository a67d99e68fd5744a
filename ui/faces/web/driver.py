"""The one loop that a desk lives in: what pages say goes in, what is to be seen goes out.

All work on the desk is done in this one task, so that the desk has one thread and one language.
"""

import asyncio
import json
import time
from contextlib import suppress
from contextvars import copy_context
from typing import Protocol

from ui.faces.web.seat import Seat, Sent
from ui.faces.web.wire import Said, SaidSeen
from ui.play.words import say, speak

REST = 0.25
"""Seconds to wait for something to happen when nothing does."""
WAITING = 64
"""What a page may say before it has to wait."""


class Listener(Protocol):
    """A page that listens."""

    async def send(self, words: str) -> None:
        """Tell it something.  Raises ConnectionError when it is gone."""

    async def leave(self, code: int) -> None:
        """Let go of it."""


ELSEWHERE = 4001
"""The code with which a page is let go of because another one was opened."""


class Driver:
    """Drives one desk for the page that was opened last."""

    def __init__(self, seat: Seat) -> None:
        self.seat = seat
        self.page: Listener | None = None
        self._inbox: asyncio.Queue[tuple[Listener, Said | None] | None] = asyncio.Queue(WAITING)
        self._shown = True  # whether the page has shown what it was sent last
        self.greeted = asyncio.Event()  # a page has shown something
        self.context = copy_context()  # of all work on the desk: the language

    async def sit(self, page: Listener) -> None:
        """A page was opened."""
        await self._inbox.put((page, None))

    async def hear(self, page: Listener, said: Said) -> None:
        """A page says something."""
        await self._inbox.put((page, said))

    def rise(self, page: Listener) -> None:
        """A page was closed."""
        if self.page is page:
            self.page = None

    @property
    def settled(self) -> bool:
        """Whether the page shows what is to be seen."""
        seat = self.seat
        return self._shown and not (seat.outdated or seat.desk.moved) and self._inbox.empty()

    def start(self) -> asyncio.Task[None]:
        """Go on from now on, until the desk is closed."""
        return asyncio.get_running_loop().create_task(self._run(), context=self.context)

    async def _run(self) -> None:
        desk, loop = self.seat.desk, asyncio.get_running_loop()
        speak(desk.settings.language)
        desk.crew.wake = lambda: loop.call_soon_threadsafe(self._wake)
        while not desk.over:
            await self._listen()
            self.seat.outdated |= desk.crew.collect()
            self.seat.outdated |= desk.breathe(time.monotonic_ns() // 1_000_000)
            if desk.moved or self.seat.outdated:
                await self._show()
        await self._tell({"kind": "end", "words": say("web.ended")})

    def _wake(self) -> None:
        with suppress(asyncio.QueueFull):  # then there is enough to wake for
            self._inbox.put_nowait(None)

    async def _listen(self) -> None:
        """Wait for something, and take in all that is there."""
        try:
            async with asyncio.timeout(REST):
                first = await self._inbox.get()
        except TimeoutError:
            return
        await self._take(first)
        while not self._inbox.empty():
            await self._take(self._inbox.get_nowait())

    async def _take(self, item: tuple[Listener, Said | None] | None) -> None:
        if item is None:
            return
        page, said = item
        if said is None:
            if self.page is not None:
                await self.page.leave(ELSEWHERE)
            self.page, self._shown = page, True
            self.seat.anew()
        elif page is self.page:
            if isinstance(said, SaidSeen):
                self._shown = True
                self.greeted.set()
            answer = self.seat.feed(said)
            if answer is not None:
                await self._tell(answer)

    async def _show(self) -> None:
        """Send what is to be seen, unless the page is still busy with what it has."""
        if self.page is not None and self._shown:
            self._shown = False
            await self._tell(self.seat.message())

    async def _tell(self, sent: Sent) -> None:
        if self.page is None:
            return
        try:
            await self.page.send(json.dumps(sent, ensure_ascii=False, separators=(",", ":")))
        except ConnectionError:
            self.page = None
