"""Serving the game to browsers of this computer, until somebody ends it."""

import asyncio
import errno
import socket
import sys
from collections.abc import Callable
from contextlib import suppress

import uvicorn
from starlette.types import ASGIApp

from ui.desk.opened import get_ready, open_desk, put_away
from ui.faces.web.app import Site
from ui.faces.web.face import web_face
from ui.faces.web.wire import LONGEST_MESSAGE
from ui.play.refusal import Refusal
from ui.play.session.folder import default_folder
from ui.play.termination import INTERRUPTED, TERMINATED
from ui.play.words import say

HERE = "127.0.0.1"
GREETING = 5
"""Seconds in which a page is waited for before the rules are loaded."""
PATIENCE = 2
"""Seconds that a page has to let go when the server ends."""


def listen(port: int, host: str = HERE) -> socket.socket:
    """A socket at an address of this computer; port 0 is any that is free.  Raises Refusal."""
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if sys.platform != "win32":  # where it would let a second server in
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # after one that has ended
    try:
        made.bind((host, port))
        made.listen()
    except OSError as error:
        made.close()
        reason = "busy" if error.errno == errno.EADDRINUSE else "closed"
        raise Refusal(say(f"refuse.port_{reason}", port=port, other=port % 65_535 + 1)) from error
    return made


def serve(port: int, tell: Callable[[str], object]) -> None:
    """Serve one game for the person at this computer; `tell` says where.  Raises Refusal."""
    with listen(port) as ear:
        port = ear.getsockname()[1]
        desk = open_desk(default_folder(), web_face())
        site = Site(desk)
        server = make_server(site, port)
        tell(say("web.address", address=f"http://{HERE}:{port}"))
        code = TERMINATED
        try:
            asyncio.run(drive(server, site, ear))
            code = 0
        except KeyboardInterrupt:
            code = INTERRUPTED
            raise
        finally:
            put_away(desk, code)


def make_server(site: Site, port: int) -> uvicorn.Server:
    """A server of this site."""
    return server_of(site.app(port), LONGEST_MESSAGE)


def server_of(app: ASGIApp, longest: int) -> uvicorn.Server:
    """A server that writes no log: there is nobody to read it.  `longest`: bytes of a message."""
    return uvicorn.Server(
        uvicorn.Config(
            app,
            log_config=None,
            log_level="critical",
            access_log=False,
            lifespan="off",
            server_header=False,
            ws="websockets-sansio",
            ws_max_size=longest,
            ws_per_message_deflate=False,
            timeout_graceful_shutdown=PATIENCE,
        )
    )


async def drive(server: uvicorn.Server, site: Site, ear: socket.socket) -> None:
    """Answer, and let the desk live, until either ends."""
    desk = site.driver.start()
    loading = asyncio.get_running_loop().create_task(_load(site), context=site.driver.context)

    def ended(_: object) -> None:
        server.should_exit = True

    desk.add_done_callback(ended)
    await server.serve(sockets=[ear])
    if desk.done():
        desk.result()  # raises what nobody foresaw
    desk.cancel()
    loading.cancel()


async def _load(site: Site) -> None:
    """Load the rules once a page is there, or none has come: imports would hold it up."""
    with suppress(TimeoutError):
        async with asyncio.timeout(GREETING):
            await site.driver.greeted.wait()
    get_ready(site.driver.seat.desk)
