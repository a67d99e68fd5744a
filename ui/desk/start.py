"""Opening the window, at its title or in a game that the command line names."""

import os
from pathlib import Path

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

from ui.desk.desk import Desk
from ui.desk.window import Window
from ui.refusal import Refusal
from ui.words import say


def start(
    scenario: str | None,
    nations: tuple[str, ...],
    seed: int,
    level: str,
    load: Path | None,
) -> None:
    """Show the window until it is closed.  Raises Refusal when there is no display.

    A game that is named is checked before the window opens, so that a mistake is said where it
    was made: on the command line.
    """
    from ui.session.slots import default_folder  # noqa: PLC0415

    desk = Desk(default_folder())
    window = Window(desk)
    window.frame()
    desk.warm_up()
    if load is not None:
        from scenarios.diary_file import DiaryError, read  # noqa: PLC0415
        from ui.desk.table import Table  # noqa: PLC0415

        try:
            saved = read(load)
        except DiaryError as error:
            raise Refusal(str(error)) from error
        desk.during(say("desk.opening"), lambda: Table.resume(saved, desk.slots), desk.sit_down)
    elif scenario or nations:
        from ui.desk.table import Opening  # noqa: PLC0415
        from ui.session.opening import load_scenario, seats  # noqa: PLC0415

        asked = load_scenario(scenario or "default")
        humans = nations or (asked.roster[0],)
        default = [asked.nations[code].policy for code in asked.roster]
        seats(asked.roster, default, dict.fromkeys(humans, "human"), {})
        desk.open_game(Opening(scenario or "default", humans, seed, level))
    try:
        window.run()
    finally:
        desk.crew.close()
