"""Opening the window, at its title or in a game that the command line names."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from ui.desk.desk import Desk
from ui.desk.opened import get_ready, open_desk, put_away
from ui.faces.window.face import window_face
from ui.faces.window.window import Window
from ui.play.refusal import Refusal
from ui.play.session.folder import default_folder
from ui.play.words import say

if TYPE_CHECKING:
    from scenarios.diary_file import DiaryFile

DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")


@dataclass(frozen=True)
class Asked:
    """What the command line asks for."""

    scenario: str | None = None
    nations: tuple[str, ...] = ()
    seed: int = 1
    level: str = "normal"
    load: Path | None = None
    beyond_evidence: bool = False
    policies: Mapping[str, str] = field(default_factory=dict)  # by nation, or files of them


def start(asked: Asked) -> None:
    """Show the window until it is closed.  Raises Refusal when there is no display.

    What is named is looked at before the window opens, so that a mistake is said where it was
    made: on the command line.
    """
    need_display()
    from ui.play.diaries import read_game  # noqa: PLC0415

    saved = read_game(asked.load) if asked.load is not None else None
    named = asked.scenario is not None or asked.nations or asked.policies
    humans = _players(asked) if named else ()
    desk = open_desk(default_folder(), window_face())
    window = Window(desk)
    window.frame()
    get_ready(desk)
    if saved is not None:
        _resume(desk, saved)
    elif humans:
        _open(desk, asked, humans)
    try:
        window.run()
    finally:
        close(desk)


def need_display() -> None:
    """Raise Refusal where it is plain that there is no display, before anything looks for one."""
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in DISPLAYS):
        raise Refusal(say("desk.no_display"))


def close(desk: Desk) -> None:
    """Close the window at once, whatever is still going on behind it."""
    pygame.display.quit()
    put_away(desk)


def _players(asked: Asked) -> tuple[str, ...]:
    """The nations that people play, in the order in which they were named.

    Raises Refusal, also for nations and policies of opponents that there are not.
    """
    from scenarios.load import load  # noqa: PLC0415

    try:
        named = "default" if asked.scenario is None else asked.scenario
        roster = load(named, beyond_evidence=asked.beyond_evidence).roster
    except (ValueError, OSError) as error:
        raise Refusal(str(error)) from error
    humans = tuple(dict.fromkeys(nation.upper() for nation in asked.nations))
    for nation in humans:
        if nation not in roster:
            raise Refusal(say("session.nation", nation=nation, nations=", ".join(roster)))
        if nation in asked.policies:
            raise Refusal(say("refuse.played_and_led", nation=nation))
    if asked.policies:
        from ui.desk.opponents import opponents  # noqa: PLC0415  (it has the rules)

        opponents(roster, asked.level, asked.policies)
    free = [code for code in roster if code not in asked.policies]
    if not humans and not free:
        raise Refusal(say("refuse.all_led"))
    return humans or ("IND" if "IND" in free else free[0],)


def _resume(desk: Desk, saved: "DiaryFile") -> None:
    def work() -> object:
        from ui.desk.sitting import Sitting  # noqa: PLC0415  (in the background: it has the rules)
        from ui.play.session.autosave import Autosave  # noqa: PLC0415

        return Sitting.resume(saved, Autosave(desk.slots))

    desk.during(say("desk.opening"), work, desk.sit_down)


def _open(desk: Desk, asked: Asked, humans: tuple[str, ...]) -> None:
    def work() -> object:
        from ui.desk.sitting import NewGame, Sitting  # noqa: PLC0415

        opening = NewGame(
            "default" if asked.scenario is None else asked.scenario,
            humans,
            asked.seed,
            asked.level,
            beyond_evidence=asked.beyond_evidence,
            policies=asked.policies,
        )
        return Sitting.new(opening, desk.slots)

    desk.during(say("desk.opening"), work, desk.sit_down)
