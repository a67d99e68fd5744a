"""`sixpillars replay`: play a saved game again and compare every quarter."""

from pathlib import Path
from typing import Annotated

import typer

from ui.faces.terminal.streams import tell
from ui.play.paths import path
from ui.play.words import say

PARTED = 1


def replay(file: Annotated[Path, typer.Argument(parser=path, help=say("help.diary"))]) -> None:
    """Play a diary's moves again and say whether every quarter agrees."""
    from ui.play.diaries import hold_against_manifest, read_moves  # noqa: PLC0415

    saved = read_moves(file)
    from agents.diary import replay as play_again  # noqa: PLC0415
    from sim.jit import SOURCE_DIGEST, cache_is_warm  # noqa: PLC0415
    from ui.faces.terminal.progress import Progress  # noqa: PLC0415
    from ui.play.loading import pack_scenario  # noqa: PLC0415

    with Progress() as progress:
        if saved.source_digest != SOURCE_DIGEST:
            progress.tell(say("replay.other_sources"))
        if not cache_is_warm():
            progress.compiling()
        world = pack_scenario(saved.scenario)
        progress.expect(len(saved.hashes) - 1)
        board, parting = play_again(world, saved.diary(), lambda _: progress.step())
    if parting is None:
        hold_against_manifest(file)
        tell(say("replay.agree", quarters=board.tick, hash=saved.hashes[-1][:16]))
        return
    where = say("replay.start") if parting.tick == 0 else say("replay.quarter", tick=parting.tick)
    tell(
        say(
            "replay.part",
            where=where,
            expected=parting.expected[:16],
            found=parting.found[:16],
        )
    )
    raise typer.Exit(PARTED)
