"""Who may come in: browsers at a page of ours.

A page of somebody else, open in the same browser, must not reach the server: not under a name that
is made to point here (the Host must be ours), and not by a WebSocket or a POST of its own (the
Origin must be ours).  On a network, the address at which a connection came in is ours, too: it
stays right when the computer changes its network, and no name can be made to look like it.
"""

from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

NAMES = ("127.0.0.1", "localhost")
REFUSED, FOREIGN = 421, 403  # misdirected request; of another origin
PLAIN_HTTP = 80
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
HARMLESS = ("GET", "HEAD")


class Gate:
    """Refuses foreign hosts and origins, and says what a page may load.

    `names` are what this computer is called in addresses; with `network`, the numeric address that
    a connection came in at counts as well.
    """

    def __init__(
        self,
        app: ASGIApp,
        port: int,
        names: Iterable[str] = NAMES,
        *,
        network: bool = False,
        policy: str = POLICY,
    ) -> None:
        self.app, self.port, self.network, self.policy = app, port, network, policy
        self.hosts = {host for name in names for host in self._written(name.lower())}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or refuse it."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        hosts, origins = headers.getlist("host"), headers.getlist("origin")
        ours = len(hosts) == 1 and self._is_ours(hosts[0].lower(), scope)
        at_home = ours and [origin.lower() for origin in origins] == [f"http://{hosts[0].lower()}"]
        if scope["type"] == "websocket":
            if not at_home:
                await send({"type": "websocket.close", "code": 1008})  # before it is accepted: 403
                return
            await self.app(scope, receive, send)
            return
        refused = REFUSED if not ours else FOREIGN
        if not (at_home or (ours and scope["method"] in HARMLESS)):
            await PlainTextResponse("Not here.\n", refused)(scope, receive, send)
            return
        policy = self.policy.format(sockets=f"ws://{hosts[0].lower()}")

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                told = MutableHeaders(scope=message)
                told.update(HEADERS)
                told.setdefault("Content-Security-Policy", policy)  # a page may have its own
            await send(message)

        await self.app(scope, receive, guarded)

    def _is_ours(self, host: str, scope: Scope) -> bool:
        if host in self.hosts:
            return True
        here = scope.get("server")
        return bool(self.network and here and host in self._written(str(here[0]).lower()))

    def _written(self, name: str) -> tuple[str, ...]:
        """How a page at this name writes its host."""
        return (f"{name}:{self.port}", *([name] if self.port == PLAIN_HTTP else []))
