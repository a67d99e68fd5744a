"""The line to a page: views go out on it, and nothing is taken in but its end."""

import asyncio
from contextlib import suppress

from starlette.websockets import WebSocket, WebSocketDisconnect

from ui.faces.web.classroom.audience import Onlooker, PageSight
from ui.faces.web.classroom.host import ClassHost

ECHO = "network"
"""The kind of a line that answers what it is sent, to try a network with."""
LONGEST_ECHO = 200
MOST_ECHOES = 200


async def look_on(host: ClassHost, sight: PageSight, socket: WebSocket) -> None:
    """Show a page its sight until either lets go."""
    if sight.kind == ECHO:
        await _echo(socket)
        return
    page = Onlooker(socket)
    await host.come(sight, page)
    telling = asyncio.create_task(page.run())
    try:
        await _to_the_end(socket)
    finally:
        telling.cancel()
        with suppress(asyncio.CancelledError):
            await telling
        await asyncio.shield(host.go(sight, page))


async def _to_the_end(socket: WebSocket) -> None:
    """What pages of ours send is a sign of life; nothing is read from it."""
    while (await socket.receive())["type"] != "websocket.disconnect":
        continue


async def _echo(socket: WebSocket) -> None:
    with suppress(WebSocketDisconnect, RuntimeError):
        for _ in range(MOST_ECHOES):
            message = await socket.receive()
            if message["type"] == "websocket.disconnect":
                return
            await socket.send_text((message.get("text") or "")[:LONGEST_ECHO])
        await socket.close()
