"""Many connections at a time, and those that ask nothing, or for ever.

A computer lets a program have so many files open, connections among them: 256 on some, which a
class with forty phones comes near.  So we ask for more, and hang up on who does not come to the end
of what it asks.
"""

import asyncio
import errno
from contextlib import suppress
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

try:
    import resource
except ModuleNotFoundError:  # Windows, which has no such bound
    resource = None  # type: ignore[assignment]

MOST_FILES = 8192
SILENT = 15.0
"""Seconds in which a request must have come as a whole."""
TOO_MANY = (errno.EMFILE, errno.ENFILE)


def allow_many() -> None:
    """Let this program have many files open, as far as the system lets it."""
    if resource is None:
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = MOST_FILES if hard == resource.RLIM_INFINITY else min(MOST_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < most:
        with suppress(OSError, ValueError):  # the system has another bound beside this
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


def unheard(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Say nothing of connections that could not be taken: they are taken a second later."""
    if getattr(context.get("exception"), "errno", None) not in TOO_MANY:
        loop.default_exception_handler(context)


class Impatient(H11Protocol):
    """A connection that is ended when a request takes more than SILENT seconds to arrive.

    The first has them from when the connection was made, each later one from its first byte; not
    one byte now and then buys more.  Between two of them uvicorn waits for a moment of its own.
    """

    _limit: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Take what has come; wait for the rest of a request, or no longer."""
        super().data_received(data)
        if self._arriving:
            self._wait()
        else:
            self._rest()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing more."""
        self._rest()
        super().connection_lost(exc)

    @property
    def _arriving(self) -> bool:
        """Whether a request has begun to come, and has not come to its end."""
        if self.transport.get_protocol() is not self:
            return False  # it is a WebSocket's by now
        theirs = self.conn.their_state
        return theirs is h11.SEND_BODY or (theirs is h11.IDLE and bool(self.conn.trailing_data[0]))

    def _wait(self) -> None:
        if self._limit is None:
            self._limit = asyncio.get_running_loop().call_later(SILENT, self.transport.close)

    def _rest(self) -> None:
        if self._limit is not None:
            self._limit.cancel()
            self._limit = None
