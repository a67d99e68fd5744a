"""The addresses: the page, its files, maps, and the socket."""

from html import escape
from string import Template

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.types import ASGIApp
from starlette.websockets import WebSocket, WebSocketDisconnect

from ui.desk.desk import Desk
from ui.faces.paper.scene_svg import Links
from ui.faces.web import files
from ui.faces.web.driver import Driver
from ui.faces.web.gate import Gate
from ui.faces.web.maps import Maps
from ui.faces.web.seat import LEAST, Seat
from ui.faces.web.shelf import KINDS, LASTING
from ui.faces.web.wire import read
from ui.play.words import say, speak

UNREADABLE = 1008
"""The code with which a page is let go of that says what no page of ours says."""
WORDS = ("lost", "elsewhere", "again", "script")


class SocketPage:
    """A page at the other end of a WebSocket."""

    def __init__(self, socket: WebSocket) -> None:
        self._socket = socket

    async def send(self, words: str) -> None:
        """Tell it something.  Raises ConnectionError when it is gone."""
        try:
            await self._socket.send_text(words)
        except (WebSocketDisconnect, RuntimeError) as error:
            raise ConnectionError from error

    async def leave(self, code: int) -> None:
        """Let go of it."""
        try:
            await self._socket.close(code)
        except (WebSocketDisconnect, RuntimeError):
            return


class Site:
    """Everything that is served."""

    def __init__(self, desk: Desk) -> None:
        self.maps = Maps()
        links = Links(files.flag, files.icon, self.maps.address)
        self.driver = Driver(Seat(desk, links))

    def app(self, port: int) -> ASGIApp:
        """As a server takes it."""
        routes = [
            Route("/", self._page),
            Route("/a/{digest}/{name:path}", _file),
            Route("/map/{name}.svg", self._map),
            WebSocketRoute("/socket", self._socket),
        ]
        return Gate(Starlette(routes=routes), port)

    async def _page(self, _: Request) -> Response:
        """The page, in the language of the desk."""
        text = (files.STATIC / "page.html").read_text(encoding="utf-8")
        language = self.driver.seat.desk.settings.language
        words = {word: escape(_say_in(language, f"web.{word}")) for word in WORDS}
        title = escape(_say_in(language, "desk.caption"))
        width, height = LEAST
        page = Template(text).substitute(
            words,
            root=files.root(),
            language=language,
            title=title,
            width=width,
            height=height,
        )
        return Response(page, media_type="text/html", headers={"Cache-Control": "no-cache"})

    async def _map(self, request: Request) -> Response:
        drawn = self.maps.drawn(request.path_params["name"])
        return _missing() if drawn is None else _lasting(drawn, KINDS[".svg"])

    async def _socket(self, socket: WebSocket) -> None:
        await socket.accept()
        page = SocketPage(socket)
        await self.driver.sit(page)
        try:
            while True:
                message = await socket.receive()
                if message["type"] == "websocket.disconnect":
                    break
                said = read(message.get("text") or message.get("bytes") or "")
                if said is None:
                    await page.leave(UNREADABLE)
                    break
                await self.driver.hear(page, said)
        finally:
            self.driver.rise(page)


async def _file(request: Request) -> Response:
    found = files.file(request.path_params["name"])
    current = request.url.path.startswith(f"{files.root()}/")
    return _missing() if found is None or not current else _lasting(found.content, found.kind)


def _say_in(language: str, key: str) -> str:
    """A text in a language, whatever is spoken here."""
    speak(language)
    return say(key)


def _lasting(content: bytes, kind: str) -> Response:
    return Response(content, headers={"Content-Type": kind, "Cache-Control": LASTING})


def _missing() -> Response:
    return PlainTextResponse("Nothing here.\n", 404)
