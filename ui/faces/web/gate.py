"""Who may come in: browsers of this computer, at a page of ours.

The server listens on the loopback alone.  A page of somebody else, open in the same browser, must
not reach it all the same: not under a name that is made to point here (the Host must be ours), and
not by a WebSocket of its own (the Origin must be ours).
"""

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

NAMES = ("127.0.0.1", "localhost")
REFUSED = 421  # misdirected request
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

    def __init__(self, app: ASGIApp, port: int) -> None:
        self.app = app
        self.hosts = {f"{name}:{port}" for name in NAMES}
        if port == 80:
            self.hosts |= set(NAMES)
        sockets = " ".join(f"ws://{host}" for host in sorted(self.hosts))
        self.headers = HEADERS | {"Content-Security-Policy": POLICY.format(sockets=sockets)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or refuse it."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        hosts, origin = headers.getlist("host"), headers.get("origin")
        ours = len(hosts) == 1 and hosts[0] in self.hosts
        if scope["type"] == "websocket":
            if not ours or origin != f"http://{hosts[0]}":
                await send({"type": "websocket.close", "code": 1008})  # before it is accepted: 403
                return
            await self.app(scope, receive, send)
            return
        if not ours:
            await PlainTextResponse("Not here.\n", REFUSED)(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self.headers)
            await send(message)

        await self.app(scope, receive, guarded)
