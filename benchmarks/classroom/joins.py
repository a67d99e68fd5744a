"""Forty join within a second (C1): how long until each has a page that can be used.

The server has been open for some seconds, as one has been when a class takes out its phones.
"""

import asyncio
import time
from dataclasses import dataclass, field

from benchmarks.classroom.bot import Net, SeatBot

PAGE_FILES = ("/", "/seat")
OPEN_FOR = 6.0
"""Seconds."""


@dataclass
class Joined:
    """What came of it."""

    seconds: list[float] = field(default_factory=list)  # from the tap on Join to the first view
    lost: int = 0


async def joined(address: str, code: str, count: int, within: float = 1.0) -> Joined:
    """So many people, spread over `within` seconds: fetch, join, fetch the seat, see a view."""
    net, found = Net(address), Joined()
    await asyncio.sleep(OPEN_FOR)

    async def one(k: int) -> None:
        await asyncio.sleep(within * k / count)
        began = time.perf_counter()
        try:
            await net.get(PAGE_FILES[0])
            seat = await SeatBot.joined(net, code, f"person {k}", k)
            await net.get(PAGE_FILES[1])
            seat.listen()
            await seat.seen(lambda view: view["seat"]["number"] == seat.seat, 30.0)
            found.seconds.append(time.perf_counter() - began)
            await seat.close()
        except (LookupError, TimeoutError):
            found.lost += 1

    await asyncio.gather(*(one(k) for k in range(count)))
    await net.close()
    return found
