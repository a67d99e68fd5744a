"""`sixpillars debrief`: look back on a game, and write the page."""

from pathlib import Path
from typing import Annotated

import typer

from ui.faces.terminal.streams import tell
from ui.play.paths import path
from ui.play.words import say


def debrief(
    file: Annotated[Path, typer.Argument(parser=path, help=say("help.debrief_file"))],
    out: Annotated[
        Path, typer.Option(parser=path, metavar="FILE.html", help=say("help.debrief_out"))
    ],
    nation: Annotated[
        str, typer.Option(metavar="NATION", help=say("help.debrief_nation"), show_default=False)
    ] = "",
) -> None:
    """Look back on a game from one nation's side."""
    from sim.jit import cache_is_warm  # noqa: PLC0415
    from ui.faces.paper.debrief.page import make_page  # noqa: PLC0415
    from ui.faces.paper.page_file import PageFile  # noqa: PLC0415
    from ui.faces.terminal.progress import Progress  # noqa: PLC0415
    from ui.play.debrief.make import make_debrief  # noqa: PLC0415
    from ui.play.debrief.reading import read_session  # noqa: PLC0415
    from ui.play.debrief.sentences import choice_said, mandate_said  # noqa: PLC0415

    page = PageFile(out, [file])
    with Progress() as progress:
        if not cache_is_warm():
            progress.tell(say("progress.compile"))
        session = read_session(file)

        def move(done: int, total: int) -> None:
            progress.bar.update(
                progress.task, description=say("debrief.making"), completed=done, total=total
            )

        made = make_debrief(session, nation.upper(), move)
    page.write(make_page(made))
    for sentence in mandate_said(made):
        tell(sentence)
    for choice in made.choices.decisive if made.choices else ():
        tell(choice_said(made, choice))
    tell(say("debrief.written", file=out))
