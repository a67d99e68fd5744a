"""`sixpillars page`: write a game as a page with the rules in it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ui.faces.terminal.commands.play import BeyondEvidence, Seed
from ui.faces.terminal.request import Request
from ui.faces.terminal.streams import tell
from ui.play.paths import path
from ui.play.refusal import Refusal
from ui.play.words import say

if TYPE_CHECKING:
    from scenarios.diary_file import DiaryFile
    from ui.faces.terminal.progress import Progress

DIARY_ENDS = ".json"


def page(
    out: Annotated[
        Path, typer.Option(parser=path, metavar="FILE.html", help=say("help.page_html"))
    ],
    game: Annotated[
        str, typer.Argument(metavar="[RUN|SCENARIO]", help=say("help.page_game"))
    ] = "default",
    seed: Seed = 1,
    beyond_evidence: BeyondEvidence = False,
) -> None:
    """Write a game as a page that replays and is played otherwise in a browser."""
    from ui.faces.paper.page_file import PageFile  # noqa: PLC0415
    from ui.faces.paper.rules_page.page import make_page  # noqa: PLC0415
    from ui.faces.terminal.laboratory import modules_for  # noqa: PLC0415
    from ui.faces.terminal.progress import Progress  # noqa: PLC0415

    place = PageFile(out, [game])
    with Progress() as progress:
        saved = _game(game, Request(game, seed, beyond_evidence=beyond_evidence), progress)
        if not saved.moves:
            raise Refusal(say("debrief.no_turn"))
    modules = modules_for(wanted=True)
    assert modules is not None  # what is wanted is made, or refused
    place.write(make_page(saved, modules))
    tell(say("rules_page.written", file=out))


def _game(game: str, request: Request, progress: "Progress") -> "DiaryFile":
    """The game that is named.  Raises Refusal."""
    from ui.faces.terminal.game import play_game  # noqa: PLC0415
    from ui.play.diaries import read_game  # noqa: PLC0415
    from ui.play.saving import DIARY  # noqa: PLC0415

    named = Path(game)
    if named.is_dir():
        return read_game(named / DIARY)
    if named.suffix == DIARY_ENDS:
        return read_game(named)
    return play_game(request, progress).saved
