"""`sixpillars play`: a game in a window."""

from pathlib import Path
from typing import Annotated

import typer

from agents.arguments import LARGEST_SEED
from ui.faces.terminal.commands.play import BeyondEvidence, Policies, chosen_policies, whole
from ui.play.paths import path
from ui.play.refusal import Refusal
from ui.play.words import say

LEVELS = ("easy", "normal", "hard")


def play(
    scenario: Annotated[str | None, typer.Argument(help=say("help.scenario"))] = None,
    nation: Annotated[
        list[str] | None, typer.Option("--nation", metavar="NATION", help=say("help.nation"))
    ] = None,
    seed: Annotated[
        int,
        typer.Option(parser=whole("--seed", 0, LARGEST_SEED), metavar="N", help=say("help.seed")),
    ] = 1,
    opponents: Annotated[
        str, typer.Option(metavar="|".join(LEVELS), help=say("help.opponents"))
    ] = "normal",
    policy: Policies = None,
    beyond_evidence: BeyondEvidence = False,
    load: Annotated[
        Path | None, typer.Option("--load", parser=path, metavar="FILE", help=say("help.load"))
    ] = None,
) -> None:
    """Open the window: at its title, or at once in the game that is named."""
    if opponents not in LEVELS:
        raise Refusal(say("refuse.level", level=opponents, levels=", ".join(LEVELS)))
    chosen = chosen_policies(policy)
    if load is not None and (scenario is not None or nation or chosen):
        raise Refusal(say("refuse.load_and_new"))
    from ui.faces.window.start import Asked, start  # noqa: PLC0415  (pygame is for who plays)

    start(Asked(scenario, tuple(nation or ()), seed, opponents, load, beyond_evidence, chosen))
