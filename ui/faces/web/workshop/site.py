"""The addresses of a room: the workshop's page, the phones' page, and what both say."""

import hmac
import secrets

from starlette.applications import Starlette
from starlette.requests import HTTPConnection, Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.types import ASGIApp
from starlette.websockets import WebSocket

from ui.faces.web.app import UNREADABLE
from ui.faces.web.gate import Gate
from ui.faces.web.shelf import LASTING
from ui.faces.web.workshop import files
from ui.faces.web.workshop.asked import posted, speak_to, spoken_by, told
from ui.faces.web.workshop.live import heard, telling
from ui.faces.web.workshop.poll import Closed, Poll
from ui.faces.web.workshop.said import read_answer, read_join, read_led

LEADS, SITS = "leads", "sits"
"""Names of the cookies of whoever leads the room, and of a phone in it."""


class RoomSite:
    """A room that is served; `page` is the workshop's page."""

    def __init__(self, poll: Poll, page: str) -> None:
        self.poll = poll
        self.page = page
        self.key = secrets.token_urlsafe(24)
        """In the address by which whoever leads the room comes in."""

    def app(self, port: int, names: tuple[str, ...], reached: bool) -> ASGIApp:
        """As a server takes it, under these names of this computer.

        `reached`: also under the address at which somebody has reached it.
        """
        routes = [
            Route("/", self._page),
            Route("/lead/{key}", self._enter),
            WebSocketRoute("/live", self._lead),
            Route("/phone", _phone),
            Route("/phone/view", self._view),
            Route("/phone/join", self._join, methods=["POST"]),
            Route("/phone/answer", self._answer, methods=["POST"]),
            WebSocketRoute("/phone/live", self._sit),
            Route("/r/{digest}/{name}", _file),
        ]
        return Gate(Starlette(routes=routes), port, names, network=reached)

    # whoever leads the room

    def _leads(self, who: HTTPConnection) -> bool:
        return _same(who.cookies.get(LEADS, ""), self.key)

    async def _enter(self, request: Request) -> Response:
        """The key leaves the address at once: the page may be on the wall."""
        if not _same(request.path_params["key"], self.key):
            return _missing()
        answer = RedirectResponse("/", 303)
        answer.set_cookie(LEADS, self.key, httponly=True, samesite="strict")
        return answer

    async def _page(self, request: Request) -> Response:
        if not self._leads(request):
            return RedirectResponse("/phone", 303)
        own = {"Cache-Control": "no-store", "Content-Security-Policy": "frame-ancestors 'none'"}
        return Response(self.page, media_type="text/html", headers=own)  # its policy is in the page

    async def _lead(self, socket: WebSocket) -> None:
        if not self._leads(socket):
            await socket.close(UNREADABLE)
            return
        await socket.accept()
        async with telling(self.poll, socket, lambda _: True, self.poll.told):
            while (text := await heard(socket)) is not None:
                said = read_led(text)
                if said is None:
                    await socket.close(UNREADABLE)
                    return
                self.poll.lead(said)

    # phones

    async def _join(self, request: Request) -> Response:
        def join(body: bytes) -> Response:
            code = read_join(body).code
            token = request.cookies.get(SITS)
            try:
                seat = self.poll.seat(token)  # a phone that comes again has its seat
            except Closed:
                token = self.poll.join(code)
                seat = self.poll.seat(token)
            answer = told(self.poll.view(seat, spoken_by(request)))
            answer.set_cookie(SITS, str(token), httponly=True, samesite="strict", path="/phone")
            return answer

        return await posted(request, join)

    async def _answer(self, request: Request) -> Response:
        def answer(body: bytes) -> Response:
            seat = self.poll.seat(request.cookies.get(SITS))
            self.poll.answer(seat, read_answer(body))
            return told(self.poll.view(seat, spoken_by(request)))

        return await posted(request, answer)

    async def _view(self, request: Request) -> Response:
        language = speak_to(request)
        try:
            seat = self.poll.seat(request.cookies.get(SITS))
        except Closed as error:
            return told({"seated": False, "sentence": str(error)})
        return told({"seated": True, **self.poll.view(seat, language)})

    async def _sit(self, socket: WebSocket) -> None:
        language = spoken_by(socket)
        try:
            seat = self.poll.seat(socket.cookies.get(SITS))
        except Closed:
            await socket.close(UNREADABLE)
            return
        await socket.accept()

        def view() -> object:
            return self.poll.view(seat, language)

        async with telling(self.poll, socket, lambda question: question, view):
            while await heard(socket) is not None:
                continue  # a phone says nothing here


async def _phone(request: Request) -> Response:
    page = files.document(spoken_by(request))
    return Response(page, media_type="text/html", headers={"Cache-Control": "no-cache"})


async def _file(request: Request) -> Response:
    found = files.contents().get(request.path_params["name"])
    current = request.url.path.startswith(f"{files.folder()}/")
    if found is None or not current:
        return _missing()
    return Response(found.content, headers={"Content-Type": found.kind, "Cache-Control": LASTING})


def _same(said: str, right: str) -> bool:
    return hmac.compare_digest(said.encode(), right.encode())


def _missing() -> Response:
    return PlainTextResponse("Nothing here.\n", 404)
