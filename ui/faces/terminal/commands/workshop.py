"""`sixpillars workshop`: a workshop on cooperation regimes, on one page."""

from pathlib import Path
from typing import Annotated

import typer

from agents.arguments import LARGEST_SEED
from ui.faces.terminal.commands.play import BeyondEvidence, whole
from ui.faces.terminal.streams import tell
from ui.play.paths import path
from ui.play.words import say


def workshop(
    out: Annotated[
        Path, typer.Option(parser=path, metavar="FILE.html", help=say("help.workshop_out"))
    ],
    scenario: Annotated[str, typer.Argument(help=say("help.scenario"))] = "default",
    seed: Annotated[
        int,
        typer.Option(
            parser=whole("--seed", 0, LARGEST_SEED), metavar="N", help=say("help.workshop_seed")
        ),
    ] = 1,
    beyond_evidence: BeyondEvidence = False,
) -> None:
    """Write the page; compiling the rules for browsers takes some minutes, once."""
    from ui.faces.paper.page_file import PageFile  # noqa: PLC0415
    from ui.faces.paper.workshop.page import make_page  # noqa: PLC0415
    from ui.play.loading import load_scenario, pack_scenario  # noqa: PLC0415

    page = PageFile(out, [scenario])
    told = load_scenario(scenario, beyond_evidence)
    made = make_page(pack_scenario(told), told.question, seed, compiled())
    page.write(made)
    tell(say("workshop.written", file=out, size=f"{len(made.encode()) / 1e6:.1f}"))


def compiled() -> list[bytes]:
    """The rules for browsers, the fastest module first.  Raises Refusal."""
    from ui.faces.terminal.progress import Progress  # noqa: PLC0415
    from ui.play.refusal import Refusal  # noqa: PLC0415
    from wasm.module import WIDTHS, ModuleError, is_compiled, module  # noqa: PLC0415

    with Progress() as progress:
        if not all(is_compiled(width) for width in WIDTHS):
            progress.tell(say("workshop.compiling"))
        try:
            return [module(width) for width in WIDTHS]
        except ModuleError as error:
            raise Refusal(str(error)) from None
