"""A page at the other end of a WebSocket that is told what has changed, and may say something."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect

from ui.faces.web.workshop.poll import Poll

REST = 0.05
"""Seconds between two messages to a page, so that forty answers are not forty messages."""


@asynccontextmanager
async def telling(
    poll: Poll, socket: WebSocket, minds: Callable[[bool], bool], told: Callable[[], Any]
) -> AsyncIterator[None]:
    """Tell a page what `told` says: now, and after every change that it minds."""
    changed = asyncio.Event()
    changed.set()

    def ring(question: bool) -> None:
        if minds(question):
            changed.set()

    async def tell() -> None:
        with suppress(WebSocketDisconnect, RuntimeError):  # it is gone
            while await changed.wait():
                changed.clear()
                await socket.send_text(json.dumps(told(), ensure_ascii=False))
                await asyncio.sleep(REST)

    poll.listen(changed, ring)
    task = asyncio.create_task(tell())
    try:
        yield
    finally:
        poll.forget(changed)
        task.cancel()


async def heard(socket: WebSocket) -> str | None:
    """What a page says next; None when it has gone, "" for what is no text."""
    message = await socket.receive()
    if message["type"] == "websocket.disconnect":
        return None
    return message.get("text") or ""
