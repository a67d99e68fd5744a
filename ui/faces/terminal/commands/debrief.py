"""`sixpillars debrief`: look back on a game, and write the page."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ui.faces.terminal.laboratory import Wanted, modules_for, of_game, tell_left_out
from ui.faces.terminal.streams import tell
from ui.play.paths import path
from ui.play.words import say

if TYPE_CHECKING:
    from scenarios.diary_file import DiaryFile
    from ui.play.debrief.data import Debrief


def debrief(
    file: Annotated[Path, typer.Argument(parser=path, help=say("help.debrief_file"))],
    out: Annotated[
        Path, typer.Option(parser=path, metavar="FILE.html", help=say("help.debrief_out"))
    ],
    nation: Annotated[
        str, typer.Option(metavar="NATION", help=say("help.debrief_nation"), show_default=False)
    ] = "",
    laboratory: Wanted = None,
) -> None:
    """Look back on a game from one nation's side."""
    from ui.faces.paper.debrief.page import make_page  # noqa: PLC0415
    from ui.faces.paper.page_file import PageFile  # noqa: PLC0415
    from ui.play.debrief.sentences import (  # noqa: PLC0415
        attained_said,
        choice_said,
        mandate_said,
        world_said,
    )
    from ui.play.diaries import PlayedByOtherRules, read_game  # noqa: PLC0415

    page = PageFile(out, [file])
    try:
        saved = read_game(file)
        modules = modules_for(laboratory)
        made = _made(saved, nation.upper())
    except PlayedByOtherRules as other:
        from ui.faces.terminal.earlier import page_of_game  # noqa: PLC0415

        page.write(page_of_game(file, nation.upper()))
        tell(say("debrief.earlier", file=out, rules=other.rules))
        return
    page.write(make_page(made, of_game(saved, modules)))
    tell_left_out(laboratory, modules)
    for sentence in (*mandate_said(made), attained_said(made), *world_said(made)):
        tell(sentence)
    for choice in made.choices.decisive if made.choices else ():
        tell(choice_said(made, choice))
    tell(say("debrief.written", file=out))


def _made(saved: "DiaryFile", nation: str) -> "Debrief":
    """The debrief of a game.  Raises Refusal."""
    from sim.jit import cache_is_warm  # noqa: PLC0415
    from ui.faces.terminal.progress import Progress  # noqa: PLC0415
    from ui.play.debrief.make import make_debrief  # noqa: PLC0415
    from ui.play.debrief.reading import session_of  # noqa: PLC0415

    with Progress() as progress:
        if not cache_is_warm():
            progress.compiling()
        session = session_of(saved)

        def move(done: int, total: int) -> None:
            progress.bar.update(
                progress.task, description=say("debrief.making"), completed=done, total=total
            )

        return make_debrief(session, nation, move)
