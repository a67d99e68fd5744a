"""A server of this computer: the ear that it listens with, and how it answers."""

import asyncio
import errno
import socket
import sys

import uvicorn
from starlette.types import ASGIApp

from ui.faces.web.connections import Impatient, allow_many, unheard
from ui.play.refusal import Refusal
from ui.play.words import say

HERE = "127.0.0.1"
EVERYWHERE = "0.0.0.0"
"""Only where somebody has asked for the network."""
WAITING = 512
"""Connections that may wait to be taken: a class joins within one second."""
PINGS = 20.0
"""Seconds between the questions whether a page is still there, and for its answer."""
PATIENCE = 2
"""Seconds that a page has to let go when the server ends."""


def listen(port: int, address: str = HERE) -> socket.socket:
    """A socket, by default on the loopback; port 0 is any that is free.  Raises Refusal."""
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if sys.platform != "win32":  # where it would let a second server in
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # after one that has ended
    try:
        made.bind((address, port))
        made.listen(WAITING)
    except OSError as error:
        made.close()
        reason = "busy" if error.errno == errno.EADDRINUSE else "closed"
        raise Refusal(say(f"refuse.port_{reason}", port=port, other=port % 65_535 + 1)) from error
    return made


class WebServer(uvicorn.Server):
    """A server with room for many connections, that has nothing to say of them."""

    async def serve(self, sockets: list[socket.socket] | None = None) -> None:
        """Answer until it is to exit."""
        allow_many()
        asyncio.get_running_loop().set_exception_handler(unheard)
        await super().serve(sockets)


def make_server(app: ASGIApp, longest: int, packed: bool = False) -> uvicorn.Server:
    """A server that writes no log: there is nobody to read it.

    `longest` is of a message from a page, in bytes; `packed` sends messages to it compressed.
    """
    return WebServer(
        uvicorn.Config(
            app,
            log_config=None,
            log_level="critical",
            access_log=False,
            lifespan="off",
            http=Impatient,
            server_header=False,
            ws="websockets-sansio",
            ws_max_size=longest,
            ws_per_message_deflate=packed,
            ws_ping_interval=PINGS,
            ws_ping_timeout=PINGS,
            timeout_graceful_shutdown=PATIENCE,
        )
    )
