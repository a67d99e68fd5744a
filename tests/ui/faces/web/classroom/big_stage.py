"""A stage for the teacher's pages: the real pages and files behind the real gate, and views that a
test sets."""

import asyncio
import json
import socket
import threading
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket

from tests.ui.faces.web.classroom import big_views
from ui.desk.assets import flag_path
from ui.faces.web.classroom import pages
from ui.faces.web.classroom.app import CLASS_POLICY
from ui.faces.web.classroom.texts import text_file, text_root
from ui.faces.web.gate import Gate

PASSWORD = "plum-otter-42"
QR = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 29 29">'
    '<path fill="#fff" d="M0 0h29v29H0z"/>'
    '<path d="M4 4h7v7H4zM18 4h7v7h-7zM4 18h7v7H4zM13 13h3v3h-3zM18 18h2v5h-2z"/></svg>'
)


class Stage:
    """Serves from a thread of its own until it is left."""

    def __init__(self) -> None:
        self.views: dict[str, Any] = {}
        self.debrief: Any = {"ready": False}
        self.signed_in = True
        self.asked: list[dict[str, Any]] = []
        self.refusal = ""
        self._lines: list[tuple[str, WebSocket]] = []
        self._ear = socket.create_server(("127.0.0.1", 0))
        self.port = self._ear.getsockname()[1]
        self._loop = asyncio.new_event_loop()
        config = uvicorn.Config(self._app(), log_level="error", ws="websockets-sansio")
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._serve)

    def __enter__(self) -> "Stage":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.should_exit = True
        self._thread.join()
        self._loop.close()
        self._ear.close()

    def address(self, page: str) -> str:
        return f"http://127.0.0.1:{self.port}/{page}"

    def push(self, kind: str, view: Any) -> None:
        """Tell all open pages of a kind this view."""
        self.views[kind] = view
        words = json.dumps({"kind": "view", "view": view})

        async def send() -> None:
            for as_kind, line in self._lines:
                if as_kind == kind:
                    await line.send_text(words)

        asyncio.run_coroutine_threadsafe(send(), self._loop).result(10)

    def _serve(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._server.serve(sockets=[self._ear]))

    def _app(self) -> Gate:
        routes = [
            *(Route(f"/{name}", self._page(name)) for name in ("projector", "console", "debrief")),
            Route("/a/{digest}/{name:path}", self._file),
            Route("/words/{digest}/{language}.json", self._words),
            Route("/qr.svg", lambda _: Response(QR, media_type="image/svg+xml")),
            Route("/api/view", self._view),
            Route("/api/debrief", self._debrief),
            Route("/api/transplant", self._transplant, methods=["POST"]),
            Route("/api/teacher/login", self._login, methods=["POST"]),
            Route("/api/teacher", self._teacher, methods=["POST"]),
            WebSocketRoute("/live", self._live),
        ]
        return Gate(Starlette(routes=routes), self.port, policy=CLASS_POLICY)

    def _page(self, name: str) -> Any:
        async def answer(request: Request) -> Response:
            language = pages.language_asked(request.headers.get("accept-language", ""))
            text = pages.page_text(name, language, {"words": text_root(), "rules": ""})
            return Response(text, media_type="text/html")

        return answer

    async def _file(self, request: Request) -> Response:
        name = request.path_params["name"]
        if name.startswith("flags/"):
            return Response(flag_path(name[9:12], 96).read_bytes(), media_type="image/png")
        found = pages.page_shelf().file(name)
        assert found is not None, name
        return Response(found.content, headers={"Content-Type": found.kind})

    async def _words(self, request: Request) -> Response:
        found = text_file(request.path_params["language"])
        assert found is not None
        return Response(found.content, headers={"Content-Type": found.kind})

    async def _view(self, request: Request) -> Response:
        if not self.signed_in:
            return JSONResponse({"ok": False, "sentence": "no"}, 401)
        return JSONResponse(self.views[request.query_params["as"]])

    async def _debrief(self, _: Request) -> Response:
        return JSONResponse(self.debrief) if self.signed_in else JSONResponse({}, 401)

    async def _transplant(self, request: Request) -> Response:
        self.asked.append(await request.json())
        return JSONResponse(big_views.GRAFTED)

    async def _login(self, request: Request) -> Response:
        self.signed_in = (await request.json())["password"] == PASSWORD
        if self.signed_in:
            return JSONResponse({"ok": True})
        return JSONResponse({"ok": False, "sentence": "That was not it; four tries are left."}, 403)

    async def _teacher(self, request: Request) -> Response:
        asked = await request.json()
        self.asked.append(asked)
        if self.refusal:
            return JSONResponse({"ok": False, "id": asked["id"], "sentence": self.refusal}, 409)
        return JSONResponse({"ok": True, "id": asked["id"], "view": self.views["console"]})

    async def _live(self, line: WebSocket) -> None:
        await line.accept()
        one = (line.query_params["as"], line)
        self._lines.append(one)
        if view := self.views.get(one[0]):  # told since the page has read it, perhaps
            await line.send_text(json.dumps({"kind": "view", "view": view}))
        while (await line.receive())["type"] != "websocket.disconnect":
            continue
        self._lines.remove(one)
