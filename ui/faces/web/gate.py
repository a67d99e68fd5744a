"""Who may come in: browsers of this computer, at a page of ours.

The server listens on the loopback, or where that is asked for in the network of a room.  A page of
somebody else, open in the same browser, must not reach it all the same: not under a name that is
made to point here (the Host must be ours), and not by a WebSocket or a form of its own (the Origin
must be ours).
"""

from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

NAMES = ("127.0.0.1", "localhost")
REFUSED = 421  # misdirected request
FORBIDDEN = 403
SAFE = ("GET", "HEAD")
"""What changes nothing here; all else must come from a page of ours."""
POLICY = (
    "default-src 'self'; connect-src 'self' {sockets}; img-src 'self'; object-src 'none'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Gate:
    """Refuses foreign hosts and origins, and says what a page may load."""

    def __init__(
        self, app: ASGIApp, port: int, names: Iterable[str] = NAMES, reached: bool = False
    ) -> None:
        """`names` are ours; where `reached`, so is the address at which a request has come in."""
        self.app = app
        self.port = port
        self.hosts = {f"{name}:{port}" for name in names}
        if port == 80:
            self.hosts |= set(names)
        self.reached = reached

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or refuse it."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        hosts, origin = headers.getlist("host"), headers.get("origin")
        ours = len(hosts) == 1 and hosts[0] in self.hosts | self._at(scope)
        if scope["type"] == "websocket":
            if not ours or origin != f"http://{hosts[0]}":
                await send({"type": "websocket.close", "code": 1008})  # before it is accepted: 403
                return
            await self.app(scope, receive, send)
            return
        if not ours:
            await PlainTextResponse("Not here.\n", REFUSED)(scope, receive, send)
            return
        if scope["method"] not in SAFE and origin != f"http://{hosts[0]}":
            await PlainTextResponse("Not from there.\n", FORBIDDEN)(scope, receive, send)
            return
        policy = POLICY.format(sockets=f"ws://{hosts[0]}")

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                told = MutableHeaders(scope=message)
                told.update(HEADERS)
                told.setdefault("Content-Security-Policy", policy)
            await send(message)

        await self.app(scope, receive, guarded)

    def _at(self, scope: Scope) -> set[str]:
        """The address of this computer at which a request has come in, where that is ours."""
        server = scope.get("server") if self.reached else None
        if server is None:
            return set()
        return {f"{server[0]}:{self.port}", *([server[0]] if self.port == 80 else [])}
