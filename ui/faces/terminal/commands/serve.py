"""`sixpillars serve`: the game in a browser."""

import sys
from typing import Annotated

import typer

from ui.faces.terminal.commands.play import whole
from ui.faces.terminal.streams import tell
from ui.play.refusal import Refusal
from ui.play.words import say

PORT = 8765


def serve(
    solo: Annotated[bool, typer.Option("--solo", help=say("help.solo"))] = False,
    port: Annotated[
        int, typer.Option(parser=whole("--port", 0, 65_535), metavar="N", help=say("help.port"))
    ] = PORT,
) -> None:
    """Serve one game on the loopback until somebody ends it."""
    if not solo:
        raise Refusal(say("refuse.serve_what"))
    try:
        from ui.faces.web.start import serve as begin  # noqa: PLC0415  (an extra)
    except ModuleNotFoundError as error:
        raise Refusal(say("refuse.no_server")) from error
    begin(port, _tell)


def _tell(words: str) -> None:
    """Say it now, whoever reads: the command goes on for hours."""
    tell(words)
    sys.stdout.flush()
