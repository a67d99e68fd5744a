"""Many connections at a time, and those that ask nothing.

A computer lets a program have so many files open, connections among them: 256 on some, which a
class with forty phones comes near.  So we ask for more, and hang up on who asks nothing.
"""

import asyncio
import errno
from contextlib import suppress
from typing import Any

from uvicorn.protocols.http.auto import AutoHTTPProtocol

try:
    import resource
except ModuleNotFoundError:  # Windows, which has no such bound
    resource = None  # type: ignore[assignment]

MOST_FILES = 8192
SILENT = 15.0
"""Seconds in which a connection must have asked something."""
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


class Impatient(AutoHTTPProtocol):  # type: ignore[misc, valid-type]
    """A connection that is ended when it has not asked anything after SILENT seconds."""

    def connection_made(self, transport: asyncio.Transport) -> None:
        """Begin to wait."""
        super().connection_made(transport)
        asyncio.get_running_loop().call_later(SILENT, self._hang_up)

    def _hang_up(self) -> None:
        ours = self.transport.get_protocol() is self  # not a WebSocket's by now
        if ours and self.cycle is None and not self.transport.is_closing():
            self.transport.close()
