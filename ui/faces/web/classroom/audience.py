"""Who looks on: pages that are open, and what each of them is to see next.

Pages that see the same (two tabs of one seat) share a sight.  A view is made once for a sight, in
the engine's thread, and given to all of its pages; what has changed several times meanwhile is sent
once.  A page that takes long holds nobody up: it gets the newest view when it can take it.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import NamedTuple

from starlette.websockets import WebSocket, WebSocketDisconnect

REST, REST_OF_SEATS = 0.2, 1.0
"""Seconds between two views of what matters less: of those all look at, and of a seat's own.

What a seat does itself it is told at once; forty pages that hear of each other's every step five
times a second would keep a class from joining.
"""
ALIVE = '{"kind":"ping"}'
PINGS = 10.0
"""Seconds between two signs of life: a page takes silence for a broken line."""


class PageSight(NamedTuple):
    """What is seen: a seat's own view, the projector's or the console's."""

    kind: str  # "seat", "projector" or "console"
    seat: int = -1  # whose it is; -1 where it is no seat's


class Onlooker:
    """An open page, and the newest that it has to be told."""

    def __init__(self, socket: WebSocket) -> None:
        self._socket = socket
        self._next: str | None = None
        self._code = 0  # with which to let go of it; 0: not yet
        self._awake = asyncio.Event()

    def tell(self, words: str) -> None:
        """Tell it this instead of what it has not been sent yet."""
        self._next = words
        self._awake.set()

    def leave(self, code: int) -> None:
        """Let go of it."""
        self._code = code
        self._awake.set()

    async def run(self) -> None:
        """Send what there is, until the page is gone."""
        with suppress(WebSocketDisconnect, RuntimeError):
            while not self._code:
                await self._send_next()
            await self._socket.close(self._code)

    async def _send_next(self) -> None:
        try:
            async with asyncio.timeout(PINGS):
                await self._awake.wait()
        except TimeoutError:
            await self._socket.send_text(ALIVE)
            return
        self._awake.clear()
        words, self._next = self._next, None
        if words is not None:
            await self._socket.send_text(words)


@dataclass
class _Showing:
    """A sight that somebody has before their eyes."""

    pages: set[Onlooker] = field(default_factory=set)
    wanted: asyncio.Event = field(default_factory=asyncio.Event)
    urgent: asyncio.Event = field(default_factory=asyncio.Event)
    task: asyncio.Task[None] | None = None


class Audience:
    """All pages; `make` makes the words of a sight."""

    def __init__(self, make: Callable[[PageSight], Awaitable[str | None]]) -> None:
        self._make = make
        self._showings: dict[PageSight, _Showing] = {}

    def pages(self, sight: PageSight) -> int:
        """How many pages show this."""
        return len(self._pages(sight))

    def come(self, sight: PageSight, page: Onlooker) -> None:
        """A page was opened; it is shown the sight at once."""
        showing = self._showings.get(sight)
        if showing is None:
            showing = self._showings[sight] = _Showing()
            showing.task = asyncio.get_running_loop().create_task(self._show(sight, showing))
        showing.pages.add(page)
        self.changed([sight], urgent=True)

    def go(self, sight: PageSight, page: Onlooker) -> None:
        """A page was closed."""
        showing = self._showings.get(sight)
        if showing is None:
            return
        showing.pages.discard(page)
        if not showing.pages:
            del self._showings[sight]
            if showing.task is not None:
                showing.task.cancel()

    def sits(self, seat: int) -> bool:
        """Whether a page of this seat is open."""
        return PageSight("seat", seat) in self._showings

    def sights(self) -> list[PageSight]:
        """All that somebody has before their eyes."""
        return list(self._showings)

    def changed(self, sights: Sequence[PageSight], *, urgent: bool) -> None:
        """These look otherwise now; what is urgent does not wait for others to come to rest."""
        for sight in sights:
            if (showing := self._showings.get(sight)) is not None:
                showing.wanted.set()
                if urgent:
                    showing.urgent.set()

    def dismiss(self, sight: PageSight, code: int) -> None:
        """Let go of all pages that show this."""
        for page in self._pages(sight):
            page.leave(code)

    def give(self, sight: PageSight, words: str) -> None:
        """These are the words of a sight as it is now."""
        for page in self._pages(sight):
            page.tell(words)

    def _pages(self, sight: PageSight) -> set[Onlooker]:
        showing = self._showings.get(sight)
        return showing.pages if showing else set()

    async def _show(self, sight: PageSight, showing: _Showing) -> None:
        while True:
            await showing.wanted.wait()
            showing.wanted.clear()
            showing.urgent.clear()
            words = await self._make(sight)
            if words is not None:
                for page in showing.pages:
                    page.tell(words)
            try:
                async with asyncio.timeout(REST_OF_SEATS if sight.kind == "seat" else REST):
                    await showing.urgent.wait()
            except TimeoutError:
                continue
