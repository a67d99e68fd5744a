"""The addresses of a class: pages, their files, what they ask, and the line on which views come."""

import json
from collections.abc import Awaitable, Callable
from functools import wraps

from starlette.applications import Starlette
from starlette.requests import HTTPConnection, Request
from starlette.responses import Response
from starlette.routing import Route, WebSocketRoute
from starlette.types import ASGIApp
from starlette.websockets import WebSocket

from ui.faces.web.addresses import own_names
from ui.faces.web.classroom import pages
from ui.faces.web.classroom.asked import read_join
from ui.faces.web.classroom.audience import PageSight
from ui.faces.web.classroom.bodies import FRESH, Unfit, body_of, lasting, nothing, refused, told
from ui.faces.web.classroom.doorkeeper import DAY, SEAT, TEACHER, Doorkeeper
from ui.faces.web.classroom.host import REFUSED, UNKNOWN, ClassHost, LabelTaken
from ui.faces.web.classroom.limits import Buckets
from ui.faces.web.classroom.line import look_on
from ui.faces.web.classroom.seat_asks import read_seat
from ui.faces.web.classroom.teacher_asks import read_login, read_teacher, read_transplant
from ui.faces.web.classroom.texts import text_file, text_root
from ui.faces.web.gate import NAMES, POLICY, Gate
from ui.play.refusal import Refusal
from ui.play.words import say, speak

NOT_YET, WAITING = 4402, 202
"""The same, and the status, for a device that the teacher has not let in yet: it asks again."""
LIMIT = (40.0, 20.0)
"""What a seat may ask at once, and a second."""
MOST_LINES = 8
"""Pages of one seat at a time."""
CLASS_POLICY = POLICY + "; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:"
Answer = Callable[[Request], Awaitable[Response]]


