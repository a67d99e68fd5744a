"""Serving a workshop to a room, until somebody ends it."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ui.faces.web.addresses import network_addresses, own_names
from ui.faces.web.gate import NAMES
from ui.faces.web.scan import dark_squares, printed
from ui.faces.web.server import EVERYWHERE, HERE, listen, make_server
from ui.faces.web.workshop.poll import Poll
from ui.faces.web.workshop.said import LONGEST_QUESTION
from ui.faces.web.workshop.site import RoomSite
from ui.play.words import say

MakePage = Callable[[Mapping[str, Any], Sequence[str]], str]


def invited(poll: Poll, host: str, port: int) -> dict[str, Any]:
    """How phones join, as the workshop's page shows it."""
    address = f"http://{host}:{port}/phone"
    rows = dark_squares(_join_address(address, poll.code))
    return {"code": poll.code, "address": address, "qr": rows, "live": "/live"}


def _join_address(address: str, code: str) -> str:
    """Where a phone finds its page with the code typed in already."""
    return f"{address}#{code}"


def room_site(
    poll: Poll, make_page: MakePage, host: str, port: int, names: Sequence[str]
) -> RoomSite:
    """The site of a room whose page may connect to its own server alone."""
    sockets = [f"ws://{name}:{port}" for name in names]
    return RoomSite(poll, make_page(invited(poll, host, port), ["'self'", *sockets]))


def serve_room(
    make_page: MakePage,
    port: int,
    lan: bool,
    tell: Callable[[str], object],
    blocks: bool = True,
) -> None:
    """Serve a room; `tell` says where and how to join.  Raises Refusal.

    `blocks`: whether the terminal has letters that are blocks.
    """
    found = network_addresses() if lan else [HERE]
    with listen(port, EVERYWHERE if lan else HERE) as ear:
        port = ear.getsockname()[1]
        host, *others = found
        names = tuple(dict.fromkeys([*NAMES, *found, *(own_names() if lan else [])]))
        poll = Poll()
        site = room_site(poll, make_page, host, port, names)
        server = make_server(site.app(port, names, lan), LONGEST_QUESTION)
        tell(say("room.serve.lead", address=f"http://{HERE}:{port}/lead/{site.key}"))
        pages = [f"http://{name}:{port}/phone" for name in (host, *others)]
        tell(say("room.serve.phones", address=pages[0], code=poll.code))
        tell(printed(_join_address(pages[0], poll.code), blocks))
        if others:
            tell(say("room.serve.or", addresses=", ".join(pages[1:])))
        tell(say("room.serve.until" if lan else "room.serve.only_here"))
        asyncio.run(server.serve(sockets=[ear]))
