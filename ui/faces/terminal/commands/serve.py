"""`sixpillars serve`: the game, or a workshop, in a browser."""

import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Annotated, Any

import typer

from agents.arguments import LARGEST_SEED
from ui.faces.terminal.commands.play import BeyondEvidence, whole
from ui.faces.terminal.streams import has_blocks, tell
from ui.play.refusal import Refusal
from ui.play.words import say

PORT = 8765


def serve(
    scenario: Annotated[str | None, typer.Argument(help=say("room.help.scenario"))] = None,
    solo: Annotated[bool, typer.Option("--solo", help=say("help.solo"))] = False,
    workshop: Annotated[bool, typer.Option("--workshop", help=say("room.help.workshop"))] = False,
    lan: Annotated[bool, typer.Option("--lan", help=say("room.help.lan"))] = False,
    port: Annotated[
        int, typer.Option(parser=whole("--port", 0, 65_535), metavar="N", help=say("help.port"))
    ] = PORT,
    seed: Annotated[
        int,
        typer.Option(
            parser=whole("--seed", 0, LARGEST_SEED), metavar="N", help=say("help.workshop_seed")
        ),
    ] = 1,
    beyond_evidence: BeyondEvidence = False,
) -> None:
    """Serve one game on the loopback, or a workshop to a room, until somebody ends it."""
    if solo == workshop:
        raise Refusal(say("refuse.serve_what"))
    if solo and (lan or scenario is not None):
        raise Refusal(say("room.refuse.alone", what="--lan" if lan else "SCENARIO"))
    if solo:
        _server("ui.faces.web.start").serve(port, _tell)
        return
    start = _server("ui.faces.web.workshop.start")
    make_page = _page_of(scenario or "default", seed, beyond_evidence)
    start.serve_room(make_page, port, lan, _tell, has_blocks())


def _server(start: str) -> Any:
    """What serves.  Raises Refusal where its packages are not installed."""
    try:
        return import_module(start)  # an extra
    except ModuleNotFoundError as error:
        raise Refusal(say("refuse.no_server")) from error


def _page_of(
    scenario: str, seed: int, beyond_evidence: bool
) -> Callable[[Mapping[str, Any], Sequence[str]], str]:
    """What makes the workshop's page for a room; a scenario that is wrong is told before."""
    from ui.faces.paper.workshop.page import make_page  # noqa: PLC0415
    from ui.faces.terminal.commands.workshop import compiled  # noqa: PLC0415
    from ui.play.loading import load_scenario, pack_scenario  # noqa: PLC0415

    told = load_scenario(scenario, beyond_evidence)
    world = pack_scenario(told)

    def make(room: Mapping[str, Any], sockets: Sequence[str]) -> str:
        return make_page(world, told.question, seed, compiled(), room, sockets)

    return make


def _tell(words: str) -> None:
    """Say it now, whoever reads: the command goes on for hours."""
    tell(words)
    sys.stdout.flush()