class ClassSite:
    """Everything that is served to a class."""

    def __init__(self, host: ClassHost, door: Doorkeeper, scan: Callable[[], bytes]) -> None:
        self.host, self.door, self.rules = host, door, host.rules
        self._scan = scan  # draws the code that phones scan
        self.limits = Buckets(*LIMIT)

    def app(self, port: int, network: bool) -> ASGIApp:
        """As a server takes it; on the loopback alone, or with `network` everywhere."""
        routes = [
            Route("/", self._page("join")),
            *(Route(f"/{name}", self._page(name)) for name in pages.NAMES if name != "join"),
            Route("/a/{digest}/{name:path}", self._file),
            Route("/words/{digest}/{language}.json", self._words),
            Route("/rules/{digest}/{name}", self._rule),
            Route("/qr.svg", self._code),
            Route("/api/join", self._guarded(self._join), methods=["POST"]),
            Route("/api/seat", self._guarded(self._seat), methods=["POST"]),
            Route("/api/teacher/login", self._guarded(self._login), methods=["POST"]),
            Route("/api/teacher", self._guarded(self._teacher), methods=["POST"]),
            Route("/api/view", self._guarded(self._view)),
            Route("/api/position", self._guarded(self._position)),
            Route("/api/take-away", self._guarded(self._take_away)),
            Route("/api/debrief", self._guarded(self._debrief)),
            Route("/api/transplant", self._guarded(self._transplant), methods=["POST"]),
            Route("/api/network", self._network),
            Route("/export/{name}", self._guarded(self._export)),
            WebSocketRoute("/live", self._live),
        ]
        names = (*NAMES, *own_names()) if network else NAMES
        site = Starlette(routes=routes)
        site.router.redirect_slashes = False  # an address is right or it is not
        return Gate(site, port, names, network=network, policy=CLASS_POLICY)

    # pages and files

    def _page(self, name: str) -> Answer:
        async def answer(request: Request) -> Response:
            if not pages.exists(name):
                return nothing()
            language = pages.language_asked(request.headers.get("accept-language", ""))
            places = {"words": text_root(), "rules": self.rules.root(self.host.room)}
            text = pages.page_text(name, language, places)
            headers = {"Cache-Control": "no-cache", "Vary": "Accept-Language"}
            return Response(text, media_type="text/html", headers=headers)

        return answer

    async def _file(self, request: Request) -> Response:
        shelf = pages.page_shelf()
        current = request.url.path.startswith(f"{shelf.root}/")
        found = shelf.file(request.path_params["name"]) if current else None
        return lasting(found, request.headers.get("accept-encoding", ""))

    async def _words(self, request: Request) -> Response:
        current = request.url.path.startswith(f"{text_root()}/")
        found = text_file(request.path_params["language"]) if current else None
        return lasting(found, request.headers.get("accept-encoding", ""))

    async def _rule(self, request: Request) -> Response:
        digest, name = request.path_params["digest"], request.path_params["name"]
        found = self.rules.file(digest, name)
        return lasting(found, request.headers.get("accept-encoding", ""))

    async def _code(self, _: Request) -> Response:
        headers = {"Content-Type": "image/svg+xml", "Cache-Control": "no-store"}
        return Response(self._scan(), headers=headers)

    # what is asked

    def _guarded(self, does: Answer) -> Answer:
        """Answer a refusal with its sentence, in the language that the browser asks for."""

        @wraps(does)
        async def answer(request: Request) -> Response:
            speak(pages.language_asked(request.headers.get("accept-language", "")))
            try:
                return await does(request)
            except Unfit as unfit:
                return refused(str(unfit), unfit.status)
            except LabelTaken as taken:
                return refused(str(taken), REFUSED, taken=True)
            except Refusal as refusal:
                return refused(str(refusal), REFUSED)

        return answer

    async def _join(self, request: Request) -> Response:
        asked = read_join(await body_of(request))
        speak(asked.language)
        self.door.check_code(asked.code, self.host.clock.now())
        if (seat := self._own_seat(request)) is not None:
            return told(json.dumps({"ok": True, "seat": seat}))  # this page has one already
        number, token = await self.host.join(asked)
        said = {"ok": True, "waits": True} if asked.again else {"ok": True, "seat": number}
        answer = told(json.dumps(said))
        _give(answer, SEAT, token)
        return answer

    async def _seat(self, request: Request) -> Response:
        seat = self._required_seat(request)
        return told(await self.host.ask_as_seat(seat, read_seat(await body_of(request))))

    async def _login(self, request: Request) -> Response:
        asked = read_login(await body_of(request))
        here = request.client is not None and request.client.host in NAMES
        secret = self.door.log_in(asked.password, self.host.clock.now(), here)
        await self.host.remember(self.door.written())
        answer = told(json.dumps({"ok": True}))
        _give(answer, TEACHER, secret)
        return answer

    async def _teacher(self, request: Request) -> Response:
        self._require_teacher(request)
        return told(await self.host.ask_as_teacher(read_teacher(await body_of(request))))

    async def _view(self, request: Request) -> Response:
        kind = request.query_params.get("as", "")
        if kind == "seat":
            if await self._waits(request):
                return told(json.dumps({"waits": True}), WAITING)
            sight = PageSight(kind, self._required_seat(request))
        elif kind in ("projector", "console"):
            self._require_teacher(request)
            sight = PageSight(kind)
        else:
            return nothing()
        return told(await self.host.view(sight))

    async def _position(self, request: Request) -> Response:
        return told(await self.host.position(self._required_seat(request)))

    async def _take_away(self, request: Request) -> Response:
        return told(await self.host.take_away(self._required_seat(request)))

    async def _debrief(self, request: Request) -> Response:
        self._require_teacher(request)
        return told(await self.host.debrief())

    async def _transplant(self, request: Request) -> Response:
        self._require_teacher(request)
        return told(await self.host.transplant(read_transplant(await body_of(request))))

    async def _export(self, request: Request) -> Response:
        self._require_teacher(request)
        found = await self.host.download(request.path_params["name"])
        if found is None:
            return nothing()
        name = f"{self.host.room.code}-{request.path_params['name']}"
        headers = FRESH | {"Content-Disposition": f'attachment; filename="{name}"'}
        return Response(found.content, headers=headers | {"Content-Type": found.kind})

    async def _network(self, _: Request) -> Response:
        """What the page that tests a network asks: it times the answers."""
        return told(json.dumps({"ok": True, "rules": self.rules.ready}))

    # who asks

    def _own_seat(self, connection: HTTPConnection) -> int | None:
        return self.host.seat_of(connection.cookies.get(SEAT, ""))

    async def _waits(self, connection: HTTPConnection) -> bool:
        """Whether it is a device that the teacher has not let in yet."""
        token = connection.cookies.get(SEAT, "")
        return bool(token) and self._own_seat(connection) is None and await self.host.waits(token)

    def _required_seat(self, request: Request) -> int:
        seat = self._own_seat(request)
        if seat is None:
            raise Unfit(say("classroom.web.no_seat"), 401)
        if not self.limits.of(seat).take(self.host.clock.now()):
            raise Unfit(say("classroom.web.too_often"), 429)
        return seat

    def _is_teacher(self, connection: HTTPConnection) -> bool:
        return self.door.is_teacher(connection.cookies.get(TEACHER, ""))

    def _require_teacher(self, request: Request) -> None:
        if not self._is_teacher(request):
            raise Unfit(say("classroom.web.no_teacher"), 401)
        if not self.limits.of(TEACHER).take(self.host.clock.now()):
            raise Unfit(say("classroom.web.too_often"), 429)

    # the line

    async def _live(self, socket: WebSocket) -> None:
        await socket.accept()
        sight = await self._sight(socket)
        if sight is None and await self._waits(socket):
            await socket.close(NOT_YET)
            return
        if sight is None or self.host.audience.pages(sight) >= MOST_LINES:
            await socket.close(UNKNOWN)
            return
        await look_on(self.host, sight, socket)

    async def _sight(self, socket: WebSocket) -> PageSight | None:
        kind = socket.query_params.get("as", "")
        if kind == "seat":
            seat = self._own_seat(socket)
            return None if seat is None else PageSight(kind, seat)
        if kind in ("projector", "console") and self._is_teacher(socket):
            return PageSight(kind)
        return PageSight(kind) if kind == "network" else None


def _give(answer: Response, name: str, secret: str) -> None:
    answer.set_cookie(name, secret, max_age=DAY, httponly=True, samesite="strict", path="/")
