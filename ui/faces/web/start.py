"""Serving the game to browsers of this computer, until somebody ends it."""

import asyncio
import socket
from collections.abc import Callable
from contextlib import suppress

import uvicorn

from ui.desk.opened import get_ready, open_desk, put_away
from ui.faces.web.app import Site
from ui.faces.web.face import web_face
from ui.faces.web.server import HERE, listen, make_server
from ui.faces.web.wire import LONGEST_MESSAGE
from ui.play.session.folder import default_folder
from ui.play.termination import INTERRUPTED, TERMINATED
from ui.play.words import say

GREETING = 5
"""Seconds in which a page is waited for before the rules are loaded."""


def serve(port: int, tell: Callable[[str], object]) -> None:
    """Serve one game for the person at this computer; `tell` says where.  Raises Refusal."""
    with listen(port) as ear:
        port = ear.getsockname()[1]
        desk = open_desk(default_folder(), web_face())
        site = Site(desk)
        server = make_server(site.app(port), LONGEST_MESSAGE)
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
