"""Serving a workshop to a room, until somebody ends it."""

import asyncio
import io
import socket
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Any

import segno

from ui.faces.web.gate import NAMES
from ui.faces.web.server import EVERYWHERE, HERE, listen, make_server
from ui.faces.web.workshop.poll import Poll
from ui.faces.web.workshop.said import LONGEST_QUESTION
from ui.faces.web.workshop.site import RoomSite
from ui.play.words import say

FAR = ("192.0.2.1", "10.255.255.255", "172.31.255.255", "192.168.255.255")
"""Addresses towards which a way is looked up; nothing is ever sent to them."""
MakePage = Callable[[Mapping[str, Any], Sequence[str]], str]


def address_here() -> str:
    """The address of this computer in its network; the loopback where it is in none."""
    for far in FAR:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as made, suppress(OSError):
            made.connect((far, 9))
            return str(made.getsockname()[0])
    return HERE


def invited(poll: Poll, host: str, port: int) -> dict[str, Any]:
    """How phones join, as the workshop's page shows it."""
    address = f"http://{host}:{port}/phone"
    code = segno.make(f"{address}#{poll.code}", error="m", micro=False)
    rows = ["".join("1" if dark else "0" for dark in row) for row in code.matrix]
    return {"code": poll.code, "address": address, "qr": rows, "live": "/live"}


def room_site(
    poll: Poll, make_page: MakePage, host: str, port: int, names: Sequence[str]
) -> RoomSite:
    """The site of a room whose page may connect to its own server alone."""
    sockets = [f"ws://{name}:{port}" for name in names]
    return RoomSite(poll, make_page(invited(poll, host, port), ["'self'", *sockets]))


def serve_room(make_page: MakePage, port: int, lan: bool, tell: Callable[[str], object]) -> None:
    """Serve a room; `tell` says where and how to join.  Raises Refusal."""
    with listen(port, EVERYWHERE if lan else HERE) as ear:
        port = ear.getsockname()[1]
        host = address_here() if lan else HERE
        machine = socket.gethostname().lower()
        names = (*dict.fromkeys([*NAMES, host]), *([machine, f"{machine}.local"] if lan else []))
        poll = Poll()
        site = room_site(poll, make_page, host, port, names)
        server = make_server(site.app(port, names, lan), LONGEST_QUESTION)
        tell(say("room.serve.lead", address=f"http://{HERE}:{port}/lead/{site.key}"))
        if lan and host == HERE:
            tell(say("room.serve.no_network"))
        tell(say("room.serve.phones", address=f"http://{host}:{port}/phone", code=poll.code))
        tell(drawn(f"http://{host}:{port}/phone#{poll.code}"))
        tell(say("room.serve.until" if lan else "room.serve.only_here"))
        asyncio.run(server.serve(sockets=[ear]))


def drawn(address: str) -> str:
    """The picture of an address for a terminal."""
    written = io.StringIO()
    segno.make(address, error="m", micro=False).terminal(written, compact=True)
    return written.getvalue().rstrip("\n")
